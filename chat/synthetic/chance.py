"""Drawing at random from `random.Random.random()` alone: the one stream that Python promises to keep."""

import random
from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic, TypeVar

T = TypeVar("T")
RARE_EVERY = 2


@dataclass(frozen=True, slots=True)
class Weighted(Generic[T]):
    """Values with whole-number weights, ready to be drawn from; `cumulative` are the running totals."""

    values: tuple[T, ...]
    cumulative: tuple[int, ...]


@dataclass(slots=True)
class Deck:
    """What has been dealt of some values: which have not come yet, the rarest first, and how many draws there were."""

    values: Weighted[Any]  # kept, so that no others take their place in memory, by which they are known
    waiting: list[Any]
    draws: int = 0


@dataclass(frozen=True, slots=True)
class Bands:
    """Ranges of whole numbers (both ends included) with weights: the shape of a distribution, as data."""

    ranges: Weighted[tuple[int, int]]

    @property
    def lowest(self) -> int:
        """The lowest number of all bands."""
        return min(low for low, _ in self.ranges.values)

    @property
    def highest(self) -> int:
        """The highest number of all bands."""
        return max(high for _, high in self.ranges.values)


def weighted(weights: Mapping[T, int]) -> Weighted[T]:
    """Values with their weights: `weighted({"Yes": 9, "No": 1})`."""
    return Weighted(tuple(weights), tuple(accumulate(weights.values())))


def bands(*weight_low_high: tuple[int, int, int]) -> Bands:
    """Bands as (weight, lowest, highest): `bands((90, 1, 45), (10, 46, 80))`."""
    return Bands(
        Weighted(
            tuple((low, high) for _, low, high in weight_low_high),
            tuple(accumulate(weight for weight, _, _ in weight_low_high)),
        )
    )


class Chance:
    """A stream of draws that is the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Start the stream of this seed."""
        self._random = random.Random(seed).random  # noqa: S311 - invented data, not a secret
        self._decks: dict[Hashable, Deck] = {}
        self._calls: dict[Hashable, int] = {}

    def happens(self, percentage: float) -> bool:
        """True in `percentage` of a hundred draws."""
        return self._random() * 100 < percentage

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included; `low` when the range is empty."""
        return low + int(self._random() * (high - low + 1)) if high > low else low

    def choose(self, values: Sequence[T]) -> T:
        """One of the values, all equally likely."""
        return values[int(self._random() * len(values))]

    def draw(self, values: Weighted[T]) -> T:
        """One of the values by their weights."""
        return values.values[bisect_right(values.cumulative, int(self._random() * values.cumulative[-1]))]

    def within(self, spread: Bands) -> int:
        """A whole number: first a band by its weight, then evenly inside the band."""
        low, high = self.draw(spread.ranges)
        return self.between(low, high)

    def deal(self, values: Weighted[T], group: Hashable = None, among: Weighted[T] | None = None) -> T:
        """One of the values by their weights, but every second draw brings one that has not come yet, if any is left.

        So the rarest value comes early, and by its weight from then on. Draws of the same `group` wait together;
        `among` are the values that the group waits for when `values` are at times only some of them.
        """
        key = (id(values), group) if among is None else (id(among), group)
        deck = self._decks.get(key)
        if deck is None:
            deck = self._decks[key] = Deck(among or values, _rarest_first(among or values))
        if not deck.waiting:
            return self.draw(values)
        deck.draws += 1
        drawn = self.draw(values)
        if deck.draws % RARE_EVERY == 1:
            drawn = next((value for value in deck.waiting if value in values.values), drawn)
        if drawn in deck.waiting:
            deck.waiting.remove(drawn)
        return drawn

    def deal_within(self, spread: Bands, group: Hashable = None) -> int:
        """A whole number as by `within`, the band dealt as by `deal`."""
        low, high = self.deal(spread.ranges, group)
        return self.between(low, high)

    def every(self, number: int, of: Hashable) -> bool:
        """True for the first and then for each `number`-th of the calls with the same `of`."""
        calls = self._calls.get(of, 0)
        self._calls[of] = calls + 1
        return calls % number == 0

    def about(self, amount: float) -> int:
        """The whole number below or above `amount`, so that the mean of many draws is `amount`."""
        return int(amount + self._random())


def _rarest_first(values: Weighted[T]) -> list[T]:
    before = (0, *values.cumulative)
    weights = {
        value: total - earlier for value, total, earlier in zip(values.values, values.cumulative, before, strict=False)
    }
    return sorted(values.values, key=weights.__getitem__)
