"""Reads the commentary of an earlier workbook, wherever its cells were moved to and however it was edited."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chat.commentary.by_title import NO_TITLES, Titles, found_by_title
from chat.commentary.comment import BETWEEN, PREFIX, SHORT, Comment, together
from chat.commentary.elsewhere import Elsewhere, texts_elsewhere
from chat.commentary.place import KEPT_TITLE, SIGNATURES
from chat.commentary.recorded import History, Recorded, read_history
from chat.commentary.records import SEVERAL
from chat.commentary.removal import fingerprint, removing, written_again
from chat.xlsx.cells import StoredWorkbook, open_workbook
from chat.xlsx.names import Name, defined_names, texts_in
from chat.xlsx.package import reading
from chat.xlsx.places import reference
from chat.xlsx.text import clean

UNTITLED = "untitled."  # begins the key of a comment of which nobody knows the table
NAME = re.compile(rf"{re.escape(PREFIX)}(?P<key>.+?)(?:\.(?P<part>\d+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundCommentary:
    """What managers wrote in a workbook.

    `comments` by key, removed ones included; `written` the keys of those that people wrote since ChAT made the
    workbook, `merged` of those that a merge made out of several, `emptied` of those whose text somebody removed since.
    `places` has the sheet and cell of each, in the order of the workbook; `elsewhere` what was written in other cells.
    """

    file: str
    as_at: dt.date | None = None
    comments: Mapping[str, Comment] = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    merged: frozenset[str] = frozenset()
    emptied: frozenset[str] = frozenset()
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    elsewhere: tuple[Elsewhere, ...] = ()
    is_by_title: bool = False

    @property
    def is_of_chat(self) -> bool:
        """Whether ChAT has written the workbook, as far as what is left of it tells."""
        return bool(self.as_at or self.comments or self.places)


def find_commentary(path: Path) -> FoundCommentary:
    """What managers wrote in a workbook; the comments of a copied sheet follow the text of the original.

    Empty for a workbook without commentary. Raises UnreadableInput when the file is no workbook, is damaged, or needs a
    password.
    """
    return commentary_of(open_workbook(path), path)


def commentary_of(workbook: StoredWorkbook, path: Path, titles: Titles = NO_TITLES) -> FoundCommentary:
    """What managers wrote in a workbook that is open, as `find_commentary` gives it.

    Where names and hidden sheet are both lost, comments are found by the titles above them, of which `titles` tells
    those of this version.
    """
    with reading(path):
        found = commentary_in(workbook, path.name)
        return found if found.is_of_chat else _by_title(workbook, path.name, titles)


def _by_title(workbook: StoredWorkbook, file: str, titles: Titles) -> FoundCommentary:
    comments: dict[str, Comment] = {}
    places: dict[str, tuple[str, str]] = {}
    by_title = tuple(found_by_title(workbook, titles))
    if not any(each.key for each in by_title):  # some other workbook with the same words
        return FoundCommentary(file)
    for each in by_title:
        key = each.key or UNTITLED + fingerprint(f"{each.sheet}\n{each.title}\n{each.text}")[:SHORT]
        comment = Comment(clean(each.text), None, each.title)
        comments[key] = together(comments[key], comment) if key in comments else comment
        places[key] = each.sheet, each.cell
    return FoundCommentary(file, None, comments, frozenset(comments), places=places, is_by_title=True)


def commentary_in(workbook: StoredWorkbook, file: str = "") -> FoundCommentary:
    """What managers wrote, by names and hidden sheet; whatever damage leads to is raised as it is."""
    history = read_history(workbook)
    every = list(defined_names(workbook))
    names = [(match, name) for name in every if (match := NAME.fullmatch(name.name))]
    signed = [area for name in every if name.name.casefold() in SIGNATURES for area in name.areas]
    texts = _texts_by_key(workbook, names)
    for key in history.comments.keys() - texts.keys():
        texts[key] = _text_without_cell(workbook, history.comments[key])
    comments = {key: _comment(text, history, key) for key, text in texts.items()}
    written = {key for key, text in texts.items() if text and _is_new(text, history, key)}
    by_merge = {key: each.merged for key, each in history.comments.items() if each.merged and comments[key].text}
    merged = {key for key, who in by_merge.items() if who == SEVERAL and key not in written}
    return FoundCommentary(
        file,
        history.as_at,
        {key: comment for key, comment in comments.items() if comment.is_known},
        frozenset(written | by_merge.keys()),
        frozenset(merged),
        frozenset(key for key in comments if _is_emptied(texts[key], history.comments.get(key))),
        _in_order(workbook, names),
        texts_elsewhere(workbook, [*(area for _, name in names for area in name.areas), *signed], history),
    )


def _texts_by_key(workbook: StoredWorkbook, names: Iterable[tuple[re.Match[str], Name]]) -> dict[str, str]:
    """The text of each key: that of the whole workbook, then those of copied sheets, each text once."""
    scopes: dict[int | None, dict[str, dict[int, str]]] = {}
    for match, name in names:
        if name.areas:
            text = clean("\n".join(text for _, text in texts_in(workbook, name)))
            scopes.setdefault(name.scope, {}).setdefault(match["key"], {})[int(match["part"] or 1)] = text
    found: dict[str, list[str]] = {}
    for of_scope in scopes.values():
        for key, parts in of_scope.items():
            text = "".join(parts[number] for number in sorted(parts))
            texts = found.setdefault(key, [])
            texts += [text] if text and text not in texts else []
    return {key: BETWEEN.join(texts) for key, texts in found.items()}


def _text_without_cell(workbook: StoredWorkbook, recorded: Recorded) -> str:
    """The text of a comment whose cell is gone: as it was written, unless its row was taken from Commentary kept."""
    is_taken_out = recorded.sheet == KEPT_TITLE and workbook.sheet(KEPT_TITLE) is not None
    return "" if is_taken_out else recorded.text


def _comment(text: str, history: History, key: str) -> Comment:
    """The comment whose cells hold this text, with what stood there before and what was removed."""
    recorded = history.comments.get(key)
    if recorded is None:
        return Comment(text, history.as_at)
    is_kept = recorded.fingerprint == fingerprint(text)
    before = () if is_kept else (Comment(recorded.text, recorded.as_at),)
    older = tuple(each for each in (*before, *recorded.older) if each.text not in ("", text))
    if _is_emptied(text, recorded) or _was_emptied_by_an_earlier_version(text, recorded):
        removed = removing((each.text for each in older), history.as_at, recorded.removed)
        return Comment("", history.as_at, recorded.title, removed=removed)
    removed = written_again(text, recorded.removed)
    return Comment(text, recorded.as_at if is_kept else history.as_at, recorded.title, older, removed)


def _is_emptied(text: str, recorded: Recorded | None) -> bool:
    """Whether somebody removed the text that ChAT wrote; blanks are no text."""
    return (
        recorded is not None and bool(recorded.text) and not text.strip() and recorded.fingerprint != fingerprint(text)
    )


def _was_emptied_by_an_earlier_version(text: str, recorded: Recorded) -> bool:
    """Version 0.1.0 kept a removed text as one that stood there before, and no fingerprint of it."""
    return not (text or recorded.text or recorded.removed) and bool(recorded.older)


def _is_new(text: str, history: History, key: str) -> bool:
    recorded = history.comments.get(key)
    return recorded is None or recorded.fingerprint != fingerprint(text)


def _in_order(workbook: StoredWorkbook, names: Sequence[tuple[re.Match[str], Name]]) -> dict[str, tuple[str, str]]:
    """Sheet and cell of each key as they follow one another in the workbook; the name of the whole workbook wins."""
    sheets = [sheet.title for sheet in workbook.sheets]
    areas = {match["key"]: name.areas[0] for match, name in reversed(names) if name.areas and not match["part"]}
    ordered = sorted(areas.items(), key=lambda each: (sheets.index(each[1].sheet.title), each[1].top, each[1].left))
    return {key: (area.sheet.title, reference(area.top, area.left)) for key, area in ordered}


def with_elsewhere(found: FoundCommentary) -> dict[str, Comment]:
    """The comments of a workbook, and with them the texts in other cells as comments that have no table."""
    others = {each.key: Comment(each.text, found.as_at, each.title) for each in found.elsewhere if each.is_carried}
    return {**others, **found.comments}
