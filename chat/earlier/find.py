"""Which files are earlier ChAT workbooks: those that were named, those in a folder, those beside the output."""

from collections.abc import Iterable
from pathlib import Path

from chat.errors import UnreadableInput
from chat.xlsx.cells import StoredWorkbook
from chat.xlsx.own_sheet import has_own_sheet
from chat.xlsx.package import DAMAGE, Package

WORKBOOK = ".xlsx"
LOCK = "~$"  # Excel's own file beside a workbook that somebody has open
KEPT = ".bak"  # the stem's ending of what ChAT kept when it wrote over a workbook


def previous_files(given: Iterable[Path]) -> tuple[Path, ...]:
    """The files named with --previous, and the ChAT workbooks of the folders named, each once and in order.

    Raises UnreadableInput when a name leads nowhere, or a folder holds no ChAT workbook.
    """
    found: dict[Path, Path] = {}
    for path in given:
        if not path.exists():
            raise UnreadableInput(f"cannot read '{path}': there is no such file or folder.")
        files = chat_workbooks(path) if path.is_dir() else (path,)
        if not files:
            raise UnreadableInput(f"no ChAT workbook found in '{path}'. Name the files, or another folder.")
        found.update((file.resolve(), file) for file in files)
    return tuple(found.values())


def chat_workbooks(folder: Path) -> tuple[Path, ...]:
    """The ChAT workbooks of a folder by name, those that are kept copies excepted."""
    candidates = (path for path in sorted(folder.glob(f"*{WORKBOOK}")) if not path.stem.endswith(KEPT))
    return tuple(path for path in candidates if not path.name.startswith(LOCK) and is_chat_workbook(path))


def is_chat_workbook(path: Path) -> bool:
    """Whether the file is a workbook that ChAT has written; False when it cannot be read."""
    try:
        return has_own_sheet(sheet.title for sheet in StoredWorkbook(Package(path)).sheets)
    except DAMAGE:
        return False
