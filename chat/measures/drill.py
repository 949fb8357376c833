"""The list rows behind one figure: the figure's own rule, used as a filter."""

import polars as pl

from chat.errors import UnknownTable
from chat.extract import AsAt, Extract
from chat.measures.build import Choices, windows_of
from chat.measures.cells import Counted, counted_columns
from chat.measures.counted import counted_tables
from chat.measures.prepare import prepare
from chat.measures.tables import COLUMN_HEADS, Terms
from chat.measures.vocabulary import AnyRow, ListMeasures, Table


def children_of(
    extract: Extract,
    as_at: AsAt,
    every: tuple[ListMeasures, ...],
    choices: Choices,
    *,
    table: str,
    row: str | None = None,
    column: str | None = None,
) -> pl.DataFrame:
    """The rows behind one cell of a table, or behind the whole population without `row`.

    The frame is the counted list's prepared frame: `source_row`, the list's columns, the derived columns that put the
    rows there. Where the cell counts rows there are as many as the figure says; where it counts children, as many
    distinct identifiers; behind a percentage or rate stand the rows of its numerator, behind a mean those it is of.

    Raises:
        UnknownTable: no such table, row or column, with the nearest; or a figure whose list or columns are missing.
    """
    windows = windows_of(every, as_at, choices.months)
    prepared = prepare(extract, every, windows, choices.settings)
    definition = _definition(table, every)
    counted_by_key = counted_tables(every, prepared)
    if table not in counted_by_key:
        raise UnknownTable(f"'{table}' cannot be counted: its list is not in this extract or was set aside.")
    counted, list_key = counted_by_key[table]
    frame = prepared[list_key].frame
    if row is None:
        return frame.filter(counted.population.where)
    index = _row_index(counted, row, Terms(windows[table_list(table, every)], {}, choices.settings))
    if counted.missing_by_row[index]:
        raise UnknownTable(f"'{table}' cannot be counted without {', '.join(counted.missing_by_row[index])}.")
    return frame.filter(_rule(definition, counted, counted.rows[index], column))


def table_list(key: str, every: tuple[ListMeasures, ...]) -> str:
    """Key of the list on whose sheet the table with this key stands."""
    return next(measures.key for measures in every if any(table.key == key for table in measures.tables))


def _definition(key: str, every: tuple[ListMeasures, ...]) -> Table:
    tables = {table.key: table for measures in every for table in measures.tables}
    if key not in tables:
        raise UnknownTable(f"there is no table '{key}'. The nearest: {_nearest(key, list(tables))}.")
    return tables[key]


def _row_index(counted: Counted, label: str, terms: Terms) -> int:
    """The row with this label: exactly, else whatever its case and quotes, else by a beginning no other row has."""
    labels = [terms.label(counted.table, row.label) for row in counted.rows]
    plain = [_plain(each) for each in labels]
    wanted = _plain(label)
    matches = [i for i, each in enumerate(labels) if each == label]
    matches = matches or [i for i, each in enumerate(plain) if each == wanted]
    matches = matches or [i for i, each in enumerate(plain) if each.startswith(wanted)]
    if len(matches) != 1:
        raise UnknownTable(
            f"'{counted.table.key}' has no row '{label}'. The nearest: {_nearest(label, labels)}."
            if not matches
            else f"'{label}' begins {len(matches)} rows of '{counted.table.key}'. Write more of the label."
        )
    return matches[0]


def _rule(table: Table, counted: Counted, row: AnyRow, column: str | None) -> pl.Expr:
    across = counted_columns(table)
    known = [*table.columns, *COLUMN_HEADS]
    if column is not None and column not in known:
        raise UnknownTable(f"'{table.key}' has no column '{column}'. Its columns: {', '.join(table.columns)}.")
    rule = counted.rows_of(row, column or "count")
    if across and column is None:
        rule &= pl.any_horizontal(each.where for each in counted_columns(table))
    if counted.counts(row) == "children":
        rule &= counted.identifier.is_not_null()
    return rule


def _plain(label: str) -> str:
    return " ".join(label.casefold().replace("’", "'").replace("‘", "'").replace("–", "-").split())


def _nearest(word: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process

    return ", ".join(f"'{found}'" for found, _, _ in process.extract(word, known, scorer=fuzz.WRatio, limit=3))
