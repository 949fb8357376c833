"""Tiles, changed figures and facts, in words worked out by hand."""

import datetime as dt
from dataclasses import replace

from chat.earlier.moved import Threshold
from chat.report import Previous, Report, ReportRow, ReportTable, Section
from chat.report.published import Comparators, PublishedValue
from chat.report.scorecard import IndicatorFigure, IndicatorMonth, IndicatorTarget, Scorecard
from chat.summary.build import with_summary
from tests.workbook.example import example_report, table

LAST = dt.date(2026, 9, 1)
NOTHING = PublishedValue()


def england(column: str, value: float) -> Comparators:
    return Comparators(column, PublishedValue(value, "2024-25"), NOTHING, NOTHING, NOTHING)


def row(label: str, values: dict[str, float], before: dict[str, float] | None, **more: object) -> ReportRow:
    previous = Previous(LAST, before) if before else None
    return ReportRow(label, values, previous=previous, **more)  # type: ignore[arg-type]


def page_of(*tables: ReportTable, scorecard: Scorecard | None = None) -> Report:
    first = example_report().sections[0]
    section: Section = replace(first, tables=tables, headlines=())
    report = replace(
        example_report(), sections=(section,), last_time=LAST, published=None, scorecard=scorecard or Scorecard()
    )
    return with_summary(report, Threshold())


def conferences(in_time: int, of: int, before: float | None, published: float) -> ReportTable:
    values = {"count": in_time, "percent": in_time / of}
    then = {"count": None, "percent": before} if before is not None else None
    return table(
        "section_47.icpc_timeliness",
        "Conferences in time",
        (row("In time", values, then, comparators=england("percent", published)),),
        denominator=of,
        list_number=5,
    )


def plans(now: int, before: int) -> ReportTable:
    rows = (
        row(
            "Current open CPP",
            {"count": now, "rate_per_10k": 63.4},
            {"count": before},
            comparators=england("rate_per_10k", 40.6),
        ),
    )
    columns = {"columns": ("count", "rate_per_10k"), "column_heads": ("Number", "Rate")}
    return table("child_protection.headline", "Plans", rows, list_number=7, **columns)


def test_a_tile_says_value_movement_and_england() -> None:
    tiles = {tile.name: tile for tile in page_of(plans(54, 57), conferences(33, 39, 0.79, 0.814)).summary.tiles}
    plan = tiles["Children on a protection plan"]
    assert (plan.value, plan.moved, plan.beside) == ("54", "▼ 3 since 1 Sep", "63 per 10,000, England 41")
    conference = tiles["Conferences within 15 days"]  # 33 of 39 is 84.6 %, less 79 points
    assert (conference.value, conference.moved) == ("85%", "▲ 6 points since 1 Sep, better")
    assert conference.beside == "England 81%"


def test_a_figure_that_stays_is_unchanged_and_a_missing_list_is_said() -> None:
    missing = replace(plans(54, 54), key="looked_after.headline", rows=(), status="list_missing")
    tiles = {tile.name: tile for tile in page_of(plans(54, 54), missing).summary.tiles}
    assert tiles["Children on a protection plan"].moved == "● unchanged since 1 Sep"
    assert tiles["Children looked after"].missing == "not in this extract"


def test_a_share_within_the_interval_around_it_is_no_fact() -> None:
    # Wilson's interval of 33 of 39 is 70 to 93 %: England at 81 % lies inside, at 95 % outside.
    assert page_of(conferences(33, 39, None, 0.814)).summary.facts == ()
    (fact,) = page_of(conferences(33, 39, None, 0.95)).summary.facts
    assert (fact.kind, fact.sentence, fact.list_number) == (
        "improve",
        "Conferences in time, In time: 85%; England 95%.",
        5,
    )


def test_a_share_that_moved_past_the_threshold_is_a_fact() -> None:
    (fact,) = page_of(conferences(33, 39, 0.79, 0.814)).summary.facts  # 5.6 points, more than 5
    assert (fact.kind, fact.sentence) == (
        "well",
        "Conferences in time, In time: 85%, up 6 points on last time; England 81%.",
    )
    assert page_of(conferences(33, 39, 0.80, 0.814)).summary.facts == ()  # 4.6 points


def test_the_judgement_comes_before_england_and_movement() -> None:
    month = IndicatorMonth(LAST, "snapshot", 84.6, target=IndicatorTarget(90, 88), judgement="out")
    indicator = IndicatorFigure(
        *("id", "Conferences held in time", "percent", "high", "snapshot", 0, (month,)),
        cell=("section_47.icpc_timeliness", "In time", "percent"),
    )
    (fact,) = page_of(conferences(33, 39, 0.5, 0.5), scorecard=Scorecard((indicator,))).summary.facts
    assert fact.kind == "improve"
    assert fact.sentence == "Conferences held in time: 85%, up 35 points on last time; England 50%, target 90%."


def test_figures_without_a_good_direction_are_no_facts_but_may_have_changed() -> None:
    report = page_of(plans(54, 20), conferences(33, 39, 0.6, 0.814))
    assert {fact.list_number for fact in report.summary.facts} == {5}
    assert [each.sentence for each in report.summary.changed] == [
        "Conferences in time, In time: 85%, up 25 points on last time."
    ]  # the number of plans is no headline of this report
