"""Intervals, ranks and funnel limits, against published worked examples and by hand."""

import pytest

from chat.comparators.statistics import byar, funnel, limit, rank, wilson
from chat.report.published import FunnelPoint, Rank


# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), 857-872,
# table I, the score method without continuity correction.
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_as_newcombe_prints_it(count, of, low, high):
    interval = wilson(count, of)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_wilson_of_everybody_ends_at_one():
    assert wilson(20, 20).high == 1.0
    assert round(wilson(20, 20).low, 4) == 0.8389  # the mirror of 0 of 20


# By hand for 10: low 10 (1 - 1/90 - 1.959964 / (3 √10))³ = 10 x 0.782292³ = 4.787; high 11 (1 - 1/99 + 1.959964 /
# (3 √11))³ = 11 x 1.186886³ = 18.39. The exact limits that every table of the Poisson distribution prints are near.
@pytest.mark.parametrize(
    ("count", "low", "high", "exact_low", "exact_high"),
    [(10, 4.79, 18.39, 4.80, 18.39), (50, 37.11, 65.92, 37.11, 65.92), (100, 81.36, 121.63, 81.36, 121.63)],
)
def test_byar_is_as_by_hand_and_near_the_exact_limits(count, low, high, exact_low, exact_high):
    interval = byar(count)
    assert (round(interval.low, 2), round(interval.high, 2)) == (low, high)
    assert interval.low == pytest.approx(exact_low, abs=0.02)
    assert interval.high == pytest.approx(exact_high, abs=0.02)


def test_byar_of_nothing_begins_at_zero():
    # (1 - 1/9 + 1.959964 / 3)³ = 1.542210³ = 3.668; exact: 3.689
    assert byar(0).low == 0
    assert round(byar(0).high, 3) == 3.668


@pytest.mark.parametrize(
    ("value", "good", "place", "quartile"),
    [
        (50, "high", 1, 1),  # nobody is above
        (30, "high", 3, 3),  # 40 and 35 are ahead: the third of four
        (30, "low", 2, 2),  # 10 is ahead
        (5, "low", 1, 1),
        (5, "none", 4, 4),  # the highest comes first
        (35, "high", 2, 2),  # level with another: they share the place
    ],
)
def test_rank_among_three_others(value, good, place, quartile):
    assert rank(value, [40, 35, 10], good) == Rank(place, 4, quartile)


@pytest.mark.parametrize(
    ("ahead", "quartile"), [(0, 1), (38, 1), (39, 2), (76, 2), (77, 3), (114, 3), (115, 4), (152, 4)]
)
def test_quarters_of_153(ahead, quartile):
    # 153 / 4 = 38.25: places 1 to 39, 40 to 77, 78 to 115, 116 to 153
    others = [2] * ahead + [0] * (152 - ahead)
    assert rank(1, others, "high") == Rank(ahead + 1, 153, quartile)


def test_funnel_limits_by_hand():
    # England 50 per 10,000 among 20,000 residents: 100 expected, standard error √(50 x 10,000 / 20,000) = 5.
    at = limit(50, 20_000)
    assert (round(at.low_95, 2), round(at.high_95, 2)) == (40.2, 59.8)  # 50 ± 1.959964 x 5
    assert (round(at.low_998, 2), round(at.high_998, 2)) == (34.55, 65.45)  # 50 ± 3.090232 x 5
    assert limit(50, 100).low_998 == 0  # never below nothing


def test_a_funnel_sets_the_authority_where_it_is_now():
    rates, residents = {"A": 40.0, "B": 60.0, "C": 55.0, "D": 10.0}, {"A": 10_000, "B": 20_000, "C": 40_000}
    own = FunnelPoint(11_000, 45.0)
    plot = funnel("2024-25", 50, rates, residents, own=own, own_code="A", neighbours=("C", "X"))
    assert plot.own == own
    assert plot.neighbours == (FunnelPoint(40_000, 55.0),)
    assert plot.others == (FunnelPoint(20_000, 60.0),)  # D has no residents, A is the authority itself
    assert (plot.limits[0].residents, plot.limits[-1].residents) == (11_000, 40_000)


def test_the_wide_limits_stay_on_the_plot():
    # The plot reaches 75: England's 50 half again. There the wide limit is 50 + 3.090232 x √(50 x 10,000 / n) = 75, so
    # n = 500,000 x (3.090232 / 25)² = 7,639.6. The narrow limit would still be drawn at 3,074 residents.
    rates, residents = {"B": 60.0, "C": 70.0}, {"B": 1_000, "C": 40_000}
    plot = funnel("2024-25", 50, rates, residents, own=None, own_code="A", neighbours=())
    assert plot.limits[0].residents == 7_640
    assert plot.limits[0].high_998 == pytest.approx(75, abs=0.01)
    assert all(each.low_998 < each.low_95 < 50 < each.high_95 < each.high_998 <= 75 for each in plot.limits)
