"""List 8: starters, ceased and missing. As at 1 October 2018 the six months are 1 April to 30 September."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, table_of

CEASED = "child_unique_id | date_ceased_to_be_looked_after | reason_ceased_to_be_looked_after"
STARTED = "child_unique_id | date_started_to_be_looked_after"


def ceased(*reasons: str):
    rows = [f"A | 2018-09-01 | {reason}" for reason in reasons]
    return extract_of(looked_after="\n".join([CEASED, *rows, "out | 2018-03-31 | E11", "out | - | E45"]))


def started(heading: str, *cells: str):
    rows = [f"A | 2018-04-01 | {cell}" for cell in cells]
    return extract_of(looked_after="\n".join([f"{STARTED} | {heading}", *rows, f"out | 2018-03-31 | {cells[0]}"]))


REASONS = ceased("E11", "E12", "E8", "E45", "E48", "E13", "X1", "-", "?")


def test_ceased_adoption():
    assert figures_of(REASONS, "looked_after.ceased_adoption") == [
        ("Yes", {"count": 2, "percent": 2 / 9}),
        ("No", {"count": 4, "percent": 4 / 9}),  # E8, E45, E48, E13
        ("Not recorded", {"count": 3, "percent": 3 / 9}),  # X1, blank, no code
    ]
    assert table_of(REASONS, "looked_after.ceased_adoption").chat_title == "CLA Ceased – Adoption"


def test_ceased_sgo_adds_not_recorded_when_not_zero():
    assert figures_of(REASONS, "looked_after.ceased_sgo") == [
        ("Yes", {"count": 2, "percent": 2 / 9}),
        ("No", {"count": 4, "percent": 4 / 9}),  # E11, E12, E8, E13
        ("Not recorded", {"count": 3, "percent": 3 / 9}),
    ]
    assert column_of(ceased("E46", "E47", "E2"), "looked_after.ceased_sgo") == [("Yes", 2), ("No", 1)]


CODES_OF_EACH_REASON = {
    "Adopted": "E11 E12",
    "Died": "E2",
    "Care taken by another LA": "E3",
    "Returned home to live with parents/ relatives": "E4A E4B",
    "Live with parents/relatives (not PR)": "E13",
    "Residence order granted": "E41",
    "Special Guardianship Orders": "E45 E46 E47 E48",
    "Moved into independent living": "E5 E6",
    "Transferred to residential care funded by ASS": "E7",
    "Sentenced to custody": "E9",
    "Accommodation on remand ended": "E14",
    "Age assessment determined child was 18+": "E15",
    "Child moved abroad": "E16",
    "Any other reason": "E8 E17",
    "Not recorded / Error": "X1 - ?",
}


def test_ceased_reasons_are_in_printed_order():
    counts = {
        "Adopted": 2,
        "Live with parents/relatives (not PR)": 1,
        "Special Guardianship Orders": 2,
        "Any other reason": 1,
        "Not recorded / Error": 3,
    }
    assert figures_of(REASONS, "looked_after.ceased_reason") == [
        (label, {"count": counts.get(label, 0), "percent": counts.get(label, 0) / 9}) for label in CODES_OF_EACH_REASON
    ]


@pytest.mark.parametrize(("label", "codes"), CODES_OF_EACH_REASON.items())
def test_each_reason_is_in_its_row(label, codes):
    drawn = ceased(*codes.split())
    assert not_zero(column_of(drawn, "looked_after.ceased_reason")) == [(label, len(codes.split()))]


NEED_OF_EACH_CODE = {
    "N1": "Abuse or neglect",
    "N2": "Child's disability",
    "N3": "Parents illness or disability",
    "N4": "Family in acute stress",
    "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour",
    "N7": "Low income",
    "N8": "Absent parenting",
    "N9": "Other than CIN",
    "-": "Not recorded",
    "?": "Code error",
}


def test_category_of_need_of_starters():
    drawn = started("category_of_need", *NEED_OF_EACH_CODE, "N1", "N0")
    counts = dict.fromkeys(NEED_OF_EACH_CODE.values(), 1) | {"Abuse or neglect": 2, "Not recorded": 1 + 1}  # N0 too
    assert column_of(drawn, "looked_after.starters_category_of_need") == list(counts.items())
    assert cell_of(drawn, "looked_after.starters_category_of_need", "Abuse or neglect", "percent") == 2 / 13


@pytest.mark.parametrize(("code", "label"), NEED_OF_EACH_CODE.items())
def test_each_category_of_need_is_in_its_row(code, label):
    assert not_zero(column_of(started("category_of_need", code), "looked_after.starters_category_of_need")) == [
        (label, 1)
    ]


def test_second_or_subsequent_period_of_starters():
    drawn = started("second_or_subsequent_period_of_care", "Yes", "Yes", "No", "-", "?")
    assert figures_of(drawn, "looked_after.starters_second_or_subsequent") == [
        ("Yes", {"count": 2, "percent": 2 / 5}),
        ("No", {"count": 1, "percent": 1 / 5}),
        ("Not recorded", {"count": 2, "percent": 2 / 5}),
    ]


MISSING = (
    "child_unique_id | date_ceased_to_be_looked_after | missing_episodes_in_last_12_months"
    " | return_interview_offered | return_interview_accepted\n"
)
EXAMPLE = extract_of(
    looked_after=MISSING
    + """
    A | - | 0 | -   | -
    B | - | 0 | No  | -
    C | - | - | -   | -
    D | - | 1 | Yes | No
    E | - | 4 | No  | -
    """
)
ODD_CELLS = extract_of(
    looked_after=MISSING
    + """
    A | -          | 2  | Yes     | Yes
    B | 2018-04-01 | 10 | Yes     | Unknown
    C | -          | 1  | Unknown | Yes
    D | -          | 1  | ?       | -
    E | -          | -1 | -       | -
    F | -          | ?  | No      | -
    G | -          | 0  | Unknown | -
    H | 2018-03-31 | 5  | Yes     | Yes
    """
)


def test_any_missing():
    assert column_of(EXAMPLE, "looked_after.any_missing") == [("Yes", 2), ("No", 3)]
    assert figures_of(ODD_CELLS, "looked_after.any_missing") == [
        ("Yes", {"count": 4, "percent": 4 / 7}),  # A to D, of whom B ceased in the period; H ceased before it
        ("No", {"count": 3, "percent": 3 / 7}),  # E, F, G
    ]


def offers(offered: int, not_offered: int, not_recorded: int, of: int):
    labels = ("Offered return interview", "Not offered interview", "Not recorded")
    counts = (offered, not_offered, not_recorded)
    return [(label, {"count": n, "percent": n / of}) for label, n in zip(labels, counts, strict=True)]


def answers(accepted: int, not_accepted: int, not_recorded: int, of: int):
    labels = ("Accepted return interview", "Did not accept interview", "Not recorded")
    counts = (accepted, not_accepted, not_recorded)
    return [(label, {"count": n, "percent": n / of}) for label, n in zip(labels, counts, strict=True)]


def test_return_interview_offered():
    assert figures_of(EXAMPLE, "looked_after.return_interview_offered") == offers(1, 1, 0, of=2)
    assert figures_of(ODD_CELLS, "looked_after.return_interview_offered") == offers(2, 0, 2, of=4)


def test_return_interview_offered_as_first_printed_takes_in_answers_without_an_incident():
    assert figures_of(EXAMPLE, "looked_after.return_interview_offered_recorded") == offers(1, 2, 0, of=3)  # B too
    assert figures_of(ODD_CELLS, "looked_after.return_interview_offered_recorded") == offers(2, 1, 2, of=5)  # F too


def test_return_interview_accepted():
    assert figures_of(EXAMPLE, "looked_after.return_interview_accepted") == answers(0, 1, 0, of=1)
    assert figures_of(ODD_CELLS, "looked_after.return_interview_accepted") == answers(1, 0, 1, of=2)  # not C


def test_return_interview_accepted_of_missing_divides_by_all_who_went_missing():
    assert figures_of(EXAMPLE, "looked_after.return_interview_accepted_of_missing") == answers(0, 1, 0, of=2)
    assert figures_of(ODD_CELLS, "looked_after.return_interview_accepted_of_missing") == answers(1, 0, 1, of=4)


def summary(missing: int, share: float | None, incidents: int, average: float | None):
    blank = dict.fromkeys(("count", "percent", "average"))
    return [
        ("Number of CLA with a missing incident", blank | {"count": missing}),
        ("Percentage of CLA with a missing incident", blank | {"percent": share}),
        ("Total number of missing incidents", blank | {"count": incidents}),
        ("Average number of missing incidents per CLA who went missing", blank | {"average": average}),
    ]


def test_missing_summary():
    assert figures_of(EXAMPLE, "looked_after.missing_summary") == summary(2, 2 / 5, 1 + 4, 5 / 2)
    assert figures_of(ODD_CELLS, "looked_after.missing_summary") == summary(4, 4 / 7, 2 + 10 + 1 + 1, 14 / 4)


def test_missing_summary_when_nobody_went_missing():
    drawn = extract_of(looked_after=MISSING + "A | - | 0 | - | -")
    assert figures_of(drawn, "looked_after.missing_summary") == summary(0, 0 / 1, 0, None)


def test_missing_episodes_per_child_have_counts_only():
    drawn = extract_of(looked_after=MISSING + "\n".join(f"A | - | {n} | - | -" for n in (1, 1, 2, 9, 10, 11, 0, "-")))
    assert figures_of(drawn, "looked_after.missing_episodes_per_child") == [
        (label, {"count": {"1": 2, "2": 1, "9": 1, "10+": 2}.get(label, 0)})
        for label in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10+")
    ]
