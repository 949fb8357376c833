"""Writes the page of one indicator: what it is, thirteen months, their chart, and the commentary cell."""

from dataclasses import replace
from math import floor
from typing import Any

from chat.report.scorecard import IndicatorFigure, IndicatorMonth
from chat.workbook.book import Sheet
from chat.workbook.list_sheet.commentary_cell import draw_commentary
from chat.workbook.list_sheet.draw_charts import AXIS_COLOUR, FONT_10, GRID_COLOUR, NO_LINE, TITLE_FONT
from chat.workbook.plain_table import write_heads
from chat.workbook.scorecard.cells import write_judgement, write_numbers
from chat.workbook.scorecard.plan import (
    CHART_COLUMN,
    FIXED,
    GAP_ROW,
    NAME_ROW,
    PAGE_TABLE_COLUMNS,
    ROW,
    TITLE,
    IndicatorPage,
    ScorecardPlan,
)
from chat.workbook.scorecard.sentences import (
    NO_DATA,
    judgement_text,
    month_text,
    short_month_text,
    value_format,
    value_text,
)
from chat.workbook.styles import DARK_BLUE, PALETTE

HELPER_COLUMN = 1  # columns beyond the printed ones: how high the band is; after it short names of the months
HEADS = (replace(FIXED[0], head="Month"), *FIXED[1:PAGE_TABLE_COLUMNS])
CHART_GAP = 14
BAND_COLOUR = "#DDEFE3"
TARGET_COLOUR = PALETTE[3]
FEWEST_MONTHS = 2  # a single month is no line
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def write_page(sheet: Sheet, plan: ScorecardPlan, page: IndicatorPage) -> None:
    """Writes the page from its plan."""
    figure = page.figure
    sheet.height(page.first_row, NAME_ROW)
    for column in range(plan.last_column + 1):
        sheet.text(page.first_row, column, figure.name if column == 0 else "", sheet.style("group"))
    sheet.height(page.first_row + 1, GAP_ROW)
    for row, (style, text, height) in enumerate(page.texts, start=page.first_row + 2):
        sheet.height(row, height)
        sheet.merged((row, 0), (row, plan.last_column), text, sheet.style(style))
    write_heads(sheet, page.head_row, HEADS)
    for row, month in enumerate(figure.series, start=page.head_row + 1):
        _write_month(sheet, row, figure, month)
    _draw_chart(sheet, plan, page)
    _write_commentary(sheet, plan, page)


def _write_month(sheet: Sheet, row: int, figure: IndicatorFigure, month: IndicatorMonth) -> None:
    sheet.height(row, ROW)
    sheet.text(row, 0, month_text(month), sheet.style("label"))
    write_numbers(sheet, row, figure, month)
    remark = "provisional" if month.status == "provisional" else NO_DATA if month.value is None else ""
    text = ", ".join(filter(None, (judgement_text(month.judgement), remark)))
    if text or figure.has_target:
        write_judgement(sheet, row, PAGE_TABLE_COLUMNS - 1, month.judgement, text)


def _write_commentary(sheet: Sheet, plan: ScorecardPlan, page: IndicatorPage) -> None:
    styles = {"commentary_label": "commentary_label", "written": "written"}
    for row, line in enumerate(page.commentary.lines, start=page.commentary.first_row):
        sheet.height(row, line.height)
        if line.kind in styles:
            sheet.text(row, 0, line.text, sheet.style(styles[line.kind], text_wrap=False))
    draw_commentary(sheet, page.commentary, plan.last_column)


def _draw_chart(sheet: Sheet, plan: ScorecardPlan, page: IndicatorPage) -> None:
    """The value as a line with a mark for each month, the target dashed, the tolerance band as a ground."""
    series = page.figure.series
    if sum(month.value is not None for month in series) < FEWEST_MONTHS:
        return
    helper = len(plan.columns) + HELPER_COLUMN
    for row, month in enumerate(series, start=page.head_row + 1):
        sheet.text(row, helper + 1, short_month_text(month), sheet.style("hidden"))
    line = _lines(sheet, page, helper)
    band = _band(sheet, page, helper)
    if band is not None:
        band.combine(line)
    chart = line if band is None else band
    chart.set_title({"name": page.figure.name, "name_font": TITLE_FONT, "overlay": False})
    chart.set_legend({"position": "bottom", "font": FONT_10, "delete_series": [0] if band is not None else []})
    chart.set_x_axis(
        {"num_font": FONT_10, "line": {"color": AXIS_COLOUR}, "major_tick_mark": "none", "interval_unit": 1}
    )
    chart.set_y_axis(
        {
            "num_font": FONT_10,
            "num_format": value_format(page.figure),
            "major_gridlines": {"visible": True, "line": {"color": GRID_COLOUR}},
            "line": NO_LINE,
            "min": _lowest(page.figure),
        }
    )
    chart.show_hidden_data()
    width = sum(column.pixels for column in plan.columns[CHART_COLUMN:]) - 2 * CHART_GAP
    chart.set_size({"width": width, "height": ROW * (len(series) + 1) - 4})
    sheet.chart(page.head_row, CHART_COLUMN, chart, gap=CHART_GAP, description=_description(page.figure))


def _rows(page: IndicatorPage, column: int) -> list[Any]:
    return [TITLE, page.head_row + 1, column, page.head_row + len(page.figure.series), column]


def _lines(sheet: Sheet, page: IndicatorPage, helper: int) -> Any:
    chart = sheet.book.workbook.add_chart({"type": "line"})
    values = {
        "name": "Value",
        "categories": _rows(page, helper + 1),
        "values": _rows(page, 1),
        "line": {"color": DARK_BLUE, "width": 2.25},
        "marker": {"type": "circle", "size": 6, "fill": {"color": DARK_BLUE}, "border": {"color": DARK_BLUE}},
    }
    chart.add_series(values)
    if any(month.target.value is not None for month in page.figure.series):
        line = {"color": TARGET_COLOUR, "width": 2, "dash_type": "dash"}
        chart.add_series(
            {"name": "Target", "categories": _rows(page, helper + 1), "values": _rows(page, 4), "line": line}
        )
    return chart


def _band(sheet: Sheet, page: IndicatorPage, helper: int) -> Any:
    """Columns without gaps: invisible ones up to the low bound, on them the band; None without a band."""
    series = page.figure.series
    if not any(month.target.low is not None and month.target.high is not None for month in series):
        return None
    for row, month in enumerate(series, start=page.head_row + 1):
        low, high = month.target.low, month.target.high
        if low is not None and high is not None:
            sheet.number(row, helper, high - low, sheet.style("hidden"))
    chart = sheet.book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    nothing = {"categories": _rows(page, helper + 1), "fill": NO_LINE, "line": NO_LINE}
    chart.add_series({"name": "Below tolerance", "values": _rows(page, 5), "gap": 0, **nothing})
    tint = {"fill": {"color": BAND_COLOUR}, "line": NO_LINE}
    chart.add_series(
        {"name": "Tolerance", "categories": _rows(page, helper + 1), "values": _rows(page, helper), **tint}
    )
    return chart


def _lowest(figure: IndicatorFigure) -> float:
    """Where the axis begins: a round number a little below everything drawn, not below 0 where nothing is."""
    drawn = [
        number
        for month in figure.series
        for number in (month.value, month.target.value, month.target.low, month.target.high)
        if number is not None
    ]
    low, high = min(drawn), max(drawn)
    step = next((step for step in STEPS if (high - low) / step <= 5), STEPS[-1])
    below = floor((low - 0.5 * step) / step) * step
    return below if low < 0 else max(0, round(below, 6))


def _description(figure: IndicatorFigure) -> str:
    values = "; ".join(f"{month_text(month)} {value_text(figure, month.value)}" for month in figure.series)
    return f"Line chart: {figure.name}, with target and tolerance where they are set. {values}."
