"""Headings to fields: normal forms, spellings, the user's own, repeated and missing ones."""

import csv

import pytest

from chat.annex_a import LISTS, list_by_number
from chat.annex_a.specification import headings_of_systems
from chat.errors import BadSetting
from chat.ingest.sheets.headings import heading_book, match_headings, nearest
from tests.places import SHARED

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


@pytest.mark.parametrize(
    ("number", "heading", "field"),
    [
        (1, "Sex", "gender"),
        (3, "Ethnic Origin", "ethnicity"),
        (4, "Team Name", "allocated_team"),
        (5, "Worker Name", "allocated_worker"),
        (6, "Person ID", "child_unique_id"),
        (7, "CP_Start_Date", "child_protection_plan_start_date"),
        (8, "LAC Start Date", "date_started_to_be_looked_after"),
        (8, "Legal Status", "legal_status"),
        (10, "Mosaic ID", "child_unique_id"),
        *((number, "HasDisability", "disability") for number in range(4, 12)),
    ],
)
def test_headings_of_case_management_systems(number, heading, field):
    assert field_of(number, heading) == field


def test_every_heading_of_a_system_is_read_on_each_list_that_has_the_column():
    fields = {column.field for specification in LISTS for column in specification.columns}
    for field, given in headings_of_systems().items():
        assert field in fields
        for specification in LISTS:
            if any(column.field == field for column in specification.columns):
                for heading in given:
                    assert field_of(specification.number, heading) == field, heading


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published tables are not there")
def test_every_column_of_the_standard_safeguarding_datasets_tables_is_read():
    with (SHARED / "annex-a" / "ssd-tables.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 171
    unread = [
        (row["table"], row["column"])
        for row in rows
        if field_of(int(row["table"].split("_")[1]), row["column"]) is None
    ]
    assert unread == [("AA_8_children_in_care", "RowNum")]  # a counter of the script, no column of Annex A


def test_a_heading_of_a_system_beside_the_templates_own_is_the_one_left_out():
    for order in (["Team Name", "Allocated Team"], ["Allocated Team", "Team Name"]):
        matched = match_headings(BOOK, 3, order)
        assert matched.position["allocated_team"] == order.index("Allocated Team")


def test_one_line_under_all_maps_a_heading_for_every_list(read, headings, row):
    renamed = {number: ["Sort" if h == "Gender" else h for h in headings(number)] for number in (1, 3)}
    sheets = {f"List {number}": [renamed[number], row(number)] for number in (1, 3)}
    extract = read(sheets, headings={"all": {"Sort": "gender"}})
    assert [extract.lists[number].frame["gender"].to_list() for number in (1, 3)] == [["Male"], ["Male"]]


def test_what_is_said_of_one_list_wins_over_what_is_said_of_all():
    book = heading_book({"referrals": {"Owner": "allocated_worker"}, "all": {"Owner": "allocated_team"}})
    assert field_of(3, "Owner", book) == "allocated_worker"
    assert field_of(4, "Owner", book) == "allocated_team"
    assert field_of(3, "Owner") is None


def test_a_heading_mapped_for_all_lists_to_a_column_of_none_is_a_bad_setting():
    with pytest.raises(BadSetting, match=r"'Gendr' under \[headings.all\].*nearest is 'Gender'"):
        heading_book({"all": {"x": "Gendr"}})


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
