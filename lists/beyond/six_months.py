"""What all tables beyond ChAT share: the six months that the lists reach back, and events by month."""

import datetime as dt

import polars as pl

from chat.tables import AS_AT, EVERY_ROW, MonthRule, before_as_at, months_later

REACH_MONTHS = 6


def in_reach(date: pl.Expr) -> pl.Expr:
    """Whether a date lies in the six months before the as-at date."""
    return (date >= months_later(AS_AT, -REACH_MONTHS)) & (date < AS_AT)


def present_in_reach(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Whether something begun before the as-at date had not ended before those six months; a blank date is no bar."""
    return before_as_at(start) & (end.is_null() | (end >= months_later(AS_AT, -REACH_MONTHS)))


def by_month_of(date: pl.Expr) -> MonthRule:
    """The rule of a month: the date lies in it."""

    def rule(first: dt.date, after: dt.date) -> pl.Expr:
        return (date >= first) & (date < after)

    return rule


def open_at_end_of(start: pl.Expr, end: pl.Expr) -> MonthRule:
    """The rule of a month: begun before its end and not ended by then."""

    def rule(_first: dt.date, after: dt.date) -> pl.Expr:
        return (start < after) & (end.is_null() | (end >= after))

    return rule


def every_month(_first: dt.date, _after: dt.date) -> pl.Expr:
    """The rule of a month whose columns have rules of their own."""
    return EVERY_ROW
