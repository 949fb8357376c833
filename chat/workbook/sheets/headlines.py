"""The Headlines sheet: one line for each figure that managers quote, by list."""

from dataclasses import dataclass, replace

from chat.report import HeadlineFigure, Report, Section
from chat.report.columns import number_format
from chat.workbook.book import Book, Sheet
from chat.workbook.list_sheet.hidden_columns import TREND_COLUMNS
from chat.workbook.list_sheet.plan import ListPlan
from chat.workbook.pages import PageSetup, page_for
from chat.workbook.plain_table import PlainColumn, write_heads, write_rows
from chat.workbook.sheets.comparisons import published_cells, published_columns, write_comparisons
from chat.workbook.sheets.headlines_last_time import FIRST_HIDDEN, before_cells, before_columns, draw_headline_trend
from chat.workbook.wording import as_at_text, authority_text, period_text, section_heading
from chat.xlsx.text_width import height_of

TITLE = "Headlines"
COLUMNS = (
    PlainColumn("Figure", 420),
    PlainColumn("Number", 90, is_number=True),
    PlainColumn("Rate per 10,000", 125, is_number=True),
)
PIXELS = sum(column.pixels for column in COLUMNS)
FIRST_ROW = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """The columns beside a figure: published ones, and those of last time; either may be none."""

    published: tuple[PlainColumn, ...]
    before: tuple[PlainColumn, ...]


def write_headlines(book: Book, report: Report, plans: tuple[ListPlan, ...]) -> None:
    """Writes the sheet; each list's lines stand under its name and period."""
    sheet = book.add_sheet(TITLE)
    beside = Beside(published_columns(report), before_columns(report))
    columns = (*COLUMNS, *beside.published, *beside.before)
    sheet.widths(tuple(column.pixels for column in columns))
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}. {_about_rates(report)}")
    sheet.worksheet.freeze_panes(FIRST_ROW, 0)
    row = write_heads(sheet, FIRST_ROW - 1, columns)
    starts = []
    for plan in plans:
        starts.append(row)
        row = _write_section(sheet, row, plan.section, report, beside)
    row, more, last_column = write_comparisons(sheet, row, report, [column.pixels for column in columns])
    pixels = sheet.width(0, last_column)
    if beside.before:
        sheet.hide_columns(FIRST_HIDDEN, FIRST_HIDDEN + TREND_COLUMNS)
    page = page_for(pixels)
    repeated = FIRST_ROW - 1 if more else FIRST_ROW  # the heads are those of the first part only
    breaks = sheet.breaks(page, [*starts, *more], row, width=pixels, repeated_rows=repeated)
    sheet.print_setup(PageSetup(page, max(row - 1, FIRST_ROW), last_column, repeated, breaks))


def _about_rates(report: Report) -> str:
    if not report.population:
        return "No population given: rates are blank."
    return "Rates of flows are for a whole year."


def _write_section(sheet: Sheet, row: int, section: Section, report: Report, beside: Beside) -> int:
    """The list's name with its period, then its lines; returns the next row."""
    last_column = len(COLUMNS) + len(beside.published) + len(beside.before) - 1
    sheet.height(row, 30)
    for column in range(last_column + 1):
        sheet.text(row, column, section_heading(section) if column == 0 else "", sheet.style("group"))
    about = section.absence or period_text(section.period)
    sheet.height(row + 1, height_of(about, PIXELS) + 3)
    sheet.merged((row + 1, 0), (row + 1, last_column), about, sheet.style("definition", valign="vcenter"))
    row += 2
    for figure in section.headlines:
        if beside.before:
            draw_headline_trend(sheet, row, last_column, report, figure)
        own = (figure.label, figure.value, figure.rate_per_10k)
        published, theirs = published_cells(section, figure, beside.published)
        before, then = before_cells(report, figure, beside.before)
        row = write_rows(sheet, row, (*_columns_for(figure), *published, *before), [(*own, *theirs, *then)])
    return row


def _columns_for(figure: HeadlineFigure) -> tuple[PlainColumn, ...]:
    """The columns, the number in the format of the figure."""
    return COLUMNS[0], replace(COLUMNS[1], num_format=number_format(figure.column, figure.value)), COLUMNS[2]
