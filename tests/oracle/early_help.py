"""List 2."""

from tests.oracle import multiples, referrals
from tests.oracle.made import OracleTable, share, shares
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows, children


def in_period(question: Question) -> list[Row]:
    """P2: assessments that overlap the period, with at least one readable date; unreadable counts as blank."""
    found = []
    for row in question.rows(2):
        start, completion = row["assessment_start_date"], row["assessment_completion_date"]
        if start is None and completion is None:
            continue
        begun = start is None or start < question.as_at
        not_over = completion is None or completion >= question.window(2).start
        if begun and not_over:
            found.append(row)
    return found


def _headline(question: Question, rows: Rows) -> OracleTable:
    people = len(children(rows))
    return OracleTable(
        f"LIST 2 - EARLY HELP ({question.window(2).in_words} default)",
        None,
        (
            ("Total number of CAF/EHA", {"count": len(rows), "percent": None}),
            ("Total for ages 0-17", {"count": len(question.aged(rows, 0, 17)), "percent": None}),
            ("Children with CAF/EHA", {"count": people, "percent": share(people, len(rows))}),
        ),
        {"Children with CAF/EHA": {"percent": len(rows)}},
    )


def _organisation(rows: Rows) -> OracleTable:
    first_spelling: dict[str, str] = {}
    counts: dict[str, int] = {}
    blank = 0
    for row in rows:
        name = (row["organisation_completing_assessment"] or "").strip()
        if not name:
            blank += 1
            continue
        folded = name.casefold()
        first_spelling.setdefault(folded, name)
        counts[folded] = counts.get(folded, 0) + 1
    # No document says how equal counts stand: alphabetically, as a reader would look for them.
    in_order = sorted(counts, key=lambda folded: (-counts[folded], folded))
    found = [(first_spelling[folded], counts[folded]) for folded in in_order]
    if blank:
        found.append(("Not recorded", blank))
    return shares("Organisation completed", found, len(rows))


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    rows, referred = in_period(question), referrals.in_period(question)
    return {
        "early_help.headline": _headline(question, rows),
        "early_help.appears_on_referral_list": multiples.on_referral_list("Appears on referral list", rows, referred),
        "early_help.organisation": _organisation(rows),
        "early_help.in_period_assessments": multiples.by_rows("EHAs in period (by assessment)", rows),
        "early_help.in_period_children": multiples.by_children(
            "EHAs in period (by child)", rows, ("1 EHA/CAFs", "2 EHA/CAFs", "3 EHA/CAFs")
        ),
        **profile(question, "early_help", rows, disability=False),
    }
