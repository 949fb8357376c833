"""Puts a finished file into place: written beside its target, then renamed over it."""

import os
import secrets
import shutil
import stat
from pathlib import Path

from chat.errors import OutputRefused

PRIVATE = 0o600


def put_into_place(path: Path, content: bytes, *, keep_earlier: bool = False) -> None:
    """Replaces `path` with `content` in one step; whatever fails, the old file stays and nothing is left beside it.

    With `keep_earlier` a file of other content that was there stays beside it under the name that `backup_of` gives.
    Raises OutputRefused when the folder is missing, the place is not writable, or a program has the file open.
    """
    refuse_unless_possible(path)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")  # never that of a run that was killed
    try:
        _write(beside, content)
        if keep_earlier and path.exists() and path.read_bytes() != content:
            _keep(path, path.with_name(f".{path.name}.{secrets.token_hex(6)}.kept"))
        beside.replace(path)
    except OSError as error:
        raise OutputRefused(f"cannot write '{path}': {_reason(error)}") from error
    finally:
        beside.unlink(missing_ok=True)


def backup_of(path: Path) -> Path:
    """Where the file that was at `path` before is kept: `chat.bak.xlsx` for `chat.xlsx`."""
    return path.with_name(f"{path.stem}.bak{path.suffix}")


def _keep(path: Path, beside: Path) -> None:
    """Gives the file a second name in one step, so that at every moment a whole file stands at both names."""
    try:
        try:
            os.link(path, beside)
        except OSError:  # not every file system has second names
            shutil.copy2(path, beside)
        beside.replace(backup_of(path))
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
        usual = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        path.chmod(PRIVATE)  # nobody else looks into what is not complete
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(usual)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission, or the file is open in another program. Close it, or choose another place with -o."
    return f"{(error.strerror or 'the disk refused it').lower()}. The earlier file, if there was one, is unchanged."
