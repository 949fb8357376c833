"""Drawing at random from `random.Random.random()` alone: the one stream that Python promises to keep."""

import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weighted(Generic[T]):
    """Values with whole-number weights, ready to be drawn from; `cumulative` are the running totals."""

    values: tuple[T, ...]
    cumulative: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Ranges of whole numbers (both ends included) with weights: the shape of a distribution, as data."""

    ranges: Weighted[tuple[int, int]]


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

    def about(self, amount: float) -> int:
        """The whole number below or above `amount`, so that the mean of many draws is `amount`."""
        return int(amount + self._random())
