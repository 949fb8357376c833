"""What a file is before a reader touches it: each problem one sentence with the file's name, without its folder."""

import re
from collections.abc import Sequence
from pathlib import Path

from chat.errors import UnreadableInput
from chat.ingest.files.archive_checks import CheckedWorkbook, check_archive
from chat.ingest.files.refusals import LOCKED, too_large, unreadable
from chat.settings.limits import Limits

OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # old Excel, and the envelope of an encrypted workbook
ZIP = b"PK"
# The beginning of the workbook, perhaps that it is write-protected, then that the rest is encrypted.
ENCRYPTED_RECORDS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
MAIN_PART = b"xl/workbook.xml"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def not_a_file_kind(path: Path, kinds: Sequence[str]) -> str:
    """The sentence for a file whose ending is not known."""
    kind = f"a {path.suffix} file" if path.suffix else "a file without an ending"
    return f"cannot read '{path.name}': {kind} is no kind that is read ({', '.join(kinds)})."


def contents(path: Path, limits: Limits) -> bytes:
    """A file whole; raises UnreadableInput when it is empty, too large, gone, being written, or not to be had."""
    try:
        before = path.stat()
        if before.st_size > limits.largest_file:
            raise unreadable(path, too_large(before.st_size, limits, "it holds"))
        with path.open("rb") as file:
            content = file.read(limits.largest_file + 1)
        after = path.stat()
    except FileNotFoundError:
        raise UnreadableInput(f"cannot read '{path.name}': there is no such file or folder.") from None
    except PermissionError:
        raise unreadable(path, "no permission. Close it if it is open elsewhere, or ask for access.") from None
    except OSError:
        raise unreadable(path, "the disk or network drive does not give it. Copy it and try again.") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise unreadable(path, "it is being written at this moment. Wait until that has ended and try again.")
    if not content:
        raise unreadable(path, "it is empty (0 bytes). Make the extract again.")
    return content


def check_workbook(path: Path, content: bytes, limits: Limits) -> CheckedWorkbook:
    """The workbook as it may be read.

    Raises UnreadableInput when a file with a workbook's ending is something else, damaged, encrypted or a bomb.
    """
    if content.startswith(OLE):
        if ENCRYPTED_STREAM in content or ENCRYPTED_RECORDS.search(content):
            raise unreadable(path, LOCKED)
    elif content.startswith(ZIP):
        return check_archive(path, content, limits)
    elif path.suffix.lower() != ".xls" or content[:1] != b"\x09":  # Excel 2 to 4 have no envelope
        raise unreadable(path, _what_it_is(path, content[:4096]))
    return CheckedWorkbook(content)


def is_bounded(content: bytes) -> bool:
    """Whether the checks know how much room the workbook takes when it is read: that of .xlsx and .xlsm they do."""
    return content.startswith(ZIP) and MAIN_PART in content


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
