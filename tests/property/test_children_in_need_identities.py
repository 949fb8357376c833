"""What holds among the tables of List 6, whatever its rows are."""

from hypothesis import given, settings

from chat.annex_a import list_by_key
from chat.extract import Extract
from tests.oracle.days import Window, add_months
from tests.property.strategies import AS_AT, extracts
from tests.spec.drawn import Drawn, report_of

KEY = "children_in_need"
WINDOW = Window(AS_AT.date, 3)
OPEN_TABLES = ("category_of_need", "open_duration", "last_seen", "disability")
CEASED_TABLES = ("ceased_duration", "ceased_reason")

by_chance = settings(derandomize=True, deadline=None, max_examples=40)


def counts_of(extract: Extract) -> dict[str, dict[str, int]]:
    """Counts by row by table, tables without the list's key."""
    return {
        table.key.removeprefix(f"{KEY}."): {row.label: row.values["count"] for row in table.rows}
        for table in report_of(Drawn(extract, AS_AT)).tables
        if table.key.startswith(f"{KEY}.") and "count" in table.columns
    }


def rows_of(extract: Extract) -> list[dict]:
    return extract.lists[list_by_key(KEY).number].frame.to_dicts()


@by_chance
@given(extracts((KEY,)))
def test_open_and_ceased_are_the_total_and_every_partition_adds_up_to_its_set(extract):
    counts = counts_of(extract)
    headline = counts["headline"]
    total, is_open, ceased = (
        headline[label] for label in ("Total CIN in period", "Current open CIN", "CIN ceased in period")
    )
    assert total == is_open + ceased
    assert headline["CIN started in period"] <= total
    assert headline["Current open CIN age 0-17"] <= is_open
    assert {table: sum(counts[table].values()) for table in OPEN_TABLES} == dict.fromkeys(OPEN_TABLES, is_open)
    assert {table: sum(counts[table].values()) for table in CEASED_TABLES} == dict.fromkeys(CEASED_TABLES, ceased)


@by_chance
@given(extracts((KEY,)))
def test_starters_are_the_open_ones_of_three_months_and_those_already_ceased(extract):
    counts, rows = counts_of(extract), rows_of(extract)
    started = [row for row in rows if WINDOW.holds(row["cin_start_date"])]
    open_longer = [  # the window's first day is three months ago to the day
        row
        for row in started
        if add_months(row["cin_start_date"], 3) <= AS_AT.date
        and (row["cin_closure_date"] is None or row["cin_closure_date"] >= AS_AT.date)
    ]
    already_ceased = [row for row in started if WINDOW.holds(row["cin_closure_date"])]
    within_three_months = [
        row
        for row in already_ceased
        if row["cin_start_date"] <= row["cin_closure_date"] < add_months(row["cin_start_date"], 3)
    ]
    still_open = counts["open_duration"]["0-3months"] + len(open_longer)
    assert counts["headline"]["CIN started in period"] - still_open == len(already_ceased)
    assert len(within_three_months) <= counts["ceased_duration"]["0-3months"]


@by_chance
@given(extracts((KEY, "referrals", "assessments", "section_47", "child_protection", "looked_after")))
def test_overlaps_are_no_larger_than_the_open_children_and_conferences_are_among_enquiries(extract):
    table = report_of(Drawn(extract, AS_AT)).table(f"{KEY}.cohort_overlap")
    counts = {row.label: row.values["count"] for row in table.rows}
    children = {
        row["child_unique_id"]
        for row in rows_of(extract)
        if (row["cin_closure_date"] or AS_AT.date) >= AS_AT.date
        and (row["cin_start_date"] is None or row["cin_start_date"] < AS_AT.date)
    } - {None}
    assert table.denominator == len(children)
    assert all(count <= len(children) for count in counts.values() if count is not None)
    assert counts["ICPCs"] <= counts["Section 47s"]
    assert {label for label, count in counts.items() if count is None} == {"Care leavers", "Adoptions"}
