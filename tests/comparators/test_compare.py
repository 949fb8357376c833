"""Comparators on a small report: made-up published figures, expected values by hand."""

import dataclasses
import datetime as dt

import pytest

from chat.comparators.compare import with_comparators, year_text
from chat.comparators.lookup import Everywhere, History, PublishedFigures, Value
from chat.report import Period, Report, ReportRow, ReportTable, Section
from chat.report.published import Interval, PublishedValue, PublishedYear, Rank

SIX_MONTHS = Period(6, dt.date(2026, 4, 1), dt.date(2026, 9, 30))


def made_table(key, columns, *rows, denominator=None):
    return ReportTable(
        key=key, list_number=1, title=key, group="chat", unit="rows", columns=columns, column_heads=columns, rows=rows,
        denominator=denominator, definition="",
    )  # fmt: skip


def made_report(*tables, population=None):
    section = Section(5, "section_47", "Section 47", "5 Section 47", 1, SIX_MONTHS, tables, ())
    return Report(
        version="0", as_at=dt.date(2026, 10, 1), as_at_inferred=False, authority=None, population=population or {},
        sources=(), sections=(section,), findings=(), reconciliation=(), monthly=(), passed_over=(),
    )  # fmt: skip


def published(**more):
    empty = {"england": {}, "regional": {}, "neighbours_mean": {}, "own": {}}
    settings = {
        "area_code": "E06000023", "region": "South West", "neighbours": ("E06000043", "E08000035"),
        "neighbours_model": 2025, **empty, **more,
    }  # fmt: skip
    return PublishedFigures(**settings)


TIMELINESS = made_table(
    "section_47.icpc_timeliness",
    ("count", "percent"),
    ReportRow("In time", {"count": 33, "percent": 0.825}),
    ReportRow("Not in time", {"count": 7, "percent": 0.175}),
    denominator=40,
)
HEADLINE = made_table(
    "section_47.headline",
    ("count", "rate_per_10k"),
    ReportRow("Total number of S47s", {"count": 200, "rate_per_10k": 80.0}),
    ReportRow("Number of ICPCs", {"count": 0, "rate_per_10k": 0.0}),
)
ICPC = "icpc_15_days_pct"


def test_values_are_in_the_unit_of_the_column_with_their_years():
    data = published(
        england={ICPC: Value(81.4, 2025)},
        regional={ICPC: Value(84.4, 2024)},
        neighbours_mean={ICPC: Value(79.6, 2025, 9)},
    )
    row, other = with_comparators(made_report(TIMELINESS), data).table(TIMELINESS.key).rows
    found = row.comparators
    assert found.column == "percent"
    assert found.england == PublishedValue(0.814, "2024-25")
    assert found.region == PublishedValue(0.844, "2023-24")
    assert found.statistical_neighbours == PublishedValue(0.796, "2024-25", 9)
    assert found.own_published == PublishedValue(None, None)  # blank, not 0
    assert found.good == "high"
    assert other.comparators is None


def test_every_published_year_comes_in_the_unit_of_the_column():
    history = {ICPC: History(england={2024: 79.0, 2025: 81.4}, own={2025: 70}, neighbours={2023: 75.5})}
    row = with_comparators(made_report(TIMELINESS), published(history=history)).table(TIMELINESS.key).rows[0]
    assert row.comparators.history == (
        PublishedYear("2022-23", None, None, 0.755),
        PublishedYear("2023-24", None, 0.79, None),
        PublishedYear("2024-25", 0.7, 0.814, None),
    )


def test_without_an_authority_nobody_is_left_out_of_the_ranks():
    everywhere = {ICPC: Everywhere(2025, {"E06000023": 90.0, "E06000043": 70.0})}
    data = published(area_code=None, region="", neighbours=(), everywhere=everywhere, england={ICPC: Value(81.4, 2025)})
    compared = with_comparators(made_report(TIMELINESS), data)
    assert compared.table(TIMELINESS.key).rows[0].comparators.rank == Rank(2, 3, 2)  # 82.5 between 90 and 70
    assert (compared.published.region, compared.published.neighbours) == ("", ())


def test_figures_themselves_stay_as_they_are():
    report = made_report(TIMELINESS, HEADLINE)
    compared = with_comparators(report, published())
    stripped = [
        dataclasses.replace(table, rows=tuple(dataclasses.replace(row, comparators=None) for row in table.rows))
        for table in compared.tables
    ]
    assert stripped == list(report.tables)
    assert with_comparators(compared, published()) == compared


def test_the_rank_sets_the_own_figure_among_the_others():
    rates = {"E06000023": 10.0, "E06000043": 90.0, "E08000035": 80.0, "E08000025": 82.6}
    data = published(everywhere={ICPC: Everywhere(2025, rates)}, england={ICPC: Value(81.4, 2025)})
    found = with_comparators(made_report(TIMELINESS), data).table(TIMELINESS.key).rows[0].comparators
    # 82.5 % today against 90, 82.6 and 80: third of four; of the two neighbours 90 is ahead. The own 10 does not count.
    assert found.rank == Rank(3, 4, 3)
    assert found.neighbours_rank == Rank(2, 3, 2)


def test_there_is_no_rank_among_figures_of_more_than_two_years_ago():
    def compared(year: int):
        data = published(everywhere={ICPC: Everywhere(year, {"E06000043": 90.0})}, england={ICPC: Value(81.4, year)})
        return with_comparators(made_report(TIMELINESS), data).table(TIMELINESS.key).rows[0].comparators

    # As at 1 October 2026: the year to 31 March 2025 is a year and a half ago, that to 31 March 2024 two and a half.
    assert (compared(2025).rank, compared(2025).ranks_too_old) == (Rank(2, 2, 3), "")
    assert (compared(2024).rank, compared(2024).neighbours_rank) == (None, None)
    assert compared(2024).ranks_too_old == "2023-24"


def test_small_percentages_have_an_interval():
    interval = with_comparators(made_report(TIMELINESS), published()).table(TIMELINESS.key).rows[0].comparators.interval
    # Wilson for 33 of 40: middle 0.825 + 3.841459 / 80 = 0.873018, half 1.959964 √(0.825 x 0.175 / 40 + 3.841459 /
    # 6400) = 0.127165, over 1 + 3.841459 / 40 = 1.096036: 0.745853 and 1.000183 divided by it
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.6805, 0.9125)


def test_rates_of_a_hundred_and_more_have_none_and_of_nothing_have_one():
    report = made_report(HEADLINE, population={"0-17": 50_000})
    many, none = (row.comparators for row in with_comparators(report, published()).table(HEADLINE.key).rows)
    assert many.interval is None
    # Byar for 0: 0 to 3.668 conferences in six months among 50,000: x 2 x 10,000 / 50,000 = 0.4 each
    assert none.interval.low == 0
    assert none.interval.high == pytest.approx(3.668 * 0.4, abs=0.001)
    assert many.annualised
    assert none.annualised
    unknown = with_comparators(made_report(HEADLINE), published()).table(HEADLINE.key).rows
    assert [row.comparators.interval for row in unknown] == [None, None]


def test_the_interval_of_a_rate_has_the_factor_of_the_rate():
    row = ReportRow("Total number of S47s", {"count": 10, "rate_per_10k": 4.0})
    report = made_report(made_table(HEADLINE.key, HEADLINE.columns, row), population={"0-17": 50_000})
    interval = with_comparators(report, published()).table(HEADLINE.key).rows[0].comparators.interval
    assert interval == Interval(pytest.approx(4.787 * 0.4, abs=0.001), pytest.approx(18.391 * 0.4, abs=0.001))


def test_a_row_whose_label_has_the_period_is_found():
    rate = {"count": 300, "rate_per_10k": 60.0}
    table = made_table("looked_after.headline", HEADLINE.columns, ReportRow("CLA started in the last 6 months", rate))
    data = published(england={"cla_start_rate": Value(26, 2025)})
    assert with_comparators(made_report(table), data).table(table.key).rows[0].comparators.england.value == 26


def test_headlines_have_funnels_where_england_is_of_the_same_year():
    rates = {"E06000043": 150.0, "E08000025": 250.0}
    data = published(
        england={"s47_rate": Value(189.3, 2025)},
        everywhere={"s47_rate": Everywhere(2025, rates)},
        residents={2024: {"E06000043": 50_000, "E08000025": 290_000}},
    )
    headlines = with_comparators(made_report(HEADLINE, population={"0-17": 50_000}), data).published.headlines
    assert [headline.label[:10] for headline in headlines] == ["Section 47", "Initial ch"]
    plot = headlines[0].funnel
    assert (plot.year, plot.england, plot.own.rate, len(plot.neighbours), len(plot.others)) == (
        "2024-25",
        189.3,
        80,
        1,
        1,
    )
    assert headlines[1].funnel is None
    earlier = dataclasses.replace(data, england={"s47_rate": Value(189.3, 2024)})
    assert with_comparators(made_report(HEADLINE), earlier).published.headlines[0].funnel is None


def test_years_are_named_as_they_are_printed():
    assert (year_text(2025), year_text(2000), year_text(2010)) == ("2024-25", "1999-00", "2009-10")
