"""The parts of a workbook that is a zip archive, without trusting what its directory says."""

import struct
import zipfile
import zlib

from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.package import DAMAGE, Package

_HEADER = struct.Struct("<4s22xHH")  # of a member: signature, then the lengths of its name and of its extra field


def unpacked_part(content: bytes, member: zipfile.ZipInfo) -> bytes | None:
    """A member of the archive, or None when it is not exactly what the directory promises, checksum included.

    The size that the directory promises is the most that is unpacked, and the packed data must end there: else the
    reader would go on where this stopped. The reader itself checks no sums, so a digit changed on the way here would
    be a wrong figure.
    """
    header = content[member.header_offset : member.header_offset + _HEADER.size]
    if len(header) < _HEADER.size:
        return None
    signature, name, extra = _HEADER.unpack(header)
    start = member.header_offset + _HEADER.size + name + extra
    packed = memoryview(content)[start : start + member.compress_size]
    if signature != b"PK\x03\x04" or len(packed) != member.compress_size:
        return None
    part = _unpacked(packed, member)
    return part if part is not None and zlib.crc32(part) == member.CRC else None


def _unpacked(packed: memoryview, member: zipfile.ZipInfo) -> bytes | None:
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


def sheet_of_part(content: bytes, part: str) -> str | None:
    """The name of the sheet that a part holds, when the workbook says so."""
    try:
        return next((sheet.title for sheet in StoredWorkbook(Package(content)).sheets if sheet.part == part), None)
    except DAMAGE:
        return None
