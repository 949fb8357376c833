"""Labels as people type them: whatever their case, quotes and dashes, shortened where only one can be meant."""

import re
from collections.abc import Callable, Sequence

from chat.words.nearest import nearest_words

NEAREST = 3
MOST_NAMED = 12
QUOTES = str.maketrans(dict.fromkeys("'\"’‘“”`´", "") | {"–": "-", "—": "-", "‑": "-"})
ORDINAL = re.compile(r"^[a-z]\) ")  # `d) 21+ days` is known as `21+ days` too


def plain(label: str) -> str:
    """The label without case, quotes, kinds of dash and superfluous spaces."""
    return " ".join(label.casefold().translate(QUOTES).split())


def places_of(wanted: str, labels: Sequence[str]) -> list[int]:
    """Where a label stands among others: written exactly, else but for case and quotes, else by how it begins.

    Several places mean that the beginning is that of several labels; none that it is no label's.
    """
    plains = [plain(label) for label in labels]
    bare = [ORDINAL.sub("", label) for label in plains]
    looked_for = plain(wanted)
    rules: tuple[Callable[[int], bool], ...] = (
        lambda place: labels[place] == wanted,
        lambda place: plains[place] == looked_for,
        lambda place: bare[place] == looked_for,
        lambda place: bool(looked_for) and (plains[place].startswith(looked_for) or bare[place].startswith(looked_for)),
    )
    for rule in rules:
        if found := [place for place in range(len(labels)) if rule(place)]:
            return found
    return []


def several_rows(table: str, label: str, labels: Sequence[str]) -> str:
    """The refusal of a label that several rows begin with, which are named."""
    named = ", ".join(f"'{each}'" for each in labels[:MOST_NAMED])
    more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
    return f"'{label}' begins {len(labels)} rows of '{table}': {named}{more}. Write more of the label."


def nearest(word: str, known: Sequence[str], number: int = NEAREST) -> str:
    """The known words most like this one, in quotes, for a message."""
    return ", ".join(f"'{each}'" for each in nearest_words(word, known, most=number, plain=plain))
