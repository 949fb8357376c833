"""The Definitions sheet: what every table counts, of whom, over what, from which columns; and changed settings."""

from chat.report import Report, ReportTable
from chat.report.columns import is_percent
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import Cell, PlainColumn, write_heads, write_rows
from chat.workbook.sheets.teams import TITLE as TEAMS_TITLE

TITLE = "Definitions"
COLUMNS = (
    PlainColumn("Table", 130),
    PlainColumn("Key", 200, indent=1),
    PlainColumn("What it counts", 410, indent=1),
    PlainColumn("Population", 120, indent=1),
    PlainColumn("Denominator", 110, indent=1),
    PlainColumn("Annex A columns used", 270, indent=1),
    PlainColumn("Source", 100, indent=1),
)
LAST_COLUMN = len(COLUMNS) - 1
PIXELS = sum(column.pixels for column in COLUMNS)
HEAD_ROW = 2
ABOUT_LAST_TIME = "Tables by month, profiles and tables of four columns or more are not set beside last time."


def write_definitions(book: Book, report: Report) -> None:
    """Writes the sheet: all tables, list by list, then the settings that differ from their default."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    about = f"What every table counts. Shown numbers are rounded half up. {_about_settings(report)}"
    sheet.heading(TITLE, f"{about} {ABOUT_LAST_TIME if report.last_time else ''}".rstrip())
    row = first = write_heads(sheet, HEAD_ROW, COLUMNS)
    groups: list[int] = []
    for title, tables in _groups(report):
        groups.append(row)
        row = _write_group(sheet, row, title)
        row = write_rows(sheet, row, COLUMNS, (_cells(table) for table in tables))
    if report.settings_in_force:
        groups.append(row)
        row = _write_settings(sheet, row, report)
    sheet.worksheet.freeze_panes(first, 0)
    starts = [each for each in range(first, row) if each - 1 not in groups]  # a group's name stays with its first line
    breaks = sheet.breaks(LANDSCAPE, starts, row, width=PIXELS, repeated_rows=first)
    sheet.print_setup(PageSetup(LANDSCAPE, row, LAST_COLUMN, first, breaks))


def _groups(report: Report) -> list[tuple[str, tuple[ReportTable, ...]]]:
    """The tables under the names of the sheets on which they stand."""
    groups = [(section.sheet_title, section.tables) for section in report.sections]
    return [*groups, (TEAMS_TITLE, (report.teams,))] if report.teams else groups


def _about_settings(report: Report) -> str:
    if not report.settings_in_force:
        return "Every setting is at its default."
    return "Settings that differ from their default stand below the tables."


def _write_group(sheet: Sheet, row: int, title: str) -> int:
    sheet.height(row, 30)
    for column in range(len(COLUMNS)):
        sheet.text(row, column, title if column == 0 else "", sheet.style("group"))
    return row + 1


def _write_settings(sheet: Sheet, row: int, report: Report) -> int:
    row = _write_group(sheet, row, "Settings that differ from their default")
    for key, value in sorted(report.settings_in_force.items()):
        sheet.merged((row, 0), (row, 1), key, sheet.style("cell"))
        sheet.merged((row, 2), (row, LAST_COLUMN), setting_text(value), sheet.style("cell"))
        row += 1
    return row


def setting_text(value: object) -> str:
    """A setting's value as `chat.toml` would show it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cells(table: ReportTable) -> tuple[Cell, ...]:
    called = f"Called '{table.chat_title}' in ChAT." if table.is_called_otherwise else ""
    counts = " ".join(text for text in (table.definition, table.edges, called) if text)
    headings = ", ".join(table.headings)
    return table.title, table.key, counts, table.population, _denominator(table), headings, table.source


def _denominator(table: ReportTable) -> str:
    if not any(is_percent(column) for column in table.columns):
        return "none: no percentages"
    return table.denominator_is or f"the {table.unit} of the table"
