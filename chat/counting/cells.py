"""From tables to cells: one aggregate for every number, so that all tables of a list are one pass over its frame."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import add, and_

import polars as pl

from chat.calendar.months import MonthRow, month_ends, months_touched
from chat.counting.availability import Availability
from chat.counting.members import member_answers, sets_of, sets_read
from chat.counting.prepare import Prepared, column_rules
from chat.report import Value
from chat.tables.expressions import EVERY_ROW, NO_ROW
from chat.tables.period import Population
from chat.tables.table import (
    NOT_RECORDED,
    Across,
    AnyRow,
    Average,
    CellOf,
    Constant,
    Counts,
    EachMonth,
    Found,
    LargestFirst,
    ListMeasures,
    Members,
    MonthMean,
    NumbersFound,
    Row,
    Statistic,
    Table,
    ValuesFound,
)

Answers = Mapping[str, Value]


@dataclass(frozen=True, eq=False)
class Counted:
    """A table with its rows complete and its populations resolved, in one list's prepared frame.

    `rows` holds the rows found in the data too; `missing` is what the whole table lacks, `missing_by_row` what each row
    lacks (`List 3`, or a heading).
    """

    table: Table
    identifier: pl.Expr
    population: Population
    rows: tuple[AnyRow, ...]
    missing: tuple[str, ...]
    missing_by_row: tuple[tuple[str, ...], ...]

    @property
    def denominator(self) -> Population:
        """What `percent` divides by."""
        return self.table.denominator or self.population

    @cached_property
    def shares_one_denominator(self) -> bool:
        """Whether every percentage divides by the same number: the table's, or one that all its rows name."""
        rows = [row for row in self.rows if isinstance(row, Row)]
        named = {tuple(map(id, row.own_denominators)) for row in rows if row.percent}
        return named <= {()} or (len(named) == 1 and all(row.percent for row in rows))

    def rows_of(self, row: AnyRow, column: str, inside: pl.Expr | None = None) -> pl.Expr:
        """The rule of the list rows behind one cell: what is counted, or what entered the statistic.

        `inside` may stand for the population's rule where that has been evaluated before.
        """
        population = self.population.where if inside is None else inside
        if isinstance(row, Statistic):
            return population & row.of.is_not_null()
        if isinstance(row, Constant | MonthMean | Members | CellOf):
            return NO_ROW
        across = next((_rule_in(each, row) for each in counted_columns(self.table) if each.name == column), None)
        rules = [population, *([] if row.where is EVERY_ROW else [row.where]), *([] if across is None else [across])]
        return reduce(and_, rules)

    def counts(self, row: AnyRow) -> Counts:
        """Whether a cell of the row counts rows or distinct children."""
        return (row.counts if isinstance(row, Row) else None) or self.table.counts

    def populations(self) -> tuple[Population, ...]:
        """Every population that the table's numbers read."""
        second = self.table.second_denominator
        own = [each for row in self.rows if isinstance(row, Row) for each in row.own_denominators]
        return (self.population, self.denominator, *([second] if second else []), *own)

    def aggregates(self, inside: Callable[[Population], pl.Expr]) -> Iterator[tuple[str, pl.Expr]]:
        """Every number that the table needs, named; `inside` gives the rule of a population."""
        key, population = self.table.key, inside(self.population)
        if "percent" in self.table.columns:
            counts = "rows" if self.table.denominator else self.table.counts
            yield f"{key}|denominator", self._number(inside(self.denominator), counts)
        if self.table.second_denominator is not None:
            yield f"{key}|second", self._number(inside(self.table.second_denominator), "rows")
        for index, (_, rule) in enumerate(self.table.remarks):
            yield f"{key}|remark|{index}", rule.sum()
        for index, row in enumerate(self.rows):
            if not self.missing_by_row[index]:
                for column, number in self._row_numbers(row, population, inside):
                    yield f"{key}|{index}|{column}", number

    def _row_numbers(
        self, row: AnyRow, population: pl.Expr, inside: Callable[[Population], pl.Expr]
    ) -> Iterator[tuple[str, pl.Expr]]:
        if isinstance(row, Statistic):
            for column, how in row.columns.items():
                yield column, getattr(row.of.filter(population), how)()
        elif isinstance(row, Row):
            for column in [across.name for across in counted_columns(self.table)] or ["count"]:
                rule = self.rows_of(row, column, population)
                yield column, self._number(rule, self.counts(row)) if row.distinct is None else _distinct(row, rule)
            for average in self.table.across:
                if isinstance(average, Average):
                    rows = self.rows_of(row, average.name, population)
                    yield average.name, getattr(average.of.filter(rows), average.how)()
            if row.own_denominators:
                yield "of", reduce(add, (inside(each).sum() for each in row.own_denominators))

    def _number(self, rule: pl.Expr, counts: Counts) -> pl.Expr:
        if counts == "rows":
            return rule.sum()
        return self.identifier.filter(rule & self.identifier.is_not_null()).n_unique()


def _rule_in(column: Across, row: Row) -> pl.Expr:
    """The rule of a counted column in a row: of the row's month where it depends on one."""
    if column.in_month is None or row.month is None:
        return column.where
    return column.in_month(row.month.first, row.month.after)


def counted_columns(table: Table) -> list[Across]:
    """The columns of a cross table that hold counts."""
    return [column for column in table.across if isinstance(column, Across)]


def _distinct(row: Row, rule: pl.Expr) -> pl.Expr:
    assert row.distinct is not None
    return row.distinct.filter(rule & row.distinct.is_not_null()).n_unique()


def _numbers_found(found: NumbersFound, population: Population, frame: pl.DataFrame) -> tuple[Row, ...]:
    largest = frame.lazy().filter(population.where).select(found.column.max()).collect().item()
    return tuple(Row(str(number), found.column == number, key=str(number)) for number in range(1, (largest or 0) + 1))


def verbatim(text: str) -> str:
    """A label from the data that is printed as it stands: braces are no place for the period."""
    return text.replace("{", "{{").replace("}", "}}")


def _values_found(found: ValuesFound, population: Population, frame: pl.DataFrame) -> tuple[Row, ...]:
    values = (
        frame.lazy()
        .filter(population.where)
        .select(found.by.alias("value"), found.spelling.alias("spelling"))
        .drop_nulls("value")
        .group_by("value")
        .agg(pl.len(), pl.col("spelling").first())
        .sort(["len", "value"], descending=[True, False])
        .collect()
    )
    return tuple(
        Row(verbatim(spelling), found.by == value, key=str(value)) for value, _, spelling in values.iter_rows()
    )


def months_of(each: EachMonth, as_at: dt.date) -> tuple[MonthRow, ...]:
    """The months that have a row (or a column)."""
    return month_ends(as_at, each.months) if each.ends else months_touched(as_at, each.months)


def _months(found: EachMonth, as_at: dt.date) -> tuple[Row, ...]:
    return tuple(
        Row(month.label, found.rule(month.first, month.after), key=month.label, month=month)
        for month in months_of(found, as_at)
    )


def with_month_columns(table: Table, as_at: dt.date) -> Table:
    """The table with the columns of its months, oldest first, before its other columns."""
    if table.across_months is None:
        return table
    rule = table.across_months.rule
    months = tuple(
        Across(month.label, month.label, rule(month.first, month.after))
        for month in months_of(table.across_months, as_at)
    )
    columns = (*(month.name for month in months), *table.columns)
    return replace(table, across=(*months, *table.across), columns=columns)


def _found_rows(table: Table, population: Population, prepared: Prepared) -> tuple[Row, ...]:
    match table.found:
        case NumbersFound():
            return _numbers_found(table.found, population, prepared.frame)
        case ValuesFound():
            return _values_found(table.found, population, prepared.frame)
        case EachMonth():
            return _months(table.found, prepared.window.as_at)
        case None:
            return ()


def _in_order(counted: Counted, frame: pl.DataFrame) -> tuple[AnyRow, ...]:
    """Largest first, ties in the order given, Not recorded last."""
    rows = [row for row in counted.rows if isinstance(row, Row)]
    sizes = frame.select(counted.rows_of(row, "count").sum().alias(str(i)) for i, row in enumerate(rows)).row(0)
    size = dict(zip([row.label for row in rows], sizes, strict=True))
    return tuple(sorted(rows, key=lambda row: (row.label == NOT_RECORDED, -size[row.label])))


def _missing_sets(row: Members, every: Mapping[str, Prepared]) -> set[str]:
    """What the sets of a row need and do not have."""
    needs: set[str] = set()
    for name in sets_read(row):
        owner = next((each for each in every.values() if name in each.measures.cohorts), None)
        if owner is None:
            needs |= {f"List {number}" for number in _lists_of(name, every)}
        else:
            needs |= set(owner.available.missing(owner.measures.cohorts[name].where))
    return needs


def _lists_of(cohort: str, every: Mapping[str, Prepared]) -> set[int]:
    return {each.available.cohort_lists[cohort] for each in every.values()}


def _missing(
    available: Availability, population: Population, table: Table, row: AnyRow, every: Mapping[str, Prepared]
) -> set[str]:
    if isinstance(row, CellOf):
        return set()
    if isinstance(row, Members):
        return _missing_sets(row, every)
    rules = [population.where]
    if isinstance(row, Row):
        rules += [row.where, *([] if row.distinct is None else [row.distinct])]
        rules += [each.where for each in row.own_denominators]
    elif isinstance(row, Statistic):
        rules.append(row.of)
    rules += column_rules(table)
    return {need for rule in rules for need in available.missing(rule)}


def population_of(table: Table, prepared: Prepared) -> Population:
    """The table's population; a name stands for the cohort of the list that is counted."""
    if isinstance(table.population, Population):
        return table.population
    return prepared.measures.cohorts[table.population]


def count_table(
    table: Table, prepared: Prepared, every: Mapping[str, Prepared], order: tuple[str, ...] | None = None
) -> Counted:
    """The table made ready for one list's frame; `order` are labels in the order another table has."""
    table = with_month_columns(table, prepared.window.as_at)
    population = population_of(table, prepared)
    identifier = pl.col(prepared.available.specification.identifier)
    by_row = [_missing(prepared.available, population, table, row, every) for row in table.rows]
    found_rules = [] if table.found is None else [*_found_rules(table.found), *column_rules(table)]
    found_needs = {need for rule in found_rules for need in prepared.available.missing(rule)}
    whole = found_needs | (set().union(*by_row) if table.partition else set())
    found = () if whole else _found_rows(table, population, prepared)
    rows = (*found, *table.rows)
    lacks = [set(), *[set()] * (len(found) - 1), *by_row] if found else by_row
    counted = Counted(
        table=table,
        identifier=identifier,
        population=population,
        rows=rows,
        missing=tuple(sorted(set().union(whole, *lacks))),
        missing_by_row=tuple(tuple(sorted(whole | lack)) for lack in lacks),
    )
    if counted.missing:
        return counted
    if isinstance(table.order, LargestFirst):
        rows = _in_order(counted, prepared.frame)
    elif order is not None:
        rows = tuple(sorted(rows, key=lambda row: order.index(row.label) if row.label in order else len(order)))
    return Counted(table, identifier, population, rows, counted.missing, counted.missing_by_row)


def _found_rules(found: Found | None) -> list[pl.Expr]:
    if isinstance(found, ValuesFound):
        return [found.by]
    return [found.column] if isinstance(found, NumbersFound) else []


def _one_pass(counted: list[Counted]) -> tuple[list[pl.Expr], dict[str, pl.Expr]]:
    """The populations as columns, since each stands in the rule of every row, and all numbers by name."""
    able = [each for each in counted if not _population_missing(each)]
    populations = {id(population): population.where for each in able for population in each.populations()}
    columns = {identity: f"population|{place}" for place, identity in enumerate(populations)}

    def inside(population: Population) -> pl.Expr:
        return pl.col(columns[id(population)])

    named = dict(aggregate for each in able for aggregate in each.aggregates(inside))
    evaluated = [rule.fill_null(value=False).alias(columns[identity]) for identity, rule in populations.items()]
    return evaluated, named


def answers(counted: list[Counted], frame: pl.DataFrame) -> dict[str, Value]:
    """Every number of these tables by name, in one pass over the frame."""
    evaluated, named = _one_pass(counted)
    if not named:
        return {}
    return frame.lazy().with_columns(evaluated).select(**named).collect().row(0, named=True)


def answers_by(column: str, counted: list[Counted], frame: pl.DataFrame) -> dict[str, Mapping[str, Value]]:
    """Every number of these tables by name, for each value of a column."""
    evaluated, named = _one_pass(counted)
    if not named:
        return {}
    grouped = frame.lazy().with_columns(evaluated).group_by(column).agg(**named).collect()
    return {row.pop(column): row for row in grouped.iter_rows(named=True)}


def _population_missing(counted: Counted) -> bool:
    return bool(counted.missing_by_row) and all(counted.missing_by_row)


def counted_tables(every: Sequence[ListMeasures], prepared: Mapping[str, Prepared]) -> dict[str, tuple[Counted, str]]:
    """Every table that can be counted, by its key, with the key of the list whose rows it counts."""
    wanted = {table.key for ready in prepared.values() for table in ready.tables}
    counted: dict[str, tuple[Counted, str]] = {}
    for measures in every:
        for table in measures.tables:
            if table.key in wanted:
                counted_on = table.counted_on or measures.key
                like = counted.get(table.ordered_as or "")
                order = tuple(row.label for row in like[0].rows) if like else None
                counted[table.key] = count_table(table, prepared[counted_on], prepared, order), counted_on
    return counted


def answers_of(counted: Mapping[str, tuple[Counted, str]], prepared: Mapping[str, Prepared]) -> dict[str, Value]:
    """Every number of every table, one pass over each list's frame."""
    numbers: dict[str, Value] = {}
    for key, ready in prepared.items():
        numbers |= answers([each for each, counted_on in counted.values() if counted_on == key], ready.frame)
    return numbers | answers_over_lists([each for each, _ in counted.values()], prepared)


def member_rows(counted: Counted) -> dict[int, Members]:
    """The rows that count children over several lists and lack nothing, by their place."""
    return {
        index: row
        for index, row in enumerate(counted.rows)
        if isinstance(row, Members) and not counted.missing_by_row[index]
    }


def answers_over_lists(counted: Sequence[Counted], prepared: Mapping[str, Prepared]) -> dict[str, Value]:
    """The numbers of all rows that count children over several lists."""
    able = {each.table.key: member_rows(each) for each in counted}
    wanted = frozenset(name for rows in able.values() for row in rows.values() for name in sets_read(row))
    sets = sets_of(prepared, wanted) if wanted else {}
    numbers: dict[str, Value] = {}
    for each in counted:
        numbers |= member_answers(each.table, able[each.table.key], sets)
    return numbers
