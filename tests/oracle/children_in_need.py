"""List 6."""

from tests.oracle import cohorts
from tests.oracle.made import OracleTable, partition, partition_by_code, share
from tests.oracle.profile import profile
from tests.oracle.question import Question, children
from tests.oracle.spans import DATE_ERROR, DURATIONS, Sets, ceased_duration, open_duration, sets, visit

# A code of newer returns, which no document has a row for.
CLOSED_TO_EARLY_HELP = "Case closed after assessment, referred to early help"
REASONS = {
    "RC1": "Adopted",
    "RC2": "Died",
    "RC3": "Residence Order",
    "RC4": "Special Guardianship Order",
    "RC5": "Transfer to another LA",
    "RC6": "Transfer to Adult Social Services",
    "RC7": "Other' incl. Child no longer in need",
    "RC8": "Child not in need after assessment",
    "RC9": CLOSED_TO_EARLY_HELP,
}
NEEDS = {
    "N1": "Abuse or neglect",
    "N2": "Child's disability",
    "N3": "Parents illness or disability",
    "N4": "Family in acute stress",
    "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour",
    "N7": "Low income",
    "N8": "Absent parenting",
    "N9": "Other than CIN",
    "N0": "Not stated",
}
SEEN = (
    "In the last 6 weeks",
    "6 - 12 weeks ago",
    "12 - 18 weeks ago",
    "18 or more weeks ago",
    "No visit (New CIN<1month)",
    "No visit (CIN 1+month)",
)
OVERLAPS = {
    "Referrals": "referrals",
    "Assessments ongoing": "assessments_ongoing",
    "Assessments completed": "assessments_completed",
    "Section 47s": "section_47",
    "ICPCs": "icpc",
    "CPP open": "cpp_open",
    "CPP closed": "cpp_closed",
    "CLA open": "cla_open",
    "CLA closed": "cla_closed",
    "Care leavers": "care_leavers",
    "Adoptions": "adoptions",
}


def _headline(question: Question, found: Sets) -> OracleTable:
    opened = len(found.open)
    return OracleTable(
        f"LIST 6 - CHILDREN IN NEED ({question.window(6).in_words} default)",
        None,
        (
            ("Total CIN in period", {"count": len(found.in_period), "rate_per_10k": None}),
            (
                "CIN started in period",
                {"count": len(found.started), "rate_per_10k": question.yearly_rate(len(found.started), 6)},
            ),
            (
                "CIN ceased in period",
                {"count": len(found.ceased), "rate_per_10k": question.yearly_rate(len(found.ceased), 6)},
            ),
            ("Current open CIN", {"count": opened, "rate_per_10k": question.rate(opened)}),
            ("Current open CIN age 0-17", {"count": len(question.aged(found.open, 0, 17)), "rate_per_10k": None}),
        ),
    )


def _cohort_overlap(question: Question, found: Sets) -> OracleTable:
    people, others = children(found.open), cohorts.sets(question)
    rows = []
    for label, name in OVERLAPS.items():
        other = others[name]
        shared = None if other is None else len(people & other)
        rows.append((label, {"count": shared, "percent": None if shared is None else share(shared, len(people))}))
    nothing_known = all(others[name] is None for name in OVERLAPS.values())
    return OracleTable("CIN cohort on other lists", None if nothing_known else len(people), tuple(rows))


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    found = sets(question, 6)
    return {
        "children_in_need.headline": _headline(question, found),
        "children_in_need.ceased_duration": partition(
            "CIN ceased - duration open case", found.ceased, ceased_duration(6), (*DURATIONS, DATE_ERROR), ()
        ),
        "children_in_need.ceased_reason": partition_by_code(
            "CIN ceased - reason ceased",
            found.ceased,
            "reason_for_closure",
            REASONS,
            missing="Not recorded / error",
            always=True,
            when_not_zero=(CLOSED_TO_EARLY_HELP,),
        ),
        "children_in_need.category_of_need": partition_by_code(
            "Current CIN - category of need", found.open, "primary_need_code", NEEDS, missing="Code error", always=True
        ),
        "children_in_need.open_duration": partition(
            "Current CIN - duration open case", found.open, open_duration(question, 6), (*DURATIONS, DATE_ERROR), ()
        ),
        "children_in_need.last_seen": partition(
            "Current CIN - child last seen",
            found.open,
            visit(question, 6, "date_child_was_last_seen", (6, 12, 18), SEEN),
            (*SEEN, DATE_ERROR),
            (),
        ),
        "children_in_need.cohort_overlap": _cohort_overlap(question, found),
        **profile(question, "children_in_need", found.open, disability=True),
    }
