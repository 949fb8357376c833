"""The formats whose reader trusts what a file says about its own size (.xls, .xlsb, .ods) are read in a process of
their own: what exhausts or ends that process ends neither this one nor the computer.
"""

import io
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from chat.errors import UnreadableInput
from chat.ingest.files.refusals import too_far, unreadable
from chat.ingest.files.workbooks import read_sheet, sheet_names
from chat.settings.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    import polars as pl

MOST_SECONDS = 60.0
SECONDS_FOR_ANY, SECONDS_A_MEGABYTE = 8.0, 4.0  # many times what a sound file takes
MOST_MEMORY = 3 * 1024**3
GAVE_UP = (
    "it is damaged, or it spans far more cells than any extract. Open it in Excel, delete what stands below or beside "
    "the lists, save it as .xlsx and try again."
)
# What the process runs; it finds the modules where this one does.
PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from chat.ingest.files.isolated import serve; serve()"

Sheets = list[tuple[str, "pl.DataFrame | None"]]
Packed = list[tuple[str, bytes | None]]


class ReaderApart:
    """A process that reads workbooks, begun when the first one comes and ended with the `with` block."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._one_at_a_time = Lock()
        self._process: subprocess.Popen[bytes] | None = None

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
        with self._one_at_a_time:
            return self._sheets(path, content)

    def _sheets(self, path: Path, content: bytes) -> Sheets:
        process = self._process or self._begin()
        too_long = Timer(seconds_for(len(content)), process.kill)
        too_long.start()
        try:
            _send(_pipe(process.stdin), (path, content, self._limits))
            answer = _receive(_pipe(process.stdout))
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            raise unreadable(path, GAVE_UP) from None
        finally:
            too_long.cancel()
        if isinstance(answer, str):
            raise UnreadableInput(answer)
        import polars as pl  # noqa: PLC0415 - reading begins without it

        return [(name, None if frame is None else pl.read_ipc(io.BytesIO(frame))) for name, frame in answer]

    def _begin(self) -> "subprocess.Popen[bytes]":
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a reader that breaks down prints what it was at
        )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def seconds_for(size: int) -> float:
    """How long the reader may take for a file of so many bytes: a small one that takes long is harmed."""
    return min(MOST_SECONDS, SECONDS_FOR_ANY + SECONDS_A_MEGABYTE * size / MEGABYTE)


def serve() -> None:
    """Answers one workbook after the other with its sheets, or with the sentence that refuses it."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    while True:
        try:
            path, content, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that began this one
        except EOFError:
            return
        try:
            _send(sys.stdout.buffer, _read(path, content, limits))
        except UnreadableInput as error:
            _send(sys.stdout.buffer, str(error))


def _pipe(pipe: "IO[bytes] | None") -> IO[bytes]:
    assert pipe is not None
    return pipe


def _send(pipe: IO[bytes], message: object) -> None:
    pickle.dump(message, pipe)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Packed | str:
    answer: Packed | str = pickle.load(pipe)  # noqa: S301 - from the process that was begun here
    return answer


def _read(path: Path, content: bytes, limits: Limits) -> Packed:
    reader, names = sheet_names(path, content)
    sheets: Packed = []
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
