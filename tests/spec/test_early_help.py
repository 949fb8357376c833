"""List 2: early help. As at 1 October 2018 the six months are 1 April to 30 September."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, reconciliation_of, table_of

MEMBERSHIP = extract_of(
    early_help="""
    child_unique_id       | assessment_start_date | assessment_completion_date | age_of_child
    within                | 2018-05-01            | 2018-06-01                 | 3
    ended-on-first-day    | 2017-01-01            | 2018-04-01                 | 17
    ended-the-day-before  | 2017-01-01            | 2018-03-31                 | 3
    began-on-last-day     | 2018-09-30            | -                          | 18
    began-on-as-at-day    | 2018-10-01            | -                          | 3
    only-completed        | -                     | 2018-05-05                 | -1
    no-dates              | -                     | -                          | 3
    no-readable-dates     | ?                     | ?                          | 3
    unreadable-start      | ?                     | 2018-05-05                 | 3
    unreadable-completion | 2018-05-05            | ?                          | 3
    ended-before-it-began | 2018-06-10            | 2018-06-01                 | 3
    ends-in-future        | 2016-05-01            | 2018-12-01                 | 3
    """
)
EXAMPLE = extract_of(
    early_help="""
    child_unique_id | assessment_start_date | organisation_completing_assessment
    A               | 2018-05-01            | Family Centre
    A               | 2018-07-01            | FAMILY CENTRE
    B               | 2018-05-01            | family  centre
    C               | 2018-05-01            | School
    D               | 2018-05-01            | School
    E               | 2018-05-01            | -
    F               | 2018-10-01            | Hospital
    """,
    referrals="""
    child_unique_id | date_of_referral
    A               | 2018-07-01
    B               | 2018-06-30
    """,
)


def test_headline_counts_what_was_open_at_any_time_in_the_period():
    # out: ended-the-day-before, began-on-as-at-day, no-dates, no-readable-dates
    assert column_of(MEMBERSHIP, "early_help.headline") == [
        ("Total number of CAF/EHA", 12 - 4),
        ("Total for ages 0-17", 12 - 4 - 1 - 1),  # without the one aged 18 and the unborn one
        ("Children with CAF/EHA", 12 - 4),
    ]


def test_the_percentage_beside_the_children_is_children_over_assessments():
    assert figures_of(EXAMPLE, "early_help.headline") == [
        ("Total number of CAF/EHA", {"count": 6, "percent": None}),
        ("Total for ages 0-17", {"count": 0, "percent": None}),
        ("Children with CAF/EHA", {"count": 5, "percent": 5 / 6}),  # A has two
    ]
    children = table_of(EXAMPLE, "early_help.headline").rows[2]
    assert children.denominators == {"percent": 6}
    assert table_of(EXAMPLE, "early_help.headline").denominator is None


def test_rows_outside_the_period_are_accounted_for():
    went = reconciliation_of(MEMBERSHIP, "early_help")
    assert (went.rows_in_period, went.rows_before, went.rows_after, went.rows_without_date) == (8, 1, 1, 2)


@pytest.mark.parametrize(
    ("months", "title"),
    [
        (6, "LIST 2 - EARLY HELP (6 months default)"),
        (3, "LIST 2 - EARLY HELP (3 months default)"),
        (1, "LIST 2 - EARLY HELP (1 month default)"),
    ],
)
def test_the_title_follows_the_period(months, title):
    assert table_of(EXAMPLE, "early_help.headline", months={"early_help": months}).chat_title == title


def test_appears_on_referral_list_keeps_to_the_referrals_three_months():
    assert figures_of(EXAMPLE, "early_help.appears_on_referral_list") == [
        ("Yes", {"count": 2, "percent": 2 / 6}),  # both of A
        ("No", {"count": 1 + 3, "percent": 4 / 6}),  # the referral of B is one day too old
    ]


def test_without_list_3_nobody_can_be_found_on_it():
    drawn = extract_of(early_help="child_unique_id | assessment_start_date\nA | 2018-05-01")
    table = table_of(drawn, "early_help.appears_on_referral_list")
    assert (table.status, table.needs, table.denominator) == ("list_missing", "List 3", None)


def test_organisations_are_grouped_by_capitals_and_blanks_largest_first_in_their_first_spelling():
    assert figures_of(EXAMPLE, "early_help.organisation") == [
        ("Family Centre", {"count": 1 + 1 + 1, "percent": 3 / 6}),
        ("School", {"count": 2, "percent": 2 / 6}),
        ("Not recorded", {"count": 1, "percent": 1 / 6}),
    ]


def test_organisation_not_recorded_is_last_though_largest_and_only_there_when_not_zero():
    drawn = extract_of(
        early_help="""
        child_unique_id | assessment_start_date | organisation_completing_assessment
        A               | 2018-05-01            | -
        B               | 2018-05-01            | -
        C               | 2018-05-01            | School
        """
    )
    assert column_of(drawn, "early_help.organisation") == [("School", 1), ("Not recorded", 2)]
    all_recorded = extract_of(
        early_help="""
        child_unique_id | assessment_start_date | organisation_completing_assessment
        C               | 2018-05-01            | School
        """
    )
    assert column_of(all_recorded, "early_help.organisation") == [("School", 1)]


@pytest.mark.parametrize("name", ["Team {North}", "{period}", "100 % {}", "=1+1"])
def test_an_organisation_may_have_any_name(name):
    drawn = extract_of(
        early_help=f"""
        child_unique_id | assessment_start_date | organisation_completing_assessment
        A               | 2018-05-01            | {name}
        """
    )
    assert column_of(drawn, "early_help.organisation") == [(name, 1)]


def test_an_organisation_called_not_recorded_makes_no_second_row_of_that_name():
    drawn = extract_of(
        early_help="""
        child_unique_id | assessment_start_date | organisation_completing_assessment
        A               | 2018-05-01            | Not recorded
        B               | 2018-05-01            | -
        C               | 2018-05-01            | School
        """
    )
    labels = [label for label, _ in column_of(drawn, "early_help.organisation")]
    assert labels.count("Not recorded") == 1


def test_assessments_in_period_by_assessment_and_by_child():
    assert figures_of(EXAMPLE, "early_help.in_period_assessments") == [
        ("1", {"count": 4, "percent": 4 / 6}),  # B, C, D, E
        ("2", {"count": 2, "percent": 2 / 6}),  # A
    ]
    assert figures_of(EXAMPLE, "early_help.in_period_children") == [
        ("1 EHA/CAFs", {"count": 4, "percent": 4 / 5}),
        ("2 EHA/CAFs", {"count": 1, "percent": 1 / 5}),
        ("3 EHA/CAFs", {"count": 0, "percent": 0 / 5}),
        ("4 or more", {"count": 0, "percent": 0 / 5}),
    ]


def test_assessments_of_four_and_more_and_without_an_identifier():
    rows = "\n".join(f"{child} | 2018-05-01" for child in "AAAAABBBBCCC" + "-" * 7)
    drawn = extract_of(early_help=f"child_unique_id | assessment_start_date\n{rows}")
    assert column_of(drawn, "early_help.in_period_assessments") == [
        ("1", 0),
        ("2", 0),
        ("3", 3),
        ("4", 4),
        ("5", 5),
        ("Not recorded", 7),
    ]
    assert not_zero(column_of(drawn, "early_help.in_period_children")) == [("3 EHA/CAFs", 1), ("4 or more", 1 + 1)]
    assert cell_of(drawn, "early_help.headline", "Children with CAF/EHA", "percent") == 3 / (5 + 4 + 3 + 7)


def test_a_list_without_rows_gives_zeros_and_no_percentages():
    drawn = extract_of(early_help="child_unique_id | assessment_start_date")
    assert figures_of(drawn, "early_help.headline") == [
        ("Total number of CAF/EHA", {"count": 0, "percent": None}),
        ("Total for ages 0-17", {"count": 0, "percent": None}),
        ("Children with CAF/EHA", {"count": 0, "percent": None}),
    ]
    assert figures_of(drawn, "early_help.organisation") == []
    assert figures_of(drawn, "early_help.in_period_children")[0] == ("1 EHA/CAFs", {"count": 0, "percent": None})
