"""Days as whole numbers (`date.toordinal()`), which keeps the drawing of hundreds of thousands of journeys quick.

Working days are Mondays to Fridays less England's bank holidays.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache

Day = int
MONTHS_IN_YEAR = 12
_LAST_DAYS_OF_MONTH = (31, 30, 29, 28)
# No event of a synthetic extract of these days lies outside; other days are working days from Monday to Friday.
_YEARS_WITH_BANK_HOLIDAYS = range(2000, 2041)


def is_weekend(day: Day) -> bool:
    """Whether the day is a Saturday or Sunday."""
    return (day + 6) % 7 >= 5


@cache
def _bank_holidays() -> tuple[Day, ...]:
    """The bank holidays that are not on a weekend, in order."""
    from holidays import country_holidays  # noqa: PLC0415 - slow to import

    found = (day.toordinal() for day in country_holidays("GB", subdiv="ENG", years=_YEARS_WITH_BANK_HOLIDAYS))
    return tuple(sorted(day for day in found if not is_weekend(day)))


@cache
def _is_bank_holiday() -> frozenset[Day]:
    return frozenset(_bank_holidays())


def working_day_from(day: Day) -> Day:
    """The day itself, or the first working day after a weekend or bank holiday."""
    closed = _is_bank_holiday()
    while (weekday := (day + 6) % 7) >= 5 or day in closed:
        day += 7 - weekday if weekday >= 5 else 1
    return day


def working_day_until(day: Day) -> Day:
    """The day itself, or the last working day before a weekend or bank holiday."""
    closed = _is_bank_holiday()
    while (weekday := (day + 6) % 7) >= 5 or day in closed:
        day -= weekday - 4 if weekday >= 5 else 1
    return day


def add_working_days(day: Day, number: int) -> Day:
    """The working day `number` working days later; the start counts as day 0, also on a weekend or bank holiday."""
    holidays = _bank_holidays()
    reached = working_day_until(day)
    passed = bisect_right(holidays, reached)
    while number:
        weeks, rest = divmod(number, 5)
        over_a_weekend = (reached + 6) % 7 + rest >= 5
        reached += 7 * weeks + rest + (2 if over_a_weekend else 0)
        # Each bank holiday on the way takes one more day, which may meet the next one.
        earlier, passed = passed, bisect_right(holidays, reached)
        number = passed - earlier
    return reached


def months_before(day: Day, months: int) -> Day:
    """The same day of the month `months` earlier, or the last day of a shorter month."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * MONTHS_IN_YEAR + start.month - 1 - months, MONTHS_IN_YEAR)
    for last in (start.day, *_LAST_DAYS_OF_MONTH):
        if last <= start.day:
            try:
                return date(year, month + 1, last).toordinal()
            except ValueError:
                continue
    raise AssertionError("every month has 28 days")


def birthday(birth: Day, years: int) -> Day:
    """The birthday at which somebody turns `years`; 1 March for those born on 29 February, in other years."""
    born = date.fromordinal(birth)
    try:
        return born.replace(year=born.year + years).toordinal()
    except ValueError:
        return date(born.year + years, 3, 1).toordinal()


def whole_years(birth: Day, day: Day) -> int:
    """Age in whole years on a day; -1 before birth."""
    if day < birth:
        return -1
    years = date.fromordinal(day).year - date.fromordinal(birth).year
    return years if birthday(birth, years) <= day else years - 1


@dataclass(frozen=True, slots=True)
class Horizon:
    """What the extract can see: events before `as_at`, the last being on `last_day`, a working day."""

    as_at: Day
    last_day: Day
    six_months_ago: Day
    twelve_months_ago: Day


def horizon_at(as_at: date) -> Horizon:
    """The horizon of an extract made on the morning of `as_at`."""
    day = as_at.toordinal()
    return Horizon(day, working_day_until(day - 1), months_before(day, 6), months_before(day, 12))
