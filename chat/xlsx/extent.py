"""How far the cells of a sheet of .xlsx reach. The reader makes room for every cell of that rectangle, filled or not,
so a single stray cell in the last corner would take hundreds of gigabytes.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from chat.settings.limits import Limits
from chat.xlsx.places import column_number
from chat.xlsx.safe_xml import guarded_parser

# How sheets are usually written: every cell names its place, in columns up to ZZ, CV or AL, and in a row up to one of
# so few digits. What is written otherwise, or is larger than each of these, is measured cell by cell.
_OTHER_ELEMENTS = "o|u|f|e"  # col, cols, conditionalFormatting, customSheetViews, cfRule, cellWatches
_USUAL = tuple(
    (columns * rows, re.compile(rf'<c(?! r="(?:{letters})(?:{digits})"|{_OTHER_ELEMENTS})'.encode()))
    for columns, letters, rows, digits in (
        (702, "[A-Z]{1,2}", 55_999, "[0-9]{1,4}|[1-4][0-9]{4}|5[0-5][0-9]{3}"),
        (100, "[A-Z]|[AB][A-Z]|C[A-V]", 399_999, "[0-9]{1,5}|[1-3][0-9]{5}"),
        (38, "[A-Z]|A[A-L]", 1_049_999, "[0-9]{1,6}|10[0-4][0-9]{4}"),
    )
)
_PREFIXED = re.compile(rb":c[\s/>]")  # the reader knows a cell by its name, whatever stands before the colon
_PLACE = re.compile(r"([A-Za-z]*)([0-9]+)")


@dataclass
class Reach:
    """The last row and column that hold something, and how often each shared string is used."""

    rows: int = 0
    columns: int = 0
    shared: Counter[int] = field(default_factory=Counter)


def is_sheet(xml: bytes) -> bool:
    """Whether a part of the workbook is a sheet of cells."""
    return b"sheetData" in xml


def reaches_beyond(xml: bytes, limits: Limits) -> Reach | None:
    """How far the sheet reaches when that is further than the limits allow, else None; raises as `measured` does."""
    usual = (pattern for cells, pattern in _USUAL if cells <= limits.most_cells)
    if not _PREFIXED.search(xml) and any(not pattern.search(xml) for pattern in usual):
        return None
    reach = measured(xml)
    return reach if limits.are_passed_by(reach.rows, reach.columns) else None


def measured(xml: bytes) -> Reach:
    """The reach of a sheet, cell by cell.

    Raises ExpatError or ValueError where the XML is broken, for a reader may be more lenient and go on.
    """
    scan = _Scan()
    scan.parser.Parse(xml, True)
    return scan.reach


class _Scan:
    """Follows rows, cells and their values as the reader does: a cell without a place follows the one before."""

    def __init__(self) -> None:
        self.reach = Reach()
        self.row, self.column = 0, 0
        self.is_shared = False
        self.text: list[str] | None = None
        self.parser = guarded_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif name == "c":
            self._cell(attributes)
        elif name == "v":
            self.text = []

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        if place := _PLACE.fullmatch(attributes.get("r", "")):
            self.column, self.row = column_number(place[1]) or self.column, int(place[2])
        self.is_shared = attributes.get("t") == "s"
        self.reach.rows = max(self.reach.rows, self.row)
        self.reach.columns = max(self.reach.columns, self.column)

    def _characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def _end(self, name: str) -> None:
        if self.text is not None and name.rpartition(":")[2] == "v":
            number = "".join(self.text).strip()
            if self.is_shared and number.isdecimal():
                self.reach.shared[int(number)] += 1
            self.text = None
