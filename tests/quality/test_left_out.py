"""What an as-at date leaves out."""

import datetime as dt

from chat.quality.left_out import events_left_out
from tests.spec.quality.cases import cells, extract_with

EXTRACT = extract_with(
    {
        1: (
            cells(date_of_contact="2026-09-29"),
            cells(date_of_contact="2026-09-30"),
            cells(date_of_contact="2026-09-30"),
            cells(date_of_contact="2026-10-02"),
            cells(date_of_contact=None),
        )
    }
)


def test_events_on_the_day_and_later_are_counted() -> None:
    out = events_left_out(EXTRACT, dt.date(2026, 9, 30))
    assert (out.on_the_day, out.later) == (2, 1)
    assert events_left_out(extract_with({1: ()}), dt.date(2026, 9, 30)).on_the_day == 0


def test_the_last_day_of_a_month_is_asked_about() -> None:
    assert events_left_out(EXTRACT, dt.date(2026, 9, 30)).question == (
        "Data up to 29 September 2026; 2 events of 30 September 2026 left out. Did you mean 1 October 2026?"
    )
    assert events_left_out(EXTRACT, dt.date(2028, 2, 28)).question is None  # a leap year
    assert events_left_out(EXTRACT, dt.date(2028, 2, 29)).meant == dt.date(2028, 3, 1)


def test_no_other_day_is_asked_about() -> None:
    assert events_left_out(EXTRACT, dt.date(2026, 9, 29)).question is None
    assert events_left_out(EXTRACT, dt.date(2026, 10, 1)).question is None
