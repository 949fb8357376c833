"""Reads the commentary of an earlier workbook, wherever its cells were moved to and however it was edited."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chat.commentary.comment import PREFIX, Comment, fingerprint, together
from chat.commentary.elsewhere import Elsewhere, texts_elsewhere
from chat.commentary.place import KEPT_TITLE
from chat.commentary.recorded import History, Recorded, read_history
from chat.xlsx.cells import StoredWorkbook, open_workbook
from chat.xlsx.names import Name, defined_names, texts_in
from chat.xlsx.package import reading
from chat.xlsx.places import reference
from chat.xlsx.text import clean

NAME = re.compile(rf"{re.escape(PREFIX)}(?P<key>.+?)(?:\.(?P<part>\d+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundCommentary:
    """What managers wrote in a workbook.

    `comments` by key, removed ones included; `written` the keys of those that changed since ChAT wrote the workbook;
    `places` the sheet and cell of each; `elsewhere` what was written in other cells.
    """

    file: str
    as_at: dt.date | None = None
    comments: Mapping[str, Comment] = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    elsewhere: tuple[Elsewhere, ...] = ()


def find_commentary(path: Path) -> FoundCommentary:
    """What managers wrote in a workbook; the comments of a copied sheet follow the text of the original.

    Empty for a workbook without commentary. Raises UnreadableInput when the file is no workbook, is damaged, or needs a
    password.
    """
    return commentary_of(open_workbook(path), path)


def commentary_of(workbook: StoredWorkbook, path: Path) -> FoundCommentary:
    """What managers wrote in a workbook that is open, as `find_commentary` gives it."""
    with reading(path):
        return _found(workbook, path.name)


def _found(workbook: StoredWorkbook, file: str) -> FoundCommentary:
    history = read_history(workbook)
    names = [(match, name) for name in defined_names(workbook) if (match := NAME.fullmatch(name.name))]
    texts = _texts_by_scope(workbook, names)
    comments: dict[str, Comment] = {}
    for of_scope in texts.values():
        for key, parts in of_scope.items():
            found = _comment("".join(parts[number] for number in sorted(parts)), history, key)
            comments[key] = together(comments[key], found) if key in comments else found
    for key in history.comments.keys() - comments.keys():
        comments[key] = _without_cell(workbook, history.comments[key], history.as_at)
    return FoundCommentary(
        file,
        history.as_at,
        {key: comment for key, comment in comments.items() if comment.text or comment.older},
        frozenset(key for key, comment in comments.items() if comment.text and _is_new(comment, history, key)),
        {match["key"]: _place(name) for match, name in reversed(names) if name.areas and not match["part"]},
        texts_elsewhere(workbook, [area for _, name in names for area in name.areas], history),
    )


Texts = dict[str, dict[int, str]]


def _texts_by_scope(workbook: StoredWorkbook, names: Iterable[tuple[re.Match[str], Name]]) -> dict[int | None, Texts]:
    """The text of each part of each key: those of the whole workbook first, then those of single sheets."""
    found: dict[int | None, Texts] = {}
    for match, name in names:
        if name.areas:
            text = clean("\n".join(text for _, text in texts_in(workbook, name)))
            found.setdefault(name.scope, {}).setdefault(match["key"], {})[int(match["part"] or 1)] = text
    return found


def _comment(text: str, history: History, key: str) -> Comment:
    """The comment whose cells hold this text, with what stood there before."""
    recorded = history.comments.get(key)
    if recorded is None:
        return Comment(text, history.as_at)
    if recorded.fingerprint == fingerprint(text):
        return Comment(text, recorded.as_at, recorded.title, recorded.older)
    return _changed(text, recorded, history.as_at)


def _changed(text: str, recorded: Recorded, as_at: dt.date | None) -> Comment:
    before = Comment(recorded.text, recorded.as_at)
    older = tuple(each for each in (before, *recorded.older) if each.text not in ("", text))
    return Comment(text, as_at, recorded.title, older)


def _without_cell(workbook: StoredWorkbook, recorded: Recorded, as_at: dt.date | None) -> Comment:
    """A comment whose cell is gone: as it was written, unless its row was taken from the sheet of what is kept."""
    if recorded.sheet == KEPT_TITLE and workbook.sheet(KEPT_TITLE):
        return _changed("", recorded, as_at)
    return Comment(recorded.text, recorded.as_at, recorded.title, recorded.older)


def _is_new(comment: Comment, history: History, key: str) -> bool:
    recorded = history.comments.get(key)
    return recorded is None or recorded.fingerprint != fingerprint(comment.text)


def _place(name: Name) -> tuple[str, str]:
    area = name.areas[0]
    return area.sheet.title, reference(area.top, area.left)


def with_elsewhere(found: FoundCommentary) -> dict[str, Comment]:
    """The comments of a workbook, and with them the texts in other cells as comments that have no table."""
    others = {each.key: Comment(each.text, found.as_at, each.title) for each in found.elsewhere if each.is_carried}
    return {**others, **found.comments}
