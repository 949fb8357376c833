"""Sets the figures of a report beside published ones: a pure step between measuring and writing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from chat.comparators.authorities import facts_of
from chat.comparators.comparable import Comparable, comparables
from chat.comparators.dashboard import with_england
from chat.comparators.gap import with_gap
from chat.comparators.lookup import History, PublishedFigures, Value
from chat.comparators.sources import ATTRIBUTION
from chat.comparators.statistics import SMALL_COUNT, byar, funnel, rank, wilson
from chat.report import Report, ReportRow, ReportTable, Section
from chat.report.published import (
    Comparators,
    ComparedHeadline,
    Funnel,
    FunnelPoint,
    Interval,
    Published,
    PublishedValue,
    PublishedYear,
    Rank,
)

PER = 10_000
MONTHS_A_YEAR = 12
MOST_YEARS = 2  # a rank among older figures says nothing of today
END_OF_YEAR = (3, 31)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a list's figures are set beside: the published ones, in its period, by its residents aged 0-17."""

    section: Section
    data: PublishedFigures
    residents: int | None
    as_at: dt.date

    def label(self, comparable: Comparable) -> str:
        """The row's label as the report prints it, with the length of its period."""
        period = self.section.period
        if period is None:
            return comparable.row
        return comparable.row.format(period=f"{period.months} month" + ("s" if period.months != 1 else ""))

    def rate_of_one(self, comparable: Comparable) -> float | None:
        """What one event more would add to the rate."""
        if not self.residents:
            return None
        period = self.section.period
        times = MONTHS_A_YEAR / period.months if comparable.period == "year" and period else 1
        return PER * times / self.residents


def year_text(year: int) -> str:
    """`2024-25` for the year that ends on 31 March 2025."""
    return f"{year - 1}-{year % 100:02}"


def with_comparators(report: Report, data: PublishedFigures) -> Report:
    """The same report, each row that `comparable.csv` names with its comparators."""
    by_table: dict[str, list[Comparable]] = {}
    for each in comparables():
        by_table.setdefault(each.table, []).append(each)
    residents = report.population.get("0-17")
    sections = tuple(_section(Beside(section, data, residents, report.as_at), by_table) for section in report.sections)
    compared = with_england(with_gap(replace(report, sections=sections), data), data)
    return replace(compared, published=_published(compared, data))


def _section(beside: Beside, by_table: Mapping[str, list[Comparable]]) -> Section:
    tables = tuple(_table(table, by_table.get(table.key, []), beside) for table in beside.section.tables)
    return replace(beside.section, tables=tables)


def _table(table: ReportTable, named: list[Comparable], beside: Beside) -> ReportTable:
    by_label = {beside.label(each): each for each in named}
    rows = tuple(_row(row, table, by_label[row.label], beside) if row.label in by_label else row for row in table.rows)
    return replace(table, rows=rows) if named else table


def _row(row: ReportRow, table: ReportTable, comparable: Comparable, beside: Beside) -> ReportRow:
    data, indicator, factor = beside.data, comparable.indicator, comparable.factor
    place, near, too_old = _ranks(row, comparable, beside)
    comparators = Comparators(
        column=comparable.column,
        england=_value(data.england.get(indicator), factor),
        region=_value(data.regional.get(indicator), factor),
        statistical_neighbours=_value(data.neighbours_mean.get(indicator), factor, of=0),
        own_published=_value(data.own.get(indicator), factor),
        good=comparable.good,
        caveat=comparable.caveat,
        annualised=comparable.period == "year",
        rank=place,
        neighbours_rank=near,
        interval=_interval(row, table, comparable, beside),
        ranks_too_old=too_old,
        history=_history(data.history.get(indicator), factor),
    )
    return replace(row, comparators=comparators)


def _history(history: History | None, factor: float) -> tuple[PublishedYear, ...]:
    """Every published year, in the unit of the report."""
    if history is None:
        return ()
    years = sorted({*history.own, *history.england, *history.neighbours})
    series = (history.own, history.england, history.neighbours)
    return tuple(
        PublishedYear(
            year_text(year),
            *(None if year not in each else _in_unit(each[year], factor) for each in series),
        )
        for year in years
    )


def _value(found: Value | None, factor: float, of: int | None = None) -> PublishedValue:
    if found is None:
        return PublishedValue(of=of)
    return PublishedValue(_in_unit(found.value, factor), year_text(found.year), found.of)


def _in_unit(value: float, factor: float) -> float:
    """The value in the unit of the report: 83.1 percent is 0.831, without the binary hair of the arithmetic."""
    return round(value * factor, 10)


def _ranks(row: ReportRow, comparable: Comparable, beside: Beside) -> tuple[Rank | None, Rank | None, str]:
    """Where the row's own figure stands among the published ones of the others; the year of those that are too old."""
    data = beside.data
    everywhere, own = data.everywhere.get(comparable.indicator), row.values.get(comparable.column)
    if not comparable.headline or everywhere is None or own is None:
        return None, None, ""
    if beside.as_at > dt.date(everywhere.year + MOST_YEARS, *END_OF_YEAR):
        return None, None, year_text(everywhere.year)
    others = {
        code: _in_unit(value, comparable.factor) for code, value in everywhere.values.items() if code != data.area_code
    }
    near = [others[code] for code in data.neighbours if code in others]
    among = rank(own, others.values(), comparable.good) if others else None
    return among, rank(own, near, comparable.good) if near else None, ""


def _interval(row: ReportRow, table: ReportTable, comparable: Comparable, beside: Beside) -> Interval | None:
    """The interval of a share or rate of a small count."""
    count, value = row.values.get("count"), row.values.get(comparable.column)
    if not isinstance(count, int) or value is None or count >= SMALL_COUNT:
        return None
    if comparable.is_rate:
        of_one, limits = beside.rate_of_one(comparable), byar(count)
        return Interval(limits.low * of_one, limits.high * of_one) if of_one else None
    of = row.denominators.get(comparable.column, table.denominator)
    return wilson(count, of) if comparable.is_percent and of and count <= of else None


def _published(report: Report, data: PublishedFigures) -> Published:
    """What the comparators are, and the comparisons that come first."""
    residents = report.population.get("0-17")
    besides = {
        table.key: Beside(section, data, residents, report.as_at)
        for section in report.sections
        for table in section.tables
    }
    return Published(
        region=data.region,
        neighbours=tuple(facts_of(code)["name"] for code in data.neighbours),
        neighbours_model=data.neighbours_model,
        attribution=ATTRIBUTION,
        own_copy=data.own_copy,
        has_own=data.area_code is not None,
        neighbours_of=facts_of(data.neighbours_of)["name"] if data.neighbours_of else "",
        headlines=tuple(
            _headline(each, report.table(each.table), besides[each.table])
            for each in comparables()
            if each.headline and each.table in besides
        ),
    )


def _headline(comparable: Comparable, table: ReportTable, beside: Beside) -> ComparedHeadline:
    label = beside.label(comparable)
    rate = next((row.values.get(comparable.column) for row in table.rows if row.label == label), None)
    plot = _funnel(comparable, rate, beside) if comparable.is_rate else None
    return ComparedHeadline(comparable.headline, comparable.table, label, comparable.column, plot)


def _funnel(comparable: Comparable, rate: float | None, beside: Beside) -> Funnel | None:
    """The plot of a headline rate, where England and authorities have one of the same year."""
    data = beside.data
    everywhere, england = data.everywhere.get(comparable.indicator), data.england.get(comparable.indicator)
    if everywhere is None or england is None or everywhere.year != england.year:
        return None
    return funnel(
        year_text(everywhere.year),
        england.value,
        everywhere.values,
        data.residents.get(everywhere.year - 1, {}),
        own=FunnelPoint(beside.residents, rate) if rate is not None and beside.residents else None,
        own_code=data.area_code,
        neighbours=data.neighbours,
    )
