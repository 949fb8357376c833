"""What managers wrote in earlier workbooks: gathered for the one about to be written, and merged out of several."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chat.errors import OutputRefused, UnreadableInput
from chat.saving import backup_of, lock_files, put_into_place, refuse_unless_possible

if TYPE_CHECKING:
    from chat.commentary.comment import Comment
    from chat.commentary.find import FoundCommentary
    from chat.commentary.merge import Conflict

Say = Callable[[str], None]
WORKBOOKS = (".xlsx", ".xlsm")
MOST_PLACES = 10


def commentary_to_carry(workbook: Path, others: Iterable[Path], say: Say) -> "dict[str, Comment]":
    """The newest comment of each key of the workbook to be written over and of other earlier ones, with the older ones.

    Of one as-at date the workbook that is written over comes first, then the others in order. Says what was found.
    Raises OutputRefused when the workbook to be written over cannot be read, UnreadableInput for the others.
    """
    from chat.commentary.comment import newest_by_key
    from chat.commentary.find import find_commentary, with_elsewhere

    found = [_of_output(workbook, say)] if workbook.is_file() else []
    done = {workbook.resolve()}
    for path in others:
        if path.suffix.lower() in WORKBOOKS and path.resolve() not in done:
            done.add(path.resolve())
            found.append(find_commentary(path))
            _say_found(found[-1], path, say)
    _say_elsewhere(found, say)
    return newest_by_key(with_elsewhere(each) for each in found)


def _of_output(workbook: Path, say: Say) -> "FoundCommentary":
    from chat.commentary.find import find_commentary

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


def _say_found(found: "FoundCommentary", path: Path, say: Say) -> None:
    say(f"Using {_comments(found)} of {path.name}")
    if any(lock.exists() for lock in lock_files(path)):
        say(f"{path.name} is open in another program: what is not saved there yet is not read")


def _say_elsewhere(found: "Sequence[FoundCommentary]", say: Say) -> None:
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


def number_of(found: "FoundCommentary") -> int:
    """How many comments there are with text."""
    return sum(bool(comment.text) for comment in found.comments.values())


def _comments(found: "FoundCommentary") -> str:
    number = number_of(found)
    return f"{number} comment{'' if number == 1 else 's'}"


def merge_commentary(workbooks: Sequence[Path], output: Path, *, force: bool = False) -> "tuple[Conflict, ...]":
    """Writes the first workbook with the commentary of all; returns where different texts stand side by side.

    Raises UnreadableInput for a file that is no ChAT workbook and, unless `force`, for one of another authority or
    as-at date than the first; OutputRefused when the place cannot be written.
    """
    from dataclasses import replace

    from chat.commentary.find import find_commentary, with_elsewhere
    from chat.commentary.merge import merged
    from chat.commentary.put_back import rewritten

    refuse_unless_possible(output)
    found = [find_commentary(path) for path in workbooks]
    _refuse_others(workbooks, found, force=force)
    first, *others = (replace(each, file=name) for each, name in zip(found, _names_of(workbooks), strict=True))
    own = {text.key for text in first.elsewhere}
    carried = [replace(each, comments=_without(with_elsewhere(each), own)) for each in others]
    result = merged([first, *carried])
    changed = {key: comment for key, comment in result.comments.items() if comment != first.comments.get(key)}
    put_into_place(output, rewritten(workbooks[0].read_bytes(), changed), keep_earlier=True)
    return result.conflicts


def _without(comments: "dict[str, Comment]", keys: set[str]) -> "dict[str, Comment]":
    return {key: comment for key, comment in comments.items() if key not in keys}


def _names_of(workbooks: Sequence[Path]) -> tuple[str, ...]:
    """The files' names, with their folders where two have the same."""
    names = [path.name for path in workbooks]
    return tuple(str(path) if names.count(path.name) > 1 else path.name for path in workbooks)


def _refuse_others(workbooks: "Sequence[Path]", found: "Sequence[FoundCommentary]", *, force: bool) -> None:
    from chat.earlier.read import read_figures

    codes = []
    for path, each in zip(workbooks, found, strict=True):
        if each.as_at is None:
            raise UnreadableInput(f"'{path.name}' is no ChAT workbook, or its hidden sheet _chat was deleted.")
        figures = read_figures(path)
        codes.append(figures[0].authority_code if figures else None)
        for what, is_other in (("authority", codes[-1] != codes[0]), ("as-at date", each.as_at != found[0].as_at)):
            if is_other and not force:
                raise UnreadableInput(
                    f"'{path.name}' is of another {what} than '{workbooks[0].name}'."
                    " Leave it out, or merge with --force."
                )
