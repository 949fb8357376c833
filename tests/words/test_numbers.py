from decimal import Decimal

import pytest

from chat.words.numbers import shown_number, shown_percent, shown_share, whole_half_up


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (57, 200, "29%"),  # 28.5 exactly
        (1, 8, "13%"),  # 12.5 exactly
        (1, 3, "33%"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (199, 200, "100%"),  # 99.5
        (1, 201, "0%"),
        (9, 7, "129%"),
        (5, 0, "–"),
    ],
)
def test_percentages_are_rounded_half_up_from_integers(numerator: int, denominator: int, expected: str) -> None:
    assert shown_percent(numerator, denominator) == expected


@pytest.mark.parametrize("denominator", [3, 7, 8, 40, 200, 999])
def test_every_percentage_agrees_with_exact_decimal_arithmetic(denominator: int) -> None:
    for numerator in range(denominator + 1):
        exact = Decimal(100 * numerator) / Decimal(denominator)
        expected = int(exact + Decimal("0.5"))
        assert shown_percent(numerator, denominator) == f"{expected}%"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0, 0, "0"),
        (1234567, 0, "1,234,567"),
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (1110.4999, 0, "1,110"),
        (2.25, 1, "2.3"),
        (0.15, 1, "0.2"),
        (7, 1, "7.0"),
        (-0.2, 0, "0"),
        (-2.5, 0, "-3"),
        (None, 0, "–"),
    ],
)
def test_numbers_are_rounded_half_up(value: float | None, decimals: int, expected: str) -> None:
    assert shown_number(value, decimals) == expected


def test_fractions_are_rounded_as_they_are_printed() -> None:
    assert [shown_share(share) for share in (57 / 200, 0.3125, 0.0, 1.0, None)] == ["29%", "31%", "0%", "100%", "–"]


def test_whole_numbers_of_negative_ratios_round_away_from_zero() -> None:
    assert [whole_half_up(-5, 2), whole_half_up(5, -2), whole_half_up(-4, 3)] == [-3, -3, -1]
    with pytest.raises(ZeroDivisionError):
        whole_half_up(1, 0)
