"""Headings to fields: normal forms, spellings, the user's own, repeated and missing ones."""

import pytest

from chat.annex_a import LISTS, list_by_number
from chat.errors import BadSetting
from chat.ingest.sheets.headings import heading_book, match_headings, nearest

BOOK = heading_book({})


def field_of(number, heading, book=BOOK):
    return next(iter(match_headings(book, number, [heading]).position), None)


@pytest.mark.parametrize(
    ("number", "heading", "field"),
    [
        (1, "   Child Unique ID   ", "child_unique_id"),
        (1, "ChildUniqueID", "child_unique_id"),
        (1, "child\xa0unique\nid", "child_unique_id"),
        (1, "ChildUniqueID2", "child_unique_id"),
        (1, "Child ID", "child_unique_id"),
        (4, "Was the child assessed as requiring LA children's social care support?", "assessed_as_requiring_support"),
        (4, "was the child assessed as requiring la children’s social care support", "assessed_as_requiring_support"),
        (
            8,
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))",
            "unaccompanied_asylum_seeking_child",
        ),
        (8, "Date Ceased to be Looked After ", "date_ceased_to_be_looked_after"),
        (8, "Gender:", "gender"),
        (3, "date of the referral", "date_of_referral"),
        (5, "Initial Child Protection Conference Not Required (Y/N)", "conference_deemed_unnecessary"),
        (7, "Subject to Emergency Protection Order", "emergency_protection_in_last_six_months"),
        (9, "Latest Pathway Plan Review Date", "latest_pathway_plan_date"),
        (9, "LA in Touch", "in_touch"),
        (11, "Date of Adoption Order", "date_of_adoption_order"),
    ],
)
def test_headings_met_in_the_wild(number, heading, field):
    assert field_of(number, heading) == field


@pytest.mark.parametrize("specification", LISTS, ids=lambda s: s.key)
def test_every_template_heading_and_every_spelling_is_read(specification):
    for column in specification.columns:
        assert field_of(specification.number, column.heading.upper()) == column.field
    for spelling in specification.heading_spellings:
        if spelling.match == "exact":
            assert field_of(specification.number, spelling.spelling.lower()) == spelling.field


@pytest.mark.parametrize(
    "heading", ["Date of Death", "Month", "Contacts per child (distinct count)", "-", "Gender group"]
)
def test_near_and_foreign_headings_are_not_guessed(heading):
    assert match_headings(BOOK, 1, [heading]).position == {}
    assert match_headings(BOOK, 1, [heading]).unknown == (heading,)


def test_the_template_heading_wins_over_a_spelling_on_either_side():
    for order in (["ChildUniqueID2", "Child Unique ID"], ["Child Unique ID", "ChildUniqueID2"]):
        matched = match_headings(BOOK, 1, order)
        assert matched.position["child_unique_id"] == order.index("Child Unique ID")
        assert matched.rivals == (("child_unique_id", "Child Unique ID", "ChildUniqueID2"),)


def test_the_users_own_heading_wins(read, headings, row):
    rows = [[*headings(1), "Our number"], [*row(1, child_unique_id="OLD"), "NEW"]]
    for target in ("child_unique_id", "Child Unique ID"):
        extract = read({"List 1": rows}, headings={"contacts": {"our NUMBER": target}})
        assert extract.lists[1].frame["child_unique_id"].to_list() == ["NEW"]
        assert [f.column for f in extract.findings if f.rule == "AQ003"] == ["Child Unique ID"]


def test_the_users_own_heading_completes_a_list(read, headings, row):
    renamed = [("When" if h == "Date of Contact" else h) for h in headings(1)]
    extract = read({"List 1": [renamed, row(1)]}, headings={"contacts": {"When": "date_of_contact"}})
    assert extract.lists[1].rows_read == 1


def test_a_heading_mapped_to_nothing_is_a_bad_setting():
    with pytest.raises(
        BadSetting, match=r"'Date of Contakt' under \[headings.contacts\].*nearest is 'Date of Contact'"
    ):
        heading_book({"contacts": {"x": "Date of Contakt"}})
    with pytest.raises(BadSetting, match=r"\[headings.kontakte\]"):
        heading_book({"kontakte": {"x": "gender"}})


def test_a_repeated_heading_reads_the_first_and_says_so(read, headings, row):
    extract = read({"List 1": [[*headings(1), "child unique id"], [*row(1, child_unique_id="FIRST"), "SECOND"]]})
    assert extract.lists[1].frame["child_unique_id"].to_list() == ["FIRST"]
    assert [(f.severity, f.column) for f in extract.findings if f.rule == "AQ003"] == [("warning", "Child Unique ID")]


def test_missing_columns_by_role(read, headings, row):
    # Gender is asked for (error), a completion of the referral count is too; date of birth may be blank (warning).
    keep = [h for h in headings(3) if h not in {"Gender", "Date of Birth"}]
    cells = [c for h, c in zip(headings(3), row(3), strict=True) if h in keep]
    extract = read({"List 3": [keep, cells]})
    assert {(f.column, f.severity) for f in extract.findings if f.rule == "AQ002"} == {
        ("Gender", "error"),
        ("Date of Birth", "warning"),
    }
    assert extract.lists[3].delivered == {
        column.field for column in list_by_number(3).columns if column.field not in {"gender", "date_of_birth"}
    }
    assert extract.lists[3].frame["gender"].to_list() == [None]


def test_newer_columns_are_read_when_there_and_never_missed(read, headings, row):
    extract = read({"List 9": [headings(9), row(9)]})
    assert not [f for f in extract.findings if f.rule == "AQ002"]
    extract = read({"List 9": [[*headings(9), "Latest Contact", "HMO?"], [*row(9), "2026-05-06", "Y"]]})
    frame = extract.lists[9].frame
    assert str(frame["latest_contact_date"].item()) == "2026-05-06"
    assert frame["house_of_multiple_occupancy"].item() == "Yes"


def test_unknown_headings_are_one_finding(read, headings, row):
    extract = read({"List 1": [[*headings(1), "Month", "LA"], [*row(1), "5", "X"]]})
    found = [f for f in extract.findings if f.rule == "AQ004"]
    assert [(f.severity, "2 headings" in f.sentence, "'Month', 'LA'" in f.sentence) for f in found] == [
        ("info", True, True)
    ]


def test_nearest_suggests_or_is_silent():
    assert nearest("Date Started to be Looked After", ["Team", "Date Started LAC"]) == "Date Started LAC"
    assert nearest("Date Started to be Looked After", ["Zzz"]) is None
    assert nearest("Gender", []) is None
