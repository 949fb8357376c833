"""Judges a value against its target and tolerance band. Each value with one of them gets one judgement.

Bounds are inclusive. A value is judged unrounded unless the definition says otherwise.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from chat.report.scorecard import IndicatorTarget, Judgement, Polarity
from chat.scorecard.indicator import DOWNWARDS, TWO_SIDED, BeyondGood


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement: the word, whether the target was met, whether target or tolerance was, and whether to look twice."""

    word: Judgement | None = None
    met: bool | None = None
    within: bool | None = None
    flagged: bool = False


NOT_JUDGED = Judged()


def rounded_half_up(value: float, decimals: int) -> float:
    """The value as it is printed: `84.5` is 85, and a float counts as the decimal number that it prints as."""
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def judge(
    value: float | None,
    target: IndicatorTarget,
    polarity: Polarity,
    *,
    beyond_good: BeyondGood = "better",
    decimals: int = 0,
    rounded: bool = False,
) -> Judged:
    """The judgement of a value in the indicator's unit; none without a value, a target or band, or a polarity."""
    if value is None or polarity == "none" or not target.is_set:
        return NOT_JUDGED
    value = rounded_half_up(value, decimals) if rounded else value
    if polarity in TWO_SIDED:
        return _two_sided(value, target, decimals)
    if polarity in DOWNWARDS:
        return _upwards(-value, _turned(target), beyond_good, "out (low)")
    return _upwards(value, target, beyond_good, "out (high)")


def _turned(target: IndicatorTarget) -> IndicatorTarget:
    """The target with its signs turned, so that low-is-good can be judged as high-is-good."""

    def minus(bound: float | None) -> float | None:
        return None if bound is None else -bound

    return IndicatorTarget(minus(target.value), minus(target.high), minus(target.low))


def _upwards(value: float, target: IndicatorTarget, beyond_good: BeyondGood, too_good: Judgement) -> Judged:
    """High is good: better than tolerance, on target, in tolerance, out, the first that holds."""
    met = None if target.value is None else value >= target.value
    if target.high is not None and value > target.high:
        if beyond_good == "out":
            return Judged(too_good, met=False, within=False)
        return Judged("better than tolerance", met is not False, within=True, flagged=beyond_good == "check")
    if met:
        return Judged("on target", met=True, within=True)
    in_band = value >= target.low if target.low is not None else target.value is None
    if in_band:
        return Judged("in tolerance", met=met is None, within=True)
    return Judged("out", met=False, within=False)


def _two_sided(value: float, target: IndicatorTarget, decimals: int) -> Judged:
    """Too low is as bad as too high; without a band the printed value must be the target."""
    if target.low is None and target.high is None:
        assert target.value is not None
        equal = rounded_half_up(value, decimals) == rounded_half_up(target.value, decimals)
        return Judged("on target" if equal else "out", equal, equal)
    if target.low is not None and value < target.low:
        return Judged("out (low)", met=False, within=False)
    if target.high is not None and value > target.high:
        return Judged("out (high)", met=False, within=False)
    return Judged("in tolerance", met=True, within=True)
