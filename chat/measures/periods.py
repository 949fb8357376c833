"""Periods and months: half-open windows that end at the first moment of the as-at date."""

import calendar
import datetime as dt
from dataclasses import dataclass


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later (earlier when negative), clamped to the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Window:
    """The period `[as_at - months, as_at)`; what happens on `as_at` has not happened yet."""

    as_at: dt.date
    months: int

    @property
    def start(self) -> dt.date:
        """First day of the period."""
        return add_months(self.as_at, -self.months)

    @property
    def last_day(self) -> dt.date:
        """Last day of the period."""
        return self.as_at - dt.timedelta(days=1)


def whole_months(as_at: dt.date, reach_months: int) -> tuple[Window, ...]:
    """The calendar months that lie whole within `[as_at - reach_months, as_at)`, oldest first, a window each."""
    reach = add_months(as_at, -reach_months)
    first = reach if reach.day == 1 else add_months(reach.replace(day=1), 1)
    months = []
    while (end := add_months(first, 1)) <= as_at:
        months.append(Window(end, 1))
        first = end
    return tuple(months)


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month as a row of a table: its label, its first day and the first day after it.

    Where the reach begins or ends within the month both are moved into the reach, and the month is a `part`.
    """

    label: str
    first: dt.date
    after: dt.date
    part: bool = False


def months_touched(as_at: dt.date, months: int) -> tuple[Month, ...]:
    """The calendar months that `[as_at - months, as_at)` touches, oldest first."""
    reach = add_months(as_at, -months)
    begin, made = reach.replace(day=1), []
    while begin < as_at:
        end = add_months(begin, 1)
        first, after = max(begin, reach), min(end, as_at)
        made.append(Month(begin.strftime("%Y-%m"), first, after, part=(first, after) != (begin, end)))
        begin = end
    return tuple(made)


def month_ends(as_at: dt.date, months: int) -> tuple[Month, ...]:
    """The last `months` month ends before the as-at date, oldest first: `first` is the last day, `after` the next."""
    first_of_month = as_at.replace(day=1)
    afters = [add_months(first_of_month, -back) for back in reversed(range(months))]
    ends = [after - dt.timedelta(days=1) for after in afters]
    return tuple(Month(end.strftime("%Y-%m"), end, after) for end, after in zip(ends, afters, strict=True))
