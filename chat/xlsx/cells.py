"""The sheets of a stored workbook: what a reader sees in their cells, as text, with every character."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from chat.errors import UnreadableInput
from chat.words.dates import date_text
from chat.xlsx.package import Package, child, children, local, open_package, reading
from chat.xlsx.places import Position
from chat.xlsx.safe_xml import Damaged, TooLarge
from chat.xlsx.stream import LONGEST_TEXTS, StoredCell, cells_of, decoded, shared_texts

DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}  # ECMA-376 part 1, 18.8.30
NOT_OF_A_DATE = re.compile(r'\[(?!h|m|s)[^\]]*\]|"[^"]*"|\\.|_.', re.IGNORECASE)
FIRST_DAY = dt.date(1899, 12, 30)
FIRST_DAY_1904 = dt.date(1904, 1, 1)
LAST_SERIAL = 2_958_465  # 31 December 9999

MOST_CELLS = 2_000_000  # with text, of a workbook; one of ChAT has 60,000
NUMBERS = ("n", "b", "d", "e")  # types of cells that hold no text

Texts = Mapping[Position, str]


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """A sheet by its title and the name of its part."""

    title: str
    part: str


def string_of(element: ET.Element) -> str:
    """The text of a note: its text or its runs, without what only tells the pronunciation."""
    parts = []
    for each in element:
        if local(each.tag) == "t":
            parts.append(decoded(each.text or ""))
        elif local(each.tag) == "r":
            parts += [decoded(text.text or "") for text in children(each, "t")]
    return "".join(parts)


class StoredWorkbook:
    """A workbook's sheets and names; what is asked for is read then, and once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.tree(package.workbook_part)
        self._cells_left, self._characters_left = MOST_CELLS, LONGEST_TEXTS
        self._cells: dict[str, tuple[Texts, frozenset[Position]]] = {}

    @cached_property
    def sheets(self) -> tuple[StoredSheet, ...]:
        """The sheets that have cells, in order, chart sheets left out."""
        return tuple(sheet for sheet in self.all_sheets if sheet is not None)

    @cached_property
    def all_sheets(self) -> tuple[StoredSheet | None, ...]:
        """A place for each sheet, in order: None for a sheet without cells."""
        parts = {each.id: each for each in self.package.relationships(self.package.workbook_part)}
        found: list[StoredSheet | None] = []
        for sheet in children(_wanted(self.root, "sheets"), "sheet"):
            identifier = next((value for name, value in sheet.items() if local(name) == "id"), "")
            relation = parts.get(identifier)
            is_sheet = relation is not None and relation.kind == "worksheet"
            found.append(StoredSheet(sheet.get("name", ""), relation.part) if relation and is_sheet else None)
        return tuple(found)

    def sheet(self, title: str) -> StoredSheet | None:
        """The sheet of this title, case aside, as formulas find it."""
        return next((each for each in self.sheets if each.title.casefold() == title.casefold()), None)

    def texts(self, sheet: StoredSheet) -> Texts:
        """What each cell shows, numbers and dates as text, row by row; empty cells are left out."""
        return self._cells_of(sheet)[0]

    def typed_texts(self, sheet: StoredSheet) -> Texts:
        """Only those cells that hold text, not numbers."""
        texts, numbers = self._cells_of(sheet)
        return {place: text for place, text in texts.items() if place not in numbers}

    def _cells_of(self, sheet: StoredSheet) -> tuple[Texts, frozenset[Position]]:
        if sheet.part not in self._cells:
            found = list(self._read(sheet))
            texts = {place: text for place, text, _ in found}
            self._cells[sheet.part] = texts, frozenset(place for place, _, kind in found if kind in NUMBERS)
        return self._cells[sheet.part]

    def _read(self, sheet: StoredSheet) -> Iterator[tuple[Position, str, str]]:
        for cell in cells_of(self.package.blocks(sheet.part)):
            if text := self._text(cell):
                self._cells_left -= 1
                self._characters_left -= len(text)
                if self._cells_left < 0 or self._characters_left < 0:
                    raise TooLarge("more text than any workbook of ChAT has")
                yield cell.position, text, cell.kind

    def _text(self, cell: StoredCell) -> str:
        if cell.kind == "inlineStr":
            return cell.inline or ""
        shown = cell.value or ""
        if cell.formula is not None and (not shown or cell.kind == "e"):
            return f"={cell.formula}" if cell.formula else ""
        return self._shown(cell.kind, shown, int(cell.style))

    def _shown(self, kind: str, shown: str, style: int) -> str:
        if kind == "s":
            place = int(shown or -1)
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if shown == "1" else "FALSE"
        if kind == "d":
            return date_text(dt.date.fromisoformat(shown[:10]))
        if kind == "n":
            return self._number(shown, style)
        return decoded(shown)

    def _number(self, shown: str, style: int) -> str:
        if not shown:
            return ""
        number = float(shown)
        if style in self._date_styles and 0 < number <= LAST_SERIAL:
            return date_text(self._first_day + dt.timedelta(days=int(number)))
        return str(int(number)) if shown.lstrip("-").isdigit() else f"{number:.15g}"

    @cached_property
    def _first_day(self) -> dt.date:
        settings = child(self.root, "workbookPr")
        is_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        return FIRST_DAY_1904 if is_1904 else FIRST_DAY

    @cached_property
    def saved_at(self) -> str:
        """When somebody saved it last, as the program that did wrote it; empty when nobody has since it was made."""
        relations = self.package.relationships("")
        part = next((each.part for each in relations if each.kind == "core-properties"), None)
        if part is None or not self.package.has(part):
            return ""
        said = {local(each.tag): each.text or "" for each in self.package.tree(part)}
        modified = said.get("modified", "")
        return "" if modified == said.get("created") else modified

    @property
    def shared_texts_part(self) -> str | None:
        """The part with the texts that cells share; None when each cell has its own."""
        return self._part("sharedStrings")

    @cached_property
    def _strings(self) -> tuple[str, ...]:
        part = self.shared_texts_part
        return shared_texts(self.package.blocks(part)) if part else ()

    @cached_property
    def _date_styles(self) -> frozenset[int]:
        """The cell formats that show a number as a date."""
        part = self._part("styles")
        if part is None:
            return frozenset()
        root = self.package.tree(part)
        own = {
            int(each.get("numFmtId", 0))
            for each in children(child(root, "numFmts"), "numFmt")
            if re.search("[dy]", NOT_OF_A_DATE.sub("", each.get("formatCode", "")), re.IGNORECASE)
        }
        formats = enumerate(children(child(root, "cellXfs"), "xf"))
        return frozenset(place for place, each in formats if int(each.get("numFmtId", 0)) in own | DATE_FORMATS)

    def _part(self, kind: str) -> str | None:
        relations = self.package.relationships(self.package.workbook_part)
        return next((each.part for each in relations if each.kind == kind and self.package.has(each.part)), None)


def _wanted(element: ET.Element, name: str) -> ET.Element:
    found = child(element, name)
    if found is None:
        raise Damaged(f"{name} is missing")
    return found


def open_workbook(path: Path) -> StoredWorkbook:
    """A workbook opened, every part of it checked.

    Raises UnreadableInput when the file is no workbook, is damaged, or needs a password.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot read '{path.name}': {error.strerror or 'the disk refused it'}.") from error
    package = open_package(path, content)
    with reading(path):
        return StoredWorkbook(package)
