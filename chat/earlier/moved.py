"""Which figures of a table have moved since a comment on it was written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chat.earlier.figures import EarlierFigures, RowsByName, TableFigures, rows_of
from chat.report import Report, ReportRow, ReportTable, Value
from chat.report.columns import is_rate, is_share

PRECISION = 9  # decimals: what is beyond them comes from binary fractions, not from the figures


@dataclass(frozen=True, slots=True)
class Threshold:
    """How far a figure moves before it is marked: more than so many percentage points, or more than so many percent of
    a number, where the number is or was at least `least`.
    """

    points: int = 5
    percent: int = 10
    least: int = 20


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that has moved: labels of its row and column (snake case), what it was and what it is."""

    table: str
    row: str
    column: str
    before: int | float
    now: int | float


DEFAULT = Threshold()


def moves(earlier: TableFigures | None, table: ReportTable, threshold: Threshold = DEFAULT) -> tuple[Move, ...]:
    """The figures of a table that moved by more than the threshold, in the order of the table.

    Rows are matched by key, else by label; part months, and what could not be said then or cannot now, are passed
    over. So are rates per 10,000, which stand beside the number that they come from.
    """
    before = RowsByName(row for row in rows_of(earlier) if not row.get("part"))
    return tuple(
        Move(table.key, row.label, column, then, now)
        for row in table.rows
        if not row.part and (same := before.like(row)) is not None
        for column, then, now in _pairs(row, same["values"], table.columns)
        if has_moved(column, then, now, threshold)
    )


def has_moved(column: str, before: float, now: float, threshold: Threshold = DEFAULT) -> bool:
    """Whether the change of one figure is more than the threshold; fractions in columns of percentages."""
    change = round(abs(now - before), PRECISION)
    if is_share(column):
        return round(100 * change, PRECISION - 2) > threshold.points
    return max(before, now) >= threshold.least and change > round(before * threshold.percent / 100, PRECISION)


def moves_of_comment(
    key: str, report: Report, earlier: EarlierFigures, threshold: Threshold = DEFAULT
) -> tuple[Move, ...]:
    """The moves in the table of a commentary key, or in all tables that share that commentary."""
    return tuple(
        move for table in _tables_of(key, report) for move in moves(earlier.tables.get(table.key), table, threshold)
    )


def _tables_of(key: str, report: Report) -> Iterable[ReportTable]:
    """Those of a topic; a key of an earlier version is that of a table, or of the profiles of a list."""
    topic = next((topic for topic in report.topics if topic.key == key), None)
    if topic is not None:
        return [table for table in report.tables if table.key in topic.tables]
    list_key, _, last = key.rpartition(".")
    if last == "profile":
        profiles = (section.tables for section in report.sections if section.key == list_key)
        return [table for tables in profiles for table in tables if table.group == "profile"]
    return [table for table in report.tables if table.key == key]


def _pairs(
    row: ReportRow, before: dict[str, Value], columns: Sequence[str]
) -> Iterator[tuple[str, int | float, int | float]]:
    for column in columns:
        then, now = before.get(column), row.values.get(column)
        if then is not None and now is not None and not is_rate(column):
            yield column, then, now
