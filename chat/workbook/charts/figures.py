"""What a chart shows, as values: labels, series, and where Excel finds them. Nothing here draws.

Excel plots neighbouring cells. Where a chart leaves rows out (subtotals, sub-groups) or turns values round
(back-to-back bars), its figures stand once more in hidden columns of the same rows.
"""

from dataclasses import dataclass
from math import ceil
from typing import Literal

from chat.report import Chart, ReportRow, ReportTable, Value
from chat.report.columns import is_percent, number_format, shown
from chat.words.numbers import shown_percent
from chat.workbook.charts.columns import RightAxis, drawn_columns, drawn_rows, right_axis
from chat.workbook.table.sentences import is_empty, row_label
from chat.xlsx.text_width import lines_needed, width_of

DESCRIBED_ROWS = 12
DrawnKind = Chart | Literal["stacked_bars"]
LOWEST = 184
LINE_HEIGHT = 210
LEGEND_LINE = 20
ROOM_FOR_RIGHT_AXIS = 30
COLUMNS_PIXELS = 520  # width that the labels under columns share
MOST_LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series: the table's column, whose head is its name, and the values as drawn; over time, the table's row."""

    column: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ChartFigures:
    """A chart's content; `direct_rows` are the first and last of the table's rows it plots, None for helper cells.

    `bound` is where the axis of back-to-back bars ends on either side. `over_time` charts draw rows over as-at dates.
    """

    kind: DrawnKind
    title: str
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    number_format: str
    direct_rows: tuple[int, int] | None
    height: int
    description: str
    bound: int | None = None
    right: RightAxis | None = None
    over_time: bool = False


def chart_figures(table: ReportTable) -> ChartFigures | None:
    """The chart of a table; None when it has none or there is nothing to draw."""
    if table.chart == "none" or table.status is not None or is_empty(table):
        return None
    places, columns = drawn_rows(table), drawn_columns(table)
    rows = [table.rows[place] for place in places]
    if not rows or not any(row.values.get(table.columns[column]) for row in rows for column in columns):
        return None
    labels = _labels(table, rows, columns)
    kind = _kind(table.chart, labels)
    right = right_axis(table, columns)
    return ChartFigures(
        kind=kind,
        title=_title(table, columns),
        labels=labels,
        series=tuple(_series(table, rows, column, place) for place, column in enumerate(columns)),
        number_format=_axis_format(table, columns),
        direct_rows=_direct(table, places),
        height=_height(kind, len(rows), len(columns)) + (ROOM_FOR_RIGHT_AXIS if right else 0),
        description=_description(table, kind, rows, columns),
        bound=_bound(table, rows, columns) if table.chart == "back_to_back" else None,
        right=right,
    )


def _kind(chart: Chart, labels: tuple[str, ...]) -> DrawnKind:
    """Columns whose labels would not fit beneath them are drawn as bars."""
    room = COLUMNS_PIXELS // len(labels)
    too_long = any(not label.isdecimal() and not _fits(label, room) for label in labels)
    across: dict[Chart, DrawnKind] = {"columns": "bars", "stacked": "stacked_bars"}
    return across.get(chart, chart) if too_long else chart


def _fits(label: str, pixels: int) -> bool:
    widest = max(map(width_of, label.split()), default=0)
    return widest <= pixels and lines_needed(label, pixels) <= MOST_LABEL_LINES


def _series(table: ReportTable, rows: list[ReportRow], column: int, place: int) -> ChartSeries:
    values = tuple(row.values.get(table.columns[column]) for row in rows)
    if table.chart == "back_to_back" and place == 0:
        values = tuple(None if value is None else -value for value in values)
    return ChartSeries(column, values)


def _labels(table: ReportTable, rows: list[ReportRow], columns: list[int]) -> tuple[str, ...]:
    """Row labels; a doughnut's carry their share, so that its legend can be read without colours."""
    if table.chart != "doughnut":
        return tuple(row_label(row) for row in rows)
    counts = [int(row.values.get(table.columns[columns[0]]) or 0) for row in rows]
    wholes = [row.denominators.get("percent") or table.denominator or sum(counts) for row in rows]
    return tuple(
        f"{row_label(row)}: {shown_percent(count, whole)}"
        for row, count, whole in zip(rows, counts, wholes, strict=True)
    )


def _direct(table: ReportTable, places: list[int]) -> tuple[int, int] | None:
    neighbours = places[-1] - places[0] + 1 == len(places)
    return (places[0], places[-1]) if neighbours and table.chart not in ("back_to_back", "doughnut") else None


def _axis_format(table: ReportTable, columns: list[int]) -> str:
    shown_as = number_format(table.columns[columns[0]])
    return f"{shown_as};{shown_as}" if table.chart == "back_to_back" else shown_as


def _title(table: ReportTable, columns: list[int]) -> str:
    return f"{table.title} (%)" if is_percent(table.columns[columns[0]]) else table.title


def _bound(table: ReportTable, rows: list[ReportRow], columns: list[int]) -> int:
    """The first round number that no bar passes."""
    longest = max(row.values.get(table.columns[column]) or 0 for row in rows for column in columns)
    power = int("1" + "0" * (len(str(ceil(longest))) - 1))
    return next(step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= longest)


def _height(kind: DrawnKind, rows: int, series: int) -> int:
    if kind in ("bars", "stacked_bars"):
        return max(LOWEST, 60 + 24 * rows)
    if kind == "back_to_back":
        return max(LINE_HEIGHT, 90 + 18 * rows)
    return max(LOWEST, 60 + 24 * rows) if kind == "doughnut" else LINE_HEIGHT + LEGEND_LINE * max(0, series - 3)


KIND_NAMES: dict[DrawnKind, str] = {
    "bars": "Bar chart",
    "columns": "Column chart",
    "back_to_back": "Back-to-back bar chart",
    "doughnut": "Doughnut chart",
    "line": "Line chart",
    "stacked": "Stacked column chart",
    "stacked_bars": "Stacked bar chart",
}


def _description(table: ReportTable, kind: DrawnKind, rows: list[ReportRow], columns: list[int]) -> str:
    """Alternative text: kind, title, the figures of the first rows, and where the rest is."""
    figures = []
    for row in rows[:DESCRIBED_ROWS]:
        values = ", ".join(shown(table.columns[c], row.values.get(table.columns[c])) for c in columns)
        figures.append(f"{row_label(row)} {values}")
    heads = " and ".join(table.column_heads[column] for column in columns)
    more = "; the other rows are in the table" if len(rows) > DESCRIBED_ROWS else ""
    return f"{KIND_NAMES[kind]}: {table.title}, {heads.lower()}. {'; '.join(figures)}{more}."
