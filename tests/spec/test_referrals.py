"""List 3: referrals. As at 1 October 2018 the three months are 1 July to 30 September."""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, figures_of, not_zero, table_of

EXAMPLE = extract_of(
    referrals="""
    child_unique_id | date_of_referral | number_of_referrals_in_last_12_months | referral_nfa | referral_source | age_of_child
    D               | 2018-07-04       | 1                                     | Yes          | 6               | 0
    D               | 2018-08-09       | 1                                     | No           | 6               | 0
    E               | 2018-07-10       | 0                                     | No           | 3F              | 17
    F               | 2018-08-02       | -                                     | No           | ?               | 18
    """  # noqa: E501 - a drawing
)
CHILD_TABLES = ("referrals.multiple", "referrals.re_referrals_12_months", "referrals.number_12_months")


def test_headline_has_the_rate_of_twelve_months():
    assert figures_of(EXAMPLE, "referrals.headline", population=20_000) == [
        ("Total number of referrals", {"count": 4, "rate_per_10k": 4 / 20_000 * 10_000 * 12 / 3}),
        ("Total for ages 0-17", {"count": 1 + 1 + 1, "rate_per_10k": None}),  # D twice and E
    ]


@pytest.mark.parametrize(
    ("months", "referrals", "rate", "title"),
    [
        (1, 1, 1 / 2 * 12, "LIST 3 - REFERRALS (1 month default)"),
        (3, 2, 2 / 2 * 4, "LIST 3 - REFERRALS (3 months default)"),
        (6, 4, 4 / 2 * 2, "LIST 3 - REFERRALS (6 months default)"),
    ],
)
def test_the_rate_follows_the_period(months, referrals, rate, title):
    drawn = extract_of(
        referrals="""
        child_unique_id | date_of_referral
        A               | 2018-03-31
        B               | 2018-04-01
        C               | 2018-06-30
        D               | 2018-07-01
        E               | 2018-09-01
        F               | 2018-10-01
        """
    )
    choices = {"months": {"referrals": months}, "population": 20_000}  # two times 10,000 residents
    assert cell_of(drawn, "referrals.headline", "Total number of referrals", **choices) == referrals
    assert cell_of(drawn, "referrals.headline", "Total number of referrals", "rate_per_10k", **choices) == rate
    assert table_of(drawn, "referrals.headline", **choices).chat_title == title


def test_without_a_population_there_is_no_rate():
    assert cell_of(EXAMPLE, "referrals.headline", "Total number of referrals", "rate_per_10k") is None


def test_result_in_nfa():
    assert figures_of(EXAMPLE, "referrals.nfa") == [
        ("NFA", {"count": 1, "percent": 1 / 4}),
        ("Further action", {"count": 3, "percent": 3 / 4}),
    ]


def test_result_in_nfa_blank_or_unrecognised_is_not_recorded():
    drawn = extract_of(
        referrals="""
        child_unique_id | date_of_referral | referral_nfa
        A               | 2018-07-04       | Yes
        B               | 2018-07-04       | -
        C               | 2018-07-04       | ?
        """
    )
    assert column_of(drawn, "referrals.nfa") == [("NFA", 1), ("Further action", 0), ("Not recorded", 1 + 1)]


def test_multiple_referrals_counts_children_and_has_two_denominators():
    assert figures_of(EXAMPLE, "referrals.multiple") == [
        ("Re-referral", {"count": 1, "percent": 1 / 4, "percent_of_children": 1 / 3}),  # D once
        ("First referral", {"count": 1, "percent": 1 / 4, "percent_of_children": 1 / 3}),
        ("Not recorded", {"count": 1, "percent": 1 / 4, "percent_of_children": 1 / 3}),
    ]
    table = table_of(EXAMPLE, "referrals.multiple")
    assert table.denominator == 4
    assert [row.denominators["percent_of_children"] for row in table.rows] == [3, 3, 3]


def test_re_referrals_are_the_same_counts_in_other_words():
    assert figures_of(EXAMPLE, "referrals.re_referrals_12_months") == [
        ("Yes", {"count": 1, "percent": 1 / 4, "percent_of_children": 1 / 3}),
        ("No", {"count": 1, "percent": 1 / 4, "percent_of_children": 1 / 3}),
        ("Not recorded", {"count": 1, "percent": 1 / 4, "percent_of_children": 1 / 3}),
    ]


def test_number_of_referrals_includes_the_latest_one():
    numbers = ["0", "0", "1", "2", "3", "11", "-", "?", "-1"]
    rows = "\n".join(f"{chr(65 + i)} | 2018-07-04 | {number}" for i, number in enumerate(numbers))
    drawn = extract_of(referrals=f"child_unique_id | date_of_referral | number_of_referrals_in_last_12_months\n{rows}")
    assert column_of(drawn, "referrals.number_12_months") == [
        ("1 referral", 2),
        ("2 referrals", 1),
        ("3 referrals", 1),
        ("4 or more", 1 + 1),
        ("Not recorded", 1 + 1 + 1),  # blank, no number, below 0
    ]
    assert column_of(drawn, "referrals.multiple") == [
        ("Re-referral", 1 + 1 + (1 + 1)),
        ("First referral", 2),
        ("Not recorded", 1 + 1 + 1),
    ]


def test_the_latest_referral_in_the_period_speaks_for_the_child():
    drawn = extract_of(
        referrals="""
        child_unique_id | date_of_referral | number_of_referrals_in_last_12_months
        later           | 2018-08-02       | 0
        later           | 2018-08-01       | 2
        tie             | 2018-08-01       | 0
        tie             | 2018-08-01       | 2
        tie             | 2018-08-01       | 1
        future          | 2018-07-01       | 5
        future          | 2018-10-01       | 0
        before          | 2018-06-30       | 1
        blank-latest    | 2018-07-01       | 3
        blank-latest    | 2018-07-02       | -
        """
    )
    assert column_of(drawn, "referrals.number_12_months") == [
        ("1 referral", 1),  # later, by its larger date
        ("2 referrals", 1),  # tie, by its last row
        ("3 referrals", 0),
        ("4 or more", 1),  # future, by the one in the period
        ("Not recorded", 1),  # blank-latest
    ]
    assert table_of(drawn, "referrals.number_12_months").denominator == 10 - 1 - 1  # rows in the period


def test_rows_without_an_identifier_are_referrals_but_no_children():
    drawn = extract_of(
        referrals="""
        child_unique_id | date_of_referral | number_of_referrals_in_last_12_months
        -               | 2018-08-02       | 0
        -               | 2018-08-01       | 2
        A               | 2018-08-01       | 2
        """
    )
    assert cell_of(drawn, "referrals.headline", "Total number of referrals") == 3
    assert not_zero(column_of(drawn, "referrals.multiple")) == [("Re-referral", 1)]
    assert cell_of(drawn, "referrals.multiple", "Re-referral", "percent") == 1 / 3
    assert cell_of(drawn, "referrals.multiple", "Re-referral", "percent_of_children") == 1 / 1


def test_source_is_in_fixed_order():
    assert column_of(EXAMPLE, "referrals.source") == [
        ("Individual", 0),
        ("Schools", 0),
        ("Education services", 0),
        ("Health services", 1),
        ("Housing", 0),
        ("LA services", 0),
        ("Police", 2),
        ("Legal agency / Court / CAFCASS, etc.", 0),
        ("Other", 0),
        ("Anonymous", 0),
        ("Unknown", 0),
        ("Not recorded", 1),
    ]
    assert cell_of(EXAMPLE, "referrals.source", "Police", "percent") == 2 / 4


@pytest.mark.parametrize("key", CHILD_TABLES)
def test_without_the_number_of_referrals_the_tables_of_children_cannot_be_said(key):
    drawn = extract_of(
        referrals="child_unique_id | date_of_referral\nA | 2018-08-01",
        delivered={"referrals": all_but("referrals", "number_of_referrals_in_last_12_months")},
    )
    table = table_of(drawn, key)
    assert (table.status, table.needs) == ("column_missing", "Number of Referrals in Last 12 Months")
    assert table.denominator is None
    assert {value for row in table.rows for value in row.values.values()} == {None}
    assert [row.denominators for row in table.rows] == [{}] * len(table.rows)


@pytest.mark.parametrize("key", CHILD_TABLES)
def test_a_list_without_rows_gives_zeros_and_no_percentages(key):
    drawn = extract_of(referrals="child_unique_id | date_of_referral")
    zero = {"count": 0, "percent": None, "percent_of_children": None}
    assert dict(figures_of(drawn, key)) == dict.fromkeys([label for label, _ in column_of(EXAMPLE, key)], zero)
