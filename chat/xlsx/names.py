"""The defined names of a stored workbook, and the cells that they cover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chat.xlsx.cells import StoredSheet, StoredWorkbook
from chat.xlsx.package import child, children
from chat.xlsx.places import Position, column_place

# 'Anna''s sheet'!$A$20:$E$23, of which one formula may name several; rows or columns may be whole ones.
AREA = re.compile(
    r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!,()$]+))[!.]"
    r"\$?(?P<left>[A-Za-z]{1,3})?\$?(?P<top>\d+)?(?::\$?(?P<right>[A-Za-z]{1,3})?\$?(?P<bottom>\d+)?)?"
)
LAST = 1_048_575


@dataclass(frozen=True, slots=True)
class Area:
    """A range of a sheet; rows and columns count from 0 and are both included."""

    sheet: StoredSheet
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: Position) -> bool:
        """Whether the cell is in the range."""
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name; `scope` is the place of the sheet that it belongs to, None for the whole workbook."""

    name: str
    scope: int | None
    areas: tuple[Area, ...]


def defined_names(workbook: StoredWorkbook) -> Iterator[Name]:
    """The names, those of the whole workbook first; one that leads nowhere has no areas."""
    listed = child(workbook.root, "definedNames")
    names = list(children(listed, "definedName")) if listed is not None else []
    for each in sorted(names, key=lambda name: int(name.get("localSheetId", -1))):
        scope = each.get("localSheetId")
        yield Name(each.get("name", ""), int(scope) if scope else None, tuple(_areas(workbook, each.text or "")))


def _areas(workbook: StoredWorkbook, formula: str) -> Iterator[Area]:
    for match in AREA.finditer(formula):
        title = (match["quoted"] or match["plain"]).replace("''", "'")
        sheet = workbook.sheet(title)
        if sheet is None or "#REF" in match[0] or not (match["left"] or match["top"]):
            continue
        is_one = match["right"] is None and match["bottom"] is None
        top = int(match["top"]) - 1 if match["top"] else 0
        left = column_place(match["left"]) if match["left"] else 0
        bottom = top if is_one else int(match["bottom"]) - 1 if match["bottom"] else LAST
        right = left if is_one else column_place(match["right"]) if match["right"] else LAST
        yield Area(sheet, top, left, bottom, right)


def texts_in(workbook: StoredWorkbook, name: Name) -> Iterator[tuple[Position, str]]:
    """The cells with text that a name covers, row by row."""
    for area in name.areas:
        yield from ((place, text) for place, text in workbook.texts(area.sheet).items() if area.holds(place))
