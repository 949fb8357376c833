"""Two extracts made by others: every cell is either its typed value or marked as not understood."""

import datetime as dt
import re

import openpyxl
import pytest

from chat.annex_a import codes_of
from chat.extract import NOT_UNDERSTOOD
from chat.ingest.read import read_extract
from tests.places import SHARED

SAMPLES = SHARED / "annex-a" / "samples"
ROWS = {
    "london-sample.xlsx": {1: 5, 2: 5, 3: 6, 4: 5, 5: 5, 6: 5, 7: 7, 8: 5, 9: 6, 10: 5, 11: 5},
    "ofsted-template-2019.xlsx": {number: 5 if number == 3 else 0 for number in range(1, 12)},
}
# Cells that were looked at one by one and are no code: (list, field, row).
NOT_CODES = {
    "london-sample.xlsx": {(4, "assessed_as_requiring_support", row) for row in range(2, 7)}
    | {(6, "primary_need_code", 2)},
    "ofsted-template-2019.xlsx": set(),
}
BLANK = {None, "", "N/A", "#N/A"}

# Spellings of the samples that share no letters with their code, settled by reading them.
SPELT = {("health", "3"), ("school", "2A")}

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not at hand")


def key(text):
    return re.sub("[^a-z0-9]", "", str(text).lower())


def agrees(column, value, cell):
    if column.type == "date":
        return value == (cell.date() if isinstance(cell, dt.datetime) else cell)
    if column.type in ("age", "integer"):
        return value == int(cell)
    if column.type == "code":
        return is_written_as(next(code for code in codes_of(column.code_set) if code.code == value), cell)
    return " ".join(str(value).split()) == " ".join(str(cell).split())


def is_written_as(code, cell):
    """Whether the cell's letters and digits are part of the template's text or hold the bare code."""
    return (
        key(cell) in key(code.preferred)
        or key(cell) == key(code.label)
        or (len(code.code) > 1 and key(code.code) in key(cell))
        or (key(cell), code.code) in SPELT
    )


@pytest.mark.parametrize("name", ROWS)
def test_every_cell_is_accounted_for(name):
    extract = read_extract([SAMPLES / name])
    assert {number: delivered.rows_read for number, delivered in extract.lists.items()} == ROWS[name]
    assert extract.set_aside == {}
    book = openpyxl.load_workbook(SAMPLES / name, data_only=True)
    flagged, compared = set(), 0
    for number, delivered in extract.lists.items():
        sheet = book[delivered.sheet]
        columns = [c for c in delivered.specification.columns if c.position is not None]
        assert delivered.delivered == {c.field for c in columns}
        for record in delivered.frame.iter_rows(named=True):
            for column in columns:
                cell = sheet.cell(record["source_row"], column.position).value
                value = record[column.field]
                if record.get(column.field + NOT_UNDERSTOOD):
                    flagged.add((number, column.field, record["source_row"]))
                    assert value is None
                elif value is None:
                    assert cell in BLANK, (number, column.field, record["source_row"])
                else:
                    assert agrees(column, value, cell), (number, column.field, record["source_row"])
                compared += 1
    assert flagged == NOT_CODES[name]
    assert compared > 50
    assert_no_row_is_left(book, extract)


def assert_no_row_is_left(book, extract):
    for delivered in extract.lists.values():
        sheet = book[delivered.sheet]
        filled = {
            row
            for row in range(delivered.heading_row + 1, sheet.max_row + 1)
            if any(cell.value not in BLANK for cell in sheet[row])
        }
        assert filled == set(delivered.frame["source_row"].to_list())


def test_what_is_said_about_the_london_sample():
    extract = read_extract([SAMPLES / "london-sample.xlsx"])
    errors = {(f.list_number, f.column, f.rows) for f in extract.findings if f.rule == "AQ007"}
    assert errors == {(6, "Allocated Team", 5), (6, "Allocated Worker", 5)}
    assert {f.list_number for f in extract.findings if f.rule == "AQ035"} == {4, 6}
    assert [f for f in extract.findings if f.rule in {"AQ002", "AQ003", "AQ004", "AQ008", "AQ048"}] == []
    assert extract.passed_over == ()


def test_the_sheets_of_the_template_that_are_no_lists():
    extract = read_extract([SAMPLES / "ofsted-template-2019.xlsx"])
    assert [p.sheet for p in extract.passed_over] == ["Front_Sheet", "FAQ_and_changes", "Guidance", "Codes_used"]
    assert all(delivered.heading_row == 2 for delivered in extract.lists.values())
