"""Rows that count children over several lists: who is in one set and not in another."""

from collections.abc import Mapping

from chat.counting.prepare import Prepared, members_of
from chat.report import Value
from chat.tables.table import Members, Table

Sets = Mapping[str, frozenset[str]]


def sets_read(row: Members) -> frozenset[str]:
    """Every set of children that a row names."""
    more = (name for names in row.more.values() for name in names)
    return frozenset((*row.of, *row.but_not, *row.also_in, *row.percent_of, *more))


def sets_of(prepared: Mapping[str, Prepared], names: frozenset[str]) -> dict[str, frozenset[str]]:
    """The children in each set whose list can be analysed; a blank identifier is no child."""
    return {name: frozenset(children) for name, children in members_of(prepared, set(names)).items()}


def children_in(row: Members, sets: Sets) -> frozenset[str]:
    """The children that a row counts."""
    inside = _any_of(row.of, sets) - _any_of(row.but_not, sets)
    return inside & _any_of(row.also_in, sets) if row.also_in else inside


def children_in_cell(row: Members, column: str, sets: Sets) -> frozenset[str]:
    """The children whom one cell of a row counts."""
    inside = children_in(row, sets)
    return inside & _any_of(row.more[column], sets) if column in row.more else inside


def member_answers(table: Table, able: Mapping[int, Members], sets: Sets) -> dict[str, Value]:
    """The numbers of these rows of a table, by name."""
    numbers: dict[str, Value] = {}
    for index, row in able.items():
        for column in ("count", *row.more):
            numbers[f"{table.key}|{index}|{column}"] = len(children_in_cell(row, column, sets))
        if row.percent_of:
            numbers[f"{table.key}|{index}|of"] = len(_any_of(row.percent_of, sets))
    return numbers


def _any_of(names: tuple[str, ...], sets: Sets) -> frozenset[str]:
    return frozenset().union(*(sets[name] for name in names))
