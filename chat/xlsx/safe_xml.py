"""The one guard against XML that is made to harm.

Workbooks go through many hands. A document that declares types of its own is refused: no spreadsheet program writes
one, and entities defined there could fill the memory.
"""

import xml.etree.ElementTree as ET
from xml.parsers import expat

BLOCK = 1 << 16
DECLARATION = b"<!DOCTYPE"
LONGEST_BEGINNING = 4096
MOST_TAGS = 1_000_000  # of a part that is held as a tree: a tree takes many times the room of its text


class Damaged(ValueError):
    """A part that is missing, too long, or no XML that can be read safely."""


class TooLarge(Damaged):
    """A part, or a workbook, that would take far more room than any workbook of ChAT."""


class _Begun(Exception):
    """Ends the reading early: the first element has begun."""


def guarded_parser() -> expat.XMLParserType:
    """A parser that raises Damaged at a declaration of types, before it reads any entity."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def declares_types(content: bytes) -> bool:
    """Whether a document declares types of its own; of what is no XML, whether its beginning looks like it."""
    parser = guarded_parser()
    parser.StartElementHandler = _stop
    try:
        for start in range(0, len(content), BLOCK):
            parser.Parse(content[start : start + BLOCK], False)
    except _Begun:
        return False
    except Damaged:
        return True
    except expat.ExpatError:
        return DECLARATION in content[:LONGEST_BEGINNING]
    return False


def tree(content: bytes) -> ET.Element:
    """The root of a document; raises Damaged when it is too long or declares types, ParseError when it is broken."""
    refuse_harmful(content)
    return ET.fromstring(content)  # noqa: S314 - nothing is declared in it


def refuse_harmful(content: bytes) -> None:
    """Raises Damaged for a document that declares types, or has too many elements to be held as a tree."""
    if declares_types(content):
        raise Damaged("a document type declaration")
    if content.count(b"<") > MOST_TAGS:
        raise TooLarge("more elements than any workbook of ChAT has")


def _refuse(*_: object) -> None:
    raise Damaged("a document type declaration")


def _stop(*_: object) -> None:
    raise _Begun
