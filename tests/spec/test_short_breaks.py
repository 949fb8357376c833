"""List 8: children under an agreed series of short breaks (V3, V4) are left out. As at 1 October 2018."""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, reconciliation_of, report_of

DRAWN = extract_of(
    looked_after="""
    child_unique_id | date_started_to_be_looked_after | date_ceased_to_be_looked_after | legal_status | age_of_child | date_of_latest_statutory_review
    A               | 2017-05-01                      | -                              | V2           | 10           | 2018-09-03
    B               | 2018-05-01                      | -                              | V3           | 11           | 2018-09-03
    C               | 2017-05-01                      | -                              | V4           | 17           | 2018-09-03
    D               | 2018-08-01                      | 2018-09-03                     | V4           | 17           | -
    E               | 2018-08-01                      | 2018-09-03                     | C2           | 17           | -
    F               | 2017-05-01                      | 2018-03-31                     | V3           | 16           | -
    G               | 2018-10-01                      | -                              | V3           | 4            | -
    H               | 2017-05-01                      | ?                              | V3           | 4            | -
    """,  # noqa: E501 - a drawing
    children_in_need="""
    child_unique_id | cin_start_date
    A               | 2017-05-01
    B               | 2018-05-01
    D               | 2018-08-01
    """,
)
COUNTING = {"looked_after.short_breaks": "count"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, [2, 1, 1, 1, 1, 3]),  # A and E; of the period are the breaks of B, C and D
        (COUNTING, [5, 3, 2, 3, 3, 3]),  # B, D and E started; D and E ceased; A, B and C are open
    ],
)
def test_the_headline_leaves_them_out_and_says_how_many(settings: dict[str, str], expected: list[int]) -> None:
    rows = column_of(DRAWN, "looked_after.headline", settings=settings)
    assert rows == [
        ("Total CLA in the last 6 months", expected[0]),
        ("CLA started in the last 6 months", expected[1]),
        ("CLA ceased in the last 6 months", expected[2]),
        ("Current open CLA", expected[3]),
        ("Total for ages 0-17", expected[4]),
        ("Short breaks (V3, V4)", expected[5]),
    ]


def test_without_short_breaks_the_headline_has_no_row_for_them() -> None:
    drawn = extract_of(
        looked_after="child_unique_id | date_started_to_be_looked_after | legal_status\nA | 2017-05-01 | C2"
    )
    assert "Short breaks (V3, V4)" not in dict(column_of(drawn, "looked_after.headline"))


def test_without_the_column_everybody_counts() -> None:
    drawn = extract_of(
        looked_after="child_unique_id | date_started_to_be_looked_after\nA | 2017-05-01",
        delivered={"looked_after": all_but("looked_after", "legal_status")},
    )
    assert cell_of(drawn, "looked_after.headline", "Current open CLA") == 1


def test_each_row_has_one_reason() -> None:
    went = reconciliation_of(DRAWN, "looked_after")
    assert (went.rows_in_period, went.rows_before, went.rows_after, went.rows_without_date) == (2, 1, 1, 1)  # F, G, H
    assert (went.rows_left_out, went.left_out_are) == (3, "under short breaks (V3, V4)")


@pytest.mark.parametrize(("settings", "expected"), [({}, 1), (COUNTING, 2)])
def test_other_lists_do_not_meet_them_among_the_looked_after(settings: dict[str, str], expected: int) -> None:
    table = "children_in_need.cohort_overlap"
    assert cell_of(DRAWN, table, "CLA open", settings=settings) == expected  # A, and B
    assert cell_of(DRAWN, table, "CLA closed", settings=settings) == expected - 1  # D


def test_months_leave_them_out_too() -> None:
    assert [row.values["open"] for row in report_of(DRAWN).table("beyond.cla_by_month").rows] == [1, 1, 1, 1, 2, 1]
    assert cell_of(DRAWN, "beyond.cla_reviews_by_month", "2018-09") == 1
    assert cell_of(DRAWN, "beyond.cla_reviews_by_month", "2018-09", settings=COUNTING) == 3
