"""Prepared frames: each list's typed frame with everything that its tables' expressions read."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import polars as pl

from chat.annex_a import list_by_key
from chat.calendar.months import Window
from chat.counting.availability import Availability, availability
from chat.extract import Extract
from chat.tables.expressions import COHORT_PREFIX, SETTING_PREFIX, constants, root_names
from chat.tables.period import Population
from chat.tables.table import Across, Average, EachMonth, Linked, ListMeasures, Row, Statistic, Table

ANY_MONTH = dt.date(2000, 1, 1), dt.date(2000, 2, 1)  # a month rule reads the same columns whatever the month
Settings = Mapping[str, bool | int | str]


@dataclass(frozen=True)
class Prepared:
    """One list, ready to be counted: its prepared frame in its window, and the tables that count its rows."""

    measures: ListMeasures
    tables: tuple[Table, ...]
    window: Window
    frame: pl.DataFrame
    available: Availability

    @property
    def number(self) -> int:
        """Number of the list."""
        return self.available.specification.number


def _names(expressions: Iterable[pl.Expr]) -> set[str]:
    return {name for expression in expressions for name in root_names(expression)}


def table_expressions(table: Table) -> list[pl.Expr]:
    """Every expression of a table but those of a population named by cohort."""
    populations = [table.population, table.denominator, table.second_denominator]
    rules: list[pl.Expr] = [p.where for p in populations if isinstance(p, Population)]
    for row in table.rows:
        if isinstance(row, Statistic):
            rules.append(row.of)
        elif isinstance(row, Row):
            rules += [row.where, *(each.where for each in row.own_denominators)]
            rules += [] if row.distinct is None else [row.distinct]
    rules += [rule for _, rule in table.remarks]
    return rules + column_rules(table)


def column_rules(table: Table) -> list[pl.Expr]:
    """The expressions of a cross table's columns, and of a row or column for any month."""
    month_rules = [each.rule for each in (table.found, table.across_months) if isinstance(each, EachMonth)]
    rules = [column.of for column in table.across if isinstance(column, Average)]
    for column in table.across:
        if isinstance(column, Across):
            rules.append(column.where)
            month_rules += [] if column.in_month is None else [column.in_month]
    return rules + [rule(*ANY_MONTH) for rule in month_rules]


def counted_on(every: tuple[ListMeasures, ...], key: str, only: frozenset[str] | None = None) -> tuple[Table, ...]:
    """The tables that count rows of the list with this key, on whosever sheet they stand; `only` those keys."""
    return tuple(
        table
        for each in every
        for table in each.tables
        if (table.counted_on or each.key) == key and (only is None or table.key in only)
    )


def _rules(prepared: Prepared) -> list[pl.Expr]:
    rules = [expression for table in prepared.tables for expression in table_expressions(table)]
    rules += [population.where for population in prepared.measures.cohorts.values()]
    period = prepared.measures.period
    rules += [period.reported.where, period.left_out.where]
    return rules + [derived.expression for derived in prepared.measures.derived]


def _with_derived(prepared: Prepared, settings: Settings) -> Prepared:
    read = sorted(name for name in _names(_rules(prepared)) if name.startswith(SETTING_PREFIX))
    in_force = [pl.lit(settings[name.removeprefix(SETTING_PREFIX)]).alias(name) for name in read]
    window = prepared.window
    of_window = [] if "as_at" in prepared.frame.columns else constants(window.as_at, window.start)
    frame = prepared.frame.lazy().with_columns(*of_window, *in_force)
    for derived in prepared.available.derived:
        frame = frame.with_columns(derived.expression.alias(derived.name))
    return replace(prepared, frame=frame.collect())


def _children(prepared: Prepared, population: Population) -> pl.Series:
    children = prepared.frame.lazy().filter(population.where).select(prepared.available.specification.identifier)
    return children.collect().to_series().drop_nulls().unique()


def _with_cohorts(prepared: Prepared, members: Mapping[str, pl.Series]) -> Prepared:
    identifier = pl.col(prepared.available.specification.identifier)
    nobody = pl.Series([], dtype=pl.String)
    columns = [
        identifier.is_in(members.get(name, nobody).implode()).fill_null(value=False).alias(COHORT_PREFIX + name)
        for name in sorted(cohorts_read(prepared))
    ]
    return replace(prepared, frame=prepared.frame.with_columns(columns))


def cohorts_read(prepared: Prepared) -> set[str]:
    """The cohorts that a list's tables mention."""
    names = _names(_rules(prepared))
    return {name.removeprefix(COHORT_PREFIX) for name in names if name.startswith(COHORT_PREFIX)}


def members_of(prepared: Mapping[str, Prepared], wanted: set[str]) -> dict[str, pl.Series]:
    """The distinct identifiers of each cohort wanted, blank ones left out."""
    return {
        name: _children(each, population)
        for each in prepared.values()
        for name, population in each.measures.cohorts.items()
        if name in wanted
    }


def prepare(
    extract: Extract,
    every: tuple[ListMeasures, ...],
    windows: Mapping[str, Window],
    settings: Settings,
    only: frozenset[str] | None = None,
) -> dict[str, Prepared]:
    """A prepared frame by list key, for every list that can be analysed; `only` for the tables with these keys.

    First each list gets its derived columns and names its cohorts; then each list learns which of its children are in
    the cohorts that its tables mention, so that no list needs another list's frame.
    """
    first = {}
    for measures in every:
        delivered = extract.lists.get(list_by_key(measures.key).number)
        if delivered is not None and measures.key in windows:
            ready = Prepared(
                measures=measures,
                tables=counted_on(every, measures.key, only),
                window=windows[measures.key],
                frame=delivered.frame,
                available=availability(delivered.number, measures, every, extract),
            )
            first[measures.key] = _with_derived(ready, settings)
    wanted = {name for each in first.values() for name in cohorts_read(each)}
    members = members_of(first, wanted)
    return {key: _with_cohorts(with_links(prepared, first), members) for key, prepared in first.items()}


def with_links(prepared: Prepared, every: Mapping[str, Prepared]) -> Prepared:
    """The frame with the linked dates that its tables read; null where the other list cannot be analysed."""
    read = _names(_rules(prepared))
    frame = prepared.frame
    identifier = prepared.available.specification.identifier
    for link in prepared.measures.linked:
        if link.name in read:
            frame = _with_link(frame, identifier, link, every.get(link.list_key))
    return replace(prepared, frame=frame)


def _with_link(frame: pl.DataFrame, identifier: str, link: Linked, other: Prepared | None) -> pl.DataFrame:
    if other is None:
        return frame.with_columns(pl.lit(None, dtype=pl.Date).alias(link.name))
    child, own = pl.col(identifier), link.on_or_after.alias("own date")
    theirs = other.frame.select(child, link.date.alias(link.name)).drop_nulls().unique().sort(link.name)
    placed = frame.with_row_index("place")
    mine = placed.select("place", child, own).drop_nulls().sort("own date")
    linked = mine.join_asof(
        theirs, left_on="own date", right_on=link.name, by=identifier, check_sortedness=False, coalesce=False,
        strategy="backward" if link.latest else "forward",
    )  # fmt: skip
    with_date = placed.join(linked.select("place", link.name), on="place", how="left", maintain_order="left")
    return with_date.drop("place")
