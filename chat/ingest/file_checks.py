"""What a file is before a reader touches it: each problem one sentence with the file's name, without its folder."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from chat.errors import UnreadableInput

OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # old Excel, and the envelope of an encrypted workbook
ZIP = b"PK"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
LARGEST_UNPACKED = 2 * 1024**3
LARGEST_RATIO = 200
SMALL_ENOUGH_FOR_ANY_RATIO = 100 * 1024**2
LOCKED = "it is password-protected. Save a copy without a password and try again."


def unreadable(path: Path, reason: str) -> UnreadableInput:
    """The error for a file, with the reason and what to do."""
    return UnreadableInput(f"cannot read '{path.name}': {reason}")


def not_a_file_kind(path: Path, kinds: Sequence[str]) -> str:
    """The sentence for a file whose ending is not known."""
    kind = f"a {path.suffix} file" if path.suffix else "a file without an ending"
    return f"cannot read '{path.name}': {kind} is no kind that is read ({', '.join(kinds)})."


def check_readable(path: Path) -> None:
    """Raises UnreadableInput when the file is empty, gone or not allowed to be read."""
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise unreadable(path, "it is empty (0 bytes). Make the extract again.")
    except FileNotFoundError:
        raise UnreadableInput(f"cannot read '{path.name}': there is no such file or folder.") from None
    except PermissionError:
        raise unreadable(path, "no permission. Close it if it is open elsewhere, or ask for access.") from None
    except OSError:
        raise unreadable(path, "the disk or network drive does not give it. Copy it and try again.") from None


def check_workbook(path: Path) -> None:
    """Raises UnreadableInput when a file with a workbook's ending is something else, damaged, encrypted or a bomb."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(OLE):
        if path.suffix.lower() != ".xls" and _is_encrypted(path):
            raise unreadable(path, LOCKED)
    elif start.startswith(ZIP):
        _check_zip(path)
    elif path.suffix.lower() == ".xls" and start[:1] == b"\x09":
        return  # Excel 2 to 4, without the envelope
    else:
        raise unreadable(path, _what_it_is(path, start))


def _is_encrypted(path: Path) -> bool:
    return ENCRYPTED_STREAM in path.read_bytes()


def _what_it_is(path: Path, start: bytes) -> str:
    ending = path.suffix.lower()
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        return f"it is a web page (HTML) that ends in {ending}. Open it in Excel and save it as .xlsx."
    if text.startswith(b"<"):
        return f"it is an XML file that ends in {ending}. Open it in Excel and save it as .xlsx."
    if b"\x00" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"it is a text file (CSV?) that ends in {ending}. Give it the ending .csv, or save it as .xlsx."
    return "it is no workbook, or it is damaged. Save it again as .xlsx and try again."


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        raise unreadable(path, "it is damaged or not complete. Copy or save it again and try again.") from None
    unpacked = sum(member.file_size for member in members)
    packed = max(path.stat().st_size, 1)
    if unpacked > LARGEST_UNPACKED or (unpacked > SMALL_ENOUGH_FOR_ANY_RATIO and unpacked > LARGEST_RATIO * packed):
        raise unreadable(
            path, f"it would unpack to {unpacked / 1024**2:,.0f} MB, which no extract needs. Save only the lists."
        )
