"""Where everything of a list's sheet stands, worked out before anything is written.

A sheet is a run of blocks, a block a run of lines (one sheet row each) with a chart to their right. A block is as high
as the higher of the two, so that nothing overlaps; heights come from the texts, for merged cells do not grow.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from chat.report import ReportRow, ReportTable
from chat.workbook.chart_figures import ChartFigures, chart_figures
from chat.workbook.comment import Noted
from chat.workbook.numbers import is_percent
from chat.workbook.table_text import denominator_text, left_out_text, row_label, shown_rows, table_notes
from chat.workbook.text_width import height_of

LineKind = Literal[
    "group", "title", "definition", "heads", "row", "denominator", "note", "alert",
    "space", "commentary_label", "written", "commentary",
]  # fmt: skip
TABLE_KINDS: tuple[LineKind, ...] = ("title", "definition", "heads", "row", "denominator", "note", "alert")

LABEL_PIXELS = 285
NUMBER_PIXELS = 89
CHART_GAP = 14
CHART_COLUMNS = 5
CHART_PIXELS = CHART_COLUMNS * NUMBER_PIXELS - CHART_GAP - 6
ROW_PIXELS = 18
COMMENTARY_LINES = 6
COMMENTARY_PIXELS = 18
SPARE_COMMENTARY_PIXELS = 2 * 17  # two lines more than the text takes, for programs measure differently
AROUND_COMMENTARY = 72  # pixels that a commentary cell leaves of a page for its label, remark and spaces
IN_FULL = "In full on the sheet Commentary kept."
SPACE_IN_BLOCK = 8
CHART_ON_ONE_PAGE = 330  # a block whose table is lower than this is never parted from its commentary
SPACE_AFTER_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a list's sheet: labels, numbers, then charts."""

    number_columns: int
    has_charts: bool
    widest_table: int

    @property
    def chart_column(self) -> int:
        """The first column right of the tables that have charts."""
        return 1 + self.number_columns

    @property
    def last_column(self) -> int:
        """The last column that is printed."""
        charts = CHART_COLUMNS if self.has_charts else 0
        return max(self.number_columns + charts, self.widest_table)

    @property
    def pixels(self) -> int:
        """Width of what is printed."""
        return LABEL_PIXELS + NUMBER_PIXELS * self.last_column

    def text_columns(self, table: ReportTable | None) -> int:
        """Last column of texts and commentary under a table."""
        return max(self.number_columns, len(table.columns) if table else 0)

    def text_pixels(self, table: ReportTable | None) -> int:
        """Width of those texts."""
        return LABEL_PIXELS + NUMBER_PIXELS * self.text_columns(table)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet; `row` is the table's row it shows."""

    kind: LineKind
    height: int
    text: str = ""
    row: ReportRow | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A table (or a commentary shared by several) with everything that belongs to it; `first_row` counts from 0."""

    key: str
    first_row: int
    lines: tuple[Line, ...]
    table: ReportTable | None = None
    chart: ChartFigures | None = None
    noted: Noted | None = None
    cut: bool = False  # the commentary is longer than its page shows

    @property
    def height(self) -> int:
        """Height in pixels, the space after it included."""
        return _pixels(self.lines)

    @property
    def next_row(self) -> int:
        """The first row after it."""
        return self.first_row + len(self.lines)

    @property
    def has_commentary(self) -> bool:
        """Whether a commentary cell belongs to it."""
        return bool(self.rows_of("commentary"))

    def rows_of(self, *kinds: LineKind) -> tuple[int, ...]:
        """The sheet rows of its lines of these kinds."""
        return tuple(self.first_row + place for place, line in enumerate(self.lines) if line.kind in kinds)

    def height_before(self, row: int) -> int:
        """Pixels from the top of the block to the top of a row."""
        return _pixels(self.lines[: row - self.first_row])


def grid_for(tables: tuple[ReportTable, ...]) -> Grid:
    """The columns that suit all tables of a sheet."""
    charted = [len(table.columns) for table in tables if chart_figures(table)]
    widest = max((len(table.columns) for table in tables), default=0)
    return Grid(max([3, *charted]) if charted else max(3, widest), bool(charted), widest)


def table_block(
    table: ReportTable,
    grid: Grid,
    first_row: int,
    *,
    group_heading: str = "",
    noted: Noted | None = None,
    room: int = 0,
) -> Block:
    """The block of a table; `group_heading` stands above it when a new group of tables begins.

    `noted` is what its commentary cell holds, `room` the pixels of a page under the repeated rows.
    """
    group = (Line("group", 30, group_heading), Line("space", SPACE_IN_BLOCK)) if group_heading else ()
    own = _table_lines(table, grid)
    chart = _beside(chart_figures(table), _pixels(own))
    if table.group == "profile":
        lines = (*own, *_filler(chart, own))
        return Block(table.key, first_row, (*group, *lines, Line("space", SPACE_AFTER_BLOCK)), table, chart)
    cell, cut = commentary_lines("Commentary", noted, grid.text_pixels(table), room)
    # A tall cell may begin a page, so the chart ends above it.
    tall = _pixels(cell) > _pixels(commentary_lines("Commentary", None, 0, room)[0])
    lines = (*own, *_filler(chart, own), *cell) if tall else (*own, *cell, *_filler(chart, (*own, *cell)))
    return Block(table.key, first_row, (*group, *lines, Line("space", SPACE_AFTER_BLOCK)), table, chart, noted, cut)


def shared_commentary_block(
    key: str, label: str, first_row: int, *, noted: Noted | None, pixels: int, room: int
) -> Block:
    """The commentary that several tables above it share, `pixels` wide."""
    cell, cut = commentary_lines(label, noted, pixels, room)
    return Block(key, first_row, (*cell, Line("space", SPACE_AFTER_BLOCK)), noted=noted, cut=cut)


def commentary_lines(label: str, noted: Noted | None, pixels: int, room: int) -> tuple[tuple[Line, ...], bool]:
    """The label, a remark and the rows of a commentary cell as high as its text; whether that is more than a page."""
    needed = height_of(noted.first, pixels) if noted else 0
    most = max(COMMENTARY_LINES * COMMENTARY_PIXELS, room - AROUND_COMMENTARY)
    cut = needed > most or bool(noted and noted.rest)
    height = max(COMMENTARY_PIXELS, min(needed + SPARE_COMMENTARY_PIXELS, most) // COMMENTARY_LINES)
    remarks = (noted.remark if noted else "", IN_FULL if cut else "")
    remark = ". ".join(part for part in remarks if part)
    written = (Line("written", 19, remark),) if remark else ()
    head = (Line("space", SPACE_IN_BLOCK), Line("commentary_label", 19, label), *written)
    return (*head, *(Line("commentary", height),) * COMMENTARY_LINES), cut


def _filler(chart: ChartFigures | None, beside: tuple[Line, ...]) -> tuple[Line, ...]:
    missing = chart.height - _pixels(beside) if chart else 0
    return (Line("space", missing),) if missing > 0 else ()


def _beside(chart: ChartFigures | None, table_pixels: int) -> ChartFigures | None:
    """The chart, no higher than its table where that is high enough, so that a page break under it cuts nothing."""
    return replace(chart, height=min(chart.height, max(CHART_ON_ONE_PAGE, table_pixels))) if chart else None


def _pixels(lines: Iterable[Line]) -> int:
    return sum(line.height for line in lines)


def _table_lines(table: ReportTable, grid: Grid) -> tuple[Line, ...]:
    pixels = grid.text_pixels(table)
    heads = max((height_of(head, NUMBER_PIXELS, bold=True) for head in table.column_heads), default=ROW_PIXELS)
    lines = [Line("title", 22, table.title), _wrapped("definition", table.definition, pixels)]
    lines.append(Line("heads", max(heads, ROW_PIXELS + 2)))
    lines += [_row_line(row) for row in shown_rows(table)]
    if left_out := left_out_text(table):
        lines.append(_wrapped("note", left_out, pixels))
    if any(is_percent(column) for column in table.columns) and (base := denominator_text(table)):
        lines.append(_wrapped("denominator", base, pixels))
    lines += [_wrapped(kind, note, pixels) for kind, note in table_notes(table)]
    return tuple(line for line in lines if line.text or line.kind in ("heads", "row"))


def _row_line(row: ReportRow) -> Line:
    indent = 14 * max(row.level, int(row.outside))
    label = row_label(row)
    return Line("row", max(ROW_PIXELS, height_of(label, LABEL_PIXELS - indent)), label, row)


def _wrapped(kind: LineKind, text: str, pixels: int) -> Line:
    return Line(kind, height_of(text, pixels), text)
