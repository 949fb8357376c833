"""List 3."""

from collections.abc import Callable, Sequence

from tests.oracle.made import OracleTable, partition, partition_by_code, share, tally
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows, children
from tests.oracle.sources import GROUPS, group_of

EARLIER = "number_of_referrals_in_last_12_months"


def in_period(question: Question) -> list[Row]:
    """P3: rows with a date of referral in the period."""
    window = question.window(3)
    return [row for row in question.rows(3) if window.holds(row["date_of_referral"])]


def latest_rows(rows: Rows) -> list[Row]:
    """C3: each child's latest row; of several on one day the last of the file."""
    found = []
    for child in sorted(children(rows)):
        latest: Row | None = None
        for row in rows:
            if row["child_unique_id"] == child and (
                latest is None or row["date_of_referral"] >= latest["date_of_referral"]
            ):
                latest = row
        assert latest is not None
        found.append(latest)
    return found


def _by_child(title: str, rows: Rows, label_of: Callable[[int], str], labels: Sequence[str]) -> OracleTable:
    people = latest_rows(rows)

    def label(row: Row) -> str:
        number = row[EARLIER]
        return "Not recorded" if number is None or number < 0 else label_of(number)

    in_order = (*labels, "Not recorded")
    return OracleTable(
        title,
        len(rows),
        tuple(
            (
                name,
                {
                    "count": count,
                    "percent": share(count, len(rows)),
                    "percent_of_children": share(count, len(people)),
                },
            )
            for name, count in tally(people, label, in_order)
        ),
        {name: {"percent_of_children": len(people)} for name in in_order},
    )


def _headline(question: Question, rows: Rows) -> OracleTable:
    return OracleTable(
        f"LIST 3 - REFERRALS ({question.window(3).in_words} default)",
        None,
        (
            ("Total number of referrals", {"count": len(rows), "rate_per_10k": question.yearly_rate(len(rows), 3)}),
            ("Total for ages 0-17", {"count": len(question.aged(rows, 0, 17)), "rate_per_10k": None}),
        ),
    )


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    rows = in_period(question)
    times = ("1 referral", "2 referrals", "3 referrals", "4 or more")
    return {
        "referrals.headline": _headline(question, rows),
        "referrals.nfa": partition_by_code(
            "Referrals result in NFA", rows, "referral_nfa", {"Yes": "NFA", "No": "Further action"}, always=False
        ),
        "referrals.multiple": _by_child(
            "Multiple Referrals",
            rows,
            lambda earlier: "Re-referral" if earlier >= 1 else "First referral",
            ("Re-referral", "First referral"),
        ),
        "referrals.re_referrals_12_months": _by_child(
            "Re-referrals in last 12 months", rows, lambda earlier: "Yes" if earlier >= 1 else "No", ("Yes", "No")
        ),
        "referrals.source": partition(
            "Referral source", rows, lambda row: group_of(row, "referral_source"), GROUPS, ()
        ),
        "referrals.number_12_months": _by_child(
            "No. referrals in the last 12 months", rows, lambda earlier: times[min(earlier, 3)], times
        ),
        **profile(question, "referrals", rows, disability=False),
    }
