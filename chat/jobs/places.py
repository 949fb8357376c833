"""Where a file may go: never over a file of the extract, nor over a ChAT workbook that it is not the next of.

What ChAT has not written is written over only with --force.
"""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from chat.earlier.find import is_chat_workbook
from chat.errors import OutputRefused
from chat.ingest.files.source import input_files
from chat.jobs.given import Input, Say
from chat.jobs.own_files import is_own
from chat.jobs.wanted import LONG_TABLE
from chat.long_table.write import files_of
from chat.saving import followed, refuse_ending, refuse_unless_possible, sweep
from chat.workbook.confidential.marking import confidential_path
from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.own_sheet import is_accessible_form
from chat.xlsx.package import DAMAGE, Package


def default_output(given: Input, as_at: dt.date) -> Path:
    """`chat-<authority>-<as-at>.xlsx` beside the extract."""
    name = "-".join(re.findall(r"[a-z0-9]+", given.authority.name.casefold())) if given.authority else "annex-a"
    return given.paths[0].resolve().parent / f"chat-{name}-{as_at.isoformat()}.xlsx"


def refuse_foreign(path: Path, *, force: bool) -> None:
    """Raises OutputRefused when the place cannot be written or, unless `force`, holds what ChAT has not written."""
    refuse_unless_possible(path)
    if not force and path.is_file() and not is_own(followed(path)):
        raise OutputRefused(
            f"cannot write '{path}': there is a file that ChAT has not written."
            " Choose another name, or write over it with --force."
        )


def refuse_other_forms(path: Path, *, force: bool) -> None:
    """Raises OutputRefused unless `force` when the accessible form would go over a workbook of another form."""
    refuse_foreign(path, force=force)
    if not force and path.is_file() and path.stat().st_size and not is_accessible(followed(path)):
        raise OutputRefused(
            f"cannot write '{path}': it is a ChAT workbook of another layout, and commentary in it would be lost."
            " Choose another name with -o, or write over it with --force."
        )


def is_accessible(path: Path) -> bool:
    """Whether the file is a workbook that ChAT has written in the accessible form."""
    try:
        package = Package(path)
        return is_accessible_form((sheet.title for sheet in StoredWorkbook(package).sheets), package)
    except DAMAGE:
        return False


def refuse_figures(figures: Path, *, force: bool) -> None:
    """The same of a figures file, or of a long table and everything that is written beside it."""
    is_long_table = figures.suffix.lower() in LONG_TABLE
    for place in files_of(figures) if is_long_table else (figures,):
        refuse_foreign(place, force=force)


def say_swept(folder: Path, say: Say) -> None:
    """Removes what runs that were killed left in a folder, and names it."""
    for name in sweep(folder):
        say(f"Removing {name}, which a run that was stopped left behind")


def place_of_workbook(workbook: Path, inputs: tuple[Path, ...]) -> Path:
    """The place of the ChAT workbook; raises OutputRefused for another ending, or a file of the extract."""
    refuse_ending(workbook, ".xlsx", what="the workbook")
    refuse_unless_possible(workbook)
    if workbook.is_file() and is_of_extract(workbook, inputs):
        raise OutputRefused(f"cannot write '{workbook}': it is a file of the extract. Choose another name with -o.")
    return workbook


def is_of_extract(workbook: Path, inputs: tuple[Path, ...]) -> bool:
    """Whether the file is read as an input; an earlier ChAT workbook in the folder of the extract is not."""
    if not any(file.samefile(workbook) for file in input_files(inputs)[0]):
        return False
    return not (is_chat_workbook(workbook) or is_accessible(workbook))


def confidential_place(
    output: Path, inputs: tuple[Path, ...], refuse: Callable[[Path], None] = lambda _: None, *, force: bool = False
) -> Path:
    """Where a confidential file goes: under a name that says so.

    Raises OutputRefused when something is there that must not be written over, or nothing can be written.
    """
    refuse(output)
    return free_place(confidential_path(output), inputs, force=force)


def free_place(place: Path, inputs: tuple[Path, ...] = (), *, force: bool = False) -> Path:
    """The place, where nothing stands that must not be written over.

    Raises OutputRefused when a file of the extract or a ChAT workbook is there, a file that ChAT has not written
    (unless `force`), or nothing can be written.
    """
    refuse_unless_possible(place)
    if place.is_file() and (is_of_extract(place, inputs) or is_chat_workbook(place)):
        raise OutputRefused(
            f"cannot write '{place}': it is a file of the extract or a ChAT workbook. Choose another name with -o."
        )
    refuse_foreign(place, force=force)
    return place
