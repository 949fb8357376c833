"""The months of an indicator, from this report and earlier ones. The rule:

- A **flow** of a month comes from the latest workbook whose list holds that month whole: what was recorded late is in
  it. Months that no workbook holds stay empty, and so does every sum that needs them.
- A **snapshot** of a month's end comes from the workbook of that date. Where there is none, from the earliest later one
  that says how things stood then (headlines, and tables by month); such a month is provisional, as is one from a
  workbook dated within the month.
- A **quarter, year to date, rolling year or three years** is the whole-period figure of the workbook of that date, when
  its list's period is exactly that; otherwise the sum of the months.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from chat.calendar.months import Month, month_of_snapshot
from chat.report.scorecard import Basis, IndicatorMonth, IndicatorUnit
from chat.scorecard.documents import Document
from chat.scorecard.indicator import EACH_MONTH, Measure
from chat.scorecard.reading import NOTHING, Reading, quotient, reading

WINDOWS: dict[Basis, int] = {"month": 1, "quarter": 3, "rolling_12m": 12, "three_year": 36}
A_YEAR = 12
HEADLINE = ".headline"  # these tables say how many were open when each month ended


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the documents (latest first): a figure in a unit, with the residents that rates are of."""

    documents: Sequence[Document]
    measure: Measure
    unit: IndicatorUnit
    year_starts: int
    residents: int | None

    def month(self, month: Month, basis: Basis) -> IndicatorMonth:
        """The indicator at the end of a month."""
        if basis == "snapshot":
            return self._snapshot(month)
        found = self._of_window(month, self.months_of(month, basis))
        status = "no_data" if found.value is None else "final"
        return IndicatorMonth(
            month.last_day,
            basis,
            found.value,
            found.numerator,
            found.denominator,
            status,  # type: ignore[arg-type]
        )

    def months_of(self, month: Month, basis: Basis) -> int:
        """How many months a basis takes in at a month's end."""
        return WINDOWS.get(basis) or (month.number - self.year_starts) % A_YEAR + 1

    def _of_window(self, month: Month, months: int) -> Reading:
        if months == 1:
            return self._flow(month)
        whole = self._whole_period(month, months)
        return whole if whole.is_said else self._sum([self._flow(each) for each in month.last(months)])

    def _flow(self, month: Month) -> Reading:
        found = (self._in_month(document, month) for document in self.documents)
        return next((each for each in found if each.is_said), NOTHING)

    def _in_month(self, document: Document, month: Month) -> Reading:
        cell = self.measure.cell
        if cell.row == EACH_MONTH:
            return self._read(document, month.label)
        cells = document.cells_of_month(cell.table, month, cell.row)
        return reading(cells, self.measure, self.unit, self.residents)

    def _read(self, document: Document, label: str) -> Reading:
        return reading(document.cells(self.measure.cell.table, label), self.measure, self.unit, self.residents)

    def _whole_period(self, month: Month, months: int) -> Reading:
        """The figure of the table's whole period, when that is exactly these months."""
        cell = self.measure.cell
        if cell.row == EACH_MONTH:
            return NOTHING
        ends = month.last_day + dt.timedelta(days=1)
        for document in self.documents:
            if document.as_at != ends:
                continue
            span = (month.before(months - 1).first_day, month.last_day)
            own = self.measure.months == months if self.measure.months else document.span(cell.table) == span
            return self._read(document, cell.row) if own else NOTHING
        return NOTHING

    def _sum(self, parts: Sequence[Reading]) -> Reading:
        if not all(part.is_said for part in parts):
            return NOTHING
        if self.unit == "count":
            return Reading(sum(part.value or 0 for part in parts))
        numerator = _total([part.numerator for part in parts])
        if numerator is not None and self.unit == "per_10000":
            years = len(parts) / A_YEAR
            value = quotient(numerator, self.residents * years, self.unit) if self.residents else None
            return Reading(value, numerator, self.residents)
        denominator = _total([part.denominator for part in parts])
        if numerator is None or denominator is None:
            return NOTHING
        return Reading(quotient(numerator, denominator, self.unit), numerator, denominator)

    def _snapshot(self, month: Month) -> IndicatorMonth:
        for document in self.documents:  # latest first, so nearest to the month's end
            if month_of_snapshot(document.as_at) == month:
                found = self._at(document, month)
                if found.is_said:
                    return _at_end(month, found, document)
        cell = self.measure.cell
        tells = cell.row == EACH_MONTH or cell.table.endswith(HEADLINE)
        later = [each for each in self.documents if tells and month_of_snapshot(each.as_at) > month]
        for document in reversed(later):
            found = self._in_month(document, month)
            if found.is_said:
                return _at_end(month, found)
        return _at_end(month, NOTHING)

    def _at(self, document: Document, month: Month) -> Reading:
        row = self.measure.cell.row
        return self._read(document, month.label if row == EACH_MONTH else row)


def _total(numbers: Sequence[float | None]) -> float | None:
    """The sum, or None when one of them is missing."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _at_end(month: Month, found: Reading, document: Document | None = None) -> IndicatorMonth:
    """A month's end; the document is the one dated in the month or at its end."""
    if found.value is None:
        return IndicatorMonth(month.last_day, "snapshot", None, found.numerator, found.denominator, "no_data")
    day = document.as_at - dt.timedelta(days=1) if document else month.last_day
    is_end = document is not None and day == month.last_day
    status = "final" if is_end else "provisional"
    return IndicatorMonth(day, "snapshot", found.value, found.numerator, found.denominator, status)  # type: ignore[arg-type]
