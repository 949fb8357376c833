"""The list rows behind one figure: the figure's own rule, used as a filter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

import polars as pl

from chat.counting.cells import Counted, counted_columns, counted_tables
from chat.counting.members import children_in_cell, sets_of, sets_read
from chat.counting.prepare import Prepared, prepare
from chat.counting.report import Choices, windows_of
from chat.counting.report_tables import COLUMN_HEADS, Terms
from chat.drill.labels import nearest, places_of, several_rows
from chat.errors import UnknownTable
from chat.extract import AsAt, Extract
from chat.tables.expressions import EVERY_ROW, NO_ROW
from chat.tables.table import (
    AboveRate,
    AnyRow,
    Average,
    CellOf,
    ListMeasures,
    Members,
    MonthMean,
    PerResidents,
    Row,
    Share,
    ShareOfAll,
    Statistic,
    Table,
    ValuesFound,
)


@dataclass(frozen=True)
class Place:
    """One cell of a table: the place of its row among the table's, and its column; None is all of them."""

    counted: Counted
    list_key: str
    index: int | None
    column: str | None

    @property
    def row(self) -> AnyRow | None:
        """The row, if it is one."""
        return None if self.index is None else self.counted.rows[self.index]

    @property
    def is_blank(self) -> bool:
        """Whether the row never has a value in that column."""
        row = self.row
        if self.column is None or not isinstance(row, Row | Statistic) or row.columns is None:
            return False
        return self.column not in row.columns

    @property
    def rule(self) -> pl.Expr:
        """Which rows of the list stand behind the cell."""
        if self.is_blank or isinstance(self.row, Members):
            return NO_ROW
        if self.row is None:
            return self.counted.population.where & _any_column(self.counted.table, self.column)
        return _rule(self.counted, self.row, self.column)


@dataclass(frozen=True)
class Drill:
    """An extract made ready once, to be asked for the children behind any number of figures.

    `counted` holds each table with the key of the list whose rows it counts, `keys` every table's key with the key of
    the list on whose sheet it stands.
    """

    extract: Extract
    prepared: Mapping[str, Prepared]
    counted: Mapping[str, tuple[Counted, str]]
    keys: Mapping[str, str]
    terms: Mapping[str, Terms]

    def place_of(self, table: str, row: str | None = None, column: str | None = None) -> Place:
        """The cell with this key, row label and column, each written loosely.

        Raises:
            UnknownTable: no such table, row or column, with the nearest; or its list or columns were not delivered.
        """
        known_table(table, list(self.keys))
        if table not in self.counted:
            raise UnknownTable(f"'{table}' cannot be counted: its list is not in this extract or was set aside.")
        counted, list_key = self.counted[table]
        if unsaid := counted.table.unsaid(self.terms[self.keys[table]].window.as_at):
            raise UnknownTable(f"'{table}' has no figures. {unsaid}")
        column = None if column is None else column_named(counted.table, column)
        if row is None:
            if counted.missing_by_row and all(counted.missing_by_row):
                _refuse_without(table, counted.missing)
            return Place(counted, list_key, None, column)
        index = _row_index(counted, row, self.terms[self.keys[table]])
        if isinstance(cell := counted.rows[index], CellOf):
            label = cell.row.format(period=self.terms[self.keys[cell.table]].period)
            return self.place_of(cell.table, label, cell.column)
        if counted.missing_by_row[index]:
            _refuse_without(table, counted.missing_by_row[index])
        return Place(counted, list_key, index, column)

    def members_of(self, row: Members, column: str | None) -> frozenset[str]:
        """The children of a row that counts over several lists, or of one of its cells."""
        return children_in_cell(row, column or "count", sets_of(self.prepared, sets_read(row)))

    def children_of(self, table: str, row: str | None = None, column: str | None = None) -> pl.DataFrame:
        """The rows behind one cell of a table, or behind the whole population without `row`.

        The frame is the counted list's prepared frame: `source_row`, the list's columns, and the derived columns that
        put the rows there. Where the cell counts rows there are as many as the figure says; where it counts children,
        as many distinct identifiers. A row over several lists gives identifiers only.
        Behind a percentage or a rate stand the rows of its numerator, behind a mean those
        that entered it; behind a constant stands nobody.

        Raises:
            UnknownTable: as `place_of`.
        """
        place = self.place_of(table, row, column)
        if isinstance(place.row, Members):
            identifier = self.prepared[place.list_key].available.specification.identifier
            return pl.DataFrame({identifier: sorted(self.members_of(place.row, place.column))}, schema=[identifier])
        return self.prepared[place.list_key].frame.filter(place.rule)


def drill(
    extract: Extract,
    as_at: AsAt,
    every: tuple[ListMeasures, ...],
    choices: Choices,
    only: frozenset[str] | None = None,
) -> Drill:
    """The extract, ready to be asked; with `only` for the tables with these keys (and those whose order they take)."""
    windows = windows_of(every, as_at, choices.months)
    if only is not None:
        only |= {table.ordered_as for each in every for table in each.tables if table.key in only and table.ordered_as}
    prepared = prepare(extract, every, windows, choices.settings, only)
    return Drill(
        extract=extract,
        prepared=prepared,
        counted=counted_tables(every, prepared),
        keys={table.key: measures.key for measures in every for table in measures.tables},
        terms={key: Terms(window, choices.population, choices.settings) for key, window in windows.items()},
    )


def known_table(table: str, keys: list[str]) -> None:
    """Raises UnknownTable, with the nearest keys, when there is no table with this key."""
    if table not in keys:
        raise UnknownTable(f"there is no table '{table}'. The nearest: {nearest(table, keys)}.")


def column_named(table: Table, column: str) -> str:
    """The name of the column that goes by this name or printed head; UnknownTable when there is none."""
    heads = COLUMN_HEADS | {across.name: across.head for across in table.across}
    for known in (table.columns, [heads[name] for name in table.columns]):
        if len(places := places_of(column, known)) == 1:
            return table.columns[places[0]]
    raise UnknownTable(f"'{table.key}' has no column '{column}'. Its columns: {', '.join(table.columns)}.")


def one_row(table: str, label: str, labels: list[str], sayable: list[str]) -> int:
    """The place of the only label that this one can mean; a refusal names the nearest of those that may be `sayable`.

    Raises:
        UnknownTable: no label, or several.
    """
    places = places_of(label, labels)
    if not places:
        near = f"The nearest: {nearest(label, sayable)}." if sayable else ""
        named = (
            ""
            if len(sayable) == len(labels)
            else "Other rows are named by values of the extract, as the workbook shows them."
        )
        raise UnknownTable(" ".join(filter(None, (f"'{table}' has no row '{label}'.", near, named))))
    if len(places) > 1:
        if len(sayable) < len(labels):  # labels that come from the extract are not printed
            raise UnknownTable(f"'{label}' begins {len(places)} rows of '{table}'. Write more of the label.")
        raise UnknownTable(several_rows(table, label, [labels[place] for place in places]))
    return places[0]


def _refuse_without(table: str, missing: tuple[str, ...]) -> None:
    raise UnknownTable(f"'{table}' cannot be counted without {', '.join(missing)}.")


def _row_index(counted: Counted, label: str, terms: Terms) -> int:
    """The row with this label; labels from the data are never said in a refusal."""
    labels = [terms.label(counted.table, row.label) for row in counted.rows]
    if counted.missing and not places_of(label, labels):
        _refuse_without(counted.table.key, counted.missing)
    from_data = isinstance(counted.table.found, ValuesFound)
    fixed = [terms.label(counted.table, row.label) for row in counted.table.rows]
    return one_row(counted.table.key, label, labels, fixed if from_data else labels)


def _numerator(table: Table, column: str) -> str:
    """The counted column that a column is made of."""
    for each in table.across:
        if each.name == column and isinstance(each, Share | ShareOfAll):
            return each.part
        if each.name == column and isinstance(each, PerResidents | AboveRate):
            return each.of
    return column


def _any_column(table: Table, column: str | None) -> pl.Expr:
    """The rule of a column in all rows of a table; every row where it has none of its own."""
    wanted = None if column is None else _numerator(table, column)
    across = next((each for each in counted_columns(table) if each.name == wanted), None)
    return EVERY_ROW if across is None or across.in_month is not None else across.where


def whole_months(counted: Counted) -> list[Row]:
    """The rows that a mean per month is of."""
    return [row for row in counted.rows if isinstance(row, Row) and row.month is not None and not row.month.part]


def _rule(counted: Counted, row: AnyRow, column: str | None) -> pl.Expr:
    if isinstance(row, MonthMean):
        return reduce(
            or_, (_rule(counted, month, column).fill_null(value=False) for month in whole_months(counted)), NO_ROW
        )
    counting = counted_columns(counted.table)
    if column is None and counting:
        rule = pl.any_horizontal(counted.rows_of(row, each.name) for each in counting)
    else:
        rule = counted.rows_of(row, _numerator(counted.table, column or "count"))
    for average in counted.table.across:
        if isinstance(average, Average) and average.name == column:
            rule &= average.of.is_not_null()
    if isinstance(row, Row) and row.distinct is not None:
        return rule & row.distinct.is_not_null()
    return rule & (counted.identifier.is_not_null() if counted.counts(row) == "children" else EVERY_ROW)
