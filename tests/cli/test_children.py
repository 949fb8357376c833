"""`chat children`: the rows behind one figure, on the screen without names, in a confidential file with them."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
AS_AT = ("--as-at", "2026-10-01")
TIMELINESS = ("--table", "section_47.icpc_timeliness", "--row", "Not in time")
CONTACTS = """Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source
=CHILD1,a) Male,a) WBRI,2015-01-02,11,2026-09-01,6: Police
+CHILD2,b) Female,a) WBRI,2014-01-02,12,2026-09-02,6: Police
@CHILD3,b) Female,a) WBRI,2014-01-02,12,2026-09-02,2A: Schools
"""
HELPED = """Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Assessment start date,Assessment completion date,Organisation completing assessment
-CHILD1,a) Male,a) WBRI,2015-01-02,11,2026-09-01,2026-09-10,"=HYPERLINK(""http://a"")"
"""  # noqa: E501 - a file


def figure(run: Run, sample: Path, tmp_path: Path, key: str, label: str) -> int:
    """The count of a cell as the figures file has it."""
    assert run("analyse", sample, "-o", "w.xlsx", "--figures", "f.json", *AS_AT).code == 0
    tables = {table["key"]: table for table in json.loads((tmp_path / "f.json").read_text())["tables"]}
    return next(row["values"]["count"] for row in tables[key]["rows"] if row["label"] == label)


def rows_of_screen(out: str) -> list[str]:
    """The lines of the table: those that begin with the number of a row of the sheet."""
    return [line for line in out.splitlines() if re.match(r"\d+  ", line)]


def test_the_rows_on_the_screen_and_in_the_file_are_as_many_as_the_figure(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    counted = figure(run, sample, tmp_path, "section_47.icpc_timeliness", "Not in time")
    outcome = run("children", sample, *AS_AT, *TIMELINESS, "-o", "late.xlsx")
    assert outcome.code == 0
    assert f"Number {counted}," in outcome.out
    assert len(rows_of_screen(outcome.out)) == counted > 0
    assert "Written to late-confidential.xlsx, which is confidential" in outcome.err
    assert not (tmp_path / "late.xlsx").exists()
    sheet = openpyxl.load_workbook(tmp_path / "late-confidential.xlsx").worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    heads = next(number for number, line in enumerate(lines) if line[0] == "Row of the sheet")
    assert len(lines) - heads - 1 == counted
    assert {"Child Unique ID", "Date of Birth", "Allocated Worker", "Working days"} <= set(lines[heads])
    days = [line[lines[heads].index("Working days")] for line in lines[heads + 1 :]]
    assert min(days) > 15


def test_the_file_says_that_it_is_confidential(run: Run, sample: Path, tmp_path: Path) -> None:
    run("children", sample, *AS_AT, *TIMELINESS, "-o", "CONFIDENTIAL children.xlsx")
    book = openpyxl.load_workbook(tmp_path / "CONFIDENTIAL children.xlsx")
    assert book.properties.title.startswith("Confidential: Initial conferences held within 15 working days")
    for sheet in book.worksheets:
        assert sheet.title.startswith("Confidential")
        assert sheet["A1"].value.startswith("Confidential: ")
        assert "Confidential. As at 1 October 2026" in sheet.oddFooter.left.text
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows.startswith("$1:$")


def test_nothing_that_tells_who_somebody_is_is_shown_unless_asked_for(run: Run, sample: Path) -> None:
    open_plans = ("--table", "child_protection.headline", "--row", "Current open CPP")
    shown = run("children", sample, *AS_AT, *open_plans, "--show-ids").out
    hidden = run("children", sample, *AS_AT, *open_plans).out
    assert len(rows_of_screen(shown)) == len(rows_of_screen(hidden)) > 10
    book = openpyxl.load_workbook(sample, read_only=True)
    plans = [[str(cell) for cell in row if cell] for row in book["List_7"].iter_rows(min_row=3, values_only=True)]
    book.close()
    identifiers = {row[0] for row in plans}
    workers = {row[-1] for row in plans}
    assert len([identifier for identifier in identifiers if identifier in shown]) > 10
    assert not [word for word in identifiers | workers if re.search(rf"\b{re.escape(word)}\b", hidden)]
    assert "Date of Birth" not in " ".join(hidden.split())
    assert "--show-ids" in hidden
    assert "--show-ids" not in shown


def test_nothing_is_written_unless_asked_for(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("children", sample, *AS_AT, *TIMELINESS).code == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("label", ["d) 21+ days", "21+ days", "D) 21+ DAYS", "21+", "‘21+ days’"])
def test_labels_match_loosely(run: Run, sample: Path, label: str) -> None:
    outcome = run("children", sample, *AS_AT, "--table", "section_47.s47_to_icpc_duration", "--row", label)
    assert (outcome.code, outcome.out.splitlines()[0]) == (
        0,
        "Initial conferences by working days since the strategy discussion: d) 21+ days",
    )


def test_a_constant_answers_with_a_sentence(run: Run, sample: Path) -> None:
    outcome = run("children", sample, *AS_AT, "--table", "adoption.thresholds_a1", "--row", "2008-11")
    assert outcome.code == 0
    assert "A published number: no row of the list stands behind it." in outcome.out
    assert rows_of_screen(outcome.out) == []


def test_a_column_goes_by_its_name_or_its_head(run: Run, sample: Path) -> None:
    by = ("--table", "looked_after.placement_type_by_provider", "--row", "foster")
    assert (
        run("children", sample, *by, "--column", "b) private").out
        == run("children", sample, *by, "--column", "private").out
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--table", "section_47.icpc_timelines"), "The nearest: 'section_47.icpc_timeliness'"),
        (("--table", "section_47.icpc_timeliness", "--row", "In tyme"), "The nearest: 'In time'"),
        (("--table", "section_47.icpc_timeliness", "--column", "share"), "Its columns: count, percent."),
        (("--table", "looked_after.last_review", "--row", "No review"), "Write more of the label."),
        (("--table", "overlaps"), "say which sets with --row and --column: Contacts, "),
        (("--table", "overlaps", "--row", "Contacts", "--column", "Plans"), "'overlaps' has no row 'Plans'"),
        (("--table", "beyond.by_team", "--column", "plans"), "Its columns: cin_open, "),
        ((*TIMELINESS, "-o", "children.docx"), "ends in neither .xlsx nor .csv"),
        ((*TIMELINESS, "-o", "nowhere/children.xlsx"), "there is no folder 'nowhere'"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    run: Run, sample: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    outcome = run("children", sample, *AS_AT, "--quiet", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("chat: ")
    assert sentence in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_chat_workbook_and_the_extract_are_not_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "confidential.csv").write_text(CONTACTS)
    contacts = ("--table", "contacts.source", "--row", "Police")
    assert run("analyse", "confidential.csv", *AS_AT, "-o", "confidential.xlsx").code == 0
    for name in ("confidential.xlsx", "confidential.csv"):
        before = (tmp_path / name).read_bytes()
        outcome = run("children", "confidential.csv", *AS_AT, *contacts, "-o", name)
        assert outcome.code == 2
        assert "Choose another name with -o." in outcome.err
        assert (tmp_path / name).read_bytes() == before


def test_text_of_the_extract_never_becomes_a_formula(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "extract"
    folder.mkdir()
    (folder / "contacts.csv").write_text(CONTACTS)
    (folder / "early_help.csv").write_text(HELPED)
    police = ("--table", "contacts.source", "--row", "police")
    for name in ("confidential.csv", "confidential.xlsx"):
        assert run("children", folder, *AS_AT, *police, "-o", name).code == 0
    with (tmp_path / "confidential.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Child Unique ID"] for row in rows] == ["'=CHILD1", "'+CHILD2"]
    assert [row["Date of Contact"] for row in rows] == ["2026-09-01", "2026-09-02"]
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "confidential.xlsx").worksheets[0] for cell in row]
    assert {"=CHILD1", "+CHILD2"} <= {cell.value for cell in cells}
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "d"}
    organisations = ("--table", "early_help.headline", "--row", "total number")
    outcome = run("children", folder, *AS_AT, *organisations, "-o", "help-confidential.csv")
    assert outcome.code == 0, outcome.err
    with (tmp_path / "help-confidential.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Organisation completing assessment"].startswith("'=")
    assert row["Child Unique ID"] == "'-CHILD1"
