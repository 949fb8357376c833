"""The formats whose reader trusts what a file says about its own size (.xls, .xlsb, .ods) are read in a process of
their own: what exhausts or ends that process ends neither this one nor the computer.
"""

import io
import os
import sys
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl

from chat.errors import UnreadableInput
from chat.ingest.refusals import too_far, unreadable
from chat.ingest.workbooks import read_sheet, sheet_names
from chat.limits import Limits

MOST_SECONDS = 60
MOST_MEMORY = 3 * 1024**3
GAVE_UP = (
    "it is damaged, or it spans far more cells than any extract. Open it in Excel, delete what stands below or beside "
    "the lists, save it as .xlsx and try again."
)

Sheets = list[tuple[str, pl.DataFrame | None]]


class ReaderApart:
    """A process that reads workbooks, begun when the first one comes and ended with the `with` block."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Itself; the process begins with the first workbook."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the process."""
        self._end()

    def sheets(self, path: Path, content: bytes) -> Sheets:
        """All sheets of a workbook, None for those without cells; raises UnreadableInput."""
        connection = self._connection or self._begin()
        try:
            connection.send((path, content))
            if not connection.poll(MOST_SECONDS):
                raise EOFError
            answer: list[tuple[str, bytes | None]] | UnreadableInput = connection.recv()
        except (EOFError, OSError):
            self._end()
            raise unreadable(path, GAVE_UP) from None
        if isinstance(answer, UnreadableInput):
            raise answer
        return [(name, None if frame is None else pl.read_ipc(io.BytesIO(frame))) for name, frame in answer]

    def _begin(self) -> Connection:
        processes = get_context("spawn")
        self._connection, theirs = processes.Pipe()
        self._process = processes.Process(target=_serve, args=(theirs, self._limits), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process ends the connection
        return self._connection

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._process.kill()
            self._process.join()
            self._process.close()


def _serve(connection: Connection, limits: Limits) -> None:
    """Answers one workbook after the other with its sheets, or with the error."""
    _confine()
    while True:
        try:
            path, content = connection.recv()
        except EOFError:
            return
        try:
            connection.send(_read(path, content, limits))
        except UnreadableInput as error:
            connection.send(error)


def _confine() -> None:
    """Bounds the memory where the system can, and silences what a reader prints when it breaks down."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _read(path: Path, content: bytes, limits: Limits) -> list[tuple[str, bytes | None]]:
    reader, names = sheet_names(path, content)
    sheets: list[tuple[str, bytes | None]] = []
    for name in names:
        frame = read_sheet(reader, path, name)
        if frame is None:
            sheets.append((name, None))
            continue
        if limits.are_passed_by(frame.height, frame.width):
            raise unreadable(path, too_far(f"sheet '{name}'", frame.height, frame.width, limits))
        packed = io.BytesIO()
        frame.write_ipc(packed)
        sheets.append((name, packed.getvalue()))
    return sheets
