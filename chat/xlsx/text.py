"""Text on its way into a cell: what XML 1.0 and a cell can carry."""

import re

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CELL_LIMIT = 32_767  # UTF-16 units
LOOKS_ESCAPED = re.compile("(_x[0-9A-Fa-f]{4})(?=_)")
OVERLAPPING = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
LABEL_LIMIT = 200  # characters of a label; longer ones are no label


def clean(text: str) -> str:
    """The text with CR LF and CR as LF and without the characters that XML 1.0 forbids."""
    return NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def utf16_length(text: str) -> int:
    """Length as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int = LABEL_LIMIT) -> str:
    """The text on one line, cut with an ellipsis when it is longer than `limit` characters."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def clip_lines(text: str, limit: int, end: str) -> str:
    """The text, its line breaks kept, cut and ended with `end` when it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - len(end)].rstrip() + end


def split_at_limit(text: str, limit: int) -> tuple[str, str]:
    """The text in two: what fits into `limit` UTF-16 units, and the rest."""
    if utf16_length(text) <= limit:
        return text, ""
    half = limit // 2  # characters of two units each
    return text[:half], text[half:]


def runs(text: str) -> tuple[str, ...]:
    """The text in the runs in which XlsxWriter writes it truly; one run for nearly every text.

    XlsxWriter takes a text between `<r>` and `</r>` for XML of its own, and of two overlapping texts like `_x0041_` it
    protects only the first from being read as a character; in runs it protects each twice, so none may be whole.
    """
    is_like_xml = text.startswith("<r>") and text.endswith("</r>")
    if not (is_like_xml or OVERLAPPING.search(text)):
        return (text,)
    beginning = (text[:2],) if is_like_xml else ()
    rest = text[len("".join(beginning)) :]
    return (*beginning, *filter(None, LOOKS_ESCAPED.sub("\\1\0", rest).split("\0")))
