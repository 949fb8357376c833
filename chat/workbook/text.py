"""Text on its way into a cell: what XML 1.0 can carry, and how many lines it takes when wrapped."""

import re
import textwrap

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CELL_LIMIT = 32_767  # UTF-16 units
LABEL_LIMIT = 200  # characters of a label; longer ones are no label
LINE_PIXELS = 17
CHARACTER_PIXELS = 6.2  # mean width of running text in Arial 10, a little above the true one
BOLD_CHARACTER_PIXELS = 6.8


def clean(text: str) -> str:
    """The text with CR LF and CR as LF and without the characters that XML 1.0 forbids."""
    return NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def utf16_length(text: str) -> int:
    """Length as Excel counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def clip(text: str, limit: int = LABEL_LIMIT) -> str:
    """The text on one line, cut with an ellipsis when it is longer than `limit` characters."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def lines_needed(text: str, pixels: int, *, bold: bool = False) -> int:
    """Lines that the text takes in a cell of this width; an empty text takes one."""
    characters = max(1, int((pixels - 8) / (BOLD_CHARACTER_PIXELS if bold else CHARACTER_PIXELS)))
    paragraphs = clean(text).split("\n")
    return sum(max(1, len(textwrap.wrap(paragraph, characters))) for paragraph in paragraphs)


def height_of(text: str, pixels: int, *, bold: bool = False) -> int:
    """Row height in pixels for the wrapped text."""
    return lines_needed(text, pixels, bold=bold) * LINE_PIXELS + 2
