"""Cells of a .xlsx sheet whose value the reader cannot give: formulas never calculated, and errors.

The reader gives blank for both. Here the sheet's XML is searched for them as it streams by, so that a blank column of
dates can be told from one that nobody calculated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.package import DAMAGE, Package
from chat.xlsx.places import column_number

_UNCALCULATED = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?\s*</c>")
_ERROR = re.compile(rb'<c [^>]*\bt="e"')
_CELL = re.compile(rb'\br="([A-Z]{1,3})([0-9]+)"')
_FILLED_CELL = re.compile(rb'<c r="([A-Z]{1,3})[0-9]+"[^>]*(?<!/)>(?!</c>)')

Cell = tuple[int, int]  # column (1 is A) and row


@dataclass(frozen=True)
class CellsWithoutValue:
    """Cells of one sheet, and the columns of its heading row that hold something, from left to right."""

    uncalculated: tuple[Cell, ...]
    errors: tuple[Cell, ...]
    heading_columns: tuple[int, ...]


def may_lack_values(xml: bytes) -> bool:
    """Whether there can be anything to find in a sheet: it has a formula, or a cell that shows an error."""
    # Every error begins with #, and one byte that is not there is found out at once.
    return b"<f" in xml or (b"#" in xml and b't="e"' in xml)


def cells_without_value(path: Path, sheet: str, heading_row: int) -> CellsWithoutValue | None:
    """Searches one sheet of a .xlsx or .xlsm file; None when the file is not laid out as expected."""
    try:
        workbook = StoredWorkbook(Package(path))
        part = next((each.part for each in workbook.sheets if each.title == sheet), None)
        return _search(workbook.package, part, heading_row) if part else None
    except DAMAGE:
        return None


def _search(package: Package, part: str, heading_row: int) -> CellsWithoutValue:
    uncalculated: list[Cell] = []
    errors: list[Cell] = []
    headings: tuple[int, ...] = ()
    heading = re.compile(rb'<row [^>]*?\br="%d"[^>]*>(.*?)</row>' % heading_row, re.DOTALL)
    for block in _blocks(package, part):
        if not headings and (found := heading.search(block)):
            headings = tuple(column_number(letters.decode()) for letters in _FILLED_CELL.findall(found[1]))
        uncalculated += _cells_before(block, _UNCALCULATED)
        if b't="e"' in block:
            errors += _cells_before(block, _ERROR)
    return CellsWithoutValue(tuple(uncalculated), tuple(errors), headings)


def _blocks(package: Package, part: str) -> Iterator[bytes]:
    """The sheet's XML in blocks of whole rows."""
    rest = b""
    for chunk in package.blocks(part):
        block = rest + chunk
        cut = block.rfind(b"</row>") + len(b"</row>")
        if cut < len(b"</row>"):
            rest = block
            continue
        yield block[:cut]
        rest = block[cut:]


def _cells_before(block: bytes, pattern: re.Pattern[bytes]) -> Iterator[Cell]:
    for found in pattern.finditer(block):
        start = block.rfind(b"<c ", 0, found.start() + 3)
        tag = block[start : block.find(b">", start)]
        place = _CELL.search(tag)
        # The stored result of a formula that gives an empty text is an empty <v>.
        if place and b't="str"' not in tag:
            yield column_number(place[1].decode()), int(place[2])
