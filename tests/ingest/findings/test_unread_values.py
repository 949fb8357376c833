"""Formulas that were never calculated, and cells that show an error."""

import re
import zipfile

import openpyxl
import pytest
import xlsxwriter

from chat.ingest.read import read_extract


@pytest.fixture
def uncalculated(tmp_path, headings, row):
    """List 1 by openpyxl, which stores formulas without results; two blank columns on the left, an own sheet before."""
    book = openpyxl.Workbook()
    book.active.title = "Front & back"
    sheet = book.create_sheet("List 1 & more")
    place = headings(1).index("Date of Contact") + 3
    for at, cells in enumerate([headings(1), row(1), row(1), row(1)], 2):
        for column, cell in enumerate(cells, 3):
            sheet.cell(at, column, cell)
    sheet.cell(4, place, "=G3+1")
    sheet.cell(5, place, "=G3+2")
    sheet.cell(5, headings(1).index("Contact Source") + 3, "#N/A")
    sheet.cell(2, 12, "Errors")
    sheet.cell(3, 12, "#REF!")
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_formulas_without_a_result_and_errors_are_found(uncalculated):
    extract = read_extract([uncalculated])
    assert extract.lists[1].frame["date_of_contact"].is_null().to_list() == [False, True, True]
    found = {
        f.rule: (f.severity, f.column, f.rows, f.example_rows) for f in extract.findings if f.severity == "warning"
    }
    assert found == {
        "AQ008": ("warning", "Date of Contact", 2, (4, 5)),
        "AQ007": ("warning", "Contact Source", 1, (5,)),
    }


def test_calculated_formulas_are_read_and_not_mentioned(tmp_path, headings, row):
    book = xlsxwriter.Workbook(tmp_path / "made.xlsx")
    sheet = book.add_worksheet("List 1")
    sheet.write_row(0, 0, headings(1))
    sheet.write_row(1, 0, row(1, date_of_birth="", date_of_contact=""))
    sheet.write_formula(1, 5, "=1+1", book.add_format({"num_format": "dd/mm/yyyy"}), 43373)
    sheet.write_formula(1, 3, '=IF(1=1,"","")', None, "")
    book.close()
    # A stored empty text has the type "str" when Excel writes it.
    with zipfile.ZipFile(tmp_path / "made.xlsx") as made, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as saved:
        for name in made.namelist():
            saved.writestr(name, made.read(name).replace(b'<c r="D2"><f>', b'<c r="D2" t="str"><f>'))
    extract = read_extract([tmp_path / "a.xlsx"])
    assert str(extract.lists[1].frame["date_of_contact"].item()) == "2018-09-30"
    assert [f.rule for f in extract.findings if f.rule in {"AQ007", "AQ008"}] == []


def test_formulas_that_share_their_text_are_found_too(workbook, headings, row, tmp_path):
    made = workbook({"List 1": [headings(1), row(1), row(1)]}, "made.xlsx")
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as copy:
        for name in whole.namelist():
            data = whole.read(name)
            if "sheet1" in name:
                data = re.sub(
                    rb'<c r="F2"([^>]*)><v>[^<]*</v>', rb'<c r="F2"\1><f t="shared" ref="F2:F3" si="0">A1</f>', data
                )
                data = re.sub(rb'<c r="F3"([^>]*)><v>[^<]*</v>', rb'<c r="F3"\1><f t="shared" si="0"/>', data)
            copy.writestr(name, data)
    extract = read_extract([tmp_path / "a.xlsx"])
    assert [(f.column, f.example_rows) for f in extract.findings if f.rule == "AQ008"] == [("Date of Contact", (2, 3))]


def test_errors_in_rows_that_are_no_rows_are_not_mentioned(tmp_path, headings, row):
    book = openpyxl.Workbook()
    for cells in (headings(1), row(1)):
        book.active.append(cells)
    for at in range(3, 50):
        book.active.cell(at, 2, "#N/A")
    book.save(tmp_path / "a.xlsx")
    extract = read_extract([tmp_path / "a.xlsx"])
    assert extract.lists[1].rows_read == 1
    assert [f.rule for f in extract.findings if f.rule == "AQ007"] == []
