"""List 7 beyond ChAT. As at Monday 1 October 2018 the lists reach back to 1 April."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, table_of

START, END = "child_protection_plan_start_date", "child_protection_plan_end_date"
VISIT, REVIEW = "date_of_last_statutory_visit", "date_of_latest_review_conference"
VISIT_LIMIT, REVIEW_LIMITS = "child_protection.visit_limit", "child_protection.review_limits"
PLANS = extract_of(
    child_protection=f"""
    child_unique_id | {START}    | {END}      | latest_category_of_abuse
    A               | 2018-04-30 | -          | Neglect
    B               | 2018-01-10 | 2018-04-30 | Physical abuse
    C               | 2018-01-10 | 2018-05-01 | Sexual abuse
    D               | 2018-09-30 | 2018-10-01 | Emotional abuse
    E               | 2018-10-01 | -          | Neglect
    F               | 2018-05-01 | ?          | Neglect
    G               | -          | -          | Neglect
    H               | 2018-05-01 | 2018-08-31 | Multiple/not recommended
    I               | 2018-05-31 | 2018-09-01 | -
    J               | 2018-03-31 | 2018-03-31 | Neglect
    """
)
MONTH_ENDS = {
    "2018-04": 2,  # A; C until the day after, B no longer
    "2018-05": 3,  # A, H, I
    "2018-06": 3,
    "2018-07": 3,
    "2018-08": 2,  # A, I: H ended on the day
    "2018-09": 2,  # A, D
}


def test_plans_at_month_end_with_a_rate_that_is_not_annualised():
    assert figures_of(PLANS, "beyond.cpp_by_month", population=20_000) == [
        (month, {"count": count, "rate_per_10k": pytest.approx(count / 20_000 * 10_000)})
        for month, count in MONTH_ENDS.items()
    ]


def test_month_ends_before_a_mid_month_as_at_date_are_six_whole_months():
    drawn = extract_of("2018-03-15", child_protection=f"child_unique_id | {START} | {END}\nA | 2018-02-28 | 2018-03-01")
    rows = table_of(drawn, "beyond.cpp_by_month").rows
    assert [(row.label, row.values["count"], row.part) for row in rows] == [
        *((month, 0, False) for month in ("2017-09", "2017-10", "2017-11", "2017-12", "2018-01")),
        ("2018-02", 1, False),  # the month ends on the 28th
    ]


def test_the_as_at_date_is_no_month_end_yet():
    drawn = extract_of("2018-09-30", child_protection=f"child_unique_id | {START}\nA | 2018-09-03")
    assert not_zero(column_of(drawn, "beyond.cpp_by_month")) == []
    assert column_of(drawn, "beyond.cpp_by_month")[-1] == ("2018-08", 0)


def test_reasons_for_plans_at_month_end():
    columns = ("neglect", "physical_abuse", "sexual_abuse", "emotional_abuse", "multiple", "not_recorded", "total")
    assert figures_of(PLANS, "beyond.cpp_category_by_month") == [
        (month, dict(zip(columns, counts, strict=True)))
        for month, counts in {
            "2018-04": (1, 0, 1, 0, 0, 0, 2),  # A, C
            "2018-05": (1, 0, 0, 0, 1, 1, 3),  # A, H, I
            "2018-06": (1, 0, 0, 0, 1, 1, 3),
            "2018-07": (1, 0, 0, 0, 1, 1, 3),
            "2018-08": (1, 0, 0, 0, 0, 1, 2),  # A, I
            "2018-09": (1, 0, 0, 1, 0, 0, 2),  # A, D
        }.items()
    ]


def test_plans_started_by_month_with_the_rate_of_a_year_of_such_months():
    def month(count: float) -> dict[str, float]:
        return {"count": count, "rate_per_10k": pytest.approx(count / 20_000 * 10_000 * 12)}

    assert figures_of(PLANS, "beyond.cpp_started_by_month", population=20_000) == [
        ("2018-04", month(1)),  # A
        ("2018-05", month(2)),  # H, I; the unreadable end puts F into no set
        ("2018-06", month(0)),
        ("2018-07", month(0)),
        ("2018-08", month(0)),
        ("2018-09", month(1)),  # D
        ("Mean per month", {"count": 4 / 6, "rate_per_10k": None}),
    ]


def test_second_or_subsequent_plans_are_a_share_of_open_plans():
    drawn = extract_of(
        child_protection=f"""
        child_unique_id | {START}    | {END}      | number_of_previous_child_protection_plans
        A               | 2016-01-01 | -          | 1
        B               | 2016-01-01 | 2018-10-01 | 2
        C               | 2018-09-03 | -          | 0
        D               | 2018-09-03 | -          | -
        E               | 2018-09-03 | -          | ?
        F               | 2018-09-03 | 2018-09-30 | 1
        """
    )
    assert figures_of(drawn, "beyond.cpp_open_second_or_subsequent") == [
        ("Second or subsequent plan", {"count": 2, "percent": 2 / 5}),
        ("No previous plan", {"count": 1, "percent": 1 / 5}),
        ("Not recorded", {"count": 2, "percent": 2 / 5}),
    ]
    assert cell_of(drawn, "child_protection.starters_second_or_subsequent", "Re-registration", "percent") == 1 / 4


@pytest.mark.parametrize(
    ("key", "edge", "day_after"),
    [("cpp_open_18_months", "2017-04-01", "2017-04-02"), ("cpp_open_2_years", "2016-10-01", "2016-10-02")],
)
def test_open_so_long(key, edge, day_after):
    drawn = extract_of(
        child_protection=f"""
        child_unique_id | {START}     | {END}
        A               | {edge}      | -
        B               | {day_after} | -
        C               | {day_after} | 2018-10-01
        D               | {edge}      | 2018-09-30
        E               | -           | -
        """
    )
    assert figures_of(drawn, f"beyond.{key}") == [
        ("Yes", {"count": 1, "percent": 1 / 4}),
        ("No", {"count": 2, "percent": 2 / 4}),
        ("Date error", {"count": 1, "percent": 1 / 4}),
    ]


def test_plans_ended_within_three_months_the_day_three_months_on_included():
    drawn = extract_of(
        child_protection=f"""
        child_unique_id | {START}    | {END}
        A               | 2018-04-01 | 2018-07-01
        B               | 2018-04-01 | 2018-07-02
        C               | 2018-06-30 | 2018-09-30
        D               | 2018-03-01 | 2018-06-30
        E               | 2018-09-03 | 2018-10-01
        F               | -          | 2018-09-03
        G               | 2018-09-04 | 2018-09-03
        H               | 2018-09-03 | ?
        """
    )
    expected = [
        ("3 months or less", {"count": 2, "percent": 2 / 3}),  # A, C
        ("Longer", {"count": 1, "percent": 1 / 3}),  # B; D ended before the last three months
    ]
    assert figures_of(drawn, "beyond.cpp_ended_within_3_months") == expected
    months = {"child_protection": 6}
    assert figures_of(drawn, "beyond.cpp_ended_within_3_months", months=months) == expected


def visited(*dates: tuple[str, str]):
    rows = "\n".join(f"A | {start} | {visit}" for start, visit in dates)
    return extract_of(child_protection=f"child_unique_id | {START} | {VISIT}\n{rows}")


def test_latest_visit_in_timescale():
    drawn = visited(
        ("2018-01-10", "2018-09-03"),  # 28 days
        ("2018-01-10", "2018-09-02"),  # 29
        ("2018-01-10", "2018-10-01"),  # on the as-at day: 0
        ("-", "2018-09-30"),
        ("2018-09-04", "-"),  # 27 days old
        ("2018-09-03", "-"),  # 28 days old: not less than the limit
        ("2018-09-02", "-"),
        ("2018-01-10", "?"),
        ("2018-01-10", "2018-10-02"),
        ("2018-09-04", "2018-09-03"),  # before the start
        ("-", "-"),
    )
    assert figures_of(drawn, "beyond.cp_visit_in_timescale") == [
        ("In timescale", {"count": 3, "percent": 3 / 6}),
        ("Out of timescale", {"count": 3, "percent": 3 / 6}),
        ("Not yet due", {"count": 1, "percent": None}),
        ("Date error", {"count": 4, "percent": None}),
    ]


@pytest.mark.parametrize(
    ("limit", "last_day_in", "first_day_out"),
    [
        ("10 working days", "2018-09-17", "2018-09-14"),  # two weeks before Monday 1 October; then Friday
        ("20 working days", "2018-09-03", "2018-08-31"),  # four weeks
        ("28 days", "2018-09-03", "2018-09-02"),
        ("42 days", "2018-08-20", "2018-08-19"),
    ],
)
def test_each_visit_limit_at_its_edge(limit, last_day_in, first_day_out):
    settings = {VISIT_LIMIT: limit}

    def row_of(start: str, visit: str) -> list[tuple[str, object]]:
        return not_zero(column_of(visited((start, visit)), "beyond.cp_visit_in_timescale", settings=settings))

    assert row_of("2018-01-10", last_day_in) == [("In timescale", 1)]
    assert row_of("2018-01-10", first_day_out) == [("Out of timescale", 1)]
    assert row_of(last_day_in, "-") == [("Out of timescale", 1)]


@pytest.mark.parametrize(
    ("limit", "start"),
    [("10 working days", "2018-09-18"), ("20 working days", "2018-09-04"), ("42 days", "2018-08-21")],
)
def test_no_visit_is_not_yet_due_while_the_plan_is_younger_than_the_limit(limit, start):
    drawn = visited((start, "-"))
    rows = column_of(drawn, "beyond.cp_visit_in_timescale", settings={VISIT_LIMIT: limit})
    assert not_zero(rows) == [("Not yet due", 1)]


def reviewed(*dates: tuple[str, str]):
    rows = "\n".join(f"A | {start} | {review}" for start, review in dates)
    return extract_of(child_protection=f"child_unique_id | {START} | {REVIEW}\n{rows}")


@pytest.mark.parametrize(
    ("start", "review", "row"),
    [
        ("2018-07-01", "-", "In timescale"),  # due on 1 October
        ("2018-06-30", "-", "Overdue"),  # 30 September
        ("2017-01-10", "2018-03-31", "Overdue"),  # 30 September, clamped
        ("2017-01-10", "2018-04-01", "In timescale"),  # 1 October
        ("2017-01-10", "2018-10-01", "In timescale"),
        ("-", "2018-04-01", "In timescale"),
        ("-", "-", "Date error"),
        ("?", "-", "Date error"),
        ("2017-01-10", "?", "Date error"),
        ("2017-01-10", "2018-10-02", "Date error"),
        ("2018-04-02", "2018-04-01", "Date error"),
    ],
)
def test_review_conference_up_to_date(start, review, row):
    rows = column_of(reviewed((start, review)), "beyond.cp_review_in_timescale")[:3]
    assert not_zero(rows) == [(row, 1)]


@pytest.mark.parametrize(
    ("limits", "first_in", "first_over", "later_in", "later_over"),
    [
        ("3 and 6 months", "2018-07-01", "2018-06-30", "2018-04-01", "2018-03-31"),
        # July, August and September have 92 days; from 1 April there are 183.
        ("90 and 180 days", "2018-07-03", "2018-07-02", "2018-04-04", "2018-04-03"),
        ("91 and 183 days", "2018-07-02", "2018-07-01", "2018-04-01", "2018-03-31"),
    ],
)
def test_review_limits(limits, first_in, first_over, later_in, later_over):
    drawn = reviewed((first_in, "-"), ("2017-01-10", later_in), (first_over, "-"), ("2017-01-10", later_over))
    settings = {REVIEW_LIMITS: limits}
    assert cell_of(drawn, "beyond.cp_review_in_timescale", "In timescale", settings=settings) == 2
    assert cell_of(drawn, "beyond.cp_review_in_timescale", "Overdue", settings=settings) == 2
    one_over = reviewed((first_over, "-"))
    assert cell_of(one_over, "beyond.cp_review_in_timescale", "Overdue", settings=settings) == 1


def test_review_percentages_and_those_open_three_months():
    drawn = reviewed(
        ("2018-09-03", "-"),  # in timescale, four weeks open
        ("2018-07-02", "2018-07-20"),  # in timescale, a day less than three months open
        ("2018-07-01", "-"),  # in timescale, three months open
        ("2017-01-10", "2018-09-03"),  # in timescale
        ("2017-01-10", "2018-01-10"),  # overdue
        ("-", "2018-09-03"),  # in timescale; no start, so not known to be open three months
        ("-", "-"),
    )
    assert figures_of(drawn, "beyond.cp_review_in_timescale") == [
        ("In timescale", {"count": 5, "percent": 5 / 6}),
        ("Overdue", {"count": 1, "percent": 1 / 6}),
        ("Date error", {"count": 1, "percent": None}),
        ("Open 3 months or more: in timescale", {"count": 2, "percent": 2 / 3}),
        ("Open 3 months or more: overdue", {"count": 1, "percent": 1 / 3}),
    ]


def test_latest_reviews_by_month():
    drawn = reviewed(
        ("2017-01-10", "2018-03-31"),
        ("2017-01-10", "2018-04-01"),
        ("2017-01-10", "2018-09-30"),
        ("2017-01-10", "2018-10-01"),
        ("2017-01-10", "-"),
    )
    assert not_zero(column_of(drawn, "beyond.cp_reviews_by_month")) == [("2018-04", 1), ("2018-09", 1)]


def test_open_plans_allocated_to_a_worker_by_team():
    drawn = extract_of(
        child_protection=f"""
        child_unique_id | {START}    | {END}      | allocated_team | allocated_worker
        A               | 2018-01-10 | -          | North          | Ann
        B               | 2018-01-10 | -          | North          | -
        C               | 2018-01-10 | -          | -              | Bob
        D               | 2018-01-10 | 2018-10-01 | South          | -
        E               | 2018-01-10 | 2018-09-30 | South          | Ann
        """
    )

    def team(plans: int, with_worker: int) -> dict[str, float]:
        return {"count": plans, "allocated": with_worker, "percent_allocated": with_worker / plans}

    assert figures_of(drawn, "beyond.cp_allocated") == [
        ("North", team(2, 1)),
        ("South", team(1, 0)),
        ("Not recorded", team(1, 1)),
        ("Total", team(4, 2)),
    ]
