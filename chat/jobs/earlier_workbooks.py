"""The earlier workbooks of a run: those that were named, those beside the output, and the figures they carry."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chat.commentary.comment import Comment
    from chat.earlier.figures import EarlierFigures

Say = Callable[[str], None]
FiguresByFile = Mapping[Path, "tuple[EarlierFigures, ...]"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier workbooks give to a new one: comments by key, and figures of each as-at date, latest first."""

    commentary: "dict[str, Comment]"
    figures: "tuple[EarlierFigures, ...]"


def earlier_workbooks(
    workbook: Path, named: Iterable[Path], authority_code: str | None, *, beside: bool, say: Say
) -> Earlier:
    """What the workbook to be written over, those that were named and, with `beside`, those in its folder hold.

    Raises OutputRefused when the workbook to be written over cannot be read, UnreadableInput for the others.
    """
    from chat.commentary.gather import commentary_to_carry

    given = named_workbooks(named, authority_code, say)
    nearby = workbooks_beside(workbook, authority_code, say) if beside else {}
    commentary = commentary_to_carry(workbook, (*given, *nearby), say)
    own = named_workbooks((workbook,) if workbook.is_file() else (), authority_code, lambda _: None)
    return Earlier(commentary, earlier_figures(given, own, nearby))


def named_workbooks(files: Iterable[Path], authority_code: str | None, say: Say) -> FiguresByFile:
    """The files with the figures they carry, without those of another authority, and that is said.

    Raises UnreadableInput when a file cannot be read.
    """
    from chat.earlier.read import read_figures

    found = {file: read_figures(file) for file in files if file.stat().st_size}
    foreign = {file for file, figures in found.items() if not _may_be_of(figures, authority_code)}
    for file in sorted(foreign):
        say(f"{file.name} is of another authority and is left out")
    return {file: figures for file, figures in found.items() if file not in foreign}


def workbooks_beside(workbook: Path, authority_code: str | None, say: Say) -> FiguresByFile:
    """The other ChAT workbooks of the same authority in the folder of a workbook, with their figures; says which."""
    from chat.earlier.find import chat_workbooks
    from chat.earlier.read import read_figures

    others = {file: read_figures(file) for file in chat_workbooks(workbook.parent) if file != workbook}
    found = {file: figures for file, figures in others.items() if figures and _is_of(figures, authority_code)}
    if found:
        say("Earlier workbooks beside it: " + ", ".join(file.name for file in found))
    return found


def earlier_figures(*found: FiguresByFile) -> "tuple[EarlierFigures, ...]":
    """One set of figures for each as-at date, latest first; of two of one date the one found first."""
    from chat.earlier.read import newest_first

    return newest_first(figures for by_file in found for each in by_file.values() for figures in each)


def _is_of(figures: "tuple[EarlierFigures, ...]", authority_code: str | None) -> bool:
    return figures[0].authority_code == authority_code


def _may_be_of(figures: "tuple[EarlierFigures, ...]", authority_code: str | None) -> bool:
    return not figures or None in (figures[0].authority_code, authority_code) or _is_of(figures, authority_code)
