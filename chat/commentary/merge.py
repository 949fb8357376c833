"""Brings together what several managers wrote in copies of one workbook; nothing here reads or writes files."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat.commentary.comment import BETWEEN, Comment, newest
from chat.commentary.find import FoundCommentary


@dataclass(frozen=True, slots=True)
class Conflict:
    """A key for which different texts were found, with the files they are from and the title of the table."""

    key: str
    title: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The comments of all copies by key, those without text left out, and where they differ."""

    comments: dict[str, Comment]
    conflicts: tuple[Conflict, ...]


def merged(copies: Sequence[FoundCommentary]) -> Merged:
    """One commentary out of several: what one wrote is taken, the same text once, different texts each with its file.

    A text that stands in a copy as ChAT wrote it gives way to one that somebody wrote. A cell that somebody emptied
    does not remove what others have.
    """
    comments: dict[str, Comment] = {}
    conflicts: list[Conflict] = []
    for key in sorted({key for copy in copies for key in copy.comments}):
        texts = _texts(key, copies)
        found = [copy.comments[key] for copy in copies if key in copy.comments]
        if len(texts) > 1:
            title = next((comment.title for comment in found if comment.title), "")
            conflicts.append(Conflict(key, title, tuple(file for files in texts.values() for file in files)))
            text = BETWEEN.join(f"{' and '.join(files)}:\n{text}" for text, files in texts.items())
            comments[key] = _with_older(Comment(text, copies[0].as_at, title), found, tuple(texts))
        elif texts:
            (text,) = texts
            written = newest(comment for comment in found if comment.text == text)
            comments[key] = _with_older(written, found, (text,))
    return Merged(comments, tuple(conflicts))


def _texts(key: str, copies: Sequence[FoundCommentary]) -> dict[str, list[str]]:
    """The texts that count, each with its files: those that managers wrote, or else those that ChAT carried over."""
    holding = [copy for copy in copies if key in copy.comments and copy.comments[key].text]
    texts: dict[str, list[str]] = {}
    for copy in [copy for copy in holding if key in copy.written] or holding:
        texts.setdefault(copy.comments[key].text, []).append(copy.file)
    return texts


def _with_older(comment: Comment, found: Sequence[Comment], current: tuple[str, ...]) -> Comment:
    """The comment with every other text there was as an older one."""
    others = newest([replace(comment, older=()), *found])
    older = [each for each in (replace(others, older=()), *others.older) if each.text not in (*current, comment.text)]
    return newest([replace(comment, older=()), replace(comment, older=tuple(older))])
