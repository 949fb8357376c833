"""Which rows of a list are reported, and which of the others come before the period or after it."""

from dataclasses import dataclass

import polars as pl

from chat.tables.expressions import AS_AT, NO_ROW, PERIOD_START, ROW_NUMBER, in_period


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """A set of rows of one list: `name` as it is printed ("contacts in the period"), and the rule."""

    name: str
    where: pl.Expr


NOBODY = Population("", NO_ROW)


@dataclass(frozen=True, slots=True, eq=False)
class Period:
    """The rows that are `reported`; the others are `before` or `after`, `left_out` for what they are, or undated."""

    reported: Population
    before: pl.Expr
    after: pl.Expr
    left_out: Population = NOBODY


def events(name: str, *, on: pl.Expr) -> Period:
    """A list of events: those of the period by their date."""
    return Period(Population(name, in_period(on)), before=on < PERIOD_START, after=on >= AS_AT)


def spans(reported: Population, *, start: pl.Expr, end: pl.Expr, left_out: Population = NOBODY) -> Period:
    """A list of things that last: before when they ended before the period, after when they begin after it."""
    return Period(reported, before=end < PERIOD_START, after=start >= AS_AT, left_out=left_out)


def snapshot(name: str) -> Period:
    """A list of everybody as they are on the as-at date: every row is reported."""
    return Period(Population(name, ROW_NUMBER.is_not_null()), before=NO_ROW, after=NO_ROW)
