"""Finds comments by what stands around them, where a workbook has lost both its names and its hidden sheet.

Under a label or a remark stands the text; the first known title between it and the commentary above says of what it is.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from chat.xlsx.cells import StoredSheet, StoredWorkbook, Texts
from chat.xlsx.places import Position, reference

LABELS = ("Commentary", "Commentary on the profile")
REMARKS = ("Written a", "Moved since", "In full on the sheet")  # how lines above a carried comment begin
FILE = "titles_of_0_1_0.csv"

Titles = Mapping[tuple[str, str], Sequence[str]]  # keys by sheet and title; of a title that comes again, in order
NO_TITLES: Titles = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FoundByTitle:
    """A text with its place; `key` is empty when no title above it is known, `title` then the first text above."""

    sheet: str
    cell: str
    key: str
    title: str
    text: str


@cache
def titles_of_0_1_0() -> Titles:
    """The titles under which version 0.1.0 printed tables and indicators."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in csv.DictReader(files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()):
        found.setdefault((row["sheet"], row["title"]), []).append(row["key"])
    return found


def found_by_title(workbook: StoredWorkbook, titles: Titles) -> Iterator[FoundByTitle]:
    """The comments of all sheets; `titles` are those of this version, which come before earlier ones."""
    for sheet in workbook.sheets:
        yield from _of_sheet(sheet, workbook.typed_texts(sheet), titles)


def _of_sheet(sheet: StoredSheet, texts: Texts, titles: Titles) -> Iterator[FoundByTitle]:
    from_row = 0
    seen: Counter[str] = Counter()
    for label in [place for place, text in texts.items() if _begins_a_comment(place, texts)]:
        place = _text_below(label, texts)
        above = [text for (row, _), text in texts.items() if from_row <= row <= label[0] and not _is_label(text)]
        known = next((each for each in (titles, titles_of_0_1_0()) if _first(sheet, above, each)), titles)
        title = _first(sheet, above, known)
        if label[0] >= from_row:
            seen[title] += 1
        if place is not None:
            keys = known.get((sheet.title, title), ("",))
            key = keys[min(seen[title], len(keys)) - 1]
            yield FoundByTitle(sheet.title, reference(*place), key, title or next(iter(above), ""), texts[place])
        from_row = (place or label)[0] + 1


def _first(sheet: StoredSheet, above: Sequence[str], titles: Titles) -> str:
    """The first of these texts that is a title on the sheet."""
    return next((text for text in above if (sheet.title, text) in titles), "")


def _begins_a_comment(place: Position, texts: Texts) -> bool:
    """Whether it is a label, or a remark in the place of one."""
    above = texts.get((place[0] - 1, place[1]), "")
    return _is_label(texts[place]) and not _is_label(above)


def _is_label(text: str) -> bool:
    return text in LABELS or text.startswith(REMARKS)


def _text_below(label: Position, texts: Texts) -> Position | None:
    """The cell with the text under a label and its remarks, which may go on for lines; None when it is empty."""
    row, column = label
    while (row + 1, column) in texts:
        row += 1
    is_text = row > label[0] and not _is_label(texts[(row, column)])
    return (row, column) if is_text else None
