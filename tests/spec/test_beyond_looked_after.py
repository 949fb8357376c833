"""List 8 beyond ChAT. As at Monday 1 October 2018 the lists reach back to 1 April."""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, figures_of, not_zero, table_of

STARTED, CEASED = "date_started_to_be_looked_after", "date_ceased_to_be_looked_after"
VISIT, REVIEW = "date_of_last_social_work_visit", "date_of_latest_statutory_review"
UASC = "unaccompanied_asylum_seeking_child"
PLACEMENTS = "number_of_placements_in_last_12_months"
OLD = "2015-06-01"


def in_care(headings: str, *rows: str, as_at: str = "2018-10-01"):
    return extract_of(as_at, looked_after="\n".join([f"child_unique_id | {headings}", *(f"A | {row}" for row in rows)]))


CARE = in_care(
    f"{STARTED} | {CEASED}",
    "2018-04-30 | -",
    f"{OLD} | 2018-04-30",
    f"{OLD} | 2018-05-01",
    "2018-09-30 | 2018-10-01",
    "2018-10-01 | -",
    "2018-05-01 | ?",
    "- | 2018-09-30",
    "- | -",
    f"{OLD} | 2018-03-31",
)


def test_looked_after_at_month_end_started_and_ceased():
    def month(open_at_end: int, started: int, ceased: int) -> dict[str, object]:
        return {
            "open": open_at_end,
            "started": started,
            "ceased": ceased,
            "open_rate": pytest.approx(open_at_end / 20_000 * 10_000),
            "started_rate": pytest.approx(started / 20_000 * 10_000 * 12),
            "ceased_rate": pytest.approx(ceased / 20_000 * 10_000 * 12),
        }

    assert figures_of(CARE, "beyond.cla_by_month", population=20_000) == [
        ("2018-04", month(2, 1, 1)),  # at the end the first and the third
        ("2018-05", month(1, 0, 1)),  # an unreadable end is in no set
        ("2018-06", month(1, 0, 0)),
        ("2018-07", month(1, 0, 0)),
        ("2018-08", month(1, 0, 0)),
        ("2018-09", month(2, 1, 1)),  # ceased: the one without a start
    ]


def test_part_months_are_marked_and_february_ends_on_the_28th():
    drawn = in_care(f"{STARTED} | {CEASED}", "2018-02-28 | 2018-03-01", "2018-02-14 | 2018-02-28", as_at="2018-03-15")
    rows = table_of(drawn, "beyond.cla_by_month").rows
    assert [row.label for row in rows if row.part] == ["2017-09", "2018-03"]
    assert [(row.values["open"], row.values["started"], row.values["ceased"]) for row in rows[-2:]] == [
        (1, 2, 1),
        (0, 0, 1),
    ]


def test_local_and_asylum_seeking():
    drawn = in_care(
        f"{STARTED} | {CEASED} | {UASC}",
        f"{OLD} | - | No",
        f"{OLD} | - | No",
        f"{OLD} | 2018-10-01 | Yes",
        f"{OLD} | - | -",
        f"{OLD} | - | ?",
        f"{OLD} | 2018-09-30 | Yes",
    )

    def row(count: int) -> dict[str, object]:
        return {"count": count, "percent": count / 5, "rate_per_10k": pytest.approx(count / 20_000 * 10_000)}

    assert figures_of(drawn, "beyond.cla_local_uasc", population=20_000) == [
        ("Local", row(2)),
        ("UASC", row(1)),
        ("Not recorded", row(2)),
        ("All", row(5)),
    ]


@pytest.mark.parametrize(
    ("population", "rate", "all_children", "local"),
    [
        (500, 60, 4 - 3, 3 - 3),  # 3 children would be the comparator's rate
        (750, 60, 0, -1),  # 4.5: half a child less and one and a half less, rounded half up
        (50_000, 60, 4 - 300, 3 - 300),
        (400, 60, 2, 1),  # 2.4: 1.6 and 0.6 more
        (500, 0, None, None),  # no comparator
        (None, 60, None, None),
    ],
)
def test_children_above_a_comparators_rate(population, rate, all_children, local):
    drawn = in_care(f"{STARTED} | {UASC}", f"{OLD} | No", f"{OLD} | No", f"{OLD} | No", f"{OLD} | Yes")
    settings = {"looked_after.comparator_rate": rate}
    assert figures_of(drawn, "beyond.cla_gap_to_comparator", population=population, settings=settings) == [
        ("All", {"count": 4, "above": all_children}),
        ("Local", {"count": 3, "above": local}),
    ]


def test_open_periods_of_care_allocated_to_a_worker_by_team():
    drawn = in_care(
        f"{STARTED} | {CEASED} | allocated_team | allocated_worker",
        f"{OLD} | - | North | Ann",
        f"{OLD} | - | North | Bob",
        f"{OLD} | - | South | -",
        f"{OLD} | 2018-09-30 | South | Ann",
    )

    def team(children: int, with_worker: int) -> dict[str, float]:
        return {"count": children, "allocated": with_worker, "percent_allocated": with_worker / children}

    assert figures_of(drawn, "beyond.cla_allocated") == [
        ("North", team(2, 2)),
        ("South", team(1, 0)),
        ("Total", team(3, 2)),
    ]


def test_three_or_more_placements_of_children_with_a_usable_number():
    numbers = ["1", "2", "3", "7", "0", "-", "?", "-1"]
    drawn = in_care(f"{STARTED} | {PLACEMENTS}", *(f"{OLD} | {number}" for number in numbers))
    assert figures_of(drawn, "beyond.cla_3_plus_placements") == [
        ("3+ placements", {"count": 2, "percent": 2 / 4}),
        ("1-2 placements", {"count": 2, "percent": 2 / 4}),
    ]
    assert cell_of(drawn, "looked_after.short_term_stability", "3+ placements", "percent") == 2 / 8


STABILITY = f"{STARTED} | age_of_child | placement_start_date | placement_type | legal_status"


def test_long_term_stability_with_adoption_beside_chats():
    drawn = in_care(
        STABILITY,
        f"{OLD} | 8 | 2016-10-01 | U6 | C2",  # two years to the day
        f"{OLD} | 8 | 2016-10-02 | U6 | C2",
        f"{OLD} | 8 | 2018-09-01 | A3 | C2",
        f"{OLD} | 8 | 2018-09-01 | A4 | C2",
        f"{OLD} | 8 | 2018-09-01 | A5 | E1",
        f"{OLD} | 8 | 2018-09-01 | A6 | E1",
        f"{OLD} | 8 | 2016-01-01 | A6 | E1",  # both, counted once
        f"{OLD} | 8 | 2018-09-01 | -  | -",
        f"{OLD} | 8 | -          | A6 | E1",  # no usable placement date
        f"{OLD} | 8 | 2018-10-02 | A6 | E1",
        f"{OLD} | 8 | ?          | A6 | E1",
        f"{OLD} | 8 | 2016-01-01 | U6 | V3",  # short breaks
        f"{OLD} | 8 | 2018-09-01 | U6 | V4",
        f"{OLD} | 16 | 2018-09-01 | A6 | E1",
        "2016-04-02 | 8 | 2018-09-01 | A6 | E1",  # a day less than 30 months
        "2016-04-01 | 15 | 2018-09-01 | U2 | C2",
    )
    stable, not_stable = 1 + 4 + 1, 1 + 1 + 1
    assert figures_of(drawn, "beyond.cla_long_term_stability_national") == [
        ("Stable", {"count": stable, "percent": stable / 9}),
        ("Not stable", {"count": not_stable, "percent": not_stable / 9}),
        ("Same placement for two years", {"count": 2, "percent": 2 / 9}),
    ]
    # ChAT's has no rule for adoption, and keeps unusable dates in the denominator.
    assert figures_of(drawn, "looked_after.long_term_stability") == [
        ("Less than 2 years", {"count": 7, "percent": 7 / 12}),
        ("2+ years", {"count": 2, "percent": 2 / 12}),
        ("Not recorded", {"count": 3, "percent": 3 / 12}),
    ]
    # Where a setting counts short breaks, theirs are in it, and still not in the national one.
    counting = {"looked_after.short_breaks": "count"}
    assert [count for _, count in column_of(drawn, "looked_after.long_term_stability", settings=counting)] == [8, 3, 3]
    assert cell_of(drawn, "beyond.cla_long_term_stability_national", "Stable", settings=counting) == stable


def test_stability_does_not_wait_for_the_legal_status():
    drawn = extract_of(
        looked_after=f"child_unique_id | {STARTED} | age_of_child | placement_start_date\nA | {OLD} | 8 | 2016-01-01",
        delivered={"looked_after": all_but("looked_after", "legal_status")},
    )
    assert cell_of(drawn, "beyond.cla_long_term_stability_national", "Stable") == 1


VISITS = f"{STARTED} | {VISIT} | placement_start_date | placement_type | permanence_plan"


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (f"{OLD} | 2018-08-20 | - | - | -", "In timescale"),  # 42 days
        (f"{OLD} | 2018-08-19 | - | - | -", "Out of timescale"),  # 43
        (f"{OLD} | 2018-10-01 | - | - | -", "In timescale"),
        ("- | 2018-09-03 | - | - | -", "In timescale"),
        ("2018-09-25 | - | - | - | -", "Not yet due"),  # care begun 6 days ago
        ("2018-09-24 | - | - | - | -", "Out of timescale"),  # 7
        (f"{OLD} | - | 2018-09-25 | - | -", "Not yet due"),  # placement begun 6 days ago
        (f"{OLD} | - | 2018-09-24 | - | -", "Out of timescale"),
        (f"{OLD} | - | 2018-10-02 | - | -", "Out of timescale"),  # not begun yet
        ("2018-09-25 | - | 2018-10-02 | - | -", "Not yet due"),
        (f"{OLD} | ? | - | - | -", "Date error"),
        (f"{OLD} | 2018-10-02 | - | - | -", "Date error"),
        ("2018-09-04 | 2018-09-03 | - | - | -", "Date error"),
        ("- | - | - | - | -", "Date error"),
    ],
)
def test_latest_visit_in_timescale(row, label):
    rows = column_of(in_care(VISITS, row), "beyond.cla_visit_in_timescale")[:4]
    assert not_zero(rows) == [(label, 1)]


@pytest.mark.parametrize(
    ("row", "longer"),
    [
        (f"{OLD} | 2018-07-01 | 2017-10-01 | U1 | -", "In"),  # three months ago, placed a year ago
        (f"{OLD} | 2018-07-01 | 2017-10-01 | U4 | -", "In"),
        (f"{OLD} | 2018-07-01 | 2017-10-01 | U6 | Long-term fostering", "In"),
        (f"{OLD} | 2018-06-30 | 2017-10-01 | U1 | -", "Out"),  # due on 30 September
        (f"{OLD} | 2018-07-01 | 2017-10-02 | U1 | -", "Out"),  # placed less than a year ago
        (f"{OLD} | 2018-07-01 | - | U1 | -", "Out"),
        (f"{OLD} | 2018-07-01 | 2017-10-01 | U3 | Adoption", "Out"),
        (f"{OLD} | - | 2017-10-01 | U1 | -", "Out"),
        (f"{OLD} | 2018-08-20 | 2018-01-01 | U6 | -", "In"),
    ],
)
def test_latest_visit_with_longer_intervals(row, longer):
    rows = column_of(in_care(VISITS, row), "beyond.cla_visit_in_timescale")[4:]
    assert not_zero(rows) == [
        (f"{longer} {'timescale' if longer == 'In' else 'of timescale'} with longer intervals", 1)
    ]


def test_visit_percentages_are_of_those_in_and_out():
    drawn = in_care(
        VISITS,
        f"{OLD} | 2018-09-03 | - | - | -",
        f"{OLD} | 2018-07-01 | 2017-10-01 | U1 | -",
        f"{OLD} | - | - | - | -",
        "2018-09-25 | - | - | - | -",
        f"{OLD} | ? | - | - | -",
    )
    assert figures_of(drawn, "beyond.cla_visit_in_timescale") == [
        ("In timescale", {"count": 1, "percent": 1 / 3}),
        ("Out of timescale", {"count": 2, "percent": 2 / 3}),
        ("Not yet due", {"count": 1, "percent": None}),
        ("Date error", {"count": 1, "percent": None}),
        ("In timescale with longer intervals", {"count": 2, "percent": 2 / 3}),
        ("Out of timescale with longer intervals", {"count": 1, "percent": 1 / 3}),
    ]


REVIEW_CASES = [
    ("2018-09-03", "-", "First review not yet due"),  # the 20th working day is 1 October itself
    ("2018-08-31", "-", "Overdue: first review"),  # Friday; the 20th working day is 28 September
    ("2018-09-01", "-", "Overdue: first review"),  # Saturday; the same Friday
    ("2018-07-02", "2018-07-20", "In time"),  # 14 working days; due on 20 October
    ("2018-06-01", "2018-06-25", "Overdue: second review"),  # 16; due on 25 September
    ("2018-06-01", "2018-07-02", "In time"),  # 21: taken for a later one, due on 2 January
    ("2018-06-01", "2018-06-29", "Overdue: second review"),  # 20; due on 29 September
    ("2018-06-04", "2018-07-01", "In time"),  # 19; due on 1 October
    (OLD, "2018-04-01", "In time"),  # due on 1 October
    (OLD, "2018-03-31", "Overdue: later review"),  # due on 30 September, clamped
    (OLD, "2018-10-01", "In time"),
    ("2018-09-03", "2018-09-03", "In time"),
    (OLD, "?", "Date error"),
    (OLD, "2018-10-02", "Date error"),
    ("2018-09-03", "2018-09-02", "Date error"),
    ("-", "2018-09-03", "Date error"),
    ("?", "-", "Date error"),
]


@pytest.mark.parametrize(("start", "review", "row"), REVIEW_CASES)
def test_review_up_to_date_by_the_law(start, review, row):
    drawn = in_care(f"{STARTED} | {REVIEW}", f"{start} | {review}")
    assert not_zero(column_of(drawn, "beyond.cla_review_statutory")) == [(row, 1)]


def test_a_first_review_that_was_due_on_friday_is_overdue_on_saturday():
    friday_31_august = f"{STARTED}\nA | 2018-08-31"
    on_friday, on_saturday = (
        extract_of(as_at, looked_after=f"child_unique_id | {friday_31_august}")
        for as_at in ("2018-09-28", "2018-09-29")
    )
    assert cell_of(on_friday, "beyond.cla_review_statutory", "First review not yet due") == 1
    assert cell_of(on_saturday, "beyond.cla_review_statutory", "Overdue: first review") == 1


def test_review_percentages_are_of_those_in_time_and_overdue():
    drawn = in_care(f"{STARTED} | {REVIEW}", *(f"{start} | {review}" for start, review, _ in REVIEW_CASES))
    in_time, judged = 6, 6 + 2 + 2 + 1
    assert figures_of(drawn, "beyond.cla_review_statutory") == [
        ("In time", {"count": in_time, "percent": in_time / judged}),
        ("First review not yet due", {"count": 1, "percent": None}),
        ("Overdue: first review", {"count": 2, "percent": 2 / judged}),
        ("Overdue: second review", {"count": 2, "percent": 2 / judged}),
        ("Overdue: later review", {"count": 1, "percent": 1 / judged}),
        ("Date error", {"count": 5, "percent": None}),
    ]


def test_latest_reviews_by_month():
    days = ("2018-03-31", "2018-04-01", "2018-09-30", "2018-10-01", "-")
    drawn = in_care(f"{STARTED} | {REVIEW}", *(f"{OLD} | {day}" for day in days))
    assert not_zero(column_of(drawn, "beyond.cla_reviews_by_month")) == [("2018-04", 1), ("2018-09", 1)]


def test_missing_and_absent_of_open_care_and_of_the_period():
    drawn = in_care(
        f"{STARTED} | {CEASED} | missing_episodes_in_last_12_months | absent_episodes_in_last_12_months",
        f"{OLD} | - | 2 | 1",
        f"{OLD} | - | 1 | 0",
        f"{OLD} | - | - | 3",
        f"{OLD} | - | 0 | -",
        f"{OLD} | 2018-04-01 | 5 | ?",
        f"{OLD} | 2018-03-31 | 9 | 9",
    )
    assert column_of(drawn, "beyond.cla_missing_and_absent") == [
        ("Children missing (open)", 2),
        ("Children absent (open)", 2),
        ("Children missing or absent (open)", 3),
        ("Missing episodes (open)", 2 + 1),
        ("Absent episodes (open)", 1 + 3),
        ("Children missing (of the period)", 2 + 1),
        ("Children absent (of the period)", 2),
        ("Children missing or absent (of the period)", 3 + 1),
        ("Missing episodes (of the period)", 2 + 1 + 5),
        ("Absent episodes (of the period)", 1 + 3),
    ]


def test_return_interviews_add_up_to_the_children_who_went_missing():
    answers = ["Yes | Yes", "Yes | No", "Yes | Unknown", "Yes | -", "No | Yes", "No | -", "Unknown | Yes", "- | No"]
    drawn = in_care(
        f"{STARTED} | missing_episodes_in_last_12_months | return_interview_offered | return_interview_accepted",
        *(f"{OLD} | 1 | {answer}" for answer in answers),
        f"{OLD} | 0 | Yes | Yes",
        f"{OLD} | - | Yes | Yes",
    )
    assert figures_of(drawn, "beyond.return_interviews") == [
        ("Accepted", {"count": 1, "percent": 1 / 8}),
        ("Offered, not accepted", {"count": 1, "percent": 1 / 8}),
        ("Offered, outcome not recorded", {"count": 2, "percent": 2 / 8}),
        ("Not offered", {"count": 2, "percent": 2 / 8}),
        ("Not recorded", {"count": 2, "percent": 2 / 8}),
    ]
