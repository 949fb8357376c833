"""Open children by team, over Lists 6, 7 and 8, as at Monday 1 October 2018."""

import pytest

from chat.counting.report import Choices, build_report
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from lists.across.teams import WORKLOAD
from tests.spec.drawn import Drawn, all_but, extract_of

COLUMNS = (
    "cin_open",
    "cpp_open",
    "cp_visits_overdue",
    "cp_reviews_overdue",
    "cla_open",
    "cla_visits_overdue",
    "cla_reviews_overdue",
)
LISTS = {
    "children_in_need": """
    child_unique_id | cin_start_date | cin_closure_date | allocated_team
    A               | 2018-01-10     | -                | South
    B               | 2018-01-10     | 2018-10-01       | South
    C               | 2018-01-10     | -                | North
    D               | 2018-01-10     | 2018-09-30       | North
    E               | 2018-01-10     | -                | -
    """,
    "child_protection": """
    child_unique_id | child_protection_plan_start_date | child_protection_plan_end_date | date_of_last_statutory_visit | date_of_latest_review_conference | allocated_team
    A               | 2018-01-10                       | -                              | 2018-09-03                   | 2018-04-01                       | North
    B               | 2018-01-10                       | -                              | 2018-09-02                   | 2018-03-31                       | North
    C               | 2018-09-10                       | -                              | -                            | -                                | North
    F               | 2018-01-10                       | -                              | -                            | -                                | East
    G               | 2018-01-10                       | 2018-09-30                     | -                            | -                                | West
    """,  # noqa: E501 - a drawing
    "looked_after": """
    child_unique_id | date_started_to_be_looked_after | date_ceased_to_be_looked_after | date_of_last_social_work_visit | date_of_latest_statutory_review | allocated_team
    A               | 2015-06-01                      | -                              | 2018-08-20                     | 2018-04-01                      | South
    B               | 2015-06-01                      | -                              | 2018-08-19                     | 2018-03-31                      | South
    F               | 2018-09-25                      | -                              | -                              | -                               | South
    G               | 2018-06-01                      | -                              | ?                              | 2018-06-25                      | -
    """,  # noqa: E501 - a drawing
}


def by_team(drawn: Drawn, settings: dict[str, str] | None = None):
    choices = Choices(settings=list_defaults() | (settings or {}))
    table = build_report(drawn.extract, drawn.as_at, LISTS_IN_ORDER, choices, by_team=WORKLOAD).teams
    assert table is not None
    assert table.columns == COLUMNS
    return table


def numbers(table) -> list[tuple[object, ...]]:
    return [(row.label, *row.values.values()) for row in table.rows]


def test_open_children_and_what_is_overdue_by_team_largest_caseload_first():
    table = by_team(extract_of(**LISTS))
    assert numbers(table) == [
        ("South", 2, 0, 0, 0, 3, 1, 1),  # B's visit 43 days ago and its review due yesterday; F is new in care
        ("North", 1, 3, 1, 1, 0, 0, 0),  # B; C's plan is new
        ("East", 0, 1, 1, 1, 0, 0, 0),  # F never had a visit or a review
        ("Not recorded", 1, 0, 0, 0, 1, 0, 1),  # E; G's second review was due on 25 September
        ("Total", 2 + 1 + 1, 3 + 1, 1 + 1, 1 + 1, 3 + 1, 1, 1 + 1),
    ]
    assert (table.key, table.list_number, table.status) == ("beyond.by_team", None, None)


@pytest.mark.parametrize(("limit", "overdue"), [("42 days", 0), ("28 days", 1), ("10 working days", 2)])
def test_overdue_visits_follow_the_setting(limit, overdue):
    table = by_team(extract_of(**LISTS), {"child_protection.visit_limit": limit})
    north = next(row for row in table.rows if row.label == "North")
    new_plan = 1 if limit == "10 working days" else 0  # C began 15 working days ago
    assert north.values["cp_visits_overdue"] == overdue + new_plan


def test_a_list_that_is_missing_is_blank_and_not_nought():
    drawn = extract_of(**{key: text for key, text in LISTS.items() if key != "child_protection"})
    table = by_team(drawn)
    assert numbers(table) == [
        ("South", 2, None, None, None, 3, 1, 1),
        ("North", 1, None, None, None, 0, 0, 0),
        ("Not recorded", 1, None, None, None, 1, 0, 1),
        ("Total", 4, None, None, None, 4, 1, 2),
    ]
    assert (table.status, table.needs) == ("list_missing", "List 7")


def test_a_column_that_is_missing_blanks_what_rests_on_it():
    drawn = extract_of(**LISTS, delivered={"looked_after": all_but("looked_after", "date_of_last_social_work_visit")})
    table = by_team(drawn)
    assert [row.values["cla_visits_overdue"] for row in table.rows] == [None] * 5
    assert [row.values["cla_reviews_overdue"] for row in table.rows] == [1, 0, 0, 1, 2]
    assert (table.status, table.needs) == ("column_missing", "Date of Last Social Work Visit")
