"""95 % confidence intervals of small numbers, so that nobody comments on noise."""

from math import sqrt

from chat.report.published import Interval

Z_95 = 1.959964
SMALL_COUNT = 100  # from here on an interval says little more than the figure


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
