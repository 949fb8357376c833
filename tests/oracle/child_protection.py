"""List 7."""

from tests.oracle.days import add_months, completed_months
from tests.oracle.made import OracleTable, counted, partition, partition_by_code, share
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows
from tests.oracle.spans import DATE_ERROR, DURATIONS, Sets, ceased_duration, open_duration, sets, visit

START, END = "child_protection_plan_start_date", "child_protection_plan_end_date"
NOT_RECORDED = "Not recorded"
ABUSE = {
    "Neglect": "Neglect",
    "Physical abuse": "Physical abuse",
    "Sexual abuse": "Sexual abuse",
    "Emotional abuse": "Emotional abuse",
    "Multiple/not recommended": "Multiple",
}
VISITS = (
    "In the last 4 weeks",
    "4 - 8 weeks ago",
    "8 - 12 weeks ago",
    "12 or more weeks ago",
    "No visit (New CPP<1month)",
    "No visit (CPP 1+month)",
)
LAST_MONTH_SHOWN = 24


def _headline(question: Question, found: Sets) -> OracleTable:
    opened = len(found.open)
    return OracleTable(
        f"LIST 7 - CHILD PROTECTION PLANS ({question.window(7).in_words} default)",
        None,
        (
            ("Total CPP in period", {"count": len(found.in_period), "rate_per_10k": None}),
            (
                "CPP started in period",
                {"count": len(found.started), "rate_per_10k": question.yearly_rate(len(found.started), 7)},
            ),
            (
                "CPP ceased in period",
                {"count": len(found.ceased), "rate_per_10k": question.yearly_rate(len(found.ceased), 7)},
            ),
            ("Current open CPP", {"count": opened, "rate_per_10k": question.rate(opened)}),
            ("Total for ages 0-17", {"count": len(question.aged(found.open, 0, 17)), "rate_per_10k": None}),
        ),
    )


def _previous_plans(row: Row) -> str:
    number = row["number_of_previous_child_protection_plans"]
    if number is None or number < 0:
        return NOT_RECORDED
    return "Re-registration" if number >= 1 else "No previous plan"


def _two_years(row: Row) -> str:
    if row[START] is None or row[END] < row[START]:
        return NOT_RECORDED
    return "Yes" if row[END] >= add_months(row[START], 24) else "No"


def _seen_alone(rows: Rows) -> OracleTable:
    yes = len([row for row in rows if row["child_seen_alone"] == "Yes"])
    no = len([row for row in rows if row["child_seen_alone"] == "No"])
    other, recorded = len(rows) - yes - no, yes + no
    return OracleTable(
        "Child seen alone (of those recorded)",
        None,
        (
            ("Yes", {"count": yes, "percent": share(yes, recorded)}),
            ("No", {"count": no, "percent": share(no, recorded)}),
            ("Not recorded or N/A", {"count": other, "percent": share(other, len(rows))}),
        ),
        {
            "Yes": {"percent": recorded},
            "No": {"percent": recorded},
            "Not recorded or N/A": {"percent": len(rows)},
        },
    )


def _months(question: Question, rows: Rows) -> OracleTable:
    labels = [*(str(month) for month in range(LAST_MONTH_SHOWN)), f"{LAST_MONTH_SHOWN}+"]
    counts = dict.fromkeys(labels, 0)
    for row in rows:
        if row[START] is not None:
            counts[labels[min(completed_months(row[START], question.as_at), LAST_MONTH_SHOWN)]] += 1
    return counted("OPEN CPP DURATIONS (MONTHS)", list(counts.items()))


def _movements(found: Sets) -> dict[str, OracleTable]:
    return {
        "child_protection.starters_second_or_subsequent": partition(
            "CPP starters - second or subsequent plan",
            found.started,
            _previous_plans,
            ("Re-registration", "No previous plan", NOT_RECORDED),
            (),
        ),
        "child_protection.ceased_two_plus_years": partition(
            "CPP Ceased - 2+ years", found.ceased, _two_years, ("Yes", "No", NOT_RECORDED), ()
        ),
        "child_protection.starters_initial_abuse": partition_by_code(
            "CPP starters - Initial abuse category", found.started, "initial_category_of_abuse", ABUSE, always=True
        ),
        "child_protection.ceased_length": partition(
            "CPP ceased - Length of time on plan", found.ceased, ceased_duration(7), (*DURATIONS, DATE_ERROR), ()
        ),
    }


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    found = sets(question, 7)
    return {
        "child_protection.headline": _headline(question, found),
        **_movements(found),
        "child_protection.emergency_protection": partition_by_code(
            "Subject to EPO / CO / SO or PP",
            found.open,
            "emergency_protection_in_last_six_months",
            {"Yes": "Yes", "No": "No"},
            always=True,
        ),
        "child_protection.latest_abuse": partition_by_code(
            "CPP current - Latest abuse category", found.open, "latest_category_of_abuse", ABUSE, always=True
        ),
        "child_protection.open_length": partition(
            "CPP current - Length of time on plan", found.open, open_duration(question, 7), DURATIONS, (DATE_ERROR,)
        ),
        "child_protection.last_statutory_visit": partition(
            "Time since last statutory visit (open CPP)",
            found.open,
            visit(question, 7, "date_of_last_statutory_visit", (4, 8, 12), VISITS),
            (*VISITS, DATE_ERROR),
            (),
        ),
        "child_protection.seen_alone": _seen_alone(found.open),
        "child_protection.open_durations_months": _months(question, found.open),
        **profile(question, "child_protection", found.open, disability=True),
    }
