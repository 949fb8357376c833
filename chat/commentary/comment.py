"""What managers wrote, as values: a comment as it was found, and as it goes into the cells of a workbook."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from chat.commentary.removal import Removal, is_removed, joined
from chat.words.dates import date_text
from chat.xlsx.text import CELL_LIMIT, clean, split_at_limit

PREFIX = "commentary."
SHORT = 10  # letters of a short fingerprint: by chance one text in a hundred million is missed
BETWEEN = "\n\n"  # parts two comments that became one


@dataclass(frozen=True, slots=True)
class Comment:
    """A manager's text; `as_at` is the date of the figures it speaks of, `title` that of its table, where known.

    `older` are the texts that stood there before, latest first, each without older ones of its own. `removed` tells,
    without repeating them, which texts somebody removed.
    """

    text: str
    as_at: dt.date | None = None
    title: str = ""
    older: tuple["Comment", ...] = ()
    removed: tuple[Removal, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there is anything to keep: a text, one before it, or that one was removed."""
        return bool(self.text or self.older or self.removed)


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment ready to be written.

    `first` is what its own cell holds, `rest` what is beyond a cell's limit; `written` says of which date it is, when
    that is not the date of the workbook, `moved` what has moved since.
    """

    comment: Comment
    first: str
    rest: str = ""
    written: str = ""
    moved: str = ""

    @property
    def remark(self) -> str:
        """Both sentences together."""
        return ". ".join(filter(None, (self.written, self.moved)))


NOTHING_NOTED: Mapping[str, Noted] = MappingProxyType({})


def noted(
    commentary: Mapping[str, Comment], as_at: dt.date, moved: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Noted]:
    """The comments that hold any text, or did once, by key, ready for a workbook of this date.

    `moved` has sentences on what has moved since, by key.
    """
    made = {}
    for key, comment in commentary.items():
        text = clean(comment.text)
        first, rest = split_at_limit(text, CELL_LIMIT)
        remarks = (written_text(comment, as_at), moved.get(key, "")) if text else ("", "")
        if comment.is_known:
            made[key] = Noted(replace(comment, text=text), first, rest, *remarks)
    return made


def written_text(comment: Comment, as_at: dt.date) -> str:
    """`Written as at 1 September 2026`, or nothing when that is the date of the workbook."""
    if comment.as_at == as_at:
        return ""
    return written_on(comment)


def written_on(comment: Comment) -> str:
    """`Written as at 1 September 2026`, or that it is not known."""
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
    removed = joined((*one.removed, *other.removed))
    one, other = without_removed(one, removed), without_removed(other, removed)
    if other.text in ("", one.text):
        made = one
    elif not one.text:
        made = other
    else:
        dates = [comment.as_at for comment in (one, other) if comment.as_at]
        made = Comment(one.text + BETWEEN + other.text, min(dates, default=None), one.title or other.title)
    return replace(made, older=texts_before(made, (*one.older, *other.older)), removed=removed)


def newest(found: Iterable[Comment]) -> Comment:
    """The comment of the latest date, with all others as its older ones; of one date the first that was found.

    A text that one of them tells was removed is in none of them.
    """
    given = list(found)
    removed = joined(each for comment in given for each in comment.removed)
    comments = _latest_first(without_removed(comment, removed) for comment in given)
    title = next((comment.title for comment in comments if comment.title), "")
    others = [*comments[1:], *(older for comment in comments for older in comment.older)]
    return replace(comments[0], title=title, older=texts_before(comments[0], others), removed=removed)


def without_removed(comment: Comment, removed: tuple[Removal, ...]) -> Comment:
    """The comment without the texts that were removed, now or before."""
    if not removed:
        return comment
    text = "" if is_removed(comment.text, comment.as_at, removed) else comment.text
    older = tuple(each for each in comment.older if not is_removed(each.text, each.as_at, removed))
    return replace(comment, text=text, older=older)


def newest_by_key(files: Iterable[Mapping[str, Comment]]) -> dict[str, Comment]:
    """The newest comment of each key, given those of several workbooks."""
    found: dict[str, list[Comment]] = {}
    for comments in files:
        for key, comment in comments.items():
            found.setdefault(key, []).append(comment)
    return {key: newest(comments) for key, comments in found.items()}


def texts_before(comment: Comment, others: Iterable[Comment]) -> tuple[Comment, ...]:
    """The other texts, each once, latest first, as those that stood there before a comment."""
    unique: dict[str, Comment] = {}
    for other in _latest_first(others):
        if other.text not in ("", comment.text):
            unique.setdefault(other.text, replace(other, older=(), removed=()))
    return tuple(unique.values())


def _latest_first(comments: Iterable[Comment]) -> list[Comment]:
    """Latest date first, those of no known date last; of one date in the order given."""
    return sorted(comments, key=lambda comment: comment.as_at or dt.date.min, reverse=True)


def short_fingerprint(text: str) -> str:
    """Tells, with thousands of others, whether a text is one that ChAT wrote; spaces at its ends do not count."""
    return hashlib.sha256(clean(text).strip().encode()).hexdigest()[:SHORT]
