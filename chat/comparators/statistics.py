"""Intervals, funnel limits and ranks: they show which differences may be chance."""

from collections.abc import Collection, Mapping
from math import sqrt

from chat.report.published import Funnel, FunnelLimit, FunnelPoint, Good, Interval, Rank

PER = 10_000
Z_95 = 1.959964
Z_998 = 3.090232
SMALL_COUNT = 100  # from here on an interval says little more than the figure
STEPS = 40
ROOM_ABOVE = 1.5  # limits reach at least so far above England, however near the authorities are


def wilson(count: int, of: int) -> Interval:
    """The interval of the share `count / of`, as fractions; `of` is above 0.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22 (1927), 209-212: the score interval without continuity correction.
    """
    share, square = count / of, Z_95 * Z_95
    middle = share + square / (2 * of)
    half = Z_95 * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return Interval(max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole))


def byar(count: int) -> Interval:
    """The interval of a count of events (Poisson); a rate's follows by the same factor as the rate itself.

    Source: Byar's approximation, in N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987), 69;
    the method of Public Health England's technical guide for confidence intervals (2018).
    """
    low = count * (1 - 1 / (9 * count) - Z_95 / (3 * sqrt(count))) ** 3 if count else 0.0
    above = count + 1
    return Interval(max(0.0, low), above * (1 - 1 / (9 * above) + Z_95 / (3 * sqrt(above))) ** 3)


def limit(england: float, residents: int) -> FunnelLimit:
    """The limits around England's rate for so many residents.

    Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005),
    1185-1202: normal limits for counts of events.
    """
    error = sqrt(england * PER / residents)
    low_95, low_998 = (max(0.0, england - z * error) for z in (Z_95, Z_998))
    return FunnelLimit(residents, low_95, england + Z_95 * error, low_998, england + Z_998 * error)


def funnel(
    year: str,
    england: float,
    rates: Mapping[str, float],
    residents: Mapping[str, int],
    *,
    own: FunnelPoint | None,
    own_code: str | None,
    neighbours: tuple[str, ...],
) -> Funnel:
    """The plot of a rate: `rates` and `residents` by authority; the authority itself stands where it is today."""
    points = {
        code: FunnelPoint(residents[code], rate)
        for code, rate in rates.items()
        if residents.get(code) and code != own_code
    }
    near = tuple(points[code] for code in neighbours if code in points)
    others = tuple(point for code, point in points.items() if code not in neighbours)
    return Funnel(year, england, own, near, others, _limits(england, (*near, *others, *((own,) if own else ()))))


def _limits(england: float, points: tuple[FunnelPoint, ...]) -> tuple[FunnelLimit, ...]:
    """The limits to draw: from the smallest population at which they fit on the plot to the largest authority's."""
    if not points or england <= 0:
        return ()
    top = max(*(point.rate for point in points), england * ROOM_ABOVE)
    smallest = int(england * PER * (Z_998 / (top - england)) ** 2) + 1
    least = max(min(point.residents for point in points), smallest)
    most = max(point.residents for point in points)
    if most <= least:
        return ()
    growth = (most / least) ** (1 / STEPS)  # the limits bend where populations are small
    return tuple(limit(england, round(least * growth**step)) for step in range(STEPS + 1))


def rank(value: float, others: Collection[float], good: Good) -> Rank:
    """The rank of `value` when it joins the others, best first. Equal figures share the better rank.

    If neither high nor low is good, the highest comes first. Quarter 1 holds the first ranks.
    """
    ahead = sum(other < value if good == "low" else other > value for other in others)
    of = len(others) + 1
    return Rank(ahead + 1, of, 1 + 4 * ahead // of)
