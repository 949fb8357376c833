"""Every list by every list: the sets of children, and how many two of them share."""

from tests.oracle import adoption_states, assessments, contacts, early_help, referrals, section_47, spans
from tests.oracle.question import Question, Rows, children

LIST_OF_SET = {
    "contacts": 1,
    "early_help": 2,
    "referrals": 3,
    "assessments": 4,
    "assessments_ongoing": 4,
    "assessments_completed": 4,
    "section_47": 5,
    "icpc": 5,
    "cin": 6,
    "cin_open": 6,
    "cin_ceased": 6,
    "cpp_open": 7,
    "cpp_closed": 7,
    "cla_open": 8,
    "cla_closed": 8,
    "care_leavers": 9,
    "adoptions": 10,
}


def _rows_of_sets(question: Question) -> dict[str, Rows]:
    ongoing, completed = assessments.ongoing(question), assessments.completed(question)
    need, plans, care = (spans.sets(question, number) for number in (6, 7, 8))
    return {
        "contacts": contacts.in_period(question),
        "early_help": early_help.in_period(question),
        "referrals": referrals.in_period(question),
        "assessments": [*ongoing, *completed],
        "assessments_ongoing": ongoing,
        "assessments_completed": completed,
        "section_47": section_47.in_period(question),
        "icpc": section_47.with_conference(question),
        "cin": need.in_period,
        "cin_open": need.open,
        "cin_ceased": need.ceased,
        "cpp_open": plans.open,
        "cpp_closed": plans.ceased,
        "cla_open": care.open,
        "cla_closed": care.ceased,
        "care_leavers": question.rows(9),
        "adoptions": adoption_states.in_scope(question),
    }


def sets(question: Question) -> dict[str, set[str] | None]:
    """The distinct children of each set by its name, None where the list was not delivered."""
    return {
        name: children(rows) if LIST_OF_SET[name] in question.lists else None
        for name, rows in _rows_of_sets(question).items()
    }


def counts(question: Question) -> list[list[int | None]]:
    """The matrix of children in both sets, rows and columns in the order of `LIST_OF_SET`."""
    found = sets(question)
    matrix = []
    for row_name in LIST_OF_SET:
        line: list[int | None] = []
        for column_name in LIST_OF_SET:
            one, other = found[row_name], found[column_name]
            line.append(None if one is None or other is None else len(one & other))
        matrix.append(line)
    return matrix
