"""Lists 6, 7 and 8: something that starts and ends; who is open, ceased, started, and for how long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.days import add_months
from tests.oracle.question import Question, Row, is_blank, not_understood

DURATIONS = ("0-3months", "3 >= 6 months", "6 months > 1 year", "1yr > 2yrs", "2+ yrs")
DATE_ERROR = "Date error"
START_AND_END = {
    6: ("cin_start_date", "cin_closure_date"),
    7: ("child_protection_plan_start_date", "child_protection_plan_end_date"),
    8: ("date_started_to_be_looked_after", "date_ceased_to_be_looked_after"),
}
# An unreadable closure of List 6 counts as blank; on Lists 7 and 8 the row is in no set.
UNREADABLE_END_IS_BLANK = (6,)


LOOKED_AFTER = 8


def is_left_out(question: Question, row: Row) -> bool:
    """Whether a row of List 8 is an agreed series of short breaks, which do not count unless a setting says so."""
    counts = question.settings.get("looked_after.short_breaks", "leave out") == "count"
    return row["legal_status"] in ("V3", "V4") and not counts


@dataclass(frozen=True)
class Sets:
    """The rows of a list by what they are at the as-at date; `started` ones are open or ceased as well."""

    open: list[Row]
    ceased: list[Row]
    started: list[Row]

    @property
    def in_period(self) -> list[Row]:
        """Open and ceased rows."""
        return [*self.open, *self.ceased]


def sets(question: Question, number: int) -> Sets:
    """The sets of List 6, 7 or 8."""
    found = Sets([], [], [])
    window = question.window(number)
    for row in question.rows(number):
        start, end = row[START_AND_END[number][0]], row[START_AND_END[number][1]]
        if not_understood(row, START_AND_END[number][1]) and number not in UNREADABLE_END_IS_BLANK:
            continue
        if start is not None and start >= question.as_at:
            continue
        if number == LOOKED_AFTER and is_left_out(question, row):
            continue
        if end is None or end >= question.as_at:
            found.open.append(row)
        elif window.holds(end):
            found.ceased.append(row)
        else:
            continue
        if window.holds(start):
            found.started.append(row)
    return found


def band_of_months(start: date | None, end: date | None, upper_months: Sequence[int], labels: Sequence[str]) -> str:
    """The label of a time from `start` to `end`, lower edges inside; `labels` has one more than `upper_months`."""
    if start is None or end is None or end < start:
        return DATE_ERROR
    for months, label in zip(upper_months, labels, strict=False):
        if end < add_months(start, months):
            return label
    return labels[-1]


def ceased_duration(number: int) -> Callable[[Row], str]:
    """How long a ceased row lasted."""
    start, end = START_AND_END[number]
    return lambda row: band_of_months(row[start], row[end], (3, 6, 12, 24), DURATIONS)


def open_duration(question: Question, number: int) -> Callable[[Row], str]:
    """How long an open row has lasted."""
    start, _ = START_AND_END[number]
    return lambda row: band_of_months(row[start], question.as_at, (3, 6, 12, 24), DURATIONS)


def without_latest(question: Question, start: date | None, new: str, not_new: str) -> str:
    """What stands for a row that has no latest visit or review."""
    if start is None:
        return DATE_ERROR
    return new if question.as_at < add_months(start, 1) else not_new


def is_wrong_latest(question: Question, row: Row, field_name: str, start: date | None) -> bool:
    """Whether a visit or review is unreadable, after the as-at date, or before the start."""
    day = row[field_name]
    if day is None:
        return not_understood(row, field_name)
    return day > question.as_at or (start is not None and day < start)


def visit(
    question: Question, number: int, field_name: str, upper_weeks: Sequence[int], labels: Sequence[str]
) -> Callable[[Row], str]:
    """Weeks since the latest visit; `labels` are the bands, then no visit of a new case, then of another."""

    def label_of(row: Row) -> str:
        start = row[START_AND_END[number][0]]
        if is_wrong_latest(question, row, field_name, start):
            return DATE_ERROR
        if is_blank(row, field_name):
            return without_latest(question, start, labels[-2], labels[-1])
        for weeks, label in zip(upper_weeks, labels, strict=False):
            if question.as_at - row[field_name] < timedelta(weeks=weeks):
                return label
        return labels[len(upper_weeks)]

    return label_of
