"""Text on its way into a cell: what XML 1.0 and a cell can carry."""

import re

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CELL_LIMIT = 32_767  # UTF-16 units
LABEL_LIMIT = 200  # characters of a label; longer ones are no label


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
