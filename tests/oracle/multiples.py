"""Tables of how often a child is on a list."""

from tests.oracle.made import OracleTable, shares
from tests.oracle.question import Row, Rows, children, rows_of_child


def by_rows(title: str, rows: Rows) -> OracleTable:
    """Rows by how many of them their child has, from 1 to the largest number."""
    largest = max((rows_of_child(rows, child) for child in children(rows)), default=0)
    counts = []
    for times in range(1, largest + 1):
        count = 0
        for row in rows:
            if row["child_unique_id"] and rows_of_child(rows, row["child_unique_id"]) == times:
                count += 1
        counts.append((str(times), count))
    blank = len([row for row in rows if not row["child_unique_id"]])
    if blank:
        counts.append(("Not recorded", blank))
    return shares(title, counts, len(rows))


def by_children(title: str, rows: Rows, labels: tuple[str, str, str]) -> OracleTable:
    """Children by how many of the rows they have: 1, 2, 3 (in the words of `labels`), 4 or more."""
    in_words = (*labels, "4 or more")
    counts = dict.fromkeys(in_words, 0)
    for child in children(rows):
        times = rows_of_child(rows, child)
        counts[in_words[min(times, 4) - 1]] += 1
    return shares(title, list(counts.items()), len(children(rows)))


def on_referral_list(title: str, rows: Rows, referrals: Rows) -> OracleTable:
    """Rows by whether their child is among the children of the referrals."""
    referred = children(referrals)
    yes: list[Row] = [row for row in rows if row["child_unique_id"] in referred]
    return shares(title, [("Yes", len(yes)), ("No", len(rows) - len(yes))], len(rows))
