"""The files of an extract, sheet by sheet, as text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from chat.errors import UnreadableInput
from chat.findings import PassedOver
from chat.ingest.apart import ReaderApart
from chat.ingest.file_checks import check_workbook, contents, is_bounded, not_a_file_kind
from chat.ingest.sheets import RawSheet
from chat.ingest.tables_of_text import read_delimited, read_parquet
from chat.ingest.workbooks import OWN_SHEET, read_sheet, sheet_names
from chat.limits import USUAL, Limits

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
DELIMITED = frozenset((".csv", ".tsv", ".txt"))
PARQUET = frozenset((".parquet",))
OWN_WORKBOOK = "it is a workbook that ChAT has written, not an extract"
KINDS = WORKBOOKS | DELIMITED | PARQUET
KINDS_IN_A_FOLDER = KINDS - {".txt"}  # there a text file is somebody's note


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or sheet that is not looked into, and why."""

    passed_over: PassedOver


def input_files(paths: Sequence[Path]) -> tuple[list[Path], list[PassedOver]]:
    """The files to read, folders opened (not their sub-folders), and what in the folders was passed over.

    Raises UnreadableInput for a path that does not exist, a file of a kind that is not read, a folder without files.
    """
    files: list[Path] = []
    passed: list[PassedOver] = []
    for path in paths:
        if path.is_dir():
            inside, beside = _files_of_folder(path)
            files += inside
            passed += beside
        elif not path.exists():
            raise UnreadableInput(f"cannot read '{path.name}': there is no such file or folder.")
        elif path.suffix.lower() not in KINDS:
            raise UnreadableInput(not_a_file_kind(path, sorted(KINDS)))
        else:
            files.append(path)
    return list(dict.fromkeys(files)), passed


def _files_of_folder(folder: Path) -> tuple[list[Path], list[PassedOver]]:
    try:
        inside = sorted((p for p in folder.iterdir() if p.is_file()), key=_in_natural_order)
    except PermissionError:
        raise UnreadableInput(f"cannot read the folder '{folder.name}': no permission.") from None
    seen = [path for path in inside if not path.name.startswith(("~$", "."))]
    files = [path for path in seen if path.suffix.lower() in KINDS_IN_A_FOLDER]
    if not files:
        kinds = ", ".join(sorted(KINDS_IN_A_FOLDER))
        raise UnreadableInput(f"the folder '{folder.name}' holds no file that can be read ({kinds}).")
    others = [path for path in seen if path not in files]
    return files, [PassedOver(path.name, path.name, "it is not a kind of file that is read") for path in others]


def _in_natural_order(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path.name.casefold())]


def read_ahead(files: Sequence[Path], limits: Limits = USUAL) -> Iterator[RawSheet | Skipped]:
    """The sheets of all files in order; while one is worked on, the next is being read. Raises UnreadableInput."""
    with ReaderApart(limits) as apart, ThreadPoolExecutor(max_workers=1) as reader:
        sheets = (sheet for path in files for sheet in raw_sheets(path, limits, apart))
        coming = reader.submit(next, sheets, None)
        while (sheet := coming.result()) is not None:
            coming = reader.submit(next, sheets, None)
            yield sheet


def raw_sheets(path: Path, limits: Limits, apart: ReaderApart) -> Iterator[RawSheet | Skipped]:
    """The sheets of one file, one at a time; raises UnreadableInput."""
    content = contents(path, limits)
    kind = path.suffix.lower()
    if kind in PARQUET:
        yield RawSheet(path, path.name, read_parquet(path, content, limits), is_file=True)
    elif kind in DELIMITED:
        yield RawSheet(path, path.name, read_delimited(path, content, limits), is_file=True)
    else:
        check_workbook(path, content, limits)
        yield from _sheets_of_workbook(path, content, apart)


def _sheets_of_workbook(path: Path, content: bytes, apart: ReaderApart) -> Iterator[RawSheet | Skipped]:
    if is_bounded(content):
        reader, names = sheet_names(path, content)
        sheets: Iterable[tuple[str, pl.DataFrame | None]] = ((name, read_sheet(reader, path, name)) for name in names)
    else:
        sheets = apart.sheets(path, content)
        names = [name for name, _ in sheets]
    if OWN_SHEET in names:
        yield Skipped(PassedOver(path.name, path.name, OWN_WORKBOOK))
        return
    for name, frame in sheets:
        if frame is None:
            yield Skipped(PassedOver(path.name, name, "it is no sheet of cells"))
        else:
            yield RawSheet(path, name, frame)
