"""List 8: who is looked after, stability, health. As at 1 October 2018 the six months are 1 April to 30 September."""

from chat.counting.prepare import prepare
from chat.counting.report import windows_of
from chat.settings.keys import list_defaults
from lists.looked_after import LIST
from tests.spec.drawn import (
    all_but,
    cell_of,
    column_of,
    extract_of,
    figures_of,
    not_zero,
    reconciliation_of,
    table_of,
)

MEMBERSHIP = extract_of(
    looked_after="""
    child_unique_id | date_started_to_be_looked_after | date_ceased_to_be_looked_after | age_of_child | gender
    A               | 2015-05-01                      | -                              | 10           | Male
    B               | 2018-04-01                      | -                              | 0            | Male
    C               | 2018-03-31                      | 2018-04-01                     | 17           | Male
    D               | 2018-08-08                      | 2018-09-30                     | 5            | Male
    E               | 2017-01-01                      | 2018-03-31                     | 8            | Male
    F               | 2017-01-01                      | 2018-10-01                     | 18           | Male
    G               | 2018-10-01                      | -                              | 3            | Male
    H               | 2017-01-01                      | ?                              | 9            | Male
    I               | -                               | -                              | -1           | Male
    J               | ?                               | -                              | -            | Male
    K               | 2018-07-01                      | 2018-06-01                     | 4            | Male
    A               | 2018-09-03                      | 2018-09-20                     | 10           | Male
    """
)


def cared_for(headings: str, *rows: str):
    """Periods of care of many years with these cells."""
    lines = [f"child_unique_id | date_started_to_be_looked_after | {headings}"]
    return extract_of(looked_after="\n".join([*lines, *(f"A | 2010-01-01 | {row}" for row in rows)]))


def test_headline_counts_open_ceased_and_started_periods_of_care():
    open_now = 1 + 1 + 1 + 1 + 1  # A, B, F who ceases on the as-at day, and I and J without a start
    ceased = 1 + 1 + 1 + 1  # C on the first day, D on the last, K with its dates reversed, and A's other row
    started = 1 + 1 + 1 + 1  # B on the first day, D, K, and A's other row
    assert figures_of(MEMBERSHIP, "looked_after.headline", population=20_000) == [
        ("Total CLA in the last 6 months", {"count": open_now + ceased, "rate_per_10k": None}),
        ("CLA started in the last 6 months", {"count": started, "rate_per_10k": 4 / 2 * 12 / 6}),
        ("CLA ceased in the last 6 months", {"count": ceased, "rate_per_10k": 4 / 2 * 12 / 6}),
        ("Current open CLA", {"count": open_now, "rate_per_10k": 5 / 2}),
        ("Total for ages 0-17", {"count": 2, "rate_per_10k": None}),  # A and B: F is 18, I unborn, J of unknown age
    ]
    assert (
        table_of(MEMBERSHIP, "looked_after.headline").chat_title == "LIST 8 - LOOKED AFTER CHILDREN (6 months default)"
    )


def test_headline_over_three_months():
    assert column_of(MEMBERSHIP, "looked_after.headline", months={"looked_after": 3}) == [
        ("Total CLA in the last 3 months", 5 + 2),
        ("CLA started in the last 3 months", 2),  # D and A's other row; K had ceased before the three months
        ("CLA ceased in the last 3 months", 2),  # the same
        ("Current open CLA", 5),
        ("Total for ages 0-17", 2),
    ]


def test_rows_are_accounted_for():
    went = reconciliation_of(MEMBERSHIP, "looked_after")
    assert (went.rows_in_period, went.rows_before, went.rows_after, went.rows_without_date) == (9, 1, 1, 1)  # E, G, H


def test_the_profile_is_of_open_periods_of_care():
    males = not_zero(column_of(MEMBERSHIP, "looked_after.age_gender", "male"))
    assert males == [("-1", 1), ("0", 1), ("10", 1), ("18+", 1), ("Not recorded", 1)]


def test_placement_location():
    drawn = cared_for(
        "date_ceased_to_be_looked_after | placement_location",
        "- | Out",
        "- | In",
        "- | In",
        "- | -",
        "- | ?",
        "2018-09-01 | Out",
    )
    assert figures_of(drawn, "looked_after.placement_location") == [
        ("Out of borough", {"count": 1, "percent": 1 / 5}),
        ("In borough", {"count": 2, "percent": 2 / 5}),
        ("Not recorded", {"count": 1 + 1, "percent": 2 / 5}),
    ]


NUMBERS_OF_PLACEMENTS = cared_for(
    "number_of_placements_in_last_12_months", *("1", "2", "3", "6", "7", "12", "0", "-1", "-", "?")
)


def test_short_term_stability():
    assert figures_of(NUMBERS_OF_PLACEMENTS, "looked_after.short_term_stability") == [
        ("1-2 placements", {"count": 2, "percent": 2 / 10}),
        ("3+ placements", {"count": 4, "percent": 4 / 10}),  # 3, 6, 7, 12
        ("Not recorded", {"count": 4, "percent": 4 / 10}),  # 0, below 0, blank, no number
    ]


def test_placements_last_12_months():
    assert column_of(NUMBERS_OF_PLACEMENTS, "looked_after.placements_last_12_months") == [
        ("1", 1),
        ("2", 1),
        ("3", 1),
        ("4", 0),
        ("5", 0),
        ("6", 1),
        ("7+", 2),
        ("Not recorded", 4),
    ]


LATEST_PLACEMENTS = extract_of(
    looked_after="""
    child_unique_id | date_started_to_be_looked_after | age_of_child | placement_start_date
    A               | 2016-04-01                      | 15           | 2010-01-01
    A               | 2016-04-01                      | 15           | 2016-10-01
    A               | 2016-04-01                      | 15           | 2016-10-02
    A               | 2016-04-01                      | 15           | 2017-10-01
    A               | 2016-04-01                      | 15           | 2017-10-02
    A               | 2016-04-01                      | 15           | 2018-04-01
    A               | 2016-04-01                      | 15           | 2018-04-02
    A               | 2016-04-01                      | 15           | 2018-07-01
    A               | 2016-04-01                      | 15           | 2018-07-02
    A               | 2016-04-01                      | 0            | 2018-10-01
    A               | 2016-04-01                      | 15           | 2018-10-02
    A               | 2016-04-01                      | 15           | -
    A               | 2016-04-01                      | 15           | ?
    out             | 2016-04-02                      | 15           | 2016-10-01
    out             | 2016-04-01                      | 16           | 2016-10-01
    out             | 2016-04-01                      | -            | 2016-10-01
    out             | -                               | 15           | 2016-10-01
    """
)


def test_long_term_stability():
    assert figures_of(LATEST_PLACEMENTS, "looked_after.long_term_stability") == [
        ("Less than 2 years", {"count": 8, "percent": 8 / 13}),  # from 2 October 2016 to the as-at day itself
        ("2+ years", {"count": 2, "percent": 2 / 13}),  # two years to the day, and one from before the period of care
        ("Not recorded", {"count": 3, "percent": 3 / 13}),
    ]


def test_placement_duration():
    assert column_of(LATEST_PLACEMENTS, "looked_after.placement_duration") == [
        ("0 > 3 months", 2),
        ("3 >= 6 months", 2),
        ("6 months > 1 year", 2),
        ("1 year > 2 years", 2),
        ("2+ years", 2),
        ("Date error", 3),
    ]


def test_thirty_months_are_clamped_to_the_end_of_a_month():
    drawn = extract_of(
        "2019-02-28",
        looked_after="""
        child_unique_id | date_started_to_be_looked_after | age_of_child
        A               | 2016-08-31                      | 10
        B               | 2016-09-01                      | 10
        """,
    )
    assert table_of(drawn, "looked_after.long_term_stability").denominator == 1


HEALTH = extract_of(
    looked_after="""
    child_unique_id | date_started_to_be_looked_after | date_of_birth | date_of_last_health_assessment
    A               | 2017-05-05                      | 2013-10-02    | 2018-03-31
    B               | 2017-05-05                      | 2013-10-02    | 2018-04-01
    C               | 2017-05-05                      | 2013-10-01    | 2018-03-31
    D               | 2017-05-05                      | 2013-10-01    | 2018-04-01
    E               | 2017-10-02                      | 2013-10-01    | 2018-04-01
    F               | 2017-10-01                      | 2013-10-01    | 2017-10-01
    G               | 2017-10-01                      | 2013-10-01    | 2017-09-30
    H               | 2017-10-01                      | 2010-03-03    | 2018-10-01
    I               | 2017-10-01                      | 2010-03-03    | 2018-10-02
    J               | 2017-10-01                      | 2010-03-03    | -
    K               | 2017-10-01                      | 2010-03-03    | ?
    L               | 2017-10-01                      | -             | 2017-12-01
    """
)


def test_health_in_time_under_five():
    assert figures_of(HEALTH, "looked_after.health_in_time_under_five") == [
        ("Yes in the last 6 months", {"count": 1, "percent": 1 / 2}),  # B
        ("No", {"count": 1, "percent": 1 / 2}),  # A
    ]


def test_health_in_time_five_plus():
    assert figures_of(HEALTH, "looked_after.health_in_time_five_plus") == [
        ("Yes in the last 12 months", {"count": 4, "percent": 4 / 8}),  # C, D, F on the first day, H on the as-at day
        ("No", {"count": 4, "percent": 4 / 8}),  # G, the future date of I, J, K
    ]


def test_health_assessment_in_time_takes_unknown_ages_at_twelve_months():
    assert figures_of(HEALTH, "looked_after.health_assessment_in_time") == [
        ("Yes", {"count": 1 + 4 + 1, "percent": 6 / 11}),  # L besides; E has not been looked after for a year
        ("No", {"count": 1 + 4, "percent": 5 / 11}),
    ]


def test_dental_check_in_time_is_twelve_months_at_every_age():
    dates = ("2017-10-01", "2017-09-30", "2018-10-01", "2018-10-02", "-", "?")
    drawn = cared_for("age_of_child | date_of_last_dental_check", *(f"9 | {date}" for date in dates), "2 | 2018-01-01")
    assert column_of(drawn, "looked_after.dental_check_in_time") == [("Yes", 1 + 1 + 1), ("No", 1 + 1 + 1 + 1)]
    assert cell_of(HEALTH, "looked_after.dental_check_in_time", "No") == 11  # the same cohort as for health


def test_who_ceased_at_which_age():
    drawn = extract_of(
        looked_after="""
        child_unique_id | date_of_birth | age_of_child | date_ceased_to_be_looked_after
        A               | 2002-06-12    | 16           | 2018-06-12
        B               | 2002-06-13    | 16           | 2018-06-12
        C               | 2013-06-12    | 5            | 2018-06-12
        D               | 2013-06-13    | 5            | 2018-06-12
        E               | -             | 17           | 2018-06-12
        F               | 2000-06-12    | 18           | 2018-03-31
        G               | 2000-06-12    | 18           | -
        """
    )
    windows = windows_of((LIST,), drawn.as_at, {})
    frame = prepare(drawn.extract, (LIST,), windows, list_defaults())["looked_after"].frame
    children = {
        name: "".join(frame.filter(LIST.cohorts[name].where).get_column("child_unique_id")) for name in LIST.cohorts
    }
    assert children == {
        "cla_open": "G",
        "cla_open_without_worker": "G",  # no worker is given
        "cla_closed": "ABCDE",
        "cla_ceased_16_plus": "A",  # B had the birthday on the next day; without date of birth E is left out
        "cla_ceased_5_plus": "ABC",
    }


def test_a_column_that_is_not_delivered_blanks_its_tables_and_no_others():
    drawn = extract_of(
        delivered={"looked_after": all_but("looked_after", "date_of_last_health_assessment")},
        looked_after="child_unique_id | date_started_to_be_looked_after | age_of_child\nA | 2015-01-01 | 9",
    )
    assert column_of(drawn, "looked_after.health_in_time_five_plus") == [
        ("Yes in the last 12 months", None),
        ("No", None),
    ]
    table = table_of(drawn, "looked_after.health_in_time_five_plus")
    assert (table.status, table.needs) == ("column_missing", "Date of Last Health Assessment")
    assert column_of(drawn, "looked_after.dental_check_in_time") == [("Yes", 0), ("No", 1)]
