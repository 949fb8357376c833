"""The columns that every prepared frame has, and the few expressions that all lists share.

A prepared frame is a list's typed frame plus constants of the run (`as_at`, `period_start`), the age, the settings the
list reads, whether the child is in another list's cohort, and the list's own derived columns.
"""

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import or_

import polars as pl

from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW

AS_AT = pl.col("as_at")
PERIOD_START = pl.col("period_start")
CHILD = pl.col("child_unique_id")
TEAM, WORKER = pl.col("allocated_team"), pl.col("allocated_worker")
ROW_NUMBER = pl.col(SOURCE_ROW)
AGE = pl.col("age")
AGED_0_TO_17 = AGE.is_between(0, 17)
SETTING_PREFIX, COHORT_PREFIX = "setting.", "in."
EVERY_ROW, NO_ROW = pl.lit(value=True), pl.lit(value=False)


def in_period(date: pl.Expr) -> pl.Expr:
    """Whether a date lies in the period, its first day included and the as-at date not."""
    return (date >= PERIOD_START) & (date < AS_AT)


def before_as_at(date: pl.Expr) -> pl.Expr:
    """Whether a date is blank or before the as-at date."""
    return date.is_null() | (date < AS_AT)


def open_at_as_at(date: pl.Expr) -> pl.Expr:
    """Whether an end date is blank or has not come yet."""
    return date.is_null() | (date >= AS_AT)


def months_later(date: pl.Expr, months: int) -> pl.Expr:
    """The date so many calendar months later (earlier when negative), clamped to the month's last day."""
    return date.dt.offset_by(f"{months}mo")


def setting(name: str) -> pl.Expr:
    """The value in force of a setting such as `section_47.icpc_count_includes_current`, the same on every row."""
    return pl.col(SETTING_PREFIX + name)


def in_cohort(name: str) -> pl.Expr:
    """Whether the row's child belongs to a cohort that some list declares (false for a blank identifier)."""
    return pl.col(COHORT_PREFIX + name)


def name_of(column: pl.Expr) -> str:
    """The name of a column."""
    return column.meta.output_name()


def not_understood(column: pl.Expr) -> pl.Expr:
    """Whether the cell of this column held something that could not be read."""
    return pl.col(name_of(column) + NOT_UNDERSTOOD)


def rows_of_child(rule: pl.Expr) -> pl.Expr:
    """How many rows of the row's child satisfy a rule; null for a blank identifier, which is no child."""
    return pl.when(CHILD.is_not_null()).then(rule.sum().over(CHILD))


def any_of(conditions: Sequence[pl.Expr]) -> pl.Expr:
    """Whether at least one of the conditions holds; a condition on a null does not."""
    return reduce(or_, (condition.fill_null(value=False) for condition in conditions))


def whole_years(born: pl.Expr, on: pl.Expr) -> pl.Expr:
    """Age in whole years on a day: the birthday counts, 29 February is 1 March in other years, unborn is -1."""
    had_birthday = _day_of_year(on) >= _day_of_year(born)
    years = on.dt.year() - born.dt.year() - (~had_birthday).cast(pl.Int32)
    return pl.when(born > on).then(-1).otherwise(years).cast(pl.Int64)


def _day_of_year(date: pl.Expr) -> pl.Expr:
    """Month and day as one number: 229 is 29 February. Months are Int8, too small for it."""
    return date.dt.month().cast(pl.Int32) * 100 + date.dt.day()


def constants(as_at: dt.date, period_start: dt.date) -> tuple[pl.Expr, ...]:
    """The constants of a window as columns."""
    return pl.lit(as_at).alias("as_at"), pl.lit(period_start).alias("period_start")


_ROOT_NAMES: dict[int, tuple[pl.Expr, frozenset[str]]] = {}


def root_names(expression: pl.Expr) -> frozenset[str]:
    """The columns that an expression names; remembered, since definitions are asked again and again."""
    known = _ROOT_NAMES.get(id(expression))
    if known is None:
        # The expression is kept with its answer, so that no other one can ever take its place in memory.
        known = expression, frozenset(expression.meta.root_names())
        _ROOT_NAMES[id(expression)] = known
    return known[1]
