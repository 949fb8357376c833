"""Coded values to bare codes."""

import csv

import pytest

from chat.annex_a import LISTS, codes_of
from chat.annex_a.specification import spellings_of
from chat.errors import BadSetting
from chat.ingest.cells.codes import code_book
from chat.ingest.cells.notes import Note
from tests.places import SHARED

CODE_SETS = sorted({column.code_set for s in LISTS for column in s.columns if column.type == "code"})
CODES = SHARED / "annex-a" / "codes.csv"


def read(code_set, text):
    return code_book(code_set).read(text)


@pytest.mark.parametrize("code_set", CODE_SETS)
def test_every_code_in_every_regular_form(code_set):
    for code in codes_of(code_set):
        assert read(code_set, code.preferred) == (code.code, Note.PLAIN)
        assert read(code_set, f"  {code.preferred.upper()}\xa0")[0] == code.code
        assert read(code_set, code.preferred.replace("’", "'").replace("-", "–"))[0] == code.code
        assert read(code_set, code.preferred.split(") ", 1)[-1])[0] == code.code
        assert read(code_set, code.code.lower())[0] == code.code
        assert read(code_set, code.label)[0] == code.code


@pytest.mark.parametrize("code_set", CODE_SETS)
def test_every_spelling_met_in_the_wild(code_set):
    for spelling in spellings_of(code_set):
        assert read(code_set, spelling.spelling)[0] == spelling.code


@pytest.mark.skipif(not CODES.exists(), reason="the reference tables are not at hand")
def test_the_templates_own_codes():
    with CODES.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if line["code_set"] in CODE_SETS:
                assert read(line["code_set"], line["code"]) == (line["short"], Note.PLAIN)


@pytest.mark.parametrize(
    ("code_set", "text", "code"),
    [
        ("placement_provider", "b) PR1 - Own provision", "PR1"),
        ("placement_provider", "PR1: our own words", "PR1"),
        ("placement_provider", "Own provision", "PR1"),
        ("placement_type", "j) A6: Placed for adoption - order – not foster", "A6"),
        ("placement_type", "j) A6: Placed for adoption - order - foster", "A6"),
        ("placement_type", "o) K1: Secure Children's Homes", "K1"),
        ("placement_type", "U6", "U6"),
        ("reason_ceased", "u) X1: CodeError", "X1"),
        ("reason_ceased", "v) E17: Aged 18+ and remained with current carers", "E17"),
        ("reason_ceased", "E4A - went home", "E4A"),
        ("reason_ceased", "E1", None),
        ("ethnicity", "t) NOBT", "NOBT"),
        ("ethnicity", "u) UNKNOWN", "NOBT"),
        ("ethnicity", "white british", "WBRI"),
        ("ethnicity", "r)", "OOTH"),
        ("ethnicity", "R", "OOTH"),
        ("ethnicity", "WBRI (White British)", "WBRI"),
        ("ethnicity", "Child did not wish to say", "REFU"),
        ("contact_referral_source", "POLICE", "6"),
        ("contact_referral_source", "6 - Police", "6"),
        ("contact_referral_source", "6.0", "6"),
        ("contact_referral_source", "q)", "6"),
        ("contact_referral_source", "q", "6"),
        ("contact_referral_source", "6 months ago", None),
        ("contact_referral_source", "p1) 5D: LA services", "5D"),
        ("contact_referral_source", "Health", "3"),
        ("contact_referral_source", "A Person's Name", None),
        ("yes_no", "Y", "Yes"),
        ("yes_no", "true", "Yes"),
        ("yes_no", "0", "No"),
        ("yes_no", "b)", "No"),
        ("yes_no", "No - not required", "No"),
        ("yes_no", "No fixed abode", None),
        ("yes_no", "CS Assessment Updated", None),
        ("yes_no_unknown", "c) Unknown", "Unknown"),
        ("gender", "fem", "Female"),
        ("gender", "c) Not stated/recorded (or unborn)", "Not stated/recorded"),
        ("gender", "c", "Not stated/recorded"),
        ("gender_adopter", "d) Neither", "Neither"),
        ("gender_adopter", "c) Not stated/recorded", "Not stated/recorded"),
        ("gender_adopter", "a)", "Male"),
        ("primary_need", "N1 - Abuse or Neglect", "N1"),
        ("primary_need", "N2 - Child's disability", "N2"),
        ("primary_need", "PSRMEM - Support with memory and cognition", None),
        ("category_of_need", "N3 - Parental disability or illness", "N3"),
        ("category_of_abuse", "PHY", "Physical abuse"),
        ("category_of_abuse", "Neglect and physical abuse", None),
        ("legal_status", "s20", "V2"),
        ("legal_status", "C2", "C2"),
        ("legal_status", "c", None),
        ("accommodation_type", "S: No fixed adobe/homeless", "S"),
        ("accommodation_type", "C: Community home/residential care", "C"),
        ("accommodation_type", "X2", "X"),
        ("accommodation_type", "B", "B"),
        ("accommodation_type", "B and B", None),
        ("suitability", "a) Yes", "Suitable"),
        ("suitability", "2", "Unsuitable"),
        ("activity_status", "d2) Not in education, training or employment - other reasons", "G5"),
        ("activity_status", "NEET", "NEET"),
        ("activity_status", "F4: Young person engaged full time in an apprenticeship", "F4"),
        ("eligibility_category", "d) Eligible child", "Eligible child"),
        ("la_in_touch", "d) REFU", "Refu"),
        ("placement_location", "In another authority", None),
        ("reason_leaving_adoption", "1", "1"),
        ("reason_no_longer_adoption", "RD2", "RD2"),
    ],
)
def test_forms_met_in_the_wild(code_set, text, code):
    assert read(code_set, text)[0] == code


def test_text_wins_over_the_letter():
    assert read("ethnicity", "a) NOBT") == ("NOBT", Note.OTHER_LETTER)


@pytest.mark.parametrize("text", ["s)", "s", "S)"])
def test_a_letter_of_two_ethnicities_is_ambiguous(text):
    assert read("ethnicity", text) == (None, Note.AMBIGUOUS)


@pytest.mark.parametrize("text", ["c)", "d"])
def test_the_letters_of_an_adopters_gender_are_ambiguous(text):
    assert read("gender_adopter", text) == (None, Note.AMBIGUOUS)


def test_findings_of_a_code_column(column_of):
    values = ["a) WBRI", "WBRI", "White British", "s)", "Martian", None, "N/A", "#N/A", "b) WBRI"]
    extract = column_of(1, "ethnicity", values)
    frame = extract.lists[1].frame
    assert frame["ethnicity"].to_list() == ["WBRI", "WBRI", "WBRI", None, None, None, None, None, "WBRI"]
    assert frame["ethnicity_not_understood"].to_list() == [False] * 3 + [True] * 2 + [False] * 4
    found = {f.rule: (f.severity, f.rows, f.example_rows) for f in extract.findings if f.column == "Ethnicity"}
    assert found == {
        "AQ035": ("error", 1, (6,)),
        "AQ036": ("info", 3, (3, 4, 10)),
        "AQ037": ("warning", 1, (5,)),
        "AQ007": ("warning", 1, (9,)),
    }


def test_codes_beyond_2019_are_said(column_of):
    extract = column_of(3, "referral_source", ["p1) 5D: LA services", "Health", "q) 6: Police"])
    assert extract.lists[3].frame["referral_source"].to_list() == ["5D", "3", "6"]
    assert [(f.severity, f.rows) for f in extract.findings if f.rule == "AQ047"] == [("info", 2)]


def test_an_adopters_gender_letter_is_its_own_finding(column_of):
    extract = column_of(11, "gender", ["c)", "c) Neither"])
    assert extract.lists[11].frame["gender"].to_list() == [None, "Neither"]
    assert [(f.rule, f.example_rows) for f in extract.findings if f.column == "Gender" and f.rows] == [("AQ038", (2,))]


def test_the_users_own_values_win(column_of):
    own = {"contacts": {"contact_source": {"bobby": "6", "q) 6: police": "7"}}}
    extract = column_of(1, "contact_source", ["BOBBY", "q) 6: Police", "2A"], codes=own)
    assert extract.lists[1].frame["contact_source"].to_list() == ["6", "7", "2A"]


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"kontakte": {}}, "no such list"),
        ({"contacts": {"date_of_contact": {"x": "6"}}}, "no such column of codes"),
        ({"contacts": {"contact_source": {"x": "nonsense"}}}, "no code of 'Contact Source'"),
    ],
)
def test_own_values_that_make_no_sense_are_bad_settings(column_of, own, words):
    with pytest.raises(BadSetting, match=words):
        column_of(1, "contact_source", ["6"], codes=own)


def test_booleans_are_yes_and_no(column_of):
    extract = column_of(3, "referral_nfa", [True, False])
    assert extract.lists[3].frame["referral_nfa"].to_list() == ["Yes", "No"]
