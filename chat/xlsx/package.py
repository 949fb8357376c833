"""A workbook file opened: its parts, the XML in them, and which part belongs to which, whoever saved it.

Programs name parts as they like, so every part is found by the relationships of another.
"""

import posixpath
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from chat.errors import UnreadableInput
from chat.xlsx.safe_xml import Damaged, TooLarge, tree

# What a damaged archive, or XML that is made to harm, may raise while its parts are read.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, SyntaxError, RuntimeError),
    *(LookupError, OSError, EOFError, ValueError),
)
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONGEST = 200_000_000  # bytes that the parts of a workbook may become; a ChAT workbook has 4 million
BLOCK = 1 << 18  # stays in the processor's cache


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of its type (`worksheet`, `sharedStrings`), `part` the name of the part it leads to."""

    id: str
    kind: str
    part: str


class Package:
    """The parts of a workbook file; raises Damaged for what cannot be read."""

    def __init__(self, source: bytes | Path) -> None:
        """Opens a file, or the content of one."""
        self._archive = zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
        self._names = {name.casefold(): name for name in self._archive.namelist()}

    def check(self) -> None:
        """Reads every part once; raises what damage leads to when one is not what was put in, or all are too long."""
        left = LONGEST
        for name in self._archive.namelist():
            for block in self._blocks(name):
                left -= len(block)
                if left < 0:
                    raise TooLarge("longer than any workbook of ChAT")

    @cached_property
    def workbook_part(self) -> str:
        """The name of the part that lists the sheets."""
        return next((each.part for each in self.relationships("") if each.kind == "officeDocument"), "xl/workbook.xml")

    def has(self, part: str) -> bool:
        """Whether there is such a part; case does not matter, as in the file format."""
        return part.casefold() in self._names

    def name(self, part: str) -> str:
        """The name of the part as it is in the file."""
        return self._names.get(part.casefold(), part)

    def content(self, part: str) -> bytes:
        """The bytes of a part."""
        return b"".join(self.blocks(part))

    def blocks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part as they are unpacked; at the end its check sum is compared."""
        if not self.has(part):
            raise Damaged(f"{part} is missing")
        left = LONGEST
        for block in self._blocks(self.name(part)):
            left -= len(block)
            if left < 0:
                raise TooLarge("longer than any workbook of ChAT")
            yield block

    def _blocks(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as file:
            while block := file.read(BLOCK):
                yield block

    def tree(self, part: str) -> ET.Element:
        """The root of a part's XML."""
        return tree(self.content(part))

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What a part leads to within the file; the empty name is the file as a whole."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return ()
        return tuple(
            Relationship(
                each.get("Id", ""),
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self.tree(relations)
            if each.get("TargetMode") != "External"
        )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever damage leads to while a file is read is told as one sentence: UnreadableInput."""
    try:
        yield
    except TooLarge as error:
        raise UnreadableInput(
            f"cannot read '{path.name}': it would take far more room than any ChAT workbook needs."
            " Move sheets of your own into another file, or leave this one out."
        ) from error
    except DAMAGE as error:
        raise UnreadableInput(f"cannot read '{path.name}': it is damaged, or no Excel workbook.") from error


def open_package(path: Path, content: bytes) -> Package:
    """The file opened and every part checked; raises UnreadableInput when it is no workbook, or needs a password."""
    if content.startswith(OLD_OR_LOCKED):
        raise UnreadableInput(
            f"cannot read '{path.name}': it is password-protected, or in the format of Excel before 2007."
            " Save a copy as .xlsx without a password and try again."
        )
    with reading(path):
        package = Package(content)
        package.check()
        return package


def local(name: str) -> str:
    """The name of an element or attribute without its namespace, of which there are two for the same things."""
    return name.rpartition("}")[2]


def children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    """The children of this name; none without an element."""
    return (each for each in (() if element is None else element) if local(each.tag) == name)


def child(element: ET.Element, name: str) -> ET.Element | None:
    """The first child of this name."""
    return next(children(element, name), None)
