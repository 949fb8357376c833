"""What managers wrote, as values: a comment as it was found, and as it goes into the cells of a workbook."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from chat.dates_in_words import date_text
from chat.workbook.text import CELL_LIMIT, clean, split_at_limit

PREFIX = "commentary."
BETWEEN = "\n\n"  # parts two comments that became one


@dataclass(frozen=True, slots=True)
class Comment:
    """A manager's text; `as_at` is the date of the figures it speaks of, `title` that of its table, where known."""

    text: str
    as_at: dt.date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment ready to be written.

    `first` is what its own cell holds, `rest` what is beyond a cell's limit; `remark` says of which date it is, when
    that is not the date of the workbook.
    """

    comment: Comment
    first: str
    rest: str = ""
    remark: str = ""


def noted(commentary: Mapping[str, Comment], as_at: dt.date) -> dict[str, Noted]:
    """The comments that hold any text, by key, for a workbook of this date."""
    made = {}
    for key, comment in commentary.items():
        if text := clean(comment.text):
            first, rest = split_at_limit(text, CELL_LIMIT)
            made[key] = Noted(replace(comment, text=text), first, rest, written_text(comment, as_at))
    return made


def written_text(comment: Comment, as_at: dt.date) -> str:
    """`Written as at 1 September 2026`, or nothing when that is the date of the workbook."""
    if comment.as_at == as_at:
        return ""
    return f"Written as at {date_text(comment.as_at)}" if comment.as_at else "Written at an earlier date"


def renamed(commentary: Mapping[str, Comment], present_keys: Mapping[str, str]) -> dict[str, Comment]:
    """The comments under present keys, given earlier ones with theirs; two of one key become one comment."""
    made: dict[str, Comment] = {}
    for earlier, comment in commentary.items():
        key = present_keys.get(earlier, earlier)
        made[key] = together(made[key], comment) if key in made else comment
    return made


def together(one: Comment, other: Comment) -> Comment:
    """Both texts as one comment, of the earlier date; a text that is there already is not repeated."""
    if other.text in ("", one.text):
        return one
    if not one.text:
        return other
    dates = [comment.as_at for comment in (one, other) if comment.as_at]
    return Comment(one.text + BETWEEN + other.text, min(dates, default=None), one.title or other.title)


def fingerprint(text: str) -> str:
    """Tells whether a text is still the one that was written, without repeating it."""
    return hashlib.sha256(clean(text).encode()).hexdigest()[:32]
