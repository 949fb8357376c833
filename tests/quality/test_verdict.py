"""Whether an extract can be used: the three steps, their thresholds, and the words."""

import datetime as dt
from dataclasses import replace

import pytest

from chat.counting.report import Choices, prepared_lists
from chat.extract import AsAt, Extract
from chat.quality.all_findings import inspect
from chat.quality.verdict import Judged, judge
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.quality.cases import AS_AT, UNREADABLE, Cells, Rows, cells, extract_with


def judged_extract(extract: Extract, as_at: AsAt = AS_AT) -> Judged:
    prepared = prepared_lists(extract, as_at, LISTS_IN_ORDER, Choices(settings=list_defaults()))
    return judge(extract, as_at, LISTS_IN_ORDER, prepared, (*extract.findings, *inspect(extract, as_at)))


def judged(rows: dict[int, Cells | Rows], as_at: AsAt = AS_AT) -> Judged:
    return judged_extract(extract_with(rows), as_at)


def rows_of(number: int, name: str = "C", **changes: str | int | None) -> tuple[Cells, ...]:
    """So many rows, each of another child."""
    return tuple(cells(child_unique_id=f"{name}{at}", **changes) for at in range(number))


def test_a_sound_extract_is_usable() -> None:
    assert judged({1: rows_of(10)}).verdict.sentence == "Usable"


# Contacts without a date are in no period. 5 % of 60 counted are 3: more than that is too much, from 3 children on.
@pytest.mark.parametrize(
    ("undated", "counted", "moves"),
    [(3, 60, False), (4, 60, True), (3, 59, True), (2, 10, False), (3, 10, True)],
)
def test_a_count_can_move_by_five_percent_and_three_children(undated: int, counted: int, moves: bool) -> None:
    (problem,) = judged({1: (*rows_of(counted), *rows_of(undated, "U", date_of_contact=None))}).problems
    assert ("Total number of contacts" in [each.headline for each in problem.moved]) == moves


def test_three_rows_of_one_child_are_one_child() -> None:
    undated = tuple(
        cells(child_unique_id="U", date_of_contact=None, contact_source=source) for source in ("5A", "5B", "6")
    )
    assert judged({1: (*rows_of(10), *undated)}).verdict.step == "usable"
    unknown = tuple(cells(child_unique_id=None, date_of_contact=None) for _ in range(3))
    assert judged({1: (*rows_of(10), *unknown)}).verdict.step == "caution"  # who knows whether they are one


# A blank need is in the share of open cases with abuse or neglect. 2 points of 200 open cases are 4.
@pytest.mark.parametrize(("blank", "of", "step"), [(4, 200, "usable"), (5, 200, "caution"), (4, 199, "caution")])
def test_a_percentage_can_move_by_two_points(blank: int, of: int, step: str) -> None:
    rows = (*rows_of(of - blank), *rows_of(blank, "B", primary_need_code=None))
    assert judged({6: rows}).verdict.step == step


def test_what_no_headline_reads_calls_for_no_caution() -> None:
    assert judged({1: rows_of(10, ethnicity=UNREADABLE)}).verdict.step == "usable"


def test_rows_before_the_period_move_nothing() -> None:
    # They are within the six months of the list, but the contacts of three months are counted.
    early = rows_of(4, "E", date_of_contact="2026-05-01", contact_source=None)
    assert judged({1: (*rows_of(10), *early)}).verdict.step == "usable"


def test_caution_says_how_many_problems_and_figures() -> None:
    of = judged({1: (*rows_of(20), *rows_of(8, "U", date_of_contact=None)), 3: rows_of(20)})
    # All five headline figures of List 1 are about contacts in the period.
    assert of.verdict.sentence == "Usable with caution: 1 problem can change 5 headline figures"
    assert of.verdict.reasons == (
        "List 1, 'Date of Contact': 8 rows to check against the 20 behind 'Total number of contacts'.",
    )


def test_small_problems_add_up() -> None:
    # Of 40 contacts two have no date and two a source that cannot be read: 4 of 40 for the share from the police.
    rows = (*rows_of(38), *rows_of(2, "S", contact_source=None), *rows_of(2, "U", date_of_contact=None))
    assert judged({1: rows}).verdict.sentence == (
        "Usable with caution: many small problems together can change 1 headline figure"
    )


@pytest.mark.parametrize(("date", "step"), [(None, "not_usable"), (UNREADABLE, "not_usable")])
def test_a_list_without_a_readable_date(date: str | None, step: str) -> None:
    verdict = judged({1: rows_of(10, date_of_contact=date), 3: rows_of(10)}).verdict
    assert (verdict.step, verdict.sentence) == (step, "Not usable: List 1 has no readable date")


@pytest.mark.parametrize(("unreadable", "not_usable"), [(4, False), (5, True), (6, True)])
def test_half_the_rows_of_a_list_without_a_date(unreadable: int, not_usable: bool) -> None:
    rows = (*rows_of(10 - unreadable), *rows_of(unreadable, "U", date_of_referral=UNREADABLE))
    verdict = judged({1: rows_of(10), 3: rows}).verdict
    assert (verdict.step == "not_usable") == not_usable
    if not_usable:
        assert verdict.sentence == f"Not usable: {unreadable} of the 10 rows of List 3 have no readable date"


def test_dates_read_the_wrong_way_round_lie_outside_every_period() -> None:
    # Of 74 referrals 56 lost: 30 after the as-at date, 20 before the six months, 6 unreadable.
    rows = (
        *rows_of(18),
        *rows_of(30, "L", date_of_referral="2026-11-09"),
        *rows_of(20, "E", date_of_referral="2026-01-09"),
        *rows_of(6, "U", date_of_referral=UNREADABLE),
    )
    assert judged({3: rows}).verdict.sentence == (
        "Not usable: 56 of the 74 rows of List 3 lie outside the months up to 30 September 2026"
        " or have no readable date"
    )


def test_the_months_of_a_list_are_six_whatever_is_reported() -> None:
    # Contacts of three months are reported; the list goes back six, so these rows are where they belong.
    assert judged({1: (*rows_of(4), *rows_of(6, "E", date_of_contact="2026-04-01"))}).verdict.step == "usable"
    before = (*rows_of(4), *rows_of(6, "E", date_of_contact="2026-03-31"))
    assert judged({1: before}).verdict.step == "not_usable"


def test_an_open_case_needs_no_end() -> None:
    assert judged({6: rows_of(10), 7: rows_of(10), 8: rows_of(10), 10: rows_of(5)}).verdict.step != "not_usable"
    ends = rows_of(10, date_ceased_to_be_looked_after=UNREADABLE)
    assert judged({8: ends}).verdict.sentence == "Not usable: List 8 has no readable date"


@pytest.mark.parametrize("year", [2016, 2036])
def test_an_as_at_date_ten_years_off(year: int) -> None:
    extract = {1: rows_of(10), 3: rows_of(10), 4: rows_of(10), 5: rows_of(10)}
    verdict = judged(extract, AsAt(dt.date(year, 10, 1), inferred=False)).verdict
    assert verdict.sentence == (
        f"Not usable: half or more of the rows of Lists 1, 3, 4 and 5 lie outside the months up to 30 September {year}"
    )
    assert f"Check the as-at date, 1 October {year}" in verdict.reasons[-1]


def test_an_empty_template() -> None:
    assert judged({1: (), 3: (), 8: ()}).verdict.sentence == "Not usable: no list has any rows"
    assert judged({1: (), 3: rows_of(5), 8: ()}).verdict.sentence == "Usable with caution: Lists 1 and 8 have no rows"
    assert judged({1: rows_of(5), 3: rows_of(5), 10: ()}).verdict.step == "usable"


def test_a_list_that_could_not_be_analysed() -> None:
    extract = replace(extract_with({1: rows_of(10)}), set_aside={8: "it has no column 'X'."})
    verdict = judged_extract(extract).verdict
    assert verdict.sentence == "Not usable: List 8 could not be analysed"
    assert verdict.reasons == ("List 8 could not be analysed: it has no column 'X'.",)


def test_problems_rank_by_the_headline_figures_that_they_can_move() -> None:
    rows = {
        1: (*rows_of(20), *rows_of(5, "U", date_of_contact=None)),  # 5 of 20 in every figure of the list
        3: (*rows_of(20), *rows_of(12, "N", referral_nfa=None)),  # 12 of 32, but one figure only
        9: rows_of(30, "L", ethnicity=None, gender=None),  # no figure
    }
    of = judged(rows)
    columns = [(each.cause.list_number, each.cause.column) for each in of.problems]
    assert columns[:2] == [(1, "Date of Contact"), (3, "Referral NFA?")]
    assert [len(each.moved) for each in of.problems[:2]] == [5, 1]


def test_one_child_with_a_wrong_date_of_birth_is_one_problem() -> None:
    # Everywhere else the child is 11; here it is born after most of its own dates.
    wrong = cells(child_unique_id="A", date_of_birth="2026-09-15")
    of = judged({1: (wrong, *rows_of(5)), 3: cells(), 4: cells(), 6: (wrong, *rows_of(5)), 8: (wrong, *rows_of(5))})
    about = [each for each in of.problems if any("Date of Birth" in found.headings for found in each.findings)]
    assert len(about) == 1
    (problem,) = about
    assert problem.cause.column == "Date of Birth"
    assert len(problem.findings) >= 8
    assert {found.list_number for found in problem.findings} >= {1, 6, 8}


def test_findings_about_other_children_are_problems_of_their_own() -> None:
    rows = cells(child_unique_id="A", age_of_child=3), cells(child_unique_id="B", age_of_child=5, contact_source=None)
    of = judged({1: (*rows, *rows_of(5))})
    assert {(each.cause.rule, len(each.consequences)) for each in of.problems} == {("AQ055", 0), ("AQ025", 0)}
