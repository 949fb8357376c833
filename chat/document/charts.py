"""Which charts stand beside a table: only those that show what its rows of figures cannot.

Time, age and sex, ordered durations in five bands or more, and comparison with England. Shares of a few named rows
have a bar in their cells instead. Nothing here draws.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from chat.document.rows import AGES, is_by_month, is_month
from chat.report import ReportRow, ReportTable, Value
from chat.report.columns import is_count, is_percent, is_share, number_format, shown
from chat.words.dates import MONTHS, short_date_text

ChartKind = Literal["columns", "line", "stacked", "bars", "pyramid"]
LEAST_POINTS = 3  # of a line
LEAST_BANDS = 5  # of a chart of durations
LEAST_COMPARED = 3  # rows with a published value
LONGEST_UNDER_COLUMNS = 16  # letters of a label
LEAST_DATES = 4  # of a trend
MOST_SERIES = 3  # that can be told apart at a glance
MOST_IN_WORDS = 40  # values that an alternative text tells
SUMS = frozenset({"total", "grand_total", "all"})
UNTOLD = frozenset({"Number", "Percent"})  # names that do not say what is counted
STOCK = "open"  # at a month's end; what began or ended in the month is far less
ERRORS = frozenset({"Not recorded", "Date error", "Code error", "Total", "Mean"})
KIND_NAMES: dict[ChartKind, str] = {
    "columns": "Column chart",
    "line": "Line chart",
    "stacked": "Stacked column chart",
    "bars": "Bar chart",
    "pyramid": "Back-to-back bar chart",
}


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart; None is drawn as a gap."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as values; `description` is its alternative text."""

    key: str
    kind: ChartKind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    description: str


def charts_of(table: ReportTable) -> tuple[Chart, ...]:
    """The charts of a printed table; none where it has no figures or a chart would only repeat them."""
    if table.status == "list_missing" or not any(value for row in table.rows for value in row.values.values()):
        return ()
    if is_by_month(table):
        return _over_months(table)
    if table.key.endswith(f".{AGES}"):
        return _pyramid(table)
    if table.key.endswith(".headline"):
        return _over_dates(table)
    return _durations(table) or _compared(table)


def _over_months(table: ReportTable) -> tuple[Chart, ...]:
    """Counts in one panel, shares in another; part months are no points of a line."""
    rows = [row for row in table.rows if is_month(row.label) and not row.part]
    if len(rows) < LEAST_POINTS:
        return ()
    counts = [column for column in table.columns if is_count(column) and column not in SUMS]
    shares = [column for column in table.columns if is_share(column)]
    if table.chart == "stacked":
        return _panel(table, "stacked", rows, counts)
    flows = [column for column in counts if column != STOCK]
    panels = [[STOCK], flows] if STOCK in counts and flows else [counts]
    chosen = [panel if len(panel) <= MOST_SERIES else panel[:1] for panel in panels]
    made = [_panel(table, "columns", rows, panel) for panel in chosen]
    made.append(_panel(table, "line", rows, shares[:MOST_SERIES]))
    return tuple(chart for panel in made for chart in panel)


def _panel(table: ReportTable, kind: ChartKind, rows: Sequence[ReportRow], columns: Sequence[str]) -> tuple[Chart, ...]:
    heads = dict(zip(table.columns, table.column_heads, strict=True))
    series = [Series(heads[column], tuple(row.values.get(column) for row in rows)) for column in columns]
    series = [each for each in series if sum(value is not None for value in each.values) >= LEAST_POINTS]
    if not any(value for each in series for value in each.values):
        return ()
    names = ", ".join([series[0].name, *(each.name.lower() for each in series[1:])])
    title = table.title if names in UNTOLD else names
    labels = tuple(_short_month(row.label) for row in rows)
    return (_chart(table, kind, title, labels, series, column=columns[0]),)


def _pyramid(table: ReportTable) -> tuple[Chart, ...]:
    rows = [row for row in table.rows if row.label not in ERRORS]
    heads = dict(zip(table.columns, table.column_heads, strict=True))
    sexes = [column for column in ("male", "female") if column in heads]
    series = [Series(heads[column], tuple(row.values.get(column) for row in rows)) for column in sexes]
    if len(series) < 2 or not any(value for each in series for value in each.values):
        return ()
    labels = tuple(row.label for row in rows)
    return (_chart(table, "pyramid", "Age and sex", labels, series, column="count"),)


def _over_dates(table: ReportTable) -> tuple[Chart, ...]:
    """The rows of a headline at every as-at date, once there are enough."""
    if len(table.trend_dates) < LEAST_DATES:
        return ()
    column = table.columns[0]
    lines = [Series(row.label, trend_values(row, column)) for row in table.rows]
    lines = [each for each in lines if sum(value is not None for value in each.values) >= LEAST_POINTS][
        : MOST_SERIES + 1
    ]
    if not lines:
        return ()
    labels = tuple(short_date_text(date).rsplit(" ", 1)[0] for date in table.trend_dates)
    return (_chart(table, "line", f"{table.title}: as-at dates", labels, lines, column=column),)


def _durations(table: ReportTable) -> tuple[Chart, ...]:
    """Ordered bands, with England beside them where it is published."""
    rows = [row for row in table.rows if not row.outside and row.level == 0 and row.label not in ERRORS]
    if table.chart != "columns" or len(rows) < LEAST_BANDS:
        return ()
    column = "percent" if "percent" in table.columns else table.columns[0]
    values = tuple(row.values.get(column) for row in rows)
    if not any(values):
        return ()
    ours = Series(
        "Ours" if is_percent(column) else dict(zip(table.columns, table.column_heads, strict=True))[column], values
    )
    labels = tuple(short_band(row.label) for row in rows)
    kind: ChartKind = "columns" if max(map(len, labels)) <= LONGEST_UNDER_COLUMNS else "bars"
    return (_chart(table, kind, table.title, labels, [ours, *_england(rows, column)], column=column),)


def _compared(table: ReportTable) -> tuple[Chart, ...]:
    rows = [row for row in table.rows if row.comparators and row.comparators.england.value is not None]
    if len(rows) < LEAST_COMPARED:
        return ()
    column = rows[0].comparators.column if rows[0].comparators else "percent"
    series = [Series("Ours", tuple(row.values.get(column) for row in rows)), *_england(rows, column)]
    if len(series) < 2 or not is_percent(column):
        return ()
    return (_chart(table, "bars", table.title, tuple(row.label for row in rows), series, column=column),)


def _england(rows: Sequence[ReportRow], column: str) -> list[Series]:
    values = tuple(
        row.comparators.england.value if row.comparators and row.comparators.column == column else None for row in rows
    )
    years = sorted({row.comparators.england.year or "" for row in rows if row.comparators})
    known = sum(value is not None for value in values)
    return [Series(f"England {years[-1]}".strip(), values)] if known >= LEAST_COMPARED else []


def _chart(
    table: ReportTable, kind: ChartKind, title: str, labels: Sequence[str], series: Sequence[Series], *, column: str
) -> Chart:
    key = f"{table.key}.{kind}.{len(series)}"
    names = " and ".join(each.name for each in series)
    words = f"{KIND_NAMES[kind]}: {title}. {names}"
    if len(labels) * len(series) > MOST_IN_WORDS:
        description = f"{words}. All values are in the table {table.title}."
    else:
        points = (
            f"{label} {', '.join(shown(column, each.values[place]) for each in series)}"
            for place, label in enumerate(labels)
        )
        description = f"{words}: {'; '.join(points)}."
    return Chart(key, kind, title, tuple(labels), tuple(series), number_format(column), description)


def trend_values(row: ReportRow, column: str) -> tuple[Value, ...]:
    """A figure of a row at every date of its table's trend, oldest first; empty for a row that had none before."""
    if row.previous is None:
        return ()
    return (*(values.get(column) for values in row.previous.trend), row.values.get(column))


def _short_month(label: str) -> str:
    return f"{MONTHS[int(label[5:7]) - 1][:3]} {label[2:4]}" if is_month(label) else label


LETTER = re.compile(r"^[a-z]\)\s*")
UNIT = re.compile(r"\s*(working days|days|months|years|placements?|episodes?)$")


def short_band(label: str) -> str:
    """`0-10` for `a) 0 - 10 working days`, so that it fits under a column."""
    text = UNIT.sub("", LETTER.sub("", label)).replace(" - ", "-").replace(" > ", "-")
    return text or label
