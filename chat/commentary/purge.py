"""Removes for good what stood in a commentary before, and what stands there now; nothing here reads or writes files."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace

from chat.commentary.comment import Comment
from chat.commentary.removal import fingerprint, removing


def purged(
    comments: Mapping[str, Comment], keys: Collection[str], as_at: dt.date | None, *, text: bool
) -> dict[str, Comment]:
    """The comments of these keys without history and, with `text`, without their text; fingerprints stay."""
    made = {}
    for key in keys:
        comment = comments[key]
        gone = [each.text for each in comment.older] + ([comment.text] if text else [])
        removed = removing(gone, as_at, comment.removed)
        made[key] = replace(comment, text="" if text else comment.text, older=(), removed=removed)
    return made


def still_held(gone: Mapping[str, Comment], other: Mapping[str, Comment]) -> bool:
    """Whether another workbook still holds a text that was removed from these comments."""
    prints = {key: {each.fingerprint for each in comment.removed} for key, comment in gone.items()}
    return any(
        fingerprint(text.text) in prints.get(key, ())
        for key, comment in other.items()
        for text in (comment, *comment.older)
        if text.text
    )
