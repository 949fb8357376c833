"""Puts a finished file into place: written beside its target, then renamed over it."""

import hashlib
import os
import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

from chat.errors import OutputRefused

PRIVATE = 0o600
EVERYBODY = 0o666  # less what the user's umask takes away
BEGAN = time.time()
LEFT_BEHIND = re.compile(r"\..+\.(?P<process>\d+)-[0-9a-f]{12}\.(part|kept)")
NOTHING_THERE = ""
MOST_BACKUPS = 3


class ChangedMeanwhile(OutputRefused):
    """Somebody saved the file after it was read; it is as they saved it."""


def put_into_place(
    path: Path, content: bytes, *, keep_earlier: bool = False, private: bool = False, as_read: str | None = None
) -> None:
    """Replaces `path` with `content` in one step; whatever fails, the old file stays and nothing is left beside it.

    With `keep_earlier` a file of other content that was there stays beside it under the first name of `backups_of`, and
    those that stood there move on by one.
    With `private` only the user may read the file, from its first byte on. A link stays, and the file that it leads to
    is replaced. Raises OutputRefused when the folder is missing, the place is not writable, or a program has the file
    open, and ChangedMeanwhile when its content is not the one `as_read` (from `content_mark`).
    """
    refuse_unless_possible(path)
    path = followed(path)
    sweep(path.parent)
    beside = _beside(path, "part")
    try:
        _write(beside, content, private=private)
        if as_read is not None and content_mark(path) != as_read:
            raise ChangedMeanwhile(f"cannot write '{path}': somebody saved it while it was being made anew. Run again.")
        if keep_earlier and path.exists() and path.read_bytes() != content:
            _keep(path, _beside(path, "kept"))
        beside.replace(path)
    except OSError as error:
        raise OutputRefused(f"cannot write '{path}': {_reason(error)}") from error
    finally:
        beside.unlink(missing_ok=True)


def content_mark(path: Path) -> str:
    """A fingerprint of what the file holds now, by which a change is noticed; the same for all that is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else NOTHING_THERE


def sweep(folder: Path) -> tuple[str, ...]:
    """Removes what runs that were killed have left in a folder, and returns the names.

    Only the user's own unfinished files go, those that are older than this process and whose own process has ended.
    """
    swept = []
    for file in sorted(folder.glob(".*")):
        left = LEFT_BEHIND.fullmatch(file.name)
        if left and _is_over(file, int(left["process"])):
            with suppress(OSError):
                file.unlink()
                swept.append(file.name)
    return tuple(swept)


def followed(path: Path) -> Path:
    """The file that a link leads to; any other path as it is."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError) as error:
        raise OutputRefused(f"cannot write '{path}': it is a link that leads nowhere.") from error


def _beside(path: Path, ending: str) -> Path:
    """A hidden name in the same folder, that of no other run."""
    return path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(6)}.{ending}")


def _is_over(file: Path, process: int) -> bool:
    try:
        found = file.lstat()
    except OSError:
        return False
    is_own = os.name == "nt" or found.st_uid == os.getuid()
    return is_own and found.st_mtime < BEGAN and not _is_running(process)


def _is_running(process: int) -> bool:
    """Whether there is such a process here; Windows keeps an open file by itself."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)  # asks only
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def backups_of(path: Path) -> tuple[Path, ...]:
    """Where the files that were at `path` before are kept: `chat.bak.xlsx`, `chat.bak2.xlsx`, `chat.bak3.xlsx`."""
    endings = ("", *map(str, range(2, MOST_BACKUPS + 1)))
    return tuple(path.with_name(f"{path.stem}.bak{ending}{path.suffix}") for ending in endings)


def backup_that_goes(path: Path) -> Path | None:
    """The oldest kept copy, which makes room for the next one; None while there is room."""
    oldest = backups_of(path)[-1]
    return oldest if oldest.exists() and _moves_backups(path) else None


def _moves_backups(path: Path) -> bool:
    """Whether the file would be a further copy; one that is kept already needs none."""
    newest = backups_of(path)[0]
    return not newest.exists() or content_mark(newest) != content_mark(path)


def _keep(path: Path, beside: Path) -> None:
    """Gives the file a second name in one step, so that at every moment a whole file stands at both names.

    Earlier copies move on first, the oldest one goes.
    """
    newest, *older = backups_of(path)
    try:
        try:
            os.link(path, beside)
        except OSError:  # not every file system has second names
            shutil.copy2(path, beside)
        if _moves_backups(path):
            for target, source in reversed(list(zip(older, (newest, *older), strict=False))):
                if source.exists():
                    source.replace(target)
        beside.replace(newest)
    finally:
        beside.unlink(missing_ok=True)


def lock_files(path: Path) -> tuple[Path, ...]:
    """The files that Excel and LibreOffice keep beside a workbook while they have it open."""
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")


def refuse_ending(path: Path, *endings: str, what: str) -> None:
    """Raises OutputRefused unless the name ends in one of these."""
    if path.suffix.lower() not in endings:
        wanted = " or ".join(endings)
        raise OutputRefused(f"cannot write '{path}': {what} must end in {wanted}. Give another name.")


def refuse_unless_possible(path: Path) -> None:
    """Raises OutputRefused when it can be told beforehand that `path` cannot be written."""
    path = followed(path)
    if not path.parent.is_dir():
        raise OutputRefused(f"cannot write '{path}': there is no folder '{path.parent}'. Make it, or choose another.")
    if path.is_dir():
        raise OutputRefused(f"cannot write '{path}': it is a folder. Give the name of a file.")
    if path.exists() and not path.is_file():
        raise OutputRefused(f"cannot write '{path}': it is a device or a pipe. Give the name of a file.")
    for lock in lock_files(path):
        if lock.exists():
            raise OutputRefused(
                f"cannot write '{path}': it is open in another program. Close it and try again"
                f" (or delete '{lock.name}' beside it if nobody has it open)."
            )


def _write(path: Path, content: bytes, *, private: bool) -> None:
    number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), PRIVATE)
    with os.fdopen(number, "wb") as file:  # nobody else looks into what is not complete
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if not private:
        path.chmod(EVERYBODY & ~_umask())


def _umask() -> int:
    """The rights that the user's new files lack; there is no way to ask but to set it for a moment."""
    mask = os.umask(PRIVATE ^ 0o777)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission, or the file is open in another program. Close it, or choose another place with -o."
    return f"{(error.strerror or 'the disk refused it').lower()}. The earlier file, if there was one, is unchanged."
