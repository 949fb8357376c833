"""The National Framework sheet: the dashboard's indicators, with England and what is not quite the same."""

from chat.report import Report, ReportRow, ReportTable
from chat.workbook.book import Book
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import PlainColumn, write_heads, write_rows
from chat.workbook.wording import as_at_text, authority_text
from chat.xlsx.text_width import height_of

TITLE = "National Framework"
KEY = "beyond.national_dashboard"
FIRST_ROW = 2
COLUMNS = (
    PlainColumn("Indicator", 360),
    PlainColumn("Unit", 80),
    PlainColumn("This time", 80, is_number=True),
    PlainColumn("Number", 80, is_number=True),
    PlainColumn("Of", 90, is_number=True),
    PlainColumn("England", 80, is_number=True),
    PlainColumn("What is not the same", 410, indent=1),
)
VALUE, ENGLAND = 2, 5


def dashboard_of(report: Report) -> ReportTable | None:
    """The table, when anything of it is known."""
    table = next((each for each in report.tables if each.key == KEY), None)
    known = table is not None and any(row.values["value"] is not None for row in table.rows)
    return table if known else None


def write_national_framework(book: Book, report: Report) -> None:
    """Writes the sheet, if there is anything to say."""
    table = dashboard_of(report)
    if table is None:
        return
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(TITLE, f"{table.title}. {authority_text(report)}, {as_at_text(report)}")
    row = write_heads(sheet, FIRST_ROW, COLUMNS)
    sheet.worksheet.freeze_panes(row, 1)
    for each in table.rows:
        columns = tuple(
            PlainColumn(column.head, column.pixels, _format(each), is_number=True)
            if place in (VALUE, ENGLAND)
            else column
            for place, column in enumerate(COLUMNS)
        )
        row = write_rows(sheet, row, columns, [_cells(each)])
    pixels = sum(column.pixels for column in COLUMNS)
    for note in filter(None, (table.definition, table.edges, table.note, table.caveat)):
        sheet.height(row, height_of(note, pixels))
        sheet.merged((row, 0), (row, len(COLUMNS) - 1), note, sheet.style("note"))
        row += 1
    sheet.print_setup(PageSetup(LANDSCAPE, row - 1, len(COLUMNS) - 1, FIRST_ROW + 1, ()))


def _format(row: ReportRow) -> str:
    """The number format of a value: as many decimals as the dashboard prints."""
    decimals = row.shown.decimals if row.shown else 0
    places = "." + "0" * decimals if decimals else ""
    return f"0{places}%" if row.shown and row.shown.unit == "percent" else f"#,##0{places}"


def _cells(row: ReportRow) -> tuple[str | int | float | None, ...]:
    shown, values = row.shown, row.values
    return (
        row.label,
        shown.unit if shown else "",
        values["value"],
        values["numerator"],
        values["denominator"],
        values["england"],
        shown.note if shown else "",
    )
