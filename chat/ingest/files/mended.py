"""What spreadsheet programs write or take without a word, and the reader does not: put right before it reads."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

RELATIONS = "xl/_rels/workbook.xml.rels"
SHARED_STRINGS = "xl/sharedstrings.xml"
BEGINNING = 4096  # the count and the extent stand in the first bytes of a part
_EXTENT = re.compile(rb'<dimension(?!\s+ref="[A-Z]{1,3}[0-9]+(?::[A-Z]{1,3}[0-9]+)?"\s*/?>)[^>]*>(?:</dimension>)?')
_KNOWN_ERRORS = rb"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NULL!|NUM!)<"
_UNKNOWN_ERROR = re.compile(
    rb'(<c\s[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>)(?!' + _KNOWN_ERRORS + rb")[^<]*(</v>)"
)
_ROUNDABOUT = re.compile(rb'(\bTarget=")(\.{1,2}/[^"]*)(")')
_COUNT = re.compile(rb'(\buniqueCount=")([0-9]+)(")')


def mended_sheet(part: bytes) -> bytes | None:
    """A sheet whose extent is given as nothing or shows an error such as #SPILL!, as the reader takes it; else None."""
    mended = part
    if b"<dimension" in part[:BEGINNING]:
        mended = _EXTENT.sub(b"", part[:BEGINNING], count=1) + part[BEGINNING:]
    if b't="e"' in part:
        mended = _UNKNOWN_ERROR.sub(rb"\1#N/A\2", mended)
    return mended if mended != part else None


def mended_strings(part: bytes, strings: int) -> bytes | None:
    """A list that promises more texts than it has, with their real number: the reader makes room for all. Else None."""
    found = _COUNT.search(part[:BEGINNING])
    if not found or int(found[2]) <= strings:
        return None
    return part[: found.start(2)] + str(strings).encode() + part[found.end(2) :]


def mended_relations(part: bytes) -> bytes | None:
    """The workbook's relations with whole paths for those that go up and down; else None."""

    def whole(found: re.Match[bytes]) -> bytes:
        path = posixpath.normpath(posixpath.join("/xl", found[2].decode("utf-8", "replace")))
        return found[1] + path.encode() + found[3]

    mended = _ROUNDABOUT.sub(whole, part)
    return mended if mended != part else None


def with_mended(content: bytes, mended: Mapping[str, bytes]) -> bytes:
    """The archive with these parts in place of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(made, "w") as copy:
        for name in dict.fromkeys(whole.namelist()):
            copy.writestr(name, mended[name] if name in mended else whole.read(name))
    return made.getvalue()
