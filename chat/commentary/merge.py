"""Brings together what several managers wrote in copies of one workbook; nothing here reads or writes files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chat.commentary.comment import BETWEEN, Comment, newest
from chat.commentary.find import FoundCommentary


@dataclass(frozen=True, slots=True)
class Conflict:
    """A key for which different texts were found, with the files they are from and the title of the table.

    `removed_in` are the files in which the text was removed that others changed.
    """

    key: str
    title: str
    files: tuple[str, ...]
    removed_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """The comments of all copies by key, and where they differ; the keys of those that one person or several wrote."""

    comments: dict[str, Comment]
    conflicts: tuple[Conflict, ...]
    of_one: frozenset[str] = frozenset()
    of_several: frozenset[str] = frozenset()


def merged(copies: Sequence[FoundCommentary]) -> Merged:
    """One commentary out of several: what one wrote is taken, the same text once, different texts each with its file.

    A text that stands in a copy as ChAT wrote it gives way to one that somebody wrote, and to a removal. Where one
    removed a text that another changed, the changed one stays, and that is a conflict.
    """
    comments: dict[str, Comment] = {}
    conflicts: list[Conflict] = []
    of_one, of_several = set(), set()
    for key in sorted({key for copy in copies for key in copy.comments}):
        holding = [copy for copy in copies if key in copy.comments]
        texts = _texts(key, holding)
        comments[key] = _together(key, holding, texts)
        removed_in = tuple(copy.file for copy in holding if key in copy.emptied)
        if len(texts) > 1 or (texts and removed_in):
            files = tuple(file for files in texts.values() for file in files)
            conflicts.append(Conflict(key, comments[key].title, files, removed_in))
        if len(texts) > 1 or any(key in copy.merged and copy.comments[key].text in texts for copy in holding):
            of_several.add(key)
        elif texts and any(key in copy.written for copy in holding):
            of_one.add(key)
    return Merged(comments, tuple(conflicts), frozenset(of_one), frozenset(of_several))


def _texts(key: str, holding: Sequence[FoundCommentary]) -> dict[str, list[str]]:
    """The texts that count, each with its files: those that people wrote, or else those that ChAT carried over.

    Of texts carried over none counts where one was removed. A text that is a part of a merged one is there already.
    """
    of_people = [copy for copy in holding if key in copy.written]
    removed = any(key in copy.emptied for copy in holding)
    counting = of_people or ([] if removed else holding)
    texts: dict[str, list[str]] = {}
    for copy in counting:
        if copy.comments[key].text:
            texts.setdefault(copy.comments[key].text, []).append(copy.file)
    wholes = {copy.comments[key].text for copy in counting if key in copy.merged}
    return {text: files for text, files in texts.items() if not any(_is_part(text, whole) for whole in wholes)}


def _is_part(text: str, whole: str) -> bool:
    """Whether a merged text has this one as what somebody wrote in a file."""
    return text != whole and f":\n{text}{BETWEEN}" in whole + BETWEEN


def _together(key: str, holding: Sequence[FoundCommentary], texts: Mapping[str, Sequence[str]]) -> Comment:
    """The comment of these texts, with every other text there was as an older one."""
    found = [copy.comments[key] for copy in holding]
    title = next((comment.title for comment in found if comment.title), "")
    if len(texts) > 1:
        wholes = {copy.comments[key].text for copy in holding if key in copy.merged}
        parts = (text if text in wholes else f"{' and '.join(files)}:\n{text}" for text, files in texts.items())
        return _with_older(Comment(BETWEEN.join(parts), holding[0].as_at, title), found, tuple(texts))
    if texts:
        (text,) = texts
        written = newest(comment for comment in found if comment.text == text)
        return _with_older(written, found, (text,))
    return newest(found)


def _with_older(comment: Comment, found: Sequence[Comment], current: tuple[str, ...]) -> Comment:
    """The comment with every other text there was as an older one."""
    others = newest([replace(comment, older=()), *found])
    older = [each for each in (replace(others, older=()), *others.older) if each.text not in (*current, comment.text)]
    return newest(
        [replace(comment, older=()), replace(comment, older=tuple(older)), Comment("", removed=others.removed)]
    )
