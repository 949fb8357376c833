"""Days, months and working days, one day or month at a time."""

from dataclasses import dataclass
from datetime import date, timedelta

# Bank holidays of England, 2012 to 2027, substitute and one-off days included; a test holds them against `holidays`.
BANK_HOLIDAYS_BY_YEAR = {
    2012: "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    2013: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2014: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2015: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2016: "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}
BANK_HOLIDAYS = {
    date(year, int(day[:2]), int(day[3:])) for year, days in BANK_HOLIDAYS_BY_YEAR.items() for day in days.split()
}
SATURDAY = 5


def last_day_of_month(year: int, month: int) -> int:
    """28 to 31."""
    day = 31
    while True:
        try:
            date(year, month, day)
        except ValueError:
            day -= 1
        else:
            return day


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        elif month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, last_day_of_month(year, month)))


def completed_months(start: date, end: date) -> int:
    """The most months that can be added to `start` without passing `end`; -1 when it is after `end`."""
    months = -1
    while add_months(start, months + 1) <= end:
        months += 1
    return months


def birthday(birth: date, years: int) -> date:
    """The day on which this many years are complete; 1 March for 29 February in a year without one."""
    try:
        return date(birth.year + years, birth.month, birth.day)
    except ValueError:
        return date(birth.year + years, 3, 1)


def whole_years(birth: date, day: date) -> int:
    """Completed years of age on a day; -1 before birth."""
    if birth > day:
        return -1
    years = 0
    while birthday(birth, years + 1) <= day:
        years += 1
    return years


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no bank holiday of England."""
    return day.weekday() < SATURDAY and day not in BANK_HOLIDAYS


def working_days(start: date, end: date) -> int:
    """Number of working days after `start`, up to and with `end`."""
    count, day = 0, start
    while day < end:
        day += timedelta(days=1)
        if is_working_day(day):
            count += 1
    return count


@dataclass(frozen=True)
class Window:
    """A reporting period: from its first day up to, and without, the as-at date."""

    as_at: date
    months: int

    @property
    def start(self) -> date:
        """First day of the period."""
        return add_months(self.as_at, -self.months)

    @property
    def in_words(self) -> str:
        """The length as titles have it: `3 months`, `1 month`."""
        return "1 month" if self.months == 1 else f"{self.months} months"

    def holds(self, day: date | None) -> bool:
        """Whether a date is in the period; a blank or unreadable one is not."""
        return day is not None and self.start <= day < self.as_at
