"""What a job is given: the files of one extract, its dates, its authority and its settings."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chat.comparators.own_copy import folder_of, has_copy
from chat.report import Authority
from chat.settings.file import Configuration

Say = Callable[[str], None]


def silent(stage: str) -> None:
    """Say nothing about the stage."""


@dataclass(frozen=True, kw_only=True)
class Input:
    """What is read, and how: the files of one extract, its dates and its settings.

    `neighbours_of` is the ONS code of an authority whose region and neighbours are compared with, though it is not
    the one reported on.
    """

    paths: tuple[Path, ...]
    as_at: dt.date | None = None
    today: dt.date
    authority: Authority | None = None
    neighbours_of: str | None = None
    configuration: Configuration

    @property
    def own_copy(self) -> Path | None:
        """The folder of the user's own copy of published figures; None while there is none."""
        folder = folder_of(self.configuration.run.get("comparators"))
        return folder if has_copy(folder) else None

    @property
    def file_names(self) -> str:
        """The names of the files, for a sentence."""
        return ", ".join(path.name for path in self.paths)
