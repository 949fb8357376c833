"""Which rows of the extract stand behind each headline figure, so that a finding can be weighed against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import polars as pl

from chat.counting.columns_read import Read, columns_behind
from chat.counting.prepare import Prepared
from chat.counting.reconcile import rows_not_before
from chat.tables.period import Population
from chat.tables.table import Headline, ListMeasures, Row, Table

SHARES = {"percent", "percent_of_children"}


@dataclass(frozen=True, eq=False)
class HeadlineRows:
    """A headline figure and the rows of its list.

    `counted` is how many rows the figure counts; for a share, how many it is a share of. `population` marks the rows
    it chooses from, `could_count` those that would be in the population if their cells were right. A finding about one
    of `chosen_by` can bring rows in or take them out; one about `read` only changes rows that are in.
    """

    label: str
    table: str
    list_number: int
    is_share: bool
    counted: int
    population: pl.Series
    could_count: pl.Series
    chosen_by: frozenset[Read]
    read: frozenset[Read]


def headlines_of(measures: ListMeasures) -> tuple[Headline, ...]:
    """The headline figures of a list: each row of its headline table, then those that its module names."""
    table = next((table for table in measures.tables if table.key.endswith(".headline")), None)
    first = () if table is None else tuple(Headline(table.key, row.label) for row in table.rows if isinstance(row, Row))
    return (*first, *measures.headlines)


def headline_rows(every: tuple[ListMeasures, ...], prepared: Mapping[str, Prepared]) -> tuple[HeadlineRows, ...]:
    """Every headline figure of the lists that are there, in the order of the lists."""
    return tuple(
        rows
        for measures in every
        if measures.key in prepared
        for rows in _of_list(every, measures, prepared[measures.key])
    )


@dataclass(frozen=True, eq=False)
class _Asked:
    """A headline figure with its table, its row, its population, and the rows that it counts or is a share of."""

    headline: Headline
    row: Row
    population: pl.Expr
    base: pl.Expr


def _of_list(every: tuple[ListMeasures, ...], measures: ListMeasures, prepared: Prepared) -> Iterator[HeadlineRows]:
    asked = tuple(_asked(measures, prepared))
    could_count = rows_not_before(prepared)
    masks = prepared.frame.select(
        *(_true(each.base).alias(f"base {at}") for at, each in enumerate(asked)),
        *(_true(each.population).alias(f"population {at}") for at, each in enumerate(asked)),
    )
    for at, each in enumerate(asked):
        yield HeadlineRows(
            label=(each.headline.label or each.headline.row).format(period=f"{prepared.window.months} months"),
            table=each.headline.table,
            list_number=prepared.number,
            is_share=each.headline.column in SHARES,
            counted=int(masks[f"base {at}"].sum()),
            population=masks[f"population {at}"],
            could_count=could_count,
            chosen_by=columns_behind(every, measures.key, [each.population]),
            read=columns_behind(every, measures.key, [each.row.where, each.base]),
        )


def _asked(measures: ListMeasures, prepared: Prepared) -> Iterator[_Asked]:
    """The headline figures that can be said of this extract."""
    tables = {table.key: table for table in measures.tables}
    for headline in headlines_of(measures):
        table = tables[headline.table]
        row = _row(table, headline)
        if row is not None and _can_be_said(table, row, prepared):
            population = _population(table, measures)
            yield _Asked(headline, row, population.where, _base(headline, table, row, population))


def _row(table: Table, headline: Headline) -> Row | None:
    return next((row for row in table.rows if isinstance(row, Row) and row.label == headline.row), None)


def _can_be_said(table: Table, row: Row, prepared: Prepared) -> bool:
    """Whether all columns and lists that the figure needs are there."""
    population = table.population
    rules = [row.where, *([population.where] if isinstance(population, Population) else [])]
    return table.counted_on is None and not any(prepared.available.missing(rule) for rule in rules)


def _population(table: Table, measures: ListMeasures) -> Population:
    return table.population if isinstance(table.population, Population) else measures.cohorts[table.population]


def _base(headline: Headline, table: Table, row: Row, population: Population) -> pl.Expr:
    """The rows that a count counts, or that a share is a share of."""
    if headline.column not in SHARES:
        return population.where & row.where
    if headline.column == "percent_of_children" and table.second_denominator is not None:
        return table.second_denominator.where
    if row.own_denominators:
        return reduce(or_, (_true(each.where) for each in row.own_denominators))
    return (table.denominator or population).where


def _true(rule: pl.Expr) -> pl.Expr:
    return rule.fill_null(value=False)
