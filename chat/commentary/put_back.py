"""Puts other commentary into a finished workbook, in its XML: everything else in the file stays as it is."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from chat.commentary.comment import PREFIX, Comment, short_fingerprint
from chat.commentary.find import NAME
from chat.commentary.place import CommentaryPlace
from chat.commentary.records import Field, commentary_record, text_records, written_records
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


def rewritten(content: bytes, comments: Mapping[str, Comment]) -> bytes:
    """The workbook with these comments in its cells; those that have no cell stand on a sheet of their own.

    The hidden sheet gets records of the new texts after the old ones.
    """
    package = Package(content)
    workbook = StoredWorkbook(package)
    names = list(defined_names(workbook))
    sheets = {sheet.part: SheetXml(package, sheet.part) for sheet in workbook.sheets}
    added: list[AddedRow] = []
    records: list[tuple[Field, ...]] = []
    for key, comment in comments.items():
        cells = _cells_of(key, names)
        added += _write(key, comment, cells, workbook, sheets)
        sheet = cells.parts[1].sheet.title if 1 in cells.parts else ""
        records.append(commentary_record(CommentaryPlace(key, sheet, comment.title), comment))
        records += text_records(key, comment)
    parts = add_sheet(workbook, added, style=_style(names, sheets)) if added else {}
    own_texts = [text for row in added for text in (row.key, row.title)]
    records += written_records({short_fingerprint(text) for text in (*own_texts, *HEADS)})
    if history := workbook.sheet(OWN_SHEET):
        sheets[history.part].append_rows(records)
    parts |= {part: xml.content() for part, xml in sheets.items() if xml.is_changed}
    return _with_parts(package, content, without_calculation_chain(package, parts))


HEADS = ("Commentary merged", "Key", "Table", "Commentary")


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
