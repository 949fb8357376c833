"""A block of lines: a table, the sentences around it, and the commentary under it, as on Teams and Cohorts.

Everything is worked out before anything is written; heights come from the texts, for merged cells do not grow.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from chat.commentary.comment import Noted
from chat.report import ReportRow, ReportTable
from chat.report.columns import is_percent
from chat.workbook.table.printed_columns import printed_columns
from chat.workbook.table.published import compared_rows, published_heads, published_parts
from chat.workbook.table.sentences import denominator_text, left_out_text, row_label, shown_rows, table_notes
from chat.xlsx.text_width import height_of

LineKind = Literal[
    "group", "title", "definition", "heads", "row", "denominator", "note", "alert",
    "published_heads", "published_row", "published_note", "space", "commentary_label", "written", "commentary",
]  # fmt: skip
TABLE_KINDS: tuple[LineKind, ...] = ("title", "definition", "heads", "row", "denominator", "note", "alert")

LABEL_PIXELS = 300
NUMBER_PIXELS = 85
TABLE_COLUMNS = 4  # columns of numbers that have a chart at their right
CHART_COLUMNS = 7
ROW_PIXELS = 17
COMMENTARY_LINES = 4
COMMENTARY_PIXELS = 16
SPARE_COMMENTARY_PIXELS = 2 * 17  # two lines more than the text takes, for programs measure differently
AROUND_COMMENTARY = 60  # pixels that a commentary cell leaves of a page for its label, remark and spaces
IN_FULL = "In full on the sheet Commentary kept."
SPACE_IN_BLOCK = 3
GROUP_PIXELS = 26
TITLE_PIXELS = 20
LABEL_LINE_PIXELS = 17
SPACE_AFTER_BLOCK = 11


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a list's sheet: labels, numbers, then charts; wide tables reach under the charts."""

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
        reaches_under_charts = self.widest_table > self.number_columns  # the same paper, with charts or without
        charts = CHART_COLUMNS if self.has_charts or reaches_under_charts else 0
        return max(self.number_columns + charts, self.widest_table)

    @property
    def pixels(self) -> int:
        """Width of what is printed."""
        return self.pixels_to(self.last_column)

    def pixels_to(self, column: int) -> int:
        """Width of the columns up to this one, which is counted."""
        return LABEL_PIXELS + NUMBER_PIXELS * column

    def is_wide(self, table: ReportTable) -> bool:
        """Whether the table has no room for a chart at its right."""
        return len(printed_columns(table)) > self.number_columns

    def text_columns(self, table: ReportTable | None) -> int:
        """Last column of texts under a table."""
        return max(self.number_columns, len(printed_columns(table)) if table else 0)

    def text_pixels(self, table: ReportTable | None) -> int:
        """Width of those texts."""
        return self.pixels_to(self.text_columns(table))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet; `row` is the table's row it shows."""

    kind: LineKind
    height: int
    text: str = ""
    row: ReportRow | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A table (or a commentary shared by several) with everything that belongs to it; `first_row` counts from 0.

    The commentary reaches to `commentary_column`.
    """

    key: str
    first_row: int
    lines: tuple[Line, ...]
    table: ReportTable | None = None
    noted: Noted | None = None
    cut: bool = False  # the commentary is longer than its page shows
    commentary_column: int = 0

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
    group = (Line("group", GROUP_PIXELS, group_heading), Line("space", SPACE_IN_BLOCK)) if group_heading else ()
    own = _table_lines(table, grid)
    column = grid.text_columns(table)
    cell, cut = commentary_lines("Commentary", noted, grid.pixels_to(column), room)
    lines = (*group, *own, *cell, Line("space", SPACE_AFTER_BLOCK))
    return Block(table.key, first_row, lines, table, noted, cut, commentary_column=column)


def commentary_lines(label: str, noted: Noted | None, pixels: int, room: int) -> tuple[tuple[Line, ...], bool]:
    """The label, a remark and the rows of a commentary cell as high as its text; whether that is more than a page."""
    needed = height_of(noted.first, pixels) if noted else 0
    own_remark = noted.remark if noted else ""
    around = AROUND_COMMENTARY + height_of(f"{own_remark}. {IN_FULL}", pixels) - LABEL_LINE_PIXELS
    most = max(COMMENTARY_LINES * COMMENTARY_PIXELS, room - around)
    cut = needed > most or bool(noted and noted.rest)
    height = max(COMMENTARY_PIXELS, min(needed + SPARE_COMMENTARY_PIXELS, most) // COMMENTARY_LINES)
    remark = ". ".join(part for part in (own_remark, IN_FULL if cut else "") if part)
    written = (Line("written", max(LABEL_LINE_PIXELS, height_of(remark, pixels)), remark),) if remark else ()
    head = (Line("space", SPACE_IN_BLOCK), Line("commentary_label", LABEL_LINE_PIXELS, label), *written)
    return (*head, *(Line("commentary", height),) * COMMENTARY_LINES), cut


def _pixels(lines: Iterable[Line]) -> int:
    return sum(line.height for line in lines)


def _table_lines(table: ReportTable, grid: Grid) -> tuple[Line, ...]:
    pixels = grid.text_pixels(table)
    heads = max((height_of(each.head, NUMBER_PIXELS, bold=True) for each in printed_columns(table)), default=ROW_PIXELS)
    lines = [Line("title", TITLE_PIXELS, table.title), _wrapped("definition", table.definition, pixels)]
    lines.append(Line("heads", max(heads, ROW_PIXELS)))
    lines += [_row_line(row) for row in shown_rows(table)]
    if left_out := left_out_text(table):
        lines.append(_wrapped("note", left_out, pixels))
    if any(is_percent(column) for column in table.columns) and (base := denominator_text(table)):
        lines.append(_wrapped("denominator", base, pixels))
    lines += [_wrapped(kind, note, pixels) for kind, note in table_notes(table)]
    lines += _published_lines(table, pixels)
    return tuple(line for line in lines if line.text or line.kind in ("heads", "row", "space"))


def _row_line(row: ReportRow) -> Line:
    indent = 14 * max(row.level, int(row.outside))
    label = row_label(row)
    return Line("row", max(ROW_PIXELS, height_of(label, LABEL_PIXELS - indent)), label, row)


def _published_lines(table: ReportTable, pixels: int) -> list[Line]:
    """The published figures under the table, where any of its rows can be compared."""
    parts = published_parts(table)
    if not parts:
        return []
    texts = published_heads([each for _, each in compared_rows(table)])
    heads = max(height_of(head, NUMBER_PIXELS, bold=True) for head in texts)
    widths = {"published_heads": LABEL_PIXELS, "published_row": LABEL_PIXELS, "published_note": pixels}
    made = [Line(kind, height_of(text, widths[kind]), text, row) for kind, text, row in parts]
    return [Line("space", 2 * SPACE_IN_BLOCK), replace(made[0], height=heads), *made[1:]]


def _wrapped(kind: LineKind, text: str, pixels: int) -> Line:
    return Line(kind, height_of(text, pixels), text)


def pieces_of(block: Block, room: int) -> list[tuple[int, int]]:
    """First row and height of what a page break must not cut: the block, or its table and its commentary."""
    labels = block.rows_of("commentary_label")
    if block.height <= room or not labels:
        return [(block.first_row, block.height)]
    above = block.height_before(labels[0])
    return [(block.first_row, above), (labels[0], block.height - above)]
