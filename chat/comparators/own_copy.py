"""Where a user's own copy of published figures is: what `chat comparators import` brought, beside the embedded ones.

The copy has the same columns as the embedded files, and `release`: the latest year of the release a value comes from.
"""

import os
import sys
from pathlib import Path

VALUES = "published.parquet"
RESIDENTS = "population.parquet"


def default_folder() -> Path:
    """The user's data folder for published figures, as the system has it; it need not exist."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "chat" / "comparators"


def folder_of(given: object) -> Path:
    """The folder that the settings name, or the user's data folder."""
    return Path(str(given)).expanduser() if given else default_folder()


def has_copy(folder: Path) -> bool:
    """Whether anything was imported into the folder."""
    return (folder / VALUES).is_file() or (folder / RESIDENTS).is_file()
