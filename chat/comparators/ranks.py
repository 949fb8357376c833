"""Where a figure stands among the published ones of other authorities."""

from collections.abc import Collection

from chat.report.published import Good, Rank


def rank(value: float, others: Collection[float], good: Good) -> Rank:
    """The place of `value` among itself and the others, the best first; equal figures share the better place.

    Where neither high nor low is good the highest comes first. The quarter is that of the place: 1 is the first.
    """
    ahead = sum(other < value if good == "low" else other > value for other in others)
    of = len(others) + 1
    return Rank(ahead + 1, of, 1 + 4 * ahead // of)
