"""The accessible form, item by item as the checklist for spreadsheets on a website asks."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.report import Overlaps, Report, ReportRow, ReportTable, Section, Topic
from chat.workbook.accessible import accessible_bytes, write_accessible
from tests.workbook.example import AS_AT, SIX_MONTHS, example_report, table

FRONT = ["Cover", "Contents", "Notes"]
OVERLAPS = Overlaps(("contacts", "referrals"), ("Contacts", "Referrals"), ((151, 62), (62, 69)))


def whole_report() -> Report:
    return example_report(overlaps=OVERLAPS)


@pytest.fixture(scope="module")
def content() -> bytes:
    return accessible_bytes(whole_report())


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def tables_of(book: Any) -> dict[str, tuple[Any, Any]]:
    """The Excel tables by name, each with its sheet."""
    return {each.name: (sheet, each) for sheet in book for each in sheet.tables.values()}


def cells(sheet: Any, ref: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet[ref]]


def test_the_sheets_are_cover_contents_notes_then_tables_then_definitions(book: Any) -> None:
    lists = ["1_1", "1_2", "1_3", "1_4", "1_5", "1_6", "2_1", "2_2", "2_3", "2_4", "2_5"]
    assert book.sheetnames == [*FRONT, *lists, "Cohorts", "Definitions"]
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_every_sheet_has_a_title_in_a1_in_the_style_of_headings(book: Any) -> None:
    assert all(sheet["A1"].value and sheet["A1"].style == "Heading 1" for sheet in book)


def test_every_sheet_but_the_cover_has_one_table_and_says_so(book: Any) -> None:
    assert len(book["Cover"].tables) == 0
    for sheet in book.worksheets[1:]:
        (found,) = sheet.tables.values()
        first = int(re.findall(r"\d+", found.ref)[0])
        above = " ".join(str(sheet.cell(row, 1).value) for row in range(1, first))
        assert "This worksheet has one table." in above
        last = int(re.findall(r"\d+", found.ref)[1])
        assert first == (3 if sheet.title in (*FRONT, "Definitions") else 4)
        assert last == sheet.max_row


def test_tables_have_names_of_their_own_and_no_filter_buttons(book: Any) -> None:
    names = [each.name.casefold() for sheet in book for each in sheet.tables.values()]
    assert len(set(names)) == len(names) == len(book.sheetnames) - 1
    assert all(each.autoFilter is None for sheet in book for each in sheet.tables.values())


def test_headings_are_filled_and_each_is_there_once(book: Any) -> None:
    for sheet, each in tables_of(book).values():
        heads = [str(head).casefold() for head in cells(sheet, each.ref)[0] if head]
        assert len(set(heads)) == len(each.tableColumns) == len(heads)


def test_no_row_of_a_table_is_blank_and_no_label_is(book: Any) -> None:
    for sheet, each in tables_of(book).values():
        rows = cells(sheet, each.ref)[1:]
        assert rows
        assert all(row[0] for row in rows)


def test_nothing_is_merged_hidden_protected_or_remarked_upon(book: Any) -> None:
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert not sheet.protection.sheet
        assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
        assert not any(dimension.hidden for dimension in sheet.row_dimensions.values())
        assert not any(cell.comment for row in sheet.iter_rows() for cell in row)
        assert not sheet.oddFooter.center.text
        assert not sheet.oddHeader.center.text
    assert not book.defined_names
    assert "_chat" not in book.sheetnames


def test_the_file_has_no_charts_drawings_or_notes(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if re.search("chart|drawing|comment|media|vml", name)]


def test_no_text_is_smaller_than_ten_points(book: Any) -> None:
    assert min(cell.font.sz for sheet in book for row in sheet.iter_rows() for cell in row if cell.value) >= 10


def test_the_document_has_a_title_and_says_its_language(content: bytes, book: Any) -> None:
    assert book.properties.title == "ChAT: Birmingham, as at 1 October 2026 (inferred)"
    assert book.properties.language == "en-GB"


def test_the_cover_says_whose_figures_up_to_when_and_not_to_publish(book: Any) -> None:
    lines = [cell.value for cell in book["Cover"]["A"]]
    assert "Authority: Birmingham" in lines
    assert "Contains small numbers: do not publish." in lines
    assert any(line.startswith("Data up to the end of 30 September 2026.") for line in lines)
    assert all(lines)  # no blank rows between them


def test_contents_lists_every_other_sheet_with_a_link_that_leads_there(book: Any) -> None:
    sheet = book["Contents"]
    rows = cells(sheet, sheet.tables["contents"].ref)[1:]
    assert [row[0] for row in rows] == book.sheetnames[2:]
    assert [row[1] for row in rows[1:-1]] == [book[name]["A1"].value for name in book.sheetnames[3:-1]]
    for row, name in enumerate(book.sheetnames[2:], start=4):
        assert sheet.cell(row, 3).hyperlink.location.replace("'", "") == f"{name}!A1"


def test_every_table_of_the_report_is_there_with_its_values(book: Any) -> None:
    found = tables_of(book)
    report = whole_report()
    without = {"early_help.appears_on_referral_list", "section_47.icpc_timeliness"}
    for each in report.tables:
        name = each.key.replace(".", "_")
        if each.key in without:
            assert name not in found
            continue
        sheet, made = found[name]
        assert sheet["A1"].value == each.title
        values = [row[-len(each.columns) :] for row in cells(sheet, made.ref)[1:]]
        wanted = [[row.values.get(column) for column in each.columns] for row in each.rows]
        assert len(values) == len(wanted)
        for got, expected in zip(values, wanted, strict=True):
            assert got == [pytest.approx(value, rel=1e-14) if value is not None else None for value in expected]


def test_labels_stay_as_they_are_but_for_months(book: Any) -> None:
    found = tables_of(book)

    def labels(name: str) -> list[str]:
        sheet, made = found[name]
        return [row[0] for row in cells(sheet, made.ref)]

    assert labels("beyond_contacts_by_month")[:2] == ["Month", "April 2026"]
    assert labels("beyond_contacts_by_month")[-1] == "September 2026 (part of the month)"
    assert labels("contacts_age_gender")[:3] == ["Age", "-1", "0"]
    assert labels("early_help_organisation")[:2] == ["Category", "=1+1"]


def test_a_row_that_details_another_names_it(book: Any) -> None:
    sheet, made = tables_of(book)["contacts_ethnicity"]
    rows = [row[:2] for row in cells(sheet, made.ref)]
    assert rows[:3] == [["Category", "Part of"], ["a) White", "Whole table"], ["White British", "a) White"]]


def test_cohorts_are_a_table_of_children_in_two_groups(book: Any) -> None:
    sheet, made = tables_of(book)["cohorts_counts"]
    assert cells(sheet, made.ref) == [["Group", "Contacts", "Referrals"], ["Contacts", 151, 62], ["Referrals", 62, 69]]


def test_blank_cells_are_explained(book: Any) -> None:
    notes = [(row[0], row[1]) for row in cells(book["Notes"], book["Notes"].tables["notes"].ref)]
    assert "Blank cells" in dict(notes)
    for sheet, each in tables_of(book).values():
        if any(value is None for row in cells(sheet, each.ref) for value in row):
            assert "Blank cells are explained on the sheet Notes." in sheet["A3"].value
    assert "Blank cells" in book["1_1"]["A3"].value  # a rate without residents of that age
    assert "Blank cells" not in book["1_2"]["A3"].value


def test_tables_without_figures_are_named_with_the_reason(book: Any) -> None:
    notes = [tuple(row) for row in cells(book["Notes"], book["Notes"].tables["notes"].ref)]
    assert ("Table left out", "Appears on referral list: needs List 2, column 'Child Unique ID'.") in notes
    assert ("Table left out", "ICPC timeliness: needs List 5.") in notes
    assert ("Sheet 1_3", "Children without an identifier are in no row.") in notes
    assert (
        "Sheet 2_2",
        "Counted beside the other rows, so not part of their sum: 'In time (first two bands)'.",
    ) in notes


def test_a_second_heading_of_the_same_text_is_numbered() -> None:
    row = ReportRow("Yes", {"count": 1, "open": 2})
    twice = table("contacts.twice", "Twice", (row,), columns=("count", "open"), column_heads=("Number", "Number"))
    book = openpyxl.load_workbook(BytesIO(accessible_bytes(example_report(sections=(section_of(twice),)))))
    assert [cell.value for cell in book["1_1"][4]] == ["Category", "Number", "Number (2)"]


def section_of(each: ReportTable) -> Section:
    topics = (Topic("contacts.topic", 1, "Topic", (each.key,)),)
    return Section(1, "contacts", "Contacts", "1 Contacts", 5, SIX_MONTHS, (each,), (), topics=topics)


def test_the_same_report_gives_the_same_bytes(content: bytes, tmp_path: Path) -> None:
    write_accessible(whole_report(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == content
    book = openpyxl.load_workbook(tmp_path / "again.xlsx")
    assert book.properties.created.date() == AS_AT
