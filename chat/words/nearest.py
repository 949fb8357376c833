"""Which known words are most like one that is not known, for a message."""

from collections.abc import Callable, Sequence

NEAR_ENOUGH = 60


def nearest_words(
    word: str, known: Sequence[str], *, most: int, plain: Callable[[str], str] | None = None, at_least: float = 0
) -> list[str]:
    """The known words most like this one, the nearest first; `plain` is what is compared of each."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a message needs it

    found = process.extract(word, known, scorer=fuzz.WRatio, processor=plain, limit=most, score_cutoff=at_least)
    return [each for each, _, _ in found]


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """` (did you mean 'x'?)` for the nearest known word, or nothing when none is near."""
    found = nearest_words(word, known, most=1, at_least=NEAR_ENOUGH)
    return f" (did you mean '{found[0]}'?)" if found else ""
