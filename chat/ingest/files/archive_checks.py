"""What a workbook that is a zip archive would unpack to, found out by unpacking it: its directory may lie."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chat.ingest.files.mended import (
    RELATIONS,
    SHARED_STRINGS,
    mended_relations,
    mended_sheet,
    mended_strings,
    with_mended,
)
from chat.ingest.files.refusals import DAMAGED, ENTITIES, LOCKED, too_far, too_large, unreadable
from chat.settings.limits import MEGABYTE, Limits
from chat.xlsx.archive import sheet_of_part, unpacked_part
from chat.xlsx.extent import is_sheet, measured, reaches_beyond
from chat.xlsx.package import DAMAGE
from chat.xlsx.safe_xml import declares_types
from chat.xlsx.unread_values import may_lack_values

LARGEST_RATIO = 200
SMALL_ENOUGH_FOR_ANY_RATIO = 100 * MEGABYTE
OPENDOCUMENT_MANIFEST = "META-INF/manifest.xml"
SHORTEST_CELL_WITH_SHARED_STRING = len('<c t="s"><v>0</v></c>')
_IS_LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class CheckedWorkbook:
    """A workbook that may be read: `content` is what the reader gets, mended where it is stricter than others.

    `without_value` are the parts of sheets in which a cell may have no value for the reader: a formula or an error
    stands there.
    """

    content: bytes
    without_value: frozenset[str] = frozenset()


def check_archive(path: Path, content: bytes, limits: Limits) -> CheckedWorkbook:
    """The workbook as it may be read.

    Raises UnreadableInput when the archive is damaged, locked, or would take more room than the limits allow.
    """
    try:
        return _check_members(path, content, limits)
    except DAMAGE:
        raise unreadable(path, DAMAGED) from None


def _check_members(path: Path, content: bytes, limits: Limits) -> CheckedWorkbook:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    _check_promised(path, len(content), members, limits)
    if any(member.flag_bits & _IS_LOCKED for member in members):
        raise unreadable(path, LOCKED)
    strings: list[int] = []
    sheets = []
    without_value = set()
    mended: dict[str, bytes | None] = {}
    for member, part in _parts(path, content, members):
        name = member.filename.lower().lstrip("/")
        if name == SHARED_STRINGS:
            strings = [len(string) for string in re.split(rb"</(?:\w+:)?si\s*>", part)]
            mended[member.filename] = mended_strings(part, len(strings))
        elif name == RELATIONS:
            mended[member.filename] = mended_relations(part)
        elif is_sheet(part):
            if reach := reaches_beyond(part, limits):
                title = sheet_of_part(content, member.filename)
                sheet = f"sheet '{title}'" if title else "a sheet of it"
                raise unreadable(path, too_far(sheet, reach.rows, reach.columns, limits))
            sheets.append(member)
            mended[member.filename] = mended_sheet(part)
            if may_lack_values(part):
                without_value.add(member.filename)
    _check_shared_strings(path, content, strings, sheets, limits)
    changed = {name: part for name, part in mended.items() if part is not None}
    return CheckedWorkbook(with_mended(content, changed) if changed else content, frozenset(without_value))


def _check_promised(path: Path, packed: int, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.largest_file or (
        unpacked > SMALL_ENOUGH_FOR_ANY_RATIO and unpacked > LARGEST_RATIO * max(packed, 1)
    ):
        raise unreadable(path, too_large(unpacked, limits, "it would unpack to"))


def _parts(path: Path, content: bytes, members: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    for member in members:
        part = unpacked_part(content, member)
        if part is None:
            raise unreadable(path, DAMAGED)
        if member.filename == OPENDOCUMENT_MANIFEST and b"encryption-data" in part:
            raise unreadable(path, LOCKED)
        if declares_types(part):
            raise unreadable(path, ENTITIES)
        yield member, part


def _check_shared_strings(
    path: Path, content: bytes, strings: list[int], sheets: list[zipfile.ZipInfo], limits: Limits
) -> None:
    """Cells may all use one long string, and the reader copies it for each."""
    most_uses = sum(sheet.file_size for sheet in sheets) // SHORTEST_CELL_WITH_SHARED_STRING
    if max(strings, default=0) * most_uses <= limits.largest_file:
        return
    total = 0
    for sheet in sheets:
        uses = measured(unpacked_part(content, sheet) or b"").shared
        total += sum(strings[place] * times for place, times in uses.items() if place < len(strings))
    if total > limits.largest_file:
        raise unreadable(path, too_large(total, limits, "the texts of its cells come to"))
