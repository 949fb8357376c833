"""Draws a chart of the document's plan: one colour a series, labelled values, axes from zero, alternative text."""

from typing import Any

from chat.document.charts import Chart
from chat.workbook.book import Sheet
from chat.workbook.helper_sheet import cells_of
from chat.workbook.list_sheet.topic_block import Block, Placed
from chat.workbook.styles import FONT, GREY_TEXT, PALETTE, TEXT
from chat.xlsx.text_width import width_of

FONT_10 = {"name": FONT, "size": 10, "color": TEXT, "bold": False}
GREY_10 = {**FONT_10, "color": GREY_TEXT}
TITLE_FONT = {"name": FONT, "size": 10, "color": TEXT, "bold": True}
NO_LINE = {"none": True}
AXIS_COLOUR = "#BFBFBF"
GRID_COLOUR = "#E3E3E3"
MOST_LABELS = 14
MARKERS = ("circle", "square", "diamond", "triangle")
TYPES: dict[str, dict[str, str]] = {
    "bars": {"type": "bar"},
    "columns": {"type": "column"},
    "pyramid": {"type": "bar", "subtype": "stacked"},
    "line": {"type": "line"},
    "stacked": {"type": "column", "subtype": "stacked"},
}


def draw_chart(sheet: Sheet, block: Block, placed: Placed) -> None:
    """Places a chart; its figures stand on the helper sheet."""
    chart = placed.chart
    drawn: Any = sheet.book.workbook.add_chart({**TYPES[chart.kind], "name": chart.key})
    first = sheet.book.helper.place(_cells(chart))
    last = first + len(chart.labels)
    for place in range(len(chart.series)):
        drawn.add_series(
            {
                "name": cells_of((first, place + 1), (first, place + 1))[:3],
                "categories": cells_of((first + 1, 0), (last, 0)),
                "values": cells_of((first + 1, place + 1), (last, place + 1)),
                **_look(chart, place),
            }
        )
    _dress(drawn, placed)
    row, inside = _row_at(block, placed.top)
    sheet.chart_at((row, placed.column), drawn, (placed.offset, inside), chart.description)


def _row_at(block: Block, top: int) -> tuple[int, int]:
    """The sheet row at a height of the block, and how many pixels down in it that is."""
    used = 0
    for place, line in enumerate(block.lines):
        height = 0 if line.folded else line.height
        if used + height > top:
            return block.first_row + place, top - used
        used += height
    return block.next_row - 1, 0


def _cells(chart: Chart) -> list[list[str | int | float | None]]:
    """Names of the series, then a row for each label; bars at the left of a pyramid are negative."""
    sign = [-1 if chart.kind == "pyramid" and place == 0 else 1 for place in range(len(chart.series))]
    made: list[list[str | int | float | None]] = [[None, *(series.name for series in chart.series)]]
    for place, label in enumerate(chart.labels):
        values = (series.values[place] for series in chart.series)
        made.append(
            [label, *(None if value is None else each * value for each, value in zip(sign, values, strict=True))]
        )
    return made


def _look(chart: Chart, place: int) -> dict[str, Any]:
    colour = PALETTE[place % len(PALETTE)]
    labels = {"value": True, "font": GREY_10, "num_format": chart.number_format}
    if chart.kind == "line":
        look: dict[str, Any] = {
            "line": {"color": colour, "width": 2.25},
            "marker": {
                "type": MARKERS[place % len(MARKERS)],
                "size": 6,
                "fill": {"color": colour},
                "border": {"color": colour},
            },
        }
        return look | ({"data_labels": {**labels, "position": "above"}} if len(chart.series) == 1 else {})
    look = {"fill": {"color": colour}, "border": NO_LINE, "gap": 50}
    if chart.kind == "pyramid":
        two_sided = f"{chart.number_format};{chart.number_format};"  # nothing for 0
        light = {**FONT_10, "color": "white"}
        return look | {"overlap": 100, "gap": 25, "data_labels": {**labels, "num_format": two_sided, "font": light}}
    if chart.kind == "stacked":
        return look
    return look | {"data_labels": labels} if _has_labels(chart) else look


def _has_labels(chart: Chart) -> bool:
    """Whether each point carries its value, so that no axis of values is needed."""
    if chart.kind == "line":
        return len(chart.series) == 1
    return chart.kind in ("columns", "bars") and len(chart.labels) * len(chart.series) <= MOST_LABELS


def _dress(drawn: Any, placed: Placed) -> None:
    """Size, title, legend and axes."""
    chart = placed.chart
    drawn.set_size({"width": placed.width, "height": placed.height - 2})
    drawn.set_title(
        {
            "name": _clipped(chart.title, placed.width),
            "name_font": TITLE_FONT,
            "overlay": False,
            "layout": {"x": 0.02, "y": 0.02},
        }
    )
    drawn.set_chartarea({"border": NO_LINE})
    drawn.show_hidden_data()
    drawn.show_blanks_as("gap")
    drawn.set_legend({"position": "bottom", "font": FONT_10} if len(chart.series) > 1 else {"none": True})
    _set_axes(drawn, placed)


def _clipped(title: str, width: int) -> str:
    while width_of(title, bold=True) > 2 * (width - 60) and " " in title:
        title = title.rsplit(" ", 1)[0]
    return title


def _set_axes(drawn: Any, placed: Placed) -> None:
    """Labels outside the bars; values only where the bars do not carry them."""
    chart = placed.chart
    labelled = _has_labels(chart)
    labels = {
        "num_font": FONT_10,
        "line": {"color": AXIS_COLOUR},
        "major_tick_mark": "none",
        "label_position": "low",
        "interval_unit": _interval(chart, placed.width),
        "reverse": chart.kind == "bars",
    }
    highest = _highest(chart)
    values: dict[str, Any] = {
        "num_font": FONT_10,
        "num_format": chart.number_format,
        "major_gridlines": {"visible": not labelled and chart.kind != "pyramid", "line": {"color": GRID_COLOUR}},
        "visible": not labelled and chart.kind != "pyramid",
        "line": NO_LINE,
        "min": -highest if chart.kind == "pyramid" else 0,
    }
    if chart.kind == "pyramid":
        values["max"] = highest
    elif labelled and chart.kind == "line":
        values["max"] = highest * 1.25
    across, up = (values, labels) if chart.kind in ("bars", "pyramid") else (labels, values)
    drawn.set_x_axis(across)
    drawn.set_y_axis(up)


def _highest(chart: Chart) -> float:
    return max((value for series in chart.series for value in series.values if value is not None), default=1) or 1


def _interval(chart: Chart, width: int) -> int:
    """Every label, or every second or third where all of them have no room beside each other."""
    if chart.kind in ("bars", "pyramid"):
        return 1
    room = width / max(1, len(chart.labels))
    widest = max(map(width_of, chart.labels), default=0)
    return max(1, -(-int(widest + 4) // max(1, int(room)))) if len(chart.labels) > 12 else 1
