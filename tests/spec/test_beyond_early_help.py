"""List 2 beyond ChAT. As at 1 October 2018 the lists reach back to 1 April."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, table_of

HEADINGS = "child_unique_id | assessment_start_date | assessment_completion_date"
FLOW = extract_of(
    early_help="""
    child_unique_id | assessment_start_date | assessment_completion_date
    A               | 2018-01-10            | 2018-03-31
    B               | 2018-01-10            | 2018-04-01
    C               | 2018-01-10            | 2018-04-30
    D               | 2018-04-30            | 2018-05-01
    E               | 2018-05-01            | -
    F               | 2018-09-30            | 2018-10-01
    G               | 2018-10-01            | -
    H               | -                     | 2018-09-30
    I               | 2018-06-05            | ?
    J               | ?                     | -
    """
)


def early_help(*dates: tuple[str, str]) -> str:
    return "\n".join([HEADINGS, *(f"A | {start} | {completion}" for start, completion in dates)])


def test_flow_starts_completions_and_what_is_open_at_the_end_of_each_month():
    def month(started: int, completed: int, open_at_end: int) -> dict[str, float]:
        return {
            "started": started,
            "completed": completed,
            "open": open_at_end,
            "rate_per_10k": pytest.approx(open_at_end / 20_000 * 10_000),
        }

    assert figures_of(FLOW, "beyond.early_help_flow", population=20_000) == [
        ("2018-04", month(1, 2, 1)),  # D; B, C (completed on the last day, so no longer open); D is open
        ("2018-05", month(1, 1, 1)),  # E; D; E
        ("2018-06", month(1, 0, 2)),  # I, whose unreadable completion counts as blank; E, I
        ("2018-07", month(0, 0, 2)),
        ("2018-08", month(0, 0, 2)),
        ("2018-09", month(1, 1, 3)),  # F; H; E, F, I
    ]


def test_flow_without_a_population_has_no_rate():
    assert {value for _, value in column_of(FLOW, "beyond.early_help_flow", "rate_per_10k")} == {None}


def test_flow_in_mid_month_marks_part_months():
    drawn = extract_of("2018-05-15", early_help=early_help(("2017-11-14", "-"), ("2017-11-15", "2018-05-14")))
    rows = table_of(drawn, "beyond.early_help_flow").rows
    assert [(row.label, row.part, row.values["started"], row.values["open"]) for row in rows] == [
        ("2017-11", True, 1, 2),
        *((f"{year}-{month:02}", False, 0, 2) for year, month in ((2017, 12), (2018, 1), (2018, 2), (2018, 3))),
        ("2018-04", False, 0, 2),
        ("2018-05", True, 0, 1),  # so far: what was open when 14 May ended
    ]


def test_month_ends_include_28_february():
    drawn = extract_of("2018-03-01", early_help=early_help(("2018-02-28", "-"), ("2018-01-31", "2018-02-28")))
    assert column_of(drawn, "beyond.early_help_flow", "open")[-2:] == [("2018-01", 1), ("2018-02", 1)]


def test_duration_at_completion_within_six_months():
    drawn = extract_of(
        early_help=early_help(
            ("2018-04-01", "2018-06-30"),
            ("2018-04-01", "2018-07-01"),  # three months to the day
            ("2018-01-31", "2018-04-30"),  # three months, clamped
            ("2018-02-28", "2018-08-27"),
            ("2018-02-28", "2018-08-28"),
            ("2017-09-30", "2018-09-29"),
            ("2017-09-30", "2018-09-30"),
            ("2016-09-30", "2018-09-30"),
            ("2016-09-30", "2018-10-01"),  # not completed yet
            ("2016-09-30", "2018-03-31"),  # before the six months
        )
    )
    assert figures_of(drawn, "beyond.early_help_duration") == [
        ("0-3months", {"count": 1, "percent": 1 / 8}),
        ("3 >= 6 months", {"count": 3, "percent": 3 / 8}),
        ("6 months > 1 year", {"count": 2, "percent": 2 / 8}),
        ("1yr > 2yrs", {"count": 1, "percent": 1 / 8}),
        ("2+ yrs", {"count": 1, "percent": 1 / 8}),
    ]


def test_duration_without_a_usable_start_is_a_date_error():
    drawn = extract_of(early_help=early_help(("-", "2018-09-03"), ("?", "2018-09-03"), ("2018-09-04", "2018-09-03")))
    assert not_zero(column_of(drawn, "beyond.early_help_duration")) == [("Date error", 3)]


def test_organisations_by_month_of_start():
    drawn = extract_of(
        early_help="""
        child_unique_id | assessment_start_date | organisation_completing_assessment
        A               | 2018-04-01            | Oak School
        B               | 2018-09-30            | OAK  school
        C               | 2018-09-03            | Elm Surgery
        D               | 2018-09-03            | -
        E               | 2018-03-31            | Oak School
        F               | 2018-10-01            | Oak School
        """
    )
    nothing = {f"2018-0{month}": 0 for month in range(4, 10)}
    assert figures_of(drawn, "beyond.early_help_by_organisation_month") == [
        ("Oak School", nothing | {"2018-04": 1, "2018-09": 1, "total": 2}),
        ("Elm Surgery", nothing | {"2018-09": 1, "total": 1}),
        ("Not recorded", nothing | {"2018-09": 1, "total": 1}),
    ]


@pytest.mark.parametrize(
    ("start", "completion", "referral", "stepped_up"),
    [
        ("2018-05-01", "2018-06-01", "2018-07-02", "Yes"),  # 29 days of June and two of July: 31
        ("2018-05-01", "2018-06-01", "2018-07-03", "No"),  # 32
        ("2018-05-01", "2018-06-01", "2018-05-01", "Yes"),  # while it was open
        ("2018-05-01", "2018-06-01", "2018-04-30", "No"),  # before it
        ("2018-05-01", "-", "2018-09-30", "Yes"),  # still open
        ("2018-05-01", "?", "2018-09-30", "Yes"),  # unreadable counts as blank
        ("2018-05-01", "-", "2018-10-01", "No"),  # not referred yet
        ("-", "2018-06-01", "2018-07-02", "Yes"),  # no start is known, and none is needed
        ("-", "2018-06-01", "2018-05-31", "No"),
        ("-", "2018-06-01", "2018-07-03", "No"),
    ],
)
def test_stepping_up(start, completion, referral, stepped_up):
    drawn = extract_of(
        early_help=early_help((start, completion)), referrals=f"child_unique_id | date_of_referral\nA | {referral}"
    )
    assert not_zero(column_of(drawn, "beyond.step_up")) == [(stepped_up, 1)]


def test_stepping_up_is_of_early_help_of_the_last_six_months():
    drawn = extract_of(
        early_help="""
        child_unique_id | assessment_start_date | assessment_completion_date
        A               | 2018-01-01            | 2018-03-31
        A               | 2018-01-01            | 2018-04-01
        B               | 2018-09-03            | -
        B               | 2018-10-01            | -
        -               | 2018-09-03            | -
        """,
        referrals="child_unique_id | date_of_referral\nA | 2018-04-02\nC | 2018-09-04\n- | 2018-09-04",
    )
    assert figures_of(drawn, "beyond.step_up") == [
        ("Yes", {"count": 1, "percent": 1 / 3}),  # A's second
        ("No", {"count": 2, "percent": 2 / 3}),  # B's first, and nobody's
    ]


@pytest.mark.parametrize(
    ("closure", "early_help_start", "stepped_down"),
    [
        ("2018-06-01", "2018-06-01", "Yes"),
        ("2018-06-01", "2018-07-02", "Yes"),  # 31 days
        ("2018-06-01", "2018-07-03", "No"),  # 32
        ("2018-06-01", "2018-05-31", "No"),
        ("2018-09-28", "2018-09-30", "Yes"),
        ("2018-09-28", "2018-10-01", "No"),  # not begun yet
    ],
)
def test_stepping_down(closure, early_help_start, stepped_down):
    drawn = extract_of(
        children_in_need=f"child_unique_id | cin_start_date | cin_closure_date\nA | 2017-01-01 | {closure}",
        early_help=early_help((early_help_start, "-")),
    )
    assert not_zero(column_of(drawn, "beyond.step_down")) == [(stepped_down, 1)]


def test_stepping_down_is_of_need_closed_in_six_months():
    drawn = extract_of(
        children_in_need="""
        child_unique_id | cin_start_date | cin_closure_date
        A               | 2017-01-01     | 2018-03-31
        A               | 2017-01-01     | 2018-04-01
        B               | 2017-01-01     | 2018-09-30
        C               | 2017-01-01     | 2018-10-01
        D               | 2017-01-01     | -
        """,
        early_help=early_help(("2018-04-01", "-")),
    )
    assert figures_of(drawn, "beyond.step_down") == [
        ("Yes", {"count": 1, "percent": 1 / 2}),
        ("No", {"count": 1, "percent": 1 / 2}),
    ]
    assert table_of(drawn, "beyond.step_down").list_number == 2


def test_steps_need_the_other_list():
    drawn = extract_of(early_help=early_help(("2018-04-01", "-")))
    assert (table_of(drawn, "beyond.step_up").needs, table_of(drawn, "beyond.step_down").needs) == ("List 3", "List 6")
    assert cell_of(drawn, "beyond.step_up", "Yes") is None
