"""The as-at date."""

import datetime as dt

import polars as pl
import pytest

from chat.annex_a import list_by_number
from chat.errors import ChatError
from chat.extract import DeliveredList, Extract, frame_schema
from chat.ingest.as_at import infer_as_at, without_strays

TODAY = dt.date(2026, 10, 5)
LAST = dt.date(2026, 9, 30)


def extract_of(dates, births=()):
    number = 1
    specification = list_by_number(number)
    height = max(len(dates), len(births))
    frame = pl.DataFrame(
        {
            name: [*dates, *[None] * (height - len(dates))]
            if name == "date_of_contact"
            else [*births, *[None] * (height - len(births))]
            if name == "date_of_birth"
            else [None] * height
            for name in frame_schema(specification)
        },
        schema=frame_schema(specification),
    )
    delivered = DeliveredList(number, frame, "a.xlsx", "List 1", 1, height, frozenset())
    return Extract(("a.xlsx",), {number: delivered}, {}, (), ())


def crowd(count=100):
    """Events, the newest on 30 September 2026."""
    return [LAST - dt.timedelta(days=at % 90) for at in range(count)]


def infer(dates, births=(), as_at=None):
    return infer_as_at(extract_of(dates, births), as_at=as_at, today=TODAY)


def test_the_day_after_the_newest_event():
    found = infer([dt.date(2026, 1, 1), LAST, None])
    assert (found.date, found.inferred, found.findings) == (dt.date(2026, 10, 1), True, ())


def test_dates_of_birth_do_not_count():
    assert infer([LAST], births=[dt.date(2026, 10, 4)]).date == dt.date(2026, 10, 1)


def test_today_counts_and_the_days_after_do_not():
    found = infer([LAST, TODAY, dt.date(2026, 10, 6), dt.date(2062, 1, 1)])
    assert found.date == dt.date(2026, 10, 6)
    assert [(f.rule, f.rows) for f in found.findings] == [("AQ051", 2)]


def test_one_typing_error_does_not_move_the_date():
    found = infer([*crowd(), LAST + dt.timedelta(days=-400)])
    assert (found.date, found.findings) == (dt.date(2026, 10, 1), ())
    early = [date - dt.timedelta(days=60) for date in crowd()]
    found = infer([*early, LAST, LAST])
    assert found.date == dt.date(2026, 8, 2)
    assert [(f.rule, f.rows) for f in found.findings] == [("AQ051", 2)]


def test_two_typing_errors_far_from_each_other_do_not_move_the_date():
    # 97 and 421 days after 30 June 2025.
    newest = dt.date(2025, 6, 30)
    events = [newest - dt.timedelta(days=at % 90) for at in range(100)]
    found = infer([*events, dt.date(2025, 10, 5), dt.date(2026, 8, 25)])
    assert found.date == dt.date(2025, 7, 1)
    assert [(f.rule, f.rows) for f in found.findings] == [("AQ051", 2)]


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ([14], 14),  # not more than 14 days after
        ([15], 0),
        ([20, 21], 0),  # two distinct dates behind one gap
        ([20, 20, 20], 0),  # one distinct date
        ([20, 21, 22], 22),  # three distinct dates are no error
        ([20, 60], 0),  # two errors, each far from the other
        ([60, 80], 0),
        ([15, 29], 0),  # two dates behind a gap of 15 days, 14 days from each other
        ([14, 29], 14),  # the first is one of the others, the second is not
        ([10, 60], 10),
        ([97, 421], 0),
        ([97, 97, 421], 0),
        ([20, 60, 100], 20),  # only two dates can be errors, and it is done once
    ],
)
def test_a_tail_of_one_or_two_dates(after, kept):
    newest = dt.date(2026, 1, 1)
    events = pl.Series(
        [*[newest - dt.timedelta(days=at) for at in range(100)], *[newest + dt.timedelta(days=d) for d in after]]
    )
    remaining, strays = without_strays(events)
    assert remaining.max() == newest + dt.timedelta(days=kept)
    assert strays == sum(day > kept for day in after)


def test_few_events_have_no_tail():
    newest = dt.date(2026, 1, 1)
    days = [newest - dt.timedelta(days=at) for at in range(98)]
    far = dt.date(2026, 6, 1)
    assert without_strays(pl.Series([*days, far]))[0].max() == far  # 99 events
    assert without_strays(pl.Series([*days, newest, far]))[0].max() == newest  # 100 events
    assert without_strays(pl.Series([far] * 200))[0].max() == far


@pytest.mark.parametrize("dates", [[], [None], [dt.date(2027, 1, 1)]])
def test_without_a_usable_date_the_option_is_asked_for(dates):
    with pytest.raises(ChatError, match="--as-at"):
        infer(dates)


def test_a_given_date_stands():
    found = infer([LAST], as_at=dt.date(2026, 10, 1))
    assert (found.date, found.inferred, found.findings) == (dt.date(2026, 10, 1), False, ())
    assert infer([], as_at=dt.date(2026, 10, 1)).date == dt.date(2026, 10, 1)


@pytest.mark.parametrize(("as_at", "findings"), [(dt.date(2026, 10, 14), 0), (dt.date(2026, 10, 15), 1)])
def test_a_given_date_long_after_the_newest_event(as_at, findings):
    found = infer([LAST], as_at=as_at)
    assert [(f.rule, f.severity) for f in found.findings] == [("AQ166", "warning")] * findings


def test_events_on_and_after_a_given_date_are_counted():
    found = infer([LAST, dt.date(2026, 9, 29), dt.date(2027, 1, 1)], as_at=LAST)
    assert [(f.rule, f.severity, f.rows) for f in found.findings] == [
        ("AQ166", "warning", 1),  # the last day of a month: one event of that day
        ("AQ166", "warning", 2),
    ]


def test_the_last_day_of_a_month_is_asked_about_with_what_it_leaves_out():
    (finding,) = (each for each in infer(crowd(), as_at=LAST).findings if "did you mean" in each.sentence)
    assert finding.sentence == (
        "data up to 29 September, which leaves out 2 events of 30 September; did you mean 1 October 2026?"
    )
    assert (finding.rule, finding.severity, finding.rows) == ("AQ166", "warning", 2)


def test_the_last_day_of_february_in_a_leap_year_is_asked_about():
    (finding,) = (
        each for each in infer(crowd(), as_at=dt.date(2028, 2, 29)).findings if "did you mean" in each.sentence
    )
    assert "did you mean 1 March 2028?" in finding.sentence
    assert finding.rows == 0  # nothing happened on that day


@pytest.mark.parametrize("as_at", [dt.date(2026, 10, 1), dt.date(2026, 9, 29), dt.date(2028, 2, 28)])
def test_other_days_are_not_asked_about(as_at):
    assert not [each for each in infer(crowd(), as_at=as_at).findings if "did you mean" in each.sentence]
