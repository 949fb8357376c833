"""List 1: contacts. As at 1 October 2018 the three months are 1 July to 30 September."""

import pytest

from tests.spec.drawn import (
    all_but,
    cell_of,
    column_of,
    extract_of,
    figures_of,
    monthly_of,
    not_zero,
    reconciliation_of,
    table_of,
)

EXAMPLE = extract_of(
    contacts="""
    child_unique_id | date_of_contact | contact_source
    A               | 2018-06-30      | 6
    A               | 2018-07-01      | 6
    B               | 2018-08-05      | 3A
    B               | 2018-09-30      | -
    C               | 2018-09-01      | ?
    C               | 2018-10-01      | 2A
    """,
    referrals="""
    child_unique_id | date_of_referral | referral_source
    B               | 2018-07-02       | 4
    C               | 2018-05-03       | 6
    """,
)
NO_CONTACTS = extract_of(
    contacts="child_unique_id | date_of_contact",
    referrals="child_unique_id | date_of_referral",
)


def test_headline():
    assert figures_of(EXAMPLE, "contacts.headline") == [
        ("Total number of contacts", {"count": 6 - 1 - 1}),  # not the last of June, nor the as-at day
        ("Total for ages 0-17", {"count": 0}),  # no age and no date of birth is given
        ("Children with a contact", {"count": 3}),
    ]
    assert table_of(EXAMPLE, "contacts.headline").chat_title == "LIST 1 - CONTACTS"


def test_appears_on_referral_list_counts_the_rows_of_children_referred_in_the_referrals_own_period():
    assert figures_of(EXAMPLE, "contacts.appears_on_referral_list") == [
        ("Yes", {"count": 2, "percent": 2 / 4}),  # both contacts of B, the one before the other
        ("No", {"count": 1 + 1, "percent": 2 / 4}),  # A, and C, whose referral is older than three months
    ]
    assert table_of(EXAMPLE, "contacts.appears_on_referral_list").denominator == 4


def test_appears_on_referral_list_follows_the_period_of_the_referrals_and_not_of_the_contacts():
    key = "contacts.appears_on_referral_list"
    assert column_of(EXAMPLE, key, months={"referrals": 6}) == [("Yes", 2 + 1), ("No", 1)]
    assert column_of(EXAMPLE, key, months={"contacts": 6}) == [("Yes", 2), ("No", 1 + 2)]


def test_a_contact_after_the_referral_appears_on_the_list_too_and_a_blank_identifier_never_does():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact
        A               | 2018-09-30
        -               | 2018-09-30
        """,
        referrals="""
        child_unique_id | date_of_referral
        A               | 2018-07-01
        -               | 2018-07-01
        """,
    )
    assert column_of(drawn, "contacts.appears_on_referral_list") == [("Yes", 1), ("No", 1)]


def test_source_of_the_example():
    assert column_of(EXAMPLE, "contacts.source") == [
        ("Health services", 1),  # Health services and Police tie: the order of the referral sources decides
        ("Police", 1),
        ("Individual", 0),
        ("Schools", 0),
        ("Education services", 0),
        ("Housing", 0),
        ("LA services", 0),
        ("Legal agency / Court / CAFCASS, etc.", 0),
        ("Other", 0),
        ("Anonymous", 0),
        ("Unknown", 0),
        ("Not recorded", 1 + 1),  # the blank one and the one that is no code: last, though the largest
    ]
    assert cell_of(EXAMPLE, "contacts.source", "Not recorded", "percent") == 2 / 4


def test_source_is_largest_first_with_ties_in_the_order_of_the_groups():
    codes = ["6", "6", "4", "4", "2A", "2A", "9", "9", "9", "-", "-", "-", "-"]
    rows = "\n".join(f"A | 2018-09-01 | {code}" for code in codes)
    drawn = extract_of(contacts=f"child_unique_id | date_of_contact | contact_source\n{rows}")
    assert not_zero(column_of(drawn, "contacts.source")) == [
        ("Anonymous", 3),
        ("Schools", 2),
        ("Housing", 2),
        ("Police", 2),
        ("Not recorded", 4),
    ]


GROUP_OF_EACH_CODE = {
    "Individual": "1A 1B 1C 1D",
    "Schools": "2A",
    "Education services": "2B",
    "Health services": "3A 3B 3C 3D 3E 3F",
    "Housing": "4",
    "LA services": "5A 5B 5C 5D",
    "Police": "6",
    "Legal agency / Court / CAFCASS, etc.": "7",
    "Other": "8",
    "Anonymous": "9",
    "Unknown": "10",
}


@pytest.mark.parametrize(("group", "codes"), GROUP_OF_EACH_CODE.items())
def test_each_code_is_in_its_group(group, codes):
    rows = "\n".join(f"A | 2018-09-01 | {code}" for code in codes.split())
    drawn = extract_of(contacts=f"child_unique_id | date_of_contact | contact_source\n{rows}")
    assert not_zero(column_of(drawn, "contacts.source")) == [(group, len(codes.split()))]


def test_referral_comparison_has_the_referrals_in_the_order_of_the_contacts():
    assert [label for label, _ in column_of(EXAMPLE, "contacts.referral_comparison")] == [
        label for label, _ in column_of(EXAMPLE, "contacts.source")
    ]
    assert not_zero(column_of(EXAMPLE, "contacts.referral_comparison")) == [("Housing", 1)]
    assert cell_of(EXAMPLE, "contacts.referral_comparison", "Housing", "percent") == 1 / 1
    table = table_of(EXAMPLE, "contacts.referral_comparison")
    assert (table.list_number, table.unit, table.denominator) == (1, "referrals", 1)


def test_contacts_in_period_by_contact_and_by_child():
    assert figures_of(EXAMPLE, "contacts.in_period_contacts") == [
        ("1", {"count": 1 + 1, "percent": 2 / 4}),  # A and C
        ("2", {"count": 2, "percent": 2 / 4}),  # B
    ]
    assert figures_of(EXAMPLE, "contacts.in_period_children") == [
        ("1 contact", {"count": 1 + 1, "percent": 2 / 3}),
        ("2 contacts", {"count": 1, "percent": 1 / 3}),
        ("3 contacts", {"count": 0, "percent": 0 / 3}),
        ("4 or more", {"count": 0, "percent": 0 / 3}),
    ]


def test_contacts_in_period_go_up_to_the_largest_number():
    rows = "\n".join(["A | 2018-08-01"] * 4 + ["B | 2018-08-02"] * 6)
    drawn = extract_of(contacts=f"child_unique_id | date_of_contact\n{rows}")
    assert column_of(drawn, "contacts.in_period_contacts") == [
        ("1", 0),
        ("2", 0),
        ("3", 0),
        ("4", 1 * 4),
        ("5", 0),
        ("6", 1 * 6),
    ]
    assert cell_of(drawn, "contacts.in_period_children", "4 or more") == 4 / 4 + 6 / 6


def test_rows_without_an_identifier_are_contacts_but_no_children():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact
        A               | 2018-07-05
        B               | 2018-07-05
        B               | 2018-07-05
        -               | 2018-07-05
        -               | 2018-07-06
        -               | 2018-07-07
        """
    )
    assert column_of(drawn, "contacts.headline") == [
        ("Total number of contacts", 6),
        ("Total for ages 0-17", 0),
        ("Children with a contact", 2),
    ]
    assert column_of(drawn, "contacts.in_period_contacts") == [("1", 1), ("2", 1 * 2), ("Not recorded", 3)]
    assert not_zero(column_of(drawn, "contacts.in_period_children")) == [("1 contact", 1), ("2 contacts", 1)]
    assert table_of(drawn, "contacts.in_period_children").denominator == 2


def test_a_repeated_row_counts_again():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact | contact_source
        A               | 2018-07-05      | 6
        A               | 2018-07-05      | 6
        """
    )
    assert cell_of(drawn, "contacts.headline", "Total number of contacts") == 2
    assert cell_of(drawn, "contacts.source", "Police") == 2
    assert not_zero(column_of(drawn, "contacts.in_period_children")) == [("2 contacts", 1)]


def test_only_readable_dates_within_the_period_count():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact
        A               | 2018-06-30
        B               | 2018-07-01
        C               | 2018-09-30
        D               | 2018-10-01
        E               | 2018-12-24
        F               | -
        G               | ?
        """
    )
    assert cell_of(drawn, "contacts.headline", "Total number of contacts") == 1 + 1  # B and C
    went = reconciliation_of(drawn, "contacts")
    assert (went.rows_read, went.rows_in_period, went.rows_before) == (7, 2, 1)  # A
    assert (went.rows_after, went.rows_without_date) == (1 + 1, 1 + 1)  # D and E, F and G


INSIDE_0_TO_17 = """
    child_unique_id | date_of_contact | age_of_child | date_of_birth
    zero            | 2018-09-01      | 0            | -
    seventeen       | 2018-09-01      | 17           | -
    tomorrow-18     | 2018-09-01      | -            | 2000-10-02
    winter-17       | 2018-09-01      | -            | 2000-12-31
    newborn         | 2018-09-01      | ?            | 2018-09-30
    born-today      | 2018-09-01      | -            | 2018-10-01
    age-wins        | 2018-09-01      | 5            | 1990-01-01
    """
OUTSIDE_0_TO_17 = """
    child_unique_id | date_of_contact | age_of_child | date_of_birth
    unborn          | 2018-09-01      | -1           | -
    expected        | 2018-09-01      | -            | 2018-10-02
    eighteen        | 2018-09-01      | 18           | -
    today-18        | 2018-09-01      | -            | 2000-10-01
    spring-18       | 2018-09-01      | -            | 2000-03-01
    unknown         | 2018-09-01      | -            | -
    unreadable      | 2018-09-01      | ?            | ?
    """


@pytest.mark.parametrize(("rows", "aged_0_to_17"), [(INSIDE_0_TO_17, 7), (OUTSIDE_0_TO_17, 0)])
def test_ages_0_to_17_come_from_the_age_and_else_from_the_date_of_birth(rows, aged_0_to_17):
    drawn = extract_of(contacts=rows)
    assert cell_of(drawn, "contacts.headline", "Total for ages 0-17") == aged_0_to_17
    assert cell_of(drawn, "contacts.headline", "Total number of contacts") == 7


@pytest.mark.parametrize(("as_at", "aged_0_to_17"), [("2018-02-28", 1), ("2018-03-01", 0)])
def test_who_is_born_on_29_february_has_the_birthday_on_1_march_in_other_years(as_at, aged_0_to_17):
    drawn = extract_of(
        as_at,
        contacts="""
        child_unique_id | date_of_contact | date_of_birth
        A               | 2018-02-01      | 2000-02-29
        """,
    )
    assert cell_of(drawn, "contacts.headline", "Total for ages 0-17") == aged_0_to_17


@pytest.mark.parametrize(
    ("as_at", "months", "first_day", "day_before"),
    [
        ("2018-10-01", 3, "2018-07-01", "2018-06-30"),
        ("2018-10-01", 1, "2018-09-01", "2018-08-31"),
        ("2018-08-31", 6, "2018-02-28", "2018-02-27"),
        ("2020-08-31", 6, "2020-02-29", "2020-02-28"),
        ("2018-11-30", 3, "2018-08-30", "2018-08-29"),
        ("2018-05-31", 3, "2018-02-28", "2018-02-27"),
        ("2019-01-31", 2, "2018-11-30", "2018-11-29"),
    ],
)
def test_a_period_begins_on_the_same_day_of_the_month_or_on_its_last_day(as_at, months, first_day, day_before):
    drawn = extract_of(
        as_at,
        contacts=f"""
        child_unique_id | date_of_contact
        in              | {first_day}
        out             | {day_before}
        """,
    )
    assert cell_of(drawn, "contacts.headline", "Total number of contacts", months={"contacts": months}) == 1


def test_every_month_of_the_list_is_counted_on_its_own():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact
        A               | 2018-04-01
        A               | 2018-06-30
        B               | 2018-06-01
        C               | 2018-09-30
        D               | 2018-10-01
        """
    )
    totals = [(each.month, each.rows[0].values["count"]) for each in monthly_of(drawn, "contacts.headline")]
    assert totals == [
        ("2018-04", 1),
        ("2018-05", 0),
        ("2018-06", 1 + 1),
        ("2018-07", 0),
        ("2018-08", 0),
        ("2018-09", 1),
    ]


def test_without_list_3_what_needs_it_cannot_be_said():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact
        A               | 2018-09-01
        """
    )
    appears = table_of(drawn, "contacts.appears_on_referral_list")
    assert (appears.status, appears.needs, appears.denominator) == ("list_missing", "List 3", None)
    assert figures_of(drawn, "contacts.appears_on_referral_list") == [
        ("Yes", {"count": None, "percent": None}),
        ("No", {"count": None, "percent": None}),
    ]
    comparison = table_of(drawn, "contacts.referral_comparison")
    assert (comparison.status, comparison.needs, comparison.denominator) == ("list_missing", "List 3", None)
    assert {row.values["count"] for row in comparison.rows} == {None}
    assert cell_of(drawn, "contacts.headline", "Total number of contacts") == 1


def test_without_list_1_its_tables_have_their_rows_and_no_values():
    drawn = extract_of(referrals="child_unique_id | date_of_referral")
    table = table_of(drawn, "contacts.headline")
    assert (table.status, table.needs) == ("list_missing", "List 1")
    assert figures_of(drawn, "contacts.headline") == [
        ("Total number of contacts", {"count": None}),
        ("Total for ages 0-17", {"count": None}),
        ("Children with a contact", {"count": None}),
    ]
    assert table_of(drawn, "contacts.source").rows[-1].label == "Not recorded"


def test_without_the_source_column_the_sources_cannot_be_said():
    drawn = extract_of(
        contacts="""
        child_unique_id | date_of_contact
        A               | 2018-09-01
        """,
        delivered={"contacts": all_but("contacts", "contact_source")},
    )
    table = table_of(drawn, "contacts.source")
    assert (table.status, table.needs, table.denominator) == ("column_missing", "Contact Source", None)
    assert len(table.rows) == 12
    assert {value for row in table.rows for value in row.values.values()} == {None}


def test_without_age_and_date_of_birth_only_the_ages_cannot_be_said():
    contacts = """
    child_unique_id | date_of_contact | date_of_birth
    A               | 2018-09-01      | 2010-01-01
    """
    neither = extract_of(
        contacts=contacts, delivered={"contacts": all_but("contacts", "age_of_child", "date_of_birth")}
    )
    assert column_of(neither, "contacts.headline") == [
        ("Total number of contacts", 1),
        ("Total for ages 0-17", None),
        ("Children with a contact", 1),
    ]
    assert table_of(neither, "contacts.headline").status == "column_missing"
    one = extract_of(contacts=contacts, delivered={"contacts": all_but("contacts", "age_of_child")})
    assert cell_of(one, "contacts.headline", "Total for ages 0-17") == 1
    assert table_of(one, "contacts.headline").status is None


def test_a_list_without_rows_gives_zeros_and_no_percentages():
    assert column_of(NO_CONTACTS, "contacts.headline") == [
        ("Total number of contacts", 0),
        ("Total for ages 0-17", 0),
        ("Children with a contact", 0),
    ]
    assert figures_of(NO_CONTACTS, "contacts.appears_on_referral_list") == [
        ("Yes", {"count": 0, "percent": None}),
        ("No", {"count": 0, "percent": None}),
    ]
    assert {count for _, count in column_of(NO_CONTACTS, "contacts.source")} == {0}
    assert figures_of(NO_CONTACTS, "contacts.in_period_contacts") == []
    assert {count for _, count in column_of(NO_CONTACTS, "contacts.in_period_children")} == {0}
    assert table_of(NO_CONTACTS, "contacts.source").status is None
