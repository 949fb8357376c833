"""The hidden columns of a list's sheet, right of what is printed: figures of charts, then those of trends."""

from chat.workbook.list_sheet.blocks import Grid

HELPER_COLUMNS = 8  # labels and up to seven series of a chart
HELPER_DISTANCE = 2  # columns between what is printed and the hidden block
TREND_COLUMNS = 13  # as-at dates


def helper_column(grid: Grid) -> int:
    """The first of the columns with figures of charts."""
    return grid.last_column + HELPER_DISTANCE


def trend_column(grid: Grid) -> int:
    """The first of the columns with figures of trends, one for each as-at date."""
    return helper_column(grid) + HELPER_COLUMNS + 1
