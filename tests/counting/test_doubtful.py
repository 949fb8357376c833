"""Which tables a finding touches, and the note under a table."""

from dataclasses import replace

import pytest

from chat.counting.columns_read import table_reads
from chat.counting.doubtful import touched_by
from chat.counting.report import Choices, build_report, prepared_lists, with_findings
from chat.findings import Finding
from chat.report import Report
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.quality.cases import AS_AT, cells, extract_with

READS = table_reads(LISTS_IN_ORDER)


def finding(column: str | None, **changes: object) -> Finding:
    found = Finding("AQ000", "error", "A sentence.", "Advice.", 5, "List_5", column, 1, (2,), (2,))
    return replace(found, **changes)  # type: ignore[arg-type]


def tables_touched(column: str | None, **changes: object) -> set[str]:
    return set(touched_by(finding(column, **changes), READS).tables)


def test_every_table_reads_something() -> None:
    assert [each.key for each in READS] == [table.key for measures in LISTS_IN_ORDER for table in measures.tables]
    assert [each.key for each in READS if not each.reads and each.key != "care_leavers.headline"] == []


def test_a_column_touches_the_tables_that_read_it() -> None:
    touched = tables_touched("Was an Initial Child Protection Conference deemed unnecessary?")
    assert "section_47.icpc_not_required" in touched
    assert "section_47.multiple_s47s" not in touched


def test_the_date_of_the_period_touches_all_tables_of_the_list_and_those_that_look_at_it() -> None:
    touched = tables_touched("Strategy discussion initiating Section 47 Enquiry Start Date")
    assert {table.key for table in LISTS_IN_ORDER[4].tables} <= touched


def test_a_list_that_another_list_looks_at() -> None:
    touched = tables_touched("Date of referral", list_number=3)
    assert "contacts.appears_on_referral_list" in touched


def test_rows_as_a_whole_touch_every_table_of_the_list() -> None:
    assert {table.key for table in LISTS_IN_ORDER[4].tables} <= tables_touched(None)


def test_findings_about_practice_touch_nothing() -> None:
    assert tables_touched("Date of referral", list_number=3, touches=()) == set()


def test_findings_about_the_extract_touch_nothing() -> None:
    assert tables_touched(None, list_number=None) == set()


ENQUIRIES = (cells(), cells(strategy_discussion_date="2026-03-01"), cells(child_unique_id="B"))


def report_with(*findings: Finding) -> Report:
    extract = extract_with({5: ENQUIRIES})
    choices = Choices(settings=list_defaults())
    prepared = prepared_lists(extract, AS_AT, LISTS_IN_ORDER, choices)
    counted = build_report(extract, AS_AT, LISTS_IN_ORDER, choices, prepared=prepared)
    return with_findings(counted, findings, LISTS_IN_ORDER, prepared)


@pytest.mark.parametrize(
    ("findings", "doubt"),
    [
        ((), None),
        ((finding("Date of Initial Child Protection Conference"),), None),
        ((finding("Was an Initial Child Protection Conference deemed unnecessary?", severity="info"),), None),
        (
            (finding("Was an Initial Child Protection Conference deemed unnecessary?"),),
            "Data quality: 1 row with errors behind this table.",
        ),
        # Row 3 lies before the period, so no figure of it is in doubt; a row with two errors is one row.
        (
            (
                finding(None, source_rows=(2, 3), rows=2),
                finding("Was an Initial Child Protection Conference deemed unnecessary?"),
                finding(None, severity="warning", source_rows=(2, 4), rows=2),
            ),
            "Data quality: 1 row with errors and 2 with warnings behind this table.",
        ),
    ],
)
def test_the_note_counts_rows_that_stand_behind_the_table(findings: tuple[Finding, ...], doubt: str | None) -> None:
    assert report_with(*findings).table("section_47.icpc_not_required").doubt == doubt


def test_a_table_without_figures_has_no_note() -> None:
    assert report_with(finding(None, list_number=3)).table("referrals.headline").doubt is None
