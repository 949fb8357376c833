"""Funnel plots: how far rates of authorities of a size lie apart by chance alone."""

from collections.abc import Mapping
from math import sqrt

from chat.report.published import Funnel, FunnelLimit, FunnelPoint

PER = 10_000
Z_95 = 1.959964
Z_998 = 3.090232
STEPS = 40
ROOM_ABOVE = 1.5  # limits reach at least so far above England, however near the authorities are


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
    own_code: str,
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
    """Limits from the smallest population at which they stay on the plot to the largest."""
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
