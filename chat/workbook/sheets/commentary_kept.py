"""The sheet Commentary kept: what has no table any more, and in full what is longer than the page of its table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chat.commentary.comment import PREFIX, Noted
from chat.commentary.place import KEPT_TITLE, CommentaryPlace
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import PlainColumn, write_heads
from chat.xlsx.text_width import height_of, pieces_of_height

SUBTITLE = "Comments whose table is not in this workbook, texts found in other cells, and in full what exceeds a page."
COLUMNS = (
    PlainColumn("Key", 220),
    PlainColumn("Table", 170, indent=1),
    PlainColumn("About it", 170, indent=1),
    PlainColumn("Commentary", 520, indent=1),
)
HEAD_ROW = 2
TEXT_PIXELS = COLUMNS[-1].pixels - 12
HIGHEST_ROW = 480  # pixels; Excel stops at 546
LOWEST_ROW = 60
SPARE_PIXELS = 34


@dataclass(frozen=True, slots=True)
class Kept:
    """A text of the sheet; `name` is the defined name of its cell, empty for a copy that nobody should write in."""

    name: str
    key: str
    title: str
    about: str
    text: str


def kept_texts(comments: Mapping[str, Noted], places: Iterable[CommentaryPlace]) -> tuple[Kept, ...]:
    """What stands on the sheet, by key: nothing when every comment fits its cell."""
    placed = {place.key: place for place in places}
    kept: list[Kept] = []
    for key in sorted(comments):
        place = placed.get(key)
        if place is None or place.cut:
            kept += _pieces(key, comments[key], place)
    return tuple(kept)


def kept_places(kept: Sequence[Kept]) -> tuple[CommentaryPlace, ...]:
    """The commentary cells that stand on this sheet only."""
    return tuple(CommentaryPlace(each.key, KEPT_TITLE, each.title) for each in kept if each.name == PREFIX + each.key)


def _pieces(key: str, noted: Noted, place: CommentaryPlace | None) -> Iterator[Kept]:
    """The text in cells that a row of a page can hold, the first of them with what is to be said about it.

    Only what stands in no other cell has names: `commentary.<key>`, then `commentary.<key>.2` and so on.
    """
    copied = f"A copy: change it on the sheet {place.sheet}" if place else ""
    about = ". ".join(part for part in (noted.remark, copied) if part)
    own = [(False, piece) for piece in _cells(noted.first)] if place else []
    own += [(True, piece) for piece in _cells(noted.rest if place else noted.comment.text)]
    number = 1 if place else 0
    for part, (is_named, text) in enumerate(own):
        number += is_named
        name = f"{PREFIX}{key}" + (f".{number}" if number > 1 else "") if is_named else ""
        title = place.title if place else noted.comment.title
        yield Kept(name, key, title, about if part == 0 else f"Continued, part {part + 1}", text)


def _cells(text: str) -> tuple[str, ...]:
    return pieces_of_height(text, TEXT_PIXELS, HIGHEST_ROW)


def write_kept(book: Book, kept: Sequence[Kept]) -> None:
    """Writes the sheet, a row for each piece of text."""
    sheet = book.add_sheet(KEPT_TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(KEPT_TITLE, SUBTITLE)
    row = first = write_heads(sheet, HEAD_ROW, COLUMNS)
    starts = []
    for each in kept:
        starts.append(row)
        row = _write(sheet, row, each)
    width = sum(column.pixels for column in COLUMNS)
    breaks = sheet.breaks(LANDSCAPE, starts, row, width=width, repeated_rows=first)
    sheet.worksheet.freeze_panes(first, 0)
    sheet.print_setup(PageSetup(LANDSCAPE, row - 1, len(COLUMNS) - 1, first, breaks))


def _write(sheet: Sheet, row: int, kept: Kept) -> int:
    about = height_of(kept.about, COLUMNS[2].pixels - 12)
    sheet.height(row, max(LOWEST_ROW, about, height_of(kept.text, TEXT_PIXELS) + SPARE_PIXELS))
    for column, text in enumerate((kept.key, kept.title, kept.about)):
        sheet.text(row, column, text, sheet.style("cell", indent=COLUMNS[column].indent))
    column = len(COLUMNS) - 1
    sheet.text(row, column, kept.text, sheet.style("commentary" if kept.name else "cell", indent=1))
    if kept.name:
        sheet.name(kept.name, (row, column), (row, column))
    return row + 1
