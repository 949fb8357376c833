"""Which files are earlier ChAT workbooks: those that were named, those in a folder, those beside the output."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from chat.earlier.chat_sheet import TITLE
from chat.errors import UnreadableInput

WORKBOOK = ".xlsx"
SHEETS = "xl/workbook.xml"
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
    """Whether the file is a workbook with the sheet by which ChAT knows its own; False when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(SHEETS) as part:
            return re.search(rf'name="{TITLE}"', part.read(1_000_000).decode("utf-8", "replace")) is not None
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
