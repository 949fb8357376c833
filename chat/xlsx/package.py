"""A workbook file opened: its parts, the XML in them, and which part belongs to which, whoever saved it.

Programs name parts as they like, so every part is found by the relationships of another. XML comes from files that
went through many hands: one with a document type declaration is refused, for its entities could fill the memory.
"""

import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from chat.errors import UnreadableInput

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONGEST = 400_000_000  # bytes that the parts of a workbook may become
BLOCK = 1 << 20


class Damaged(ValueError):
    """A part that is missing, too long, or no XML that can be read safely."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of its type (`worksheet`, `sharedStrings`), `part` the name of the part it leads to."""

    id: str
    kind: str
    part: str


class _Refusing(ET.TreeBuilder):
    """Builds the tree of a document that declares no types of its own."""

    def doctype(self, *_: object) -> None:
        """Called by the parser before any entity is read."""
        raise Damaged("a document type declaration")


class Package:
    """The parts of a workbook file; raises Damaged for what cannot be read."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(content))
        self._left = LONGEST
        self._names = {name.casefold(): name for name in self._archive.namelist()}

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
        if not self.has(part):
            raise Damaged(f"{part} is missing")
        return b"".join(self._blocks(self.name(part)))

    def _blocks(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as file:
            while block := file.read(BLOCK):
                self._left -= len(block)
                if self._left < 0:
                    raise Damaged("longer than any workbook")
                yield block

    def tree(self, part: str) -> ET.Element:
        """The root of a part's XML."""
        parser = ET.XMLParser(target=_Refusing())  # noqa: S314 - refuses declarations, and so entities
        parser.feed(self.content(part))
        root: ET.Element = parser.close()
        return root

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


def open_package(path: Path, content: bytes) -> Package:
    """The file opened; raises UnreadableInput when it is no workbook, or needs a password."""
    if content.startswith(OLD_OR_LOCKED):
        raise UnreadableInput(
            f"cannot read '{path.name}': it is password-protected, or in the format of Excel before 2007."
            " Save a copy as .xlsx without a password and try again."
        )
    try:
        return Package(content)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise damaged(path) from error


def damaged(path: Path) -> UnreadableInput:
    """What is said of a file that cannot be read to the end."""
    return UnreadableInput(f"cannot read '{path.name}': it is damaged, or no Excel workbook.")


def local(name: str) -> str:
    """The name of an element or attribute without its namespace, of which there are two for the same things."""
    return name.rpartition("}")[2]


def children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    """The children of this name; none without an element."""
    return (each for each in (() if element is None else element) if local(each.tag) == name)


def child(element: ET.Element, name: str) -> ET.Element | None:
    """The first child of this name."""
    return next(children(element, name), None)
