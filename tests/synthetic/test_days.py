from datetime import date

import pytest

from chat.synthetic.days import (
    add_working_days,
    birthday,
    horizon_at,
    months_before,
    whole_years,
    working_day_from,
    working_day_until,
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        ("2018-09-04", 15, "2018-09-25"),  # Tuesday to Tuesday, three weeks
        ("2018-09-07", 1, "2018-09-10"),  # Friday to Monday
        ("2018-09-08", 1, "2018-09-10"),  # a Saturday is day 0, Monday is day 1
        ("2018-09-08", 5, "2018-09-14"),
        ("2018-09-05", 3, "2018-09-10"),
        ("2018-09-05", 0, "2018-09-05"),
        ("2018-08-24", 1, "2018-08-28"),  # Friday over the bank holiday to Tuesday
        ("2018-08-27", 1, "2018-08-28"),  # a bank holiday is day 0
        ("2018-12-24", 2, "2018-12-28"),
        ("2018-12-21", 5, "2019-01-02"),  # 24, 27, 28, 31 December, 2 January
        ("2019-04-18", 9, "2019-05-03"),  # over Good Friday and Easter Monday
        ("2019-04-18", 10, "2019-05-07"),  # the bank holidays on the way push the end over one more
    ],
)
def test_adding_working_days(start: str, number: int, end: str) -> None:
    assert add_working_days(day(start), number) == day(end)


def test_nearest_working_days_of_bank_holidays() -> None:
    assert working_day_from(day("2018-12-25")) == day("2018-12-27")
    assert working_day_until(day("2018-12-26")) == day("2018-12-24")
    assert working_day_from(day("2019-04-19")) == day("2019-04-23")  # Good Friday to the Tuesday after Easter
    assert working_day_until(day("2019-04-22")) == day("2019-04-18")
    assert working_day_until(day("2020-05-08")) == day("2020-05-07")  # the early May holiday was moved that year


def test_nearest_working_days_of_a_weekend() -> None:
    assert working_day_from(day("2018-09-09")) == day("2018-09-10")
    assert working_day_until(day("2018-09-09")) == day("2018-09-07")
    assert working_day_from(day("2018-09-07")) == working_day_until(day("2018-09-07")) == day("2018-09-07")


@pytest.mark.parametrize(
    ("end", "months", "start"),
    [
        ("2026-10-01", 6, "2026-04-01"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2024-08-30", 6, "2024-02-29"),
        ("2026-12-31", 1, "2026-11-30"),
        ("2026-03-15", 12, "2025-03-15"),
    ],
)
def test_months_before_keep_the_day_or_take_the_last_of_a_shorter_month(end: str, months: int, start: str) -> None:
    assert months_before(day(end), months) == day(start)


def test_a_birthday_counts_on_its_day_and_is_the_1st_of_march_for_the_29th_of_february() -> None:
    assert birthday(day("2008-02-29"), 18) == day("2026-03-01")
    assert birthday(day("2008-02-29"), 16) == day("2024-02-29")
    assert whole_years(day("2008-02-29"), day("2026-02-28")) == 17
    assert whole_years(day("2008-02-29"), day("2026-03-01")) == 18
    assert whole_years(day("2020-05-05"), day("2026-05-04")) == 5
    assert whole_years(day("2026-05-05"), day("2026-05-04")) == -1


def test_the_last_day_an_extract_sees_is_the_working_day_before() -> None:
    monday = horizon_at(date(2026, 10, 5))
    assert date.fromordinal(monday.last_day) == date(2026, 10, 2)
    assert date.fromordinal(monday.twelve_months_ago) == date(2025, 10, 5)
