"""Last time's figures beside the report's own: which, and which not."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from chat.earlier.last_time import with_last_time
from chat.earlier.same_meaning import why_not_comparable
from chat.earlier.short_breaks import COUNTED_THEN
from chat.figures_file import figures
from chat.report import Report, ReportTable
from tests.earlier.made import as_written, changed, report, table

NOW = {"Police": {"count": 60, "percent": 0.3}, "Schools": {"count": 140, "percent": 0.7}}
THEN = {"Police": {"count": 50, "percent": 0.25}, "Health": {"count": 150, "percent": 0.75}}


def test_a_row_carries_its_own_values_of_the_latest_earlier_date() -> None:
    earlier = [as_written(report(table(THEN), as_at=day)) for day in ("2026-09-01", "2026-08-01")]
    made = with_last_time(report(table(NOW)), earlier)
    police, schools = made.table("contacts.source").rows
    assert police.previous is not None
    assert (police.previous.as_at, police.previous.values) == (dt.date(2026, 9, 1), {"count": 50, "percent": 0.25})
    assert schools.previous is None  # there was no such row
    assert made.last_time == dt.date(2026, 9, 1)


def test_a_trend_is_oldest_first_and_ends_before_the_report() -> None:
    counts = {"2026-09-01": 9, "2026-08-01": 8, "2026-07-01": 7}
    earlier = [as_written(report(table({"Police": {"count": n}}), as_at=day)) for day, n in counts.items()]
    made = with_last_time(report(table({"Police": {"count": 10}})), earlier).table("contacts.source")
    assert made.trend_dates == tuple(dt.date(2026, month, 1) for month in (7, 8, 9, 10))
    assert made.rows[0].previous is not None
    assert [values["count"] for values in made.rows[0].previous.trend] == [7, 8, 9]


@pytest.mark.parametrize("as_at", ["2026-10-01", "2026-11-01"])
def test_the_same_or_a_later_date_is_never_last_time(as_at: str) -> None:
    own = report(table(NOW))
    assert with_last_time(own, [as_written(report(table(THEN), as_at=as_at))]) == own


def with_keys(made: ReportTable, *keys: str) -> ReportTable:
    return replace(made, rows=tuple(replace(row, key=key) for row, key in zip(made.rows, keys, strict=True)))


def test_a_row_is_found_by_its_key_whatever_it_was_called() -> None:
    then = with_keys(table({"Police force": {"count": 50}, "Police": {"count": 7}}), "6", "other")
    now = with_keys(table({"Police": {"count": 60}}), "6")
    police = (
        with_last_time(report(now), [as_written(report(then, as_at="2026-09-01"))]).table("contacts.source").rows[0]
    )
    assert police.previous is not None
    assert police.previous.values == {"count": 50}


def test_figures_without_keys_are_read_by_label() -> None:
    written = as_written(report(table(THEN), as_at="2026-09-01"))
    tables = [{**each, "rows": [{k: row[k] for k in row if k != "key"} for row in each["rows"]]} for each in
              written.document["tables"]]  # fmt: skip
    now = with_keys(table(NOW), "6", "2A")
    police = with_last_time(report(now), [changed(written, tables=tables)]).table("contacts.source").rows[0]
    assert police.previous is not None
    assert police.previous.values == {"count": 50, "percent": 0.25}


def reason(now: dict[str, Any], then: dict[str, Any]) -> str | None:
    """Why the table of a report is not compared, given what differs in the report and its table on either side."""
    sides = []
    for given, day in ((now, "2026-10-01"), (then, "2026-09-01")):
        of_table = {name: given[name] for name in given if name in ("definition", "unit", "status", "needs")}
        of_report = {name: given[name] for name in given if name not in of_table}
        sides.append(report(table(NOW, **of_table), as_at=day, **of_report))
    return with_last_time(sides[0], [as_written(sides[1])]).table("contacts.source").not_compared


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ({}, {"months": 6}, "the period was six months then"),
        ({}, {"definition": "Contacts by the police."}, "its definition was another then"),
        ({}, {"unit": "children"}, "it counted children then"),
        ({}, {"status": "list_missing", "needs": "List 1"}, "List 1 was not delivered then"),
        (
            {"settings_in_force": {"contacts.progress_days": 5}},
            {},
            "the setting contacts.progress_days was another then",
        ),
    ],
)
def test_what_meant_something_else_is_not_compared_and_says_why(now: Any, then: Any, words: str) -> None:
    assert reason(now, then) == f"Not compared with 1 September 2026: {words}."


def test_mended_spaces_capitals_and_settings_of_other_lists_change_no_meaning() -> None:
    assert reason({}, {"definition": "contacts, in the period by  source"}) is None
    assert reason({"settings_in_force": {"adoption.compat_labels": True}}, {}) is None


def test_a_table_that_was_not_there_says_so() -> None:
    made = with_last_time(report(table(NOW)), [as_written(report(as_at="2026-09-01"))]).table("contacts.source")
    assert made.not_compared == "Not compared with 1 September 2026: the table did not exist then."
    assert [row.previous for row in made.rows] == [None, None]


def test_a_table_over_all_lists_minds_the_settings_of_every_one() -> None:
    """The Teams table has no list of its own, so a setting of any list may change its figures."""
    teams = {"key": "beyond.by_team", "list_number": None}
    settings = {"contacts.progress_days": 5}
    now = report(table(NOW), teams=table(NOW, **teams), settings_in_force=settings)
    then = as_written(report(table(THEN), table(THEN, **teams), as_at="2026-09-01"))
    compared = with_last_time(now, [then]).teams
    assert compared is not None
    assert compared.not_compared == (
        "Not compared with 1 September 2026: the setting contacts.progress_days was another then."
    )


def test_rates_of_another_population_are_left_out_and_counts_stay() -> None:
    rows = {"Total": {"count": 10, "rate_per_10k": 100.0}}
    then = as_written(report(table(rows), as_at="2026-09-01", population={"0-17": 900}))
    made = with_last_time(report(table(rows)), [then]).table("contacts.source")
    assert made.rows[0].previous is not None
    assert made.rows[0].previous.values == {"count": 10, "rate_per_10k": None}
    assert made.not_compared == "Rates are not compared with 1 September 2026: the population was another then."


def test_the_figures_file_carries_the_block_and_reads_back_without_it() -> None:
    made = with_last_time(report(table(NOW)), [as_written(report(table(THEN), as_at="2026-09-01"))])
    rows = figures(made)["tables"][0]["rows"]
    assert rows[0]["previous"] == {"as_at": "2026-09-01", "values": {"count": 50, "percent": 0.25}}
    assert "previous" not in rows[1]


@pytest.mark.parametrize(
    ("now", "then", "compared"),
    [
        ([], 0, True),
        (["Short breaks (V3, V4)"], 0, False),
        ([], 2, False),  # they may be among those without a legal status
    ],
)
def test_short_breaks_that_counted_then_are_not_compared_with_now(now: list[str], then: int, compared: bool) -> None:
    def looked_after(*rows: str, definition: str, unknown: int, day: str) -> Report:
        headline = table(
            {"Current open CLA": {"count": 5}} | {row: {"count": 1} for row in rows},
            "looked_after.headline",
            definition=definition,
            list_number=8,
        )
        status = table({"Not recorded / code error": {"count": unknown}}, "looked_after.legal_status", list_number=8)
        return report(headline, status, as_at=day)

    before = as_written(looked_after(definition=COUNTED_THEN, unknown=then, day="2026-09-01"))
    after = looked_after(*now, definition="Without short breaks.", unknown=0, day="2026-10-01")
    why = why_not_comparable(after.table("looked_after.legal_status"), after, before)
    assert why == (None if compared else "short breaks may have been counted then")
    both = as_written(looked_after(definition="Without short breaks.", unknown=2, day="2026-09-01"))
    assert why_not_comparable(after.table("looked_after.legal_status"), after, both) is None
