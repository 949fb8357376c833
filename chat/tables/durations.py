"""Durations in calendar months and times since an event, as the lists band them."""

import polars as pl

from chat.tables.expressions import AS_AT, months_later
from chat.tables.table import Row, bands

CASE_DURATIONS = (
    ("0-3months", 0, 2),
    ("3 >= 6 months", 3, 5),
    ("6 months > 1 year", 6, 11),
    ("1yr > 2yrs", 12, 23),
    ("2+ yrs", 24, None),
)
HOW_MONTHS_COUNT = (
    "Calendar months; the lower edge belongs to the band, so two years to the day are 2+ yrs. A start that is blank,"
    " unreadable or after the end is a date error."
)


def completed_months(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """The largest n with start + n calendar months <= end: Int64, null when either is null or end is before start.

    Adding months keeps the day, clamped to the month's last day: from 30 November to 28 February are three months
    (in a year without 29 February).
    """
    months = (end.dt.year() - start.dt.year()) * 12 + end.dt.month().cast(pl.Int32) - start.dt.month().cast(pl.Int32)
    day_reached = end.dt.day() >= pl.min_horizontal(start.dt.day(), end.dt.month_end().dt.day())
    return pl.when(start <= end).then(months - (~day_reached).cast(pl.Int32)).cast(pl.Int64)


def case_durations(months: pl.Expr) -> tuple[Row, ...]:
    """The five duration bands over completed months; the lower edge belongs to the band."""
    return bands(months, CASE_DURATIONS)


def days_since(date: pl.Expr) -> pl.Expr:
    """Whole days from a date to the as-at date: 0 on the day itself, negative after it."""
    return (AS_AT - date).dt.total_days()


def less_than_months_ago(start: pl.Expr, months: int) -> pl.Expr:
    """Whether the as-at date comes before start + so many calendar months."""
    return months_later(start, months) > AS_AT
