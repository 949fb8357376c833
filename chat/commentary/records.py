"""The records of commentary on the hidden sheet `_chat`, whose layout is in `chat.earlier.chat_sheet`."""

from collections.abc import Iterable, Iterator

from chat.commentary.comment import PREFIX, Comment, fingerprint
from chat.commentary.place import CommentaryPlace
from chat.earlier.chat_sheet import chunks

Field = str | int


def commentary_record(place: CommentaryPlace, comment: Comment | None) -> tuple[Field, ...]:
    """Where a comment stands, its date and fingerprint; both are empty without a comment, the date when not known."""
    as_at = comment.as_at.isoformat() if comment and comment.as_at else ""
    written = (as_at, fingerprint(comment.text)) if comment else ("", "")
    return "commentary", place.key, PREFIX + place.key, place.sheet, *written, place.title


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
