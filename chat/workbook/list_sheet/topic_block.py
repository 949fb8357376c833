"""Where everything of a topic stands on its sheet, worked out before anything is written.

Tables stand at the left one below the other, charts where there is room for them: between a narrow table and the
commentary, at the right above it, or below the tables. The commentary is at the right; a text that is longer than its
box there moves below the topic, at full width. Heights come from the texts, for merged cells do not grow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from chat.commentary.comment import Noted
from chat.document.charts import Chart
from chat.document.rows import label_of
from chat.document.section import PrintedTable, TopicPlan
from chat.report import ReportRow
from chat.workbook.list_sheet.grid import BOX_PIXELS, LABEL_PIXELS, LEFT_PIXELS, SHEET_PIXELS, Grid
from chat.xlsx.text import clip
from chat.xlsx.text_width import height_of, split_into_lines

LineKind = Literal["title", "line", "heads", "row", "gap", "filler", "note", "box_label", "remark", "box", "space"]
Mode = Literal["beside", "above_box", "below"]

ROW_PIXELS = 16
BOX_LINE_PIXELS = 17
TITLE_PIXELS = 24
GAP = 5
SPACE_AFTER = 6
BOX_LINES = 12
BOX_LINES_BESIDE_CHART = 6
SPARE_LINES = 2  # programs measure texts differently
LEAST_CHART_PIXELS = 290
WIDEST_CHART_PIXELS = 480
CHART_PIXELS = 174
LEAST_OF_CHART = 0.8  # of its height, beside a short table, so that the next table can begin a page
HIGHEST_CHART_PIXELS = 340
CHART_GAP = 6
MOST_NOTE_LINES = 3
MORE = "More on the sheet Definitions."
LONG_LABEL = 18  # letters of a label that takes two lines beside a bar
MOST_CHARTS = 2  # beside the tables of a topic
INDENT_PIXELS = 14
MOVED = "The commentary is older than these figures. "
IN_FULL = "In full on the sheet Commentary kept."


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet; `row` is the table's row it shows, `folded` rows are closed details of the one above."""

    kind: LineKind
    height: int
    text: str = ""
    row: ReportRow | None = None
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart and where it stands: `top` pixels below the topic's first row, from `column` on."""

    chart: Chart
    top: int
    column: int
    offset: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Box:
    """The commentary cell: its label's line, the remarks under it, first and last line and column of the cell."""

    label: int
    remarks: tuple[str, ...]
    first: int
    last: int
    first_column: int
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A topic on its sheet. `first_row` counts from 0; `heads` are the lines on which its tables begin."""

    plan: TopicPlan
    first_row: int
    lines: tuple[Line, ...]
    heads: tuple[int, ...]
    charts: tuple[Placed, ...]
    box: Box | None
    noted: Noted | None = None
    splits: tuple[int, ...] = ()  # the lines at which it goes on on another page, heads of tables

    @property
    def key(self) -> str:
        """The topic's key."""
        return self.plan.key

    @property
    def height(self) -> int:
        """Height in pixels, the space after it included."""
        return pixels(self.lines)

    @property
    def next_row(self) -> int:
        """The first row after it."""
        return self.first_row + len(self.lines)

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """First row and height of what a page break must not cut."""
        starts = (0, *self.splits)
        ends = (*self.splits, len(self.lines))
        return tuple(
            (self.first_row + start, pixels(self.lines[start:end])) for start, end in zip(starts, ends, strict=True)
        )

    def row_of(self, table_key: str) -> int:
        """The sheet row on which a table begins."""
        place = [table.key for table in self.plan.tables].index(table_key)
        return self.first_row + self.heads[place]


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels of rows that fit on a page under the repeated ones: on the page where the topic begins, and on others."""

    here: int
    page: int


def topic_block(plan: TopicPlan, grid: Grid, first_row: int, noted: Noted | None, room: Room) -> Block:
    """The block of a topic; one that does not fit goes on on another page at one of its tables."""
    if not plan.tables:
        lines = (Line("title", TITLE_PIXELS, plan.title), *_notes(plan.notes), Line("space", SPACE_AFTER))
        return Block(plan, first_row, lines, (), (), None)
    beside = _with_box_at_right(plan, grid, first_row, noted, room)
    if noted is None or beside.box is None or not beside.box.cut:
        return beside
    return _with_box_below(plan, grid, first_row, noted, room) or beside


def pixels(lines: Sequence[Line]) -> int:
    """Height of lines; closed details take none."""
    return sum(0 if line.folded else line.height for line in lines)


@dataclass(frozen=True, slots=True)
class _Left:
    """The lines at the left and the charts, before the commentary is put beside them."""

    lines: tuple[Line, ...]
    heads: tuple[int, ...]
    charts: tuple[Placed, ...]
    mode: Mode


def _with_box_at_right(plan: TopicPlan, grid: Grid, first_row: int, noted: Noted | None, room: Room) -> Block:
    left = _left(_with_move(plan, noted), grid)
    lines = list(left.lines)
    remark = noted.written if noted else ""
    remarks = split_into_lines(remark, BOX_PIXELS) if remark else ()
    if left.mode == "above_box":
        end_of_charts = max(each.top + each.height for each in left.charts)
        while pixels(lines) < end_of_charts:
            lines.append(Line("filler", ROW_PIXELS))
        label = _first_label(lines, end_of_charts)
        least = BOX_LINES_BESIDE_CHART * BOX_LINE_PIXELS
    else:
        label, least = 0, BOX_LINES * BOX_LINE_PIXELS
    first = label + 1 + len(remarks)
    _fill_up(lines, first, least)
    splits = split_lines(lines, left, room)
    needed = height_of(noted.first, BOX_PIXELS) + SPARE_LINES * BOX_LINE_PIXELS if noted and noted.first else 0
    label, last = _part_for_box(lines, (label, 1 + len(remarks)), splits, (least, needed - ROW_PIXELS))
    first = label + 1 + len(remarks)
    last += _fill_up(lines, first, least) if last == len(lines) - 1 else 0
    cut = needed - ROW_PIXELS > pixels(lines[first : last + 1]) or bool(noted and noted.rest)
    if cut:
        full = f"{remark}. {IN_FULL}" if remark else IN_FULL
        remarks = split_into_lines(full, BOX_PIXELS)
        first = label + 1 + len(remarks)
        last += _fill_up(lines, first, least) if last == len(lines) - 1 else 0
    box = Box(label, remarks, first, last, grid.box_column, noted.first if noted else "", cut)
    lines.append(Line("space", SPACE_AFTER))
    return Block(plan, first_row, tuple(lines), left.heads, left.charts, box, noted, splits)


def _fill_up(lines: list[Line], first: int, least: int) -> int:
    """Empty lines at the end, until those from `first` on are high enough; how many they were."""
    before = len(lines)
    while len(lines) <= first or pixels(lines[first:]) < least:
        lines.append(Line("filler", ROW_PIXELS))
    return len(lines) - before


def _part_for_box(
    lines: Sequence[Line], top: tuple[int, int], splits: Sequence[int], pixels_wanted: tuple[int, int]
) -> tuple[int, int]:
    """The label's line and the last one of the commentary: in the first part of the topic with as much room as wanted.

    `top` is the first line that the label can have, and the lines from it to the cell. Where no part has the least
    that a cell must have, it is the last one, which can grow.
    """
    label, above = top
    parts = [
        (max(label, start), end)
        for start, end in zip((0, *splits), (*(split - 2 for split in splits), len(lines) - 1), strict=True)
        if max(label, start) + above <= end or end == len(lines) - 1
    ]
    heights = [pixels(lines[start + above : end + 1]) for start, end in parts]
    enough = next((place for place, height in enumerate(heights) if height >= max(pixels_wanted)), None)
    if enough is not None:
        return parts[enough]
    return parts[heights.index(max(heights))] if max(heights) >= pixels_wanted[0] else parts[-1]


def _first_label(lines: Sequence[Line], end_of_charts: int) -> int:
    """The first line under the charts from which the label and the remarks stand in rows that are high enough."""
    fits = (
        place
        for place in range(1, len(lines))
        if pixels(lines[:place]) >= end_of_charts
        and all(line.height >= ROW_PIXELS and not line.folded for line in lines[place : place + 3])
    )
    return next(fits, len(lines))


def _with_move(plan: TopicPlan, noted: Noted | None) -> TopicPlan:
    """The topic with what has moved since its commentary was written among its notes."""
    if noted is None or not noted.moved:
        return plan
    return replace(plan, notes=(*plan.notes, f"{MOVED}{noted.moved}."))


def _with_box_below(plan: TopicPlan, grid: Grid, first_row: int, noted: Noted, room: Room) -> Block | None:
    """The commentary at full width under the topic; None where the page has no room for more than at the right."""
    left = _left(plan, grid)
    lines = list(left.lines)
    end_of_charts = max((each.top + each.height for each in left.charts), default=0)
    while pixels(lines) < end_of_charts:
        lines.append(Line("filler", ROW_PIXELS))
    lines.append(Line("gap", GAP))
    needed = height_of(noted.first, SHEET_PIXELS) + SPARE_LINES * BOX_LINE_PIXELS
    most = room.page - pixels(lines) - 3 * ROW_PIXELS - SPACE_AFTER
    if most < BOX_LINES * BOX_LINE_PIXELS:
        return None
    cut = needed > most or bool(noted.rest)
    parts = [part for part in (noted.remark, IN_FULL if cut else "") if part]
    remarks = split_into_lines(". ".join(parts), SHEET_PIXELS) if parts else ()
    label = len(lines)
    lines += [Line("box_label", ROW_PIXELS), *(Line("remark", ROW_PIXELS) for _ in remarks)]
    first = len(lines)
    lines += [Line("box", ROW_PIXELS)] * (min(needed, most) // ROW_PIXELS)
    box = Box(label, remarks, first, len(lines) - 1, 0, noted.first, cut)
    return Block(plan, first_row, (*lines, Line("space", SPACE_AFTER)), left.heads, left.charts, box, noted)


def _left(plan: TopicPlan, grid: Grid) -> _Left:
    tables, heads = _table_lines(plan, grid)
    notes = _notes(plan.notes)
    charts = chosen_charts(plan)
    if not charts:
        return _Left((*tables, *notes), heads, (), "beside")
    free = grid.number_columns - max(len(table.columns) for table in plan.tables)
    if free * grid.number_pixels >= LEAST_CHART_PIXELS:
        placed = _beside(plan, grid, tables, heads)
        end = max(each.top + each.height for each in placed)
        filler = _filler(end - pixels(tables))
        return _Left((*tables, *filler, *notes), heads, placed, "beside")
    above = _no_longer_than(_stacked(charts, grid, TITLE_PIXELS + 3), pixels(tables))
    below = _side_by_side(charts, grid, pixels(tables) + GAP)
    height_above = max(pixels(tables) + pixels(notes), _end(above) + (BOX_LINES_BESIDE_CHART + 1) * ROW_PIXELS)
    height_below = _end(below) + pixels(notes)
    if height_above <= height_below:
        return _Left((*tables, *notes), heads, above, "above_box")
    return _Left((*tables, *_filler(_end(below) - pixels(tables)), *notes), heads, below, "below")


def _table_lines(plan: TopicPlan, grid: Grid) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    lines = [Line("title", TITLE_PIXELS, plan.title)]
    if plan.line:
        lines.append(Line("line", ROW_PIXELS, plan.line))
    heads = []
    for place, table in enumerate(plan.tables):
        if place:
            lines.append(Line("gap", GAP))
        heads.append(len(lines))
        lines += [_heads_line(table, grid), *(_row_line(table, row) for row in table.table.rows)]
        if not table.table.rows:
            lines.append(Line("row", ROW_PIXELS, "Nothing to count in this period"))
    return tuple(lines), tuple(heads)


def _heads_line(table: PrintedTable, grid: Grid) -> Line:
    heights = [height_of(column.heading, grid.number_pixels) for column in table.columns]
    return Line("heads", max([ROW_PIXELS, height_of(table.table.title, LABEL_PIXELS, bold=True), *heights]) + 3)


def _row_line(table: PrintedTable, row: ReportRow) -> Line:
    label = clip(label_of(table.table, row))
    indent = INDENT_PIXELS * max(row.level, int(row.outside))
    height = max(ROW_PIXELS, height_of(label, LABEL_PIXELS - indent) - 1)
    return Line("row", height, label, row, folded=row.level > 0)


def _notes(notes: Sequence[str]) -> tuple[Line, ...]:
    if not notes:
        return ()
    text = " ".join(notes)
    lines = split_into_lines(text, LEFT_PIXELS)
    if len(lines) > MOST_NOTE_LINES:
        kept = [notes[0]]
        for note in notes[1:]:
            if len(split_into_lines(" ".join([*kept, note, MORE]), LEFT_PIXELS)) <= MOST_NOTE_LINES:
                kept.append(note)
        lines = split_into_lines(" ".join([*kept, MORE]), LEFT_PIXELS)
    return (Line("gap", GAP), *(Line("note", ROW_PIXELS, line) for line in lines))


def _beside(plan: TopicPlan, grid: Grid, lines: Sequence[Line], heads: Sequence[int]) -> tuple[Placed, ...]:
    """Charts between the tables and the commentary, each no higher up than its own table."""
    column = max(len(table.columns) for table in plan.tables) + 1
    room = (grid.number_columns - column + 1) * grid.number_pixels - 2 * CHART_GAP
    made: list[Placed] = []
    chosen = chosen_charts(plan)
    end = 0
    tops = [pixels(lines[:head]) for head in heads]
    for table, top_of_table, next_table in zip(plan.tables, tops, (*tops[1:], None), strict=True):
        for chart in (each for each in table.charts if each in chosen):
            top = max(end, top_of_table + 3)
            height = _height_beside(chart, next_table - top if next_table is not None else None)
            made.append(Placed(chart, top, column, CHART_GAP * 2, min(room, WIDEST_CHART_PIXELS), height))
            end = top + height + CHART_GAP
    return tuple(made)


def _height_beside(chart: Chart, to_next_table: int | None) -> int:
    """As high as the chart's labels need, or a little less where it then ends with its table."""
    height = height_of_chart(chart)
    if to_next_table is None:
        return height
    return to_next_table if LEAST_OF_CHART * height <= to_next_table < height else height


def _stacked(charts: Sequence[Chart], grid: Grid, top: int) -> tuple[Placed, ...]:
    """Charts above the commentary."""
    made: list[Placed] = []
    for chart in charts:
        made.append(Placed(chart, top, grid.box_column, 0, BOX_PIXELS - 2, height_of_chart(chart)))
        top += made[-1].height + CHART_GAP
    return tuple(made)


def chosen_charts(plan: TopicPlan) -> tuple[Chart, ...]:
    """No more charts than have room beside the tables: counts of the first table, shares of the others."""
    if len(plan.charts) <= MOST_CHARTS:
        return plan.charts
    with_charts = [table.charts for table in plan.tables if table.charts]
    if len(with_charts) == 1:
        return with_charts[0][:MOST_CHARTS]
    return (with_charts[0][0], *(charts[-1] for charts in with_charts[1:MOST_CHARTS]))


def _no_longer_than(charts: tuple[Placed, ...], height: int) -> tuple[Placed, ...]:
    """The first chart, and others as long as they do not make the topic much higher than its tables."""
    return tuple(each for place, each in enumerate(charts) if place == 0 or each.top + each.height <= height)


def _side_by_side(charts: Sequence[Chart], grid: Grid, top: int) -> tuple[Placed, ...]:
    """Charts under the tables, two in a row."""
    width = LEFT_PIXELS // 2 - 2 * CHART_GAP
    second = 1 + (LEFT_PIXELS // 2 - LABEL_PIXELS) // grid.number_pixels
    offset = LEFT_PIXELS // 2 - LABEL_PIXELS - (second - 1) * grid.number_pixels
    made: list[Placed] = []
    for place in range(0, len(charts), 2):
        pair = charts[place : place + 2]
        height = max(map(height_of_chart, pair))
        for chart, (column, gap) in zip(pair, ((0, 0), (second, offset)), strict=False):
            made.append(Placed(chart, top, column, gap, width, height))
        top += height + CHART_GAP
    return tuple(made)


def height_of_chart(chart: Chart) -> int:
    """As high as its labels need."""
    if chart.kind == "bars":
        two_lines = max(map(len, chart.labels)) > LONG_LABEL
        wanted = 60 + max(32 if two_lines else 22, 6 + 11 * len(chart.series)) * len(chart.labels)
        return min(max(CHART_PIXELS, wanted), HIGHEST_CHART_PIXELS)
    if chart.kind == "pyramid":
        return max(CHART_PIXELS, 80 + 22 * len(chart.labels))
    return CHART_PIXELS + (20 if len(chart.series) > 1 else 0)


def _end(charts: Sequence[Placed]) -> int:
    return max(each.top + each.height for each in charts)


def _filler(missing: int) -> tuple[Line, ...]:
    return (Line("filler", ROW_PIXELS),) * -(-missing // ROW_PIXELS) if missing > 0 else ()


def split_lines(lines: Sequence[Line], left: _Left, room: Room) -> tuple[int, ...]:
    """The lines at which a topic higher than its page goes on: heads of a table, and never through a chart."""
    whole = [head for head in left.heads[1:] if not _is_in_chart(pixels(lines[:head]), left.charts)]
    splits: list[int] = []
    start, room_here = 0, room.here
    for place, head in enumerate(whole):
        end = whole[place + 1] if place + 1 < len(whole) else len(lines)
        after = SPACE_AFTER if end == len(lines) else 0
        if pixels(lines[start:end]) > room_here - after:
            splits.append(head)
            start, room_here = head, room.page
    return tuple(splits)


def _is_in_chart(top: int, charts: Sequence[Placed]) -> bool:
    return any(each.top < top < each.top + each.height for each in charts)
