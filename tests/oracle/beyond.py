"""The tables beyond ChAT of Lists 1 to 6, and what those of all lists need."""

from collections.abc import Mapping
from datetime import date, timedelta

from tests.oracle import assessments, beyond_care, further, referrals
from tests.oracle.beyond_shapes import (
    MEAN,
    MonthOfReach,
    by_month,
    dates_by_child,
    largest_first,
    months,
    of_the_six_months,
    open_when_day_ended,
    reach,
    year_to_date,
)
from tests.oracle.days import working_days
from tests.oracle.made import OracleTable, Value, blanked, partition, partition_by_code, share, shares
from tests.oracle.question import Question, Row, Rows
from tests.oracle.section_47 import LONGEST_IN_TIME as CONFERENCE_IN_TIME
from tests.oracle.sources import CODES_OF_GROUP, group_of
from tests.oracle.spans import DATE_ERROR, DURATIONS, band_of_months

NOT_RECORDED = "Not recorded"
STEP_DAYS, ASSESSMENT_WITHIN, LONG = 31, 10, 61
CODES = {
    "1A": "Individual: family member, relative or carer",
    "1B": "Individual: acquaintance (neighbour, child minder)",
    "1C": "Individual: self",
    "1D": "Individual: other (stranger)",
    "1": "Individual, code not stated",
    "3A": "Health: general practitioner",
    "3B": "Health: health visitor",
    "3C": "Health: school nurse",
    "3D": "Health: other primary care",
    "3E": "Health: accident and emergency",
    "3F": "Health: other (e.g. hospice)",
    "3": "Health services, code not stated",
    "5A": "LA services: social care (e.g. adults)",
    "5B": "LA services: other internal department",
    "5C": "LA services: external (e.g. another LA)",
    "5D": "LA services: further internal service",
    "5": "LA services, code not stated",
}
# Tables that are made from other lists than the one with whose rows they stand.
NEEDED = {
    "beyond.family_help": (2, 4, 6, 7, 8),
    "beyond.after_assessment": (2, 4, 6, 7, 8),
    "beyond.referral_to_conference": (3, 5),
    "beyond.contacts_by_agency": (1, 3),
    "beyond.contacts_progressed_by_month": (1, 3),
    "beyond.step_up": (2, 3),
    "beyond.step_down": (2, 6),
    "beyond.referrals_to_assessment": (3, 4),
}
# Tables whose rows come from the months or from the data: the rows that stand without either.
FIXED = {
    "beyond.contacts_by_month": (MEAN,),
    "beyond.contacts_progressed_by_month": (),
    "beyond.early_help_flow": (),
    "beyond.early_help_by_organisation_month": (),
    "beyond.referrals_by_month": (MEAN,),
    "beyond.assessments_by_month": (),
    "beyond.assessments_61_plus": (),
    "beyond.s47_by_month": (),
    "beyond.icpc_by_month": (),
    "beyond.cin_by_month": (MEAN,),
    **beyond_care.FIXED,
}


def _in_reach(question: Question, number: int, field_name: str) -> list[Row]:
    return [row for row in question.rows(number) if reach(question).holds(row[field_name])]


def _contacts(question: Question) -> dict[str, OracleTable]:
    rows = _in_reach(question, 1, "date_of_contact")
    referred = dates_by_child(question, 3, "date_of_referral")
    longest = timedelta(days=question.settings["contacts.progress_days"])

    def progressed(row: Row) -> bool:
        made = row["date_of_contact"]
        return any(made <= day <= made + longest for day in referred.get(row["child_unique_id"], ()))

    def progress(some: Rows) -> dict[str, Value]:
        count = len([row for row in some if progressed(row)])
        return {"progressed": count, "percent_progressed": share(count, len(some))}

    def agency(some: Rows) -> dict[str, Value]:
        return {"count": len(some), "percent": share(len(some), len(rows)), **progress(some)}

    def of_month(month: MonthOfReach) -> list[Row]:
        return [row for row in rows if month.holds(row["date_of_contact"])]

    agencies: list[tuple[str, Mapping[str, Value]]] = []
    for group, codes in CODES_OF_GROUP.items():
        agencies.append((group, agency([row for row in rows if group_of(row, "contact_source") == group])))
        agencies += [
            (f"{code} {CODES[code]}", agency([row for row in rows if row["contact_source"] == code]))
            for code in codes
            if len(codes) > 1
        ]
    unknown = [row for row in rows if group_of(row, "contact_source") == NOT_RECORDED]
    agencies += [(NOT_RECORDED, agency(unknown)), ("Total", agency(rows))]
    return {
        "beyond.contacts_by_month": by_month(
            "Contacts received per month", question, lambda month: {"count": len(of_month(month))}, ("count",)
        ),
        "beyond.contacts_by_agency": OracleTable(
            "Contacts per agency, with number and percentage progressed to referral", len(rows), tuple(agencies)
        ),
        "beyond.contacts_progressed_by_month": by_month(
            "Contacts progressed to referral",
            question,
            lambda month: {"count": len(of_month(month)), **progress(of_month(month))},
        ),
        "beyond.contacts_year_to_date": year_to_date("Contacts", question, rows, {"Contacts": "date_of_contact"}),
    }


EHA_START, EHA_END = "assessment_start_date", "assessment_completion_date"


def _early_help(question: Question) -> dict[str, OracleTable]:
    rows = []
    for row in question.rows(2):
        begun = row[EHA_START] is None or row[EHA_START] < question.as_at
        not_over = row[EHA_END] is None or row[EHA_END] >= reach(question).start
        if begun and not_over and not (row[EHA_START] is None and row[EHA_END] is None):
            rows.append(row)

    def flow(month: MonthOfReach) -> dict[str, Value]:
        stock = len([row for row in rows if open_when_day_ended(row, EHA_START, EHA_END, month.last)])
        return {
            "started": len([row for row in rows if month.holds(row[EHA_START])]),
            "completed": len([row for row in rows if month.holds(row[EHA_END])]),
            "open": stock,
            "rate_per_10k": question.rate(stock),
        }

    completed = [row for row in rows if reach(question).holds(row[EHA_END])]
    return {
        "beyond.early_help_flow": by_month(
            "EHAs started, completed and open at each month's end, with rate", question, flow
        ),
        "beyond.early_help_duration": partition(
            "Length of time open at completion",
            completed,
            lambda row: band_of_months(row[EHA_START], row[EHA_END], (3, 6, 12, 24), DURATIONS),
            DURATIONS,
            (DATE_ERROR,),
        ),
        "beyond.early_help_by_organisation_month": _organisations(question, rows),
        "beyond.step_up": _step_up(question, rows),
        "beyond.step_down": _step_down(question),
        "beyond.early_help_year_to_date": year_to_date(
            "Early help assessments started and completed", question, rows, {"Started": EHA_START, "Completed": EHA_END}
        ),
    }


def _organisations(question: Question, rows: Rows) -> OracleTable:
    first_spelling: dict[str, str] = {}
    starts: dict[str, list[date]] = {}
    blank: list[date] = []
    for row in rows:
        if reach(question).holds(row[EHA_START]):
            name = (row["organisation_completing_assessment"] or "").strip()
            if name:
                first_spelling.setdefault(name.casefold(), name)
            (starts.setdefault(name.casefold(), []) if name else blank).append(row[EHA_START])
    found = largest_first({name: len(days) for name, days in starts.items()})
    groups = [(first_spelling[name], starts[name]) for name in found]
    groups += [(NOT_RECORDED, blank)] if blank else []
    made = []
    for label, days in groups:
        cells: dict[str, Value] = {}
        for month in months(question):
            cells[month.label] = len([day for day in days if month.holds(day)])
        made.append((label, cells | {"total": len(days)}))
    return OracleTable("EHAs started by organisation and month", None, tuple(made))


def _yes_no(title: str, rows: Rows, yes: int) -> OracleTable:
    return shares(title, [("Yes", yes), ("No", len(rows) - yes)], len(rows))


def _step_up(question: Question, rows: Rows) -> OracleTable:
    referred, yes = dates_by_child(question, 3, "date_of_referral"), 0
    for row in rows:
        start, end = row[EHA_START], row[EHA_END]
        for day in referred.get(row["child_unique_id"], ()):
            while_open = start is not None and start <= day and (end is None or day <= end)
            soon_after = end is not None and end <= day <= end + timedelta(days=STEP_DAYS)
            if while_open or soon_after:
                yes += 1
                break
    return _yes_no("Early help followed by a referral", rows, yes)


def _step_down(question: Question) -> OracleTable:
    rows, helped, yes = _in_reach(question, 6, "cin_closure_date"), dates_by_child(question, 2, EHA_START), 0
    for row in rows:
        closed = row["cin_closure_date"]
        if any(closed <= day <= closed + timedelta(days=STEP_DAYS) for day in helped.get(row["child_unique_id"], ())):
            yes += 1
    return _yes_no("Children in need followed by early help", rows, yes)


def _referrals(question: Question) -> dict[str, OracleTable]:
    rows = _in_reach(question, 3, "date_of_referral")
    assessed = dates_by_child(question, 4, assessments.START)

    def of_month(month: MonthOfReach) -> dict[str, Value]:
        some = [row for row in rows if month.holds(row["date_of_referral"])]
        nfa = len([row for row in some if row["referral_nfa"] == "Yes"])
        people = referrals.latest_rows(some)
        again = len([row for row in people if (row[referrals.EARLIER] or 0) >= 1])
        return {
            "count": len(some),
            "nfa": nfa,
            "percent_nfa": share(nfa, len(some)),
            "children": len(people),
            "re_referred": again,
            "percent_re_referred": share(again, len(people)),
        }

    def again_or_first(row: Row) -> str:
        number = row[referrals.EARLIER]
        if number is None or number < 0:
            return NOT_RECORDED
        return "Re-referral" if number >= 1 else "First referral"

    def followed(row: Row) -> str:
        made = row["date_of_referral"]
        for day in assessed.get(row["child_unique_id"], ()):
            if day >= made and working_days(made, day) <= ASSESSMENT_WITHIN:
                return "Followed by an assessment"
        return "Not followed"

    return {
        "beyond.referrals_by_month": by_month(
            "Referrals, NFA, re-referrals per month", question, of_month, ("count", "nfa", "children", "re_referred")
        ),
        "beyond.re_referrals": partition(
            "Re-referrals within 12 months, by child",
            referrals.latest_rows(referrals.in_period(question)),
            again_or_first,
            ("Re-referral", "First referral", NOT_RECORDED),
            (),
        ),
        "beyond.referrals_to_assessment": partition(
            "Referrals followed by an assessment", rows, followed, ("Followed by an assessment", "Not followed"), ()
        ),
        "beyond.referrals_year_to_date": year_to_date("Referrals", question, rows, {"Referrals": "date_of_referral"}),
    }


def _middle(numbers: list[int]) -> float | None:
    in_order, half = sorted(numbers), len(numbers) // 2
    if not in_order:
        return None
    return in_order[half] if len(in_order) % 2 else (in_order[half - 1] + in_order[half]) / 2


def _durations(rows: Rows) -> list[int]:
    return [number for row in rows if (number := assessments.duration(row)) is not None]


def _assessments(question: Question) -> dict[str, OracleTable]:
    rows = _in_reach(question, 4, assessments.AUTHORISED)

    def of_month(month: MonthOfReach) -> dict[str, Value]:
        some = [row for row in rows if month.holds(row[assessments.AUTHORISED])]
        days = [number for row in some if (number := assessments.duration(row)) is not None]
        within = {limit: len([number for number in days if number <= limit]) for limit in (10, 35, 45)}
        return {
            "count": len(some),
            "within_10_days": within[10],
            "within_35_days": within[35],
            "within_45_days": within[45],
            "over_60_days": len([number for number in days if number >= LONG]),
            "percent_within_45_days": share(within[45], len(some)),
            "average_working_days": sum(days) / len(days) if days else None,
            "median_working_days": _middle(days),
        }

    def age(row: Row) -> str:
        if row[assessments.START] is None:
            return DATE_ERROR
        days = working_days(row[assessments.START], question.as_at - timedelta(days=1))
        return next(label for label, shortest, longest in assessments.BANDS if shortest <= days <= longest)

    of_team: dict[str, int] = {}
    for row in rows:
        if (assessments.duration(row) or 0) >= LONG:
            of_team[row["allocated_team"] or ""] = of_team.get(row["allocated_team"] or "", 0) + 1
    without = of_team.pop("", 0)
    late = [(team, of_team[team]) for team in largest_first(of_team)] + ([(NOT_RECORDED, without)] if without else [])
    return {
        "beyond.assessments_median": OracleTable(
            "Median working days to complete an assessment",
            None,
            (("Median (working days)", {"median_working_days": _middle(_durations(assessments.completed(question)))}),),
        ),
        "beyond.assessments_by_month": by_month("Assessments completed per month, with timeliness", question, of_month),
        "beyond.assessments_61_plus": shares(
            "Assessments of 61 and more working days", late, sum(count for _, count in late)
        ),
        "beyond.assessments_ongoing_age": partition(
            "Ongoing assessments by working days open",
            assessments.ongoing(question),
            age,
            [label for label, _, _ in assessments.BANDS],
            (DATE_ERROR,),
        ),
        "beyond.assessment_outcome": partition_by_code(
            "Assessed as requiring support",
            rows,
            "assessed_as_requiring_support",
            {"Yes": "Yes", "No": "No"},
            always=True,
        ),
        "beyond.assessments_year_to_date": year_to_date(
            "Assessments completed", question, rows, {"Completed": assessments.AUTHORISED}
        ),
    }


def _section_47(question: Question) -> dict[str, OracleTable]:
    discussion, conference = "strategy_discussion_date", "date_of_initial_child_protection_conference"
    rows = _in_reach(question, 5, discussion)

    def funnel(month: MonthOfReach) -> dict[str, Value]:
        some = [row for row in rows if month.holds(row[discussion])]
        held = [row for row in some if row[conference] is not None]
        plans = len([row for row in held if row["conference_resulted_in_plan"] == "Yes"])
        return {
            "count": len(some),
            "icpc": len(held),
            "plan": plans,
            "percent_icpc": share(len(held), len(some)),
            "percent_plan": share(plans, len(some)),
        }

    def held_in(month: MonthOfReach) -> dict[str, Value]:
        some = [row for row in rows if month.holds(row[conference])]
        in_time = 0
        for row in some:
            in_order = row[conference] >= row[discussion]
            if in_order and working_days(row[discussion], row[conference]) <= CONFERENCE_IN_TIME:
                in_time += 1
        return {"count": len(some), "in_time": in_time, "percent_in_time": share(in_time, len(some))}

    return {
        "beyond.s47_by_month": by_month("Enquiries started per month, leading to ICPC, to a plan", question, funnel),
        "beyond.icpc_by_month": by_month("ICPCs held per month and in 15 working days", question, held_in),
        "beyond.s47_year_to_date": year_to_date(
            "Section 47 enquiries and conferences",
            question,
            rows,
            {"Enquiries started": discussion, "Conferences held": conference},
        ),
    }


def _children_in_need(question: Question) -> dict[str, OracleTable]:
    rows = of_the_six_months(question, 6)

    def of_month(month: MonthOfReach) -> dict[str, Value]:
        return {
            "started": len([row for row in rows if month.holds(row["cin_start_date"])]),
            "ceased": len([row for row in rows if month.holds(row["cin_closure_date"])]),
        }

    return {
        "beyond.cin_by_month": by_month("CIN started and ceased per month", question, of_month, ("started", "ceased")),
        "beyond.cin_year_to_date": year_to_date(
            "Episodes of need started and ceased",
            question,
            rows,
            {"Started": "cin_start_date", "Ceased": "cin_closure_date"},
        ),
    }


TABLES_OF = {
    1: _contacts,
    2: _early_help,
    3: _referrals,
    4: _assessments,
    5: _section_47,
    6: _children_in_need,
    7: beyond_care.child_protection,
    8: beyond_care.looked_after,
}


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table beyond ChAT by its key; those of lists not delivered have their fixed rows, with values of None."""
    made = {}
    for number, tables_of in (*TABLES_OF.items(), *further.TABLES_OF.items()):
        for key, table in tables_of(question).items():
            missing = tuple(each for each in NEEDED.get(key, (number,)) if each not in question.lists)
            made[key] = _blanked(key, table, missing) if missing else table
    return made


def _blanked(key: str, table: OracleTable, missing: tuple[int, ...]) -> OracleTable:
    if key in FIXED:
        rows = {label: values for label, values in table.rows if label in FIXED[key]}
        table = OracleTable(table.title, None, tuple((label, rows[label]) for label in FIXED[key]))
    return blanked(table, missing)
