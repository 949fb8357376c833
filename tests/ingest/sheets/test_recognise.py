"""Which sheet is which list, where its headings are, and what is passed over."""

import datetime as dt

import pytest

from chat.annex_a import LISTS
from chat.errors import NoListFound
from chat.ingest.read import read_extract
from chat.ingest.sheets.names import list_by_keyword, list_by_numbered_name

ALL = [specification.number for specification in LISTS]


@pytest.mark.parametrize("number", ALL)
def test_every_list_is_recognised_by_its_headings_under_any_name(read, headings, row, number):
    extract = read({"Qwerty": [headings(number), row(number)]})
    assert list(extract.lists) == [number]
    assert extract.lists[number].sheet == "Qwerty"
    assert extract.lists[number].heading_row == 1
    assert extract.lists[number].rows_read == 1


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("List 1", 1),
        ("list_1", 1),
        ("   List    1", 1),
        ("List_10", 10),
        ("LIST 11", 11),
        ("list-07", 7),
        ("AA_1_contacts", 1),
        ("AA_10_adoption", 10),
        ("Ofsted List 5 - Section 47 Enquiries - with date parameters", 5),
        ("List 12", None),
        ("Lists 1 - 11", None),
        ("Specialist 3", None),
    ],
)
def test_numbered_names(name, number):
    assert list_by_numbered_name(name) == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Contacts", 1),
        ("Early Help", 2),
        ("Early help assessments", 2),
        ("Referrals", 3),
        ("Assessments", 4),
        ("Sec47 and ICPC", 5),
        ("Children in Need", 6),
        ("cin", 6),
        ("Child Protection", 7),
        ("cpp", 7),
        ("Children in Care", 8),
        ("Care leavers", 9),
        ("Adoption", 10),
        ("Adopters", 11),
        ("Front_Sheet", None),
        ("Guidance", None),
    ],
)
def test_keywords_of_names(name, number):
    assert list_by_keyword(name) == number


def test_the_name_supports_weak_headings(read):
    # Only headings that stand on most lists, and a date nobody knows: the name decides, and the list is set aside.
    sheet = [["PersonID", "Gender", "Ethnicity", "dob", "Age", "When"], ["1", "M", "WBRI", None, 4, None]]
    with pytest.raises(NoListFound, match="sheet 'Contacts' has no column 'Date of Contact'"):
        read({"Contacts": sheet})


def test_weak_headings_without_a_telling_name_are_passed_over(read, headings, row):
    sheet = [["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age"], ["1", "M", "WBRI", None, 4]]
    extract = read({"Sheet1": sheet, "List 1": [headings(1), row(1)]})
    assert [(p.sheet, "several lists" in p.reason) for p in extract.passed_over] == [("Sheet1", True)]


def test_one_telling_heading_beside_a_general_one_is_no_list(read, headings, row):
    # Two known headings, of which one tells: it takes two telling ones, or three known, to be a heading row.
    one, two = (
        [["Contact Source", "Gender"], ["Police", "F"]],
        [["Contact Source", "Date of Contact"], ["Police", None]],
    )
    extract = read({"Sheet1": one, "List 3": [headings(3), row(3)]})
    assert list(extract.lists) == [3]
    assert [p.reason for p in extract.passed_over] == ["too few of its headings are those of a list"]
    assert 1 in read({"Sheet1": two, "List 3": [headings(3), row(3)]}).set_aside


def test_headings_count_more_than_the_name(read, headings, row):
    extract = read({"Referrals": [headings(1), row(1)]})
    assert list(extract.lists) == [1]


@pytest.mark.parametrize("above", [1, 2, 7, 29])
def test_headings_under_titles_and_blank_rows(read, headings, row, above):
    banner = [["List 3: Referral"], *([[]] * (above - 1))]
    extract = read({"Sheet1": [*banner, headings(3), row(3), row(3)]})
    assert extract.lists[3].heading_row == above + 1
    assert extract.lists[3].frame["source_row"].to_list() == [above + 2, above + 3]


def test_headings_below_the_thirtieth_row_are_not_looked_for(read, headings, row):
    with pytest.raises(NoListFound):
        read({"Sheet1": [*([["banner"]] * 30), headings(3), row(3)]})


def test_a_page_of_codes_is_passed_over(read, headings, row):
    several = [h for number in (3, 6, 7, 8, 9) for h in headings(number)[6:]]
    extract = read({"Codes_used": [several, ["a) Yes"] * len(several)], "List 3": [headings(3), row(3)]})
    assert list(extract.lists) == [3]
    assert [(p.sheet, p.reason) for p in extract.passed_over] == [
        ("Codes_used", "its headings are those of several lists, as on a page of codes")
    ]


def test_front_sheets_and_empty_sheets_are_passed_over_with_a_reason(read, headings, row):
    extract = read({"Front_Sheet": [["Annex A"], ["Gender"]], "Empty": [], "List 2": [headings(2), row(2)]})
    assert {p.sheet: p.reason for p in extract.passed_over} == {
        "Front_Sheet": "too few of its headings are those of a list",
        "Empty": "it is empty",
    }
    assert {p.source for p in extract.passed_over} == {"annex_a.xlsx"}


def test_headings_only_is_an_empty_list(read, headings, row):
    extract = read({"List 1": [headings(1)], "List 2": [headings(2), row(2)]})
    assert extract.lists[1].rows_read == 0
    assert extract.lists[1].rows_on_sheet == 0
    assert [(f.severity, f.list_number) for f in extract.findings if f.rule == "AQ005"] == [("info", 1)]


def test_of_two_sheets_of_a_list_the_filled_one_is_read(read, headings, row):
    extract = read({"List 1": [headings(1)], "Contacts": [headings(1), row(1)]})
    assert (extract.lists[1].sheet, extract.lists[1].rows_read) == ("Contacts", 1)
    assert [p.sheet for p in extract.passed_over] == ["List 1"]


def test_two_filled_sheets_of_a_list_set_it_aside(read, headings, row):
    extract = read(
        {"List 1": [headings(1), row(1)], "Contacts": [headings(1), row(1)], "List 2": [headings(2), row(2)]}
    )
    assert list(extract.lists) == [2]
    assert "'List 1'" in extract.set_aside[1]
    assert "'Contacts'" in extract.set_aside[1]
    assert [f.severity for f in extract.findings if f.list_number == 1] == ["error"]


def test_a_sheet_that_lacks_columns_yields_to_a_whole_one(read, headings, row):
    part = [["Child Unique ID", "Contact Source", "Gender", "Ethnicity"], ["1", "q) 6: Police", "a) Male", "a) WBRI"]]
    extract = read({"Worklist": part, "List 1": [headings(1), row(1)]})
    assert extract.lists[1].sheet == "List 1"
    assert [(f.rule, f.severity, f.rows) for f in extract.findings if f.sheet == "Worklist"] == [
        ("AQ001", "warning", 1)
    ]


def test_lists_that_are_not_delivered_are_named(read, headings, row):
    extract = read({"List 4": [headings(4), row(4)]})
    missing = [f.list_number for f in extract.findings if f.rule == "AQ001"]
    assert missing == [1, 2, 3, 5, 6, 7, 8, 9, 10, 11]


def test_nothing_found_names_file_and_sheets(workbook):
    path = workbook({"Sheet1": [["Name", "Salary"], ["A", 1]], "Sheet2": []}, "staff.xlsx")
    with pytest.raises(NoListFound) as caught:
        read_extract([path])
    assert str(caught.value) == (
        "no Annex A list found in 'staff.xlsx' (sheets: Sheet1, Sheet2). A list is recognised by its headings; "
        "'chat check --explain staff.xlsx' shows what was looked for."
    )


def test_a_list_without_a_key_date_is_set_aside_and_the_others_read(read, headings, row):
    renamed = [("Date Started LAC" if h == "Date Started to be Looked After" else h) for h in headings(8)]
    extract = read({"Title": [["x"]], "List 8": [["List 8"], renamed, row(8)], "List 1": [headings(1), row(1)]})
    sentence = (
        "sheet 'List 8' has no column 'Date Started to be Looked After' (nearest heading: 'Date Started LAC', row 2). "
        "Rename it, or map it in chat.toml under [headings.looked_after]."
    )
    assert extract.set_aside == {8: sentence}
    assert list(extract.lists) == [1]
    finding = next(f for f in extract.findings if f.rule == "AQ002")
    assert f"{finding.sentence} {finding.advice}" == sentence
    assert (finding.severity, finding.sheet, finding.column) == ("error", "List 8", "Date Started to be Looked After")


def test_when_every_list_is_set_aside_the_first_sentence_is_raised(read, headings, row):
    with pytest.raises(NoListFound, match="sheet 'Sheet1' has no column 'Child Unique ID'"):
        read({"Sheet1": [headings(1)[1:], row(1)[1:]]})


def test_dates_of_the_sheet_survive_a_wholly_different_column_order(read, headings, row):
    extract = read({"S": [headings(1)[::-1], row(1, date_of_contact=dt.date(2026, 3, 4))[::-1]]})
    assert extract.lists[1].frame["date_of_contact"].to_list() == [dt.date(2026, 3, 4)]


def test_every_missing_column_of_every_list_is_told_at_once(read, headings, row):
    without = {1: {"Child Unique ID", "Date of Contact"}, 3: {"Date of referral"}}
    sheets = {}
    for number, gone in without.items():
        keep = [place for place, heading in enumerate(headings(number)) if heading not in gone]
        sheets[f"List {number}"] = [[headings(number)[p] for p in keep], [row(number)[p] for p in keep]]
    with pytest.raises(NoListFound) as caught:
        read(sheets)
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert "'Child Unique ID'" in lines[0]
    assert "and no column 'Date of Contact'" in lines[0]
    assert lines[0].endswith("Rename them, or map them in chat.toml under [headings.contacts].")
    assert "'Date of referral'" in lines[1]
