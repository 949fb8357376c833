"""Small valid extracts of every kind that is read: what fuzzing starts from."""

import datetime as dt
import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import polars as pl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.hostile.binary import write_binary
from tests.hostile.delivery import csv_text, rows, workbook

LISTS = (1, 3, 6, 8)
ROWS = 4


def as_text(lines: list[list[Any]]) -> list[list[Any]]:
    """Dates as text, day first."""
    return [[cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else cell for cell in cells] for cells in lines]


def old_excel() -> bytes:
    """An .xls."""
    book = xlwt.Workbook()
    for number in LISTS:
        sheet = book.add_sheet(f"List {number}")
        for at, cells in enumerate(as_text(rows(number, ROWS))):
            for place, cell in enumerate(cells):
                sheet.write(at, place, cell)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def opendocument() -> bytes:
    """An .ods."""
    book = OpenDocumentSpreadsheet()
    for number in LISTS:
        table = Table(name=f"List {number}")
        for cells in as_text(rows(number, ROWS)):
            line = TableRow()
            for cell in cells:
                made = TableCell(valuetype="string")
                made.addElement(P(text=str(cell)))
                line.addElement(made)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    content = io.BytesIO()
    book.write(content)
    return content.getvalue()


def of_openpyxl() -> bytes:
    """An .xlsx with shared strings and dates, as another program writes it."""
    book = openpyxl.Workbook()
    for number in LISTS:
        sheet = book.create_sheet(f"List {number}")
        for cells in rows(number, ROWS):
            sheet.append(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def parquet() -> bytes:
    """A Parquet file of List 1."""
    headings, *lines = rows(1, ROWS)
    content = io.BytesIO()
    pl.DataFrame(lines, schema=headings, orient="row").write_parquet(content)
    return content.getvalue()


def binary() -> bytes:
    """An .xlsb of List 1."""
    lines = [[float(c) if isinstance(c, int) else c for c in cells] for cells in as_text(rows(1, ROWS))]
    with TemporaryDirectory() as folder:
        return write_binary(Path(folder) / "a.xlsb", "List 1", lines).read_bytes()


@cache
def corpus() -> dict[str, bytes]:
    """Contents by file name."""
    return {
        "a.xlsx": workbook({f"List {number}": rows(number, ROWS) for number in LISTS}),
        "b.xlsx": of_openpyxl(),
        "a.xlsb": binary(),
        "a.xls": old_excel(),
        "a.ods": opendocument(),
        "contacts.csv": csv_text(rows(1, ROWS)).encode("utf-8-sig"),
        "referrals.csv": csv_text(rows(3, ROWS), ";").encode("utf-16"),
        "contacts.parquet": parquet(),
    }
