"""Every rule: a row that breaks it, and a row on the edge that does not; both drawn by hand."""

from collections import Counter

import pytest

from chat.annex_a import list_by_number
from chat.findings import Finding
from chat.quality.evaluate import rule_findings
from chat.quality.rules import OWN, rules_of
from chat.quality.rules.every_list import everywhere
from tests.spec.quality import cases_1_to_5, cases_6_and_7, cases_8, cases_9_to_11, cases_everywhere
from tests.spec.quality.cases import AS_AT, SOUND, Case, Cells, Rows, extract_with

OF_LISTS = (*cases_1_to_5.CASES, *cases_6_and_7.CASES, *cases_8.CASES, *cases_9_to_11.CASES)
CASES = (*OF_LISTS, *cases_everywhere.CASES)


def told(case: Case, rows: Cells | Rows, beside: object) -> list[Finding]:
    """What the case's rule says of these rows."""
    extract = extract_with({**dict(beside), case.list_number: rows})  # type: ignore[call-overload]
    heading = None if case.column is None else list_by_number(case.list_number).column(case.column).heading
    wanted = (case.rule, case.severity, case.list_number, heading)
    found = rule_findings(extract, AS_AT)
    return [each for each in found if (each.rule, each.severity, each.list_number, each.column) == wanted]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_row_that_breaks_the_rule(case: Case) -> None:
    found = told(case, case.breaks, case.beside)
    assert len(found) == 1
    assert found[0].rows >= 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_row_on_the_edge_does_not(case: Case) -> None:
    assert told(case, case.holds, case.beside if case.beside_holds is None else case.beside_holds) == []


@pytest.mark.parametrize("number", SOUND)
def test_the_sound_row_breaks_no_rule(number: int) -> None:
    assert [(each.rule, each.column) for each in rule_findings(extract_with({number: {}}), AS_AT)] == []


def test_the_sound_rows_agree_with_each_other() -> None:
    lists = {1: {}, 2: {}, 5: {}, 6: {"case_status": "Child Protection plan"}, 7: {}, 11: {}}
    assert [(each.rule, each.column) for each in rule_findings(extract_with(lists), AS_AT)] == []


@pytest.mark.parametrize("number", OWN)
def test_every_rule_of_a_list_has_its_case(number: int) -> None:
    rules = Counter((rule.id, rule.severity, (rule.fields or (None,))[0]) for rule in OWN[number])
    drawn = Counter((case.rule, case.severity, case.column) for case in OF_LISTS if case.list_number == number)
    assert rules - drawn == Counter()
    assert set(drawn) - set(rules) == set()


def test_every_shared_rule_has_its_case() -> None:
    shared = {(rule.id, rule.severity) for number in OWN for rule in everywhere(list_by_number(number))}
    drawn = {(case.rule, case.severity) for case in cases_everywhere.CASES}
    assert drawn == {*shared, ("AQ012", "error")}


def test_every_rule_says_what_and_what_to_do() -> None:
    for number in OWN:
        for rule in rules_of(number):
            assert rule.sentence.endswith(".")
            assert rule.advice.endswith(".")
            fields = {column.field for column in list_by_number(number).columns}
            assert {*rule.fields, *rule.touched_fields} <= fields


def test_a_rule_that_needs_another_list_is_left_out_without_it() -> None:
    assert rule_findings(extract_with({8: {}}), AS_AT) == []
    found = rule_findings(extract_with({8: {}, 6: {"child_unique_id": "B"}}), AS_AT)
    assert [(each.rule, each.list_number, each.example_rows) for each in found] == [("AQ094", 8, (2,))]
