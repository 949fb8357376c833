"""The tables that came after those of `beyond`: what a list's rows say by rules of their own."""

from collections.abc import Callable, Sequence
from datetime import date

from tests.oracle import adoption_states, assessments, dashboard, looked_after_plans
from tests.oracle.days import Window, birthday, whole_years, working_days
from tests.oracle.made import OracleTable, Value, share, tally
from tests.oracle.question import Question, Row, Rows, children, is_blank, not_understood
from tests.oracle.spans import DATE_ERROR, band_of_months, is_wrong_latest, sets

NOT_RECORDED = "Not recorded"
NEED_START, SEEN = "cin_start_date", "date_child_was_last_seen"
STATUSES = {
    "Looked after child": "Looked after child",
    "Child Protection plan": "Child Protection plan",
    "Child in need plan": "Child in need plan",
    "Open assessment": "Open assessment",
    "Closed episode": "Coded closed but open",
}
Line = tuple[str, dict[str, Value]]
Lines = list[Line]


def shares_by_row(
    title: str, lines: Sequence[tuple[str, int, int | None]], denominator: int | None = None
) -> OracleTable:
    """Counts with a denominator of each row's own, None for a row without a percentage."""
    rows = tuple(
        (label, {"count": count, "percent": None if of is None else share(count, of)}) for label, count, of in lines
    )
    return OracleTable(title, denominator, rows, {label: {"percent": of} for label, _, of in lines if of is not None})


def children_in_need(question: Question) -> dict[str, OracleTable]:
    """The tables of List 6."""
    opened = sets(question, 6).open
    number, *unit = question.settings["children_in_need.visit_limit"].split()
    limit = " ".join((number, *unit))
    in_time, young, never = f"Seen in {limit}", f"Not seen yet, {limit} or fewer", f"Never seen, over {limit}"

    def passed(day: date) -> int:
        return working_days(day, question.as_at) if unit == ["working", "days"] else (question.as_at - day).days

    def seen(row: Row) -> str:
        if is_wrong_latest(question, row, SEEN, row[NEED_START]):
            return DATE_ERROR
        if not is_blank(row, SEEN):
            return in_time if passed(row[SEEN]) <= int(number) else "Seen longer ago"
        if row[NEED_START] is None:
            return DATE_ERROR
        return young if passed(row[NEED_START]) <= int(number) else never

    plans = [row for row in opened if row["case_status"] == "Child in need plan"]
    counts = dict(tally(plans, seen, (in_time, "Seen longer ago", young, never, DATE_ERROR)))
    judged = counts[in_time] + counts["Seen longer ago"] + counts[never]
    lines: Lines = [
        (
            "On a child in need plan",
            {"count": len(plans), "rate_per_10k": question.rate(len(plans)), "percent": None},
        )
    ]
    denominators = {}
    for label, count in counts.items():
        of = judged if label in (in_time, "Seen longer ago", never) else None
        lines.append(
            (label, {"count": count, "rate_per_10k": None, "percent": None if of is None else share(count, of)})
        )
        if of is not None:
            denominators[label] = {"percent": of}
    statuses = tally(
        opened, lambda row: STATUSES.get(row["case_status"], NOT_RECORDED), (*STATUSES.values(), NOT_RECORDED)
    )
    return {
        "beyond.cin_national": _national_need(question),
        "beyond.family_help": _family_help(question),
        "beyond.cin_plan_visits": OracleTable(
            "Children in need on a plan, and when they were last seen", None, tuple(lines), denominators
        ),
        "beyond.cin_case_status": OracleTable(
            "Open episodes of need by case status",
            len(opened),
            tuple(
                (
                    label,
                    {"count": count, "rate_per_10k": question.rate(count), "percent": share(count, len(opened))},
                )
                for label, count in statuses
            ),
        ),
    }


def _count_and_rate(question: Question, count: int | None) -> dict[str, Value]:
    return {"count": count, "rate_per_10k": None if count is None else question.rate(count)}


def _national_need(question: Question) -> OracleTable:
    need, plans, care = (sets(question, number) for number in (6, 7, 8))
    leavers = children([row for row in question.rows(9) if row["in_touch"] != "Died"])
    seen: set[str] = set()
    lines: Lines = []
    can_be_said = True
    for number, label, found in (
        (6, "Open episodes of List 6", children(need.open)),
        (7, "On a plan, not on List 6", children(plans.open)),
        (8, "Looked after, not on List 6", children(care.open)),
        (9, "Care leavers, not on these lists", leavers),
    ):
        new = found - seen
        seen |= found
        can_be_said = can_be_said and number in question.lists
        lines.append((label, _count_and_rate(question, len(new) if can_be_said else None)))
    lines.append(("All, each child once", _count_and_rate(question, len(seen) if can_be_said else None)))
    for label, rows in (("Started", need.started), ("Ceased", need.ceased)):
        count = len([row for row in rows if row["reason_for_closure"] not in ("RC8", "RC9")])
        lines.append(
            (f"{label}, without RC8 and RC9", {"count": count, "rate_per_10k": question.yearly_rate(count, 6)})
        )
    return OracleTable("Children in need, in the scope of the national statistics", None, tuple(lines))


def _family_help(question: Question) -> OracleTable:
    need, plans, care = (sets(question, number).open for number in (6, 7, 8))
    going_on = assessments.ongoing(question)
    helped = []
    for row in question.rows(2):
        start, end = row["assessment_start_date"], row["assessment_completion_date"]
        if start is not None and start < question.as_at and (end is None or end >= question.as_at):
            helped.append(row)
    on_plan = [row for row in need if row["case_status"] == "Child in need plan"]
    assessed = [row for row in need if row["case_status"] == "Open assessment"]
    steps: list[tuple[str, list[Row], list[Row]]] = [
        ("Looked after", care, care),
        ("On a child protection plan", plans, plans),
        ("On a child in need plan", on_plan, need),
        ("Open assessment", [*assessed, *going_on], [*need, *going_on]),
        ("Other open need", need, need),
        ("Early help only", helped, []),
    ]
    place: dict[str, str] = {}
    for label, rows, _ in steps:
        for child in children(rows):
            place.setdefault(child, label)
    lines: list[tuple[str, int, int | None]] = []
    for label, _, workers in steps:
        own = {child for child, first in place.items() if first == label}
        lone = children([row for row in workers if not row["allocated_worker"]]) & own
        lines.append((label, len(own), len(lone) if workers or label != "Early help only" else None))
    family = {child for child, first in place.items() if first not in ("Looked after", "On a child protection plan")}
    both = {child for child in family if place[child] != "Early help only"} & children(helped)
    lines += [
        ("Total", len(place), None),
        ("Family help (early help, plan, assessment, other need)", len(family), None),
        ("Of these with early help open as well", len(both), None),
    ]
    rows = tuple(
        (
            label,
            {
                "count": count,
                "percent": share(count, len(place)),
                "rate_per_10k": question.rate(count),
                "without_worker": lone,
            },
        )
        for label, count, lone in lines
    )
    return OracleTable(
        "Family help and protection at the as-at date",
        None,
        rows,
        {label: {"percent": len(place)} for label, _, _ in lines},
    )


def _without_urn(row: Row) -> bool:
    kind, placed = row["placement_type"], row["placement_start_date"]
    registers = kind in ("K1", "K2", "K3")
    if kind == "H5":
        registers = placed is not None and placed >= date(2023, 10, 28)
    urn, place = row["placement_urn"] or "", row["local_authority_of_placement"] or ""
    blank = not urn.upper().replace("X", "").strip()
    return registers and blank and place.strip().upper() not in ("NIR", "WAL", "SCO", "NUK", "CON")


def _placements(question: Question, opened: Rows) -> OracleTable:
    def age(row: Row) -> int:
        known = question.age(row)
        return 99 if known is None else known

    def kind(*codes: str) -> Callable[[Row], bool]:
        return lambda row: row["placement_type"] in codes

    independent, supported = kind("P2", "H5"), kind("K3")
    other = kind("Z1", "Z11", "Z12", "Z13", "Z14")
    young, foster = "Of these two, under 16", kind("U1", "U2", "U3", "U4", "U5", "U6")
    rules: dict[str, Callable[[Row], bool]] = {
        "Independent or semi-independent": independent,
        "Supported accommodation": supported,
        young: lambda row: (independent(row) or supported(row)) and age(row) < 16,
        "Other placement": other,
        "Needs registration, no URN": _without_urn,
        "With parents under an order": lambda row: (
            row["placement_type"] == "P1" and row["legal_status"] in ("C1", "C2")
        ),
        "Secure home or custody": kind("K1", "R5"),
        "Foster placement out of the border, under 5": lambda row: (
            foster(row) and row["placement_location"] == "Out" and age(row) < 5
        ),
        "Any of rows 1, 2, 4, 5": lambda row: independent(row) or supported(row) or other(row) or _without_urn(row),
    }
    lines: Lines = []
    for label, rule in rules.items():
        found = [row for row in opened if rule(row)]

        def number(rows: Rows, label: str = label) -> int:
            return len(children(rows)) if label.startswith("Any") else len(rows)

        values: dict[str, Value] = {
            "under_16": number([row for row in found if age(row) < 16]),
            "age_16_17": number([row for row in found if age(row) in (16, 17)]),
            "other_age": number([row for row in found if age(row) >= 18]),
            "total": number(found),
            "percent": share(number(found), len(opened)),
        }
        if label == young:
            values |= {"age_16_17": None, "other_age": None}
        lines.append((label, values))
    return OracleTable("Placements that an inspector will ask about", len(opened), tuple(lines))


def looked_after(question: Question) -> dict[str, OracleTable]:
    """The tables of List 8."""
    opened = sets(question, 8).open
    return {
        "beyond.cla_placements_to_check": _placements(question, opened),
        **looked_after_plans.tables(question, opened),
        "beyond.cla_framework_groups": dashboard.groups(question),
    }


EET = [f"{letter}{number}" for letter in "FP" for number in range(1, 6)]
NEET = ("G4", "G5", "G6", "NEET")


def _national(title: str, question: Question, age_of: Callable[[Row], int | None]) -> OracleTable:
    lines: list[tuple[str, int, int | None]] = []
    outside = ("Qualifying care leaver", "Eligible child")
    if question.settings["care_leavers.national_eligibility"] == "all":
        outside = ()
    for ages, youngest, oldest in (("17-18", 17, 18), ("19-21", 19, 21)):
        cohort = [
            row
            for row in question.rows(9)
            if row["in_touch"] not in ("Died", "Rhom") and row["eligibility_category"] not in outside
            and youngest <= (age_of(row) or 0) <= oldest
        ]  # fmt: skip
        placed = [row for row in cohort if row["accommodation_type"] not in ("G", "H", "R")]
        busy = len([row for row in cohort if row["activity_status"] in EET])
        idle = len([row for row in cohort if row["activity_status"] in NEET])
        met = [row for row in placed if row["in_touch"] == "Yes"]
        good = len([row for row in met if row["accommodation_suitability"] == "Suitable"])
        bad = len([row for row in met if row["accommodation_suitability"] == "Unsuitable"])
        of, of_placed = len(cohort), len(placed)
        lines += [
            (f"Cohort, activity ({ages})", of, None),
            (f"In education, employment or training ({ages})", busy, of),
            (f"Not in education, employment or training ({ages})", idle, of),
            (f"Information not known ({ages})", of - busy - idle, of),
            (f"Cohort, accommodation ({ages})", of_placed, None),
            (f"Suitable ({ages})", good, of_placed),
            (f"Not suitable ({ages})", bad, of_placed),
            (f"No information ({ages})", of_placed - good - bad, of_placed),
        ]
    return shares_by_row(title, lines)


def _birthday_in_quarter(question: Question, row: Row) -> int | None:
    if row["date_of_birth"] is None:
        return None
    window = Window(question.as_at, 3)
    found = [age for age in range(17, 22) if window.holds(birthday(row["date_of_birth"], age))]
    return found[0] if found else None


def _over_21(question: Question) -> OracleTable:
    everybody = question.aged(question.rows(9), 22, 25)
    touch = {
        "In touch": "Yes", "Not in touch": "No", "Refuses": "Refu", "No longer requires": "NREQ", "Died": "Died",
        "Returned home": "Rhom", NOT_RECORDED: None,
    }  # fmt: skip
    met = [row for row in everybody if row["in_touch"] == "Yes"]
    activity, suitability = "activity_status", "accommodation_suitability"
    groups = [("All", list(everybody), everybody)]
    groups += [
        (label, [row for row in everybody if row["in_touch"] == code], everybody) for label, code in touch.items()
    ]
    groups += [
        ("Suitable", [row for row in met if row[suitability] == "Suitable"], met),
        ("Not suitable", [row for row in met if row[suitability] == "Unsuitable"], met),
        ("Suitability not recorded", [row for row in met if row[suitability] is None], met),
        ("EET", [row for row in met if row[activity] in EET], met),
        ("NEET", [row for row in met if row[activity] in NEET], met),
        ("Activity not recorded", [row for row in met if row[activity] not in (*EET, *NEET)], met),
    ]
    lines: Lines = []
    for label, rows, of in groups:
        values: dict[str, Value] = {}
        for age in range(22, 26):
            values[f"age_{age}"] = len(question.aged(rows, age, age))
        lines.append((label, values | {"total": len(rows), "percent": share(len(rows), len(of))}))
    return OracleTable(
        "Care leavers aged 22 to 25", None, tuple(lines), {label: {"percent": len(of)} for label, _, of in groups}
    )


def care_leavers(question: Question) -> dict[str, OracleTable]:
    """The tables of List 9."""
    return {
        "beyond.care_leavers_national": _national(
            "Care leavers by the rules of the national statistics", question, question.age
        ),
        "beyond.care_leavers_22_25": _over_21(question),
        "beyond.care_leavers_birthdays": _national(
            "Care leavers with a birthday in the last three months",
            question,
            lambda row: _birthday_in_quarter(question, row),
        ),
    }


def after_assessment(question: Question) -> dict[str, OracleTable]:
    """The tables of List 4."""
    opened = {number: sets(question, number).open for number in (6, 7, 8)}
    need = opened[6]
    helped = []
    for row in question.rows(2):
        start, end = row["assessment_start_date"], row["assessment_completion_date"]
        if start is not None and start < question.as_at and (end is None or end >= question.as_at):
            helped.append(row)
    places = {
        "Looked after": children(opened[8]),
        "Child protection plan": children(opened[7]),
        "Child in need plan": children([row for row in need if row["case_status"] == "Child in need plan"]),
        "Another open assessment": children(assessments.ongoing(question))
        | children([row for row in need if row["case_status"] == "Open assessment"]),
        "Other open need": children(need),
        "Early help open": children(helped),
    }
    rows = assessments.completed(question)
    found: dict[str, list[Row]] = {label: [] for label in (*places, "No open service")}
    for row in rows:
        child = row["child_unique_id"]
        found[next((label for label, some in places.items() if child in some), "No open service")].append(row)

    def needing(some: Rows, answer: str | None) -> int:
        return len([row for row in some if row["assessed_as_requiring_support"] == answer])

    lines: Lines = []
    for label, some in found.items():
        values: dict[str, Value] = {
            "yes": needing(some, "Yes"),
            "no": needing(some, "No"),
            "not_recorded": needing(some, None),
            "total": len(some),
            "percent": share(len(some), len(rows)),
        }
        lines.append((label, values))
    kept = [row for label in list(places)[:3] for row in found[label]]
    blank: dict[str, Value] = dict.fromkeys(("yes", "no", "not_recorded", "percent"))
    lines.append(("Support needed, no open service", {**blank, "total": needing(found["No open service"], "Yes")}))
    lines.append(("No support needed, open plan or care", {**blank, "total": needing(kept, "No")}))
    in_order = tuple(
        (label, {name: values[name] for name in ("yes", "no", "not_recorded", "total", "percent")})
        for label, values in lines
    )
    return {"beyond.after_assessment": OracleTable("Where assessed children are now", len(rows), in_order)}


def section_47(question: Question) -> dict[str, OracleTable]:
    """The tables of List 5."""
    discussion, conference = "strategy_discussion_date", "date_of_initial_child_protection_conference"
    rows = [row for row in question.rows(5) if Window(question.as_at, 6).holds(row[discussion])]
    referred: dict[str, list[date]] = {}
    for row in question.rows(3):
        if row["child_unique_id"] and row["date_of_referral"] is not None:
            referred.setdefault(row["child_unique_id"], []).append(row["date_of_referral"])
    bands = (
        ("Same day", 0, 0),
        ("1 working day", 1, 1),
        ("2 to 5 working days", 2, 5),
        ("6 to 15 working days", 6, 15),
        ("16 working days or more", 16, 10**6),
    )
    found: dict[str, list[tuple[Row, date]]] = {label: [] for label, _, _ in bands}
    without = []
    for row in rows:
        before = [day for day in referred.get(row["child_unique_id"] or "", ()) if day <= row[discussion]]
        if not before:
            without.append(row)
            continue
        days = working_days(max(before), row[discussion])
        found[next(label for label, least, most in bands if least <= days <= most)].append((row, max(before)))
    known = len(rows) - len(without)
    lines: Lines = []
    for label, some in found.items():
        lengths = sorted(
            working_days(day, row[conference])
            for row, day in some
            if row[conference] is not None and row[conference] >= day
        )
        half = len(lengths) // 2
        middle = None
        if lengths:
            middle = lengths[half] if len(lengths) % 2 else (lengths[half - 1] + lengths[half]) / 2
        lines.append(
            (
                label,
                {
                    "count": len(some),
                    "percent": share(len(some), len(rows)),
                    "percent_with_referral": share(len(some), known),
                    "conferences": len([row for row, _ in some if row[conference] is not None]),
                    "median_referral_to_conference": middle,
                },
            )
        )
    lines.append(
        (
            "No referral on the list",
            {
                "count": len(without),
                "percent": share(len(without), len(rows)),
                "percent_with_referral": None,
                "conferences": len([row for row in without if row[conference] is not None]),
                "median_referral_to_conference": None,
            },
        )
    )
    return {
        "beyond.referral_to_conference": OracleTable(
            "From referral to strategy discussion to conference", len(rows), tuple(lines)
        )
    }


def adoption(question: Question) -> dict[str, OracleTable]:
    """The tables of List 10."""
    labels = ("0 > 3 months", "3 > 6 months", "6 > 12 months", "12 > 18 months", "18+ months")
    families: dict[str, set[str | None]] = {}
    for row in question.rows(10):
        if row["family_identifier"]:
            families.setdefault(row["family_identifier"], set()).add(row["child_unique_id"])
    order, decision, placed = "date_of_placement_order", "date_of_placement_decision", "date_placed_for_adoption"
    ordered, decided = [], []
    for row in adoption_states.in_state(question, adoption_states.WAITING):
        if row[placed] is not None and row[placed] < question.as_at:
            continue
        made, day = adoption_states.day_of(question, row, order), adoption_states.day_of(question, row, decision)
        if not_understood(row, order) or (made is not None and made < question.as_at):
            ordered.append(row)
        elif is_blank(row, order) and day is not None and day < question.as_at:
            decided.append(row)

    def matched(row: Row) -> bool:
        day = adoption_states.day_of(question, row, "date_of_match")
        return day is not None and day < question.as_at

    def harder(row: Row) -> bool:
        day, born = adoption_states.day_of(question, row, decision), row["date_of_birth"]
        age = question.age(row)
        if born is not None and day is not None:
            age = whole_years(born, day)
        least = question.settings["adoption.harder_to_place_age"]
        other = row["ethnicity"] is not None and row["ethnicity"] not in ("WBRI", "REFU", "NOBT", "UNKN")
        siblings = len(families.get(row["family_identifier"] or "", ())) > 1
        return (age is not None and age >= least) or other or row["disability"] == "Yes" or siblings

    def days(row: Row) -> int | None:
        made = adoption_states.day_of(question, row, order)
        return None if made is None else (question.as_at - made).days

    def values(rows: Rows, of: int, *, with_days: bool) -> dict[str, Value]:
        lengths = [number for row in rows if (number := days(row)) is not None] if with_days else []
        met = len([row for row in rows if matched(row)])
        return {
            "count": len(rows),
            "percent": share(len(rows), of),
            "matched": met,
            "not_matched": len(rows) - met,
            "harder_to_place": len([row for row in rows if harder(row)]),
            "mean_days": sum(lengths) / len(lengths) if lengths else None,
            "longest_days": max(lengths) if lengths else None,
        }

    def band(row: Row, field_name: str) -> str:
        start = adoption_states.day_of(question, row, field_name)
        return band_of_months(start, question.as_at, (3, 6, 12, 18), labels)

    lines: Lines = []
    late = [row for row in ordered if (days(row) or 0) > 121 and not matched(row)]
    for label in (*labels, DATE_ERROR):
        some = [row for row in ordered if band(row, order) == label]
        lines.append((label, values(some, len(ordered), with_days=True)))
    lines.append(("Total", values(ordered, len(ordered), with_days=True)))
    lines.append(("Over 121 days from order, not matched", values(late, len(ordered), with_days=True)))
    denominators = {label: {"percent": len(ordered)} for label, _ in lines}
    for label in labels:
        some = [row for row in decided if band(row, decision) == label]
        words = f"Decision, no order yet: {label}"
        lines.append((words, values(some, len(decided), with_days=False)))
        denominators[words] = {"percent": len(decided)}
    return {
        "beyond.adoption_waiting_with_order": OracleTable(
            "Children with a placement order who are not placed yet", None, tuple(lines), denominators
        )
    }


TABLES_OF = {10: adoption, 4: after_assessment, 5: section_47, 6: children_in_need, 8: looked_after, 9: care_leavers}
