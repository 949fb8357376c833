"""Jobs on the commentary of finished workbooks: several copies merged, texts removed for good."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chat.commentary.comment import Comment
from chat.commentary.find import FoundCommentary, with_elsewhere
from chat.commentary.merge import Conflict, merged
from chat.commentary.purge import purged, still_held
from chat.commentary.put_back import rewritten
from chat.errors import UnknownTable, UnreadableInput
from chat.jobs.earlier_workbooks import EarlierFile, read_earlier
from chat.jobs.places import refuse_foreign
from chat.saving import content_mark, put_into_place, refuse_ending, refuse_unless_possible


def merge_commentary(workbooks: Sequence[Path], output: Path, *, force: bool = False) -> tuple[Conflict, ...]:
    """Writes the first workbook with the commentary of all; returns where different texts stand side by side.

    Raises UnreadableInput for a file that is no ChAT workbook and, unless `force`, for one of another authority or
    as-at date than the first; OutputRefused when the place cannot be written.
    """
    refuse_ending(output, ".xlsx", what="the workbook")
    refuse_foreign(output, force=force)
    mark = content_mark(output)
    files = [read_earlier(path) for path in workbooks]
    first, *others = _named(_of_one_workbook(files, force=force), _names_of(workbooks))
    own = {text.key for text in first.elsewhere}
    carried = [replace(each, comments=_without(with_elsewhere(each), own)) for each in others]
    result = merged([first, *carried])
    changed = {
        key: comment
        for key, comment in result.comments.items()
        if comment != first.comments.get(key) or key in first.emptied
    }
    content = rewritten(workbooks[0].read_bytes(), changed, of_one=result.of_one, of_several=result.of_several)
    put_into_place(output, content, keep_earlier=True, as_read=mark)
    return result.conflicts


@dataclass(frozen=True, slots=True)
class Purged:
    """The keys from which something was removed, and the workbooks of the folder that still hold it."""

    keys: tuple[str, ...]
    still_in: tuple[Path, ...]


def purge_commentary(workbook: Path, key: str | None, *, text: bool = False) -> Purged:
    """Removes what stood before in one commentary or, without a key, in all; with `text` also what stands there now.

    No copy of the workbook is kept. Raises UnreadableInput when it is no ChAT workbook, UnknownTable for a key that has
    no commentary in it, OutputRefused when it cannot be written.
    """
    refuse_unless_possible(workbook)
    mark = content_mark(workbook)
    (found,) = _of_one_workbook([read_earlier(workbook)], force=True)
    keys = sorted(found.comments) if key is None else [_known(key, found)]
    made = purged(found.comments, keys, found.as_at, text=text)
    changed = {each: comment for each, comment in made.items() if comment != found.comments[each]}
    put_into_place(workbook, rewritten(workbook.read_bytes(), changed), as_read=mark)
    others = (each for each in _workbooks_beside(workbook) if still_held(made, each[1].comments))
    return Purged(tuple(changed), tuple(path for path, _ in others))


def _known(key: str, found: FoundCommentary) -> str:
    if key not in found.comments:
        known = ", ".join(sorted(found.comments)) or "none"
        raise UnknownTable(f"there is no commentary on '{key}' in '{found.file}'. It has commentary on: {known}.")
    return key


def _workbooks_beside(workbook: Path) -> Iterator[tuple[Path, FoundCommentary]]:
    """The other workbooks of the folder with their commentary, kept copies too; those that cannot be read left out."""
    for path in sorted(workbook.resolve().parent.glob(f"*{workbook.suffix}")):
        if path != workbook.resolve():
            try:
                found = read_earlier(path).commentary
            except UnreadableInput:
                continue
            if found is not None:
                yield path, found


def _without(comments: dict[str, Comment], keys: set[str]) -> dict[str, Comment]:
    return {key: comment for key, comment in comments.items() if key not in keys}


def _names_of(workbooks: Sequence[Path]) -> tuple[str, ...]:
    """The files' names, with their folders where two have the same."""
    names = [path.name for path in workbooks]
    return tuple(str(path) if names.count(path.name) > 1 else path.name for path in workbooks)


def _named(found: Sequence[FoundCommentary], names: Sequence[str]) -> list[FoundCommentary]:
    return [replace(each, file=name) for each, name in zip(found, names, strict=True)]


def _of_one_workbook(files: Sequence[EarlierFile], *, force: bool) -> list[FoundCommentary]:
    """The commentary of the copies; refuses other files, and unless `force` copies of other workbooks."""
    found = []
    for file in files:
        if file.commentary is None or file.commentary.as_at is None:
            raise UnreadableInput(f"'{file.path.name}' is no ChAT workbook, or its hidden sheet _chat was deleted.")
        found.append(file.commentary)
        differs = {
            "authority": not file.is_of(files[0].authority),
            "as-at date": file.commentary.as_at != found[0].as_at,
        }
        for what in (what for what, is_other in differs.items() if is_other and not force):
            raise UnreadableInput(
                f"'{file.path.name}' is of another {what} than '{files[0].path.name}'."
                " Leave it out, or merge with --force."
            )
    return found
