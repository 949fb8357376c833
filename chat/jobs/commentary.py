"""Merges what several managers wrote in their copies of one workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chat.errors import UnreadableInput
from chat.saving import put_into_place, refuse_unless_possible

if TYPE_CHECKING:
    from chat.commentary.comment import Comment
    from chat.commentary.find import FoundCommentary
    from chat.commentary.merge import Conflict


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
