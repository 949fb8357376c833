"""Writes the ChAT workbook: a sheet for each part, in the order of the contents."""

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from chat.commentary.comment import Comment, noted, renamed
from chat.commentary.place import KEPT_TITLE
from chat.earlier.chat_sheet import RENAMED_KEYS
from chat.earlier.figures import EarlierFigures
from chat.report import Report
from chat.saving import put_into_place, refuse_unless_possible
from chat.words.dates import date_text, day_before
from chat.workbook.book import Book
from chat.workbook.list_sheet.plan import plan_list
from chat.workbook.list_sheet.write import write_list_sheet
from chat.workbook.scorecard.plan import TITLE as SCORECARD_TITLE
from chat.workbook.scorecard.plan import plan_scorecard
from chat.workbook.scorecard.write import write_scorecard
from chat.workbook.sheets.chat_sheet import write_history
from chat.workbook.sheets.cohorts import TITLE as COHORTS_TITLE
from chat.workbook.sheets.cohorts import plan_cohorts, write_cohorts
from chat.workbook.sheets.commentary_kept import kept_places, kept_texts, write_kept
from chat.workbook.sheets.comparisons import TITLE as COMPARISONS_TITLE
from chat.workbook.sheets.comparisons import compared_headlines, write_comparisons
from chat.workbook.sheets.contents import TITLE as CONTENTS_TITLE
from chat.workbook.sheets.contents import write_contents
from chat.workbook.sheets.data_quality import TITLE as QUALITY_TITLE
from chat.workbook.sheets.data_quality import write_data_quality
from chat.workbook.sheets.definitions import TITLE as DEFINITIONS_TITLE
from chat.workbook.sheets.definitions import write_definitions
from chat.workbook.sheets.headlines import TITLE as HEADLINES_TITLE
from chat.workbook.sheets.headlines import write_headlines
from chat.workbook.sheets.national_framework import TITLE as FRAMEWORK_TITLE
from chat.workbook.sheets.national_framework import dashboard_of, write_national_framework
from chat.workbook.sheets.summary import plan_summary, write_summary
from chat.workbook.sheets.teams import TITLE as TEAMS_TITLE
from chat.workbook.sheets.teams import plan_teams, write_teams
from chat.workbook.wording import as_at_text, authority_text

NO_COMMENTARY: Mapping[str, Comment] = {}
NOTHING_MOVED: Mapping[str, str] = {}


def write_workbook(
    report: Report,
    path: Path,
    *,
    figures_json: str,
    commentary: Mapping[str, Comment] = NO_COMMENTARY,
    earlier: Sequence[EarlierFigures] = (),
    moved: Mapping[str, str] = NOTHING_MOVED,
    protected: bool = True,
    as_read: str | None = None,
) -> None:
    """Writes `report` to `path` (.xlsx); the same arguments give the same bytes.

    `figures_json` is the text of the figures file, kept on the hidden sheet `_chat`. `commentary` fills the commentary
    cells, by table key; what has no table in this report stands on a sheet of its own. `earlier` figures, latest first,
    are kept on `_chat` as well; `moved` has sentences on what moved since a comment, by its key. With `protected` every
    sheet is protected without a password, commentary cells excepted. Raises OutputRefused when the place cannot be
    written, or its file is not the one that was `as_read`; an earlier file at `path` is then unchanged, and otherwise
    kept beside it.
    """
    refuse_unless_possible(path)  # before the work, not after it
    content = workbook_bytes(
        report, figures_json=figures_json, commentary=commentary, earlier=earlier, moved=moved, protected=protected
    )
    put_into_place(path, content, keep_earlier=True, as_read=as_read)


def workbook_bytes(
    report: Report,
    *,
    figures_json: str,
    commentary: Mapping[str, Comment] = NO_COMMENTARY,
    earlier: Sequence[EarlierFigures] = (),
    moved: Mapping[str, str] = NOTHING_MOVED,
    protected: bool = True,
) -> bytes:
    """The workbook as bytes; what XlsxWriter would only warn about is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return written_book(
            report, figures_json=figures_json, commentary=commentary, earlier=earlier, moved=moved, protected=protected
        ).content()


def written_book(
    report: Report,
    *,
    figures_json: str,
    commentary: Mapping[str, Comment] = NO_COMMENTARY,
    earlier: Sequence[EarlierFigures] = (),
    moved: Mapping[str, str] = NOTHING_MOVED,
    protected: bool = True,
) -> Book:
    """The book with all its sheets written, before it becomes a file."""
    comments = noted(renamed(commentary, RENAMED_KEYS), report.as_at, moved)
    plans = tuple(plan_list(section, comments) for section in report.sections)
    cohorts = plan_cohorts(report.overlaps, comments)
    teams = plan_teams(report.teams, comments)
    scorecard = plan_scorecard(report.scorecard, comments)
    summary = plan_summary(comments)
    of_lists = (place for plan in plans for place in plan.commentary_places)
    of_front = (*summary.commentary_places, *scorecard.commentary_places)
    places = [*of_front, *of_lists, *cohorts.commentary_places, *teams.commentary_places]
    kept = kept_texts(comments, places)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = _new_book(report, protected=protected)
        before_quality = (*((COHORTS_TITLE,) if cohorts.blocks else ()), *((TEAMS_TITLE,) if teams.block else ()))
        after_headlines = (
            *((COMPARISONS_TITLE,) if compared_headlines(report) else ()),
            *((SCORECARD_TITLE,) if scorecard.is_there else ()),
            *((FRAMEWORK_TITLE,) if dashboard_of(report) else ()),
        )
        last = (KEPT_TITLE,) if kept else ()
        lists = [plan.section.sheet_title for plan in plans]
        front = (CONTENTS_TITLE, HEADLINES_TITLE, *after_headlines)
        back = (*before_quality, QUALITY_TITLE, DEFINITIONS_TITLE, *last)
        write_summary(book, report, summary, (*front, *lists, *back))
        write_contents(book, report, plans, after_headlines=after_headlines, before_quality=before_quality, last=last)
        write_headlines(book, report)
        write_comparisons(book, report)
        write_scorecard(book, report, scorecard)
        write_national_framework(book, report)
        for plan in plans:
            write_list_sheet(book, report, plan)
        write_cohorts(book, report, cohorts)
        write_teams(book, report, teams)
        write_data_quality(book, report)
        write_definitions(book, report)
        if kept:
            write_kept(book, kept)
        book.write_helper_sheet()
        book.open_at_first_sheet()
        write_history(book, report, [*places, *kept_places(kept)], comments, figures_json=figures_json, earlier=earlier)
    return book


def _new_book(report: Report, *, protected: bool) -> Book:
    whose, last_day = authority_text(report), day_before(report.as_at)
    return Book(
        title=f"ChAT: {whose}, {as_at_text(report)}",
        subject="Figures and commentary from an Annex A extract",
        as_at=report.as_at,
        footer=f"{report.status.capitalize()}. {whose}, data up to {date_text(last_day)}",
        protected=protected,
    )
