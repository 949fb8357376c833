"""What adds up in the tables beyond ChAT, on made-up extracts: parts to wholes, and one table to another."""

import pytest

from chat.extract import AsAt
from chat.report import Report
from tests.oracle.strategies import AS_AT_DATES, large_case
from tests.spec.drawn import Drawn, report_of

ROWS = 400
CASES = {as_at: large_case(as_at, ROWS, seed=as_at.toordinal()) for as_at in AS_AT_DATES[:3]}


@pytest.fixture(scope="module", params=CASES, ids=str)
def report(request: pytest.FixtureRequest) -> Report:
    case = CASES[request.param]
    return report_of(Drawn(case.extract, AsAt(case.as_at, inferred=False)))


def column(report: Report, key: str, name: str = "count") -> dict[str, int]:
    return {row.label: int(row.values[name] or 0) for row in report.table(key).rows}


def test_plans_by_when_the_child_was_seen_add_up(report: Report) -> None:
    first, *parts = column(report, "beyond.cin_plan_visits").values()
    assert sum(parts) == first == column(report, "beyond.cin_case_status")["Child in need plan"]


@pytest.mark.parametrize("key", ["beyond.care_leavers_national", "beyond.care_leavers_birthdays"])
def test_the_national_cohorts_add_up(report: Report, key: str) -> None:
    counts = list(column(report, key).values())
    for activity, *parts, place, suitable, unsuitable, unknown in (counts[:8], counts[8:]):
        assert sum(parts) == activity
        assert suitable + unsuitable + unknown == place <= activity


def test_children_in_need_are_the_distinct_children_of_four_lists(report: Report) -> None:
    *parts, every, _, _ = column(report, "beyond.cin_national").values()
    assert sum(parts) == every


def test_family_help_has_every_child_once(report: Report) -> None:
    *parts, total, family, both = column(report, "beyond.family_help").values()
    assert sum(parts) == total
    assert sum(parts[2:]) == family >= both


def test_permanence_plans_health_and_contacts_are_of_those_in_care(report: Report) -> None:
    opened = column(report, "looked_after.headline")["Current open CLA"]
    assert sum(list(column(report, "beyond.cla_permanence_plan", "total").values())[:-2]) == opened
    assert sum(list(column(report, "beyond.cla_iro_contact").values())[:-2]) == opened
    assert sum(column(report, "beyond.cla_initial_health").values()) <= opened


def test_plans_to_return_are_those_of_chat(report: Report) -> None:
    plans = column(report, "beyond.cla_permanence_plan", "total")
    assert plans["Return to family"] == column(report, "looked_after.plan_to_reunify")["Plan to reunify"]


def test_section_20_is_the_legal_status(report: Report) -> None:
    total = sum(list(column(report, "beyond.cla_section_20", "total").values())[:-2])
    assert total == column(report, "looked_after.legal_status")["e) Accommodated under S20"]


def test_repeat_missing_episodes_are_all_of_them(report: Report) -> None:
    summary = column(report, "looked_after.missing_summary")
    children = list(column(report, "beyond.missing_repeat", "children").values())[:5]
    episodes = list(column(report, "beyond.missing_repeat", "episodes").values())[:5]
    assert sum(children) == summary["Number of CLA with a missing incident"]
    assert sum(episodes) == summary["Total number of missing incidents"]


def test_care_leavers_of_every_age_are_all_of_them(report: Report) -> None:
    over_21 = column(report, "beyond.care_leavers_22_25", "total")
    every, *parts = list(over_21.values())[:8]
    assert sum(parts) == every
    ages = column(report, "care_leavers.ages")
    known = every + ages["Age 17-18"] + ages["Age 19-21"]
    assert known <= column(report, "care_leavers.headline")["Total care leavers"]


def test_assessed_children_and_enquiries_are_all_of_them(report: Report) -> None:
    places = list(column(report, "beyond.after_assessment", "total").values())[:-2]
    assert sum(places) == column(report, "assessments.headline")["Completed assessments"]
    enquiries = column(report, "beyond.referral_to_conference")
    assert sum(enquiries.values()) == column(report, "section_47.headline")["Total number of S47s"]
