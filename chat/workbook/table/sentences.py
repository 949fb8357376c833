"""The sentences around a table: which rows are shown, what the percentages are of, what a reader should know."""

import re
from typing import Literal

from chat.report import ReportRow, ReportTable
from chat.report.columns import is_percent
from chat.words.numbers import shown_number
from chat.workbook.wording import availability_text
from chat.xlsx.text import clip

MONTH = re.compile(r"\d{4}-\d{2}")
SHOWN_FOUND_ROWS = 20
MOST_BASES = 4  # more are told row by row in the figures file
MOST_COLUMNS = 5  # printed columns beside which a chart has room, last time's included
COLUMNS_OF_LAST_TIME = 2
PUBLISHED = frozenset({"threshold_days"})  # columns of published numbers, the same every time
NOTHING_TO_COUNT = "Nothing to count in this period."


def shown_rows(table: ReportTable) -> tuple[ReportRow, ...]:
    """The rows that are printed: all, but no more than twenty that were found in the data."""
    return table.rows[:SHOWN_FOUND_ROWS] if table.found else table.rows


def left_out_text(table: ReportTable) -> str:
    """`and 20 more; all are in the figures file`, or nothing."""
    left_out = len(table.rows) - len(shown_rows(table))
    return f"and {shown_number(left_out)} more; all are in the figures file" if left_out else ""


def row_label(row: ReportRow) -> str:
    """The label as printed; it may come from the extract."""
    return clip(row.label) + (" (part)" if row.part else "")


def is_month(label: str) -> bool:
    """Whether a row's label is a calendar month, as `2026-07`."""
    return MONTH.fullmatch(label) is not None


def is_by_month(table: ReportTable) -> bool:
    """Whether the rows of a table are calendar months; a mean may stand below them."""
    return any(is_month(row.label) for row in table.rows)


def compares_with_last_time(table: ReportTable) -> bool:
    """Whether a table is of the kind whose figures are printed beside those of last time."""
    fits = len(table.columns) + COLUMNS_OF_LAST_TIME <= MOST_COLUMNS and not PUBLISHED.intersection(table.columns)
    return fits and table.group != "profile" and not is_by_month(table)


def is_empty(table: ReportTable) -> bool:
    """Whether there is nothing to draw: no denominator, or no row with a figure other than 0."""
    return table.denominator == 0 or not any(value for row in table.rows for value in row.values.values())


def denominator_text(table: ReportTable) -> str:
    """What the percentages are of: `of 1,234 contacts in the period`, or the bases of each column where they vary.

    Nothing when each row has a base of its own and the table's note tells which.
    """
    if table.denominator is None and table.note:
        return ""
    shares = [column for column in table.columns if is_percent(column)]
    bases = {column: _bases(table, column) for column in shares}
    if len(shares) == 1 and len(bases[shares[0]]) == 1:
        return f"of {_base_text(table, next(iter(bases[shares[0]])))}"
    heads = dict(zip(table.columns, table.column_heads, strict=True))
    return "; ".join(f"{heads[column]}: {_bases_text(table, bases[column])}" for column in shares if bases[column])


def _bases(table: ReportTable, column: str) -> dict[int, list[str]]:
    """The labels of the rows by what their percentage is of."""
    labels: dict[int, list[str]] = {}
    for row in shown_rows(table):
        base = row.denominators.get(column, table.denominator)
        if base is not None and (row.values.get(column) is not None or base == 0):
            labels.setdefault(base, []).append(row_label(row))
    return labels


def _bases_text(table: ReportTable, bases: dict[int, list[str]]) -> str:
    if len(bases) == 1:
        return f"of {_base_text(table, next(iter(bases)))}"
    if len(bases) > MOST_BASES:
        return "each row of its own base"
    return ", ".join(f"{' and '.join(rows)} of {_base_text(table, base)}" for base, rows in bases.items())


def _base_text(table: ReportTable, base: int) -> str:
    """The number, with what it counts where that is known: rows of the table have bases of the table's unit."""
    if table.denominator is None:
        return f"{shown_number(base)} {table.unit}"
    counted = f" {table.denominator_is or table.unit}" if base == table.denominator else ""
    return shown_number(base) + counted


def table_notes(table: ReportTable) -> tuple[tuple[Literal["alert", "note"], str], ...]:
    """What stands under a table: why it has no figures, then its note and caveat."""
    notes: list[tuple[Literal["alert", "note"], str]] = []
    if absence := availability_text(table):
        notes.append(("alert", absence))
    elif is_empty(table) and (table.chart != "none" or not table.rows):
        notes.append(("note", NOTHING_TO_COUNT))
    notes += [("note", text) for text in (table.note, table.caveat, table.doubt) if text]
    if table.not_compared and compares_with_last_time(table):
        notes.append(("note", table.not_compared))
    return tuple(notes)
