"""A small .xlsb written record by record: nothing else here writes that format."""

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ERROR_NOT_AVAILABLE = 0x2A
Cell = str | float | bytes | None


def record(kind: int, data: bytes = b"") -> bytes:
    """One record: its number and its length in seven bits a byte, then its data."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = bytes([len(data)]) if len(data) < 0x80 else bytes([len(data) & 0x7F | 0x80, len(data) >> 7])
    return number + length + data


def text(words: str) -> bytes:
    """A text with the number of its characters before it."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(column: int, value: Cell) -> bytes:
    """A cell: text, number, or bytes for an error's number."""
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return record(6, place + text(value))
    if isinstance(value, bytes):
        return record(3, place + value)
    return record(5, place + struct.pack("<d", value))


def write_binary(path: Path, name: str, lines: Sequence[Sequence[Cell]], first_column: int = 0) -> Path:
    """A workbook of one sheet, its cells from `first_column` on."""
    last = struct.pack("<IIII", 0, len(lines), first_column, first_column + max(len(cells) for cells in lines))
    rows = b""
    for at, cells in enumerate(lines):
        rows += record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 0))
        rows += b"".join(cell(first_column + place, value) for place, value in enumerate(cells) if value is not None)
    sheet = record(129) + record(148, last) + record(145) + rows + record(146) + record(130)
    bundle = struct.pack("<II", 0, 1) + text("rId1") + text(name)
    workbook = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        relation = '<Relationship Id="rId1" Type="{}/{}" Target="{}"/>'
        archive.writestr("_rels/.rels", RELATIONS.format(relation.format(OFFICE, "officeDocument", "xl/workbook.bin")))
        archive.writestr("xl/workbook.bin", workbook)
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            RELATIONS.format(relation.format(OFFICE, "worksheet", "worksheets/sheet1.bin")),
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    path.write_bytes(packed.getvalue())
    return path
