"""A stored sheet's XML, changed in places: texts of cells, heights of rows, rows at its end."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from xml.dom.minidom import parseString

from chat.xlsx.cells import Texts
from chat.xlsx.names import Area
from chat.xlsx.package import Package
from chat.xlsx.places import Position, reference
from chat.xlsx.safe_xml import refuse_harmful
from chat.xlsx.stream import decoded
from chat.xlsx.text import clean

LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
POINTS = 0.75  # of a pixel
HIGHEST_ROW = 545  # pixels; Excel stops at 546
DEFAULT_WIDTH = 9.14
DEFAULT_ROW = 20
WIDTH_UNIT = 7  # pixels of a digit, the unit of widths


def parsed(content: bytes) -> Any:
    """The document of a part, prefixes and declarations kept as they are; raises Damaged for one made to harm."""
    refuse_harmful(content)
    return parseString(content)  # noqa: S318 - nothing is declared in it


def serialised(document: Any) -> bytes:
    """The bytes of a document."""
    made: bytes = document.toxml(encoding="UTF-8", standalone=True)
    return made


def elements(parent: Any, name: str) -> Iterator[Any]:
    """The children of a node with this name, whatever their prefix."""
    return (node for node in parent.childNodes if node.nodeType == node.ELEMENT_NODE and node.localName == name)


def new_element(beside: Any, name: str, /, **attributes: str) -> Any:
    """An element with the prefix of another one."""
    made = beside.ownerDocument.createElement(f"{beside.prefix}:{name}" if beside.prefix else name)
    for attribute, value in attributes.items():
        made.setAttribute(attribute, value)
    return made


def inline_text(cell: Any, text: str) -> None:
    """Makes a cell hold a text, or nothing, and keeps its format."""
    while cell.firstChild:
        cell.removeChild(cell.firstChild)
    if cell.hasAttribute("t"):
        cell.removeAttribute("t")
    if text:
        cell.setAttribute("t", "inlineStr")
        holder, inner = new_element(cell, "is"), new_element(cell, "t")
        inner.setAttribute("xml:space", "preserve")
        inner.appendChild(cell.ownerDocument.createTextNode(LOOKS_ESCAPED.sub("_x005F_", clean(text))))
        holder.appendChild(inner)
        cell.appendChild(holder)


def note_text(note: Any) -> str:
    """What a note says."""
    return "".join(
        decoded("".join(node.data for node in text.childNodes if node.nodeType == node.TEXT_NODE))
        for text in note.getElementsByTagName("*")
        if text.localName == "t"
    )


def set_note_text(note: Any, text: str) -> None:
    """Makes a note say something else, in one piece."""
    holder = next(elements(note, "text"))
    while holder.firstChild:
        holder.removeChild(holder.firstChild)
    inner = new_element(holder, "t")
    inner.appendChild(note.ownerDocument.createTextNode(text))
    holder.appendChild(inner)


class SheetXml:
    """The XML of one sheet; read when first changed."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._document: Any = None
        self._rows: dict[int, Any] = {}
        self.is_changed = False

    @property
    def _data(self) -> Any:
        if self._document is None:
            self._document = parsed(self._package.content(self._part))
        return next(elements(self._document.documentElement, "sheetData"))

    def content(self) -> bytes:
        """The bytes of the part."""
        return serialised(self._document)

    def set_text(self, place: Position, text: str) -> None:
        """Writes a text into a cell, or empties it."""
        self.is_changed = True
        inline_text(self._cell(place), text)

    def clear(self, area: Area, texts: Texts) -> None:
        """Empties the cells of an area that show text."""
        for place in texts:
            if area.holds(place):
                self.set_text(place, "")

    def style(self, place: Position) -> str:
        """The number of a cell's format."""
        return str(self._cell(place).getAttribute("s") or "0")

    def pixels(self, area: Area) -> int:
        """The width of an area."""
        widths: dict[int, float] = {}
        for columns in elements(self._document_element(), "cols"):
            for column in elements(columns, "col"):
                first, last = int(column.getAttribute("min")), int(column.getAttribute("max"))
                widths |= dict.fromkeys(
                    range(first - 1, min(last, area.right + 1)), float(column.getAttribute("width") or DEFAULT_WIDTH)
                )
        columns_of_area = range(area.left, area.right + 1)
        return round(sum(widths.get(column, DEFAULT_WIDTH) for column in columns_of_area) * WIDTH_UNIT)

    def make_room(self, area: Area, pixels: int) -> None:
        """Makes the rows of an area together at least so high, as far as rows can be."""
        rows = [self._row(row) for row in range(area.top, area.bottom + 1)]
        heights = [float(row.getAttribute("ht") or DEFAULT_ROW * POINTS) for row in rows]
        if sum(heights) < pixels * POINTS:
            for row in rows:
                row.setAttribute("ht", f"{min(HIGHEST_ROW, -(-pixels // len(rows))) * POINTS:g}")
                row.setAttribute("customHeight", "1")

    def remove_rows(self, rows: Collection[int]) -> None:
        """Takes out rows, by their place from 0; what stands below stays where it is."""
        self.is_changed = self.is_changed or bool(rows)
        data = self._data
        for row in [each for each in elements(data, "row") if int(each.getAttribute("r") or 0) - 1 in rows]:
            data.removeChild(row)

    def append_rows(self, records: Iterable[Sequence[object]]) -> None:
        """Writes records as rows of text below the last row."""
        self.is_changed = True
        data = self._data
        last = max((int(row.getAttribute("r") or 0) for row in elements(data, "row")), default=0)
        for number, record in enumerate(records, start=last + 1):
            data.appendChild(text_row(data, number, [str(field) for field in record]))

    def _document_element(self) -> Any:
        return self._data.parentNode

    def _row(self, row: int) -> Any:
        data = self._data
        if not self._rows:
            self._rows = {int(each.getAttribute("r")) - 1: each for each in elements(data, "row")}
        if row not in self._rows:
            made = new_element(data, "row", r=str(row + 1))
            after = min((each for each in self._rows if each > row), default=None)
            data.insertBefore(made, self._rows[after] if after is not None else None)
            self._rows[row] = made
        return self._rows[row]

    def _cell(self, place: Position) -> Any:
        row, wanted = self._row(place[0]), reference(*place)
        for cell in elements(row, "c"):
            found = cell.getAttribute("r")
            if found == wanted:
                return cell
            if (len(found), found) > (len(wanted), wanted):
                return row.insertBefore(new_element(row, "c", r=wanted), cell)
        return row.appendChild(new_element(row, "c", r=wanted))


def text_row(beside: Any, number: int, texts: Sequence[str], styles: Sequence[str] = ()) -> Any:
    """A row of texts; `number` counts from 1."""
    row = new_element(beside, "row", r=str(number))
    for column, text in enumerate(texts):
        style = {"s": styles[column]} if styles else {}
        if text:
            cell = new_element(beside, "c", r=reference(number - 1, column), **style)
            inline_text(cell, text)
            row.appendChild(cell)
    return row
