"""A plain table of wrapped texts and numbers, as on Contents, Headlines, Data quality and Definitions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chat.workbook.book import Sheet
from chat.workbook.styles import TEXT
from chat.xlsx.text import CELL_LIMIT, clip
from chat.xlsx.text_width import height_of

HIGHEST_ROW = 540  # pixels; Excel stops at 546

Cell = str | int | float | dt.date | None
DATE_FORMAT = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """A column: head, width in pixels, number format of its numbers."""

    head: str
    pixels: int
    num_format: str = "#,##0"
    is_number: bool = False
    indent: int = 0  # parts a text from the numbers at its left
    colour: str = TEXT


def write_heads(sheet: Sheet, row: int, columns: Sequence[PlainColumn]) -> int:
    """The header row; returns the next row."""
    sheet.height(row, max(height_of(column.head, column.pixels, bold=True) for column in columns))
    for place, column in enumerate(columns):
        style = sheet.style("head_number") if column.is_number else sheet.style("head_label", indent=column.indent)
        sheet.text(row, place, column.head, style)
    return row + 1


def write_table(
    sheet: Sheet,
    name: str,
    row: int,
    columns: Sequence[PlainColumn],
    rows: Sequence[Sequence[Cell]],
    *,
    filtered: bool = False,
) -> int:
    """Heads and rows as an Excel table of this name, with one empty row where there are none; returns the next row."""
    after = write_rows(sheet, write_heads(sheet, row, columns), columns, rows or [("",) * len(columns)])
    styles = [
        sheet.style("head_number") if column.is_number else sheet.style("head_label", indent=column.indent)
        for column in columns
    ]
    heads = [(column.head, style) for column, style in zip(columns, styles, strict=True)]
    sheet.excel_table(name, (row, 0), (after - 1, len(columns) - 1), heads, filtered=filtered)
    return after


def write_rows(sheet: Sheet, row: int, columns: Sequence[PlainColumn], rows: Iterable[Sequence[Cell]]) -> int:
    """The rows, each as high as its longest text; returns the next row."""
    for cells in rows:
        sheet.height(row, _row_height(columns, cells))
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            _write_cell(sheet, row, place, column, cell)
        row += 1
    return row


def _write_cell(sheet: Sheet, row: int, place: int, column: PlainColumn, cell: Cell) -> None:
    """One cell: text wrapped, a date, a number with its format, None empty."""
    if isinstance(cell, str):
        sheet.text(row, place, clip(cell, CELL_LIMIT // 2), sheet.style("cell", indent=column.indent))
    elif isinstance(cell, dt.date):
        sheet.date(row, place, cell, sheet.style("cell", num_format=DATE_FORMAT, indent=column.indent))
    else:
        sheet.number(
            row, place, cell, sheet.style("cell", align="right", num_format=column.num_format, font_color=column.colour)
        )


def _row_height(columns: Sequence[PlainColumn], cells: Sequence[Cell]) -> int:
    """Height for the longest text among the cells."""
    texts = [(cell, column) for cell, column in zip(cells, columns, strict=True) if isinstance(cell, str)]
    heights = [height_of(text, column.pixels - 9 * column.indent) for text, column in texts]
    return min(HIGHEST_ROW, max([19, *heights]))
