"""Findings put together by rule: order, places, words."""

from chat.findings import Finding
from chat.quality.by_rule import by_rule
from chat.quality.effects import Effect
from chat.quality.problems import Problem

COLUMN = "Date of Contact"
BIG = Finding("AQ048", "error", "2 cells hold no date.", "Mend them.", 1, column=COLUMN, rows=2)
SAME = Finding("AQ048", "warning", "9 cells hold no date.", "Mend them.", 3, column="Date of referral", rows=9)
OTHER = Finding("AQ016", "warning", "Another row is the same.", "Remove it.", 1, rows=50)
WHOLE = Finding("CQ900", "info", "Nothing to do.", "Nothing.", rows=0)
MINOR = Finding("CQ001", "error", "No date.", "Enter it.", 2, column="Assessment start date", rows=1)


def test_a_rule_is_told_once_with_all_its_rows() -> None:
    first = by_rule((BIG, SAME, OTHER, WHOLE, MINOR), ())[0]
    assert (first.rule, first.severity, first.rows, first.findings) == ("AQ048", "error", 2 + 9, 2)
    assert first.where == "1 Contacts, 3 Referrals"
    assert not first.what[0].isdigit()  # its own words, for the numbers of a single finding would be wrong


def test_errors_first_then_by_rows_unless_headline_figures_can_change() -> None:
    plain = by_rule((BIG, SAME, OTHER, WHOLE, MINOR), ())
    assert [each.rule for each in plain] == ["AQ048", "CQ001", "AQ016", "CQ900"]
    much = Effect("Total number of contacts", "contacts.headline", 50, 100, 50, is_share=False)
    little = Effect("Contacts from the police", "contacts.source", 1, 100, 1, is_share=True)
    problems = (Problem(OTHER, (), (much, little)), Problem(MINOR, (), (little,)))
    moved = by_rule((BIG, SAME, OTHER, WHOLE, MINOR), problems)
    assert [each.rule for each in moved] == ["AQ016", "AQ048", "CQ001", "CQ900"]
    assert [each.changes for each in moved] == [("Total number of contacts",), (), (), ()]


def test_where_is_the_column_of_one_list_and_numbers_of_many() -> None:
    def where(*findings: Finding) -> str:
        return by_rule(findings, ())[0].where

    many = tuple(Finding("AQ012", "error", "Twice.", "Remove it.", number) for number in (1, 2, 7, 8))
    assert where(MINOR) == "2 Early help: Assessment start date"
    assert where(*many) == "Lists 1, 2, 7 and 8"
    assert where(WHOLE) == "All lists"
