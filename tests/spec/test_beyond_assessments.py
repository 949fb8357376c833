"""List 4 beyond ChAT. As at 1 October 2018 the lists reach back to 1 April; 2 July 2018 is a Monday."""

from tests.spec.drawn import column_of, extract_of, figures_of, not_zero, table_of

START, AUTHORISED = "continuous_assessment_start_date", "continuous_assessment_date_of_authorisation"
MONDAY_2_JULY = "2018-07-02"
# Working days from Monday 2 July 2018; the only bank holiday is Monday 27 August.
DAYS_10, DAYS_11 = "2018-07-16", "2018-07-17"
DAYS_35, DAYS_36 = "2018-08-20", "2018-08-21"
DAYS_45, DAYS_46 = "2018-09-04", "2018-09-05"
DAYS_60, DAYS_61 = "2018-09-25", "2018-09-26"


def test_assessments_by_month_with_timeliness():
    drawn = extract_of(
        assessments=f"""
        child_unique_id | {START} | {AUTHORISED}
        A | {MONDAY_2_JULY} | {DAYS_10}
        B | {MONDAY_2_JULY} | {DAYS_11}
        C | {MONDAY_2_JULY} | {DAYS_35}
        D | {MONDAY_2_JULY} | {DAYS_36}
        E | {MONDAY_2_JULY} | {DAYS_45}
        F | {MONDAY_2_JULY} | {DAYS_46}
        G | {MONDAY_2_JULY} | {DAYS_60}
        H | {MONDAY_2_JULY} | {DAYS_61}
        I | -               | 2018-09-30
        J | {MONDAY_2_JULY} | 2018-10-01
        K | 2018-03-26      | 2018-03-31
        L | {MONDAY_2_JULY} | -
        """
    )
    figures = dict(figures_of(drawn, "beyond.assessments_by_month"))
    assert list(figures) == [f"2018-0{month}" for month in range(4, 10)]
    assert list(figures["2018-07"].values()) == [2, 1, 2, 2, 0, 2 / 2, (10 + 11) / 2, (10 + 11) / 2]
    assert list(figures["2018-08"].values()) == [2, 0, 1, 2, 0, 2 / 2, (35 + 36) / 2, (35 + 36) / 2]
    # The fifth, without a start, is a date error: completed, but of no duration.
    mean, median = (45 + 46 + 60 + 61) / 4, (46 + 60) / 2
    assert list(figures["2018-09"].values()) == [5, 0, 0, 1, 1, 1 / 5, mean, median]
    assert list(figures["2018-04"].values()) == [0, 0, 0, 0, 0, None, None, None]


def test_the_edge_of_six_months():
    drawn = extract_of(
        assessments=f"""
        child_unique_id | {START}    | {AUTHORISED}
        A               | 2018-03-20 | 2018-03-31
        B               | 2018-03-20 | 2018-04-01
        C               | 2018-09-20 | 2018-09-30
        D               | 2018-09-20 | 2018-10-01
        """
    )
    assert not_zero(column_of(drawn, "beyond.assessments_by_month")) == [("2018-04", 1), ("2018-09", 1)]


def test_61_and_more_working_days_by_team():
    drawn = extract_of(
        assessments=f"""
        child_unique_id | {START}         | {AUTHORISED} | allocated_team
        A               | {MONDAY_2_JULY} | {DAYS_60}    | North
        B               | {MONDAY_2_JULY} | {DAYS_61}    | South
        C               | {MONDAY_2_JULY} | 2018-09-30   | South
        D               | 2017-07-03      | 2018-04-02   | North
        E               | 2017-07-03      | 2018-04-02   | -
        F               | -               | 2018-04-02   | North
        G               | 2017-07-03      | 2018-03-31   | North
        """
    )
    assert figures_of(drawn, "beyond.assessments_61_plus") == [
        ("South", {"count": 2, "percent": 2 / 4}),
        ("North", {"count": 1, "percent": 1 / 4}),
        ("Not recorded", {"count": 1, "percent": 1 / 4}),
    ]


def test_ongoing_assessments_by_working_days_to_the_day_before_the_as_at_date():
    # As at Friday 28 September 2018: days count to Thursday the 27th.
    drawn = extract_of(
        "2018-09-28",
        assessments=f"""
        child_unique_id | {START}         | {AUTHORISED}
        A               | 2018-09-27      | -
        B               | 2018-09-26      | -
        C               | 2018-09-13      | -
        D               | 2018-09-12      | -
        E               | 2018-07-25      | 2018-09-28
        F               | 2018-07-24      | -
        G               | {MONDAY_2_JULY} | -
        H               | -               | -
        I               | 2018-09-28      | -
        J               | {MONDAY_2_JULY} | 2018-09-27
        K               | ?               | -
        """,
    )
    assert not_zero(column_of(drawn, "beyond.assessments_ongoing_age")) == [
        ("same day", 1),  # A
        ("1 - 10 days", 2),  # B: 1; C, two weeks: 10
        ("11 - 20 days", 1),  # D
        ("41 - 45 days", 1),  # E: Wednesday 25 July to Wednesday 26 September are nine weeks less a holiday, and a day
        ("46 - 50 days", 1),  # F
        ("61+ days", 1),  # G: 61 on 26 September, 62 on the 27th
        ("Date error", 2),  # H, K
    ]


def test_assessed_as_requiring_support():
    drawn = extract_of(
        assessments=f"""
        child_unique_id | {START}    | {AUTHORISED} | assessed_as_requiring_support
        A               | 2018-03-20 | 2018-04-01   | Yes
        B               | 2018-09-03 | 2018-09-10   | Yes
        C               | 2018-09-03 | 2018-09-10   | No
        D               | 2018-09-03 | 2018-09-10   | -
        E               | 2018-09-03 | 2018-09-10   | ?
        F               | 2018-09-03 | -            | No
        G               | 2018-03-20 | 2018-03-31   | No
        """
    )
    assert figures_of(drawn, "beyond.assessment_outcome") == [
        ("Yes", {"count": 2, "percent": 2 / 5}),
        ("No", {"count": 1, "percent": 1 / 5}),
        ("Not recorded", {"count": 2, "percent": 2 / 5}),
    ]


def test_part_months_are_marked():
    drawn = extract_of("2018-10-15", assessments=f"child_unique_id | {START} | {AUTHORISED}")
    rows = table_of(drawn, "beyond.assessments_by_month").rows
    assert [row.label for row in rows if row.part] == ["2018-04", "2018-10"]
