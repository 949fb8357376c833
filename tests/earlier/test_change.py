"""How a figure moved: numbers, points, level, better or worse."""

import pytest

from chat.earlier.change import change_of, is_level
from chat.earlier.good_direction import good_direction, verdict


@pytest.mark.parametrize(
    ("column", "now", "then", "change"),
    [
        ("count", 112, 100, 12),
        ("count", 0, 3, -3),
        ("percent", 0.3125, 0.30, 1.3),  # 1.25 points, half away from zero
        ("percent", 0.30, 0.3125, -1.3),
        ("percent", 1, 0, 100.0),
        ("percent", 0.5001, 0.5, 0.0),
        ("rate_per_10k", 71.26, 70.0, 1.3),
        ("average_days", 10, 12.5, -2.5),
        ("count", None, 3, None),
        ("percent", 0.5, None, None),
    ],
)
def test_a_change_is_in_points_or_in_the_unit(column: str, now: float, then: float, change: float) -> None:
    assert change_of(column, now, then) == change
    assert str(change_of(column, now, then)) != "-0.0"


def test_percentages_are_level_within_half_a_point_and_numbers_only_when_the_same() -> None:
    assert [is_level("percent", change) for change in (0.5, -0.5, 0.6)] == [True, True, False]
    assert [is_level("count", change) for change in (0, 1, None)] == [True, False, False]


def test_a_change_is_better_or_worse_only_where_a_direction_is_good() -> None:
    assert good_direction("assessments.timeliness", "In time", "percent") == "high"
    assert good_direction("looked_after.short_term_stability", "3+ placements", "percent") == "low"
    assert good_direction("contacts.headline", "Total number of contacts", "count") == "none"
    assert [verdict("high", 2), verdict("high", -2), verdict("low", -2), verdict("low", 2)] == [
        "better", "worse", "better", "worse",
    ]  # fmt: skip
    assert [verdict("none", 2), verdict("high", 0), verdict("high", None)] == [None, None, None]
