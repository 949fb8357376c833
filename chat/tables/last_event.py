"""Time since the last visit or review of an open case: bands, cases without one, and date errors."""

from collections.abc import Sequence

import polars as pl

from chat.tables.durations import less_than_months_ago
from chat.tables.expressions import AS_AT
from chat.tables.table import Row, bands

DATE_ERROR = "Date error"
MONTHS_A_CASE_IS_NEW = 1
SIX_WEEKLY_BANDS = (
    ("In the last 6 weeks", 0, 41),
    ("6 - 12 weeks ago", 42, 83),
    ("12 - 18 weeks ago", 84, 125),
    ("18 or more weeks ago", 126, None),
)
HOW_VISITS_COUNT = (
    "A visit on the as-at date is 0 days ago and the lower edge belongs to the band. A visit that is unreadable, after"
    " the as-at date or before the start is a date error; so is no visit without a usable start."
)


def last_event_rows(
    event: pl.Expr,
    event_not_understood: pl.Expr,
    start: pl.Expr,
    banded: Sequence[Row],
    *,
    new_label: str,
    none_label: str,
) -> tuple[Row, ...]:
    """The rows of `banded` for usable dates of the last event, then no event (new case, older case), then date errors.

    `event` and `start` are dates (null: blank or unreadable), `event_not_understood` tells an unreadable event. The
    rows are disjoint and take every case whose event, when it is usable, is in one of the bands. A usable event is in
    its band whether or not the start is usable.
    """
    order_is_right = ((event <= AS_AT) & (start.is_null() | (event >= start))).fill_null(value=False)
    no_event = event.is_null() & ~event_not_understood
    is_new = less_than_months_ago(start, MONTHS_A_CASE_IS_NEW)
    return (
        *(Row(row.label, row.where & order_is_right) for row in banded),
        Row(new_label, no_event & is_new),
        Row(none_label, no_event & ~is_new),
        Row(DATE_ERROR, event_not_understood | (event.is_not_null() & ~order_is_right) | (no_event & start.is_null())),
    )


def last_visit_rows(
    visit: pl.Expr,
    days_since_visit: pl.Expr,
    visit_not_understood: pl.Expr,
    start: pl.Expr,
    bands_in_days: Sequence[tuple[str, int, int | None]],
    *,
    new_label: str,
    none_label: str,
) -> tuple[Row, ...]:
    """The rows of a table of time since the last visit; bands are whole days up to the as-at date, both included."""
    banded = bands(days_since_visit, bands_in_days)
    return last_event_rows(visit, visit_not_understood, start, banded, new_label=new_label, none_label=none_label)
