"""Year to date beyond ChAT: from 1 April to the day before the as-at date, while six months reach back to 1 April."""

import pytest

from chat.counting.report import Choices
from chat.drill.cell import drill
from chat.errors import UnknownTable
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.drawn import Drawn, column_of, extract_of, figures_of, table_of

KEYS = [f"beyond.{name}_year_to_date" for name in ("contacts", "early_help", "referrals", "assessments", "s47", "cin")]


def contacts(as_at: str) -> Drawn:
    return extract_of(
        as_at,
        contacts="""
        child_unique_id | date_of_contact
        A               | 2025-03-31
        A               | 2025-04-01
        B               | 2025-09-30
        -               | 2025-10-01
        C               | 2026-03-30
        C               | 2026-03-31
        D               | 2026-04-01
        D               | 2026-04-02
        D               | ?
        """,
    )


def test_contacts_from_1_april_to_the_day_before_the_as_at_date():
    # 1 April and 30 September, of 2,000 residents; 31 March is of the year before, 1 October has not happened yet
    assert figures_of(contacts("2025-10-01"), "beyond.contacts_year_to_date", population=2_000) == [
        ("Contacts", {"count": 2, "rate_per_10k": 2 * 10_000 / 2_000})
    ]


@pytest.mark.parametrize(
    ("as_at", "count", "because"),
    [
        ("2026-04-02", 1, "a year of one day: 1 April 2026"),
        ("2026-04-03", 2, "two days"),
        ("2025-10-01", 2, "the six months begin on 1 April"),
        ("2025-10-02", None, "the six months begin on 2 April"),
        ("2026-04-01", None, "a whole year is over, of which six months are on the list"),
        ("2026-03-31", None, "all but a day of a year"),
        ("2026-02-28", None, "six months back is 28 August"),
        ("2024-02-29", None, "six months back is 29 August, the year began on 1 April 2023"),
        ("2025-08-31", 1, "six months back is 28 February, for there is no 31st"),
    ],
)
def test_a_year_that_began_before_the_six_months_is_not_said(as_at: str, count: int | None, because: str):
    table = table_of(contacts(as_at), "beyond.contacts_year_to_date", population=2_000)
    rate = None if count is None else count * 5.0
    assert [(row.label, dict(row.values)) for row in table.rows] == [
        ("Contacts", {"count": count, "rate_per_10k": rate})
    ], because
    assert (table.note is not None) == (count is None)
    assert table.status is None


@pytest.mark.parametrize("key", KEYS)
def test_what_is_not_said_tells_why(key: str):
    everything = extract_of(
        "2026-01-15",
        contacts="child_unique_id\nA",
        early_help="child_unique_id\nA",
        referrals="child_unique_id\nA",
        assessments="child_unique_id\nA",
        section_47="child_unique_id\nA",
        children_in_need="child_unique_id\nA",
    )
    table = table_of(everything, key, population=2_000)
    assert {value for row in table.rows for value in row.values.values()} == {None}
    assert table.note == (
        "The year to date can be said as at 2 April to 1 October only: the list holds six months, and the year began"
        " before them."
    )


def test_nobody_stands_behind_a_figure_that_is_not_said():
    drawn = contacts("2026-01-15")
    ready = drill(drawn.extract, drawn.as_at, LISTS_IN_ORDER, Choices(settings=list_defaults()))
    with pytest.raises(UnknownTable, match="as at 2 April to 1 October only"):
        ready.children_of("beyond.contacts_year_to_date", "Contacts")


def test_early_help_by_start_and_by_completion():
    drawn = extract_of(
        "2025-06-15",
        early_help="""
        child_unique_id | assessment_start_date | assessment_completion_date
        A               | 2025-03-31            | 2025-04-01
        B               | 2025-04-01            | -
        C               | 2025-06-14            | 2025-06-15
        D               | 2024-12-01            | 2025-03-31
        """,
    )
    # started: B, C; completed: A, for C's end has not come yet
    assert column_of(drawn, "beyond.early_help_year_to_date") == [("Started", 2), ("Completed", 1)]


def test_referrals_and_assessments():
    drawn = extract_of(
        "2025-06-15",
        referrals="""
        child_unique_id | date_of_referral
        A               | 2025-03-31
        A               | 2025-04-01
        A               | 2025-06-14
        """,
        assessments="""
        child_unique_id | continuous_assessment_start_date | continuous_assessment_date_of_authorisation
        A               | 2025-01-10                       | 2025-04-01
        B               | 2025-04-10                       | -
        C               | 2025-02-01                       | 2025-03-31
        """,
    )
    assert column_of(drawn, "beyond.referrals_year_to_date") == [("Referrals", 2)]
    assert column_of(drawn, "beyond.assessments_year_to_date") == [("Completed", 1)]  # A; B goes on


def test_conferences_count_by_their_own_date():
    drawn = extract_of(
        "2025-06-15",
        section_47="""
        child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference
        A               | 2025-03-25               | 2025-04-08
        B               | 2025-04-01               | -
        C               | 2025-06-01               | 2025-06-15
        D               | 2025-02-20               | 2025-03-31
        """,
    )
    # enquiries of B and C; the conference of A, for C's is on the as-at date
    assert column_of(drawn, "beyond.s47_year_to_date") == [("Enquiries started", 2), ("Conferences held", 1)]


def test_episodes_of_need_by_start_and_by_closure():
    drawn = extract_of(
        "2025-06-15",
        children_in_need="""
        child_unique_id | cin_start_date | cin_closure_date
        A               | 2025-04-01     | -
        B               | 2021-02-03     | 2025-06-14
        C               | 2025-03-31     | 2025-05-01
        D               | -              | 2025-04-01
        """,
    )
    # started: A; ceased: B, C, D
    assert column_of(drawn, "beyond.cin_year_to_date") == [("Started", 1), ("Ceased", 3)]
