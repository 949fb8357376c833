"""Which columns of which lists each table reads, from the definitions alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from chat.annex_a import list_by_key, list_by_number
from chat.counting.availability import AGE_FROM, Availability
from chat.counting.members import sets_read
from chat.counting.prepare import table_expressions
from chat.tables.expressions import COHORT_PREFIX, name_of
from chat.tables.period import Population
from chat.tables.table import ListMeasures, Members, Row, Table

Read = tuple[int, str]  # number of a list and heading of its column


@dataclass(frozen=True, slots=True)
class TableReads:
    """What a table reads: `counted` is the list whose rows it counts, `figures` how many figures it has at least."""

    key: str
    title: str
    counted: int
    figures: int
    reads: frozenset[Read]

    def is_touched(self, list_number: int | None, headings: tuple[str, ...], *, whole_rows: bool) -> bool:
        """Whether something about these columns of a list (or about its rows as a whole) touches the table."""
        if list_number is None:
            return False
        if whole_rows:
            return any(number == list_number for number, _ in self.reads)
        return any((list_number, heading) in self.reads for heading in headings)


@cache
def table_reads(every: tuple[ListMeasures, ...]) -> tuple[TableReads, ...]:
    """Every table, in order."""
    known = _known(every)
    return tuple(_of_table(table, measures, known) for measures in every for table in measures.tables)


def columns_behind(every: tuple[ListMeasures, ...], key: str, expressions: Iterable[pl.Expr]) -> frozenset[Read]:
    """The columns that expressions over the list with this key read, those of other lists too."""
    known = _known(every)
    return frozenset(read for each in expressions for read in known[key].reads(each, known))


@cache
def _known(every: tuple[ListMeasures, ...]) -> Mapping[str, "_Known"]:
    return {measures.key: _Known(every, measures) for measures in every}


class _Known:
    """A list's definitions, and what its expressions read."""

    def __init__(self, every: tuple[ListMeasures, ...], measures: ListMeasures) -> None:
        self.number = list_by_key(measures.key).number
        self.measures = measures
        self.cohorts = {name: (each.key, cohort) for each in every for name, cohort in each.cohorts.items()}
        self.available = Availability(
            specification=list_by_number(self.number),
            derived=(AGE_FROM, *measures.derived),
            delivered=frozenset(),
            cohort_lists={},
            linked_lists={},
            lists=frozenset(),
        )

    def reads(self, expression: pl.Expr, known: Mapping[str, "_Known"]) -> Iterator[Read]:
        """Columns behind an expression, those of other lists' cohorts and linked dates too."""
        yield from ((self.number, heading) for heading in self.available.headings(expression))
        linked = {link.name: link for link in self.measures.linked}
        for name in self.available.roots(expression):
            if name.startswith(COHORT_PREFIX):
                yield self.number, self.identifier
                yield from self.reads_of_set(name.removeprefix(COHORT_PREFIX), known)
            elif name in linked:
                other = known[linked[name].list_key]
                yield self.number, self.identifier
                yield other.number, other.identifier
                yield other.number, list_by_number(other.number).column(name_of(linked[name].date)).heading
                yield from self.reads(linked[name].on_or_after, known)

    def reads_of_set(self, name: str, known: Mapping[str, "_Known"]) -> Iterator[Read]:
        """Columns behind a set of children."""
        key, population = self.cohorts[name]
        yield known[key].number, known[key].identifier
        yield from known[key].reads(population.where, known)

    @property
    def identifier(self) -> str:
        """Heading of the column that identifies a row's person."""
        specification = list_by_number(self.number)
        return specification.column(specification.identifier).heading


def _of_table(table: Table, measures: ListMeasures, known: Mapping[str, _Known]) -> TableReads:
    counted = known[table.counted_on or measures.key]
    population = table.population if isinstance(table.population, Population) else counted.cohorts[table.population][1]
    reads = {read for rule in (*table_expressions(table), population.where) for read in counted.reads(rule, known)}
    for row in table.rows:
        if isinstance(row, Members):
            reads |= {read for name in sets_read(row) for read in counted.reads_of_set(name, known)}
    by_child = "children" in (table.counts, *(_counts(row) for row in table.rows))
    if by_child or table.second_denominator is not None:
        reads.add((counted.number, counted.identifier))
    figures = max(1, len(table.rows)) * max(1, len(table.across) or len(table.columns))
    return TableReads(table.key, table.title, counted.number, figures, frozenset(reads))


def _counts(row: object) -> str | None:
    return row.counts if isinstance(row, Row) else None
