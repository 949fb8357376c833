"""Trends: a sparkline in the cell of each row, and lines beside a headline, both from hidden cells of the same rows."""

from chat.report import Value
from chat.words.dates import short_date_text
from chat.workbook.book import Sheet
from chat.workbook.charts.trends import trend_values
from chat.workbook.list_sheet.blocks import Block, Grid
from chat.workbook.list_sheet.hidden_columns import TREND_COLUMNS, trend_column
from chat.workbook.table.printed_columns import has_trend, main_column, printed_columns
from chat.workbook.table.sentences import shown_rows

Reference = list[str | int]


def draw_trends(sheet: Sheet, block: Block, grid: Grid) -> None:
    """Writes the figures of a table's trends into the hidden columns, and a sparkline for each row that has several."""
    table = block.table
    if table is None or not has_trend(table):
        return
    first = trend_column(grid)
    for place, date in enumerate(table.trend_dates):
        sheet.text(block.rows_of("heads")[0], first + place, short_date_text(date), sheet.style("hidden"))
    place_of_line = next((i for i, each in enumerate(printed_columns(table), 1) if each.kind == "trend"), None)
    for sheet_row, row in zip(block.rows_of("row"), shown_rows(table), strict=True):
        values = trend_values(row, main_column(table, row))
        write_trend(sheet, sheet_row, first, values)
        if place_of_line is not None:
            draw_line(sheet, (sheet_row, place_of_line), first, values)


def write_trend(sheet: Sheet, row: int, first: int, values: tuple[Value, ...]) -> None:
    """The figures of one trend in neighbouring cells."""
    for column, value in enumerate(values, start=first):
        sheet.number(row, column, value, sheet.style("hidden"))


def draw_line(sheet: Sheet, cell: tuple[int, int], first: int, values: tuple[Value, ...]) -> None:
    """A sparkline of figures that stand in the cell's own row, where there are at least two of them."""
    if sum(value is not None for value in values) > 1:
        sheet.sparkline(cell, first, first + len(values) - 1)


def hide_trends(sheet: Sheet, grid: Grid) -> None:
    """Hides the columns of the trends."""
    sheet.hide_columns(trend_column(grid), trend_column(grid) + TREND_COLUMNS)


def lines_over_time(sheet: Sheet, block: Block, grid: Grid) -> tuple[list[Reference], Reference, list[Reference]]:
    """References for the lines beside a headline: the names of the drawn rows, the dates, the values of each row."""
    assert block.chart is not None
    first, heads, rows = trend_column(grid), block.rows_of("heads")[0], block.rows_of("row")
    last = first + len(block.chart.labels) - 1
    drawn = [rows[series.column] for series in block.chart.series]
    names: list[Reference] = [[sheet.title, row, 0] for row in drawn]
    values: list[Reference] = [[sheet.title, row, first, row, last] for row in drawn]
    return names, [sheet.title, heads, first, heads, last], values
