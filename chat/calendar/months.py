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
class MonthRow:
    """One calendar month as a row of a table: its label, its first day and the first day after it.

    Where the reach begins or ends within the month both are moved into the reach, and the month is a `part`.
    """

    label: str
    first: dt.date
    after: dt.date
    part: bool = False


def months_touched(as_at: dt.date, months: int) -> tuple[MonthRow, ...]:
    """The calendar months that `[as_at - months, as_at)` touches, oldest first."""
    reach = add_months(as_at, -months)
    begin, made = reach.replace(day=1), []
    while begin < as_at:
        end = add_months(begin, 1)
        first, after = max(begin, reach), min(end, as_at)
        made.append(MonthRow(begin.strftime("%Y-%m"), first, after, part=(first, after) != (begin, end)))
        begin = end
    return tuple(made)


def month_ends(as_at: dt.date, months: int) -> tuple[MonthRow, ...]:
    """The last `months` month ends before the as-at date, oldest first: `first` is the last day, `after` the next."""
    first_of_month = as_at.replace(day=1)
    afters = [add_months(first_of_month, -back) for back in reversed(range(months))]
    ends = [after - dt.timedelta(days=1) for after in afters]
    return tuple(MonthRow(end.strftime("%Y-%m"), end, after) for end, after in zip(ends, afters, strict=True))


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; `place` counts months from the year 0."""

    place: int

    @staticmethod
    def of(day: dt.date) -> "Month":
        """The month that a day is in."""
        return Month(day.year * 12 + day.month - 1)

    @property
    def year(self) -> int:
        """Its year."""
        return self.place // 12

    @property
    def number(self) -> int:
        """1 to 12."""
        return self.place % 12 + 1

    @property
    def label(self) -> str:
        """As figures files name it: `2026-09`."""
        return f"{self.year:04}-{self.number:02}"

    @property
    def first_day(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        return dt.date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def before(self, months: int) -> "Month":
        """So many months earlier."""
        return Month(self.place - months)

    def last(self, months: int) -> tuple["Month", ...]:
        """The last so many months up to this one, oldest first."""
        return tuple(self.before(back) for back in reversed(range(months)))


def last_whole_month(as_at: dt.date) -> Month:
    """The latest month that ended before the first moment of this day."""
    return Month.of(as_at).before(1)


def month_of_snapshot(as_at: dt.date) -> Month:
    """The month of the last day reported, to which a count on the as-at date belongs."""
    return Month.of(as_at - dt.timedelta(days=1))
