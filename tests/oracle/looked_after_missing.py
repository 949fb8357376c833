"""List 8: missing incidents, over all children of the period."""

from tests.oracle.made import OracleTable, counted, share, shares
from tests.oracle.question import Row, Rows

EPISODES = "missing_episodes_in_last_12_months"
OFFERED, ACCEPTED = "return_interview_offered", "return_interview_accepted"
MOST_SHOWN = 10


def _with(rows: Rows, field_name: str, answer: str) -> list[Row]:
    return [row for row in rows if row[field_name] == answer]


def _offered(rows: Rows, missing: Rows) -> OracleTable:
    yes, no = len(_with(rows, OFFERED, "Yes")), len(_with(rows, OFFERED, "No"))
    unanswered = len(missing) - len(_with(missing, OFFERED, "Yes")) - len(_with(missing, OFFERED, "No"))
    counts = [("Offered return interview", yes), ("Not offered interview", no), ("Not recorded", unanswered)]
    return shares("OFFERED (Missing children)", counts, yes + no + unanswered)


def _accepted(offered: Rows, denominator: int) -> OracleTable:
    yes, no = len(_with(offered, ACCEPTED, "Yes")), len(_with(offered, ACCEPTED, "No"))
    counts = [
        ("Accepted return interview", yes),
        ("Did not accept interview", no),
        ("Not recorded", len(offered) - yes - no),
    ]
    return shares("ACCEPTED (Missing children)", counts, denominator)


def _summary(rows: Rows, missing: Rows) -> OracleTable:
    incidents = sum(row[EPISODES] for row in missing)
    cells = (
        ("Number of CLA with a missing incident", "count", len(missing)),
        ("Percentage of CLA with a missing incident", "percent", share(len(missing), len(rows))),
        ("Total number of missing incidents", "count", incidents),
        (
            "Average number of missing incidents per CLA who went missing",
            "average",
            incidents / len(missing) if missing else None,
        ),
    )
    return OracleTable(
        "Missing incidents in summary",
        len(rows),
        tuple(
            (label, {"count": None, "percent": None, "average": None} | {name: value}) for label, name, value in cells
        ),
    )


def tables(rows: Rows) -> dict[str, OracleTable]:
    """The tables of missing incidents; `rows` are open and ceased in the period."""
    missing = [row for row in rows if row[EPISODES] is not None and row[EPISODES] >= 1]
    offered = _with(missing, OFFERED, "Yes")
    episodes = dict.fromkeys([*(str(number) for number in range(1, MOST_SHOWN)), f"{MOST_SHOWN}+"], 0)
    for row in missing:
        episodes[str(row[EPISODES]) if row[EPISODES] < MOST_SHOWN else f"{MOST_SHOWN}+"] += 1
    return {
        "looked_after.any_missing": shares(
            "Any missing incidents (all CLA)",
            [("Yes", len(missing)), ("No", len(rows) - len(missing))],
            len(rows),
        ),
        "looked_after.return_interview_offered_recorded": _offered(rows, missing),
        "looked_after.return_interview_accepted": _accepted(offered, len(offered)),
        "looked_after.return_interview_offered": _offered(missing, missing),
        "looked_after.return_interview_accepted_of_missing": _accepted(offered, len(missing)),
        "looked_after.missing_summary": _summary(rows, missing),
        "looked_after.missing_episodes_per_child": counted("TOTAL MISSING EPISODES PER CLA", list(episodes.items())),
    }
