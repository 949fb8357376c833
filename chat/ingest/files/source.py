"""The files of an extract, sheet by sheet, as text.

Nothing here imports Polars before a sheet is there to be made a frame, so that the import and the reading of the first
sheets go on side by side.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from chat.errors import UnreadableInput
from chat.findings import PassedOver
from chat.ingest.files.checks import check_workbook, contents, is_bounded, not_a_file_kind
from chat.ingest.files.isolated import ReaderApart
from chat.ingest.files.workbooks import Workbook
from chat.ingest.raw_sheet import RawSheet
from chat.settings.limits import USUAL, Limits
from chat.xlsx.archive import sheet_of_part
from chat.xlsx.own_sheet import has_own_sheet, is_accessible_form
from chat.xlsx.package import Package

if TYPE_CHECKING:
    import polars as pl

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
DELIMITED = frozenset((".csv", ".tsv", ".txt"))
PARQUET = frozenset((".parquet",))
OWN_WORKBOOK = "it is a workbook that ChAT has written, not an extract"
EMPTY = "it is empty (0 bytes)"
KINDS = WORKBOOKS | DELIMITED | PARQUET
KINDS_IN_A_FOLDER = KINDS - {".txt"}  # there a text file is somebody's note
READERS = 2  # files and sheets read at a time; more would only hold more of them in memory


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


@dataclass(frozen=True, slots=True)
class BeingRead:
    """The files that are being read, what was passed over beside them, and their sheets as they come, in order.

    `sheets` raises UnreadableInput where it comes to a file that cannot be read.
    """

    files: list[Path]
    passed_over: list[PassedOver]
    sheets: Iterator[RawSheet | Skipped]


@contextmanager
def begin_reading(paths: Sequence[Path], limits: Limits = USUAL) -> Iterator[BeingRead]:
    """Begins to read the files at once; what nobody has asked for at the end is given up.

    Raises UnreadableInput as `input_files` does.
    """
    files, passed_over = input_files(paths)
    with _begun(files, limits) as sheets:
        yield BeingRead(files, passed_over, sheets)


def read_ahead(files: Sequence[Path], limits: Limits = USUAL) -> Iterator[RawSheet | Skipped]:
    """The sheets of all files in order; while one is worked on, the next are being read. Raises UnreadableInput."""
    with _begun(files, limits) as sheets:
        yield from sheets


ReadSheet = Callable[[], RawSheet | Skipped]
Sheets = deque[Future[RawSheet | Skipped]]


@contextmanager
def _begun(files: Sequence[Path], limits: Limits) -> Iterator[Iterator[RawSheet | Skipped]]:
    with ReaderApart(limits) as apart, ThreadPoolExecutor(max_workers=READERS) as readers:

        def begin(path: Path) -> Sheets:
            if len(files) > 1 and is_empty(path):
                return deque([readers.submit(lambda: Skipped(PassedOver(path.name, path.name, EMPTY)))])
            return deque(readers.submit(read) for read in _sheets_of(path, limits, apart))

        waiting = deque(files)
        begun = deque(readers.submit(begin, waiting.popleft()) for _ in files[:READERS])

        def in_order() -> Iterator[RawSheet | Skipped]:
            while begun:
                sheets = begun.popleft().result()
                while sheets:  # taken out, so that a sheet is not kept longer than it is worked on
                    yield sheets.popleft().result()
                if waiting:
                    begun.append(readers.submit(begin, waiting.popleft()))

        try:
            yield in_order()
        finally:
            readers.shutdown(cancel_futures=True)


def is_empty(path: Path) -> bool:
    """Whether a file has no content at all: one such among several is passed over, alone it is refused."""
    return path.is_file() and path.stat().st_size == 0


def _sheets_of(path: Path, limits: Limits, apart: ReaderApart) -> list[ReadSheet]:
    """What reads each sheet of one file; raises UnreadableInput."""
    content = contents(path, limits)
    if path.suffix.lower() in PARQUET | DELIMITED:
        return [partial(_table_of_text, path, content, limits)]
    checked = check_workbook(path, content, limits)
    if is_bounded(content):
        workbook = Workbook(path, checked.content)
        may_lack = {sheet_of_part(checked.content, part) for part in checked.without_value}
        sheets: list[tuple[str, ReadSheet]] = [
            (name, partial(_sheet_of_workbook, workbook, name, may_lack_values=bool(may_lack & {name, None})))
            for name in workbook.sheet_names
        ]
    else:
        sheets = [(name, partial(_sheet, path, name, frame)) for name, frame in apart.sheets(path, content)]
    titles = [name for name, _ in sheets]
    if has_own_sheet(titles) or (is_bounded(content) and is_accessible_form(titles, Package(content))):
        return [lambda: Skipped(PassedOver(path.name, path.name, OWN_WORKBOOK))]
    return [read for _, read in sheets]


def _table_of_text(path: Path, content: bytes, limits: Limits) -> RawSheet:
    from chat.ingest.files.text_tables import read_delimited, read_parquet  # noqa: PLC0415 - it brings Polars

    if path.suffix.lower() in PARQUET:
        frame, unread = read_parquet(path, content, limits)
        return RawSheet(path, path.name, frame, is_file=True, unread_columns=unread)
    return RawSheet(path, path.name, read_delimited(path, content, limits), is_file=True)


def _sheet_of_workbook(workbook: Workbook, name: str, *, may_lack_values: bool) -> RawSheet | Skipped:
    return _sheet(workbook.path, name, workbook.read(name), may_lack_values=may_lack_values)


def _sheet(path: Path, name: str, frame: "pl.DataFrame | None", *, may_lack_values: bool = True) -> RawSheet | Skipped:
    if frame is None:
        return Skipped(PassedOver(path.name, name, "it is no sheet of cells"))
    return RawSheet(path, name, frame, may_lack_values=may_lack_values)
