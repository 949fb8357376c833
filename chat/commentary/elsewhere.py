"""Text that somebody wrote where none was meant: in other cells, in notes, in text boxes, on sheets of their own."""

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat.commentary.recorded import History
from chat.xlsx.cells import StoredSheet, StoredWorkbook, string_of
from chat.xlsx.names import Area
from chat.xlsx.own_sheet import OWN_SHEET
from chat.xlsx.package import child, children, local
from chat.xlsx.places import reference
from chat.xlsx.stream import decoded
from chat.xlsx.text import clean

PREFIX = "elsewhere.at_"
OF_A_THREAD = "[Threaded comment]"  # how Excel begins the note it writes beside a comment that can be answered


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A text and its place; `how` is `cell`, `note`, `text box` or, for a sheet that ChAT has not written, `sheet`."""

    sheet: str
    cell: str
    how: str
    text: str

    @property
    def title(self) -> str:
        """Its place in words."""
        words = f"{self.how} at {self.cell}" if self.how in ("note", "text box") else f"cell {self.cell}"
        return f"Found on {self.sheet}, {words}"

    @property
    def is_carried(self) -> bool:
        """Whether it goes to the sheet of what is kept; whole sheets of somebody else do not."""
        return self.how != "sheet"

    @property
    def key(self) -> str:
        """A key that is the same each time the same text is found in the same place."""
        place = f"{self.sheet}\n{self.cell}\n{self.how}\n{self.text}"
        return PREFIX + hashlib.sha256(place.encode()).hexdigest()[:12]


def texts_elsewhere(workbook: StoredWorkbook, areas: Sequence[Area], history: History) -> tuple[Elsewhere, ...]:
    """What is in no commentary cell and was not written by ChAT, sheet by sheet.

    Nothing when the workbook does not tell what ChAT wrote.
    """
    if not history.written:
        return ()
    sheets = [sheet for sheet in workbook.sheets if sheet.title != OWN_SHEET]
    return tuple(each for sheet in sheets for each in _of_sheet(workbook, sheet, areas, history))


def _of_sheet(
    workbook: StoredWorkbook, sheet: StoredSheet, areas: Sequence[Area], history: History
) -> Iterator[Elsewhere]:
    of_sheet = [area for area in areas if area.sheet.part == sheet.part]
    texts = workbook.typed_texts(sheet)
    foreign = {place: text for place, text in texts.items() if not history.is_own(text)}
    is_own_sheet = len(foreign) < len(texts) or bool(of_sheet) or not texts
    for place, text in foreign.items():
        if text.strip() and not any(area.holds(place) for area in of_sheet):
            yield Elsewhere(sheet.title, reference(*place), "cell" if is_own_sheet else "sheet", clean(text))
    for how, cell, text in (*_notes(workbook, sheet), *_text_boxes(workbook, sheet)):
        if text.strip() and not history.is_own(text):
            yield Elsewhere(sheet.title, cell, how, clean(text))


def _notes(workbook: StoredWorkbook, sheet: StoredSheet) -> Iterator[tuple[str, str, str]]:
    """Notes of a sheet, and the comments of newer programs, of which each also has a note."""
    for part in _parts(workbook, sheet, "threadedComment"):
        for each in children(workbook.package.tree(part), "threadedComment"):
            yield "note", each.get("ref", "A1"), "".join(decoded(text.text or "") for text in children(each, "text"))
    for part in _parts(workbook, sheet, "comments"):
        for each in children(child(workbook.package.tree(part), "commentList"), "comment"):
            text = "".join(string_of(text) for text in children(each, "text"))
            if not text.startswith(OF_A_THREAD):
                yield "note", each.get("ref", "A1"), text


def _text_boxes(workbook: StoredWorkbook, sheet: StoredSheet) -> Iterator[tuple[str, str, str]]:
    for part in _parts(workbook, sheet, "drawing"):
        for anchor in workbook.package.tree(part):
            text = "\n".join(_paragraphs(anchor))
            if text:
                start = child(anchor, "from")
                row, column = (int(_text_of(start, name) or 0) for name in ("row", "col"))
                yield "text box", reference(row, column), text


def _paragraphs(anchor: ET.Element) -> Iterator[str]:
    """The paragraphs of a drawing's text; charts have theirs in parts of their own."""
    for body in (each for each in anchor.iter() if local(each.tag) == "txBody"):
        for paragraph in children(body, "p"):
            yield "".join(text.text or "" for text in paragraph.iter() if local(text.tag) == "t")


def _text_of(element: ET.Element | None, name: str) -> str:
    found = child(element, name) if element is not None else None
    return (found.text or "") if found is not None else ""


def _parts(workbook: StoredWorkbook, sheet: StoredSheet, kind: str) -> tuple[str, ...]:
    relations = workbook.package.relationships(sheet.part)
    return tuple(each.part for each in relations if each.kind == kind and workbook.package.has(each.part))
