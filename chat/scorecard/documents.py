"""The figures of this report and of earlier workbooks, behind one set of methods."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from chat.calendar.months import Month
from chat.earlier.figures import EarlierFigures
from chat.report import MonthlyTable, Report, ReportTable
from chat.scorecard.reading import Cells, cells_of, earlier_cells

Span = tuple[dt.date, dt.date]


class Document(Protocol):
    """The figures of one as-at date."""

    @property
    def as_at(self) -> dt.date:
        """The date of the figures."""

    def cells(self, table: str, label: str) -> Cells | None:
        """The row of a table as it stands at that date."""

    def cells_of_month(self, table: str, month: Month, label: str) -> Cells | None:
        """The row of a table for one whole calendar month."""

    def span(self, table: str) -> Span | None:
        """First and last day of the period of a table's list."""


@dataclass(frozen=True)
class ThisReport:
    """The report that is being made."""

    report: Report

    @property
    def as_at(self) -> dt.date:
        """The date of the report."""
        return self.report.as_at

    @cached_property
    def _tables(self) -> Mapping[str, ReportTable]:
        return {table.key: table for table in self.report.tables}

    @cached_property
    def _monthly(self) -> Mapping[tuple[str, str], MonthlyTable]:
        return {(table.key, table.month): table for table in self.report.monthly}

    @cached_property
    def _spans(self) -> Mapping[int, Span]:
        periods = {section.number: section.period for section in self.report.sections}
        return {number: (period.first_day, period.last_day) for number, period in periods.items() if period}

    def cells(self, table: str, label: str) -> Cells | None:
        """The row of a table as it stands at that date."""
        return cells_of(self._tables.get(table), label)

    def cells_of_month(self, table: str, month: Month, label: str) -> Cells | None:
        """The row of a table for one whole calendar month."""
        return cells_of(self._monthly.get((table, month.label)), label)

    def span(self, table: str) -> Span | None:
        """First and last day of the period of a table's list."""
        found = self._tables.get(table)
        return self._spans.get(found.list_number or 0) if found else None


@dataclass(frozen=True)
class EarlierReport:
    """The figures of an earlier workbook."""

    figures: EarlierFigures

    @property
    def as_at(self) -> dt.date:
        """The date of the figures."""
        return self.figures.as_at

    def cells(self, table: str, label: str) -> Cells | None:
        """The row of a table as it stood at that date."""
        return earlier_cells(self.figures.tables.get(table), label)

    def cells_of_month(self, table: str, month: Month, label: str) -> Cells | None:
        """The row of a table for one whole calendar month."""
        return earlier_cells(self.figures.monthly.get((table, month.label)), label)

    def span(self, table: str) -> Span | None:
        """First and last day of the period of a table's list."""
        found: Mapping[str, Any] = self.figures.tables.get(table) or {}
        period = self.figures.periods.get(found.get("list") or 0)
        return (dt.date.fromisoformat(period["from"]), dt.date.fromisoformat(period["to"])) if period else None


def documents_of(report: Report, earlier: Sequence[EarlierFigures]) -> tuple[Document, ...]:
    """This report, then those of earlier as-at dates, latest first and each date once."""
    by_date: dict[dt.date, EarlierFigures] = {}
    for figures in earlier:
        if figures.as_at < report.as_at:
            by_date.setdefault(figures.as_at, figures)
    dates = sorted(by_date, reverse=True)
    return (ThisReport(report), *(EarlierReport(by_date[date]) for date in dates))
