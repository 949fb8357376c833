"""The records of commentary on the hidden sheet `_chat`, whose layout is in `chat.earlier.chat_sheet`."""

from collections.abc import Iterable, Iterator

from chat.commentary.comment import PREFIX, Comment
from chat.commentary.place import CommentaryPlace
from chat.commentary.removal import fingerprint
from chat.earlier.chat_sheet import chunks

Field = str | int
OF_COMMENTARY = ("commentary", "text", "removed", "merged")  # kinds whose first field is a key
ONE, SEVERAL = "one", "several"


def commentary_record(place: CommentaryPlace, comment: Comment | None) -> tuple[Field, ...]:
    """Where a comment stands, its date and fingerprint; both are empty without a comment, the date when not known."""
    as_at = comment.as_at.isoformat() if comment and comment.as_at else ""
    written = (as_at, fingerprint(comment.text)) if comment else ("", "")
    return "commentary", place.key, PREFIX + place.key, place.sheet, *written, place.title


def records_of(key: str, comment: Comment) -> Iterator[tuple[Field, ...]]:
    """What is kept of a comment besides its place: its texts, and what was removed."""
    yield from text_records(key, comment)
    for each in comment.removed:
        yield "removed", key, each.fingerprint, each.turn, each.as_at.isoformat() if each.as_at else ""


def merged_record(key: str, text: str, *, of_several: bool) -> tuple[Field, ...]:
    """That people wrote a text that a merge put there: one of them, or several, each under the name of a file."""
    return "merged", key, fingerprint(text), SEVERAL if of_several else ONE


def text_records(key: str, comment: Comment) -> Iterator[tuple[Field, ...]]:
    """The text of a comment and those before it, so that none is gone when somebody writes over it."""
    for number, each in enumerate((comment, *comment.older)):
        pieces = chunks(each.text)
        as_at = each.as_at.isoformat() if each.as_at else ""
        for place, piece in enumerate(pieces, start=1):
            yield "text", key, number, as_at, place, len(pieces), piece


def written_records(fingerprints: Iterable[str]) -> Iterator[tuple[Field, ...]]:
    """The short fingerprints of what ChAT wrote, in order."""
    pieces = chunks(" ".join(sorted(fingerprints)))
    for number, piece in enumerate(pieces, start=1):
        yield "written", number, len(pieces), piece
