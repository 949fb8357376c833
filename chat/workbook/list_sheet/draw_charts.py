"""Draws native charts from chart figures: one colour per series, labelled values, no grid noise, alternative text."""

from typing import Any

from chat.workbook.book import Sheet
from chat.workbook.charts.figures import ChartFigures
from chat.workbook.list_sheet.blocks import CHART_GAP, CHART_PIXELS, Block, Grid
from chat.workbook.list_sheet.draw_trends import lines_over_time
from chat.workbook.list_sheet.hidden_columns import helper_column
from chat.workbook.styles import FONT, PALETTE, TEXT

MOST_LEVEL_LABELS = 8  # more labels under columns are turned and need more room
FONT_10 = {"name": FONT, "size": 10, "color": TEXT, "bold": False}
TITLE_FONT = {"name": FONT, "size": 11, "color": TEXT, "bold": True}
NO_LINE = {"none": True}
AXIS_COLOUR = "#7F7F7F"
GRID_COLOUR = "#E3E3E3"
TYPES: dict[str, dict[str, str]] = {
    "bars": {"type": "bar"},
    "columns": {"type": "column"},
    "back_to_back": {"type": "bar", "subtype": "stacked"},
    "doughnut": {"type": "doughnut"},
    "line": {"type": "line"},
    "stacked": {"type": "column", "subtype": "stacked"},
    "stacked_bars": {"type": "bar", "subtype": "stacked"},
}

Reference = list[str | int]


def draw_chart(sheet: Sheet, block: Block, grid: Grid) -> None:
    """Places the chart of a block to the right of its table, with hidden helper cells where it needs them."""
    figures = block.chart
    if figures is None:
        return
    chart: Any = sheet.book.workbook.add_chart({**TYPES[figures.kind], "name": block.key})
    names, labels, values = _references(sheet, block, figures, grid)
    for place in range(len(figures.series)):
        axis = {"y2_axis": True} if _is_on_right(figures, place) else {}
        look = _look(figures, place)
        chart.add_series({"name": names[place], "categories": labels, "values": values[place], **look, **axis})
    _dress(chart, figures)
    sheet.chart(
        block.first_row + block.chart_line, grid.chart_column, chart, gap=CHART_GAP, description=figures.description
    )


def _references(
    sheet: Sheet, block: Block, figures: ChartFigures, grid: Grid
) -> tuple[list[Reference], Reference, list[Reference]]:
    """Where the names of the series, the labels and the values of the series stand."""
    if figures.over_time:
        return lines_over_time(sheet, block, grid)
    labels, values = _helper(sheet, block, figures, grid) if figures.direct_rows is None else _direct(sheet, block)
    heads = block.rows_of("heads")[0]
    return [[sheet.title, heads, series.column + 1] for series in figures.series], labels, values


def _direct(sheet: Sheet, block: Block) -> tuple[Reference, list[Reference]]:
    """References to the table's own cells."""
    figures = block.chart
    assert figures is not None
    assert figures.direct_rows is not None
    rows = block.rows_of("row")
    first, last = rows[figures.direct_rows[0]], rows[figures.direct_rows[1]]
    values: list[Reference] = [[sheet.title, first, s.column + 1, last, s.column + 1] for s in figures.series]
    return [sheet.title, first, 0, last, 0], values


def _helper(sheet: Sheet, block: Block, figures: ChartFigures, grid: Grid) -> tuple[Reference, list[Reference]]:
    """Writes labels and values into the hidden columns beside the table and refers to them."""
    first, column = block.rows_of("row")[0], helper_column(grid)
    last = first + len(figures.labels) - 1
    for place, label in enumerate(figures.labels):
        sheet.text(first + place, column, label, sheet.style("hidden"))
        for offset, series in enumerate(figures.series, start=1):
            sheet.number(first + place, column + offset, series.values[place], sheet.style("hidden"))
    columns = range(column + 1, column + 1 + len(figures.series))
    return [sheet.title, first, column, last, column], [[sheet.title, first, c, last, c] for c in columns]


def _is_on_right(figures: ChartFigures, place: int) -> bool:
    return figures.right is not None and figures.series[place].column in figures.right.columns


def _look(figures: ChartFigures, place: int) -> dict[str, Any]:
    colour = PALETTE[place % len(PALETTE)]
    if figures.kind == "doughnut":
        points = [
            {"fill": {"color": PALETTE[i % len(PALETTE)]}, "border": {"color": "white", "width": 1}}
            for i in range(len(figures.labels))
        ]
        return {"points": points}
    if figures.kind == "line":
        marker = {"type": ("circle", "square", "diamond", "triangle")[place % 4], "size": 6}
        return {
            "line": {"color": colour, "width": 2.25, **({"dash_type": "dash"} if _is_on_right(figures, place) else {})},
            "marker": {**marker, "fill": {"color": colour}, "border": {"color": colour}},
        }
    look: dict[str, Any] = {"fill": {"color": colour}, "border": NO_LINE, "gap": 40}
    if figures.kind in ("bars", "columns"):
        look["data_labels"] = {"value": True, "font": FONT_10, "num_format": figures.number_format}
    if figures.kind == "back_to_back":
        look |= {"overlap": 100, "gap": 20}
    return look


def _dress(chart: Any, figures: ChartFigures) -> None:
    """Size, title, legend and axes."""
    chart.set_size({"width": CHART_PIXELS, "height": figures.height - 4})
    chart.set_title({"name": figures.title, "name_font": TITLE_FONT, "overlay": False})
    chart.set_chartarea({"border": NO_LINE})
    chart.show_hidden_data()
    several = len(figures.series) > 1 or figures.kind == "doughnut"
    place = "right" if figures.kind == "doughnut" else "bottom"
    chart.set_legend({"position": place, "font": FONT_10} if several else {"none": True})
    if figures.kind == "doughnut":
        chart.set_hole_size(55)
    else:
        _set_axes(chart, figures)
    if figures.kind == "back_to_back":  # a line of text for every age
        chart.set_plotarea({"layout": {"x": 0.09, "y": 0.1, "width": 0.86, "height": 0.78}})
    if figures.kind == "columns":  # room between the title and the highest label
        high = 0.58 if len(figures.labels) <= MOST_LEVEL_LABELS else 0.48
        chart.set_plotarea({"layout": {"x": 0.03, "y": 0.2, "width": 0.94, "height": high}})


def _set_axes(chart: Any, figures: ChartFigures) -> None:
    """Labels outside the bars; values only where the bars do not carry them."""
    low, high = (0, None) if figures.bound is None else (-figures.bound, figures.bound)
    labels = {
        "num_font": FONT_10,
        "line": {"color": AXIS_COLOUR},
        "major_tick_mark": "none",
        "label_position": "low",
        "interval_unit": 1,
        "reverse": figures.kind in ("bars", "stacked_bars"),
    }
    values = {
        "num_font": FONT_10,
        "num_format": figures.number_format,
        "major_gridlines": {
            "visible": figures.kind in ("line", "stacked", "stacked_bars"),
            "line": {"color": GRID_COLOUR},
        },
        "visible": figures.kind not in ("bars", "columns"),
        "line": NO_LINE,
        "min": low,
        "max": high,
    }
    # XlsxWriter names the axes of bars by where they stand.
    across, up = (values, labels) if figures.kind in ("bars", "stacked_bars", "back_to_back") else (labels, values)
    chart.set_x_axis(across)
    chart.set_y_axis(up | _axis_title(figures.right.left_title) if figures.right else up)
    if figures.right:
        own = {"num_format": figures.right.number_format, "major_gridlines": {"visible": False}}
        chart.set_y2_axis({**values, **own, **_axis_title(f"{figures.right.title} (dashed)")})


def _axis_title(title: str) -> dict[str, Any]:
    return {"name": title, "name_font": FONT_10}
