"""Which way a number went, and whether that is better."""

from chat.report.scorecard import Change, Direction, IndicatorTarget, Movement, Polarity
from chat.scorecard.indicator import DOWNWARDS

LEVEL = 0.5  # points of the indicator's own unit; a change up to this is level
HAIR = 1e-9  # what decimals lose as binary fractions


def movement(now: float | None, before: float | None, polarity: Polarity, target: IndicatorTarget) -> Movement:
    """The arrow from `before` to `now`; no arrow when either is missing."""
    if now is None or before is None:
        return Movement()
    difference = now - before
    if abs(difference) <= LEVEL + HAIR:
        return Movement("level")
    direction: Direction = "up" if difference > 0 else "down"
    return Movement(direction, _change(now, before, polarity, target))


def _change(now: float, before: float, polarity: Polarity, target: IndicatorTarget) -> Change | None:
    if polarity == "none":
        return None
    if polarity == "high":
        return "better" if now > before else "worse"
    if polarity in DOWNWARDS:
        return "better" if now < before else "worse"
    nearer = _distance(before, target) - _distance(now, target)
    return None if nearer == 0 else "better" if nearer > 0 else "worse"


def _distance(value: float, target: IndicatorTarget) -> float:
    """How far a value is from the band, or from the target where there is no band."""
    low, high = target.low, target.high
    if low is None and high is None:
        low = high = target.value
    below = low - value if low is not None else 0.0
    above = value - high if high is not None else 0.0
    return max(0.0, below, above)
