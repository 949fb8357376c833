"""Puts a finished file into place: written beside its target, then renamed over it."""

import os
from pathlib import Path

from chat.errors import OutputRefused


def put_into_place(path: Path, content: bytes) -> None:
    """Replaces `path` with `content` in one step; whatever fails, the old file stays and nothing is left beside it.

    Raises OutputRefused when the folder is missing, the place is not writable, or a program has the file open.
    """
    refuse_unless_possible(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write(beside, content)
        beside.replace(path)
    except OSError as error:
        raise OutputRefused(f"cannot write '{path}': {_reason(error)}") from error
    finally:
        beside.unlink(missing_ok=True)


def lock_files(path: Path) -> tuple[Path, ...]:
    """The files that Excel and LibreOffice keep beside a workbook while they have it open."""
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")


def refuse_unless_possible(path: Path) -> None:
    """Raises OutputRefused when it can be told beforehand that `path` cannot be written."""
    if not path.parent.is_dir():
        raise OutputRefused(f"cannot write '{path}': there is no folder '{path.parent}'. Make it, or choose another.")
    if path.is_dir():
        raise OutputRefused(f"cannot write '{path}': it is a folder. Give the name of a file.")
    for lock in lock_files(path):
        if lock.exists():
            raise OutputRefused(
                f"cannot write '{path}': it is open in another program. Close it and try again"
                f" (or delete '{lock.name}' beside it if nobody has it open)."
            )


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission, or the file is open in another program. Close it, or choose another place with -o."
    return f"{(error.strerror or 'the disk refused it').lower()}. The earlier file, if there was one, is unchanged."
