"""`chat exceptions`: the working lists as a confidential workbook."""

from collections.abc import Callable
from pathlib import Path

import openpyxl

from lists.across.working_lists import WORKING_LISTS
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
AS_AT = ("--as-at", "2026-10-01")


def test_there_is_a_sheet_for_each_list(run: Run, sample: Path, tmp_path: Path) -> None:
    outcome = run("exceptions", sample, *AS_AT, "-o", "week.xlsx")
    assert (outcome.code, outcome.out) == (0, "")
    assert "Written to week-confidential.xlsx, which is confidential" in outcome.err
    book = openpyxl.load_workbook(tmp_path / "week-confidential.xlsx")
    assert book.sheetnames == ["Working lists", *(each.title for each in WORKING_LISTS)]
    front = {row[0]: row[1] for row in book.worksheets[0].iter_rows(min_row=4, values_only=True) if row[0]}
    for sheet in book.worksheets:
        assert sheet["A1"].value.startswith("Confidential: ")
        assert sheet.oddFooter.left.text.endswith("Confidential. As at 1 October 2026")
        assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
        assert sheet.print_title_rows
    for sheet in book.worksheets[1:]:
        lines = list(sheet.iter_rows(values_only=True))
        heads = next(number for number, line in enumerate(lines) if "Allocated Worker" in line)
        assert len(lines) - heads - 1 == front[sheet.title]
        assert f"{front[sheet.title]:>6}  {sheet.title}" in outcome.err


def test_an_empty_list_and_a_missing_one_say_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "assessments.csv").write_text(
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Does the Child have a Disability,"
        "Continuous Assessment Start Date,Child Seen During Continuous Assessment,"
        "Continuous Assessment Date of Authorisation,Allocated Team,Allocated Worker\n"
        "A1,a) Male,a) WBRI,2015-01-02,11,b) No,2026-09-01,a) Yes,2026-09-20,North,Worker 1\n"
    )
    assert run("exceptions", "assessments.csv", *AS_AT, "-o", "w-confidential.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "w-confidential.xlsx")
    texts = {
        sheet.title: " ".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)
        for sheet in book.worksheets
    }
    assert "Nobody is on this list." in texts["Assessed and not seen"]
    assert "its list is not in this extract" in texts["Care leavers not in touch"]


def test_it_needs_a_place_and_takes_only_a_workbook(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("exceptions", sample).code == 2
    for name, words in (("week.csv", "does not end in .xlsx"), ("nowhere/week.xlsx", "there is no folder 'nowhere'")):
        outcome = run("exceptions", sample, "--quiet", "-o", name)
        assert outcome.code == 2
        assert words in outcome.err
        assert len(outcome.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
