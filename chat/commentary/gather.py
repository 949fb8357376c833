"""What managers wrote in earlier workbooks, gathered for the one about to be written, and what is said of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from chat.commentary.comment import Comment, newest_by_key
from chat.commentary.find import FoundCommentary, with_elsewhere
from chat.commentary.topics import Led
from chat.saving import MOST_BACKUPS, backup_that_goes, backups_of, lock_files

Say = Callable[[str], None]
MOST_PLACES = 10


def commentary_to_carry(found: Sequence[FoundCommentary]) -> dict[str, Comment]:
    """The newest comment of each key, with the older ones; of one as-at date that of the workbook named first."""
    return newest_by_key(with_elsewhere(each) for each in found)


def say_kept(workbook: Path, found: FoundCommentary, say: Say) -> None:
    """Says what is kept of the workbook that is written over."""
    comments = f"{_comments(found)} of " if number_of(found) else ""
    say(f"Keeping {comments}the earlier {workbook.name}; that file itself becomes {backups_of(workbook)[0].name}")
    if oldest := backup_that_goes(workbook):
        say(f"{MOST_BACKUPS} earlier files are kept, so the oldest of them, {oldest.name}, goes")


def say_used(path: Path, found: FoundCommentary, say: Say) -> None:
    """Says what is taken from another workbook."""
    say(f"Using {_comments(found)} of {path.name}")
    if any(lock.exists() for lock in lock_files(path)):
        say(f"{path.name} is open in another program: what is not saved there yet is not read")


def say_elsewhere(found: Sequence[FoundCommentary], say: Say) -> None:
    """Says where texts outside the commentary cells go, and what is not carried."""
    known = {key for each in found for key in each.comments}
    for each in found:
        if carried := [
            f"{text.sheet} {text.cell}" for text in each.elsewhere if text.is_carried and text.key not in known
        ]:
            more = f" and {len(carried) - MOST_PLACES} more" if len(carried) > MOST_PLACES else ""
            where = ", ".join(carried[:MOST_PLACES]) + more
            say(f"Text outside the commentary cells of {each.file} goes to the sheet Commentary kept: {where}")
        for sheet in sorted({text.sheet for text in each.elsewhere if not text.is_carried}):
            say(f"The sheet '{sheet}' of {each.file} is not of ChAT and is not carried over; it stays in that file")


def number_of(found: FoundCommentary) -> int:
    """How many comments there are with text."""
    return sum(bool(comment.text) for comment in found.comments.values())


def _comments(found: FoundCommentary) -> str:
    number = number_of(found)
    return f"{number} comment{'' if number == 1 else 's'}"


def say_led(led: Sequence[Led], say: Say) -> None:
    """Says where comments on single tables stand now."""
    if led:
        places = [f"'{each.title}' in '{each.topic}'" for each in led[:MOST_PLACES]]
        more = f", and {len(led) - MOST_PLACES} more" if len(led) > MOST_PLACES else ""
        what = "A comment on a table stands" if len(led) == 1 else f"{len(led)} comments on tables stand"
        say(f"{what} with the topic of the table now, under its title: {', '.join(places)}{more}")
