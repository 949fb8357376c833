"""Figures as indicators read them: value, numerator and denominator, from this report or from an earlier one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chat.earlier.figures import TableFigures, rows_of
from chat.report import MonthlyTable, ReportTable, Value
from chat.report.scorecard import IndicatorUnit
from chat.scorecard.indicator import Measure

PERIOD = re.compile(r"the last \d+ months?")  # in labels that name the period chosen
SCALES: Mapping[IndicatorUnit, int] = {"percent": 100, "per_10000": 10_000, "days": 1, "ratio": 1}
WEIGHTS = ("children", "adults")  # columns that say of how many an average is


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure in the indicator's own unit; all None when nothing can be said."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None

    @property
    def is_said(self) -> bool:
        """Whether there is anything in it; a share of nothing has parts and no value."""
        return self.value is not None or self.numerator is not None


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a table: its values, and the denominators of its percentages."""

    values: Mapping[str, Value]
    denominators: Mapping[str, Value]
    denominator: Value


def quotient(numerator: float | None, denominator: float | None, unit: IndicatorUnit) -> float | None:
    """The value in its unit; None when a part is missing, the denominator is 0, or the unit has no quotient."""
    if numerator is None or not denominator or unit not in SCALES:
        return None
    return SCALES[unit] * numerator / denominator  # one rounding only, so that a share meets its bound exactly


def same_label(label: str) -> str:
    """The label whatever period it names."""
    return PERIOD.sub("the last months", label)


def cells_of(table: ReportTable | MonthlyTable | None, label: str) -> Cells | None:
    """The row of a table of this report by its label; None when it has none, or a part of a month."""
    if table is None:
        return None
    wanted = same_label(label)
    found = next((row for row in table.rows if same_label(row.label) == wanted), None)
    if found is not None:
        return None if found.part else Cells(found.values, found.denominators, table.denominator)
    return _nought((row.values for row in table.rows), table.denominator)


def earlier_cells(table: TableFigures | None, label: str) -> Cells | None:
    """The same of a table of a figures file."""
    if table is None:
        return None
    wanted = same_label(label)
    found: Any = next((row for row in rows_of(table) if same_label(row["label"]) == wanted), None)
    if found is not None:
        given = Cells(found["values"], found.get("denominators") or {}, table.get("denominator"))
        return None if found.get("part") else given
    return _nought((row["values"] for row in rows_of(table)), table.get("denominator"))


def _nought(rows: Iterable[Mapping[str, Value]], denominator: Value) -> Cells | None:
    """Zero, for a row that its table leaves out when it counts nothing."""
    if denominator is None or not any(value is not None for values in rows for value in values.values()):
        return None
    return Cells({"count": 0, "percent": 0 if denominator else None}, {}, denominator)


def reading(cells: Cells | None, measure: Measure, unit: IndicatorUnit, residents: int | None) -> Reading:
    """The figure of a row; `residents` are those aged 0 to 17 whom rates are of."""
    if cells is None:
        return NOTHING
    column = measure.cell.column
    value = cells.values.get(column)
    if unit == "percent":
        return _share(cells, measure, value)
    if unit == "per_10000":
        count = cells.values.get(measure.numerator or _counted_in(cells, column))
        return Reading(value, count, residents) if value is not None else Reading(None, count, None)
    if unit in ("days", "ratio"):
        weight = cells.values.get(measure.denominator or next((each for each in WEIGHTS if each in cells.values), ""))
        total = 0 if weight == 0 else None if value is None or weight is None else value * weight
        return Reading(value, total, weight)
    return Reading(value)


def _share(cells: Cells, measure: Measure, fraction: Value) -> Reading:
    column = measure.cell.column
    counted = _counted_in(cells, column) if column.startswith("percent") else column
    count = cells.values.get(measure.numerator or counted)
    of = cells.values.get(measure.denominator) if measure.denominator else cells.denominators.get(column)
    if of is None and not measure.denominator:
        of = cells.denominator if counted == "count" else cells.values.get("count")
    if not column.startswith("percent"):
        return Reading(quotient(count, of, "percent"), count, of)
    if fraction is None:
        return Reading(None, count, of) if of == 0 else NOTHING
    exact = quotient(count, of, "percent")
    return Reading(fraction * 100 if exact is None else exact, count, of)


def _counted_in(cells: Cells, column: str) -> str:
    """The column of the number behind a share or rate: `percent_in_time` has `in_time`, `open_rate` has `open`."""
    own = column.removeprefix("percent_").removesuffix("_rate")
    return own if own != column and own in cells.values else "count"
