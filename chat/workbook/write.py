"""Writes the ChAT workbook: a sheet for each part, in the order of the contents."""

import warnings
from pathlib import Path

from chat.report import Report
from chat.workbook.book import Book
from chat.workbook.contents import write_contents
from chat.workbook.data_quality import write_data_quality
from chat.workbook.definitions import write_definitions
from chat.workbook.headlines import write_headlines
from chat.workbook.history import write_history
from chat.workbook.into_place import put_into_place, refuse_unless_possible
from chat.workbook.list_plan import plan_list
from chat.workbook.list_sheet import write_list_sheet
from chat.workbook.wording import as_at_text, authority_text


def write_workbook(report: Report, path: Path, *, figures_json: str, protected: bool = True) -> None:
    """Writes `report` to `path` (.xlsx); the same arguments give the same bytes.

    `figures_json` is the text of the figures file, kept on the hidden sheet `_chat`. With `protected` every sheet is
    protected without a password, commentary cells excepted. Raises OutputRefused when the place cannot be written;
    an earlier file at `path` is then unchanged.
    """
    refuse_unless_possible(path)  # before the work, not after it
    put_into_place(path, workbook_bytes(report, figures_json=figures_json, protected=protected))


def workbook_bytes(report: Report, *, figures_json: str, protected: bool = True) -> bytes:
    """The workbook as bytes; what XlsxWriter would only warn about is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = _new_book(report, protected=protected)
        plans = tuple(plan_list(section) for section in report.sections)
        write_contents(book, report, plans)
        write_headlines(book, report, plans)
        for plan in plans:
            write_list_sheet(book, report, plan)
        write_data_quality(book, report)
        write_definitions(book, report)
        write_history(book, report, plans, figures_json)
        return book.content()


def _new_book(report: Report, *, protected: bool) -> Book:
    whose = f"{authority_text(report)}, {as_at_text(report)}"
    return Book(
        title=f"ChAT: {whose}",
        subject="Figures and commentary from an Annex A extract",
        as_at=report.as_at,
        footer=whose,
        protected=protected,
    )
