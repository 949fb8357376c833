"""Calendar months, counted so that they can be added to."""

import calendar
import datetime as dt
from dataclasses import dataclass


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
