"""Tables whose rows are cells of other tables: filled when those are made."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chat.annex_a import list_by_key
from chat.calendar.months import Window
from chat.counting.report_tables import Terms
from chat.report import ReportRow, ReportTable, Shown, Value
from chat.tables.table import CellOf, ListMeasures, Table

RATE, PERCENT = "rate_per_10k", "percent"
Made = Mapping[str, tuple[ReportTable, ...]]


def with_cells(
    every: Sequence[ListMeasures], made: Made, windows: Mapping[str, Window], residents: Mapping[str, int]
) -> dict[str, tuple[ReportTable, ...]]:
    """The tables of each list, those that show cells of others filled from them."""
    by_key = {table.key: table for tables in made.values() for table in tables}
    defined = {table.key: table for measures in every for table in measures.tables if is_of_cells(table)}
    terms = {list_by_key(key).number: Terms(window, residents, {}) for key, window in windows.items()}
    return {
        key: tuple(
            _filled(table, defined[table.key], by_key, terms) if table.key in defined else table for table in tables
        )
        for key, tables in made.items()
    }


def is_of_cells(table: Table) -> bool:
    """Whether a table's rows are cells of other tables."""
    return any(isinstance(row, CellOf) for row in table.rows)


def _filled(
    table: ReportTable, defined: Table, by_key: Mapping[str, ReportTable], terms: Mapping[int, Terms]
) -> ReportTable:
    cells = [row for row in defined.rows if isinstance(row, CellOf)]
    rows = tuple(_row(row, cell, by_key[cell.table], terms) for row, cell in zip(table.rows, cells, strict=True))
    known = any(row.values["value"] is not None for row in rows)
    return replace(table, rows=rows, status=None if known else table.status, needs=None if known else table.needs)


def _row(row: ReportRow, cell: CellOf, source: ReportTable, terms: Mapping[int, Terms]) -> ReportRow:
    own = terms[source.list_number or 0]
    label = cell.row.format(period=own.period)
    found = next((each for each in source.rows if each.label == label), None)
    shown = Shown(source.key, label, cell.column, cell.unit, cell.decimals, cell.note)
    values: dict[str, Value] = {"value": None, "numerator": None, "denominator": None, "england": None}
    if found is not None:
        value = found.values.get(cell.column)
        of = own.residents.get("0-17") if cell.column == RATE else found.denominators.get(PERCENT, source.denominator)
        values |= {
            "value": value,
            "numerator": found.values.get("count"),
            "denominator": None if value is None else of,
        }
    return replace(row, values=values, shown=shown)
