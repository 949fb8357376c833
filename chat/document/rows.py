"""Which rows of a table are printed, and under which labels.

A printed table is a report table with fewer rows: rows for mistakes in the data only where there are any, ages in
bands, months in words and only those that the extract covers. The figures file keeps all rows.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from chat.report import Period, ReportRow, ReportTable, Value
from chat.words.dates import MONTHS

SHOWN_FOUND_ROWS = 20
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
YEARS_LIKE_MONTHS = frozenset({"threshold_days"})  # tables of these have rows of years, such as 2008-11
ONLY_WHEN_ANY = frozenset({"Not recorded", "Date error", "Code error", "Unknown", "Error"})
AGES = "age_gender"
AGE_BANDS = (
    ("Unborn", ("-1",)),
    ("Under 1", ("0",)),
    ("1 to 4", ("1", "2", "3", "4")),
    ("5 to 9", ("5", "6", "7", "8", "9")),
    ("10 to 15", ("10", "11", "12", "13", "14", "15")),
    ("16 to 17", ("16", "17")),
    ("18 and over", ("18+",)),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The table with its printed rows, and what a reader must know of those that are left out."""

    table: ReportTable
    remarks: tuple[str, ...] = ()


def printed_rows(table: ReportTable, period: Period | None) -> Rows:
    """The table as it is printed."""
    if table.key.endswith(f".{AGES}"):
        return Rows(in_age_bands(table))
    if is_by_month(table):
        return _covered_months(table, period)
    rows = tuple(row for row in table.rows if not _says_nothing(row))
    if table.found and len(rows) > SHOWN_FOUND_ROWS:
        left_out = len(rows) - SHOWN_FOUND_ROWS
        shown = rows[:SHOWN_FOUND_ROWS]
        return Rows(replace(table, rows=shown), (f"{left_out} more rows are in the figures file.",))
    return Rows(replace(table, rows=rows or table.rows))


def is_month(label: str) -> bool:
    """Whether a row's label is a calendar month, as `2026-07`."""
    return MONTH.fullmatch(label) is not None


def is_by_month(table: ReportTable) -> bool:
    """Whether the rows of a table are calendar months; a mean may stand below them."""
    return any(is_month(row.label) for row in table.rows) and not YEARS_LIKE_MONTHS.intersection(table.columns)


def label_of(table: ReportTable, row: ReportRow) -> str:
    """The label as it is printed: a month in words, a part of one marked."""
    found = MONTH.fullmatch(row.label) if is_by_month(table) else None
    text = f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found else row.label
    return f"{text} (part of the month)" if row.part else text


def in_age_bands(table: ReportTable) -> ReportTable:
    """Single years of age gathered in bands; bands at either end without a child are left out."""
    by_label = {row.label: row for row in table.rows}
    bands = [
        ReportRow(label, _sum(table, [by_label[age] for age in ages if age in by_label])) for label, ages in AGE_BANDS
    ]
    others = [
        row for row in table.rows if not any(row.label in ages for _, ages in AGE_BANDS) and any(row.values.values())
    ]
    filled = [place for place, row in enumerate(bands) if any(row.values.values())]
    kept = bands[filled[0] : filled[-1] + 1] if filled else bands
    return replace(table, rows=(*kept, *others))


def _sum(table: ReportTable, rows: list[ReportRow]) -> dict[str, Value]:
    values = {column: [row.values.get(column) for row in rows] for column in table.columns}
    return {
        column: None if None in each or not each else sum(value or 0 for value in each)
        for column, each in values.items()
    }


def _says_nothing(row: ReportRow) -> bool:
    return row.label in ONLY_WHEN_ANY and not any(row.values.values())


def _covered_months(table: ReportTable, period: Period | None) -> Rows:
    """The months without those before the list's period in which the extract holds nothing."""
    rows = list(table.rows)
    left_out: list[ReportRow] = []
    while rows and period and _is_before(rows[0], period.first_day) and not any(rows[0].values.values()):
        left_out.append(rows.pop(0))
    if not left_out or not any(is_month(row.label) for row in rows):
        return Rows(table)
    first, last = label_of(table, left_out[0]), label_of(table, left_out[-1])
    months = first if len(left_out) == 1 else f"{first} to {last}"
    return Rows(replace(table, rows=tuple(rows)), (f"{months}: not covered by this extract.",))


def _is_before(row: ReportRow, first_day: dt.date) -> bool:
    return is_month(row.label) and row.label < f"{first_day:%Y-%m}"
