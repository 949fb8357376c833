"""Findings say what is done and what is so: each sentence held to the figures or the rows it speaks of."""

from chat.counting.report import Choices, build_report
from chat.quality.all_findings import inspect
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.quality.cases import AS_AT, cells, extract_with


def test_of_two_rows_that_differ_neither_is_called_the_odd_one() -> None:
    extract = extract_with({1: cells(date_of_birth="2015-05-05"), 3: cells(date_of_birth="2015-06-05")})
    about = [finding for finding in inspect(extract, AS_AT) if finding.rule == "AQ021"]
    assert [finding.list_number for finding in about] == [1, 3]
    assert {finding.sentence for finding in about} == {
        "The date of birth differs from the child's other rows, on this list or others."
    }


def test_the_finding_about_short_breaks_says_what_the_headline_does() -> None:
    extract = extract_with({8: (cells(child_unique_id="A", legal_status="V4"), cells(child_unique_id="B"))})
    report = build_report(extract, AS_AT, LISTS_IN_ORDER, Choices(settings=list_defaults()))
    rows = {row.label: row.values["count"] for row in report.table("looked_after.headline").rows}
    is_left_out = rows["Current open CLA"] == 1
    (finding,) = [finding for finding in inspect(extract, AS_AT) if finding.rule == "AQ045"]
    assert is_left_out
    assert "is left out of those looked after" in finding.sentence
