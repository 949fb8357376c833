"""What the tables of List 8 say of each other, on periods of care drawn by chance."""

import datetime as dt
from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from chat.annex_a import codes_of, list_by_key
from chat.calendar.months import add_months
from chat.counting.report import Choices, build_report
from chat.extract import Extract
from chat.report import Report
from chat.settings.keys import list_defaults
from lists.looked_after import LIST
from tests.property.strategies import AS_AT, UNREADABLE, cells, extract_of_frames, typed_frame

SPECIFICATION = list_by_key("looked_after")
STARTED_ON, CEASED_ON = "date_started_to_be_looked_after", "date_ceased_to_be_looked_after"
REVIEW = "date_of_latest_statutory_review"
ROWS_AT_MOST = 8
by_chance = settings(derandomize=True, deadline=None, max_examples=30)


def days_at(*months: int) -> list[dt.date]:
    """The day so many months before the as-at date, with its neighbours."""
    edges = [add_months(AS_AT.date, -number) for number in months]
    return [edge + dt.timedelta(days=days) for edge in edges for days in (-1, 0, 1)]


# Cohorts of 12 and 30 months would be rare with the dates that other lists turn on.
POOLS: Mapping[str, Sequence[object]] = {
    STARTED_ON: [*days_at(0, 1, 6, 12), *days_at(30, 31, 60), None, UNREADABLE],
    CEASED_ON: [None, None, None, *days_at(0, 3, 6), UNREADABLE],
    "placement_start_date": [*days_at(0, 3, 6, 12, 24, 70), None, UNREADABLE],
    REVIEW: [*days_at(0, 3, 6, 7, 9, 12, 40), None, None, UNREADABLE],
    "missing_episodes_in_last_12_months": [None, -1, 0, 1, 2, 12, UNREADABLE],
    "age_of_child": [-1, 0, 4, 5, 15, 16, 18, None],
    "date_of_birth": [None],
}


@st.composite
def periods_of_care(draw: st.DrawFn, pools: Mapping[str, Sequence[object]] = POOLS) -> dict[str, list[object]]:
    """Cells of up to eight rows by field, from these pools where there is one."""
    height = draw(st.integers(0, ROWS_AT_MOST))
    return {
        column.field: draw(
            st.lists(
                st.sampled_from(pools[column.field]) if column.field in pools else cells(column),
                min_size=height,
                max_size=height,
            )
        )
        for column in SPECIFICATION.columns
    }


def extract_of_cells(columns: dict[str, list[object]]) -> Extract:
    height = len(columns[STARTED_ON])
    return extract_of_frames({SPECIFICATION.number: typed_frame(SPECIFICATION, columns, height)})


def report_of(columns: dict[str, list[object]]) -> Report:
    choices = Choices(settings=list_defaults())
    return build_report(extract_of_cells(columns), AS_AT, (LIST,), choices, monthly=False)


def column_of(report: Report, name: str, column: str = "count") -> dict[str, int]:
    return {row.label: row.values[column] for row in report.table(f"looked_after.{name}").rows}


def counts_of(report: Report, name: str) -> list[int]:
    return list(column_of(report, name).values())


OF_STARTERS = ("starters_category_of_need", "starters_second_or_subsequent")
OF_CEASED = ("ceased_adoption", "ceased_sgo", "ceased_reason")
OF_OPEN = (
    "placement_location",
    "short_term_stability",
    "provider_split",
    "foster_split",
    "legal_status",
    "last_seen",
    "last_review",
    "review_in_time",
    "placements_last_12_months",
)


@by_chance
@given(periods_of_care())
def test_tables_add_up_to_the_rows_of_the_headline(columns):
    report = report_of(columns)
    total, started, ceased, open_now, aged_0_to_17, *_short_breaks = counts_of(report, "headline")
    assert total == ceased + open_now
    assert started <= total
    assert aged_0_to_17 <= open_now
    assert {name: sum(counts_of(report, name)) for name in OF_STARTERS} == dict.fromkeys(OF_STARTERS, started)
    assert {name: sum(counts_of(report, name)) for name in OF_CEASED} == dict.fromkeys(OF_CEASED, ceased)
    assert {name: sum(counts_of(report, name)) for name in OF_OPEN} == dict.fromkeys(OF_OPEN, open_now)
    assert sum(counts_of(report, "any_missing")) == total


@by_chance
@given(periods_of_care())
def test_stability_is_the_numbers_and_the_durations_of_placements_taken_together(columns):
    report = report_of(columns)
    numbers, durations = counts_of(report, "placements_last_12_months"), counts_of(report, "placement_duration")
    assert counts_of(report, "short_term_stability") == [sum(numbers[:2]), sum(numbers[2:7]), numbers[7]]
    assert counts_of(report, "long_term_stability") == [sum(durations[:4]), durations[4], durations[5]]


@by_chance
@given(periods_of_care(POOLS | {"age_of_child": [0, 3, 4, 5, 17]}))
def test_health_is_the_two_age_groups_taken_together(columns):
    report = report_of(columns)
    under_five = counts_of(report, "health_in_time_under_five")
    five_plus = counts_of(report, "health_in_time_five_plus")
    both = [young + old for young, old in zip(under_five, five_plus, strict=True)]
    assert counts_of(report, "health_assessment_in_time") == both
    assert sum(counts_of(report, "dental_check_in_time")) == sum(both)


@by_chance
@given(periods_of_care(POOLS | {CEASED_ON: days_at(1, 3, 6)}))
def test_adoption_and_special_guardianship_are_rows_of_the_reasons(columns):
    report = report_of(columns)
    reasons, adoption = column_of(report, "ceased_reason"), column_of(report, "ceased_adoption")
    guardianship = column_of(report, "ceased_sgo")
    assert adoption["Yes"] == reasons["Adopted"]
    assert adoption["Not recorded"] == reasons["Not recorded / Error"] == guardianship.get("Not recorded", 0)
    assert guardianship["Yes"] == reasons["Special Guardianship Orders"]


@by_chance
@given(periods_of_care())
def test_missing_children_are_the_same_in_every_table(columns):
    report = report_of(columns)
    missing = column_of(report, "any_missing")["Yes"]
    summary = report.table("looked_after.missing_summary").rows
    offered, offered_recorded = (
        counts_of(report, "return_interview_offered"),
        counts_of(report, "return_interview_offered_recorded"),
    )
    accepted = counts_of(report, "return_interview_accepted")
    assert missing == summary[0].values["count"] == sum(offered)
    assert missing == sum(counts_of(report, "missing_episodes_per_child"))
    assert offered[0] == sum(accepted)
    assert counts_of(report, "return_interview_accepted_of_missing") == accepted
    assert offered_recorded[0] >= offered[0]
    assert offered_recorded[1] >= offered[1]
    assert offered_recorded[2] == offered[2]
    if missing:
        assert summary[3].values["average"] == summary[2].values["count"] / missing


@by_chance
@given(periods_of_care())
def test_the_cross_table_has_the_children_with_a_placement_type(columns):
    report = report_of(columns)
    split = column_of(report, "foster_split")
    by_provider = {name: column_of(report, "placement_type_by_provider", name) for name in PROVIDERS}
    total = column_of(report, "placement_type_by_provider", "total")
    assert split["Not recorded"] == column_of(report, "headline")["Current open CLA"] - sum(total.values())
    assert split["Foster placements"] == total["Foster placement"]
    assert {label: sum(each[label] for each in by_provider.values()) for label in total} == total


PROVIDERS = ("own_la", "private", "other")
EVERY_TYPE = [code.code for code in codes_of("placement_type")]


@by_chance
@given(periods_of_care(POOLS | {"placement_type": EVERY_TYPE}))
def test_the_columns_of_the_cross_table_are_the_providers_when_every_type_is_known(columns):
    report = report_of(columns)
    split = column_of(report, "provider_split")
    own, private, other = (sum(column_of(report, "placement_type_by_provider", name).values()) for name in PROVIDERS)
    assert split["Own provision"] == own
    assert split["Not recorded"] == private + other - split["Other provision"]


STARTS_BEFORE_AS_AT = [day for day in days_at(1, 6, 12, 30) if day < AS_AT.date]


@by_chance
@given(periods_of_care(POOLS | {STARTED_ON: STARTS_BEFORE_AS_AT, CEASED_ON: [None]}))
def test_reviews_not_recorded_are_those_not_held_and_those_unreadable_or_in_the_future(columns):
    report = report_of(columns)
    last_review = column_of(report, "last_review")
    unusable = [day for day in columns[REVIEW] if day is UNREADABLE or (day is not None and day > AS_AT.date)]
    not_held = last_review["No review (New CLA <1month)"] + last_review["No review (CLA 1+ month)"]
    assert column_of(report, "review_in_time")["Not recorded"] == not_held + len(unusable)
    assert last_review["Date error"] >= len(unusable)
