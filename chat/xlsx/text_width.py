"""How wide a text is, and how many lines it takes when wrapped: merged cells do not grow by themselves.

Widths are those of Arial (and of the fonts that stand in for it) in thousandths of the letter size.
"""

from functools import lru_cache

from chat.xlsx.text import clean

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
    556: "0123456789abdeghnopquL#$_?\u2013\u2018\u2019\u201c\u201d",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "\u2014\u2026",
    1015: "@",
}
WIDTHS = {letter: width for width, letters in LETTERS_BY_WIDTH.items() for letter in letters}
OTHER_LETTER = 722
WIDE_LETTER = 1370  # an emoji
FIRST_WIDE_LETTER = "\u1100"
SMALLEST_LETTER_AREA = 45  # pixels by pixels: no letter takes less of a line


@lru_cache(maxsize=8192)
def width_of(text: str, *, bold: bool = False) -> float:
    """Pixels that the text takes on one line."""
    thousandths = sum(
        WIDTHS.get(letter) or (WIDE_LETTER if letter >= FIRST_WIDE_LETTER else OTHER_LETTER) for letter in text
    )
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


def split_into_lines(text: str, pixels: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text as the lines it takes at this width, for cells that are not merged and run on to the right."""
    room = max(20.0, pixels - PADDING_PIXELS)
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, bold=bold) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return tuple(lines)


def height_of(text: str, pixels: int, *, bold: bool = False) -> int:
    """Row height in pixels for the wrapped text."""
    lines = lines_needed(text, pixels, bold=bold)
    return lines * LINE_PIXELS + (2 if lines > 1 else 0)


def pieces_of_height(text: str, pixels: int, highest: int) -> tuple[str, ...]:
    """The text in pieces no higher than `highest` pixels when wrapped; joined, they are the text again.

    A piece ends after a line break or a blank where it has one in its second half, else anywhere.
    """
    made: list[str] = []
    start = 0
    while start < len(text):
        end = _end_of_fitting(text, start, pixels, highest)
        if end < len(text):
            cuts = (text.rfind(letter, (start + end) // 2, end) + 1 for letter in ("\n", " "))
            end = next(filter(None, cuts), end)
        made.append(text[start:end])
        start = end
    return tuple(made)


def _end_of_fitting(text: str, start: int, pixels: int, highest: int) -> int:
    """Where the longest piece ends that begins at `start` and fits; at least one character is taken."""
    low, high = start + 1, min(len(text), start + highest * pixels // SMALLEST_LETTER_AREA + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if height_of(text[start:middle], pixels) <= highest else (low, middle - 1)
    return low
