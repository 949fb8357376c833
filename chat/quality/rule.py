"""What a quality rule is written in.

A rule is a named Polars expression over a list's typed frame: the rows that it finds are those that break it. A null
never breaks a rule. The frame has, besides its own columns, `as_at`, `reach_start` (the first day that the list goes
back to), the age at about the as-at date, and what other lists say of the child (`facts`).
"""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from chat.findings import Severity
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, name_of, not_understood

REACH_START = pl.col("reach_start")
BORN = pl.col("date_of_birth")
GIVEN_AGE = pl.col("age_of_child")
AGE_NOW = pl.col("age now")
BORN_NUMBER = "born as a number"
YOUNGEST, OLDEST = pl.col("youngest"), pl.col("oldest")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Rule:
    """A rule of one list.

    `id` is that of the rules published with Annex A extracts (`AQ066`), or begins with `CQ` for a rule of our own.
    `where` is true for the rows that break it. `columns` are those that a reader should look at, the most telling
    one first; none means the row as a whole. `touches` are those whose figures are in doubt: `columns` when it is
    None; none when practice is in question and not the data. `sentence` says what is the matter, `advice`
    what to do. `when` is one truth about the whole list without which nothing is said.
    """

    id: str
    severity: Severity
    where: pl.Expr
    columns: tuple[pl.Expr, ...]
    sentence: str
    advice: str
    touches: tuple[pl.Expr, ...] | None = None
    when: pl.Expr | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(map(name_of, self.columns))

    @property
    def touched_fields(self) -> tuple[str, ...]:
        """The names of the columns whose figures are in doubt."""
        return self.fields if self.touches is None else tuple(map(name_of, self.touches))


def added_columns(as_at: dt.date, reach_start: dt.date | None) -> tuple[list[pl.Expr], list[pl.Expr]]:
    """The columns that rules read besides the list's own: those of the run, then those of ages, made from them."""
    run = [pl.lit(as_at).alias("as_at"), pl.lit(reach_start, dtype=pl.Date).alias("reach_start")]
    days = {
        "age now": as_at,
        "youngest": as_at - dt.timedelta(days=limit("age_grace_before")),
        "oldest": as_at + dt.timedelta(days=limit("age_grace_after")),
    }
    ages = [_years_at(pl.lit(_as_number(day), pl.Int32)).alias(name) for name, day in days.items()]
    return [*run, _column_as_number(BORN).alias(BORN_NUMBER)], [ages[0].fill_null(GIVEN_AGE), *ages[1:]]


def _as_number(day: dt.date) -> int:
    """A date as 20261001: the difference of two of them without its last four digits is an age in whole years."""
    return day.year * 10_000 + day.month * 100 + day.day


def _column_as_number(date: pl.Expr) -> pl.Expr:
    year, month, day = date.dt.year(), date.dt.month().cast(pl.Int32), date.dt.day().cast(pl.Int32)
    return year * 10_000 + month * 100 + day


def _years_at(number: pl.Expr) -> pl.Expr:
    difference = number - pl.col(BORN_NUMBER)
    return pl.when(difference < 0).then(-1).otherwise(difference // 10_000).cast(pl.Int64)


def blank(column: pl.Expr) -> pl.Expr:
    """Whether nothing was given; a cell that could not be understood is not blank."""
    return column.is_null() & ~not_understood(column)


def blank_text(column: pl.Expr) -> pl.Expr:
    """Whether a text (or an identifier) is missing."""
    return column.is_null()


def given(column: pl.Expr) -> pl.Expr:
    """Whether something was given, understood or not."""
    return ~blank(column)


def only_one_given(first: pl.Expr, second: pl.Expr) -> pl.Expr:
    """Whether one of two columns is given without the other."""
    return blank(first) != blank(second)


def still_open(end: pl.Expr) -> pl.Expr:
    """Whether an end date is blank or has not come yet; null when it could not be understood."""
    return pl.when(~not_understood(end)).then(end.is_null() | (end >= AS_AT))


def ended(end: pl.Expr) -> pl.Expr:
    """Whether an end date has come."""
    return end < AS_AT


def is_one_of(column: pl.Expr, *codes: str) -> pl.Expr:
    """Whether the code is one of these."""
    return column.is_in(list(codes))


def age_on(date: pl.Expr) -> pl.Expr:
    """Whole years on a date, -1 before the birth; null without a date of birth."""
    return _years_at(_column_as_number(date))


def older_than(date: pl.Expr, days: int) -> pl.Expr:
    """Whether a date is more than so many days before the as-at date."""
    return date < AS_AT - pl.duration(days=days)


def repeated(*columns: pl.Expr) -> pl.Expr:
    """Whether another row has the same values in these columns, all of them given."""
    all_given = pl.all_horizontal(column.is_not_null() for column in columns)
    if len(columns) == 1:
        return all_given & columns[0].is_duplicated()
    return all_given & (pl.len().over(*columns) > 1)


def differs_within_child(column: pl.Expr) -> pl.Expr:
    """Whether the rows of the child do not all have the same number."""
    return CHILD.is_not_null() & (column.min().over(CHILD) != column.max().over(CHILD))


def not_a_count(column: pl.Expr, at_least: int = 0) -> pl.Expr:
    """Whether a number is missing or too small for a count."""
    return blank(column) | (column < at_least)


def share_over(part: pl.Expr, whole: pl.Expr, percent: str) -> pl.Expr:
    """Whether a part of the rows is a larger share than a limit allows, of enough rows to say so."""
    return (part.sum() * 100 > whole.sum() * limit(percent)) & (whole.sum() >= limit("enough_rows"))


FORTY_WEEKS = pl.duration(weeks=limit("weeks_of_pregnancy"))
