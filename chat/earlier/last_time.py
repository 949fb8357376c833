"""Puts the figures of earlier dates beside those of a report."""

from collections.abc import Sequence
from dataclasses import replace

from chat.earlier.figures import EarlierFigures, RowsByName, rows_of
from chat.earlier.same_meaning import follows_population, same_population, why_not_comparable
from chat.report import Previous, Report, ReportRow, ReportTable, Value
from chat.words.dates import date_text

MOST_TREND_DATES = 13  # the report's own and those of a year of months before it


def with_last_time(report: Report, earlier: Sequence[EarlierFigures]) -> Report:
    """The report with last time's values in its rows and a reason in each table that cannot be compared.

    `earlier` are figures of the same authority, latest first; those of the same or a later as-at date say nothing of
    last time. Without any the report is as it was.
    """
    before = tuple(figures for figures in earlier if figures.as_at < report.as_at)
    if not before:
        return report
    return replace(
        report,
        sections=tuple(
            replace(section, tables=tuple(_compared(table, report, before) for table in section.tables))
            for section in report.sections
        ),
        teams=_compared(report.teams, report, before) if report.teams else None,
        last_time=before[0].as_at,
    )


def _compared(table: ReportTable, report: Report, before: Sequence[EarlierFigures]) -> ReportTable:
    if table.status == "list_missing":
        return table
    last = before[0]
    if reason := why_not_comparable(table, report, last):
        return replace(table, not_compared=f"Not compared with {date_text(last.as_at)}: {reason}.")
    comparable = [each for each in before if why_not_comparable(table, report, each) is None][: MOST_TREND_DATES - 1]
    trend = [_Then(table, report, each) for each in reversed(comparable)]
    return replace(
        table,
        rows=tuple(_with_previous(row, last, trend) for row in table.rows),
        trend_dates=(*(each.as_at for each in reversed(comparable)), report.as_at),
        not_compared=_about_rates(table, report, last),
    )


def _about_rates(table: ReportTable, report: Report, last: EarlierFigures) -> str | None:
    if same_population(report, last) or not any(map(follows_population, table.columns)):
        return None
    return f"Rates are not compared with {date_text(last.as_at)}: the population was another then."


def _with_previous(row: ReportRow, last: EarlierFigures, trend: Sequence["_Then"]) -> ReportRow:
    values = tuple(each.values_of(row) for each in trend)
    if row.part or not any(values):
        return row
    nothing = dict.fromkeys(row.values)
    return replace(row, previous=Previous(last.as_at, {**nothing, **values[-1]}, values))


class _Then:
    """A table at an earlier date: rates of another population are left out; part months are no figures."""

    def __init__(self, table: ReportTable, report: Report, then: EarlierFigures) -> None:
        same = same_population(report, then)
        self._columns = [column for column in table.columns if same or not follows_population(column)]
        self._rows = RowsByName(row for row in rows_of(then.tables[table.key]) if not row.get("part"))

    def values_of(self, row: ReportRow) -> dict[str, Value]:
        """What the row said then; empty when there was none."""
        found = self._rows.like(row)
        values = (found or {}).get("values") or {}
        return {} if found is None else {column: values.get(column) for column in self._columns}
