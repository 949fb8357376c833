"""List 8."""

from dataclasses import replace
from datetime import date

from tests.oracle import looked_after_codes, looked_after_missing
from tests.oracle.days import add_months
from tests.oracle.made import OracleTable, counted, partition, partition_by_code
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows, is_blank, not_understood
from tests.oracle.spans import (
    DATE_ERROR,
    Sets,
    band_of_months,
    is_wrong_latest,
    sets,
    visit,
    without_latest,
)

START = "date_started_to_be_looked_after"
REVIEW = "date_of_latest_statutory_review"
PLACED = "placement_start_date"
PLACEMENTS = "number_of_placements_in_last_12_months"
NOT_RECORDED = "Not recorded"
SEEN = (
    "In the last 6 weeks",
    "6 - 12 weeks ago",
    "12 - 18 weeks ago",
    "18 or more weeks ago",
    "No visit (New CLA<1month)",
    "No visit (CLA 1+month)",
)
REVIEWS = ("a) 0 > 3 months", "b) 3 > 6 months", "c) 6 > 9 months", "d) 9 > 12 months", "e) 1 year or more")
NO_REVIEWS = ("No review (New CLA <1month)", "No review (CLA 1+ month)")
PLACEMENT_DURATIONS = ("0 > 3 months", "3 >= 6 months", "6 months > 1 year", "1 year > 2 years", "2+ years")


def looked_after_for(question: Question, rows: Rows, months: int) -> list[Row]:
    """The open rows that began at least so many months ago."""
    return [row for row in rows if row[START] is not None and add_months(row[START], months) <= question.as_at]


def long_term(question: Question, rows: Rows) -> list[Row]:
    """C30: in care for 30 months and more, aged under 16."""
    found = []
    for row in looked_after_for(question, rows, 30):
        age = question.age(row)
        if age is not None and age < 16:
            found.append(row)
    return found


def _headline(question: Question, found: Sets) -> OracleTable:
    with_short_breaks = replace(question, settings={**question.settings, "looked_after.short_breaks": "count"})
    breaks = [row for row in sets(with_short_breaks, 8).in_period if row["legal_status"] in ("V3", "V4")]
    period, opened = f"in the last {question.window(8).in_words}", len(found.open)
    return OracleTable(
        f"LIST 8 - LOOKED AFTER CHILDREN ({question.window(8).in_words} default)",
        None,
        (
            (f"Total CLA {period}", {"count": len(found.in_period), "rate_per_10k": None}),
            (
                f"CLA started {period}",
                {"count": len(found.started), "rate_per_10k": question.yearly_rate(len(found.started), 8)},
            ),
            (
                f"CLA ceased {period}",
                {"count": len(found.ceased), "rate_per_10k": question.yearly_rate(len(found.ceased), 8)},
            ),
            ("Current open CLA", {"count": opened, "rate_per_10k": question.rate(opened)}),
            ("Total for ages 0-17", {"count": len(question.aged(found.open, 0, 17)), "rate_per_10k": None}),
            *([("Short breaks (V3, V4)", {"count": len(breaks), "rate_per_10k": None})] if breaks else []),
        ),
    )


def _placements(question: Question, rows: Rows) -> dict[str, OracleTable]:
    cohort = long_term(question, rows)

    def short_term(row: Row) -> str:
        number = row[PLACEMENTS]
        if number is None or number < 1:
            return NOT_RECORDED
        return "1-2 placements" if number <= 2 else "3+ placements"

    def number_of(row: Row) -> str:
        number = row[PLACEMENTS]
        if number is None or number < 1:
            return NOT_RECORDED
        return str(number) if number <= 6 else "7+"

    def start_of(row: Row) -> date | None:
        return None if row[PLACED] is None or row[PLACED] > question.as_at else row[PLACED]

    def stability(row: Row) -> str:
        start = start_of(row)
        if start is None:
            return NOT_RECORDED
        return "2+ years" if add_months(start, 24) <= question.as_at else "Less than 2 years"

    def duration(row: Row) -> str:
        return band_of_months(start_of(row), question.as_at, (3, 6, 12, 24), PLACEMENT_DURATIONS)

    return {
        "looked_after.short_term_stability": partition(
            "Short term placement stability (open CLA)",
            rows,
            short_term,
            ("1-2 placements", "3+ placements", NOT_RECORDED),
            (),
        ),
        "looked_after.long_term_stability": partition(
            "Long term placement stability (open CLA 30+ months aged under 16)",
            cohort,
            stability,
            ("Less than 2 years", "2+ years", NOT_RECORDED),
            (),
        ),
        "looked_after.placements_last_12_months": partition(
            "No. placements last 12 months (current open CLA)",
            rows,
            number_of,
            ("1", "2", "3", "4", "5", "6", "7+", NOT_RECORDED),
            (),
        ),
        "looked_after.placement_duration": partition(
            "Placement duration (Under16s open CLA for 30+ms)",
            cohort,
            duration,
            (*PLACEMENT_DURATIONS, DATE_ERROR),
            (),
        ),
    }


def _health(question: Question, rows: Rows) -> dict[str, OracleTable]:
    cohort = looked_after_for(question, rows, 12)

    def within(row: Row, field_name: str, months: int) -> bool:
        day = row[field_name]
        return day is not None and add_months(question.as_at, -months) <= day <= question.as_at

    def assessed(row: Row) -> str:
        age = question.age(row)
        months = 6 if age is not None and 0 <= age <= 4 else 12
        return "Yes" if within(row, "date_of_last_health_assessment", months) else "No"

    return {
        "looked_after.dental_check_in_time": partition(
            "Dental check in time",
            cohort,
            lambda row: "Yes" if within(row, "date_of_last_dental_check", 12) else "No",
            ("Yes", "No"),
            (),
        ),
        "looked_after.health_assessment_in_time": partition(
            "Health assessment in time", cohort, assessed, ("Yes", "No"), ()
        ),
        "looked_after.health_in_time_under_five": partition(
            "AGED UNDER FIVE",
            question.aged(cohort, 0, 4),
            lambda row: "Yes in the last 6 months" if within(row, "date_of_last_health_assessment", 6) else "No",
            ("Yes in the last 6 months", "No"),
            (),
        ),
        "looked_after.health_in_time_five_plus": partition(
            "AGED FIVE-PLUS",
            question.aged(cohort, 5, 200),
            lambda row: "Yes in the last 12 months" if within(row, "date_of_last_health_assessment", 12) else "No",
            ("Yes in the last 12 months", "No"),
            (),
        ),
    }


def _visits_and_reviews(question: Question, rows: Rows) -> dict[str, OracleTable]:
    def last_review(row: Row) -> str:
        if is_wrong_latest(question, row, REVIEW, row[START]):
            return DATE_ERROR
        if is_blank(row, REVIEW):
            return without_latest(question, row[START], *NO_REVIEWS)
        return band_of_months(row[REVIEW], question.as_at, (3, 6, 9, 12), REVIEWS)

    def in_time(row: Row) -> str:
        if row[REVIEW] is None or not_understood(row, REVIEW) or row[REVIEW] > question.as_at:
            return NOT_RECORDED
        limit = question.settings.get("looked_after.review_in_time_months", 7)
        return "Yes" if question.as_at < add_months(row[REVIEW], limit) else "No"

    return {
        "looked_after.last_seen": partition(
            "Child last seen by SW (current open CLA)",
            rows,
            visit(question, 8, "date_of_last_social_work_visit", (6, 12, 18), SEEN),
            (*SEEN, DATE_ERROR),
            (),
        ),
        "looked_after.last_review": partition(
            "Time since last CLA Review (current open CLA)",
            rows,
            last_review,
            (*REVIEWS, *NO_REVIEWS, DATE_ERROR),
            (),
        ),
        "looked_after.review_in_time": partition(
            "Review in time (current open CLA)", rows, in_time, ("Yes", "No", NOT_RECORDED), ()
        ),
    }


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    found = sets(question, 8)
    return {
        "looked_after.headline": _headline(question, found),
        "looked_after.placement_location": partition_by_code(
            "Placement location in / out borough (open CLA)",
            found.open,
            "placement_location",
            {"Out": "Out of borough", "In": "In borough"},
            always=True,
        ),
        **_placements(question, found.open),
        **_health(question, found.open),
        **looked_after_codes.tables(found),
        **looked_after_missing.tables(found.in_period),
        **_visits_and_reviews(question, found.open),
        "looked_after.plan_to_reunify": counted(
            "Plan to reunify",
            [("Plan to reunify", len([row for row in found.open if row["permanence_plan"] == "Return to family"]))],
        ),
        **profile(question, "looked_after", found.open, disability=True),
    }
