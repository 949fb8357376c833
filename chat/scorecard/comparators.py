"""The published figures beside an indicator: those of the figure it reads, in the indicator's unit."""

from collections.abc import Iterator

from chat.report import Report
from chat.report.published import Comparators, PublishedValue
from chat.report.scorecard import IndicatorComparator
from chat.scorecard.indicator import Cell, Indicator
from chat.scorecard.reading import same_label

SOURCE = "published statistics"
PERCENT = 100


def with_published(indicator: Indicator, report: Report) -> tuple[IndicatorComparator, ...]:
    """The comparators of the definition; where it has none, the published values of its figure."""
    if indicator.comparators or indicator.measure is None:
        return indicator.comparators
    compared = _compared(report, indicator.measure.compared_with or indicator.measure.cell)
    return tuple(_published(compared, indicator, report)) if compared else ()


def _compared(report: Report, cell: Cell) -> Comparators | None:
    table = next((table for table in report.tables if table.key == cell.table), None)
    for row in table.rows if table else ():
        if row.comparators and row.comparators.column == cell.column and same_label(row.label) == same_label(cell.row):
            return row.comparators
    return None


def _published(compared: Comparators, indicator: Indicator, report: Report) -> Iterator[IndicatorComparator]:
    whose = f"{report.authority.name}, as published" if report.authority else "Own, as published"
    named: tuple[tuple[str, PublishedValue], ...] = (
        ("England", compared.england),
        (report.published.region if report.published else "Region", compared.region),
        ("Statistical neighbours", compared.statistical_neighbours),
        (whose, compared.own_published),
    )
    for label, found in named:
        if found.value is not None and found.year:
            value = round(found.value * PERCENT, 8) if indicator.unit == "percent" else found.value
            yield IndicatorComparator(label, value, found.year, SOURCE)
