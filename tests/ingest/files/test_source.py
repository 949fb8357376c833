"""Sheets are read two at a time, and come in the order of the files and of their sheets."""

import subprocess
import sys

import pytest

from chat.errors import UnreadableInput
from chat.ingest.files.source import begin_reading, read_ahead


def cells(name, rows):
    """A sheet whose every cell is its name."""
    return [[name, name]] * rows


def test_sheets_come_in_order_however_long_each_takes(workbook):
    first = workbook({"long": cells("long", 20_000), "short": cells("short", 1), "third": cells("third", 5)}, "a.xlsx")
    second = workbook({"other": cells("other", 2)}, "b.xlsx")
    found = [(raw.source, raw.sheet, raw.frame.height, raw.frame.item(0, 0)) for raw in read_ahead([first, second])]
    assert found == [
        ("a.xlsx", "long", 20_000, "long"),
        ("a.xlsx", "short", 1, "short"),
        ("a.xlsx", "third", 5, "third"),
        ("b.xlsx", "other", 2, "other"),
    ]


def test_a_file_that_cannot_be_read_is_said_after_the_sheets_before_it(workbook, tmp_path):
    good, broken = workbook({"list": cells("list", 1)}, "a.xlsx"), tmp_path / "b.xlsx"
    broken.write_bytes(b"PK, and then nothing")
    sheets = read_ahead([good, broken])
    assert next(sheets).sheet == "list"
    with pytest.raises(UnreadableInput, match=r"b\.xlsx.*damaged"):
        next(sheets)


def test_what_nobody_asks_for_is_given_up(workbook):
    path = workbook({f"sheet {number}": cells("cell", 50) for number in range(30)})
    with begin_reading([path]) as being_read:
        assert next(being_read.sheets).sheet == "sheet 0"


def test_reading_begins_without_polars():
    code = "import sys, chat.jobs.analyse, chat.ingest.files.source; print('polars' in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "False"
