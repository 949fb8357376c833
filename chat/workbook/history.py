"""The very hidden sheet `_chat`: the figures file and the commentary keys, so that a workbook is its own history.

Each row is a record: its kind in column A, its fields after it.

| kind | fields |
|---|---|
| `chat` | schema number, tool version, as-at date (ISO) |
| `rule` | how to read older and newer schemas, in words |
| `figures` | place of the chunk from 1, how many there are, the chunk |
| `commentary` | key, defined name, sheet as written |
| `renamed` | earlier key, present key |

The chunks of the figures file, joined in order, are the file as it was written.
"""

from collections.abc import Iterator

from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.workbook.commentary import PREFIX
from chat.workbook.list_plan import ListPlan

TITLE = "_chat"
SCHEMA = 1
CHUNK = 16_000  # characters: at most 32,000 UTF-16 units, within a cell's 32,767
RULE = (
    "Kinds and fields that a reader does not know are passed over; a field once given keeps its place and meaning. "
    "A reader takes schemas up to its own number and says so when a workbook's is higher."
)
RENAMED_KEYS: dict[str, str] = {}  # earlier table key to present one: commentary follows it

Field = str | int


def write_history(book: Book, report: Report, plans: tuple[ListPlan, ...], figures_json: str) -> None:
    """Writes the sheet and hides it so that only a program shows it."""
    sheet = book.add_sheet(TITLE)
    for row, record in enumerate(_records(report, plans, figures_json)):
        _write_record(sheet, row, record)
    sheet.worksheet.very_hidden()


def chunks(text: str) -> tuple[str, ...]:
    """The text in pieces that a cell can hold."""
    return tuple(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))


def _records(report: Report, plans: tuple[ListPlan, ...], figures_json: str) -> Iterator[tuple[Field, ...]]:
    yield "chat", SCHEMA, report.version, report.as_at.isoformat()
    yield "rule", RULE
    pieces = chunks(figures_json)
    for place, piece in enumerate(pieces, start=1):
        yield "figures", place, len(pieces), piece
    for plan in plans:
        for block in plan.blocks:
            if block.has_commentary:
                yield "commentary", block.key, PREFIX + block.key, plan.section.sheet_title
    for earlier, present in sorted(RENAMED_KEYS.items()):
        yield "renamed", earlier, present


def _write_record(sheet: Sheet, row: int, record: tuple[Field, ...]) -> None:
    style = sheet.style("hidden")
    for column, value in enumerate(record):
        if isinstance(value, str):
            sheet.text(row, column, value, style)
        else:
            sheet.number(row, column, value, style)
