"""Shown numbers: the one place where a figure becomes text, rounded half up.

Cells keep unrounded numbers and a number format; these functions serve sentences, chart labels, the screen and
documents, so that 57 of 200 reads 29% wherever it stands.
"""

from decimal import ROUND_HALF_UP, Decimal

NOT_SAID = "–"


def whole_half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` as the nearest whole number, halves away from zero; ZeroDivisionError on 0."""
    if denominator == 0:
        raise ZeroDivisionError("a share of nothing has no whole number")
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    numerator, denominator = abs(numerator), abs(denominator)
    return sign * ((2 * numerator + denominator) // (2 * denominator))


def shown_percent(numerator: int, denominator: int) -> str:
    """A whole percentage from integers: `shown_percent(57, 200)` is `29%`; a dash when the denominator is 0."""
    return f"{whole_half_up(100 * numerator, denominator)}%" if denominator else NOT_SAID


def shown_number(value: float | None, decimals: int = 0) -> str:
    """A number with thousands separators: `shown_number(1234.5)` is `1,235`; a dash for None.

    A float is rounded as it is printed (`0.285` is 0.285, not the binary number a hair below).
    """
    if value is None:
        return NOT_SAID
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded + 0:,}"  # + 0 turns a rounded -0 into 0


def shown_share(fraction: float | None) -> str:
    """A whole percentage from an unrounded fraction: `shown_share(0.285)` is `29%`; a dash for None.

    For figures that arrive as a fraction only; where both integers are at hand, `shown_percent` takes them.
    """
    return NOT_SAID if fraction is None else f"{shown_number(Decimal(str(fraction)) * 100)}%"  # type: ignore[arg-type]
