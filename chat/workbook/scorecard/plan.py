"""Where everything of the Scorecard stands: a row for each indicator, then a page for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Literal

from chat.commentary.comment import Noted
from chat.commentary.place import CommentaryPlace
from chat.report.scorecard import IndicatorFigure, Scorecard
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS
from chat.workbook.list_sheet.blocks import Block, Line, commentary_lines
from chat.workbook.pages import Page, page_for, room_on_page
from chat.workbook.plain_table import PlainColumn
from chat.workbook.scorecard.sentences import (
    ENGLAND,
    NEIGHBOURS,
    comparator_of,
    page_texts,
    scorecard_sentences,
    value_text,
)
from chat.xlsx.text_width import height_of, width_of

TITLE = "Scorecard"
KEY = "indicator."
FIXED = (
    PlainColumn("Indicator", 225),
    PlainColumn("Value", 60, is_number=True),
    PlainColumn("Numerator", 80, is_number=True),
    PlainColumn("Denominator", 96, is_number=True),
    PlainColumn("Target", 56, is_number=True),
    PlainColumn("Low", 50, is_number=True),
    PlainColumn("High", 50, is_number=True),
    PlainColumn("Judgement", 146, indent=1),
    PlainColumn("Against last month", 78),
    PlainColumn("Against last year", 78),
    PlainColumn("Last six months", 74, is_number=True),
)
AFTER = (PlainColumn("Owner", 96, indent=1), PlainColumn("Assessed by hand", 82))
PAGE_TABLE_COLUMNS = 8  # months, numbers and judgement; the chart stands at their right
CHART_COLUMN = PAGE_TABLE_COLUMNS
NARROWEST, WIDEST = 84, 160
WIDEST_NAME = 330  # links do not wrap in every program
COMMENTARY_LINE = 30  # there is room on a page of its own
NO_GROUP = "Other indicators"
ROW = 20
GROUP_ROW = 26
NAME_ROW = 28
GAP_ROW = 8
FIRST_ROW = 3  # under title, subtitle and sentences
LONGEST_COMMENT = 300  # characters in the summary; the whole text stands on the indicator's page
PieceKind = Literal["heads", "group", "row", "comment"]


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A row of the summary; `text` is how the commentary of the indicator above it begins."""

    kind: PieceKind
    row: int
    height: int
    figure: IndicatorFigure | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """The page of an indicator; `texts` are style, text and height of the lines under its name."""

    figure: IndicatorFigure
    first_row: int
    texts: tuple[tuple[str, str, int], ...]
    commentary: Block

    @property
    def head_row(self) -> int:
        """The heads of its months."""
        return self.first_row + 2 + len(self.texts)

    @property
    def next_row(self) -> int:
        """The first row after it."""
        return self.commentary.next_row


@dataclass(frozen=True, slots=True)
class ScorecardPlan:
    """The sheet; without indicators there is none."""

    scorecard: Scorecard
    columns: tuple[PlainColumn, ...] = ()
    sentences: tuple[str, ...] = ()
    lines: tuple[SummaryLine, ...] = ()
    pages: tuple[IndicatorPage, ...] = ()
    summary_breaks: tuple[int, ...] = ()

    @property
    def last_column(self) -> int:
        """The last column that is printed."""
        return len(self.columns) - 1

    @property
    def page(self) -> Page:
        """The paper."""
        return page_for(self.pixels)

    @property
    def pixels(self) -> int:
        """Width of what is printed."""
        return sum(column.pixels for column in self.columns)

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """One commentary cell for each indicator."""
        return tuple(
            CommentaryPlace(page.commentary.key, TITLE, page.figure.name, page.commentary.cut) for page in self.pages
        )


def plan_scorecard(scorecard: Scorecard, comments: Mapping[str, Noted]) -> ScorecardPlan:
    """The plan of the sheet; `comments` are what its commentary cells hold, by key."""
    if not scorecard.indicators:
        return ScorecardPlan(scorecard)
    columns = (_name_column(scorecard), *FIXED[1:], *_comparator_columns(scorecard), *AFTER)
    pixels = sum(column.pixels for column in columns)
    room = room_on_page(page_for(pixels), pixels, TITLE_PIXELS + SUBTITLE_PIXELS)
    sentences = scorecard_sentences(scorecard)
    above = sum(height_of(sentence, pixels) for sentence in sentences) + GAP_ROW
    beginnings = {figure.id: _beginning(comments.get(KEY + figure.id)) for figure in scorecard.indicators}
    lines, breaks = _summary(scorecard, columns, beginnings, Space(2 + len(sentences) + 1, above, room))
    row = lines[-1].row + 2
    pages = []
    for figure in scorecard.indicators:
        page = _page(figure, row, pixels, room, comments.get(KEY + figure.id))
        pages.append(page)
        row = page.next_row
    return ScorecardPlan(scorecard, columns, sentences, lines, tuple(pages), breaks)


def _name_column(scorecard: Scorecard) -> PlainColumn:
    widest = max(round(width_of(figure.name)) + 14 for figure in scorecard.indicators)
    return replace(FIXED[0], pixels=min(max(FIXED[0].pixels, widest), WIDEST_NAME))


def _comparator_columns(scorecard: Scorecard) -> Iterator[PlainColumn]:
    """As wide as the widest value with its year."""
    for head, beginnings in (("England", ENGLAND), ("Statistical neighbours", NEIGHBOURS)):
        found = ((figure, comparator_of(figure, beginnings)) for figure in scorecard.indicators)
        texts = [f"{value_text(figure, each.value)} ({each.year})" for figure, each in found if each]
        widest = max((round(width_of(text)) + 14 for text in texts), default=0)
        yield PlainColumn(head, min(max(widest, NARROWEST), WIDEST), is_number=True)


def _beginning(noted: Noted | None) -> str:
    """The first words of a comment, on one line."""
    return shorten(noted.first, LONGEST_COMMENT, placeholder=" \u2026") if noted else ""


@dataclass(frozen=True, slots=True)
class Space:
    """Where the summary begins: the row, the pixels above it on its page, and those of a whole page."""

    row: int
    above: int
    page: int


def _summary(
    scorecard: Scorecard, columns: Sequence[PlainColumn], beginnings: Mapping[str, str], space: Space
) -> tuple[tuple[SummaryLine, ...], tuple[int, ...]]:
    """The rows of the summary and those that begin a page; heads and group stand again on each page.

    `beginnings` are the first words of commentary by indicator.
    """
    row, room = space.row, space.page
    pixels = sum(column.pixels for column in columns)
    heads = max(height_of(column.head, column.pixels, bold=True) for column in columns)
    grouped = any(figure.group for figure in scorecard.indicators)
    made: list[SummaryLine] = []
    breaks: list[int] = []
    used, group = space.above, None
    for figure in scorecard.indicators:
        height, comment = _row_height(figure, columns), beginnings[figure.id]
        below = height_of(comment, pixels) + 3 if comment else 0
        begins_page = not made or used + height + below + GROUP_ROW > room
        if begins_page:
            if made:
                breaks.append(row)
                used = 0
            made.append(SummaryLine("heads", row, heads))
            row, used, group = row + 1, used + heads, None
        if grouped and figure.group != group:
            made.append(SummaryLine("group", row, GROUP_ROW, figure))
            row, used, group = row + 1, used + GROUP_ROW, figure.group
        made.append(SummaryLine("row", row, height, figure))
        row, used = row + 1, used + height + below
        if comment:
            made.append(SummaryLine("comment", row, below, figure, comment))
            row += 1
    return tuple(made), tuple(breaks)


def _row_height(figure: IndicatorFigure, columns: Sequence[PlainColumn]) -> int:
    texts = ((figure.name, columns[0]), (figure.owner, columns[-2]), (figure.assessment, columns[-1]))
    return max(ROW, *(height_of(text, column.pixels - 9 * column.indent) + 3 for text, column in texts))


def _page(figure: IndicatorFigure, first_row: int, pixels: int, room: int, noted: Noted | None) -> IndicatorPage:
    texts = tuple(
        (style, text, height_of(text, pixels, bold=style == "fact") + 3) for style, text in page_texts(figure)
    )
    above = NAME_ROW + sum(height for *_, height in texts) + ROW * (len(figure.series) + 1) + 2 * GAP_ROW
    lines, cut = commentary_lines("Commentary", noted, pixels, room - above)
    row = first_row + 2 + len(texts) + 1 + len(figure.series)
    roomy = (
        replace(line, height=max(line.height, COMMENTARY_LINE)) if line.kind == "commentary" else line for line in lines
    )
    lines = (*roomy, Line("space", GAP_ROW))
    commentary = Block(KEY + figure.id, row, lines, noted=noted, cut=cut, commentary_column=0)
    return IndicatorPage(figure, first_row, texts, commentary)
