"""Takes removed texts out of every other place of a finished workbook: copies in cells, notes, unused shared texts."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from chat.commentary.note import BEGINNING, NOTHING_BEFORE
from chat.commentary.place import KEPT_TITLE
from chat.xlsx.cells import StoredSheet, StoredWorkbook
from chat.xlsx.edit import SheetXml, elements, note_text, parsed, serialised, set_note_text
from chat.xlsx.names import Area
from chat.xlsx.own_sheet import OWN_SHEET
from chat.xlsx.stream import cells_of

CUT = "…"  # ends a text that goes on elsewhere
SHORTEST = 8  # letters of a beginning or a part; shorter ones say nothing
LONGEST_IN_A_NOTE = 200  # letters by which a text is known in a note, which may cut it off


def without_copies(
    workbook: StoredWorkbook, sheets: Mapping[str, SheetXml], areas: Collection[Area], gone: Collection[str]
) -> None:
    """Empties the cells that repeat a text that is gone, commentary cells (`areas`) excepted.

    The Scorecard repeats the beginning of a text, Commentary kept its parts.
    """
    for sheet in workbook.sheets:
        of_sheet = [area for area in areas if area.sheet.part == sheet.part]
        if sheet.title != OWN_SHEET:
            for place, text in workbook.typed_texts(sheet).items():
                is_commentary = any(area.holds(place) for area in of_sheet)
                if not is_commentary and any(_repeats(text, each, parts=sheet.title == KEPT_TITLE) for each in gone):
                    sheets[sheet.part].set_text(place, "")


def _repeats(text: str, gone: str, *, parts: bool) -> bool:
    if text == gone or (parts and len(text) >= SHORTEST and text in gone):
        return True
    words = " ".join(text.removesuffix(CUT).split())
    return text.endswith(CUT) and len(words) >= SHORTEST and " ".join(gone.split()).startswith(words)


def without_notes(workbook: StoredWorkbook, gone: Collection[str]) -> dict[str, bytes]:
    """The parts of notes in which one repeated what is gone; it says now that something was removed."""
    beginnings = [text.strip()[:LONGEST_IN_A_NOTE] for text in gone if text.strip()]
    changed = {}
    for part in (part for sheet in workbook.sheets for part in _parts_of_notes(workbook, sheet)):
        document = parsed(workbook.package.content(part))
        speaking = [note for note in _notes(document) if _speaks_of(note_text(note), beginnings)]
        for note in speaking:
            set_note_text(note, NOTHING_BEFORE)
        if speaking:
            changed[part] = serialised(document)
    return changed


def _parts_of_notes(workbook: StoredWorkbook, sheet: StoredSheet) -> Iterator[str]:
    relations = workbook.package.relationships(sheet.part)
    return (each.part for each in relations if each.kind == "comments" and workbook.package.has(each.part))


def _notes(document: Any) -> Iterator[Any]:
    for listed in elements(document.documentElement, "commentList"):
        yield from elements(listed, "comment")


def _speaks_of(text: str, beginnings: Collection[str]) -> bool:
    return text.startswith(BEGINNING) and any(each in text for each in beginnings)


def without_unused_texts(workbook: StoredWorkbook, parts: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """The part of shared texts with those emptied that no cell shows; `parts` are the sheets as they are now."""
    part = workbook.shared_texts_part
    if part is None:
        return {}
    used = {int(cell.value or -1) for sheet in workbook.sheets for cell in _cells(workbook, sheet, parts)}
    document = parsed(workbook.package.content(part))
    for place, text in enumerate(elements(document.documentElement, "si")):
        if place not in used:
            while text.firstChild:
                text.removeChild(text.firstChild)
    return {part: serialised(document)}


def _cells(workbook: StoredWorkbook, sheet: StoredSheet, parts: Mapping[str, bytes | None]) -> Iterator[Any]:
    """The cells of a sheet that show a shared text."""
    changed = parts.get(sheet.part)
    blocks = workbook.package.blocks(sheet.part) if changed is None else [changed]
    return (cell for cell in cells_of(blocks) if cell.kind == "s")
