"""The layout of the very hidden sheet `_chat`, by which a workbook is its own history.

Each row is a record: its kind in column A, its fields after it.

| kind | fields |
|---|---|
| `chat` | schema number, tool version, as-at date (ISO) |
| `rule` | how to read older and newer schemas, in words |
| `figures` | place of the chunk from 1, how many there are, the chunk |
| `earlier` | as-at date (ISO) of an earlier figures file, place of the chunk from 1, how many there are, the chunk |
| `commentary` | key, defined name, sheet as written, as-at date of the text (ISO), its fingerprint, title |
| `text` | key, 0 for the text in the cell or 1, 2 ... for those before it, as-at date (ISO), chunk as under `figures` |
| `removed` | key, fingerprint of a text that was removed, turn (1 removed, 2 written again ...), as-at date (ISO) |
| `merged` | key, fingerprint of a text that a merge put there, and whether `one` person wrote it or `several` did |
| `written` | place of the chunk from 1, how many there are, short fingerprints of every text that ChAT wrote |
| `renamed` | earlier key, present key |

The chunks of `figures`, joined in order, are the figures file as it was written. Those of `earlier`, joined, are one
compressed with zlib, in base 64. A commentary whose text still has its fingerprint is of the date given with it; one
that was changed is of the workbook's own as-at date. Of two commentary records of one key the later counts. Text whose
fingerprint is not among those of `written` was typed by somebody.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator, Sequence

from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.own_sheet import OWN_SHEET

SCHEMA = 1
CHUNK = 16_000  # characters: at most 32,000 UTF-16 units, within a cell's 32,767
MOST_EARLIER = 24  # as-at dates whose figures a workbook carries besides its own
LONGEST_FIGURES = 200_000_000  # bytes a compressed record may become: a damaged file must not fill the memory
RULE = (
    "Kinds and fields that a reader does not know are passed over; a field once given keeps its place and meaning. "
    "A reader takes schemas up to its own number and says so when a workbook's is higher."
)
RENAMED_KEYS: dict[str, str] = {}  # earlier table key to present one: commentary and figures follow it


Record = Sequence[str]
FIELDS = 8  # of a record, its kind among them


def records(workbook: StoredWorkbook) -> Iterator[Record]:
    """The records of a workbook, however their sheet is hidden; each has all fields, those not written empty."""
    return (record for _, record in numbered_records(workbook))


def numbered_records(workbook: StoredWorkbook) -> Iterator[tuple[int, Record]]:
    """The records, each with the place of its row from 0."""
    sheet = workbook.sheet(OWN_SHEET)
    rows: dict[int, list[str]] = {}
    for (row, column), text in workbook.texts(sheet).items() if sheet else ():
        if column < FIELDS:
            rows.setdefault(row, [""] * FIELDS)[column] = text
    return ((row, rows[row]) for row in sorted(rows))


def chunks(text: str) -> tuple[str, ...]:
    """The text in pieces that a cell can hold."""
    return tuple(text[start : start + CHUNK] for start in range(0, len(text), CHUNK))


def compressed(text: str) -> str:
    """The text as an `earlier` record holds it; the same text gives the same record."""
    return base64.b64encode(zlib.compress(text.encode(), 6)).decode("ascii")


def expanded(record: str) -> str:
    """The text of an `earlier` record; raises ValueError when it is damaged, or far too long."""
    try:
        reader = zlib.decompressobj()
        content = reader.decompress(base64.b64decode(record, validate=True), LONGEST_FIGURES)
    except (binascii.Error, zlib.error) as error:
        raise ValueError("damaged") from error
    if not reader.eof:
        raise ValueError("cut off, or too long")
    return content.decode()
