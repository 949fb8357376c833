"""How a figure moved: numbers, points, level."""

import pytest

from chat.earlier.change import change_of, is_level


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
