"""The job behind `chat comparators import`: new published statistics into the user's own copy."""

from pathlib import Path

from chat.comparators.own_copy import folder_of
from chat.comparators.releases.importing import Outcome, import_releases
from chat.settings.file import find_configuration, read_configuration


def import_comparators(folder: Path, into: Path | None = None) -> tuple[Path, tuple[Outcome, ...]]:
    """Takes new releases of published statistics into the user's own copy: where that is, what became of each file."""
    place = folder_of(into or read_configuration(find_configuration(None, Path.cwd())).run.get("comparators"))
    return place, import_releases(folder, place)
