"""Reads the cells of a sheet and the list of shared texts as they stream by, without holding the XML as a tree."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chat.xlsx.places import Position, position
from chat.xlsx.safe_xml import TooLarge, guarded_parser

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
MOST_ELEMENTS = 6_000_000  # of one part; a ChAT workbook has half a million in all
LONGEST_TEXTS = 100_000_000  # characters that all shared texts may have


@dataclass(slots=True)
class StoredCell:
    """A cell as it is stored: `kind` and `style` are its attributes `t` and `s`.

    `formula` and `value` are None where the cell has none, `inline` where its text stands elsewhere.
    """

    position: Position
    kind: str
    style: str
    formula: str | None = None
    value: str | None = None
    inline: str | None = None


def decoded(text: str) -> str:
    """The text with `_xHHHH_` as the character it stands for, as spreadsheet files write some."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def cells_of(blocks: Iterable[bytes]) -> Iterator[StoredCell]:
    """The cells of a sheet that hold something, given its XML in blocks; raises TooLarge or ExpatError."""
    reader = _Cells()
    for block in blocks:
        reader.parser.Parse(block, False)
        yield from reader.taken()
    reader.parser.Parse(b"", True)
    yield from reader.taken()


def shared_texts(blocks: Iterable[bytes]) -> tuple[str, ...]:
    """The list of shared texts, given its XML in blocks; raises TooLarge or ExpatError."""
    reader = _SharedTexts()
    for block in blocks:
        reader.parser.Parse(block, False)
    reader.parser.Parse(b"", True)
    return tuple(reader.found)


class _Texts:
    """Collects what stands in `t`: the text of a cell or its runs, without what only tells the pronunciation."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.collected: list[str] | None = None
        self.is_spoken = False
        self._elements = 0
        self.parser = guarded_parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _characters(self, text: str) -> None:
        if self.collected is not None:
            self.collected.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise TooLarge("more elements than any workbook of ChAT has")
        name = name.rpartition(":")[2]
        if name == "t":
            self.collected = None if self.is_spoken else []
        elif name == "rPh":
            self.is_spoken = True
        else:
            self.begin(name, attributes)

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "t":
            self.parts.append(decoded(self._text()))
        elif name == "rPh":
            self.is_spoken = False
        else:
            self.finish(name)

    def _text(self) -> str:
        text = "".join(self.collected or ())
        self.collected = None
        return text

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element that is no text begins."""
        raise NotImplementedError

    def finish(self, name: str) -> None:
        """It ends."""
        raise NotImplementedError


class _SharedTexts(_Texts):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.left = LONGEST_TEXTS

    def begin(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - of every element
        if name == "si":
            self.parts = []

    def finish(self, name: str) -> None:
        if name == "si":
            self.found.append("".join(self.parts))
            self.left -= 1 + len(self.found[-1])
            if self.left < 0:
                raise TooLarge("more shared texts than any workbook of ChAT has")


class _Cells(_Texts):
    """Follows rows and cells; a cell without a place follows the one before it."""

    def __init__(self) -> None:
        super().__init__()
        self._row, self._column = -1, -1
        self._cell: StoredCell | None = None
        self._found: list[StoredCell] = []
        self._is_in_data = False

    def taken(self) -> list[StoredCell]:
        """The cells found since it was asked last."""
        found, self._found = self._found, []
        return found

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c" and self._is_in_data:
            place = attributes.get("r")
            self._row, self._column = position(place) if place else (self._row, self._column + 1)
            self._cell = StoredCell((self._row, self._column), attributes.get("t", "n"), attributes.get("s", "0"))
        elif self._cell is not None:
            if name in ("v", "f"):
                self.collected = []
            elif name == "is":
                self.parts = []
        elif name == "row" and self._is_in_data:
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
        elif name == "sheetData":
            self._is_in_data = True

    def finish(self, name: str) -> None:
        cell = self._cell
        if cell is None:
            self._is_in_data = self._is_in_data and name != "sheetData"
        elif name == "v":
            cell.value = self._text()
        elif name == "f":
            cell.formula = self._text()
        elif name == "is":
            cell.inline = "".join(self.parts)
        elif name == "c":
            self._found.append(cell)
            self._cell = None
