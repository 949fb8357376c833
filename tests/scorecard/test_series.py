"""Months from this report and earlier ones: overlapping, missing and repeated ones, worked out by hand."""

import datetime as dt
import itertools

import pytest

from chat.report import Period
from tests.scorecard.conftest import HEADLINE, STOCK, defined, figure_of, report_of

SIX = ("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09")
JULY = report_of("2026-07-01", {"2026-04": (8, 10), "2026-05": (7, 10), "2026-06": (9, 10)}, stock=(4, 20))
AUGUST = report_of("2026-08-01", {"2026-05": (16, 20), "2026-06": (9, 20), "2026-07": (10, 20)}, stock=(5, 20))
OCTOBER = report_of("2026-10-01", {"2026-07": (12, 20), "2026-08": (6, 12), "2026-09": (9, 12)}, stock=(8, 32))


def values(figure, months=13):
    return [month.value for month in figure.series[-months:]]


def test_a_months_flow_comes_from_the_latest_workbook_that_holds_it_whole():
    figure = figure_of(defined(), OCTOBER, JULY, AUGUST)
    # April only in July's; May and June as August's has them; July as October's has it
    assert values(figure, 6) == [80, 80, 45, 60, 50, 75]
    assert [month.period_end for month in figure.series[-2:]] == [dt.date(2026, 8, 31), dt.date(2026, 9, 30)]
    assert (figure.current.numerator, figure.current.denominator) == (9, 12)


def test_months_that_nobody_holds_are_no_data_and_never_nought():
    figure = figure_of(defined(), OCTOBER, JULY)
    assert values(figure, 7) == [None, 80, 70, 90, 60, 50, 75]
    march = figure.series[-7]
    assert (march.status, march.numerator, march.denominator) == ("no_data", None, None)
    assert figure.last_year.direction is None


def test_without_earlier_workbooks_there_are_the_months_of_the_extract_itself():
    assert values(figure_of(defined(), OCTOBER)) == [None] * 10 + [60, 50, 75]


def test_the_order_of_earlier_workbooks_does_not_matter():
    figures = [figure_of(defined(), OCTOBER, *order) for order in itertools.permutations((JULY, AUGUST, JULY))]
    assert all(figure == figures[0] for figure in figures)


def test_a_workbook_of_the_same_or_a_later_date_gives_no_month():
    later = report_of("2026-11-01", {"2026-09": (1, 10)})
    same = report_of("2026-10-01", {"2026-06": (1, 10)})
    assert values(figure_of(defined(), OCTOBER, later, same), 4) == [None, 60, 50, 75]


def test_a_list_that_was_missing_holds_no_month():
    without = report_of("2026-09-01", {})
    assert values(figure_of(defined(), without, AUGUST), 2) == [50, None]
    blank = report_of("2026-09-01", {"2026-07": (0, 0)})  # delivered, and nothing in that month
    assert figure_of(defined(), blank, AUGUST).series[-2].status == "no_data"
    assert figure_of(defined(), blank, AUGUST).series[-2].denominator == 0


def test_sums_need_every_month():
    months = {f"2025-{month:02}": (1, 2) for month in (10, 11, 12)} | {f"2026-{month:02}": (1, 2) for month in (1, 2)}
    spring = report_of("2026-04-01", months | {"2026-03": (3, 4)})
    summer = report_of("2026-10-01", dict.fromkeys(SIX, (2, 5)))
    rolling = figure_of(defined(basis="rolling_12m"), summer, spring)
    # 5 x 1/2, 3/4 and 6 x 2/5: 5 + 3 + 12 of 10 + 4 + 30
    assert (rolling.current.numerator, rolling.current.denominator) == (20, 44)
    assert rolling.current.value == pytest.approx(45.4545454)
    assert rolling.series[-2].value is None  # September 2025 is missing
    on_other_bases = {month.basis: month for month in rolling.other_series}
    assert (on_other_bases["ytd"].numerator, on_other_bases["ytd"].denominator) == (12, 30)
    assert on_other_bases["month"].value == 40
    from_january = figure_of(defined(basis="ytd", year_starts=1), summer, spring)
    assert (from_january.current.numerator, from_january.current.denominator) == (1 + 1 + 3 + 12, 2 + 2 + 4 + 30)
    assert figure_of(defined(basis="three_year"), summer, spring).current.value is None


def test_a_quarter_is_the_three_months_to_the_months_end():
    figure = figure_of(defined(basis="quarter"), OCTOBER, JULY, AUGUST)
    assert (figure.current.numerator, figure.current.denominator) == (12 + 6 + 9, 20 + 12 + 12)
    assert (figure.series[-2].numerator, figure.series[-2].denominator) == (9 + 12 + 6, 20 + 20 + 12)


def test_a_whole_period_that_is_exactly_the_window_counts_as_it_stands():
    """Children counted once in three months are fewer than three months' children."""
    quarter = Period(3, dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    months = {"2026-07": (12, 20), "2026-08": (6, 12), "2026-09": (9, 12)}
    report = report_of("2026-10-01", months, whole=(25, 40), period=quarter)
    assert (figure_of(defined(basis="quarter"), report).current.numerator) == 25
    half = Period(6, dt.date(2026, 4, 1), dt.date(2026, 9, 30))
    longer = report_of("2026-10-01", months, whole=(50, 80), period=half)
    assert (figure_of(defined(basis="quarter"), longer).current.numerator) == 27
    assert (figure_of(defined(basis="ytd"), longer).current.numerator) == 50  # April to September is the year to date


def test_rates_of_a_year_are_of_the_residents_of_this_report():
    cell = {"table": HEADLINE, "row": "Current open CLA", "column": "rate_per_10k"}
    made = defined(unit="per_10000", basis="quarter", measure=cell)
    report = report_of("2026-10-01", {}, open_at_ends=dict.fromkeys(SIX, 5), population={"0-17": 60_000})
    # 15 in three months are 60 in a year, of 60,000 residents
    assert figure_of(made, report).current.value == pytest.approx(10)
    assert figure_of(made, report_of("2026-10-01", {}, open_at_ends=dict.fromkeys(SIX, 5))).current.value is None


SNAPSHOT = defined(basis="snapshot", measure={"table": STOCK, "row": "3+ placements", "column": "percent"})


def test_a_snapshot_comes_from_the_workbook_of_that_date():
    figure = figure_of(SNAPSHOT, OCTOBER, JULY, AUGUST)
    assert values(figure, 4) == [20, 25, None, 25]  # ends of June, July, August, September
    assert {month.status for month in figure.series[-4:]} == {"final", "no_data"}


def test_a_snapshot_within_a_month_is_of_its_day_and_gives_way_to_the_months_end():
    middle = report_of("2026-07-16", {}, stock=(1, 20))
    figure = figure_of(SNAPSHOT, report_of("2026-08-16", {}, stock=(6, 20)), middle)
    assert values(figure, 2) == [5, 30]
    assert [month.period_end for month in figure.series[-2:]] == [dt.date(2026, 7, 15), dt.date(2026, 8, 15)]
    assert figure.current.status == "provisional"
    assert figure_of(SNAPSHOT, OCTOBER, middle, AUGUST).series[-3].value == 25


def test_stocks_of_months_without_a_workbook_come_from_the_earliest_later_one_and_are_provisional():
    cell = {"table": HEADLINE, "row": "Current open CLA", "column": "count"}
    made = defined(unit="count", basis="snapshot", measure=cell)
    september = report_of("2026-09-01", {}, open_at_ends={"2026-06": 71, "2026-07": 73})
    october = report_of("2026-10-01", {}, open_at_ends={"2026-06": 69, "2026-07": 70, "2026-08": 74})
    figure = figure_of(made, october, september)
    assert values(figure, 4) == [71, 73, 74, None]
    assert [month.status for month in figure.series[-4:]] == ["provisional"] * 3 + ["no_data"]


def test_labels_that_name_a_period_are_the_same_row_whatever_the_period():
    cell = {"table": HEADLINE, "row": "CLA started in the last 6 months", "column": "count"}
    made = defined(unit="count", measure=cell)
    from dataclasses import replace

    from chat.report import MonthlyTable, ReportRow

    row = ReportRow("CLA started in the last 1 month", {"count": 5})
    report = replace(OCTOBER, monthly=(MonthlyTable(HEADLINE, "2026-09", (row,)),))
    assert figure_of(made, report).current.value == 5
