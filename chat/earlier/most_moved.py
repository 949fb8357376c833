"""Differences in the order in which people ask: headlines, then the tables that moved most, then the rest.

A table moves by as many points as the largest move among its figures: of a number, per cent of the largest number in
its column, so that a small table is not drowned by a large one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from chat.earlier.difference import FigureDifference
from chat.earlier.figures import EarlierFigures, rows_of
from chat.report.columns import is_share

OF_A_MONTH = re.compile(r".+ \d{4}-\d{2}")
HEADLINE = ".headline"
LEAST = 20  # tables of smaller numbers move by many points for one child, and come last


@dataclass(frozen=True, slots=True)
class MovedTable:
    """A table, by how many points it moved at most, and its figures, the one that moved most first."""

    key: str
    title: str
    points: float
    figures: tuple[FigureDifference, ...]


@dataclass(frozen=True, slots=True)
class InOrder:
    """All differences, each once: of headlines, of tables, of what is no table, and of single months."""

    headlines: tuple[FigureDifference, ...]
    tables: tuple[MovedTable, ...]
    beside: tuple[FigureDifference, ...]
    months: tuple[FigureDifference, ...]


def in_order(figures: Sequence[FigureDifference], old: EarlierFigures, new: EarlierFigures) -> InOrder:
    """The differences sorted into these four; the order within headlines is that of the new figures."""
    known = {**old.tables, **new.tables}
    months = tuple(each for each in figures if OF_A_MONTH.fullmatch(each.table))
    of_tables = [each for each in figures if each.table in known]
    places = {key: place for place, key in enumerate(known)}
    headlines = sorted((e for e in of_tables if e.table.endswith(HEADLINE)), key=lambda each: places[each.table])
    others = sorted((e for e in of_tables if not e.table.endswith(HEADLINE)), key=lambda each: places[each.table])
    moved = [
        _moved(key, str(known[key].get("title") or key), tuple(group), (old, new))
        for key, group in groupby(others, key=lambda each: each.table)
    ]
    tables = sorted(moved, key=lambda each: (each[1] < LEAST, -each[0].points))
    return InOrder(
        tuple(headlines),
        tuple(table for table, _ in tables),
        tuple(each for each in figures if each.table not in known and not OF_A_MONTH.fullmatch(each.table)),
        months,
    )


def _moved(
    key: str, title: str, figures: tuple[FigureDifference, ...], sides: Iterable[EarlierFigures]
) -> tuple[MovedTable, float]:
    """The table with its moves, and the largest number in it."""
    largest = _largest_of_columns(key, sides)
    points = {each: _points(each, largest) for each in figures}
    ordered = tuple(sorted(figures, key=lambda each: -points[each]))
    numbers = [number for column, number in largest.items() if not is_share(column)]
    return MovedTable(key, title, points[ordered[0]], ordered), max(numbers, default=0)


def _points(each: FigureDifference, largest: Mapping[str, float]) -> float:
    if is_share(each.column):
        return each.size
    return 100 * each.size / (largest.get(each.column) or 1)


def _largest_of_columns(key: str, sides: Iterable[EarlierFigures]) -> dict[str, float]:
    """The largest number of each column of a table on either side."""
    largest: dict[str, float] = {}
    for side in sides:
        for row in rows_of(side.tables.get(key)):
            for column, value in (row.get("values") or {}).items():
                largest[column] = max(largest.get(column, 0), abs(value or 0))
    return largest
