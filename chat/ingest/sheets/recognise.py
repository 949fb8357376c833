"""Which sheet is which list: by its headings first, by its name second."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chat.annex_a import list_by_number
from chat.ingest.normal_forms import tidy_text
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


@dataclass(frozen=True)
class RawSheet:
    """One sheet, CSV or Parquet file as text: row index + 1 is the sheet's own row number.

    `path` is where it came from, `source` the file's name, `sheet` the sheet's name (the file's again for CSV and
    Parquet, with `is_file`). `may_lack_values` where cells of the file may hold what the reader gives as blank.
    """

    path: Path
    sheet: str
    frame: "pl.DataFrame"
    is_file: bool = False
    may_lack_values: bool = True

    @property
    def source(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    @property
    def place(self) -> str:
        """How sentences name it."""
        return f"file '{self.source}'" if self.is_file else f"sheet '{self.sheet}'"


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """Which list a sheet is, and the index of its heading row in the raw frame."""

    number: int
    heading_index: int


@dataclass(frozen=True, slots=True)
class _Row:
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
        if self.telling:
            return self.known >= 3 or self.telling >= 2
        return self.named and ((self.identifier and self.known >= 2) or self.known >= 4)

    @property
    def is_page_of_codes(self) -> bool:
        return not self.identifier and self.of_other_lists >= max(TELLING_HEADINGS_OF_OTHER_LISTS, self.telling / 2)


def recognise(raw: RawSheet, book: HeadingBook) -> RecognisedSheet | str:
    """The list and heading row of a sheet, or the reason why it is none."""
    if raw.frame.height == 0 or raw.frame.width == 0:
        return "it is empty"
    top = raw.frame.head(ROWS_LOOKED_THROUGH).rows()
    hints = _hints(raw, top)
    rows = [row for index, cells in enumerate(top) if (row := _best_list(index, cells, book, hints)).known]
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


def _hints(raw: RawSheet, top: Sequence[tuple[str | None, ...]]) -> dict[int, float]:
    """What names and titles say, as weights by list number: the sheet's name, then its title, then the file's name."""
    titles = [cells[0] for row in top if len(cells := [cell for cell in row if cell]) == 1]
    names = [*([] if raw.is_file else [raw.sheet]), *titles[:1], Path(raw.source).stem]
    for find, weight in ((list_by_numbered_name, WEIGHT_OF_A_NUMBERED_NAME), (list_by_keyword, WEIGHT_OF_A_KEYWORD)):
        for name in names:
            if (number := find(name)) is not None:
                return {number: weight}
    return {}


def _best_list(index: int, cells: Sequence[str | None], book: HeadingBook, hints: dict[int, float]) -> _Row:
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
    return _Row(
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
