"""Puts other commentary into a finished workbook, in its XML: everything else in the file stays as it is."""

import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from chat.commentary.comment import PREFIX, Comment, short_fingerprint
from chat.commentary.find import NAME, commentary_in
from chat.commentary.note import NOTHING_BEFORE
from chat.commentary.place import CommentaryPlace
from chat.commentary.recorded import History, read_history
from chat.commentary.records import (
    OF_COMMENTARY,
    Field,
    commentary_record,
    merged_record,
    records_of,
    written_records,
)
from chat.commentary.scrub import without_copies, without_notes, without_unused_texts
from chat.earlier.chat_sheet import numbered_records
from chat.xlsx.added_sheet import AddedRow, add_sheet, without_calculation_chain
from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.edit import SheetXml
from chat.xlsx.names import Area, Name, defined_names
from chat.xlsx.own_sheet import OWN_SHEET
from chat.xlsx.package import Package
from chat.xlsx.text import CELL_LIMIT, split_at_limit
from chat.xlsx.text_width import height_of

SPARE_PIXELS = 34
REMARK = "Written a"  # how the line above a carried comment begins


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a key's parts: by number those of the workbook, then those of copied sheets."""

    parts: Mapping[int, Area]
    others: tuple[Area, ...]


def rewritten(
    content: bytes,
    comments: Mapping[str, Comment],
    *,
    of_one: Collection[str] = (),
    of_several: Collection[str] = (),
) -> bytes:
    """The workbook with these comments in its cells; those that have no cell stand on a sheet of their own.

    The hidden sheet gets their records in place of the old ones; `of_one` and `of_several` are the keys of texts that
    people wrote in copies. A text that is in none of the comments any more leaves the file altogether.
    """
    package = Package(content)
    workbook = StoredWorkbook(package)
    names = list(defined_names(workbook))
    sheets = {sheet.part: SheetXml(package, sheet.part) for sheet in workbook.sheets}
    gone = _texts_gone(commentary_in(workbook).comments, read_history(workbook), comments)
    added: list[AddedRow] = []
    records: list[tuple[Field, ...]] = []
    for key, comment in comments.items():
        cells = _cells_of(key, names)
        added += _write(key, comment, cells, workbook, sheets)
        sheet = cells.parts[1].sheet.title if 1 in cells.parts else ""
        records.append(commentary_record(CommentaryPlace(key, sheet, comment.title), comment))
        records += records_of(key, comment)
        if key in of_one or key in of_several:
            records.append(merged_record(key, comment.text, of_several=key in of_several))
    parts: dict[str, bytes | None] = {}
    if gone:
        areas = [area for name in names if NAME.fullmatch(name.name) for area in name.areas]
        without_copies(workbook, sheets, areas, gone)
        parts |= without_notes(workbook, gone)
    parts |= add_sheet(workbook, added, style=_style(names, sheets)) if added else {}
    own_texts = [text for row in added for text in (row.key, row.title)]
    records += written_records({short_fingerprint(text) for text in (*own_texts, *HEADS, NOTHING_BEFORE)})
    if history := workbook.sheet(OWN_SHEET):
        sheets[history.part].remove_rows(_rows_of(comments, workbook))
        sheets[history.part].append_rows(records)
    parts |= {part: xml.content() for part, xml in sheets.items() if xml.is_changed}
    parts |= without_unused_texts(workbook, parts) if gone else {}
    return _with_parts(package, content, without_calculation_chain(package, parts))


HEADS = ("Commentary merged", "Key", "Table", "Commentary")


def _texts_gone(present: Mapping[str, Comment], history: History, comments: Mapping[str, Comment]) -> frozenset[str]:
    """The texts of the workbook that none of the new comments holds."""
    before: set[str] = set()
    for key in comments:
        recorded = history.comments.get(key)
        found = [present[key]] if key in present else []
        before |= {text.text for comment in found for text in (comment, *comment.older)}
        before |= {recorded.text, *(older.text for older in recorded.older)} if recorded else set()
    after = {text.text for comment in comments.values() for text in (comment, *comment.older)}
    return frozenset(text for text in before if text and not any(text in each for each in after))


def _rows_of(comments: Mapping[str, Comment], workbook: StoredWorkbook) -> frozenset[int]:
    """The rows of the hidden sheet that speak of these comments."""
    rows = numbered_records(workbook)
    return frozenset(row for row, record in rows if record[0] in OF_COMMENTARY and record[1] in comments)


def _cells_of(key: str, names: Iterable[Name]) -> Cells:
    parts: dict[int, Area] = {}
    others: list[Area] = []
    for name in names:
        match = NAME.fullmatch(name.name)
        if match and match["key"].casefold() == key.casefold():
            number = int(match["part"] or 1)
            first = name.scope is None and number not in parts
            parts |= {number: name.areas[0]} if first and name.areas else {}
            others += name.areas[1:] if first else name.areas
    return Cells(parts, tuple(others))


def _write(
    key: str, comment: Comment, cells: Cells, workbook: StoredWorkbook, sheets: Mapping[str, SheetXml]
) -> list[AddedRow]:
    """Fills the cells of a key; returns the rows that need a sheet of their own."""
    for area in (*cells.parts.values(), *cells.others):
        sheets[area.sheet.part].clear(area, workbook.texts(area.sheet))
    added = []
    for number, piece in enumerate(_pieces(comment.text), start=1):
        if number in cells.parts:
            area = cells.parts[number]
            xml = sheets[area.sheet.part]
            xml.set_text((area.top, area.left), piece)
            xml.make_room(area, height_of(piece, xml.pixels(area)) + SPARE_PIXELS)
            above = (area.top - 1, area.left)
            if workbook.texts(area.sheet).get(above, "").startswith(REMARK):
                xml.set_text(above, "")
        else:
            added.append(AddedRow(PREFIX + key + (f".{number}" if number > 1 else ""), key, comment.title, piece))
    return added


def _pieces(text: str) -> Iterable[str]:
    while text:
        first, text = split_at_limit(text, CELL_LIMIT)
        yield first


def _style(names: Sequence[Name], sheets: Mapping[str, SheetXml]) -> str:
    """The cell format of commentary cells."""
    areas = (name.areas[0] for name in names if name.areas and NAME.fullmatch(name.name))
    first = next(areas, None)
    return sheets[first.sheet.part].style((first.top, first.left)) if first else "0"


def _with_parts(package: Package, content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The file with these parts replaced or added, or left out where they are None; the others as they are."""
    changed: dict[str, bytes | None] = {package.name(part): part_content for part, part_content in parts.items()}
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            found = changed.pop(entry.filename) if entry.filename in changed else old.read(entry)
            if found is not None:
                new.writestr(entry, found, zipfile.ZIP_DEFLATED)
        for part, part_content in changed.items():
            assert part_content is not None
            new.writestr(zipfile.ZipInfo(part), part_content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
