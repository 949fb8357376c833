import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.tables.expressions import any_of, before_as_at, constants, in_period, months_later, open_at_as_at, whole_years

date = dt.date.fromisoformat
days = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


def age(born: dt.date | None, on: dt.date) -> int | None:
    frame = pl.DataFrame({"born": [born], "on": [on]}, schema={"born": pl.Date, "on": pl.Date})
    return frame.select(whole_years(pl.col("born"), pl.col("on"))).item()


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2000-10-01", "2018-10-01", 18),  # the birthday counts
        ("2000-10-02", "2018-10-01", 17),
        ("2000-12-31", "2018-10-01", 17),
        ("2000-03-01", "2018-10-01", 18),
        ("2000-03-31", "2018-03-01", 17),
        ("2000-01-31", "2018-12-01", 18),
        ("2018-10-01", "2018-10-01", 0),
        ("2018-09-30", "2018-10-01", 0),
        ("2018-10-02", "2018-10-01", -1),  # unborn
        ("2019-06-01", "2018-10-01", -1),
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
        ("2000-02-29", "2016-02-28", 15),
        ("2000-02-29", "2016-02-29", 16),
        ("2001-02-28", "2020-02-28", 19),
        ("2001-02-28", "2020-02-29", 19),
        ("2001-03-01", "2020-02-29", 18),
    ],
)
def test_whole_years(born, on, years):
    assert age(date(born), date(on)) == years


@settings(derandomize=True, deadline=None)
@given(days, days)
def test_whole_years_are_the_birthdays_that_have_come(born, on):
    if born > on:
        assert age(born, on) == -1
        return
    birthdays = 0
    for year in range(born.year + 1, on.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:  # 29 February
            birthday = dt.date(year, 3, 1)
        birthdays += birthday <= on
    assert age(born, on) == birthdays


def test_no_date_of_birth_has_no_age():
    assert age(None, date("2018-10-01")) is None


def windowed(rule: pl.Expr, *dates: str | None) -> list[bool | None]:
    values = [date(each) if each else None for each in dates]
    frame = pl.DataFrame({"date": values}, schema={"date": pl.Date})
    with_constants = frame.with_columns(*constants(date("2018-10-01"), date("2018-07-01")))
    return with_constants.select(rule.fill_null(value=False)).to_series().to_list()


def test_the_period_has_its_first_day_and_not_the_as_at_day():
    edges = ("2018-06-30", "2018-07-01", "2018-09-30", "2018-10-01", None)
    assert windowed(in_period(pl.col("date")), *edges) == [False, True, True, False, False]


def test_open_and_before_at_the_as_at_date():
    edges = ("2018-09-30", "2018-10-01", None)
    assert windowed(open_at_as_at(pl.col("date")), *edges) == [False, True, True]
    assert windowed(before_as_at(pl.col("date")), *edges) == [True, False, True]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2018-11-30", 3, "2019-02-28"),
        ("2019-11-30", 3, "2020-02-29"),
        ("2018-08-31", -6, "2018-02-28"),
        ("2018-01-15", 3, "2018-04-15"),
        ("2018-01-15", 24, "2020-01-15"),
        ("2018-01-15", 0, "2018-01-15"),
    ],
)
def test_months_later_is_clamped_to_the_last_of_the_month(day, months, later):
    assert pl.select(months_later(pl.lit(date(day)), months)).item() == date(later)


def test_any_of_takes_a_null_for_no():
    frame = pl.DataFrame({"a": [True, False, None, None], "b": [None, False, True, None]})
    assert frame.select(any_of([pl.col("a"), pl.col("b")])).to_series().to_list() == [True, False, True, False]
