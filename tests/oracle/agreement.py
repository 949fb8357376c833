"""Holds a report against the oracle and says where they differ."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from chat.annex_a import LISTS
from chat.counting.report import Choices, build_report
from chat.extract import AsAt, Extract
from chat.report import Report, ReportRow, ReportTable
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from tests.oracle.days import add_months
from tests.oracle.made import OracleTable, Value
from tests.oracle.oracle import overlaps, tables
from tests.oracle.question import Rows

# Some rows need more lists than others.
PARTLY_MADE = {
    "children_in_need.cohort_overlap",
    "beyond.cin_national",
    "beyond.family_help",
    "beyond.national_dashboard",
    "beyond.after_assessment",
}


def same(found: Value, expected: Value) -> bool:
    """Equal, floats but for the last bits; an integer must be one, and None is only None."""
    if found is None or expected is None:
        return found is expected
    if isinstance(expected, int):
        return found == expected
    return math.isclose(found, expected, rel_tol=1e-12)


def _row_differences(found: ReportRow, label: str, values: Mapping[str, Value]) -> Iterator[str]:
    if list(found.values) != list(values):
        yield f"{label}: columns {list(found.values)}, expected {list(values)}"
        return
    for column, expected in values.items():
        if not same(found.values[column], expected):
            yield f"{label}, {column}: {found.values[column]}, expected {expected}"


def differences(found: ReportTable, expected: OracleTable) -> Iterator[str]:
    """What is not as the oracle has it, in words."""
    if found.chat_title != expected.title:
        yield f"title {found.chat_title!r}, expected {expected.title!r}"
    if (found.status == "list_missing") != bool(expected.missing_lists) and found.key not in PARTLY_MADE:
        yield f"status {found.status}, expected lists {expected.missing_lists} to be missing"
    if (
        expected.missing_lists
        and found.key not in PARTLY_MADE
        and found.needs not in {f"List {number}" for number in expected.missing_lists}
    ):
        yield f"needs {found.needs}, expected one of lists {expected.missing_lists}"
    yield from _table_differences(found.rows, found.denominator, expected)


def _table_differences(rows: Sequence[ReportRow], denominator: int | None, expected: OracleTable) -> Iterator[str]:
    if denominator != expected.denominator:
        yield f"denominator {denominator}, expected {expected.denominator}"
    if [row.label for row in rows] != [label for label, _ in expected.rows]:
        yield f"rows {[row.label for row in rows]}, expected {[label for label, _ in expected.rows]}"
        return
    for row, (label, values) in zip(rows, expected.rows, strict=True):
        yield from _row_differences(row, label, values)
        if dict(row.denominators) != dict(expected.row_denominators.get(label, {})):
            yield f"{label}: denominators {dict(row.denominators)}, expected {expected.row_denominators.get(label)}"


def disagreements(report: Report, expected: Mapping[str, OracleTable]) -> list[str]:
    """Every difference of every table, tables that only one side has included."""
    found = {table.key: table for table in report.tables}
    said = [f"{key}: not in the report" for key in expected.keys() - found.keys()]
    said += [f"{key}: unknown to the oracle" for key in found.keys() - expected.keys()]
    for key in expected.keys() & found.keys():
        said += [f"{key}: {each}" for each in differences(found[key], expected[key])]
    return sorted(said)


def _rows_of(extract: Extract) -> dict[int, list[dict[str, Any]]]:
    return {number: delivered.frame.to_dicts() for number, delivered in extract.lists.items()}


def _overlap_differences(
    report: Report, rows: Mapping[int, Rows], as_at: date, months: Mapping[str, int], settings: Mapping[str, Any]
) -> list[str]:
    sets, counts = overlaps(rows, as_at, months=months, settings=settings)
    if list(report.overlaps.sets) != sets:
        return [f"overlaps: sets {list(report.overlaps.sets)}, expected {sets}"]
    return [
        f"overlaps: {one} and {other}: {report.overlaps.counts[row][column]}, expected {counts[row][column]}"
        for row, one in enumerate(sets)
        for column, other in enumerate(sets)
        if report.overlaps.counts[row][column] != counts[row][column]
    ]


def compared(
    extract: Extract,
    as_at: date,
    *,
    months: Mapping[str, int],
    population: Mapping[str, int],
    settings: Mapping[str, Any],
) -> list[str]:
    """Both implementations on one extract: where they differ. The months are left out: they take most of the time."""
    in_force = list_defaults() | dict(settings)
    choices = Choices(months=months, population=population, settings=in_force)
    report = build_report(
        extract, AsAt(as_at, inferred=False), LISTS_IN_ORDER, choices, sets=OVERLAP_SETS, monthly=False
    )
    rows = _rows_of(extract)
    expected = tables(rows, as_at, months=months, population=population, settings=in_force)
    return [*disagreements(report, expected), *_overlap_differences(report, rows, as_at, months, in_force)]


def monthly_disagreements(extract: Extract, as_at: date, population: Mapping[str, int]) -> list[str]:
    """Where the tables of single months differ from the oracle's, asked at each month's end for one month."""
    in_force = list_defaults()
    choices = Choices(population=population, settings=in_force)
    report = build_report(extract, AsAt(as_at, inferred=False), LISTS_IN_ORDER, choices)
    rows, one_month = _rows_of(extract), {each.key: 1 for each in LISTS}
    said = []
    for month in sorted({each.month for each in report.monthly}):
        end = add_months(date.fromisoformat(f"{month}-01"), 1)
        expected = tables(rows, end, months=one_month, population=population, settings=in_force)
        for found in report.monthly:
            if found.month == month and found.key in expected:
                differing = _table_differences(found.rows, found.denominator, expected[found.key])
                said += [f"{found.key} of {month}: {each}" for each in differing]
    return said or ([] if report.monthly else ["no month at all"])
