"""What a list module is written in: populations, rows, statistics, tables.

Everything here is a frozen value. A row's rule is a plain Polars expression over the prepared frame (`words`): the
figure is how many rows (or distinct children) of the population satisfy it, and the children behind the figure are the
same expression used as a filter, so that a figure and its children cannot disagree. A null never satisfies a rule.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import polars as pl

from chat.calendar.months import MonthRow
from chat.report import Chart, Group
from chat.tables.expressions import EVERY_ROW, any_of
from chat.tables.period import Period, Population
from chat.tables.topic import Topic

Counts = Literal["rows", "children"]
Rate = Literal["annualised", "snapshot"]
How = Literal["mean", "median", "min", "max", "sum", "count"]
NOT_RECORDED = "Not recorded"
MonthRule = Callable[[dt.date, dt.date], pl.Expr]  # of the first day and the first day after it


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a table: its label, and the rule that its rows of the population satisfy.

    `key` names it in the figures file where its label, made into a key, would not do (`row_key`).
    `shown` may leave a row out while it is zero. `counts` overrides the table's; `distinct` counts the distinct values
    of an expression instead. `rate` asks for a rate per 10,000 of the residents of an age group. `percent_of` is a
    denominator of the row's own, counted in rows (several are added up); a row without `percent` has none. `columns`
    are the only ones in which the row has values. `level` 1 details the row above; `outside` marks a row that is
    counted beside the others (a subtotal), so that the rows of a partition still add up without it. `month` is
    the month of a row that an `EachMonth` made.
    """

    label: str
    where: pl.Expr = EVERY_ROW
    key: str = ""
    shown: Literal["always", "unless_zero"] = "always"
    counts: Counts | None = None
    distinct: pl.Expr | None = None
    rate: Rate | None = None
    residents: str = "0-17"
    percent: bool = True
    percent_of: Population | tuple[Population, ...] = ()
    columns: tuple[str, ...] | None = None
    level: int = 0
    outside: bool = False
    month: MonthRow | None = None

    @property
    def own_denominators(self) -> tuple[Population, ...]:
        """The populations that the row's own percentage divides by, together; empty when it is the table's."""
        return (self.percent_of,) if isinstance(self.percent_of, Population) else self.percent_of


@dataclass(frozen=True, slots=True, eq=False)
class Statistic:
    """A row of statistics: how each column comes from the values of `of` in the population, nulls left out."""

    label: str
    of: pl.Expr
    columns: Mapping[str, How]
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """A row of published numbers that no list row stands behind."""

    label: str
    values: Mapping[str, int | float]
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class MonthMean:
    """The last row of a table by month: the mean of the counted columns over its whole months."""

    label: str
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """A row that counts children over several lists: those in a set of `of`, in none of `but_not`, each child once.

    Sets are cohorts that lists declare. With `also_in` a child must be in one of those as well. `percent_of` are the
    sets that a percentage divides by, together. `more` names further columns: how many of the row's children are in one
    of these sets.
    """

    label: str
    of: tuple[str, ...]
    but_not: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    percent_of: tuple[str, ...] = ()
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rate: Rate | None = None
    residents: str = "0-17"
    level: int = 0
    outside: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class CellOf:
    """A row that shows a cell of another table: its table, row label and column, and the unit of its value.

    `note` says what differs from the definition that the label comes from; `decimals` are printed.
    """

    label: str
    table: str
    row: str
    column: str
    unit: str
    note: str = ""
    decimals: int = 0
    key: str = ""


AnyRow = Row | Statistic | Constant | MonthMean | Members | CellOf


@dataclass(frozen=True, slots=True, eq=False)
class NumbersFound:
    """One row for each whole number from 1 to the largest found in the column."""

    column: pl.Expr


@dataclass(frozen=True, slots=True, eq=False)
class ValuesFound:
    """One row for each value found, most rows first: grouped by `by`, labelled with the first `spelling` met."""

    by: pl.Expr
    spelling: pl.Expr


@dataclass(frozen=True, slots=True, eq=False)
class EachMonth:
    """One row for each calendar month that the last `months` months touch, labelled `2026-07`.

    `rule` gives the row's rule from the month's first day and the first day after it, both within the reach; a month
    that is not whole in it is marked as a part. With `ends` only month ends before the as-at date have a row, and the
    rule gets the last day of the month and the day after.
    """

    rule: MonthRule
    months: int = 6
    ends: bool = False


Found = NumbersFound | ValuesFound | EachMonth


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """A counted column of a cross table: its name in the figures, its printed head, the rule.

    In a table by month the rule may depend on the row's month instead: `in_month`.
    """

    name: str
    head: str
    where: pl.Expr = EVERY_ROW
    in_month: MonthRule | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """A column of a cross table that divides one counted column of the row by another."""

    name: str
    head: str
    part: str
    whole: str


@dataclass(frozen=True, slots=True, eq=False)
class Average:
    """A column of a cross table with a statistic of `of` over the rows counted in the row, nulls left out."""

    name: str
    head: str
    of: pl.Expr
    how: How = "mean"


@dataclass(frozen=True, slots=True, eq=False)
class PerResidents:
    """A column of a cross table with a counted column per 10,000 residents, so many times a year."""

    name: str
    head: str
    of: str
    times: int = 1
    residents: str = "0-17"


@dataclass(frozen=True, slots=True, eq=False)
class AboveRate:
    """A column of a cross table: a counted column less what a rate per 10,000 residents would make, rounded half up.

    `rate` names the setting that holds the rate; 0 is none, and the column is then blank.
    """

    name: str
    head: str
    of: str
    rate: str
    residents: str = "0-17"


@dataclass(frozen=True, slots=True, eq=False)
class ShareOfAll:
    """A column of a cross table that divides a column of the row by its sum over the table's rows, outside ones out."""

    name: str
    head: str
    part: str


AnyColumn = Across | Share | Average | PerResidents | AboveRate | ShareOfAll


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """A date of the same child on another list: the first one on or after a date of the own row.

    With `latest` it is the latest one on or before that date. It becomes a column of the prepared frame with this
    name; null where there is none, or for a blank identifier.
    """

    name: str
    list_key: str
    date: pl.Expr
    on_or_after: pl.Expr
    latest: bool = False


@dataclass(frozen=True, slots=True)
class LargestFirst:
    """The rows with most in them first, ties in the order given, Not recorded last."""


@dataclass(frozen=True, slots=True)
class OrderOf:
    """The order that the rows of another table have."""

    table: str


Order = LargestFirst | OrderOf


@dataclass(frozen=True, slots=True)
class OnlyWhen:
    """A condition on the as-at date without which a table cannot be said, and the sentence that says so then."""

    holds: Callable[[dt.date], bool]
    otherwise: str


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table.

    `title` says what is counted and is no other table's; `chat_title` is the source's own, where that is another. It
    may hold `{period}` ("6 months"). `rows` are in printed order; `found` asks for rows found in the data and
    puts them before `rows`. `counted_on` names the list whose rows are counted when it is not the sheet's own;
    `population` is then the name of one of that list's cohorts.
    `across_months` makes a column of each month, named as its row would be. `partition` says that each row of the
    population is in exactly one row of the table. `denominator` is what `percent` divides by when it is not the
    population; `percent_of_children` appears when `second_denominator` is set.
    `order` is another one than that of `rows`. `remarks` are sentences about a number (`{n}`) of rows that a rule
    finds, added to the note when it is not zero. Where `only_when` does not hold every value is None and its sentence
    is the note. `other_labels` names a setting and the labels that each of its values changes.
    In a table without a column `count`, `percent` is of `total`, or of `children`.
    `definition` is one or two sentences for a reader who asks what a figure counts; `edges` says what happens at the
    limits.
    """

    key: str
    title: str
    population: Population | str
    rows: Sequence[AnyRow]
    definition: str
    chat_title: str = ""
    found: Found | None = None
    columns: tuple[str, ...] = ("count", "percent")
    across: tuple[AnyColumn, ...] = ()
    across_months: EachMonth | None = None
    counts: Counts = "rows"
    unit: str | None = None
    counted_on: str | None = None
    partition: bool = True
    denominator: Population | None = None
    second_denominator: Population | None = None
    order: Order | None = None
    group: Group = "chat"
    chart: Chart = "none"
    edges: str = ""
    other_labels: tuple[str, Mapping[bool | int | str, Mapping[str, str]]] | None = None
    remarks: tuple[tuple[str, pl.Expr], ...] = ()
    only_when: OnlyWhen | None = None
    note: str | None = None
    caveat: str | None = None
    source: str | None = None

    @property
    def source_title(self) -> str:
        """The title that the source prints."""
        return self.chat_title or self.title

    @property
    def ordered_as(self) -> str | None:
        """The key of the table whose order its rows have."""
        return self.order.table if isinstance(self.order, OrderOf) else None

    def unsaid(self, as_at: dt.date) -> str | None:
        """Why the table cannot be said as at this date; None when it can."""
        return None if self.only_when is None or self.only_when.holds(as_at) else self.only_when.otherwise


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure that managers quote: a cell of a table, with the words for the Headlines sheet."""

    table: str
    row: str
    column: str = "count"
    label: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """A column added to a list's frame once. `any_column` is enough when one of its source columns is delivered.

    `optional` names source columns that only sharpen it: without them it is made from the others.
    """

    name: str
    expression: pl.Expr
    any_column: bool = False
    optional: tuple[pl.Expr, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ListMeasures:
    """What one list module says: its populations and its tables.

    `period` says which rows are the list's main population (profiles and the reconciliation use it). `cohorts` are the
    sets of children that other lists' tables may name. `derived` columns are added in order, so that a later one may
    use an earlier one; `linked` columns come after them. `topics` gather all tables, those beyond ChAT too, in the
    order they are read.
    """

    key: str
    period: Period
    tables: tuple[Table, ...] = ()
    derived: tuple[Derived, ...] = ()
    linked: tuple[Linked, ...] = ()
    cohorts: Mapping[str, Population] = field(default_factory=dict)
    headlines: tuple[Headline, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def reported(self) -> Population:
        """The rows that the list reports."""
        return self.period.reported

    def and_beyond(
        self,
        tables: tuple[Table, ...] = (),
        derived: tuple[Derived, ...] = (),
        linked: tuple[Linked, ...] = (),
        cohorts: Mapping[str, Population] | None = None,
    ) -> "ListMeasures":
        """The same list with tables beyond ChAT, and what they read, after its own."""
        return replace(
            self,
            tables=(*self.tables, *tables),
            derived=(*self.derived, *derived),
            linked=(*self.linked, *linked),
            cohorts={**self.cohorts, **(cohorts or {})},
        )


def beyond(*tables: Table) -> tuple[Table, ...]:
    """Tables that ChAT does not have."""
    return tuple(replace(table, group="beyond") for table in tables)


def not_recorded(rows: Sequence[Row]) -> Row:
    """The last row of a partition that prints none: what no other row takes, shown when it is not zero."""
    return Row(NOT_RECORDED, ~any_of([row.where for row in rows]), shown="unless_zero")


def by_code(column: pl.Expr, rows: Sequence[tuple[str, Sequence[str]]]) -> tuple[Row, ...]:
    """One row for each label and its bare codes."""
    return tuple(Row(label, column.is_in(list(codes))) for label, codes in rows)


def yes_no(column: pl.Expr, yes: str = "Yes", no: str = "No") -> tuple[Row, Row]:
    """Rows for the codes Yes and No of a column, in these words."""
    return Row(yes, column == "Yes"), Row(no, column == "No")


def bands(value: pl.Expr, edges: Sequence[tuple[str, int, int | None]]) -> tuple[Row, ...]:
    """Rows for whole numbers from the first to the second edge, both included; None is no upper edge."""
    return tuple(
        Row(label, value >= low if high is None else value.is_between(low, high)) for label, low, high in edges
    )
