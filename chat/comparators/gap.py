"""How many children more are looked after than the neighbours' mean rate would make, where no setting gives a rate."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from chat.comparators.lookup import PublishedFigures
from chat.report import Report, ReportRow, ReportTable

TABLE, INDICATOR, SETTING = "beyond.cla_gap_to_comparator", "cla_rate", "looked_after.comparator_rate"
PER = 10_000


def with_gap(report: Report, data: PublishedFigures) -> Report:
    """The same report, its gap measured against the statistical neighbours unless a setting has measured it."""
    rate, residents = data.neighbours_mean.get(INDICATOR), report.population.get("0-17")
    if rate is None or not residents or SETTING in report.settings_in_force:
        return report
    expected = Fraction(rate.value) * residents / PER
    note = (
        f"Set against {rate.value:.1f} per 10,000, the mean rate of {rate.of or len(data.neighbours)} statistical"
        f" neighbours (31 March {rate.year})."
    )
    sections = tuple(
        replace(section, tables=tuple(_filled(table, expected, note) for table in section.tables))
        for section in report.sections
    )
    return replace(report, sections=sections)


def _filled(table: ReportTable, expected: Fraction, note: str) -> ReportTable:
    if table.key != TABLE:
        return table
    return replace(table, rows=tuple(_above(row, expected) for row in table.rows), note=note)


def _above(row: ReportRow, expected: Fraction) -> ReportRow:
    count = row.values["count"]
    if count is None:
        return row
    return replace(row, values={**row.values, "above": floor(Fraction(count) - expected + Fraction(1, 2))})
