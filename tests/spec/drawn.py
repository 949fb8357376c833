"""Extracts drawn as text, so that a test reads as a small table of rows and the figures that follow from them.

A table has the field names of its list in the first line and `|` between its cells. A dash or nothing is a blank cell,
`?` a cell that held something not understood. Columns that are not drawn were delivered, every cell blank, unless
`delivered` says which fields were.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from chat.annex_a import Column, ListSpecification, list_by_key
from chat.counting.report import Choices, build_report
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, AsAt, DeliveredList, Extract, frame_schema, is_typed
from chat.report import MonthlyTable, Reconciliation, Report, ReportTable, Value
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER

BLANK, UNREADABLE = ("-", ""), "?"
ROW_OF_HEADINGS = 1

Figures = list[tuple[str, dict[str, Value]]]


@dataclass(frozen=True, eq=False, repr=False)
class Drawn:
    """An extract as drawn, and its as-at date."""

    extract: Extract
    as_at: AsAt


def extract_of(
    as_at: str = "2018-10-01", *, delivered: Mapping[str, Collection[str]] | None = None, **lists: str
) -> Drawn:
    """The extract of the lists drawn, by list key; ValueError when a drawing names no field or a row is too long."""
    read = [delivered_list(list_by_key(key), text, (delivered or {}).get(key)) for key, text in lists.items()]
    extract = Extract(
        sources=("drawn.xlsx",),
        lists={each.number: each for each in sorted(read, key=lambda each: each.number)},
        set_aside={},
        passed_over=(),
        findings=(),
    )
    return Drawn(extract, AsAt(dt.date.fromisoformat(as_at), inferred=False))


def all_but(key: str, *fields: str) -> frozenset[str]:
    """Every field of a list but these: what a delivery has that lacks these columns."""
    names = {column.field for column in list_by_key(key).columns}
    if unknown := set(fields) - names:
        raise ValueError(f"{key} has no {unknown}")
    return frozenset(names - set(fields))


def report_of(
    drawn: Drawn,
    *,
    months: Mapping[str, int] | None = None,
    population: int | None = None,
    settings: Mapping[str, bool | int | str] | None = None,
) -> Report:
    """The report of all lists; `population` are the residents aged 0-17, `settings` replace defaults by full name."""
    return _report(drawn, tuple((months or {}).items()), population, tuple((settings or {}).items()), monthly=False)


def table_of(drawn: Drawn, key: str, **choices: object) -> ReportTable:
    """One table of the report with its title, status and denominators; choices as for `report_of`."""
    return report_of(drawn, **choices).table(key)  # type: ignore[arg-type]


def figures_of(drawn: Drawn, key: str, **choices: object) -> Figures:
    """Label and values of each row of a table, in the order printed; choices as for `report_of`."""
    return [(row.label, dict(row.values)) for row in table_of(drawn, key, **choices).rows]


def column_of(drawn: Drawn, key: str, column: str = "count", **choices: object) -> list[tuple[str, Value]]:
    """Label and one value of each row of a table, in the order printed."""
    return [(label, values[column]) for label, values in figures_of(drawn, key, **choices)]


def cell_of(drawn: Drawn, key: str, label: str, column: str = "count", **choices: object) -> Value:
    """One cell of a table; KeyError when it has no such row."""
    return dict(column_of(drawn, key, column, **choices))[label]


def not_zero(rows: list[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """The rows that are not zero, in order: for tables with many fixed rows."""
    return [(label, value) for label, value in rows if value != 0]


def reconciliation_of(drawn: Drawn, key: str) -> Reconciliation:
    """Where the rows of a list went."""
    number = list_by_key(key).number
    return next(each for each in report_of(drawn).reconciliation if each.list_number == number)


def monthly_of(drawn: Drawn, key: str) -> list[MonthlyTable]:
    """A table month by month."""
    return [each for each in _report.__wrapped__(drawn, (), None, (), monthly=True).monthly if each.key == key]


@cache
def _report(
    drawn: Drawn,
    months: tuple[tuple[str, int], ...],
    population: int | None,
    settings: tuple[tuple[str, bool | int | str], ...],
    *,
    monthly: bool,
) -> Report:
    choices = Choices(
        months=dict(months),
        population={} if population is None else {"0-17": population},
        settings=list_defaults() | dict(settings),
        settings_changed=dict(settings),
    )
    return build_report(drawn.extract, drawn.as_at, LISTS_IN_ORDER, choices, monthly=monthly)


def delivered_list(
    specification: ListSpecification, text: str, delivered: Collection[str] | None = None
) -> DeliveredList:
    """One list drawn as text; without `delivered` all its columns were."""
    headings, *lines = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.strip()]
    rows = [_cells(specification, headings, line) for line in lines]
    schema = frame_schema(specification)
    columns: dict[str, list[object]] = {name: [row.get(name) for row in rows] for name in schema}
    columns[SOURCE_ROW] = list(range(ROW_OF_HEADINGS + 1, ROW_OF_HEADINGS + 1 + len(rows)))
    for column in filter(is_typed, specification.columns):
        name = column.field + NOT_UNDERSTOOD
        columns[name] = [row.get(name, False) for row in rows]
    return DeliveredList(
        number=specification.number,
        frame=pl.DataFrame(columns, schema=schema),
        source="drawn.xlsx",
        sheet=specification.template_title,
        heading_row=ROW_OF_HEADINGS,
        rows_on_sheet=len(rows),
        delivered=frozenset(column.field for column in specification.columns)
        if delivered is None
        else frozenset(delivered),
    )


def _cells(specification: ListSpecification, headings: list[str], cells: list[str]) -> dict[str, object]:
    row: dict[str, object] = {}
    for heading, cell in zip(headings, cells, strict=True):
        column = specification.column(heading)
        row[heading] = None if cell in (*BLANK, UNREADABLE) else _value(column, cell)
        if cell == UNREADABLE:
            if not is_typed(column):
                raise ValueError(f"{heading} takes any text")
            row[heading + NOT_UNDERSTOOD] = True
    return row


def _value(column: Column, cell: str) -> object:
    if column.type == "date":
        return dt.date.fromisoformat(cell)
    return int(cell) if column.type in ("integer", "age") else cell
