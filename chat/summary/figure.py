"""One figure of a report with all that the first page says beside it: last time, England, target, direction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chat.comparators.statistics import wilson
from chat.earlier.change import change_of, is_level
from chat.report import Report, ReportRow, ReportTable, Value
from chat.report.columns import is_count, is_share, shown
from chat.report.good_direction import good_direction, verdict
from chat.report.published import Good
from chat.report.scorecard import IndicatorFigure

CellName = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be said: its value, and what stands beside it (None where nothing does)."""

    table: ReportTable
    row: ReportRow
    column: str
    good: Good
    indicator: IndicatorFigure | None = None

    @property
    def value(self) -> Value:
        """What it is now."""
        return self.row.values.get(self.column)

    @property
    def before(self) -> Value:
        """What it was last time."""
        return self.row.previous.values.get(self.column) if self.row.previous else None

    @property
    def change(self) -> Value:
        """How far it moved, percentages in points; None for a figure that did not move."""
        change = change_of(self.column, self.value, self.before)
        return None if is_level(self.column, change) else change

    @property
    def is_level(self) -> bool:
        """Whether last time is known and the figure is where it was."""
        return self.before is not None and self.value is not None and self.change is None

    @property
    def moved_for(self) -> str | None:
        """`better` or `worse`; None where neither direction is good or nothing moved."""
        return verdict(self.good, self.change)

    @property
    def england(self) -> float | None:
        """The published figure of England for this very cell."""
        beside = self.row.comparators
        return beside.england.value if beside and beside.column == self.column else None

    @property
    def differs_from_england(self) -> bool:
        """Whether England lies outside the 95% interval of this share; False where no interval can be said."""
        low, high = self._interval
        return self.england is not None and not low <= self.england <= high

    @property
    def _interval(self) -> tuple[float, float]:
        beside = self.row.comparators
        if beside and beside.interval and beside.column == self.column:
            return beside.interval.low, beside.interval.high
        of = self.row.denominators.get(self.column, self.table.denominator)
        count = self.row.values.get("count")
        if is_share(self.column) and of and count is not None and count <= of:
            interval = wilson(int(count), of)
            return interval.low, interval.high
        return float("-inf"), float("inf")

    @property
    def target(self) -> float | None:
        """The target that is set for it, in the unit of the column."""
        if self.indicator is None or (target := self.indicator.current.target.value) is None:
            return None
        return target / 100 if is_share(self.column) else target

    def text(self, value: Value) -> str:
        """A value of this figure in words: `85%`, `429 days`, `1,234`."""
        unit = " days" if "days" in self.column else ""
        return shown(self.column, value) + unit

    def change_text(self) -> str:
        """`4 points`, `1 point`, `3`, `12 days`, without a sign."""
        size = abs(self.change or 0)
        if is_share(self.column):
            points = shown("count", round(size)) if size >= 1 else str(size)
            return f"{points} point{'' if points == '1' else 's'}"
        return self.text(int(size) if is_count(self.column) else size)


def figures_of(report: Report, wanted: Iterable[CellName]) -> Mapping[CellName, Figure]:
    """The wanted figures that can be said, by table, row and column, in the order in which they are wanted."""
    indicators = {each.cell: each for each in report.scorecard.indicators if each.cell}
    tables = {table.key: table for table in report.tables}
    rows: dict[str, dict[str, ReportRow]] = {}
    found = {}
    for cell in wanted:
        key, label, column = cell
        if key in tables:
            row = rows.setdefault(key, {row.label: row for row in tables[key].rows}).get(label)
            if row is not None and row.values.get(column) is not None:
                found[cell] = Figure(tables[key], row, column, good_direction(*cell), indicators.get(cell))
    return found
