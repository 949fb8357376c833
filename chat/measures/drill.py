"""The list rows behind one figure: the figure's own rule, used as a filter."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from chat.errors import UnknownTable
from chat.extract import AsAt, Extract
from chat.measures.build import Choices, windows_of
from chat.measures.cells import Counted, counted_columns
from chat.measures.counted import counted_tables
from chat.measures.prepare import Prepared, prepare
from chat.measures.tables import Terms
from chat.measures.vocabulary import AboveRate, Average, ListMeasures, PerResidents, Row, Share
from chat.measures.words import EVERY_ROW

NEAREST = 3


@dataclass(frozen=True)
class Drill:
    """An extract made ready once, to be asked for the children behind any number of figures.

    `counted` holds each table with the key of the list whose rows it counts, `keys` every table's key with the key of
    the list on whose sheet it stands.
    """

    prepared: Mapping[str, Prepared]
    counted: Mapping[str, tuple[Counted, str]]
    keys: Mapping[str, str]
    terms: Mapping[str, Terms]

    def children_of(self, table: str, row: str | None = None, column: str | None = None) -> pl.DataFrame:
        """The rows behind one cell of a table, or behind the whole population without `row`.

        The frame is the counted list's prepared frame: `source_row`, the list's columns, and the derived columns that
        put the rows there. Where the cell counts rows there are as many as the figure says; where it counts children,
        as many distinct identifiers. Behind a percentage or a rate stand the rows of its numerator, behind a mean those
        that entered it; behind a constant stands nobody.

        Raises:
            UnknownTable: no such table, row or column, with the nearest; or its list or columns were not delivered.
        """
        if table not in self.keys:
            raise UnknownTable(f"there is no table '{table}'. The nearest: {_nearest(table, list(self.keys))}.")
        if table not in self.counted:
            raise UnknownTable(f"'{table}' cannot be counted: its list is not in this extract or was set aside.")
        counted, list_key = self.counted[table]
        frame = self.prepared[list_key].frame
        if row is None:
            return frame.filter(counted.population.where)
        index = _row_index(counted, row, self.terms[self.keys[table]])
        if counted.missing_by_row[index]:
            raise UnknownTable(f"'{table}' cannot be counted without {', '.join(counted.missing_by_row[index])}.")
        return frame.filter(_rule(counted, index, column))


def drill(extract: Extract, as_at: AsAt, every: tuple[ListMeasures, ...], choices: Choices) -> Drill:
    """The extract, ready to be asked."""
    windows = windows_of(every, as_at, choices.months)
    prepared = prepare(extract, every, windows, choices.settings)
    return Drill(
        prepared=prepared,
        counted=counted_tables(every, prepared),
        keys={table.key: measures.key for measures in every for table in measures.tables},
        terms={key: Terms(window, choices.population, choices.settings) for key, window in windows.items()},
    )


def _row_index(counted: Counted, label: str, terms: Terms) -> int:
    """The row with this label: exactly, else whatever its case and quotes, else by a beginning no other row has."""
    labels = [terms.label(counted.table, row.label) for row in counted.rows]
    plain, wanted = [_plain(each) for each in labels], _plain(label)
    matches = [index for index, each in enumerate(labels) if each == label]
    matches = matches or [index for index, each in enumerate(plain) if each == wanted]
    matches = matches or [index for index, each in enumerate(plain) if each.startswith(wanted)]
    if not matches:
        raise UnknownTable(f"'{counted.table.key}' has no row '{label}'. The nearest: {_nearest(label, labels)}.")
    if len(matches) > 1:
        raise UnknownTable(f"'{label}' begins {len(matches)} rows of '{counted.table.key}'. Write more of the label.")
    return matches[0]


def _numerator(counted: Counted, column: str) -> str:
    """The counted column that a column is made of."""
    for each in counted.table.across:
        if each.name == column and isinstance(each, Share):
            return each.part
        if each.name == column and isinstance(each, PerResidents | AboveRate):
            return each.of
    return column


def _rule(counted: Counted, index: int, column: str | None) -> pl.Expr:
    table, row = counted.table, counted.rows[index]
    if column is not None and column not in table.columns:
        raise UnknownTable(f"'{table.key}' has no column '{column}'. Its columns: {', '.join(table.columns)}.")
    counting = counted_columns(table)
    if column is None and counting:
        rule = counted.rows_of(row, "") & pl.any_horizontal(each.where for each in counting if each.in_month is None)
    else:
        rule = counted.rows_of(row, _numerator(counted, column or "count"))
    for average in table.across:
        if isinstance(average, Average) and average.name == column:
            rule &= average.of.is_not_null()
    if isinstance(row, Row) and row.distinct is not None:
        return rule & row.distinct.is_not_null()
    return rule & (counted.identifier.is_not_null() if counted.counts(row) == "children" else EVERY_ROW)


def _plain(label: str) -> str:
    return " ".join(label.casefold().replace("’", "'").replace("‘", "'").replace("–", "-").split())


def _nearest(word: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process

    return ", ".join(f"'{found}'" for found, _, _ in process.extract(word, known, scorer=fuzz.WRatio, limit=NEAREST))
