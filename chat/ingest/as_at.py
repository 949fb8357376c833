"""The as-at date: given, or the day after the newest event of the extract."""

import datetime as dt
from itertools import pairwise

import polars as pl

from chat.errors import ChatError
from chat.extract import AsAt, Extract
from chat.findings import Finding
from chat.ingest.wording import counted
from chat.words.dates import MONTHS, date_text

EVENTS_THAT_MAKE_A_CROWD = 100
DAYS_APART = 14
MOST_STRAY_DATES = 2
STALE_AFTER_DAYS = 14
A_DAY = dt.timedelta(days=1)


def infer_as_at(extract: Extract, *, as_at: dt.date | None, today: dt.date) -> AsAt:
    """The as-at date as given, or else the day after the newest event, with findings either way.

    Events are all dates but those of birth. Dates after `today` do not count. Of 100 events or more, up to two
    distinct dates that stand more than 14 days after all others do not count either: they are typing errors. Raises
    ChatError when there is neither an option nor a usable date.
    """
    events = extract.event_dates()
    if as_at is not None:
        return AsAt(as_at, inferred=False, findings=tuple(_against_given(events, as_at)))
    usable = events.filter(events <= today)
    findings = _after_today(events.len() - usable.len())
    kept, strays = without_strays(usable)
    newest = kept.max()
    if not isinstance(newest, dt.date):
        raise ChatError(
            "the extract holds no date of an event up to today, so the as-at date cannot be inferred. "
            "Give it with --as-at, such as --as-at 2026-10-01."
        )
    if strays:
        findings.append(_strays_finding(strays))
    return AsAt(newest + dt.timedelta(days=1), inferred=True, findings=tuple(findings))


def without_strays(events: pl.Series) -> tuple[pl.Series, int]:
    """The event dates without a tail of stray ones, and how many events that tail had.

    The tail is the longest of one or two distinct dates that stands more than 14 days after all the others: two typing
    errors are left out both, however far they are from each other.
    """
    if events.len() < EVENTS_THAT_MAKE_A_CROWD:
        return events, 0
    last = events.unique().sort().tail(MOST_STRAY_DATES + 1).to_list()
    # Pairs go from the oldest date on, so the first gap that is wide enough has the longest tail behind it.
    for earlier, later in pairwise(last):
        if (later - earlier).days > DAYS_APART:
            kept = events.filter(events <= earlier)
            return kept, events.len() - kept.len()
    return events, 0


def _after_today(count: int) -> list[Finding]:
    if not count:
        return []
    return [
        Finding(
            "AQ051",
            "error",
            f"{counted(count, 'date')} after today, not considered for the as-at date.",
            "Check the dates; the findings of each list name the rows.",
            rows=count,
        )
    ]


def _strays_finding(count: int) -> Finding:
    return Finding(
        "AQ051",
        "error",
        f"{counted(count, 'date')} more than {DAYS_APART} days after all others, "
        "taken for typing errors and not considered for the as-at date.",
        "Check the dates, or give the as-at date with --as-at.",
        rows=count,
    )


def _last_day_of_month(events: pl.Series, as_at: dt.date) -> Finding:
    """People type the last day that they want; the as-at date is the day after it."""
    left_out = int((events == as_at).sum())
    return Finding(
        "AQ166",
        "warning" if left_out else "info",
        f"data up to {_day(as_at - A_DAY)}, which leaves out {counted(left_out, 'event')} of {_day(as_at)};"
        f" did you mean {date_text(as_at + A_DAY)}?",
        f"Give --as-at {(as_at + A_DAY).isoformat()} if the whole month is meant.",
        rows=left_out,
    )


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _against_given(events: pl.Series, as_at: dt.date) -> list[Finding]:
    findings = [_last_day_of_month(events, as_at)] if (as_at + A_DAY).day == 1 else []
    late = int((events >= as_at).sum())
    newest = events.filter(events < as_at).max()
    if isinstance(newest, dt.date) and (gap := (as_at - newest).days) > STALE_AFTER_DAYS:
        findings.append(
            Finding(
                "AQ166",
                "warning",
                f"the newest event before the as-at date is {gap} days older than it: an old extract, or a wrong date.",
                "Check the as-at date and when the extract was made.",
            )
        )
    if late:
        findings.append(
            Finding(
                "AQ166",
                "warning",
                f"{counted(late, 'event')} on or after the as-at date, outside every period.",
                "Check the as-at date: it should be the day after the extract's last day.",
                rows=late,
            )
        )
    return findings
