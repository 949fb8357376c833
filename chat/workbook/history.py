"""The very hidden sheet `_chat`: the figures file and the commentary keys, so that a workbook is its own history.

Each row is a record: its kind in column A, its fields after it.

| kind | fields |
|---|---|
| `chat` | schema number, tool version, as-at date (ISO) |
| `rule` | how to read older and newer schemas, in words |
| `figures` | place of the chunk from 1, how many there are, the chunk |
| `commentary` | key, defined name, sheet as written, as-at date of the text (ISO), its fingerprint, title |
| `renamed` | earlier key, present key |

The chunks of the figures file, joined in order, are the file as it was written. A commentary whose text still has its
fingerprint is of the date given with it; one that was changed is of the workbook's own as-at date.
"""

from collections.abc import Iterable, Iterator, Mapping

from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.workbook.comment import PREFIX, Noted, fingerprint
from chat.workbook.commentary import CommentaryPlace

TITLE = "_chat"
SCHEMA = 1
CHUNK = 16_000  # characters: at most 32,000 UTF-16 units, within a cell's 32,767
RULE = (
    "Kinds and fields that a reader does not know are passed over; a field once given keeps its place and meaning. "
    "A reader takes schemas up to its own number and says so when a workbook's is higher."
)
RENAMED_KEYS: dict[str, str] = {}  # earlier table key to present one: commentary follows it

Field = str | int


def write_history(
    book: Book, report: Report, places: Iterable[CommentaryPlace], comments: Mapping[str, Noted], figures_json: str
) -> None:
    """Writes the sheet and hides it so that only a program shows it."""
    sheet = book.add_sheet(TITLE)
    for row, record in enumerate(_records(report, places, comments, figures_json)):
        _write_record(sheet, row, record)
    sheet.worksheet.very_hidden()


def chunks(text: str) -> tuple[str, ...]:
    """The text in pieces that a cell can hold."""
    return tuple(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))


def _records(
    report: Report, places: Iterable[CommentaryPlace], comments: Mapping[str, Noted], figures_json: str
) -> Iterator[tuple[Field, ...]]:
    yield "chat", SCHEMA, report.version, report.as_at.isoformat()
    yield "rule", RULE
    pieces = chunks(figures_json)
    for number, piece in enumerate(pieces, start=1):
        yield "figures", number, len(pieces), piece
    for place in places:
        written = _written(comments.get(place.key))
        yield "commentary", place.key, PREFIX + place.key, place.sheet, *written, place.title
    for earlier, present in sorted(RENAMED_KEYS.items()):
        yield "renamed", earlier, present


def _written(noted: Noted | None) -> tuple[str, str]:
    """The date and the fingerprint of a text; both empty when there is none, the date alone when it is not known."""
    if noted is None:
        return "", ""
    as_at = noted.comment.as_at
    return as_at.isoformat() if as_at else "", fingerprint(noted.comment.text)


def _write_record(sheet: Sheet, row: int, record: tuple[Field, ...]) -> None:
    style = sheet.style("hidden")
    for column, value in enumerate(record):
        if isinstance(value, str):
            sheet.text(row, column, value, style)
        else:
            sheet.number(row, column, value, style)
