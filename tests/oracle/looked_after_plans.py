"""List 8: plans for permanence, section 20, first health assessments, reviewing officers, repeat missing episodes."""

from collections.abc import Callable

from tests.oracle.days import add_months, working_days
from tests.oracle.made import OracleTable, Value, share, tally
from tests.oracle.question import Question, Row, Rows, is_blank, not_understood
from tests.oracle.spans import DATE_ERROR, DURATIONS, band_of_months, is_wrong_latest, sets, without_latest

START, PLAN, REVIEW = "date_started_to_be_looked_after", "permanence_plan", "date_of_latest_statutory_review"
HEALTH, OFFICER = "date_of_last_health_assessment", "date_of_last_reviewing_officer_visit"
PLANS = {
    "Return to family": "Return to family",
    "Adoption": "Adoption",
    "SGO/CAO": "SGO/CAO",
    "Supported living in the community": "Supported living in the community",
    "Long-term residential placement": "Long-term residential placement",
    "Long-term fostering": "Long-term fostering",
    "other": "Other",
}
IN_CARE = ("under_4_months", "4_to_12_months", "12_to_24_months", "24_months_plus", "date_error")
Lines = list[tuple[str, dict[str, Value]]]


def tables(question: Question, opened: Rows) -> dict[str, OracleTable]:
    """The tables by key."""
    return {
        "beyond.cla_permanence_plan": _permanence(question, opened),
        "beyond.cla_section_20": _section_20(question, opened),
        "beyond.cla_initial_health": _health(question, opened),
        "beyond.cla_iro_contact": _officer(question, opened),
        "beyond.missing_repeat": _repeat(question, opened),
    }


def _permanence(question: Question, opened: Rows) -> OracleTable:
    def time_in_care(row: Row) -> str:
        label = band_of_months(row[START], question.as_at, (4, 12, 24), IN_CARE[:4])
        return "date_error" if label == DATE_ERROR else label

    def plan(row: Row) -> str:
        if row[PLAN] is not None:
            return PLANS[row[PLAN]]
        return "Code error" if not_understood(row, PLAN) else "No plan recorded"

    def longer_than(months: int) -> list[Row]:
        return [row for row in opened if row[START] is not None and add_months(row[START], months) <= question.as_at]

    lines: Lines = []
    denominators = {}
    for label in (*PLANS.values(), "No plan recorded", "Code error"):
        rows = [row for row in opened if plan(row) == label]
        values: dict[str, Value] = {"total": len(rows), "percent": share(len(rows), len(opened))}
        for name in IN_CARE:
            values[name] = len([row for row in rows if time_in_care(row) == name])
        lines.append((label, values))
        denominators[label] = {"percent": len(opened)}
    months = question.settings["looked_after.permanence_months"]
    late = longer_than(months)
    without = len([row for row in late if plan(row) == "No plan recorded"])
    home = len([row for row in longer_than(12) if plan(row) == "Return to family"])
    blank: dict[str, Value] = dict.fromkeys(IN_CARE)
    label = f"In care {months} months or more without a plan"
    lines.append((label, {"total": without, "percent": share(without, len(late)), **blank}))
    denominators[label] = {"percent": len(late)}
    lines.append(("Return to family, in care 12 months or more", {"total": home, "percent": None, **blank}))
    return OracleTable("Permanence plan by type and time in care", None, tuple(lines), denominators)


def _section_20(question: Question, opened: Rows) -> OracleTable:
    status = "legal_status_start_date"
    rows = [row for row in opened if row["legal_status"] == "V2"]

    def band(row: Row) -> str:
        return band_of_months(row[status], question.as_at, (3, 6, 12, 24), DURATIONS)

    def group(row: Row) -> str:
        if row["unaccompanied_asylum_seeking_child"] == "Yes":
            return "uasc"
        age = question.age(row)
        if age is not None and age < 16:
            return "under_16"
        return "age_16_17" if age in (16, 17) else "other_age"

    lines: Lines = []
    for label in (*DURATIONS, DATE_ERROR):
        some = [row for row in rows if band(row) == label]
        values: dict[str, Value] = {}
        for name in ("under_16", "age_16_17", "uasc", "other_age"):
            values[name] = len([row for row in some if group(row) == name])
        lines.append((label, values | {"total": len(some), "percent": share(len(some), len(rows))}))
    drift = []
    for row in rows:
        since = row[status]
        if group(row) == "under_16" and since is not None and add_months(since, 6) <= question.as_at:
            drift.append(row)
    without = [row for row in drift if is_blank(row, PLAN)]
    blank: dict[str, Value] = dict.fromkeys(("under_16", "age_16_17", "uasc", "other_age"))
    for label, some in (
        ("Under 16, not UASC, 6 months or more", drift),
        ("Of these without a permanence plan", without),
    ):
        lines.append((label, {**blank, "total": len(some), "percent": None}))
    return OracleTable("Time accommodated under section 20", len(rows), tuple(lines))


def _some_judged(title: str, counts: list[tuple[str, int]], judged: tuple[str, ...]) -> OracleTable:
    of = sum(count for label, count in counts if label in judged)
    lines: Lines = []
    for label, count in counts:
        lines.append((label, {"count": count, "percent": share(count, of) if label in judged else None}))
    return OracleTable(title, None, tuple(lines), {label: {"percent": of} for label in judged})


def _health(question: Question, opened: Rows) -> OracleTable:
    with_start = [row for row in opened if row[START] is not None]
    new = [row for row in with_start if question.as_at < add_months(row[START], 6)]

    def label_of(row: Row) -> str:
        start, day = row[START], row[HEALTH]
        if not_understood(row, HEALTH) or (day is not None and day > question.as_at):
            return DATE_ERROR
        if day is None:
            return "Not yet due" if working_days(start, question.as_at) <= 20 else "Overdue"
        if day < start:
            return "Before care began"
        return "In 20 working days" if working_days(start, day) <= 20 else "Later"

    labels = (DATE_ERROR, "Before care began", "In 20 working days", "Later", "Not yet due", "Overdue")
    return _some_judged(
        "First health assessment of children new in care",
        tally(new, label_of, labels),
        ("In 20 working days", "Later", "Overdue"),
    )


def _officer(question: Question, opened: Rows) -> OracleTable:
    bands, none = (
        ("0 > 3 months", "3 > 6 months", "6 months or more"),
        (
            "No contact (New CLA <1month)",
            "No contact (CLA 1+ month)",
        ),
    )

    def label_of(row: Row) -> str:
        if is_wrong_latest(question, row, OFFICER, row[START]):
            return DATE_ERROR
        if is_blank(row, OFFICER):
            return without_latest(question, row[START], *none)
        return band_of_months(row[OFFICER], question.as_at, (3, 6), bands)

    lines = tally(opened, label_of, (*bands, *none, DATE_ERROR))
    both = [row for row in opened if row[OFFICER] is not None and row[REVIEW] is not None]
    after = len([row for row in both if row[OFFICER] > row[REVIEW]])
    same = len([row for row in both if row[OFFICER] == row[REVIEW]])
    rows: Lines = [(label, {"count": count, "percent": share(count, len(opened))}) for label, count in lines]
    denominators = {label: {"percent": len(opened)} for label, _ in lines}
    for label, count in (("Since the latest review", after), ("On the day of the review", same)):
        rows.append((label, {"count": count, "percent": share(count, len(both))}))
        denominators[label] = {"percent": len(both)}
    return OracleTable("Contact of the reviewing officer with the child", None, tuple(rows), denominators)


def _repeat(question: Question, opened: Rows) -> OracleTable:
    number, offered = "missing_episodes_in_last_12_months", "return_interview_offered"
    rows = [row for row in sets(question, 8).in_period if (row[number] or 0) >= 1]
    every = sum(row[number] for row in rows)
    lines: Lines = []
    denominators = {}
    for label, least, most in (("1", 1, 1), ("2", 2, 2), ("3 to 4", 3, 4), ("5 to 9", 5, 9), ("10 or more", 10, 9999)):
        some = [row for row in rows if least <= row[number] <= most]
        yes = len([row for row in some if row[offered] == "Yes"])
        episodes = sum(row[number] for row in some)
        lines.append(
            (
                label,
                {
                    "children": len(some),
                    "percent": share(len(some), len(rows)),
                    "episodes": episodes,
                    "percent_episodes": share(episodes, every),
                    "interview_offered": yes,
                    "not_offered_or_recorded": len(some) - yes,
                    "under_16": len([row for row in some if (age := question.age(row)) is not None and age < 16]),
                },
            )
        )
        denominators[label] = {"percent": len(rows)}
    foster = tuple(f"U{number}" for number in range(1, 7))
    types = {
        "Foster": foster, "Children's home or secure": ("K1", "K2"),
        "Supported, semi-independent, independent": ("H5", "K3", "P2"), "With parents": ("P1",),
    }  # fmt: skip
    named = [code for codes in types.values() for code in codes]
    rules: dict[str, Callable[[Row], bool]] = {
        label: (lambda row, codes=codes: row["placement_type"] in codes)  # type: ignore[misc]
        for label, codes in types.items()
    }
    rules["Other"] = lambda row: row["placement_type"] not in named
    for label, rule in rules.items():
        everybody = [row for row in opened if rule(row)]
        some = [row for row in everybody if (row[number] or 0) >= 1]
        lines.append(
            (
                label,
                {
                    "children": len(some),
                    "percent": share(len(some), len(everybody)),
                    "episodes": sum(row[number] for row in some),
                    **dict.fromkeys(("percent_episodes", "interview_offered", "not_offered_or_recorded", "under_16")),
                },
            )
        )
        denominators[label] = {"percent": len(everybody)}
    return OracleTable("Repeat missing episodes", None, tuple(lines), denominators)
