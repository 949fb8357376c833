"""Open cases and what is overdue, by team, over Lists 6, 7 and 8."""

from tests.oracle.beyond_care import OUT, care_review, care_visit, plan_review, plan_visit
from tests.oracle.beyond_shapes import NOT_RECORDED
from tests.oracle.question import Question, Row
from tests.oracle.spans import sets


def workload(question: Question) -> list[tuple[str, dict[str, int]]]:
    """Open cases of Lists 6, 7 and 8 by team, and what is overdue: the rows of `beyond.by_team`."""
    columns = ("cin_open", "cpp_open", "cp_visits_overdue", "cp_reviews_overdue", "cla_open")
    columns += ("cla_visits_overdue", "cla_reviews_overdue")
    by_team: dict[str | None, dict[str, int]] = {}

    def count(row: Row, column: str) -> None:
        by_team.setdefault(row["allocated_team"], dict.fromkeys(columns, 0))[column] += 1

    for number, column in ((6, "cin_open"), (7, "cpp_open"), (8, "cla_open")):
        for row in sets(question, number).open:
            count(row, column)
    for row in sets(question, 7).open:
        if plan_visit(question, row) == OUT:
            count(row, "cp_visits_overdue")
        if plan_review(question, row) == "Overdue":
            count(row, "cp_reviews_overdue")
    for row in sets(question, 8).open:
        if care_visit(question, row, longer=False) == OUT:
            count(row, "cla_visits_overdue")
        if care_review(question, row).startswith("Overdue"):
            count(row, "cla_reviews_overdue")
    named = [team for team in by_team if team is not None]
    rows = [(team, by_team[team]) for team in sorted(named, key=lambda team: (-by_team[team]["cin_open"], team))]
    rows += [(NOT_RECORDED, by_team[None])] if None in by_team else []
    return [*rows, ("Total", {column: sum(row[column] for row in by_team.values()) for column in columns})]
