"""Which files are earlier ChAT workbooks: those that were named, those in a folder, those beside the output."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from chat.errors import UnreadableInput
from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.opendocument import sheet_names
from chat.xlsx.own_sheet import has_own_sheet
from chat.xlsx.package import DAMAGE, Package

Say = Callable[[str], None]
WORKBOOK, OPEN_DOCUMENT = ".xlsx", ".ods"
READ = (WORKBOOK, ".xlsm", ".json")
LOCK = "~$"  # Excel's own file beside a workbook that somebody has open
KEPT = re.compile(r".*\.bak\d?")  # the stem of what ChAT kept when it wrote over a workbook


@dataclass(frozen=True, slots=True)
class PreviousFile:
    """An earlier workbook or figures file; `folder` is the one in which it was found, None when it was named itself."""

    path: Path
    folder: Path | None = None


def previous_files(given: Iterable[Path], say: Say) -> tuple[PreviousFile, ...]:
    """The files named with --previous, and the ChAT workbooks of the folders named, each once and in order.

    Says which folder holds none. Raises UnreadableInput when a name leads nowhere, or to a kind of file that no earlier
    workbook is.
    """
    found: dict[Path, PreviousFile] = {}
    for path in given:
        if not path.exists():
            raise UnreadableInput(f"cannot read '{path}': there is no such file or folder.")
        if path.is_dir():
            files = [PreviousFile(file, path) for file in chat_workbooks(path, say)]
            if not files:
                say(f"There is no earlier ChAT workbook in '{path}' yet")
        else:
            _refuse_other_kinds(path)
            files = [PreviousFile(path)]
        for file in files:
            found.setdefault(file.path.resolve(), file)
    return tuple(found.values())


def _refuse_other_kinds(path: Path) -> None:
    if path.suffix.lower() == OPEN_DOCUMENT:
        raise UnreadableInput(
            f"cannot use '{path.name}' as an earlier workbook: it was saved as .ods. Open it in LibreOffice, save it as"
            " 'Excel 2007-365 (.xlsx)' and name that file."
        )
    if path.suffix.lower() not in READ:
        raise UnreadableInput(
            f"cannot use '{path.name}' as an earlier workbook: ChAT writes .xlsx workbooks and .json figures files."
            " Name one of those, or leave it out."
        )


def chat_workbooks(folder: Path, say: Say) -> tuple[Path, ...]:
    """The ChAT workbooks of a folder by name, those that are kept copies excepted; says which cannot be read here."""
    candidates = [path for path in sorted(folder.iterdir()) if path.is_file() and not _is_other(path)]
    for path in candidates:
        if path.suffix.lower() == OPEN_DOCUMENT and has_own_sheet(sheet_names(path)):
            say(f"{path.name} is left out: it was saved as .ods. Save it as .xlsx to use its comments")
    return tuple(path for path in candidates if path.suffix.lower() == WORKBOOK and is_chat_workbook(path))


def _is_other(path: Path) -> bool:
    return path.name.startswith((LOCK, ".")) or KEPT.fullmatch(path.stem) is not None


def is_chat_workbook(path: Path) -> bool:
    """Whether the file is a workbook that ChAT has written; False when it cannot be read."""
    if path.suffix.lower() == OPEN_DOCUMENT:
        return has_own_sheet(sheet_names(path))
    try:
        return has_own_sheet(sheet.title for sheet in StoredWorkbook(Package(path)).sheets)
    except DAMAGE:
        return False
