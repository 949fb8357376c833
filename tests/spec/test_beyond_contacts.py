"""List 1 beyond ChAT. As at 1 October 2018 the lists reach back to 1 April; as at 15 October to 15 April."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, table_of

REACH = """
    child_unique_id | date_of_contact
    A               | 2018-03-31
    B               | 2018-04-01
    C               | 2018-04-14
    D               | 2018-04-15
    E               | 2018-04-30
    F               | 2018-05-01
    G               | 2018-09-30
    G               | 2018-09-30
    H               | 2018-10-01
    I               | 2018-10-14
    J               | 2018-10-15
    K               | -
    L               | ?
"""


def contacted(source_and_referral: str) -> str:
    """One contact on 3 September, a Monday."""
    return f"child_unique_id | date_of_contact | contact_source\n{source_and_referral}"


def test_contacts_by_month_over_six_months_and_their_mean():
    assert column_of(extract_of(contacts=REACH), "beyond.contacts_by_month") == [
        ("2018-04", 4),  # B, C, D, E
        ("2018-05", 1),  # F
        ("2018-06", 0),
        ("2018-07", 0),
        ("2018-08", 0),
        ("2018-09", 2),  # G twice
        ("Mean per month", (4 + 1 + 2) / 6),
    ]


def test_the_period_chosen_does_not_shorten_the_six_months():
    months = {"contacts": 1}
    assert cell_of(extract_of(contacts=REACH), "beyond.contacts_by_month", "2018-04", months=months) == 4


def test_in_mid_month_the_part_months_at_both_ends_are_marked_and_left_out_of_the_mean():
    table = table_of(extract_of("2018-10-15", contacts=REACH), "beyond.contacts_by_month")
    assert [(row.label, row.values["count"], row.part) for row in table.rows] == [
        ("2018-04", 2, True),  # D and E; B and C came before the 15th
        ("2018-05", 1, False),
        ("2018-06", 0, False),
        ("2018-07", 0, False),
        ("2018-08", 0, False),
        ("2018-09", 2, False),
        ("2018-10", 2, True),  # H and I; J came on the as-at day
        ("Mean per month", (1 + 2) / 5, False),
    ]


def test_the_six_months_before_31_august_begin_on_28_february():
    drawn = extract_of(
        "2018-08-31",
        contacts="child_unique_id | date_of_contact\nA | 2018-02-27\nB | 2018-02-28\nC | 2018-08-30\nD | 2018-08-31",
    )
    rows = table_of(drawn, "beyond.contacts_by_month").rows
    assert [(row.label, row.values["count"], row.part) for row in rows[:1]] == [("2018-02", 1, True)]
    assert [(row.label, row.values["count"], row.part) for row in rows[-2:-1]] == [("2018-08", 1, True)]
    assert len(rows) == 7 + 1


EDGES = extract_of(
    contacts="""
    child_unique_id | date_of_contact
    A               | 2018-09-03
    B               | 2018-09-03
    C               | 2018-09-03
    D               | 2018-09-03
    D               | 2018-09-01
    E               | 2018-09-03
    F               | 2018-09-28
    G               | 2018-08-31
    -               | 2018-09-03
    """,
    referrals="""
    child_unique_id | date_of_referral
    A               | 2018-09-03
    B               | 2018-09-10
    C               | 2018-09-11
    D               | 2018-09-02
    E               | -
    F               | 2018-10-01
    G               | 2018-08-31
    G               | 2018-09-01
    -               | 2018-09-03
    """,
)


@pytest.mark.parametrize(
    ("days", "september"),
    [
        (0, 1),  # A on the day
        (1, 2),  # the contact of D on 1 September
        (7, 3),  # B, seven days on; C, eight, is not; D's contact of the 3rd came after its referral
        (8, 4),
    ],
)
def test_progress_within_the_days_of_the_setting_both_ends_included(days, september):
    settings = {"contacts.progress_days": days}
    rows = dict(figures_of(EDGES, "beyond.contacts_progressed_by_month", settings=settings))
    assert rows["2018-09"] == {"count": 8, "progressed": september, "percent_progressed": september / 8}
    assert rows["2018-08"] == {"count": 1, "progressed": 1, "percent_progressed": 1.0}
    assert rows["2018-07"] == {"count": 0, "progressed": 0, "percent_progressed": None}


def test_a_referral_on_the_as_at_day_has_not_happened_yet():
    drawn = extract_of(
        contacts="child_unique_id | date_of_contact\nA | 2018-09-28\nB | 2018-09-28",
        referrals="child_unique_id | date_of_referral\nA | 2018-09-30\nB | 2018-10-01",
    )
    assert cell_of(drawn, "beyond.contacts_progressed_by_month", "2018-09", "progressed") == 1


AGENCIES = extract_of(
    contacts="""
    child_unique_id | date_of_contact | contact_source
    A               | 2018-04-01      | 3A
    B               | 2018-09-03      | 3A
    C               | 2018-09-03      | 3F
    D               | 2018-09-03      | 3
    E               | 2018-09-03      | 6
    F               | 2018-09-03      | 6
    G               | 2018-09-03      | -
    H               | 2018-09-03      | ?
    I               | 2018-03-31      | 6
    """,
    referrals="child_unique_id | date_of_referral\nA | 2018-04-02\nC | 2018-09-10\nE | 2018-09-03\nG | 2018-09-04",
)


def test_agencies_by_group_and_by_code_with_those_progressed():
    figures = figures_of(AGENCIES, "beyond.contacts_by_agency")
    assert [(label, values) for label, values in figures if values["count"]] == [
        ("Health services", {"count": 4, "percent": 4 / 8, "progressed": 2, "percent_progressed": 2 / 4}),
        (
            "3A Health: general practitioner",
            {"count": 2, "percent": 2 / 8, "progressed": 1, "percent_progressed": 1 / 2},
        ),
        (
            "3F Health: other (e.g. hospice)",
            {"count": 1, "percent": 1 / 8, "progressed": 1, "percent_progressed": 1 / 1},
        ),
        (
            "3 Health services, code not stated",
            {"count": 1, "percent": 1 / 8, "progressed": 0, "percent_progressed": 0 / 1},
        ),
        ("Police", {"count": 2, "percent": 2 / 8, "progressed": 1, "percent_progressed": 1 / 2}),
        ("Not recorded", {"count": 2, "percent": 2 / 8, "progressed": 1, "percent_progressed": 1 / 2}),
        ("Total", {"count": 8, "percent": 1.0, "progressed": 4, "percent_progressed": 4 / 8}),
    ]
    assert ("Anonymous", {"count": 0, "percent": 0 / 8, "progressed": 0, "percent_progressed": None}) in figures


def test_groups_are_a_partition_and_codes_detail_the_group_above():
    table = table_of(AGENCIES, "beyond.contacts_by_agency")
    assert table.denominator == 8
    assert sum(row.values["count"] for row in table.rows if not row.outside) == 8
    # 21 codes of the template, the newer 5D, and the group alone of 1, 3 and 5; a group of one code is its own detail.
    detailed, of_one_code = 4 + 1 + 6 + 1 + 3 + 1 + 1, 2 + 1 + 5
    assert sum(row.level == 1 for row in table.rows) == detailed
    assert sum(row.level == 0 for row in table.rows) == 3 + of_one_code + 2


def test_without_referrals_progress_cannot_be_said_but_months_can():
    drawn = extract_of(contacts=REACH)
    table = table_of(drawn, "beyond.contacts_by_agency")
    assert (table.status, table.needs) == ("list_missing", "List 3")
    assert {value for row in table.rows for value in row.values.values()} == {None}
    assert table_of(drawn, "beyond.contacts_by_month").status is None


def test_a_list_without_rows_has_months_of_nothing():
    drawn = extract_of(contacts="child_unique_id | date_of_contact", referrals="child_unique_id | date_of_referral")
    assert not_zero(column_of(drawn, "beyond.contacts_by_month")) == []
    assert {label for label, _ in column_of(drawn, "beyond.contacts_progressed_by_month", "progressed")} == {
        f"2018-0{month}" for month in range(4, 10)
    }
