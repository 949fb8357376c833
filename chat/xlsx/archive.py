"""The parts of a workbook that is a zip archive, without trusting what its directory says."""

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.parsers import expat

_HEADER = struct.Struct("<4s22xHH")  # of a member: signature, then the lengths of its name and of its extra field
# What a damaged archive, or XML that is made to harm, may raise while its parts are read.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError),
    *(KeyError, OSError, ValueError, SyntaxError, RuntimeError),
)


def unpacked_part(content: bytes, member: zipfile.ZipInfo) -> bytes | None:
    """A member of the archive, or None when it is not exactly what the directory promises.

    The size that the directory promises is the most that is unpacked, and the packed data must end there: else the
    reader would go on where this stopped.
    """
    header = content[member.header_offset : member.header_offset + _HEADER.size]
    if len(header) < _HEADER.size:
        return None
    signature, name, extra = _HEADER.unpack(header)
    start = member.header_offset + _HEADER.size + name + extra
    packed = memoryview(content)[start : start + member.compress_size]
    if signature != b"PK\x03\x04" or len(packed) != member.compress_size:
        return None
    if member.compress_type == zipfile.ZIP_STORED:
        return bytes(packed) if len(packed) == member.file_size else None
    if member.compress_type != zipfile.ZIP_DEFLATED:
        return None
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        part = inflate.decompress(packed, member.file_size + 1)
    except zlib.error:
        return None
    return part if inflate.eof and len(part) == member.file_size else None


def parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet of a .xlsx, by the sheet's name; raises what damage leads to."""
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    relations = {
        relation.get("Id"): relation.get("Target")
        for relation in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    parts = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        target = relations.get(next((v for k, v in element.items() if k.endswith("}id")), ""))
        if element.tag.endswith("}sheet") and target:
            parts[element.get("name")] = (
                target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            )
    return parts


def sheet_of_part(content: bytes, part: str) -> str | None:
    """The name of the sheet that a part holds, when the workbook says so."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {place: name for name, place in parts_of_sheets(archive).items()}.get(part)
    except DAMAGE:
        return None
