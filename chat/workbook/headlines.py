"""The Headlines sheet: one line for each figure that managers quote, by list."""

from chat.report import HeadlineFigure, Report, Section
from chat.workbook.book import Book, Sheet
from chat.workbook.list_plan import ListPlan
from chat.workbook.numbers import number_format
from chat.workbook.pages import PageSetup, page_breaks, page_for, room_on_page
from chat.workbook.plain_table import PlainColumn, row_height, write_cell, write_heads
from chat.workbook.text import height_of
from chat.workbook.wording import as_at_text, authority_text, period_text, section_heading

TITLE = "Headlines"
COLUMNS = (
    PlainColumn("Figure", 400),
    PlainColumn("Number", 90, is_number=True),
    PlainColumn("Rate per 10,000", 100, is_number=True),
)
PIXELS = sum(column.pixels for column in COLUMNS)
GROUP_PIXELS = 30
FIRST_ROW = 3


def write_headlines(book: Book, report: Report, plans: tuple[ListPlan, ...]) -> None:
    """Writes the sheet; each list's lines stand under its name and period."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}. {_about_rates(report)}")
    sheet.worksheet.freeze_panes(FIRST_ROW, 0)
    row = write_heads(sheet, FIRST_ROW - 1, COLUMNS)
    pieces: list[tuple[int, int]] = []
    for plan in plans:
        first = row
        row, height = _write_section(sheet, row, plan.section)
        pieces.append((first, height))
    page = page_for(PIXELS)
    breaks = page_breaks(pieces, room_on_page(page, PIXELS, 70))
    sheet.print_setup(PageSetup(page, max(row - 1, FIRST_ROW), len(COLUMNS) - 1, FIRST_ROW, breaks))


def _about_rates(report: Report) -> str:
    if not report.population:
        return "No population given: rates are blank."
    return "Rates of flows are for a whole year."


def _write_section(sheet: Sheet, row: int, section: Section) -> tuple[int, int]:
    """The list's name with its period, then its lines; returns the next row and the height in pixels."""
    sheet.height(row, GROUP_PIXELS)
    for column in range(len(COLUMNS)):
        sheet.text(row, column, section_heading(section) if column == 0 else "", sheet.style("group"))
    about = section.absence or period_text(section.period)
    sheet.height(row + 1, height_of(about, PIXELS))
    sheet.merged((row + 1, 0), (row + 1, len(COLUMNS) - 1), about, sheet.style("definition"))
    height = GROUP_PIXELS + height_of(about, PIXELS)
    row += 2
    for figure in section.headlines:
        height += _write_figure(sheet, row, figure)
        row += 1
    return row, height


def _write_figure(sheet: Sheet, row: int, figure: HeadlineFigure) -> int:
    shown_as = number_format(figure.column, figure.value)
    cells = (figure.label, figure.value, figure.rate_per_10k)
    columns = (COLUMNS[0], PlainColumn("Number", 90, shown_as, is_number=True), COLUMNS[2])
    height = row_height(columns, cells)
    sheet.height(row, height)
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        write_cell(sheet, row, place, column, cell)
    return height
