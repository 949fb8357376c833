"""List 4: assessments. As at 1 October 2018 the six months are 1 April to 30 September.

In the summer of 2018 the bank holidays are 28 May and 27 August, both Mondays.
"""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, figures_of, not_zero, table_of

HEADINGS = "child_unique_id | continuous_assessment_start_date | continuous_assessment_date_of_authorisation"
MEMBERSHIP = extract_of(
    assessments="""
    child_unique_id            | continuous_assessment_start_date | continuous_assessment_date_of_authorisation | age_of_child
    completed-on-first-day     | 2018-03-01                       | 2018-04-01                                  | 0
    completed-the-day-before   | 2018-03-01                       | 2018-03-31                                  | 1
    completed-on-last-day      | 2018-09-03                       | 2018-09-30                                  | 17
    completed-on-as-at-day     | 2018-09-03                       | 2018-10-01                                  | 18
    completed-in-future        | 2018-09-03                       | 2018-11-30                                  | -1
    ongoing                    | 2018-09-30                       | -                                           | -
    ongoing-for-years          | 2016-01-01                       | -                                           | 5
    ongoing-without-start      | -                                | -                                           | 5
    ongoing-unreadable-start   | ?                                | -                                           | 5
    unreadable-authorisation   | 2018-09-03                       | ?                                           | 5
    begins-on-as-at-day        | 2018-10-01                       | -                                           | 5
    completed-without-start    | -                                | 2018-05-01                                  | 5
    completed-before-its-start | 2018-11-01                       | 2018-05-01                                  | 5
    """  # noqa: E501 - a drawing
)
EXAMPLE = extract_of(assessments=f"{HEADINGS}\nA | 2018-08-24 | 2018-08-28")


def assessed(*dates: tuple[str, str], as_at: str = "2018-10-01"):
    return extract_of(as_at, assessments="\n".join([HEADINGS, *(f"A | {start} | {end}" for start, end in dates)]))


def test_headline_adds_the_completed_and_the_ongoing():
    completed, ongoing = 4, 7
    per_10k = 1 / 20_000 * 10_000 * 12 / 6
    assert figures_of(MEMBERSHIP, "assessments.headline", population=20_000) == [
        ("Total no. of assessments", {"count": completed + ongoing, "rate_per_10k": (completed + ongoing) * per_10k}),
        # out: completed-the-day-before and begins-on-as-at-day, then ages 18, -1 and unknown
        ("Total for ages 0-17", {"count": 13 - 2 - 3, "rate_per_10k": None}),
        ("Completed assessments", {"count": completed, "rate_per_10k": completed * per_10k}),
        ("Ongoing assessments", {"count": ongoing, "rate_per_10k": None}),
    ]
    assert table_of(MEMBERSHIP, "assessments.headline").chat_title == "LIST 4 - ASSESSMENTS (6 months default)"


@pytest.mark.parametrize(("months", "completed"), [(1, 1), (3, 1), (6, 4)])
def test_the_ongoing_are_not_limited_by_the_period(months, completed):
    choices = {"months": {"assessments": months}, "population": 10_000}
    assert cell_of(MEMBERSHIP, "assessments.headline", "Completed assessments", **choices) == completed
    assert cell_of(MEMBERSHIP, "assessments.headline", "Ongoing assessments", **choices) == 7
    rate = cell_of(MEMBERSHIP, "assessments.headline", "Completed assessments", "rate_per_10k", **choices)
    assert rate == pytest.approx(completed * 12 / months)


def test_timeliness():
    drawn = assessed(
        ("2018-06-04", "2018-08-06"),  # nine weeks: 9 x 5 = 45
        ("2018-06-04", "2018-08-07"),  # 46
        ("2018-07-02", "2018-09-04"),  # nine weeks and a day less 27 August: 9 x 5 + 1 - 1 = 45
        ("2018-07-02", "2018-09-05"),  # 46
        ("2018-09-03", "2018-09-03"),  # 0
        ("-", "2018-09-03"),
        ("?", "2018-09-03"),
        ("2018-09-04", "2018-09-03"),
    )
    assert figures_of(drawn, "assessments.timeliness") == [
        ("In time", {"count": 1 + 1 + 1, "percent": 3 / 8}),
        ("Not in time", {"count": 1 + 1, "percent": 2 / 8}),
        ("Date error", {"count": 1 + 1 + 1, "percent": 3 / 8}),
    ]


def test_only_completed_assessments_have_a_duration():
    assert column_of(MEMBERSHIP, "assessments.timeliness") == [
        ("In time", 2),  # completed-on-first-day and completed-on-last-day
        ("Not in time", 0),
        ("Date error", 2),  # completed-without-start and completed-before-its-start
    ]


def test_duration_bands_at_both_edges():
    monday_4_june = "2018-06-04"
    drawn = assessed(
        (monday_4_june, "2018-06-04"),  # 0
        (monday_4_june, "2018-06-05"),  # 1
        (monday_4_june, "2018-06-18"),  # two weeks: 10
        (monday_4_june, "2018-06-19"),  # 11
        (monday_4_june, "2018-07-02"),  # four weeks: 20
        (monday_4_june, "2018-07-03"),  # 21
        (monday_4_june, "2018-07-16"),  # six weeks: 30
        (monday_4_june, "2018-07-17"),  # 31
        (monday_4_june, "2018-07-30"),  # eight weeks: 40
        (monday_4_june, "2018-07-31"),  # 41
        (monday_4_june, "2018-08-06"),  # nine weeks: 45
        (monday_4_june, "2018-08-07"),  # 46
        (monday_4_june, "2018-08-13"),  # ten weeks: 50
        (monday_4_june, "2018-08-14"),  # 51
        (monday_4_june, "2018-08-28"),  # twelve weeks and a day less 27 August: 60
        (monday_4_june, "2018-08-29"),  # 61
        ("2018-06-05", "2018-06-04"),
    )
    assert column_of(drawn, "assessments.duration") == [
        ("same day", 1),
        ("1 - 10 days", 2),
        ("11 - 20 days", 2),
        ("21 - 30 days", 2),
        ("31 - 40 days", 2),
        ("41 - 45 days", 2),
        ("46 - 50 days", 2),
        ("51 - 60 days", 2),
        ("61+ days", 1),
        ("Date error", 1),
    ]
    assert cell_of(drawn, "assessments.duration", "61+ days", "percent") == 1 / 17


@pytest.mark.parametrize(
    ("start", "authorised", "days", "band"),
    [
        ("2018-08-24", "2018-08-28", 1, "1 - 10 days"),  # Friday to Tuesday over the bank holiday of 27 August
        ("2018-08-24", "2018-08-27", 0, "same day"),  # Friday to that Monday
        ("2018-08-31", "2018-09-01", 0, "same day"),  # Friday to Saturday
        ("2018-09-01", "2018-09-02", 0, "same day"),  # Saturday to Sunday
        ("2018-09-01", "2018-09-03", 1, "1 - 10 days"),  # Saturday to Monday
        ("2018-08-31", "2018-09-03", 1, "1 - 10 days"),  # Friday to Monday
        ("2018-09-05", "2018-09-05", 0, "same day"),
        ("2017-12-22", "2018-04-03", 67, "61+ days"),  # 14 weeks and 4 days: 72 less Christmas 2, New Year 1, Easter 2
    ],
)
def test_the_start_is_day_0_and_the_next_working_day_is_day_1(start, authorised, days, band):
    drawn = assessed((start, authorised))
    assert not_zero(column_of(drawn, "assessments.duration")) == [(band, 1)]
    assert cell_of(drawn, "assessments.average_duration", "Average (working days)", "average_working_days") == days


@pytest.mark.parametrize(
    ("as_at", "friday", "tuesday"),
    [
        ("2023-10-01", "2023-05-05", "2023-05-09"),  # the coronation, Monday 8 May 2023
        ("2022-10-01", "2022-09-16", "2022-09-20"),  # the funeral, Monday 19 September 2022
    ],
)
def test_one_off_bank_holidays_are_no_working_days(as_at, friday, tuesday):
    drawn = assessed((friday, tuesday), as_at=as_at)
    assert cell_of(drawn, "assessments.average_duration", "Average (working days)", "average_working_days") == 1


def test_average_is_the_mean_without_date_errors():
    drawn = assessed(
        ("2018-06-04", "2018-06-04"), ("2018-06-04", "2018-06-05"), ("2018-06-04", "2018-06-18"), ("-", "2018-06-18")
    )
    assert figures_of(drawn, "assessments.average_duration") == [
        ("Average (working days)", {"average_working_days": (0 + 1 + 10) / 3})
    ]


def test_the_median_is_the_middle_one_or_half_way_between_the_two_middle_ones():
    days = [("2018-06-04", "2018-06-04"), ("2018-06-04", "2018-06-05"), ("2018-06-04", "2018-06-18")]
    drawn = assessed(*days, ("-", "2018-06-18"))
    assert figures_of(drawn, "beyond.assessments_median") == [("Median (working days)", {"median_working_days": 1})]
    longer = assessed(*days, ("2018-06-04", "2018-06-19"))
    assert figures_of(longer, "beyond.assessments_median") == [
        ("Median (working days)", {"median_working_days": (1 + 10) / 2})
    ]


def test_average_of_nothing_cannot_be_said():
    assert figures_of(assessed(("-", "2018-06-18")), "assessments.average_duration") == [
        ("Average (working days)", {"average_working_days": None})
    ]


def test_child_seen_blank_and_unrecognised_are_unknown():
    drawn = extract_of(
        assessments="""
        child_unique_id | continuous_assessment_date_of_authorisation | child_seen_during_continuous_assessment | age_of_child
        A               | 2018-06-04                                  | Yes                                     | 4
        B               | 2018-06-04                                  | Yes                                     | 4
        C               | 2018-06-04                                  | No                                      | -1
        D               | 2018-06-04                                  | Unknown                                 | 4
        E               | 2018-06-04                                  | -                                       | 4
        F               | 2018-06-04                                  | ?                                       | 4
        G               | -                                           | Yes                                     | 4
        """  # noqa: E501 - a drawing
    )
    assert figures_of(drawn, "assessments.child_seen") == [
        ("Child seen", {"count": 2, "percent": 2 / 6}),  # not G, whose assessment is going on
        ("Not seen", {"count": 1, "percent": 1 / 6}),
        ("Unknown", {"count": 1 + 1 + 1, "percent": 3 / 6}),
    ]


def test_without_the_child_seen_column_only_that_table_cannot_be_said():
    drawn = extract_of(
        assessments=f"{HEADINGS}\nA | 2018-06-04 | 2018-06-05",
        delivered={"assessments": all_but("assessments", "child_seen_during_continuous_assessment")},
    )
    table = table_of(drawn, "assessments.child_seen")
    assert (table.status, table.needs) == ("column_missing", "Child Seen During Continuous Assessment")
    assert figures_of(drawn, "assessments.child_seen")[0] == ("Child seen", {"count": None, "percent": None})
    assert cell_of(drawn, "assessments.timeliness", "In time") == 1


def test_a_list_without_rows_gives_zeros_and_no_percentages_or_average():
    drawn = extract_of(assessments=HEADINGS)
    assert {count for _, count in column_of(drawn, "assessments.headline")} == {0}
    assert figures_of(drawn, "assessments.timeliness") == [
        ("In time", {"count": 0, "percent": None}),
        ("Not in time", {"count": 0, "percent": None}),
        ("Date error", {"count": 0, "percent": None}),
    ]
    assert len(column_of(drawn, "assessments.duration")) == 10
    assert cell_of(drawn, "assessments.average_duration", "Average (working days)", "average_working_days") is None
    headline = cell_of(drawn, "assessments.headline", "Total no. of assessments", "rate_per_10k", population=10_000)
    assert headline == 0


def test_without_the_list_every_table_has_its_rows_without_values():
    drawn = extract_of(contacts="child_unique_id | date_of_contact")
    table = table_of(drawn, "assessments.timeliness")
    assert (table.status, table.needs, table.denominator) == ("list_missing", "List 4", None)
    assert figures_of(drawn, "assessments.timeliness") == [
        ("In time", {"count": None, "percent": None}),
        ("Not in time", {"count": None, "percent": None}),
        ("Date error", {"count": None, "percent": None}),
    ]
    assert figures_of(drawn, "assessments.average_duration") == [
        ("Average (working days)", {"average_working_days": None})
    ]
