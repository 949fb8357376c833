"""Which sheet is which list: by its headings first, by its name second."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chat.annex_a import list_by_number
from chat.ingest.normal_forms import tidy_text
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import HeadingBook, Meanings
from chat.ingest.sheets.names import list_by_keyword, list_by_numbered_name

if TYPE_CHECKING:
    import polars as pl

ROWS_LOOKED_THROUGH = 30
LISTS_OF_A_GENERAL_HEADING = 3  # gender, age and their like stand on at least so many lists and tell none
WEIGHT_OF_A_TELLING_HEADING = 2.0
WEIGHT_OF_A_GENERAL_HEADING = 0.25
WEIGHT_OF_A_NUMBERED_NAME = 3.0
WEIGHT_OF_A_KEYWORD = 1.0
# A page of code lists shows the headings of many lists side by side.
TELLING_HEADINGS_OF_OTHER_LISTS = 4


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """Which list a sheet holds, the index of its heading row in the raw frame, and how far the list reaches.

    `end` is the index of the first row that is no longer part of it, `first` and `last` are its outermost columns;
    None is the end of the sheet.
    """

    number: int
    heading_index: int
    end: int | None = None
    first: int = 0
    last: int | None = None

    def headings(self, frame: "pl.DataFrame") -> tuple[str | None, ...]:
        """The heading row; null beside the list's own columns."""
        row = frame.row(self.heading_index)
        last = len(row) - 1 if self.last is None else self.last
        return tuple(cell if self.first <= place <= last else None for place, cell in enumerate(row))

    def rows(self, frame: "pl.DataFrame") -> "pl.DataFrame":
        """The rows under the headings, with the list's own columns."""
        begin = self.heading_index + 1
        below = frame.slice(begin, None if self.end is None else self.end - begin)
        return below if self.last is None else below.select(frame.columns[self.first : self.last + 1])


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """What a row would be if its cells were headings: the list they speak for most, and how clearly."""

    number: int
    index: int
    score: float
    telling: int
    known: int
    of_other_lists: int
    identifier: bool
    named: bool

    @property
    def is_heading_row(self) -> bool:
        """Whether it is enough to be the heading row of a list."""
        if self.telling:
            return self.known >= 3 or self.telling >= 2
        return self.named and ((self.identifier and self.known >= 2) or self.known >= 4)

    @property
    def is_page_of_codes(self) -> bool:
        """Whether it shows the headings of several lists at once."""
        return not self.identifier and self.of_other_lists >= max(TELLING_HEADINGS_OF_OTHER_LISTS, self.telling / 2)


def recognise(raw: RawSheet, book: HeadingBook) -> RecognisedSheet | str:
    """The list and heading row of a sheet, or the reason why it is none."""
    if raw.frame.height == 0 or raw.frame.width == 0:
        return "it is empty"
    top = raw.frame.head(ROWS_LOOKED_THROUGH).rows()
    hints = hints_of(raw, top)
    rows = [row for index, cells in enumerate(top) if (row := best_list(index, cells, book, hints)).known]
    if not rows:
        return "it has no heading of a list"
    best = max(rows, key=lambda row: (row.score, -row.index))
    if best.is_page_of_codes:
        return "its headings are those of several lists, as on a page of codes"
    if best.is_heading_row:
        return RecognisedSheet(best.number, best.index)
    if best.telling == 0 and best.known >= 3:
        return "its headings stand on several lists, and none of them tells which list it is"
    return "too few of its headings are those of a list"


def hints_of(raw: RawSheet, top: Sequence[tuple[str | None, ...]]) -> dict[int, float]:
    """What names and titles say, as weights by list number: the sheet's name, then its title, then the file's name."""
    titles = [cells[0] for row in top if len(cells := [cell for cell in row if cell]) == 1]
    names = [*([] if raw.is_file else [raw.sheet]), *titles[:1], Path(raw.source).stem]
    for find, weight in ((list_by_numbered_name, WEIGHT_OF_A_NUMBERED_NAME), (list_by_keyword, WEIGHT_OF_A_KEYWORD)):
        for name in names:
            if (number := find(name)) is not None:
                return {number: weight}
    return {}


def best_list(index: int, cells: Sequence[str | None], book: HeadingBook, hints: dict[int, float]) -> HeadingRow:
    """The list that a row's cells, taken as headings, speak for most."""
    meanings = [found for cell in cells if cell and (found := book.meanings(tidy_text(cell)))]
    telling = [found for found in meanings if len(found) < LISTS_OF_A_GENERAL_HEADING]
    scores = {
        number: WEIGHT_OF_A_TELLING_HEADING * len(_fields(telling, number))
        + WEIGHT_OF_A_GENERAL_HEADING * len(_fields(meanings, number) - _fields(telling, number))
        + hints.get(number, 0.0)
        for number in {number for found in meanings for number in found}
    }
    number, score = max(scores.items(), key=lambda item: (item[1], -item[0]), default=(0, 0.0))
    known = _fields(meanings, number)
    return HeadingRow(
        number=number,
        index=index,
        score=score,
        telling=len(_fields(telling, number)),
        known=len(known),
        of_other_lists=sum(number not in found for found in telling),
        identifier=bool(known) and list_by_number(number).identifier in known,
        named=number in hints,
    )


def _fields(meanings: Sequence[Meanings], number: int) -> set[str]:
    return {found[number][0] for found in meanings if number in found}
