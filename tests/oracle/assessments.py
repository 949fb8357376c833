"""List 4."""

from tests.oracle.days import working_days
from tests.oracle.made import OracleTable, partition, partition_by_code
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows

START = "continuous_assessment_start_date"
AUTHORISED = "continuous_assessment_date_of_authorisation"
LONGEST_IN_TIME = 45
BANDS = (
    ("same day", 0, 0),
    ("1 - 10 days", 1, 10),
    ("11 - 20 days", 11, 20),
    ("21 - 30 days", 21, 30),
    ("31 - 40 days", 31, 40),
    ("41 - 45 days", 41, 45),
    ("46 - 50 days", 46, 50),
    ("51 - 60 days", 51, 60),
    ("61+ days", 61, 1_000_000),
)


def completed(question: Question) -> list[Row]:
    """K4: rows with a date of authorisation in the period."""
    return [row for row in question.rows(4) if question.window(4).holds(row[AUTHORISED])]


def ongoing(question: Question) -> list[Row]:
    """O4: not authorised before the as-at date and not begun later; unreadable dates count as blank."""
    found = []
    for row in question.rows(4):
        not_over = row[AUTHORISED] is None or row[AUTHORISED] >= question.as_at
        begun = row[START] is None or row[START] < question.as_at
        if not_over and begun:
            found.append(row)
    return found


def duration(row: Row) -> int | None:
    """Working days of a completed assessment, None when its dates are in error."""
    if row[START] is None or row[START] > row[AUTHORISED]:
        return None
    return working_days(row[START], row[AUTHORISED])


def _timeliness(row: Row) -> str:
    days = duration(row)
    if days is None:
        return "Date error"
    return "In time" if days <= LONGEST_IN_TIME else "Not in time"


def _band(row: Row) -> str:
    days = duration(row)
    if days is None:
        return "Date error"
    for label, shortest, longest in BANDS:
        if shortest <= days <= longest:
            return label
    raise AssertionError(days)


def _average(rows: Rows) -> float | None:
    durations = [days for days in map(duration, rows) if days is not None]
    return sum(durations) / len(durations) if durations else None


def _headline(question: Question, done: Rows, under_way: Rows) -> OracleTable:
    rows = [*done, *under_way]
    return OracleTable(
        f"LIST 4 - ASSESSMENTS ({question.window(4).in_words} default)",
        None,
        (
            ("Total no. of assessments", {"count": len(rows), "rate_per_10k": question.yearly_rate(len(rows), 4)}),
            ("Total for ages 0-17", {"count": len(question.aged(rows, 0, 17)), "rate_per_10k": None}),
            ("Completed assessments", {"count": len(done), "rate_per_10k": question.yearly_rate(len(done), 4)}),
            ("Ongoing assessments", {"count": len(under_way), "rate_per_10k": None}),
        ),
    )


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    done, under_way = completed(question), ongoing(question)
    return {
        "assessments.headline": _headline(question, done, under_way),
        "assessments.timeliness": partition(
            "Assessment timeliness (completed)", done, _timeliness, ("In time", "Not in time", "Date error"), ()
        ),
        "assessments.duration": partition(
            "Assessment duration (completed)", done, _band, (*(label for label, _, _ in BANDS), "Date error"), ()
        ),
        "assessments.average_duration": OracleTable(
            "Assessment duration (completed)",
            None,
            (("Average (working days)", {"average_working_days": _average(done)}),),
        ),
        "assessments.child_seen": partition_by_code(
            "Child seen during assessment (completed)",
            done,
            "child_seen_during_continuous_assessment",
            {"Yes": "Child seen", "No": "Not seen"},
            missing="Unknown",
            always=True,
        ),
        **profile(question, "assessments", [*done, *under_way], disability=True),
    }
