"""The tables beyond ChAT of Lists 7 and 8."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from tests.oracle import child_protection as plans
from tests.oracle.beyond_shapes import (
    MEAN,
    NOT_RECORDED,
    MonthOfReach,
    allocated,
    by_month,
    label_of,
    month_ends,
    of_the_six_months,
    open_when_day_ended,
    shares_of,
)
from tests.oracle.days import Window, add_months, working_days
from tests.oracle.looked_after import PLACED, PLACEMENTS, REVIEW, START, long_term
from tests.oracle.made import OracleTable, Value, partition, share, shares, tally
from tests.oracle.question import Question, Row, Rows, is_blank
from tests.oracle.spans import DATE_ERROR, LOOKED_AFTER, is_left_out, is_wrong_latest, sets

FIXED: Mapping[str, tuple[str, ...]] = {
    "beyond.cpp_by_month": (),
    "beyond.cpp_started_by_month": (MEAN,),
    "beyond.cpp_category_by_month": (),
    "beyond.cp_reviews_by_month": (),
    "beyond.cp_allocated": ("Total",),
    "beyond.cla_by_month": (),
    "beyond.cla_allocated": ("Total",),
    "beyond.cla_reviews_by_month": (),
}
IN, OUT, NOT_YET = "In timescale", "Out of timescale", "Not yet due"
CEASED = "date_ceased_to_be_looked_after"
CONFERENCE = "date_of_latest_review_conference"
STATUTORY_VISIT, VISIT = "date_of_last_statutory_visit", "date_of_last_social_work_visit"
MISSING, ABSENT = "missing_episodes_in_last_12_months", "absent_episodes_in_last_12_months"
CATEGORIES = {
    "neglect": "Neglect",
    "physical_abuse": "Physical abuse",
    "sexual_abuse": "Sexual abuse",
    "emotional_abuse": "Emotional abuse",
    "multiple": "Multiple/not recommended",
    "not_recorded": None,
}


def _yearly(rate: float | None) -> float | None:
    return None if rate is None else rate * 12


def _latest_by_month(title: str, question: Question, number: int, field_name: str) -> OracleTable:
    rows = [row for row in question.rows(number) if number != LOOKED_AFTER or not is_left_out(question, row)]
    return by_month(
        title, question, lambda month: {"count": len([row for row in rows if month.holds(row[field_name])])}
    )


def plan_visit(question: Question, row: Row) -> str:
    number, *unit = question.settings["child_protection.visit_limit"].split()

    def passed(day: date) -> int:
        return working_days(day, question.as_at) if unit == ["working", "days"] else (question.as_at - day).days

    if is_wrong_latest(question, row, STATUTORY_VISIT, row[plans.START]):
        return DATE_ERROR
    if not is_blank(row, STATUTORY_VISIT):
        return IN if passed(row[STATUTORY_VISIT]) <= int(number) else OUT
    if row[plans.START] is None:
        return DATE_ERROR
    return NOT_YET if passed(row[plans.START]) < int(number) else OUT


def plan_review(question: Question, row: Row) -> str:
    first, _, later, unit = question.settings["child_protection.review_limits"].split()

    def after(day: date, number: str) -> date:
        return add_months(day, int(number)) if unit == "months" else day + timedelta(days=int(number))

    if is_wrong_latest(question, row, CONFERENCE, row[plans.START]):
        return DATE_ERROR
    if not is_blank(row, CONFERENCE):
        due = after(row[CONFERENCE], later)
    elif row[plans.START] is None:
        return DATE_ERROR
    else:
        due = after(row[plans.START], first)
    return IN if question.as_at <= due else "Overdue"


def _plan_months(question: Question) -> dict[str, OracleTable]:
    rows = of_the_six_months(question, 7)
    stock = {
        label_of(day): [row for row in rows if open_when_day_ended(row, plans.START, plans.END, day)]
        for day in month_ends(question)
    }

    def reasons(some: Rows) -> dict[str, Value]:
        counts: dict[str, Value] = {}
        for name, code in CATEGORIES.items():
            counts[name] = len([row for row in some if row["latest_category_of_abuse"] == code])
        return counts | {"total": len(some)}

    def started(month: MonthOfReach) -> dict[str, Value]:
        count = len([row for row in rows if month.holds(row[plans.START])])
        return {"count": count, "rate_per_10k": _yearly(question.rate(count))}

    return {
        "beyond.cpp_by_month": OracleTable(
            "Plans at month end, with rate",
            None,
            tuple(
                (label, {"count": len(some), "rate_per_10k": question.rate(len(some))}) for label, some in stock.items()
            ),
        ),
        "beyond.cpp_started_by_month": by_month(
            "Children becoming subject to a plan, per month", question, started, ("count",)
        ),
        "beyond.cpp_category_by_month": OracleTable(
            "Reasons for plans at month end", None, tuple((label, reasons(some)) for label, some in stock.items())
        ),
    }


def _plan_timescales(question: Question, opened: Rows) -> dict[str, OracleTable]:
    def three_months(row: Row) -> bool:
        return row[plans.START] is not None and add_months(row[plans.START], 3) <= question.as_at

    visits = dict(tally(opened, lambda row: plan_visit(question, row), (IN, OUT, NOT_YET, DATE_ERROR)))
    reviews = dict(tally(opened, lambda row: plan_review(question, row), (IN, "Overdue", DATE_ERROR)))
    older = [plan_review(question, row) for row in opened if three_months(row)]
    older_in, older_over = "Open 3 months or more: in timescale", "Open 3 months or more: overdue"
    reviews |= {older_in: older.count(IN), older_over: older.count("Overdue")}
    every, those = (IN, "Overdue"), (older_in, older_over)
    return {
        "beyond.cp_visit_in_timescale": shares_of("Latest visit in timescale", visits, {IN: (IN, OUT), OUT: (IN, OUT)}),
        "beyond.cp_review_in_timescale": shares_of(
            "Review conference up to date",
            reviews,
            {**dict.fromkeys(every, every), **dict.fromkeys(those, those)},
        ),
    }


def child_protection(question: Question) -> dict[str, OracleTable]:
    """The tables of List 7."""
    opened = sets(question, 7).open

    def earlier(row: Row) -> str:
        number = row["number_of_previous_child_protection_plans"]
        if number is None or number < 0:
            return NOT_RECORDED
        return "Second or subsequent plan" if number >= 1 else "No previous plan"

    def open_so_long(title: str, months: int) -> OracleTable:
        def label(row: Row) -> str:
            if row[plans.START] is None:
                return DATE_ERROR
            return "Yes" if add_months(row[plans.START], months) <= question.as_at else "No"

        return partition(title, opened, label, ("Yes", "No"), (DATE_ERROR,))

    ended = []
    for row in question.rows(7):
        start, end = row[plans.START], row[plans.END]
        if Window(question.as_at, 3).holds(end) and start is not None and start <= end:
            ended.append(row)
    return {
        **_plan_months(question),
        "beyond.cpp_open_second_or_subsequent": partition(
            "Second or subsequent plans among open ones",
            opened,
            earlier,
            ("Second or subsequent plan", "No previous plan", NOT_RECORDED),
            (),
        ),
        "beyond.cpp_open_18_months": open_so_long("Open over 18 months", 18),
        "beyond.cpp_open_2_years": open_so_long("Open 2+ years", 24),
        "beyond.cpp_ended_within_3_months": partition(
            "Plans ending within 3 months or less",
            ended,
            lambda row: "3 months or less" if row[plans.END] <= add_months(row[plans.START], 3) else "Longer",
            ("3 months or less", "Longer"),
            (),
        ),
        **_plan_timescales(question, opened),
        "beyond.cp_reviews_by_month": _latest_by_month(
            "Children by month of their latest review conference", question, 7, CONFERENCE
        ),
        "beyond.cp_allocated": allocated(opened),
    }


def care_visit(question: Question, row: Row, *, longer: bool) -> str:
    as_at, placed = question.as_at, row[PLACED]
    if is_wrong_latest(question, row, VISIT, row[START]):
        return DATE_ERROR
    if not is_blank(row, VISIT):
        last = row[VISIT] + timedelta(days=42)
        long_term_placement = row["placement_type"] in ("U1", "U4") or row["permanence_plan"] == "Long-term fostering"
        if longer and long_term_placement and placed is not None and add_months(placed, 12) <= as_at:
            last = add_months(row[VISIT], 3)
        return IN if as_at <= last else OUT
    if row[START] is None:
        return DATE_ERROR
    for begun in (row[START], placed):
        if begun is not None and begun <= as_at and (as_at - begun).days < 7:
            return NOT_YET
    return OUT


def _twentieth_working_day(start: date) -> date:
    day = start
    while working_days(start, day) < 20:
        day += timedelta(days=1)
    return day


def care_review(question: Question, row: Row) -> str:
    start, review = row[START], row[REVIEW]
    if start is None or is_wrong_latest(question, row, REVIEW, start):
        return DATE_ERROR
    if review is None:
        due, early, late = _twentieth_working_day(start), "First review not yet due", "Overdue: first review"
    elif working_days(start, min(review, start + timedelta(days=60))) <= 20:
        due, early, late = add_months(review, 3), "In time", "Overdue: second review"
    else:
        due, early, late = add_months(review, 6), "In time", "Overdue: later review"
    return early if question.as_at <= due else late


def _care_timescales(question: Question, opened: Rows) -> dict[str, OracleTable]:
    visits = dict(tally(opened, lambda row: care_visit(question, row, longer=False), (IN, OUT, NOT_YET, DATE_ERROR)))
    longer = [care_visit(question, row, longer=True) for row in opened]
    with_longer = tuple(f"{label} with longer intervals" for label in (IN, OUT))
    visits |= {with_longer[0]: longer.count(IN), with_longer[1]: longer.count(OUT)}
    overdue = tuple(f"Overdue: {which} review" for which in ("first", "second", "later"))
    reviews = tally(
        opened,
        lambda row: care_review(question, row),
        ("In time", "First review not yet due", *overdue, DATE_ERROR),
    )
    judged = ("In time", *overdue)
    return {
        "beyond.cla_visit_in_timescale": shares_of(
            "Latest visit in timescale", visits, {**dict.fromkeys((IN, OUT, *with_longer), (IN, OUT))}
        ),
        "beyond.cla_review_statutory": shares_of(
            "Review up to date by the law", dict(reviews), dict.fromkeys(judged, judged)
        ),
    }


def _care_numbers(question: Question, opened: Rows) -> dict[str, OracleTable]:
    uasc = "unaccompanied_asylum_seeking_child"
    local = len([row for row in opened if row[uasc] == "No"])
    seeking = len([row for row in opened if row[uasc] == "Yes"])
    counts = {"Local": local, "UASC": seeking, NOT_RECORDED: len(opened) - local - seeking, "All": len(opened)}

    def above(count: int) -> int | None:
        rate, residents = question.settings["looked_after.comparator_rate"], question.population.get("0-17")
        if not rate or not residents:
            return None
        return floor(count - Fraction(rate * residents, 10_000) + Fraction(1, 2))

    usable = [row for row in opened if row[PLACEMENTS] is not None and row[PLACEMENTS] >= 1]
    return {
        "beyond.cla_local_uasc": OracleTable(
            "Local, UASC and all",
            len(opened),
            tuple(
                (
                    label,
                    {"count": count, "percent": share(count, len(opened)), "rate_per_10k": question.rate(count)},
                )
                for label, count in counts.items()
            ),
        ),
        "beyond.cla_gap_to_comparator": OracleTable(
            "Children above a comparator's rate",
            None,
            tuple(
                (label, {"count": count, "above": above(count)})
                for label, count in (("All", len(opened)), ("Local", local))
            ),
        ),
        "beyond.cla_3_plus_placements": partition(
            "Three or more placements in 12 months",
            usable,
            lambda row: "3+ placements" if row[PLACEMENTS] >= 3 else "1-2 placements",
            ("3+ placements", "1-2 placements"),
            (),
        ),
    }


def _stability(question: Question, opened: Rows) -> OracleTable:
    asked = stable = same = 0
    for row in long_term(question, opened):
        placed = row[PLACED]
        if placed is None or placed > question.as_at or row["legal_status"] in ("V3", "V4"):
            continue
        two_years = add_months(placed, 24) <= question.as_at
        asked += 1
        same += two_years
        stable += two_years or row["placement_type"] in ("A3", "A4", "A5", "A6")
    counts = [("Stable", stable), ("Not stable", asked - stable), ("Same placement for two years", same)]
    return shares("2.5 years in care, same placement 2 years, or placed for adoption", counts, asked)


def _missing(question: Question) -> dict[str, OracleTable]:
    found = sets(question, 8)
    rows: list[tuple[str, Mapping[str, Value]]] = []
    for words, some in (("open", found.open), ("of the period", found.in_period)):
        missing = [row for row in some if (row[MISSING] or 0) >= 1]
        absent = [row for row in some if (row[ABSENT] or 0) >= 1]
        either = [row for row in some if (row[MISSING] or 0) >= 1 or (row[ABSENT] or 0) >= 1]
        rows += [
            (f"Children missing ({words})", {"count": len(missing)}),
            (f"Children absent ({words})", {"count": len(absent)}),
            (f"Children missing or absent ({words})", {"count": len(either)}),
            (f"Missing episodes ({words})", {"count": sum(row[MISSING] for row in missing)}),
            (f"Absent episodes ({words})", {"count": sum(row[ABSENT] for row in absent)}),
        ]

    def interview(row: Row) -> str:
        offered, accepted = row["return_interview_offered"], row["return_interview_accepted"]
        if offered == "Yes":
            answers = {"Yes": "Accepted", "No": "Offered, not accepted"}
            return answers.get(accepted, "Offered, outcome not recorded")
        return "Not offered" if offered == "No" else NOT_RECORDED

    return {
        "beyond.cla_missing_and_absent": OracleTable(
            "Children missing from care, and absent; episodes", None, tuple(rows)
        ),
        "beyond.return_interviews": partition(
            "Return interviews, latest episode",
            [row for row in found.in_period if (row[MISSING] or 0) >= 1],
            interview,
            ("Accepted", "Offered, not accepted", "Offered, outcome not recorded", "Not offered", NOT_RECORDED),
            (),
        ),
    }


def looked_after(question: Question) -> dict[str, OracleTable]:
    """The tables of List 8."""
    opened, rows = sets(question, 8).open, of_the_six_months(question, 8)

    def of_month(month: MonthOfReach) -> dict[str, Value]:
        stock = len([row for row in rows if open_when_day_ended(row, START, CEASED, month.last)])
        started = len([row for row in rows if month.holds(row[START])])
        ceased = len([row for row in rows if month.holds(row[CEASED])])
        return {
            "open": stock,
            "started": started,
            "ceased": ceased,
            "open_rate": question.rate(stock),
            "started_rate": _yearly(question.rate(started)),
            "ceased_rate": _yearly(question.rate(ceased)),
        }

    return {
        "beyond.cla_by_month": by_month(
            "Looked after at month end, started, ceased per month, with rates", question, of_month
        ),
        **_care_numbers(question, opened),
        "beyond.cla_allocated": allocated(opened),
        "beyond.cla_long_term_stability_national": _stability(question, opened),
        **_care_timescales(question, opened),
        "beyond.cla_reviews_by_month": _latest_by_month(
            "Children by month of their latest review", question, 8, REVIEW
        ),
        **_missing(question),
    }
