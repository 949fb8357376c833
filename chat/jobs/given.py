"""What a job is given: the files of one extract, its dates, its authority and its settings."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
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

    def for_teams(self, teams: tuple[str, ...]) -> "Input":
        """The same for the children of some teams.

        Such a workbook is of an authority of its own, named for the teams: figures of the whole authority are never set
        beside it as last time, and no rate is of residents whom a team does not have. Region and neighbours stay.
        """
        whose = ", ".join(filter(None, (self.authority.name if self.authority else "", " and ".join(teams))))
        return replace(
            self,
            authority=Authority(None, whose, tuple(sorted(team.casefold() for team in teams))),
            neighbours_of=self.neighbours_of or (self.authority.code if self.authority else None),
            configuration=replace(self.configuration, population={}),
        )

    @property
    def file_names(self) -> str:
        """The names of the files, for a sentence."""
        return ", ".join(path.name for path in self.paths)
