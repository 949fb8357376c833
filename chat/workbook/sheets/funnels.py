"""Funnel plots under the comparisons: every authority's rate against its residents, as native scatter charts."""

from collections.abc import Sequence
from typing import Any

from chat.report.published import ComparedHeadline, Funnel
from chat.workbook.book import Sheet
from chat.workbook.helper_sheet import cells_of
from chat.workbook.list_sheet.draw_chart import AXIS_COLOUR, FONT_10, GRID_COLOUR, NO_LINE, TITLE_FONT
from chat.workbook.plain_table import PlainColumn
from chat.workbook.styles import PALETTE
from chat.xlsx.text_width import split_into_lines

TITLE = "Funnel plots of the headline rates"
ABOUT = (
    "Each point is an authority: its published rate per 10,000 (upwards) by its residents aged 0 to 17 (across); the"
    " large square is {authority}"
    " this time. Rates between the lines differ from England's by no more than chance may (95 and 99.8 times in a"
    " hundred). Many lie outside, for authorities differ in need and practice too: a point outside is a question, not"
    " an answer."
)
HEIGHT = 300
GAP = 8
ROOM_ABOVE = 1.04  # a marker is not drawn into the title
GREY = "#7F7F7F"
UNNAMED = "upper limit"

Pairs = tuple[tuple[float, float], ...]


def draw_funnels(
    sheet: Sheet, row: int, headlines: Sequence[ComparedHeadline], columns: Sequence[PlainColumn], authority: str
) -> tuple[int, list[int]]:
    """The charts, two beside each other, from `row` on: the next row, and the rows at which a page may begin."""
    if not headlines:
        return row, []
    first = row
    row = _write_heading(sheet, row, columns, authority)
    starts, half = [first], sum(column.pixels for column in columns) // 2
    for place, headline in enumerate(headlines):
        assert headline.funnel is not None
        at, on_right = row + place // 2, bool(place % 2)
        if not on_right:
            sheet.height(at, HEIGHT)
            starts += [at] if place else []
        named = series_of(headline.funnel, authority)
        chart = _chart(sheet, headline, _stored(sheet, named), half - GAP)
        sheet.chart_at((at, 0), chart, (half if on_right else 0, 2), _description(headline, authority))
    return row + (len(headlines) + 1) // 2, starts


def _write_heading(sheet: Sheet, row: int, columns: Sequence[PlainColumn], authority: str) -> int:
    """The title and how to read the plots; returns the next row."""
    sheet.height(row, 36)
    for column in range(len(columns)):
        sheet.text(row, column, TITLE if column == 0 else "", sheet.style("group"))
    about = split_into_lines(ABOUT.format(authority=authority), sum(column.pixels for column in columns) - 20)
    for at, line in enumerate(about, start=row + 1):
        sheet.height(at, 17)
        sheet.text(at, 0, line, sheet.style("block_line"))
    return row + 1 + len(about)


def series_of(funnel: Funnel, authority: str) -> tuple[tuple[str, Pairs, dict[str, Any]], ...]:
    """Each series: its name, its points, how it looks; those without a name are not in the legend."""
    limits = funnel.limits
    ends = (limits[0].residents, limits[-1].residents) if limits else ()
    outer = {"line": {"color": GREY, "width": 1}, "marker": {"type": "none"}}
    inner = {"line": {"color": GREY, "width": 1, "dash_type": "dash"}, "marker": {"type": "none"}}
    middle = {"line": {"color": PALETTE[0], "width": 1.5}, "marker": {"type": "none"}}
    own = ((funnel.own.residents, funnel.own.rate),) if funnel.own else ()
    return (
        ("Other authorities", tuple((p.residents, p.rate) for p in funnel.others), _marker("circle", 4, "#8FA9C4")),
        ("Neighbours", tuple((p.residents, p.rate) for p in funnel.neighbours), _marker("diamond", 7, PALETTE[1])),
        (f"{authority}: this time", own, _marker("square", 10, PALETTE[2])),
        ("England", tuple((end, funnel.england) for end in ends), middle),
        ("95% limits", tuple((each.residents, each.low_95) for each in limits), inner),
        ("", tuple((each.residents, each.high_95) for each in limits), inner),
        ("99.8% limits", tuple((each.residents, each.low_998) for each in limits), outer),
        ("", tuple((each.residents, each.high_998) for each in limits), outer),
    )


def _marker(kind: str, size: int, colour: str) -> dict[str, Any]:
    marker = {"type": kind, "size": size, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": NO_LINE, "marker": marker}


def _stored(sheet: Sheet, named: Sequence[tuple[str, Pairs, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Puts the points on the helper sheet; returns the series that refer to them, in the same order."""
    made = []
    for name, pairs, look in named:
        first = sheet.book.helper.place(pairs or ((None, None),))
        last = first + max(len(pairs) - 1, 0)
        made.append(
            {
                "name": name or UNNAMED,
                "categories": cells_of((first, 0), (last, 0)),
                "values": cells_of((first, 1), (last, 1)),
                **look,
            }
        )
    return made


def _chart(sheet: Sheet, headline: ComparedHeadline, series: list[dict[str, Any]], width: int) -> Any:
    funnel = headline.funnel
    assert funnel is not None
    chart: Any = sheet.book.workbook.add_chart(
        {"type": "scatter", "subtype": "straight", "name": f"funnel: {headline.label}"}
    )
    for each in series:
        chart.add_series(each)
    unnamed = [place for place, each in enumerate(series) if each["name"] == UNNAMED]
    chart.set_legend({"position": "bottom", "font": FONT_10, "delete_series": unnamed})
    chart.set_title({"name": f"{headline.label}, {funnel.year}", "name_font": TITLE_FONT, "overlay": False})
    chart.set_plotarea({"layout": {"x": 0.1, "y": 0.11, "width": 0.86, "height": 0.62}})
    chart.set_size({"width": width, "height": HEIGHT - GAP})
    chart.set_chartarea({"border": NO_LINE})
    chart.show_hidden_data()
    points = (*funnel.neighbours, *funnel.others, *((funnel.own,) if funnel.own else ()))
    highest = max([funnel.england, *(point.rate for point in points)])
    axis = {"num_font": FONT_10, "num_format": "#,##0", "min": 0, "line": {"color": AXIS_COLOUR}}
    chart.set_x_axis({**axis, "major_gridlines": {"visible": False}})
    grid = {"visible": True, "line": {"color": GRID_COLOUR}}
    chart.set_y_axis({**axis, "max": _round_above(highest * ROOM_ABOVE), "major_gridlines": grid})
    return chart


def _round_above(value: float) -> int:
    """The first round number above a value."""
    power = 10 ** (len(str(int(value))) - 1)
    return int((value // power + 1) * power)


def _description(headline: ComparedHeadline, authority: str) -> str:
    """Alternative text: what is plotted, England's rate, the authority's own."""
    funnel = headline.funnel
    assert funnel is not None
    number = len(funnel.others) + len(funnel.neighbours)
    own = f" {authority} this time: {funnel.own.rate:,.0f}." if funnel.own else ""
    return (
        f"Funnel plot: {headline.label} of {number} authorities in {funnel.year} against residents aged 0 to 17."
        f" England: {funnel.england:,.0f}.{own}"
    )
