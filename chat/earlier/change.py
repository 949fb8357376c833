"""How far a figure has moved: in points for percentages, else in its own unit."""

from decimal import ROUND_HALF_UP, Decimal

from chat.report import Value
from chat.report.columns import is_share

ONE_DECIMAL = Decimal("0.1")
LEVEL_POINTS = 0.5  # a percentage that moved no further has not moved


def change_of(column: str, now: Value, then: Value) -> Value:
    """`now` less `then`: whole for counts, else to one decimal (halves away from zero); percentages in points.

    `change_of("percent", 0.3125, 0.3)` is 1.3. None when either is not known.
    """
    if now is None or then is None:
        return None
    if isinstance(now, int) and isinstance(then, int) and not is_share(column):
        return now - then
    difference = (Decimal(str(now)) - Decimal(str(then))) * (100 if is_share(column) else 1)
    return float(difference.quantize(ONE_DECIMAL, rounding=ROUND_HALF_UP)) + 0.0  # no minus before a nought


def is_level(column: str, change: Value) -> bool:
    """Whether a change is too small to speak of: half a point of a percentage, nothing at all of a number."""
    return change is not None and abs(change) <= (LEVEL_POINTS if is_share(column) else 0)
