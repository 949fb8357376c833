"""The oracle's own calendar, on cases worked out by hand."""

from datetime import date

import holidays
import pytest

from tests.oracle.days import BANK_HOLIDAYS, Window, add_months, completed_months, whole_years, working_days


def test_bank_holidays_are_those_of_england() -> None:
    in_package = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2028), observed=True)
    kept_on_a_weekday = {day for day, name in in_package.items() if day.weekday() < 5}
    assert {day for day in BANK_HOLIDAYS if day.weekday() < 5} == kept_on_a_weekday


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2018, 8, 31), -6, date(2018, 2, 28)),
        (date(2020, 8, 31), -6, date(2020, 2, 29)),
        (date(2018, 11, 30), 3, date(2019, 2, 28)),
        (date(2018, 10, 1), -3, date(2018, 7, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2018, 1, 15), -12, date(2017, 1, 15)),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2018, 8, 24), date(2018, 8, 28), 1),  # Friday, weekend, bank holiday Monday, Tuesday
        (date(2018, 9, 4), date(2018, 9, 25), 15),
        (date(2018, 9, 4), date(2018, 9, 26), 16),
        (date(2018, 9, 7), date(2018, 9, 8), 0),  # Friday to Saturday
        (date(2018, 9, 8), date(2018, 9, 10), 1),  # Saturday to Monday
        (date(2023, 5, 5), date(2023, 5, 9), 1),  # over the bank holiday of 8 May 2023
        (date(2022, 9, 16), date(2022, 9, 20), 1),  # over 19 September 2022
    ],
)
def test_working_days_count_from_the_day_after(start: date, end: date, expected: int) -> None:
    assert working_days(start, end) == expected


@pytest.mark.parametrize(
    ("birth", "day", "expected"),
    [
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
        (date(2000, 2, 29), date(2020, 2, 29), 20),
        (date(2013, 10, 1), date(2018, 10, 1), 5),
        (date(2013, 10, 2), date(2018, 10, 1), 4),
        (date(2018, 10, 1), date(2018, 10, 1), 0),
        (date(2018, 10, 2), date(2018, 10, 1), -1),
    ],
)
def test_ages_are_completed_years(birth: date, day: date, expected: int) -> None:
    assert whole_years(birth, day) == expected


def test_completed_months_end_on_the_last_day_of_a_short_month() -> None:
    assert completed_months(date(2018, 1, 31), date(2018, 2, 27)) == 0
    assert completed_months(date(2018, 1, 31), date(2018, 2, 28)) == 1
    assert completed_months(date(2018, 3, 2), date(2018, 3, 1)) == -1


def test_a_period_ends_before_the_as_at_date() -> None:
    period = Window(date(2018, 10, 1), 3)
    assert period.holds(date(2018, 7, 1))
    assert period.holds(date(2018, 9, 30))
    assert not period.holds(date(2018, 6, 30))
    assert not period.holds(date(2018, 10, 1))
    assert not period.holds(None)
