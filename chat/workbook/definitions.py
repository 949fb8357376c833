"""The Definitions sheet: what every table counts, of whom, over what, from which columns; and changed settings."""

from chat.report import Report, ReportTable
from chat.workbook.book import Book, Sheet
from chat.workbook.numbers import is_percent
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import Cell, PlainColumn, write_heads, write_rows

TITLE = "Definitions"
COLUMNS = (
    PlainColumn("Table", 150),
    PlainColumn("Key", 240),
    PlainColumn("What it counts", 270),
    PlainColumn("Population", 180),
    PlainColumn("Denominator", 110),
    PlainColumn("Annex A columns used", 190),
    PlainColumn("Source", 100),
)
LAST_COLUMN = len(COLUMNS) - 1


def write_definitions(book: Book, report: Report) -> None:
    """Writes the sheet: settings that differ from their default, then all tables, list by list."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(TITLE, "What every table counts. Percentages and rates are kept unrounded and shown rounded half up.")
    row = _write_settings(sheet, 3, report)
    row = write_heads(sheet, row, COLUMNS)
    for section in report.sections:
        sheet.height(row, 30)
        for column in range(len(COLUMNS)):
            sheet.text(row, column, section.sheet_title if column == 0 else "", sheet.style("group"))
        row = write_rows(sheet, row + 1, COLUMNS, (_cells(table) for table in section.tables))
    sheet.worksheet.freeze_panes(2, 0)
    sheet.print_setup(PageSetup(LANDSCAPE, row, LAST_COLUMN, 2))


def _write_settings(sheet: Sheet, row: int, report: Report) -> int:
    sheet.height(row, 22)
    sheet.text(row, 0, "Settings that differ from their default", sheet.style("table_title"))
    row += 1
    if not report.settings_in_force:
        sheet.merged((row, 0), (row, LAST_COLUMN), "None: every setting is at its default.", sheet.style("text"))
        return row + 2
    for key, value in sorted(report.settings_in_force.items()):
        sheet.merged((row, 0), (row, 1), key, sheet.style("cell"))
        sheet.merged((row, 2), (row, LAST_COLUMN), setting_text(value), sheet.style("cell"))
        row += 1
    return row + 1


def setting_text(value: object) -> str:
    """A setting's value as `chat.toml` would show it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cells(table: ReportTable) -> tuple[Cell, ...]:
    counts = f"{table.definition} {table.edges}".strip()
    headings = ", ".join(table.headings)
    return table.title, table.key, counts, table.population, _denominator(table), headings, table.source


def _denominator(table: ReportTable) -> str:
    if not any(is_percent(column) for column in table.columns):
        return "none: no percentages"
    return table.denominator_is or f"the {table.unit} of the table"
