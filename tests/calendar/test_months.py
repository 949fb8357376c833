import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.calendar.months import Window, add_months, whole_months

date = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2018-10-01", -3, "2018-07-01"),
        ("2018-10-01", -6, "2018-04-01"),
        ("2018-08-31", -6, "2018-02-28"),
        ("2020-08-31", -6, "2020-02-29"),
        ("2018-11-30", 3, "2019-02-28"),
        ("2019-11-30", 3, "2020-02-29"),
        ("2018-11-30", -3, "2018-08-30"),
        ("2018-03-31", -1, "2018-02-28"),
        ("2018-01-15", -1, "2017-12-15"),
        ("2018-12-31", 1, "2019-01-31"),
        ("2018-12-31", 12, "2019-12-31"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2018-05-05", 0, "2018-05-05"),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last_of_the_month(day, months, expected):
    assert add_months(date(day), months) == date(expected)


@settings(derandomize=True)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31)), st.integers(-24, 24))
def test_add_months_lands_in_the_month_so_many_months_away(day, months):
    result = add_months(day, months)
    assert (result.year - day.year) * 12 + result.month - day.month == months
    tomorrow = result + dt.timedelta(days=1)
    assert result.day == day.day or (result.day < day.day and tomorrow.day == 1)


def test_a_window_ends_the_day_before_the_as_at_date():
    window = Window(date("2018-10-01"), 3)
    assert (window.start, window.last_day) == (date("2018-07-01"), date("2018-09-30"))
    window = Window(date("2018-03-01"), 1)
    assert (window.start, window.last_day) == (date("2018-02-01"), date("2018-02-28"))


def months_of(as_at: str, reach_months: int) -> list[tuple[str, str]]:
    return [
        (window.start.isoformat(), window.last_day.isoformat()) for window in whole_months(date(as_at), reach_months)
    ]


def test_whole_months_of_an_as_at_date_on_the_first():
    assert months_of("2018-10-01", 3) == [
        ("2018-07-01", "2018-07-31"),
        ("2018-08-01", "2018-08-31"),
        ("2018-09-01", "2018-09-30"),
    ]


def test_whole_months_leave_out_the_part_months_at_both_ends():
    # the reach is 15 July to 14 October
    assert months_of("2018-10-15", 3) == [("2018-08-01", "2018-08-31"), ("2018-09-01", "2018-09-30")]


def test_whole_months_over_the_turn_of_a_year():
    assert months_of("2019-01-31", 2) == [("2018-12-01", "2018-12-31")]  # from 30 November


def test_no_reach_has_no_months():
    assert months_of("2018-10-01", 0) == []


def test_a_month_that_ends_with_the_as_at_day_is_not_over():
    assert months_of("2018-09-30", 1) == []  # 30 August to 29 September
