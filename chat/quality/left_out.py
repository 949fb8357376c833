"""What an as-at date leaves out: people type the last day of a month and mean that it is counted."""

import datetime as dt
from dataclasses import dataclass

from chat.extract import Extract
from chat.words.dates import date_text

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The events that an as-at date leaves out: those `on_the_day` itself, and those `later`."""

    as_at: dt.date
    on_the_day: int
    later: int

    @property
    def meant(self) -> dt.date | None:
        """The first day of the next month, when the as-at date is the day before it."""
        next_day = self.as_at + ONE_DAY
        return next_day if next_day.day == 1 else None

    @property
    def question(self) -> str | None:
        """The sentence that asks whether that was meant; None on any other day."""
        if self.meant is None:
            return None
        events = "1 event" if self.on_the_day == 1 else f"{self.on_the_day:,} events"
        day = date_text(self.as_at)
        return (
            f"Data up to {date_text(self.as_at - ONE_DAY)}; {events} of {day} left out."
            f" Did you mean {date_text(self.meant)}?"
        )


def events_left_out(extract: Extract, as_at: dt.date) -> LeftOut:
    """How many events of the extract (all dates but those of birth) an as-at date leaves out."""
    events = extract.event_dates()
    return LeftOut(as_at, int((events == as_at).sum()), int((events > as_at).sum()))
