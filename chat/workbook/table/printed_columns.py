"""The columns that are printed for a table: its figures, then what they were last time and how they moved since.

Last time's columns are there for tables with room for them: not for cross tables, tables by month (whose rows are their
own history) and profiles. They show one figure of each row: its percentage where it has one, else its number.
"""

from dataclasses import dataclass, replace
from typing import Literal

from chat.earlier.change import change_of
from chat.report import ReportRow, ReportTable, Value
from chat.report.columns import is_count, is_rate, is_share, number_format
from chat.words.dates import short_date_text
from chat.workbook.table.sentences import MOST_COLUMNS, compares_with_last_time, is_by_month

Kind = Literal["figure", "last", "change", "trend"]

LEAST_TREND = 4  # dates: this time and three earlier ones
POINTS = '+0.0" pts";-0.0" pts";0" pts"'
WHOLE_CHANGE = "+#,##0;-#,##0;0"
CHANGE = "+#,##0.0;-#,##0.0;0"


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One printed column: its head, what it shows, and of which column of figures; "" is each row's main one."""

    head: str
    kind: Kind
    column: str = ""

    def value(self, row: ReportRow, table: ReportTable) -> Value:
        """What stands in the cell of a row; a trend is drawn, so its cell is empty."""
        column = self.column or main_column(table, row)
        now = row.values.get(column)
        then = row.previous.values.get(column) if row.previous else None
        shown: dict[Kind, Value] = {"figure": now, "last": then, "change": change_of(column, now, then)}
        return shown.get(self.kind)

    def number_format(self, row: ReportRow, table: ReportTable) -> str:
        """The number format of that cell."""
        column = self.column or main_column(table, row)
        if self.kind == "change":
            return change_format(column)
        return number_format(column, self.value(row, table), by_month=is_rate(column) and is_by_month(table))


def printed_columns(table: ReportTable) -> tuple[PrintedColumn, ...]:
    """The printed columns of a table, from the left."""
    figures = zip(table.column_heads, table.columns, strict=True)
    return (*(PrintedColumn(head, "figure", column) for head, column in figures), *_last_time_columns(table))


def has_trend(table: ReportTable) -> bool:
    """Whether there are enough dates for a trend."""
    return len(table.trend_dates) >= LEAST_TREND and compares_with_last_time(table)


def main_column(table: ReportTable, row: ReportRow) -> str:
    """The figure of a row that is compared: its percentage where it has one, but of a headline its number."""
    known = [column for column in table.columns if row.values.get(column) is not None] or [*table.columns]
    shares = [column for column in known if is_share(column)]
    return known[0] if is_headline(table) or not shares else shares[0]


def is_headline(table: ReportTable) -> bool:
    """Whether a table is the headline of its list."""
    return table.key.endswith(".headline")


def change_format(column: str) -> str:
    """The number format of a change, with its sign: in points, or in the unit of the column."""
    if is_share(column):
        return POINTS
    return WHOLE_CHANGE if is_count(column) else CHANGE


def _last_time_columns(table: ReportTable) -> tuple[PrintedColumn, ...]:
    if len(table.trend_dates) < 2 or not compares_with_last_time(table):
        return ()
    columns = [_last(table), PrintedColumn("Change", "change")]
    if has_trend(table):
        columns.append(PrintedColumn("Trend", "trend"))
    return tuple(columns[max(0, len(table.columns) + len(columns) - MOST_COLUMNS) :])


def _last(table: ReportTable) -> PrintedColumn:
    """The column of last time's figures; its head names them where a reader could take another column for them."""
    date = short_date_text(table.trend_dates[-2])
    plain = PrintedColumn(f"Last time,\n{date}", "last")
    if len(table.columns) == 1 or (any(map(is_share, table.columns)) and not is_headline(table)):
        return plain
    return replace(plain, head=f"{table.column_heads[0]} last time,\n{date}")
