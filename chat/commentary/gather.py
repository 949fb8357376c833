"""What managers wrote in earlier workbooks, gathered for the one about to be written, and what is said of it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from chat.commentary.comment import Comment, newest_by_key
from chat.commentary.find import FoundCommentary, find_commentary, with_elsewhere
from chat.errors import OutputRefused, UnreadableInput
from chat.saving import backup_of, lock_files

Say = Callable[[str], None]
WORKBOOKS = (".xlsx", ".xlsm")
MOST_PLACES = 10


def commentary_to_carry(workbook: Path, others: Iterable[Path], say: Say) -> dict[str, Comment]:
    """The newest comment of each key of the workbook to be written over and of other earlier ones, with the older ones.

    Of one as-at date the workbook that is written over comes first, then the others in order. Says what was found.
    Raises OutputRefused when the workbook to be written over cannot be read, UnreadableInput for the others.
    """
    found = [_of_output(workbook, say)] if workbook.is_file() else []
    done = {workbook.resolve()}
    for path in others:
        if path.suffix.lower() in WORKBOOKS and path.resolve() not in done:
            done.add(path.resolve())
            found.append(find_commentary(path))
            _say_found(found[-1], path, say)
    _say_elsewhere(found, say)
    return newest_by_key(with_elsewhere(each) for each in found)


def _of_output(workbook: Path, say: Say) -> FoundCommentary:
    try:
        found = find_commentary(workbook)
    except UnreadableInput as error:
        raise OutputRefused(
            f"cannot write over '{workbook}', for commentary in it might be lost: {error}"
            " Move that file away, or choose another name with -o."
        ) from error
    comments = f"{_comments(found)} of " if number_of(found) else ""
    say(f"Keeping {comments}the earlier {workbook.name}; that file itself becomes {backup_of(workbook).name}")
    return found


def _say_found(found: FoundCommentary, path: Path, say: Say) -> None:
    say(f"Using {_comments(found)} of {path.name}")
    if any(lock.exists() for lock in lock_files(path)):
        say(f"{path.name} is open in another program: what is not saved there yet is not read")


def _say_elsewhere(found: Sequence[FoundCommentary], say: Say) -> None:
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
