"""Writes the Scorecard: a row for each indicator, then a page for each with its months, chart and commentary."""

from chat.report import Report
from chat.report.scorecard import IndicatorComparator, IndicatorFigure, Movement
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import PageSetup
from chat.workbook.plain_table import write_heads
from chat.workbook.scorecard.cells import write_judgement, write_numbers
from chat.workbook.scorecard.page import HELPER_COLUMN, write_page
from chat.workbook.scorecard.plan import NO_GROUP, TITLE, ScorecardPlan, SummaryLine
from chat.workbook.scorecard.sentences import (
    ARROW_COLOURS,
    ENGLAND,
    NEIGHBOURS,
    NO_DATA,
    STAR,
    arrow_text,
    comparator_of,
    judgement_text,
    value_format,
)
from chat.workbook.styles import GREY_TEXT, LIGHT_RULE
from chat.workbook.wording import as_at_text, authority_text
from chat.xlsx.text_width import height_of

REPEATED_ROWS = 2
STANDARD = " The standard set, without targets: these are an authority's own."


def write_scorecard(book: Book, report: Report, plan: ScorecardPlan) -> None:
    """Writes the sheet, if there are indicators."""
    if not plan.pages:
        return
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in plan.columns))
    sheet.hide_columns(len(plan.columns) + HELPER_COLUMN, len(plan.columns) + HELPER_COLUMN + 1)
    about = "" if plan.scorecard.of_authority else STANDARD
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}.{about}")
    for row, sentence in enumerate(plan.sentences, start=2):
        sheet.height(row, height_of(sentence, plan.pixels))
        sheet.merged((row, 0), (row, plan.last_column), sentence, sheet.style("text"))
    sheet.height(2 + len(plan.sentences), 8)
    pages = {page.figure.id: page.first_row for page in plan.pages}
    for line in plan.lines:
        _write_line(sheet, plan, line, pages)
    for page in plan.pages:
        write_page(sheet, plan, page)
    breaks = (*plan.summary_breaks, *(page.first_row for page in plan.pages))
    last_row = plan.pages[-1].next_row - 1
    sheet.print_setup(PageSetup(plan.page, last_row, plan.last_column, REPEATED_ROWS, breaks))


def _write_line(sheet: Sheet, plan: ScorecardPlan, line: SummaryLine, pages: dict[str, int]) -> None:
    if line.kind == "heads":
        write_heads(sheet, line.row, plan.columns)
        return
    sheet.height(line.row, line.height)
    assert line.figure is not None
    if line.kind == "group":
        sheet.text(line.row, 0, line.figure.group or NO_GROUP, sheet.style("table_title", valign="bottom"))
    elif line.kind == "comment":
        sheet.merged((line.row, 0), (line.row, plan.last_column), line.text, sheet.style("written", indent=1))
    else:
        _write_indicator(sheet, line.row, line.figure, pages[line.figure.id])


def _write_indicator(sheet: Sheet, row: int, figure: IndicatorFigure, page_row: int) -> None:
    """One indicator: its name leads to its page."""
    sheet.link(
        row, 0, (TITLE, page_row), figure.name, sheet.style("link", valign="vcenter", bottom=1, bottom_color=LIGHT_RULE)
    )
    now = figure.current
    write_numbers(sheet, row, figure, now)
    said = NO_DATA if now.value is None else judgement_text(now.judgement) + (", check" if figure.flagged else "")
    write_judgement(sheet, row, 7, now.judgement, said)
    _write_arrow(sheet, row, 8, figure.last_month)
    _write_arrow(sheet, row, 9, figure.last_year)
    after = f" of {figure.months_judged}{' ' + STAR if figure.star else ''}"
    within = figure.months_within if figure.has_target and figure.months_judged else None
    sheet.number(row, 10, within, sheet.style("number", num_format=f'0"{after}"'))
    for column, beginnings in enumerate((ENGLAND, NEIGHBOURS), start=11):
        _write_comparator(sheet, row, column, figure, comparator_of(figure, beginnings))
    sheet.text(row, 13, figure.owner, sheet.style("label", indent=1))
    sheet.text(row, 14, figure.assessment, sheet.style("label"))


def _write_arrow(sheet: Sheet, row: int, column: int, movement: Movement) -> None:
    colour = ARROW_COLOURS.get(movement.change or "", GREY_TEXT)
    sheet.text(row, column, arrow_text(movement), sheet.style("label", font_color=colour))


def _write_comparator(
    sheet: Sheet, row: int, column: int, figure: IndicatorFigure, comparator: IndicatorComparator | None
) -> None:
    """The value as a number that carries its year in its format."""
    year = f" ({comparator.year})" if comparator else ""
    style = sheet.style("number", num_format=value_format(figure, year), shrink=True, text_wrap=False)
    sheet.number(row, column, comparator.value if comparator else None, style)
