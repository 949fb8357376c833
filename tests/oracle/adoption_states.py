"""List 10: dates that can be used, and the state of each child."""

from datetime import date

from tests.oracle.question import Question, Row

ADOPTED, REVERSED, WAITING, OUT_OF_SCOPE = "adopted", "reversed", "waiting", "out of scope"
REASONS = ("RD1", "RD2", "RD3", "RD4")


def day_of(question: Question, row: Row, field_name: str) -> date | None:
    """A date of the row; one after the as-at date or before birth is no better than a blank.

    So is a date of birth after the as-at date: nothing can be said to come before it.
    """
    day, birth = row[field_name], row["date_of_birth"]
    if day is None or day > question.as_at:
        return None
    if birth is not None and day < birth <= question.as_at:
        return None
    return day  # type: ignore[no-any-return]


def state(question: Question, row: Row) -> str:
    """Adopted in the period, decision reversed in it, waiting; or over before the period."""
    window = question.window(10)
    order = day_of(question, row, "date_of_adoption_order")
    if window.holds(order):
        return ADOPTED
    if order is not None and order < window.start:
        return OUT_OF_SCOPE
    reversal, written = day_of(question, row, "date_of_decision_reversed"), row["date_of_decision_reversed"]
    if window.holds(reversal):
        return REVERSED
    if reversal is not None and reversal < window.start:
        return OUT_OF_SCOPE
    if written is not None and written >= question.as_at:
        return WAITING
    return REVERSED if row["reason_decision_reversed"] in REASONS else WAITING


def in_scope(question: Question) -> list[Row]:
    """The children of the list as reported."""
    return [row for row in question.rows(10) if state(question, row) != OUT_OF_SCOPE]


def in_state(question: Question, wanted: str) -> list[Row]:
    """The children in one state."""
    return [row for row in question.rows(10) if state(question, row) == wanted]
