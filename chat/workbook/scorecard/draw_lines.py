"""Draws the chart of an indicator: its value, the target, England, and the tolerance band as a ground."""

from typing import Any

from chat.workbook.book import Book
from chat.workbook.helper_sheet import cells_of
from chat.workbook.scorecard.chart import IndicatorChart, Line
from chat.workbook.styles import DARK_BLUE, FONT, GREY_TEXT, PALETTE, TEXT

FONT_10 = {"name": FONT, "size": 10, "color": TEXT, "bold": False}
GREY_10 = {**FONT_10, "color": GREY_TEXT}
NO_LINE = {"none": True}
AXIS_COLOUR = "#BFBFBF"
GRID_COLOUR = "#E3E3E3"
BAND_COLOUR = "#DDEFE3"
MOST_LABELS = 7  # else every third month is named
MARKER = {"type": "circle", "size": 5, "fill": {"color": DARK_BLUE}, "border": {"color": DARK_BLUE}}
LOOKS: dict[str, dict[str, Any]] = {
    "Value": {"line": {"color": DARK_BLUE, "width": 2.25}, "marker": MARKER},
    "Target": {"line": {"color": PALETTE[3], "width": 2, "dash_type": "dash"}},
    "England": {"line": {"color": PALETTE[4], "width": 1.5, "dash_type": "round_dot"}},
}


def made_chart(book: Book, chart: IndicatorChart, size: tuple[int, int]) -> Any:
    """The chart, its figures on the helper sheet."""
    band = _difference(chart.low, chart.high)
    drawn = {"Value": chart.values, "Target": chart.target, "England": chart.england}
    columns = [chart.months, *(line or (None,) * len(chart.months) for line in drawn.values()), chart.low, band]
    length = len(chart.months)
    padded = [column or (None,) * length for column in columns]
    first = book.helper.place([*zip(*padded, strict=True)])
    line = book.workbook.add_chart({"type": "line"})
    for place, (name, values) in enumerate(drawn.items(), start=1):
        if values:
            shown = chart.england_name if name == "England" else name
            line.add_series({"name": shown, **_refers(first, length, place), **LOOKS[name]})
    made = line
    if band:
        made = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
        made.add_series({"name": "Below", "gap": 0, **_refers(first, length, 4), "fill": NO_LINE, "border": NO_LINE})
        ground = {"fill": {"color": BAND_COLOUR}, "border": NO_LINE}
        made.add_series({"name": "Tolerance", **_refers(first, length, 5), **ground})
        made.combine(line)
    _dress(made, chart, size, has_band=bool(band))
    return made


def _difference(low: Line, high: Line) -> Line:
    return tuple(None if a is None or b is None else b - a for a, b in zip(low, high, strict=True))


def _refers(first: int, length: int, column: int) -> dict[str, Any]:
    last = first + length - 1
    return {"categories": cells_of((first, 0), (last, 0)), "values": cells_of((first, column), (last, column))}


def _dress(made: Any, chart: IndicatorChart, size: tuple[int, int], *, has_band: bool) -> None:
    """Title (that the axis is cut), legend, axes and size."""
    if chart.cut:
        made.set_title({"name": chart.cut, "name_font": GREY_10, "overlay": False, "layout": {"x": 0.01, "y": 0.01}})
    else:
        made.set_title({"none": True})
    alone = not (chart.target or chart.england or has_band)
    legend = {"position": "right", "font": FONT_10, "delete_series": [0] if has_band else []}
    made.set_legend({"none": True} if alone else legend)
    made.set_x_axis(
        {
            "num_font": {**FONT_10, "rotation": 360},
            "line": {"color": AXIS_COLOUR},
            "major_tick_mark": "none",
            "label_position": "low",
            "interval_unit": 1 if len(chart.months) <= MOST_LABELS else 3,
        }
    )
    made.set_y_axis(
        {
            "num_font": FONT_10,
            "num_format": chart.axis_format,
            "major_gridlines": {"visible": True, "line": {"color": GRID_COLOUR}},
            "line": NO_LINE,
            "min": chart.starts_at,
            "max": chart.ends_at,
            "major_unit": chart.step,
        }
    )
    made.set_chartarea({"border": NO_LINE})
    made.show_hidden_data()
    made.show_blanks_as("gap")
    made.set_size({"width": size[0], "height": size[1]})
