"""Draws a block of lines: a table, the sentences around it, and the commentary under it."""

from collections.abc import Callable
from dataclasses import dataclass

from chat.report import ReportTable
from chat.workbook.book import Sheet
from chat.workbook.list_sheet.blocks import LABEL_PIXELS, NUMBER_PIXELS, TABLE_KINDS, Block, Grid, Line, LineKind
from chat.workbook.list_sheet.commentary_cell import draw_commentary
from chat.workbook.styles import GREY_TEXT
from chat.workbook.table.printed_columns import printed_columns
from chat.workbook.table.published import PLACES, compared_rows, published_format, published_heads, published_values


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is drawn: a row of a sheet, for a table or for none."""

    sheet: Sheet
    grid: Grid
    row: int
    table: ReportTable | None


def set_widths(sheet: Sheet, grid: Grid) -> None:
    """The widths of the columns of a grid."""
    sheet.widths((LABEL_PIXELS, *(NUMBER_PIXELS,) * grid.last_column))


def draw_block(sheet: Sheet, block: Block, grid: Grid) -> None:
    """Writes everything of a block, and names its table."""
    for row, line in enumerate(block.lines, start=block.first_row):
        sheet.height(row, line.height)
        if draw := DRAWING.get(line.kind):
            draw(Place(sheet, grid, row, block.table), line)
    draw_commentary(sheet, block, block.commentary_column)
    if block.table:
        rows = block.rows_of(*TABLE_KINDS)
        sheet.name(f"table.{block.key}", (rows[0], 0), (rows[-1], grid.text_columns(block.table)))
    if compared := block.rows_of("published_heads", "published_row"):
        sheet.name(f"published.{block.key}", (compared[0], 0), (compared[-1], len(PLACES)))


def _draw_text(at: Place, line: Line) -> None:
    """A sentence over the width of the table."""
    style = at.sheet.style(line.kind)
    at.sheet.merged((at.row, 0), (at.row, at.grid.text_columns(at.table)), line.text, style)


def _draw_title(at: Place, line: Line) -> None:
    at.sheet.text(at.row, 0, line.text, at.sheet.style(TITLE_STYLES[line.kind]))


def _draw_group(at: Place, line: Line) -> None:
    for column in range(at.grid.last_column + 1):
        at.sheet.text(at.row, column, line.text if column == 0 else "", at.sheet.style("group"))


def _draw_heads(at: Place, _: Line) -> None:
    assert at.table is not None
    at.sheet.text(at.row, 0, "", at.sheet.style("head_label"))
    for column, printed in enumerate(printed_columns(at.table), start=1):
        at.sheet.text(at.row, column, printed.head, at.sheet.style("head_number"))


def _draw_row(at: Place, line: Line) -> None:
    assert at.table is not None
    assert line.row is not None
    lighter = {"font_color": GREY_TEXT} if line.row.level or line.row.outside else {}
    indent = max(line.row.level, int(line.row.outside))
    at.sheet.text(at.row, 0, line.text, at.sheet.style("label", indent=indent, **lighter))
    for column, printed in enumerate(printed_columns(at.table), start=1):
        style = at.sheet.style("number", num_format=printed.number_format(line.row, at.table), **lighter)
        at.sheet.number(at.row, column, printed.value(line.row, at.table), style)


def _draw_published_heads(at: Place, line: Line) -> None:
    assert at.table is not None
    at.sheet.text(at.row, 0, line.text, at.sheet.style("published_label"))
    for column, head in enumerate(published_heads([each for _, each in compared_rows(at.table)]), start=1):
        at.sheet.text(at.row, column, head, at.sheet.style("published_number"))


def _draw_published_row(at: Place, line: Line) -> None:
    assert line.row is not None
    assert line.row.comparators is not None
    lighter = {"font_color": GREY_TEXT}
    at.sheet.text(at.row, 0, line.text, at.sheet.style("label", **lighter))
    style = at.sheet.style("number", num_format=published_format(line.row.comparators), **lighter)
    for column, value in enumerate(published_values(line.row.comparators), start=1):
        at.sheet.number(at.row, column, value, style)


TITLE_STYLES: dict[LineKind, str] = {"title": "table_title", "commentary_label": "commentary_label"}
DRAWING: dict[LineKind, Callable[[Place, Line], None]] = {
    "group": _draw_group,
    "title": _draw_title,
    "definition": _draw_text,
    "heads": _draw_heads,
    "row": _draw_row,
    "denominator": _draw_text,
    "note": _draw_text,
    "alert": _draw_text,
    "published_heads": _draw_published_heads,
    "published_row": _draw_published_row,
    "published_note": _draw_text,
    "commentary_label": _draw_title,
    "written": _draw_text,
}
