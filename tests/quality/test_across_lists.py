"""Who a child is, list against list, and what lists say as a whole."""

import pytest

from chat.extract import Extract
from chat.findings import Finding
from chat.quality.activity import activity_findings
from chat.quality.identity import identity_findings
from tests.spec.quality.cases import AS_AT, Cells, cells, extract_with

BORN = "date_of_birth"


def told(findings: list[Finding]) -> list[tuple[str, int | None, tuple[int, ...]]]:
    return [(each.rule, each.list_number, each.example_rows) for each in findings]


def identity(extract: Extract) -> list[tuple[str, int | None, tuple[int, ...]]]:
    return told(identity_findings(extract))


def test_the_same_child_everywhere_has_no_finding() -> None:
    assert identity(extract_with({1: (cells(), cells()), 2: {}, 8: {}})) == []


def test_the_row_that_differs_from_most_is_named() -> None:
    extract = extract_with({1: (cells(), cells(date_of_birth="2015-05-06")), 2: {}, 8: {}})
    assert identity(extract) == [("AQ021", 1, (3,))]


def test_on_a_tie_all_rows_are_named() -> None:
    extract = extract_with({1: {"gender": "Female"}, 2: {}})
    assert identity(extract) == [("AQ022", 1, (2,)), ("AQ022", 2, (2,))]


@pytest.mark.parametrize("change", [{BORN: None}, {"child_unique_id": None, BORN: "2010-01-01"}])
def test_blanks_and_rows_without_an_identifier_differ_from_nothing(change: Cells) -> None:
    assert identity(extract_with({1: change, 2: {}, 8: {}})) == []


def test_each_of_the_four_has_its_rule() -> None:
    other = cells(date_of_birth="2015-05-06", gender="Female", ethnicity="WIRI", disability="Yes")
    found = identity(extract_with({4: other, 5: (cells(), cells())}))
    assert found == [("AQ021", 4, (2,)), ("AQ022", 4, (2,)), ("AQ023", 4, (2,)), ("AQ024", 4, (2,))]


def contacts(*months: int) -> Extract:
    """Sixty contacts of sixty children, in these months of 2026 in turn."""
    days = [months[row % len(months)] for row in range(60)]
    rows = tuple(cells(child_unique_id=str(row), date_of_contact=f"2026-{day:02}-05") for row, day in enumerate(days))
    return extract_with({1: rows})


def test_months_without_an_event_are_named() -> None:
    assert activity_findings(contacts(4, 5, 6, 7, 8, 9), AS_AT) == []
    found = activity_findings(contacts(4, 6, 7, 9), AS_AT)
    assert told(found) == [("AQ165", 1, ())]
    assert "2026-05, 2026-08" in found[0].sentence


def test_few_rows_say_nothing_about_months() -> None:
    assert activity_findings(extract_with({1: {}}), AS_AT) == []


def test_more_plans_than_conferences() -> None:
    held = cells(
        conference_deemed_unnecessary="No",
        date_of_initial_child_protection_conference="2026-06-01",
        conference_resulted_in_plan="Yes",
    )
    assert activity_findings(extract_with({5: held, 7: {}}), AS_AT) == []
    assert told(activity_findings(extract_with({5: {}, 7: {}}), AS_AT)) == [("AQ086", 7, ())]
