"""Small deliveries, and workbooks whose parts are changed by hand."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from chat.annex_a import codes_of, list_by_number

DAY = dt.date(2026, 9, 1)
USUAL: dict[str, Any] = {"text": "Team A", "date": DAY, "integer": 1, "age": 9, "id": "1001"}
SHEET = "xl/worksheets/sheet1.xml"


def headings(number: int) -> list[str]:
    """The 2019 headings of a list."""
    return [column.heading for column in list_by_number(number).columns if column.position is not None]


def row(number: int, **values: Any) -> list[Any]:
    """A complete row of a list; keywords replace the values of fields."""
    cells = []
    for column in list_by_number(number).columns:
        if column.position is not None:
            usual = codes_of(column.code_set)[0].preferred if column.type == "code" else USUAL.get(column.type)
            cells.append(values.get(column.field, usual))
    return cells


def rows(number: int, count: int) -> list[list[Any]]:
    """Headings and so many rows, each of a child of its own."""
    identifier = list_by_number(number).identifier
    return [headings(number), *(row(number, **{identifier: str(1000 + at)}) for at in range(count))]


def place_of(number: int, field: str) -> int:
    """The column of a field, from 0."""
    columns = [column.field for column in list_by_number(number).columns if column.position is not None]
    return columns.index(field)


def write(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """Writes a workbook; texts are texts whatever they begin with."""
    path.write_bytes(workbook(sheets))
    return path


def workbook(sheets: dict[str, Sequence[Sequence[Any]]], finish: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of sheets of rows; `finish` may do more to it before it is closed."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, lines in sheets.items():
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(lines):
            for place, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(at, place, cell, days)
                elif cell is not None:
                    sheet.write(at, place, cell)
    if finish is not None:
        finish(book)
    book.close()
    return content.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook with every part passed through `change`, and parts that it did not have."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in whole.namelist():
            copy.writestr(name, change(name, whole.read(name)))
        for name, part in (extra or {}).items():
            copy.writestr(name, part)
    return made.getvalue()


def in_part(part: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """A change of one part; the old text must be there."""

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        assert old in data
        return data.replace(old, new)

    return change


def csv_text(lines: Sequence[Sequence[Any]], mark: str = ",") -> str:
    """Rows as a CSV file's text, with dates day first."""

    def shown(cell: Any) -> str:
        text = cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else "" if cell is None else str(cell)
        return '"' + text.replace('"', '""') + '"' if mark in text or '"' in text or "\n" in text else text

    return "".join(mark.join(shown(cell) for cell in cells) + "\r\n" for cells in lines)
