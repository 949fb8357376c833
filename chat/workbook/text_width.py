"""How wide a text is, and how many lines it takes when wrapped: merged cells do not grow by themselves.

Widths are those of Arial (and of the fonts that stand in for it) in thousandths of the letter size.
"""

from chat.workbook.text import clean

LETTER_PIXELS = 10 * 96 / 72  # 10 points
LINE_PIXELS = 17
PADDING_PIXELS = 7
SCREEN_ROUNDING = 1.025  # screens round letters to whole pixels
BOLD = 1.08  # a bold text is about this much wider
LETTERS_BY_WIDTH = {
    222: "ijl'",
    278: " .,:;/\\!ftI[]|",
    333: "()-r`",
    389: "*",
    500: "ckJsvxyz",
    556: "0123456789abdeghnopquL#$_?\u201c\u201d\u2013",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
WIDTHS = {letter: width for width, letters in LETTERS_BY_WIDTH.items() for letter in letters}
OTHER_LETTER = 722


def width_of(text: str, *, bold: bool = False) -> float:
    """Pixels that the text takes on one line."""
    thousandths = sum(WIDTHS.get(letter, OTHER_LETTER) for letter in text)
    return thousandths / 1000 * LETTER_PIXELS * SCREEN_ROUNDING * (BOLD if bold else 1)


def lines_needed(text: str, pixels: int, *, bold: bool = False) -> int:
    """Lines that the text takes in a cell of this width; an empty text takes one."""
    room = max(20.0, pixels - PADDING_PIXELS)
    return sum(_lines_of(paragraph, room, bold=bold) for paragraph in clean(text).split("\n"))


def _lines_of(paragraph: str, room: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    space = width_of(" ", bold=bold)
    for word in paragraph.split(" "):
        width = width_of(word, bold=bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        used += width + (space if used else 0)
        if used > room:  # a word longer than the line is cut
            lines, used = lines + int(used // room), used % room
    return lines


def height_of(text: str, pixels: int, *, bold: bool = False) -> int:
    """Row height in pixels for the wrapped text."""
    return lines_needed(text, pixels, bold=bold) * LINE_PIXELS + 2
