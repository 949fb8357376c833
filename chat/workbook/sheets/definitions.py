"""The Definitions sheet: what every table counts, in one table with filters; and changed settings."""

from math import ceil

from chat.document.sentences import meaning_of
from chat.report import Report, ReportTable
from chat.report.columns import is_percent
from chat.workbook.book import TITLE_PIXELS, Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup, page_breaks, room_on_page
from chat.workbook.plain_table import PlainColumn, write_heads
from chat.xlsx.text_width import lines_needed

TITLE = "Definitions"
COLUMNS = (PlainColumn("Table", 270), PlainColumn("Meaning", 934, indent=1))
PIXELS = sum(column.pixels for column in COLUMNS)
HEAD_ROW = 3
LINE = 15.5  # pixels of a line: a page holds as many as can be read
TABLE, SETTINGS_TABLE = "definitions", "settings_changed"
SETTINGS = (PlainColumn("Setting that differs from its default", 270), PlainColumn("Value", 934, indent=1))
ABOUT = "What every table counts. Shown numbers are rounded half up."
MORE = "chat explain TABLE tells more of one: its key, the Annex A columns it reads, and an example."
NOT_HERE = "Tables of lists that are not in this extract are left out."
ABOUT_LAST_TIME = "Monthly tables, profiles and wide tables show no comparison with last time."


def write_definitions(book: Book, report: Report) -> None:
    """Writes the sheet: all tables in the order of the sheets, then the settings that differ from their default."""
    sheet = book.add_sheet(TITLE)
    missing = _of_missing_lists(report)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    settings = "Changed settings stand at the end." if report.settings_in_force else "Every setting is at its default."
    sheet.heading(TITLE, f"{ABOUT} {settings} {ABOUT_LAST_TIME if report.last_time else ''}".rstrip())
    sheet.text(2, 0, f"{MORE} {NOT_HERE}" if missing else MORE, sheet.style("sheet_subtitle"))
    texts = [(table.title, meaning(table)) for table in report.tables if table.key not in missing]
    row = _write(sheet, HEAD_ROW, TABLE, COLUMNS, texts)
    starts = list(range(HEAD_ROW, row))
    if report.settings_in_force:
        settings_at = row + 1
        changed = [(key, setting_text(value)) for key, value in sorted(report.settings_in_force.items())]
        row = _write(sheet, settings_at, SETTINGS_TABLE, SETTINGS, changed)
        starts += [settings_at, *range(settings_at + 2, row)]
    sheet.worksheet.freeze_panes(HEAD_ROW + 1, 0)
    ends = [*starts[1:], row]
    pieces = [(start, sheet.pixels(start, end)) for start, end in zip(starts, ends, strict=True)]
    breaks = page_breaks([(1, sheet.pixels(1, HEAD_ROW)), *pieces], room_on_page(LANDSCAPE, PIXELS, TITLE_PIXELS))
    sheet.print_setup(PageSetup(LANDSCAPE, max(row - 1, HEAD_ROW), len(COLUMNS) - 1, 1, breaks))


def _of_missing_lists(report: Report) -> frozenset[str]:
    """The tables of lists that are not in the extract: there is nothing to explain."""
    missing = (section.tables for section in report.sections if section.rows_read is None)
    return frozenset(table.key for tables in missing for table in tables if table.status == "list_missing")


def _write(sheet: Sheet, row: int, name: str, columns: tuple[PlainColumn, ...], texts: list[tuple[str, str]]) -> int:
    """An Excel table of texts in lines of the least height; returns the next row."""
    first, row = row, write_heads(sheet, row, columns)
    for cells in texts or [("", "")]:
        fitted = zip(cells, columns, strict=True)
        lines = max(lines_needed(text, column.pixels - 9 * column.indent) for text, column in fitted)
        sheet.height(row, ceil(LINE * lines) + 2)
        for place, text in enumerate(cells):
            sheet.text(row, place, text, sheet.style("cell", indent=columns[place].indent))
        row += 1
    heads = [(column.head, sheet.style("head_label", indent=column.indent)) for column in columns]
    sheet.excel_table(name, (first, 0), (row - 1, len(columns) - 1), heads, filtered=True)
    return row


def meaning(table: ReportTable) -> str:
    """What a table counts, what happens at the limits, what its percentages are of, and its name in ChAT."""
    has_shares = any(is_percent(column) for column in table.columns)
    shares = f"Percentages are of {table.denominator_is}." if has_shares and table.denominator_is else ""
    called = f"Called '{table.chat_title}' in ChAT." if table.is_called_otherwise else ""
    return " ".join(text for text in (meaning_of(table), shares, called) if text)


def setting_text(value: object) -> str:
    """A setting's value as `chat.toml` would show it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
