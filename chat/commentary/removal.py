"""What somebody removed: only a fingerprint of it stays, so that no older workbook brings the text back."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from chat.xlsx.text import clean


@dataclass(frozen=True, slots=True)
class Removal:
    """A text by its fingerprint; `as_at` is the date of the workbook in which it was removed.

    `turn` counts: 1 when it was removed, 2 when somebody wrote it again, 3 when it was removed once more.
    """

    fingerprint: str
    as_at: dt.date | None = None
    turn: int = 1

    @property
    def is_in_force(self) -> bool:
        """Whether the text is removed; not when somebody wrote it again."""
        return self.turn % 2 == 1


def fingerprint(text: str) -> str:
    """Tells whether a text is still the one that was written, without repeating it."""
    return hashlib.sha256(clean(text).encode()).hexdigest()[:32]


def joined(removals: Iterable[Removal]) -> tuple[Removal, ...]:
    """One removal of each text, the latest turn."""
    latest: dict[str, Removal] = {}
    for each in removals:
        known = latest.get(each.fingerprint)
        if known is None or each.turn > known.turn:
            latest[each.fingerprint] = each
    return tuple(latest[key] for key in sorted(latest))


def removing(texts: Iterable[str], as_at: dt.date | None, before: Iterable[Removal] = ()) -> tuple[Removal, ...]:
    """The removals with these texts among them."""
    known = {each.fingerprint: each for each in before}
    for print_of in map(fingerprint, filter(None, texts)):
        earlier = known.get(print_of)
        if earlier is None or not earlier.is_in_force:
            known[print_of] = Removal(print_of, as_at, earlier.turn + 1 if earlier else 1)
    return joined(known.values())


def written_again(text: str, removals: Iterable[Removal]) -> tuple[Removal, ...]:
    """The removals of a workbook that tells of them and still holds the text: somebody wrote it after its removal."""
    print_of = fingerprint(text)
    return joined(
        Removal(each.fingerprint, each.as_at, each.turn + 1)
        if each.fingerprint == print_of and each.is_in_force
        else each
        for each in removals
    )


def is_removed(text: str, as_at: dt.date | None, removals: Iterable[Removal]) -> bool:
    """Whether a text of that date was removed; one that was written at a later date was not."""
    if not text:
        return False
    print_of = fingerprint(text)
    return any(
        each.fingerprint == print_of and each.is_in_force and not (as_at and each.as_at and as_at > each.as_at)
        for each in removals
    )
