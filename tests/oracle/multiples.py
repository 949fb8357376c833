"""Tables of how often a child is on a list."""

from tests.oracle.made import OracleTable, shares
from tests.oracle.question import Row, Rows, children


def times_of_children(rows: Rows) -> dict[str, int]:
    """How many of the rows each child has; a blank identifier is no child."""
    times: dict[str, int] = {}
    for row in rows:
        if row["child_unique_id"]:
            times[row["child_unique_id"]] = times.get(row["child_unique_id"], 0) + 1
    return times


def by_rows(title: str, rows: Rows) -> OracleTable:
    """Rows by how many of them their child has, from 1 to the largest number."""
    times = times_of_children(rows)
    counts = []
    for number in range(1, max(times.values(), default=0) + 1):
        count = 0
        for row in rows:
            if row["child_unique_id"] and times[row["child_unique_id"]] == number:
                count += 1
        counts.append((str(number), count))
    blank = len([row for row in rows if not row["child_unique_id"]])
    if blank:
        counts.append(("Not recorded", blank))
    return shares(title, counts, len(rows))


def by_children(title: str, rows: Rows, labels: tuple[str, str, str]) -> OracleTable:
    """Children by how many of the rows they have: 1, 2, 3 (in the words of `labels`), 4 or more."""
    in_words = (*labels, "4 or more")
    counts = dict.fromkeys(in_words, 0)
    for number in times_of_children(rows).values():
        counts[in_words[min(number, 4) - 1]] += 1
    return shares(title, list(counts.items()), len(children(rows)))


def on_referral_list(title: str, rows: Rows, referrals: Rows) -> OracleTable:
    """Rows by whether their child is among the children of the referrals."""
    referred = children(referrals)
    yes: list[Row] = [row for row in rows if row["child_unique_id"] in referred]
    return shares(title, [("Yes", len(yes)), ("No", len(rows) - len(yes))], len(rows))
