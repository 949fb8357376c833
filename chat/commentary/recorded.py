"""What the hidden sheet of a stored workbook says of its commentary; its layout is in `chat.earlier.chat_sheet`."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chat.commentary.comment import Comment, short_fingerprint
from chat.commentary.records import SEVERAL
from chat.commentary.removal import Removal, joined
from chat.earlier.chat_sheet import Record, records
from chat.xlsx.cells import StoredWorkbook


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written: the date and fingerprint of a comment, its title and sheet, its text, those before it and
    those that were removed; `merged` tells whether one person or several wrote what a merge put there.
    """

    as_at: dt.date | None
    fingerprint: str
    title: str
    sheet: str
    text: str = ""
    older: tuple[Comment, ...] = ()
    removed: tuple[Removal, ...] = ()
    merged: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The hidden sheet as far as commentary needs it; empty for a workbook that ChAT has not written."""

    as_at: dt.date | None = None
    comments: Mapping[str, Recorded] = field(default_factory=dict)
    written: frozenset[str] = frozenset()

    def is_own(self, text: str) -> bool:
        """Whether ChAT wrote the text; so it is taken to have when the workbook does not tell."""
        return not self.written or short_fingerprint(text) in self.written


def read_history(workbook: StoredWorkbook) -> History:
    """The history of a workbook, however its sheet is hidden."""
    found = list(records(workbook))
    as_at = next((_date(record[3]) for record in found if record[0] == "chat"), None)
    texts = _texts(record for record in found if record[0] == "text")
    removals = _removals(record for record in found if record[0] == "removed")
    merged = _merged(found)
    comments = {
        record[1]: Recorded(
            _date(record[4]),
            record[5],
            record[6],
            record[3],
            *_versions(texts.get(record[1], {})),
            removed=removals.get(record[1], ()),
            merged=merged.get((record[1], record[5]), ""),
        )
        for record in found
        if record[0] == "commentary"
    }
    written = _joined(record for record in found if record[0] == "written")
    return History(as_at, comments, frozenset(written.split()))


Versions = dict[int, tuple[dt.date | None, str]]


def _texts(of_texts: Iterable[Record]) -> dict[str, Versions]:
    """The texts by key and number; chunks stand in order, and the first of a later text replaces an earlier one."""
    found: dict[str, Versions] = {}
    for _, key, number, as_at, place, _, chunk, *_ in of_texts:
        versions = found.setdefault(key, {})
        before = versions[int(number)][1] if place != "1" else ""
        versions[int(number)] = _date(as_at), before + chunk
    return found


def _versions(versions: Versions) -> tuple[str, tuple[Comment, ...]]:
    older = tuple(Comment(versions[n][1], versions[n][0]) for n in sorted(versions) if n)
    return versions.get(0, (None, ""))[1], older


def _removals(of_removals: Iterable[Record]) -> dict[str, tuple[Removal, ...]]:
    by_key: dict[str, list[Removal]] = {}
    for _, key, print_of, turn, as_at, *_ in of_removals:
        by_key.setdefault(key, []).append(Removal(print_of, _date(as_at), int(turn)))
    return {key: joined(each) for key, each in by_key.items()}


def _merged(found: Iterable[Record]) -> dict[tuple[str, str], str]:
    """Whether one person or several wrote a merged text, by key and fingerprint.

    Version 0.1.0 did not tell, but left the record of the text before; it may have been of several.
    """
    told: dict[tuple[str, str], str] = {}
    seen: set[str] = set()
    for kind, key, *more in found:
        if kind == "merged":
            told[(key, more[0])] = more[1]
        elif kind == "commentary":
            if key in seen:
                told[(key, more[3])] = SEVERAL
            seen.add(key)
    return told


def _joined(chunks: Iterable[Record]) -> str:
    """The chunks of several lists of fingerprints, one after the other."""
    return "".join((" " if record[1] == "1" else "") + record[3] for record in chunks)


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
