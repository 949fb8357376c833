"""Where everything of the Scorecard stands: the table at the front, a block for each indicator, those without value."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat.commentary.comment import Noted
from chat.commentary.place import CommentaryPlace
from chat.report.scorecard import Scorecard
from chat.workbook.book import TITLE_PIXELS
from chat.workbook.pages import LANDSCAPE, page_breaks, room_on_page
from chat.workbook.scorecard.block import KEY, IndicatorBlock, block_of
from chat.workbook.scorecard.front import Front, FrontLine, Space, front_lines, front_of
from chat.workbook.scorecard.sentences import scorecard_sentences, without_value_text
from chat.xlsx.text_width import split_into_lines

TITLE = "Scorecard"
REPEATED_ROWS = 1
FIRST_ROW = 2  # under the title and the line that says whose it is
SENTENCE_ROW = 17
GAP_ROW = 8
TITLE_ROW = 26
NO_FRONT = Front((), ())


@dataclass(frozen=True, slots=True)
class ScorecardPlan:
    """The sheet; without indicators there is none. `without` are the lines on indicators that have no value."""

    scorecard: Scorecard
    front: Front = NO_FRONT
    sentences: tuple[str, ...] = ()
    lines: tuple[FrontLine, ...] = ()
    blocks: tuple[IndicatorBlock, ...] = ()
    without_row: int = 0
    without: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether there is a sheet."""
        return bool(self.scorecard.indicators)

    @property
    def last_row(self) -> int:
        """The last row that is printed."""
        if self.without:
            return self.without_row + len(self.without)
        return self.blocks[-1].next_row - 1 if self.blocks else FIRST_ROW

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """One commentary cell for each indicator that has a value, or had a comment when it had one."""
        return tuple(CommentaryPlace(block.key, TITLE, block.figure.name, block.cut) for block in self.blocks)


def plan_scorecard(scorecard: Scorecard, comments: Mapping[str, Noted]) -> ScorecardPlan:
    """The plan of the sheet; `comments` are what its commentary cells hold, by key."""
    if not scorecard.indicators:
        return ScorecardPlan(scorecard)
    shown = [each for each in scorecard.indicators if each.has_value or _has_text(comments.get(KEY + each.id))]
    figures = tuple(shown)
    front = front_of(figures)
    noted = {figure.id: comments.get(KEY + figure.id) for figure in figures}
    room = room_on_page(LANDSCAPE, front.pixels, TITLE_PIXELS)
    said = (line for each in scorecard_sentences(scorecard) for line in split_into_lines(each, front.pixels - 20))
    sentences = tuple(said)
    above = SENTENCE_ROW * (len(sentences) + 1) + GAP_ROW
    row = FIRST_ROW + len(sentences) + 1
    lines, breaks = front_lines(figures, front, noted, Space(row, above, room))
    row = lines[-1].row + 2 if lines else row
    used = _used_on_last_page(lines, breaks, above)
    blocks: list[IndicatorBlock] = []
    for figure in figures:
        blocks.append(block_of(figure, row, front, noted[figure.id], room))
        row = blocks[-1].next_row
    without = tuple(
        line
        for figure in scorecard.without_values
        if figure not in figures
        for line in split_into_lines(without_value_text(figure), front.pixels - 20)
    )
    pieces = [(block.first_row, block.height) for block in blocks]
    if without:
        pieces.append((row, TITLE_ROW + SENTENCE_ROW * len(without)))
    page_starts = page_breaks([(0, used), *pieces], room)
    return ScorecardPlan(scorecard, front, sentences, lines, tuple(blocks), row, without, (*breaks, *page_starts))


def _has_text(noted: Noted | None) -> bool:
    return noted is not None and bool(noted.first)


def _used_on_last_page(lines: tuple[FrontLine, ...], breaks: tuple[int, ...], above: int) -> int:
    """Pixels that the table at the front takes on its last page."""
    start = breaks[-1] if breaks else 0
    return sum(line.height for line in lines if line.row >= start) + (0 if breaks else above) + GAP_ROW
