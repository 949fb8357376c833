"""The table at the front of the Scorecard: which columns have anything in them, and a row for each indicator."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from chat.commentary.comment import Noted
from chat.report.scorecard import IndicatorFigure
from chat.words.dates import date_text
from chat.workbook.plain_table import PlainColumn
from chat.workbook.scorecard.sentences import ENGLAND, NEIGHBOURS, comparator_of, judgement_text
from chat.xlsx.text_width import height_of, split_into_lines, width_of

SHEET_PIXELS = 1196  # at this width a page is printed at 86%, so that no text is smaller than 8.5 points
LEAST_NAME = 225
MOST_LEFT = 800  # pixels of a name and six months, so that a chart has room beside them
OWNER = "Owner"
LEAST_COLUMNS = 7  # a name and six months
SPARE_COLUMN = 78
ROW = 18
GROUP_ROW = 24
MOST_COMMENT_LINES = 2
NO_GROUP = "Other indicators"
PieceKind = Literal["heads", "group", "row", "comment"]
Has = Callable[[IndicatorFigure], object]


@dataclass(frozen=True, slots=True)
class FrontColumn:
    """A column of the table by name; it is there when any indicator `has` something in it."""

    name: str
    column: PlainColumn
    has: Has


def _number(head: str, pixels: int) -> PlainColumn:
    return PlainColumn(head, pixels, is_number=True)


CANDIDATES = (
    FrontColumn("value", _number("Value", 74), lambda figure: figure.current.value is not None),
    FrontColumn("judgement", PlainColumn("Judgement", 114, indent=1), lambda figure: figure.current.judgement),
    FrontColumn("last_month", PlainColumn("Against last month", 78, indent=1), lambda f: f.last_month.direction),
    FrontColumn("last_year", PlainColumn("Against last year", 78, indent=1), lambda f: f.last_year.direction),
    FrontColumn("target", _number("Target", 72), lambda figure: figure.current.target.value is not None),
    FrontColumn("low", _number("Low", 72), lambda figure: figure.current.target.low is not None),
    FrontColumn("high", _number("High", 72), lambda figure: figure.current.target.high is not None),
    FrontColumn("six", _number("Last six months", 66), lambda figure: figure.has_target and figure.months_judged),
    FrontColumn("england", _number("England", 90), lambda figure: comparator_of(figure, ENGLAND)),
    FrontColumn("neighbours", _number("Neighbours", 90), lambda figure: comparator_of(figure, NEIGHBOURS)),
    FrontColumn("owner", PlainColumn(OWNER, 120, indent=1), lambda figure: figure.owner),
    FrontColumn("assessment", PlainColumn("Assessed by hand", 80, indent=1), lambda figure: figure.assessment),
)
BEGINNINGS = {"england": ENGLAND, "neighbours": NEIGHBOURS}


@dataclass(frozen=True, slots=True)
class Front:
    """The columns of the sheet: those of the table by name, and spare ones beyond them for the blocks below."""

    names: tuple[str, ...]
    columns: tuple[PlainColumn, ...]
    spare: tuple[int, ...] = ()

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths of all columns."""
        return (*(column.pixels for column in self.columns), *self.spare)

    @property
    def pixels(self) -> int:
        """Width of what is printed."""
        return sum(self.widths)

    @property
    def last_column(self) -> int:
        """The last column that is printed."""
        return len(self.widths) - 1


def front_of(figures: Sequence[IndicatorFigure]) -> Front:
    """The columns for these indicators: none that would be empty throughout."""
    shown = [each for each in CANDIDATES if any(each.has(figure) for figure in figures)]
    columns = [_with_year(each, figures) for each in shown]
    beside = sum(column.pixels for column in columns)
    widest = max((round(width_of(figure.name)) + 20 for figure in figures), default=0)
    spare = [SPARE_COLUMN] * max(0, LEAST_COLUMNS - 1 - len(columns))
    strip = sum([*(column.pixels for column in columns), *spare][: LEAST_COLUMNS - 1])
    name = max(LEAST_NAME, min(widest, MOST_LEFT - strip, SHEET_PIXELS - beside))
    left = SHEET_PIXELS - name - beside - sum(spare)
    columns = [_fitted(each, figures, left) for each in columns]
    left -= sum(column.pixels for column in columns) - beside
    if left > 0:
        spare.append(left)
    return Front(
        ("name", *(each.name for each in shown)),
        (PlainColumn("Indicator", name), *columns),
        tuple(spare),
    )


def _fitted(column: PlainColumn, figures: Sequence[IndicatorFigure], left: int) -> PlainColumn:
    """The column of owners as wide as the longest name, as far as there is room."""
    if column.head != OWNER:
        return column
    widest = max(round(width_of(figure.owner)) for figure in figures) + 30
    return replace(column, pixels=column.pixels + min(max(0, widest - column.pixels), max(0, left)))


def year_of(name: str, figures: Sequence[IndicatorFigure]) -> str | None:
    """The year that all published values of a column share; None when they differ."""
    found = [comparator_of(figure, BEGINNINGS[name]) for figure in figures]
    years = {each.year for each in found if each}
    return years.pop() if len(years) == 1 else None


def _with_year(each: FrontColumn, figures: Sequence[IndicatorFigure]) -> PlainColumn:
    year = year_of(each.name, figures) if each.name in BEGINNINGS else None
    return replace(each.column, head=f"{each.column.head} {year}") if year else each.column


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A row of the table; `text` is a line of the commentary on the indicator above it."""

    kind: PieceKind
    row: int
    height: int
    figure: IndicatorFigure | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """Where the table begins: the row, the pixels above it on its page, and those of a whole page."""

    row: int
    above: int
    page: int


def front_lines(
    figures: Sequence[IndicatorFigure], front: Front, comments: Mapping[str, Noted | None], space: Space
) -> tuple[tuple[FrontLine, ...], tuple[int, ...]]:
    """The rows of the table and those that begin a page; heads and group stand again on each page.

    `comments` are the commentary by indicator: how it begins stands under the indicator's row, with its date.
    """
    heads = max(height_of(column.head, column.pixels, bold=True) for column in front.columns)
    grouped = any(figure.group for figure in figures)
    made: list[FrontLine] = []
    breaks: list[int] = []
    row, used, group = space.row, space.above, None
    for figure in figures:
        height = _row_height(figure, front)
        said = _beginning(comments.get(figure.id), front.pixels)
        below = ROW * len(said)
        new_group = GROUP_ROW if grouped and figure.group != group else 0
        if not made or used + height + below + new_group > space.page:
            if made:
                breaks.append(row)
                used = 0
            made.append(FrontLine("heads", row, heads))
            row, used, group = row + 1, used + heads, None
        if grouped and figure.group != group:
            made.append(FrontLine("group", row, GROUP_ROW, figure))
            row, used, group = row + 1, used + GROUP_ROW, figure.group
        made.append(FrontLine("row", row, height, figure))
        row, used = row + 1, used + height + below
        for line in said:
            made.append(FrontLine("comment", row, ROW, figure, line))
            row += 1
    return tuple(made), tuple(breaks)


def _row_height(figure: IndicatorFigure, front: Front) -> int:
    said = judgement_text(figure.current.judgement) + (", check" if figure.flagged else "")
    texts = {"name": figure.name, "owner": figure.owner, "assessment": figure.assessment, "judgement": said}
    widths = {name: column.pixels - 9 * column.indent for name, column in zip(front.names, front.columns, strict=True)}
    heights = (height_of(text, widths[name]) for name, text in texts.items() if name in widths)
    return max(ROW, *heights)


def _beginning(noted: Noted | None, pixels: int) -> tuple[str, ...]:
    """How a comment begins, after its date, on at most two lines."""
    if noted is None or not noted.first:
        return ()
    dated = noted.comment.as_at
    text = f"{date_text(dated) if dated else 'Date not known'}: {' '.join(noted.first.split())}"
    lines = split_into_lines(text, pixels - 40)
    if len(lines) <= MOST_COMMENT_LINES:
        return lines
    return (*lines[: MOST_COMMENT_LINES - 1], f"{lines[MOST_COMMENT_LINES - 1]} \u2026")
