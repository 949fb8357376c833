"""A column that a table needs and that was not delivered is said on the sheet of its list."""

from collections.abc import Callable
from pathlib import Path

import openpyxl

from tests.cli.conftest import Outcome

HEADING = "Does the Child have a Disability"
LISTS_WITH_DISABILITY = ("4", "5", "6", "7", "8", "9", "10")


def test_a_list_without_disability_says_so_on_its_sheet(run: Callable[..., Outcome], sample: Path) -> None:
    book = openpyxl.load_workbook(sample)
    sheet = book["List_6"]
    columns = [cell.column for row in sheet.iter_rows() for cell in row if cell.value == HEADING]
    assert len(columns) == 1
    sheet.delete_cols(columns[0])
    book.save("extract.xlsx")
    assert run("analyse", "extract.xlsx", "--as-at", "2026-10-01", "-o", "chat.xlsx").code == 0
    made = openpyxl.load_workbook("chat.xlsx")
    saying = {
        page.title.split()[0]
        for page in made
        for row in page.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and cell.endswith(f"by disability: needs {HEADING}.")
    }
    assert saying & set(LISTS_WITH_DISABILITY) == {"6"}
