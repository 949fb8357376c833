"""The same tables for each whole calendar month: all months of a list are counted in one go.

Each list's rows are stacked once for every month, with the month's window as their constants and the month in their
identifiers. A child of one month is then another child than the same child of another month, so that everything that
looks at a child's rows (or at another list) looks at one month only, and the engine needs to know nothing of months.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from chat.annex_a import list_by_key
from chat.calendar.months import Window, whole_months
from chat.counting.availability import AGE_FROM
from chat.counting.cells import Counted, answers, answers_by, counted_tables
from chat.counting.prepare import Prepared, prepare, table_expressions
from chat.counting.report_tables import Terms, denominator, report_rows
from chat.extract import SOURCE_ROW, DeliveredList, Extract
from chat.report import MonthlyTable, ReportRow, Value
from chat.tables.expressions import EVERY_ROW, constants, name_of, root_names
from chat.tables.table import (
    NOT_RECORDED,
    CellOf,
    LargestFirst,
    ListMeasures,
    Members,
    NumbersFound,
    Table,
    ValuesFound,
)

MONTH = "month"
PART_OF_IDENTIFIER = "\x1f"
# Batch size, in rows of the extract: fits memory, hides the fixed cost of a pass.
ROWS_AT_A_TIME = 1_500_000


def is_monthly(table: Table, counted_on: Prepared) -> bool:
    """Whether a table follows the window: its rules read the start of the period, or it is a headline of one list."""
    if any(isinstance(row, Members | CellOf) for row in table.rows):
        return False  # it looks at several lists, or at other tables
    if table.key.endswith(".headline"):
        return True
    rules = table_expressions(table)
    if isinstance(table.population, str):
        rules.append(counted_on.measures.cohorts[table.population].where)
    return any("period_start" in counted_on.available.roots(rule) for rule in rules)


def monthly_tables(
    extract: Extract,
    as_at: dt.date,
    every: tuple[ListMeasures, ...],
    prepared: Mapping[str, Prepared],
    terms: Terms,
) -> tuple[MonthlyTable, ...]:
    """Every flow table and headline for each whole calendar month that its list reaches back to, oldest first."""
    only = frozenset(table.key for ready in prepared.values() for table in ready.tables if is_monthly(table, ready))
    reached = {key: whole_months(as_at, list_by_key(key).reach_months or 0) for key in prepared}
    months = sorted({window for windows in reached.values() for window in windows}, key=lambda window: window.as_at)
    made: list[MonthlyTable] = []
    for batch in _batches(months, extract):
        windows = {key: [window for window in batch if window in own] for key, own in reached.items()}
        made += _of_batch(extract, every, only, {key: own for key, own in windows.items() if own}, terms)
    order = {table.key: place for place, table in enumerate(table for m in every for table in m.tables)}
    return tuple(sorted(made, key=lambda table: (order[table.key], table.month)))


def _batches(months: Sequence[Window], extract: Extract) -> Iterator[Sequence[Window]]:
    rows = sum(delivered.rows_read for delivered in extract.lists.values())
    at_a_time = max(1, ROWS_AT_A_TIME // max(rows, 1))
    for first in range(0, len(months), at_a_time):
        yield months[first : first + at_a_time]


def label_of(window: Window) -> str:
    """A month as it is written: `2026-07`."""
    return window.start.strftime("%Y-%m")


def _stacked(
    delivered: DeliveredList, measures: ListMeasures, windows: Sequence[Window], columns: set[str]
) -> DeliveredList:
    """The list's rows once for each month they are reported in, with the columns that are read.

    Every table of a list counts rows of what the list reports in the window, so no other row of a month is needed. A
    list whose report takes derived columns to tell keeps all its rows.
    """
    identifier = delivered.specification.identifier
    frame = delivered.frame.select(column for column in delivered.frame.columns if column in columns)
    reported = measures.reported.where
    can_tell = root_names(reported) <= {*frame.columns, "as_at", "period_start"}
    copies = [
        frame.lazy()
        .with_columns(*constants(window.as_at, window.start))
        .filter(reported if can_tell else EVERY_ROW)
        .with_columns(pl.col(identifier) + PART_OF_IDENTIFIER + label_of(window), pl.lit(label_of(window)).alias(MONTH))
        for window in windows
    ]
    return replace(delivered, frame=pl.concat(pl.collect_all(copies)))


def _columns_read(measures: ListMeasures, every: tuple[ListMeasures, ...], identifier: str) -> set[str]:
    rules = [derived.expression for derived in (AGE_FROM, *measures.derived)]
    rules += [population.where for population in (measures.reported, *measures.cohorts.values())]
    rules += [link.on_or_after for link in measures.linked]
    tables = [table for each in every for table in each.tables if (table.counted_on or each.key) == measures.key]
    rules += [rule for table in tables for rule in table_expressions(table)]
    linked = {name_of(link.date) for each in every for link in each.linked if link.list_key == measures.key}
    return {name for rule in rules for name in root_names(rule)} | linked | {identifier, SOURCE_ROW}


def _of_batch(
    extract: Extract,
    every: tuple[ListMeasures, ...],
    only: frozenset[str],
    windows: Mapping[str, Sequence[Window]],
    terms: Terms,
) -> list[MonthlyTable]:
    """The tables of some months; `windows` are each list's own among them."""
    stacked = {}
    for measures in every:
        specification = list_by_key(measures.key)
        if measures.key in windows:
            columns = _columns_read(measures, every, specification.identifier)
            delivered = extract.lists[specification.number]
            stacked[specification.number] = _stacked(delivered, measures, windows[measures.key], columns)
    any_window = {key: own[-1] for key, own in windows.items()}  # the frames have their months' constants already
    ready = prepare(replace(extract, lists=stacked), every, any_window, terms.settings, only)
    counted = counted_tables(every, ready)
    numbers = {key: _numbers(counted, key, each) for key, each in ready.items()}
    made = [
        _monthly_table(each, numbers[counted_on](label_of(window)), replace(terms, window=window))
        for each, counted_on in counted.values()
        for window in windows[counted_on]
    ]
    return _in_order(made, every)


def _numbers(
    counted: Mapping[str, tuple[Counted, str]], key: str, prepared: Prepared
) -> Callable[[str], Mapping[str, Value]]:
    """The numbers of one list's tables by month; a month without rows has the numbers of an empty list."""
    own = [each for each, counted_on in counted.values() if counted_on == key]
    by_month = answers_by(MONTH, own, prepared.frame)

    @cache
    def without_rows() -> Mapping[str, Value]:
        return answers(own, prepared.frame.clear())

    return lambda month: by_month.get(month) or without_rows()


def _monthly_table(counted: Counted, answers: Mapping[str, Value], terms: Terms) -> MonthlyTable:
    return MonthlyTable(
        key=counted.table.key,
        month=label_of(terms.window),
        rows=_found_in(counted.table, report_rows(counted, answers, terms)),
        denominator=denominator(counted, answers),
    )


def _size(row: ReportRow) -> float:
    return row.values.get("count") or 0


def _found_in(table: Table, rows: tuple[ReportRow, ...]) -> tuple[ReportRow, ...]:
    """The rows as the month alone would have them: found rows up to its own largest, or only its own values."""
    if isinstance(table.found, NumbersFound):
        numbered = len(rows) - sum(row.label == NOT_RECORDED for row in rows)
        largest = max((place for place, row in enumerate(rows[:numbered], start=1) if _size(row)), default=0)
        return rows[:largest] + rows[numbered:]
    if isinstance(table.found, ValuesFound):
        found = [row for row in rows if _size(row) and row.label != NOT_RECORDED]
        rest = [row for row in rows if row.label == NOT_RECORDED]
        return (*sorted(found, key=lambda row: (-_size(row), row.label.casefold())), *rest)
    if isinstance(table.order, LargestFirst):
        given = [row.label for row in table.rows]
        return tuple(sorted(rows, key=lambda row: (row.label == NOT_RECORDED, -_size(row), given.index(row.label))))
    return rows


def _in_order(made: list[MonthlyTable], every: tuple[ListMeasures, ...]) -> list[MonthlyTable]:
    """Tables that follow another's order take it month by month."""
    like = {table.key: table.ordered_as for measures in every for table in measures.tables if table.ordered_as}
    by_place = {(table.key, table.month): table for table in made}
    settled = []
    for table in made:
        leader = by_place.get((like.get(table.key, ""), table.month))
        if leader is None:
            settled.append(table)
            continue
        order = [row.label for row in leader.rows]
        rows = sorted(table.rows, key=lambda row: order.index(row.label) if row.label in order else len(order))
        settled.append(replace(table, rows=tuple(rows)))
    return settled
