import datetime as dt
from importlib.resources import files

import holidays
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.calendar.working_days import bank_holidays, working_days, working_days_later

ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2032))
MONDAY_TO_FRIDAY = range(5)

date = dt.date.fromisoformat
days = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))
intervals = st.tuples(days, st.integers(0, 250)).map(lambda pair: (pair[0], pair[0] + dt.timedelta(days=pair[1])))


def counted(pairs: list[tuple[dt.date | None, dt.date | None]]) -> list[int | None]:
    frame = pl.DataFrame(pairs, schema={"start": pl.Date, "end": pl.Date}, orient="row")
    return frame.select(working_days(pl.col("start"), pl.col("end"))).to_series().to_list()


def one_by_one(start: dt.date, end: dt.date) -> int:
    """Every day after the start up to the end, one after the other."""
    number, day = 0, start
    while day < end:
        day += dt.timedelta(days=1)
        if day.weekday() in MONDAY_TO_FRIDAY and day not in ENGLAND:
            number += 1
    return number


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(intervals, min_size=1, max_size=12))
def test_agrees_with_counting_day_by_day(pairs):
    assert counted(pairs) == [one_by_one(start, end) for start, end in pairs]


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.lists(days, min_size=1, max_size=12), st.integers(1, 60))
def test_so_many_working_days_later_is_the_first_day_on_which_so_many_have_passed(starts, number):
    later = pl.DataFrame({"start": starts}).select(working_days_later(pl.col("start"), number)).to_series().to_list()
    for start, end in zip(starts, later, strict=True):
        assert (one_by_one(start, end - dt.timedelta(days=1)), one_by_one(start, end)) == (number - 1, number)


def test_so_many_working_days_after_no_date_is_no_date():
    dates = pl.DataFrame({"start": [None, date("2018-08-24")]}, schema={"start": pl.Date})
    later = dates.select(working_days_later(pl.col("start"), 20)).to_series().to_list()
    assert later == [None, date("2018-09-24")]  # 27 August is a bank holiday
    assert dates[:1].select(working_days_later(pl.col("start"), 20)).to_series().to_list() == [None]


def test_reversed_dates_never_look_like_some_days():
    monday, tuesday, next_tuesday = date("2018-09-03"), date("2018-09-04"), date("2018-09-11")
    assert counted([(tuesday, monday), (next_tuesday, monday)]) == [-1, -6]


@pytest.mark.parametrize(
    "day",
    [
        "2011-04-29",  # royal wedding
        "2012-06-04",  # the spring holiday of 2012, moved from 28 May
        "2012-06-05",  # diamond jubilee
        "2020-05-08",  # the May holiday of 2020, moved from 4 May
        "2022-06-02",  # the spring holiday of 2022, moved from 30 May
        "2022-06-03",  # platinum jubilee
        "2022-09-19",  # state funeral
        "2023-05-08",  # coronation
        "2018-08-27",
        "2021-12-27",  # for Christmas Day on a Saturday
        "2021-12-28",  # for Boxing Day on a Sunday
        "2018-04-02",  # Easter Monday, which Scotland does not keep
    ],
)
def test_bank_holidays_are_no_working_days(day):
    holiday = date(day)
    assert holiday.weekday() in MONDAY_TO_FRIDAY
    assert counted([(holiday - dt.timedelta(days=1), holiday)]) == [0]
    assert holiday in bank_holidays(holiday.year, holiday.year)


@pytest.mark.parametrize("day", ["2012-05-28", "2020-05-04", "2022-05-30", "2018-08-06", "2018-01-02"])
def test_the_days_that_bank_holidays_were_moved_from_and_those_of_scotland_are_working_days(day):
    working = date(day)
    assert counted([(working - dt.timedelta(days=1), working)]) == [1]


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        ("2018-08-24", "2018-08-28", 1),  # Friday to Tuesday over a bank holiday
        ("2018-09-07", "2018-09-08", 0),  # Friday to Saturday
        ("2018-09-08", "2018-09-10", 1),  # Saturday to Monday
        ("2018-09-10", "2018-09-10", 0),
        ("2018-08-27", "2018-08-28", 1),  # from a bank holiday
        ("2018-09-04", "2018-09-25", 15),
    ],
)
def test_the_start_is_day_0(start, end, number):
    assert counted([(date(start), date(end))]) == [number]


def test_either_date_blank_gives_nothing():
    monday, tuesday = date("2018-09-03"), date("2018-09-04")
    assert counted([(monday, None), (None, tuesday), (None, None), (monday, tuesday)]) == [None, None, None, 1]


def test_nothing_to_count():
    assert counted([]) == []
    assert counted([(None, None)]) == [None]


@pytest.mark.parametrize("year", [1, 201, 1066, 1900, 2201, 9999])
def test_a_year_mistyped_does_no_harm_to_other_rows(year):
    monday, tuesday = date("2018-08-27"), date("2018-08-28")
    mistyped = dt.date(year, 1, 1)
    numbers = counted([(mistyped, tuesday), (monday, tuesday), (mistyped, mistyped)])
    assert numbers[1:] == [1, 0]


def test_the_bank_holidays_on_file_are_those_of_the_library():
    # A day too few or too many here means that the library knows a newer one-off day: bring bank_holidays.csv up to it.
    lines = (files("chat.calendar") / "bank_holidays.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [f"{day},{name}" for day, name in sorted(ENGLAND.items()) if 2000 <= day.year <= 2030]


def test_years_that_are_not_on_file_are_asked_of_the_library():
    assert bank_holidays(1999, 1999)[-1] == date("1999-12-31")  # the eve of the year 2000, a one-off day
    assert bank_holidays(2031, 2031) == tuple(sorted(day for day in ENGLAND if day.year == 2031))
