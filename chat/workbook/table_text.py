"""The sentences around a table: which rows are shown, what the percentages are of, what a reader should know."""

from typing import Literal

from chat.report import ReportRow, ReportTable
from chat.rounding import shown_number
from chat.workbook.numbers import is_percent
from chat.workbook.text import clip
from chat.workbook.wording import availability_text

SHOWN_FOUND_ROWS = 20
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
    return clip(row.label) + (" (part month)" if row.part else "")


def is_empty(table: ReportTable) -> bool:
    """Whether there is nothing to draw: no denominator, or no row with a figure other than 0."""
    return table.denominator == 0 or not any(value for row in table.rows for value in row.values.values())


def denominator_text(table: ReportTable) -> str:
    """What the percentages are of: `of 1,234 contacts`, or the bases of each column where they vary."""
    if not any(row.denominators for row in shown_rows(table)):
        return "" if table.denominator is None else f"of {shown_number(table.denominator)} {table.unit}"
    texts = [_column_bases(table, place) for place, column in enumerate(table.columns) if is_percent(column)]
    return "; ".join(text for text in texts if text)


def _column_bases(table: ReportTable, place: int) -> str:
    column, head = table.columns[place], table.column_heads[place]
    labels: dict[int, list[str]] = {}
    for row in shown_rows(table):
        base = row.denominators.get(column, table.denominator)
        if base is not None:
            labels.setdefault(base, []).append(row_label(row))
    if len(labels) == 1:
        return f"{head}: of {shown_number(next(iter(labels)))}"
    if len(labels) > 4:
        return f"{head}: each row of its own base"
    return f"{head}: " + ", ".join(f"{' and '.join(rows)} of {shown_number(base)}" for base, rows in labels.items())


def table_notes(table: ReportTable) -> tuple[tuple[Literal["alert", "note"], str], ...]:
    """What stands under a table: why it has no figures, then its note and caveat."""
    notes: list[tuple[Literal["alert", "note"], str]] = []
    if absence := availability_text(table):
        notes.append(("alert", absence))
    elif is_empty(table) and table.chart != "none":
        notes.append(("note", NOTHING_TO_COUNT))
    notes += [("note", text) for text in (table.note, table.caveat) if text]
    return tuple(notes)
