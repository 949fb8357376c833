"""Small Annex A deliveries, written to the test's own folder."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from chat.annex_a import codes_of, list_by_number
from chat.extract import Extract
from chat.ingest.read import read_extract

Sheets = Mapping[str, Sequence[Sequence[Any]]]
SAMPLE_VALUES: dict[str, Any] = {"text": "Team A", "date": dt.date(2026, 9, 1), "integer": 1, "age": 9}


@pytest.fixture
def headings() -> Callable[[int], list[str]]:
    """The 2019 headings of a list."""

    def of(number: int) -> list[str]:
        return [column.heading for column in list_by_number(number).columns if column.position is not None]

    return of


@pytest.fixture
def row() -> Callable[..., list[Any]]:
    """A complete row of a list in template order; keywords replace the values of fields."""

    def of(number: int, **values: Any) -> list[Any]:
        cells = []
        for column in list_by_number(number).columns:
            if column.position is None:
                continue
            usual = SAMPLE_VALUES.get(column.type)
            if column.type == "code":
                usual = codes_of(column.code_set)[0].preferred
            if column.type == "id":
                usual = "1001"
            cells.append(values.pop(column.field, usual))
        assert not values, f"no such fields: {values}"
        return cells

    return of


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes sheets (name: rows of cells; None is an empty cell, `=` begins a formula) as .xlsx."""

    def write(sheets: Sheets, name: str = "annex_a.xlsx") -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(path)
        formats = {
            dt.date: book.add_format({"num_format": "dd/mm/yyyy"}),
            dt.datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        }
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    if type(cell) in formats:
                        sheet.write_datetime(at, place, cell, formats[type(cell)])
                    elif cell is not None:
                        sheet.write(at, place, cell)
        book.close()
        return path

    return write


@pytest.fixture
def read(workbook: Callable[..., Path]) -> Callable[..., Extract]:
    """Writes sheets as a workbook and reads it."""

    def write_and_read(sheets: Sheets, **settings: Any) -> Extract:
        return read_extract([workbook(sheets)], **settings)

    return write_and_read


@pytest.fixture
def column_of(
    headings: Callable[[int], list[str]], row: Callable[..., list[Any]], read: Callable[..., Extract]
) -> Callable[..., Extract]:
    """An extract of one list whose rows differ in one field only, ids 1, 2, 3 …"""

    def of(number: int, field: str, values: Sequence[Any], **settings: Any) -> Extract:
        identifier = list_by_number(number).identifier
        rows = [row(number, **{identifier: str(at), field: value}) for at, value in enumerate(values, 1)]
        return read({f"List {number}": [headings(number), *rows]}, **settings)

    return of
