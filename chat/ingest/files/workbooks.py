"""Workbooks through fastexcel: every cell as text, every row of the sheet, nothing guessed."""

from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from chat.ingest.files.refusals import LOCKED, NO_WORKBOOK, unreadable

if TYPE_CHECKING:
    import fastexcel
    import polars as pl


class Workbook:
    """An open workbook whose sheets several threads may read at a time: a reader reads one sheet at a time, so a thread
    that finds none free opens another.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        """Opens the file, whose content is given; raises UnreadableInput."""
        self.path = path
        self._content = content
        reader, self.sheet_names = sheet_names(path, content)
        self._free: SimpleQueue[fastexcel.ExcelReader] = SimpleQueue()
        self._free.put(reader)

    def read(self, name: str) -> "pl.DataFrame | None":
        """All cells of a sheet as text, or None for a chart sheet; raises UnreadableInput."""
        try:
            reader = self._free.get_nowait()
        except Empty:
            reader = sheet_names(self.path, self._content)[0]
        try:
            return read_sheet(reader, self.path, name)
        finally:
            self._free.put(reader)


def sheet_names(path: Path, content: bytes | None = None) -> "tuple[fastexcel.ExcelReader, list[str]]":
    """An open reader of a workbook, whose content may be given, and its sheets' names; raises UnreadableInput."""
    import fastexcel  # noqa: PLC0415 - slow to import, and reading begins without it

    try:
        # From bytes the reader goes by what the file is, not by its ending.
        reader = fastexcel.read_excel(path.read_bytes() if content is None else content)
        return reader, list(reader.sheet_names)
    except BaseException as error:
        raise _translated(path, error) from None


def read_sheet(reader: "fastexcel.ExcelReader", path: Path, name: str) -> "pl.DataFrame | None":
    """All cells of a sheet as text, or None for a chart sheet.

    `skip_rows=0` keeps blank rows at the top, so that a row's index + 1 is its number on the sheet. Blank columns on
    the left are cut off by the reader.
    """
    try:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        frame = sheet.to_polars()
    except BaseException as error:
        if _means_no_cells(error):
            return None
        raise _translated(path, error) from None
    return frame.rename({column: str(place) for place, column in enumerate(frame.columns)})


def _means_no_cells(error: BaseException) -> bool:
    text = str(error).lower()
    return "chartsheet" in text or "dialogsheet" in text or "not a worksheet" in text


def _translated(path: Path, error: BaseException) -> BaseException:
    """The reader's error in our words; a panic of the reader derives from BaseException."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
        return error
    if "password" in str(error).lower():
        return unreadable(path, LOCKED)
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return unreadable(path, NO_WORKBOOK)
    return error
