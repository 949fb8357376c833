"""The earlier workbooks of a run: those that were named, those beside the output, and what they carry."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from chat.commentary.by_title import NO_TITLES, Titles
from chat.commentary.comment import Comment
from chat.commentary.find import FoundCommentary, commentary_of
from chat.commentary.gather import commentary_to_carry, say_elsewhere, say_kept, say_used
from chat.earlier.figures import EarlierFigures
from chat.earlier.find import PreviousFile, chat_workbooks
from chat.earlier.read import figures_of, newest_first, read_figures
from chat.errors import OutputRefused, UnreadableInput
from chat.report import Authority
from chat.words.dates import date_text
from chat.xlsx.cells import open_workbook
from chat.xlsx.package import reading

Say = Callable[[str], None]
FIGURES_FILE = ".json"

NOBODY = Authority(None, "")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier workbooks give to a new one: comments by key, and figures of each as-at date, latest first."""

    commentary: dict[str, Comment]
    figures: tuple[EarlierFigures, ...]


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """One earlier workbook or figures file: its figures, and its commentary (None for a figures file).

    `folder` is where it was found, None when it was named itself; `saved` tells which of several was saved last.
    """

    path: Path
    figures: tuple[EarlierFigures, ...]
    commentary: FoundCommentary | None
    folder: Path | None = None
    saved: tuple[str, float] = ("", 0.0)

    @property
    def as_at(self) -> dt.date | None:
        """The date of the workbook, where it says one."""
        of_commentary = self.commentary.as_at if self.commentary else None
        return of_commentary or (self.figures[0].as_at if self.figures else None)

    @property
    def authority(self) -> Authority | None:
        """The authority of its figures, where it has any and they say."""
        return self.figures[0].authority if self.figures else None

    def may_be_of(self, authority: Authority | None) -> bool:
        """Whether nothing says that it is of another authority."""
        if self.authority is None or authority is None:
            return not (self.authority or authority or NOBODY).teams  # nobody said whose it is, but not a team's
        return self.authority.is_same(authority)

    def is_of(self, authority: Authority | None) -> bool:
        """Whether it says the same authority, or none where none is given."""
        if self.authority is None or authority is None:
            return self.authority is authority
        return self.authority.is_same(authority)


def earlier_workbooks(
    workbook: Path,
    named: Iterable[PreviousFile],
    authority: Authority | None,
    *,
    beside: bool,
    say: Say,
    force: bool = False,
    titles: Titles = NO_TITLES,
) -> Earlier:
    """What the workbook to be written over, those that were named and, with `beside`, those in its folder hold.

    `titles` are those under which this version prints topics, for a workbook that has lost all else that tells them. Of
    one as-at date the comments of the workbook that is written over come first, then those named, then the others.
    Raises OutputRefused when the workbook to be written over cannot be read, UnreadableInput for the others.
    """
    read = [_read_named(file, titles) for file in named if file.path.stat().st_size]
    given = _saved_last(_of_authority(read, authority, say), say)
    nearby = _beside(workbook, authority, say) if beside else []
    own = _written_over(workbook, titles)
    if own and not force and not own.may_be_of(authority):
        raise OutputRefused(
            f"cannot write '{workbook}': it is the workbook of another authority."
            " Choose another name with -o, or write over it with --force."
        )
    for file in (*([own] if own else []), *given):
        if file.commentary and file.commentary.is_by_title:
            say(
                f"{file.path.name} has lost the names of its cells and its hidden sheet: its comments were found by the"
                " titles above them, and their dates are not known"
            )
    found: list[FoundCommentary] = []
    done = {workbook.resolve()}
    if own and own.commentary:
        say_kept(workbook, own.commentary, say)
        found.append(own.commentary)
    for file in (*given, *nearby):
        if file.commentary and file.path.resolve() not in done:
            done.add(file.path.resolve())
            say_used(file.path, file.commentary, say)
            found.append(file.commentary)
    say_elsewhere(found, say)
    of_output = [own] if own and own.may_be_of(authority) else []
    return Earlier(
        commentary_to_carry(found),
        newest_first(figures for file in (*given, *of_output, *nearby) for figures in file.figures),
    )


def read_earlier(path: Path, folder: Path | None = None, titles: Titles = NO_TITLES) -> EarlierFile:
    """A workbook or figures file, opened once; raises UnreadableInput when it cannot be read."""
    if path.suffix.lower() == FIGURES_FILE:
        return EarlierFile(path, read_figures(path), None)
    workbook = open_workbook(path)
    found = commentary_of(workbook, path, titles)
    with reading(path):
        saved = workbook.saved_at, path.stat().st_mtime
    return EarlierFile(path, figures_of(workbook, path), found, folder, saved)


def _read_named(file: PreviousFile, titles: Titles) -> EarlierFile:
    """A file named with --previous; refuses what ChAT has not written."""
    found = read_earlier(file.path, file.folder, titles)
    if not found.figures and not (found.commentary and found.commentary.is_of_chat):
        raise UnreadableInput(
            f"cannot use '{file.path.name}' as an earlier workbook: ChAT has not written it."
            " If it is an extract, name it without --previous; else leave it out."
        )
    return found


def _saved_last(files: list[EarlierFile], say: Say) -> list[EarlierFile]:
    """The files without the working copies of folders: of one folder and as-at date the one saved last counts."""
    copies: dict[tuple[Path, dt.date], list[EarlierFile]] = {}
    for file in files:
        if file.folder is not None and file.as_at is not None:
            copies.setdefault((file.folder, file.as_at), []).append(file)
    left_out: list[Path] = []
    for (_, as_at), of_date in copies.items():
        last = max(of_date, key=lambda file: file.saved)
        others = [file.path for file in of_date if file is not last]
        if others:
            names = ", ".join(path.name for path in others)
            say(
                f"Of the workbooks as at {date_text(as_at)} the one saved last counts, {last.path.name}."
                f" Left out: {names}. To use the comments of all, merge them first with 'chat commentary merge'"
            )
        left_out += others
    return [file for file in files if file.path not in left_out]


def _written_over(workbook: Path, titles: Titles) -> EarlierFile | None:
    """The workbook at the place of the output; None when nothing is there, or an empty file."""
    if not workbook.is_file():
        return None
    try:
        if not workbook.stat().st_size:
            return None
        return read_earlier(workbook, titles=titles)
    except UnreadableInput as error:
        raise OutputRefused(
            f"cannot write over '{workbook}', for commentary in it might be lost: {error}"
            " Move that file away, or choose another name with -o."
        ) from error


def _of_authority(files: list[EarlierFile], authority: Authority | None, say: Say) -> list[EarlierFile]:
    """The files without those of another authority, and that is said."""
    for file in sorted(each.path for each in files if not each.may_be_of(authority)):
        say(f"{file.name} is of another authority and is left out")
    return [file for file in files if file.may_be_of(authority)]


def _beside(workbook: Path, authority: Authority | None, say: Say) -> list[EarlierFile]:
    """The other ChAT workbooks of the same authority in the folder of a workbook; says which."""
    folder = workbook.parent
    others = [read_earlier(file, folder) for file in chat_workbooks(folder, say) if file != workbook]
    of_authority = [file for file in others if file.figures and file.is_of(authority)]
    found = _saved_last(of_authority, say)
    if found:
        say("Earlier workbooks beside it: " + ", ".join(file.path.name for file in found))
    return found
