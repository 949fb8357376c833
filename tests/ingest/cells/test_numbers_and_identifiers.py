"""Whole numbers, ages, identifiers, free texts and blanks."""

import pytest

NIL = ["", " ", "\xa0", "NULL", "N/A", "n/a", "-", "--", "None", "nan", "NaT", "."]


def test_whole_numbers(column_of):
    values = ["3", "3.0", "3 ", 3, -1, "-1", "3.5", "three", None, "1,000", 0]
    frame = column_of(3, "number_of_referrals_in_last_12_months", values).lists[3].frame
    field = "number_of_referrals_in_last_12_months"
    assert frame[field].to_list() == [3, 3, 3, 3, -1, -1, None, None, None, None, 0]
    assert frame[field + "_not_understood"].to_list() == [False] * 6 + [True, True, False, True, False]


def test_digits_of_other_alphabets_are_no_numbers(column_of):
    for number, field in ((3, "number_of_referrals_in_last_12_months"), (3, "age_of_child")):
        frame = column_of(number, field, ["１２", "٣", "7"]).lists[number].frame
        assert frame[field].to_list() == [None, None, 7]
        assert frame[field + "_not_understood"].to_list() == [True, True, False]


def test_whole_numbers_that_are_none_are_an_error(column_of):
    extract = column_of(3, "number_of_referrals_in_last_12_months", ["many", 1])
    assert [(f.rule, f.severity, f.example_rows) for f in extract.findings if f.severity == "error"] == [
        ("AQ061", "error", (2,))
    ]


def test_ages(column_of):
    values = ["6.138261464750171", 17.999, 5, "5.0", -1, -0.4, "-7", "unborn", "Unborn", "five", None, 0]
    extract = column_of(1, "age_of_child", values)
    frame = extract.lists[1].frame
    assert frame["age_of_child"].to_list() == [6, 17, 5, 5, -1, -1, -1, -1, -1, None, None, 0]
    assert frame["age_of_child_not_understood"].to_list() == [False] * 9 + [True, False, False]
    ages = {f.severity: f.rows for f in extract.findings if f.rule == "AQ026"}
    assert ages == {"info": 3, "error": 1}


def test_identifiers(column_of):
    values = ["1001.0", 1001, "001001", " ab12 ", "ab\u200b12", "\xa0AB12", 1001.0]
    frame = column_of(10, "family_identifier", values).lists[10].frame
    assert frame["family_identifier"].to_list() == ["1001", "1001", "001001", "AB12", "AB12", "AB12", "1001"]


def test_identifiers_that_a_spreadsheet_has_spoilt(read, headings, row):
    ids = ["1.23457E+11", "1234567890123456", "123456789012345", "1001.0", "A1"]
    extract = read({"List 1": [headings(1), *[row(1, child_unique_id=i) for i in ids]]})
    found = [(f.severity, f.example_rows) for f in extract.findings if f.rule == "AQ011"]
    assert found == [("warning", (2, 3)), ("warning", (5,))]


def test_rows_without_an_identifier_are_rows_and_errors(read, headings, row):
    rows = [row(1, child_unique_id=i) for i in ("1", None, "None", 0, "2")]
    extract = read({"List 1": [headings(1), *rows], "List 11": [headings(11), row(11, adopter_identifier="-")]})
    assert extract.lists[1].frame["child_unique_id"].to_list() == ["1", None, None, None, "2"]
    assert {(f.rule, f.severity, f.rows, f.example_rows) for f in extract.findings if f.rule in {"AQ009", "AQ010"}} == {
        ("AQ009", "error", 3, (3, 4, 5)),
        ("AQ010", "error", 1, (2,)),
    }


def test_leading_zeros_here_but_not_there(read, headings, row):
    extract = read(
        {
            "List 1": [headings(1), row(1, child_unique_id="00123"), row(1, child_unique_id="77")],
            "List 3": [headings(3), row(3, child_unique_id="123"), row(3, child_unique_id="77")],
            "List 11": [headings(11), row(11, adopter_identifier="077")],
        }
    )
    assert [(f.rule, f.rows) for f in extract.findings if f.rule == "AQ011"] == [("AQ011", 1)]


@pytest.mark.parametrize("nil", NIL)
@pytest.mark.parametrize(
    "field",
    ["gender", "date_of_birth", "age_of_child", "number_of_referrals_in_last_12_months", "allocated_team"],
)
def test_nil_markers_are_blank_in_every_kind_of_column(column_of, field, nil):
    extract = column_of(3, field, [nil, nil.upper()])
    frame = extract.lists[3].frame
    assert frame[field].to_list() == [None, None]
    if field != "allocated_team":
        assert frame[field + "_not_understood"].to_list() == [False, False]
    assert [f for f in extract.findings if f.severity != "info"] == []


@pytest.mark.parametrize("field", ["gender", "date_of_birth", "age_of_child", "allocated_team", "child_unique_id"])
def test_error_texts_are_blank_and_counted(column_of, read, headings, row, field):
    rows = [row(3, **{field: value}) for value in ("#n/a", "#REF!", "#DIV/0!")]
    extract = read({"List 3": [headings(3), *rows]})
    assert extract.lists[3].frame[field].to_list() == [None] * 3
    assert [(f.severity, f.rows) for f in extract.findings if f.rule == "AQ007"] == [("warning", 3)]


def test_free_texts_are_tidied_only(column_of):
    extract = column_of(3, "allocated_worker", ["Dustin\xa0Hazlett", "  Ann\n Lee ", "x"])
    assert extract.lists[3].frame["allocated_worker"].to_list() == ["Dustin Hazlett", "Ann Lee", "x"]
