"""The printed columns of a table: its figures, last time and the change, then what is published for the same rows."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from chat.document.rows import is_by_month
from chat.earlier.change import change_of
from chat.report import ReportRow, ReportTable, Value
from chat.report.columns import is_count, is_percent, is_rate, is_share, number_format
from chat.report.published import Comparators, PublishedValue
from chat.words.dates import short_date_text

Kind = Literal["figure", "last", "change", "trend", "england", "region", "neighbours", "ours"]

MOST_COLUMNS = 8  # beside which a chart and the commentary have room
COLUMNS_OF_LAST_TIME = 2
LEAST_TREND = 4  # dates: this time and three earlier ones
SAME_EVERY_TIME = frozenset({"threshold_days"})  # published numbers in a table of their own
POINTS = '+0.0" pts";-0.0" pts";0" pts"'
WHOLE_CHANGE = "+#,##0;-#,##0;0"
CHANGE = "+#,##0.0;-#,##0.0;0"
LEFT_OUT_FIRST: tuple[Kind, ...] = ("trend", "ours", "region", "neighbours")  # where there is no room for all
PUBLISHED: Mapping[Kind, tuple[str, Callable[[Comparators], PublishedValue]]] = {
    "england": ("England", lambda each: each.england),
    "region": ("Region", lambda each: each.region),
    "neighbours": ("Neighbours", lambda each: each.statistical_neighbours),
    "ours": ("Ours published", lambda each: each.own_published),
}


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One printed column: its heading, what it shows, and of which column of figures; `year` is that of most values."""

    heading: str
    kind: Kind
    column: str = ""
    year: str | None = None

    def value(self, row: ReportRow, table: ReportTable) -> Value:
        """What stands in the cell of a row; a trend is drawn, so its cell is empty."""
        if self.kind == "figure":
            return row.values.get(self.column)
        if self.kind in PUBLISHED:
            return _published(self.kind, row).value
        column = compared_column(table, row)
        then = row.previous.values.get(column) if row.previous else None
        if self.kind == "last":
            return then
        return change_of(column, row.values.get(column), then) if self.kind == "change" else None

    def number_format(self, row: ReportRow, table: ReportTable) -> str:
        """The number format of that cell; a published value of another year than the heading says has its own."""
        if self.kind in PUBLISHED:
            published = _published(self.kind, row)
            shown_as = number_format(row.comparators.column) if row.comparators else "General"
            return shown_as if published.year in (None, self.year) else f'{shown_as}" ({short_year(published.year)})"'
        column = self.column or compared_column(table, row)
        if self.kind == "change":
            return change_format(column)
        return number_format(column, self.value(row, table), by_month=is_rate(column) and is_by_month(table))

    @property
    def is_bar(self) -> bool:
        """Whether a bar in the cell shows the share."""
        return self.kind == "figure" and self.column == "percent"


def printed_columns(table: ReportTable) -> tuple[PrintedColumn, ...]:
    """The printed columns of a table, from the left; none without a value but the figures themselves."""
    heads = zip(table.column_heads, table.columns, strict=True)
    known = {each for each in table.columns if any(row.values.get(each) is not None for row in table.rows)}
    figures = [
        PrintedColumn(head.replace("\n", " "), "figure", each) for head, each in heads if each in known or not known
    ]
    last_time = _last_time(table)
    published = [column for kind in PUBLISHED if (column := _published_column(kind, table))]
    trend = [PrintedColumn("Trend", "trend")] if last_time and has_trend(table) else []
    columns = [*figures, *last_time, *trend, *published]
    for kind in LEFT_OUT_FIRST:
        if len(columns) > MOST_COLUMNS:
            columns = [column for column in columns if column.kind != kind]
    return tuple(columns)


def compared_column(table: ReportTable, row: ReportRow | None = None) -> str:
    """The figure that is set beside last time: the one compared with others, else the percentage, else the number."""
    compared = Counter(each.comparators.column for each in table.rows if each.comparators)
    shares = [column for column in table.columns if is_share(column)]
    column = compared.most_common(1)[0][0] if compared else (shares or [*table.columns])[0]
    if row is None or row.values.get(column) is not None:
        return column
    known = [each for each in table.columns if row.values.get(each) is not None]
    return known[0] if known else column


def has_trend(table: ReportTable) -> bool:
    """Whether there are enough dates for a trend."""
    return len(table.trend_dates) >= LEAST_TREND and compares_with_last_time(table)


def compares_with_last_time(table: ReportTable) -> bool:
    """Whether a table is of the kind whose figures are printed beside those of last time."""
    fits = len(table.columns) + COLUMNS_OF_LAST_TIME <= MOST_COLUMNS and not SAME_EVERY_TIME.intersection(table.columns)
    return fits and table.group != "profile" and not is_by_month(table)


def change_format(column: str) -> str:
    """The number format of a change, with its sign: in points, or in the unit of the column."""
    if is_share(column):
        return POINTS
    return WHOLE_CHANGE if is_count(column) else CHANGE


def short_year(year: str | None) -> str:
    """`23-24` for `2023-24`, so that it fits into a cell."""
    return (year or "").removeprefix("20")


def _last_time(table: ReportTable) -> list[PrintedColumn]:
    if len(table.trend_dates) < 2 or not compares_with_last_time(table):
        return []
    column = compared_column(table)
    of = "" if len(table.columns) == 1 or is_percent(column) else _short_head(table, column)
    date = short_date_text(table.trend_dates[-2]).rsplit(" ", 1)[0].replace(" ", "\u00a0")
    return [
        PrintedColumn(f"{of} last time" if of else f"Last time, {date}", "last"),
        PrintedColumn("Change", "change"),
    ]


def _short_head(table: ReportTable, column: str) -> str:
    return "Rate" if is_rate(column) else dict(zip(table.columns, table.column_heads, strict=True))[column]


def _published_column(kind: Kind, table: ReportTable) -> PrintedColumn | None:
    values = [_published(kind, row) for row in table.rows]
    years = Counter(each.year for each in values if each.value is not None and each.year)
    if not any(each.value is not None for each in values):
        return None
    year = max(years, key=lambda each: (years[each], each)) if years else None
    head = PUBLISHED[kind][0]
    return PrintedColumn(f"{head} {year}" if year else head, kind, year=year)


def _published(kind: Kind, row: ReportRow) -> PublishedValue:
    return PUBLISHED[kind][1](row.comparators) if row.comparators else PublishedValue()
