"""A synthetic extract reaches every fixed row of every table, so that no row goes without ever being counted."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl
import pytest

from chat.counting.report import Choices, build_report
from chat.extract import AsAt
from chat.ingest.read import read_extract
from chat.report import Report
from chat.settings.keys import list_defaults
from chat.synthetic.faults.plant import PlantedFault, plant_faults
from chat.synthetic.lists.build import DEFAULT_AS_AT, synthetic_lists
from chat.synthetic.lists.write import write_extract
from lists import LISTS_IN_ORDER

Label = tuple[str, str]
CHILDREN, SEED, RATE_OF_FAULTS = 2000, 1, 0.05
# Few rows of a small list take a fault, so the faults are drawn again; the children stay the same.
SEEDS_OF_FAULTS = range(1, 6)
# Rows for what is wrong or missing: a faulty extract may be the only one to reach them.
FOR_FAULTS = frozenset(
    {
        "Not recorded",
        "Not recorded / error",
        "Not recorded / Error",
        "Not recorded / code error",
        "r) Not recorded",
        "Code error",
        "Date error",
        "Enquirer",  # an enquiry alone is not for the list
    }
)
# Looked after children are born and under 18, care leavers 16 or over; older children are not placed for adoption.
# Freeing orders ended in 2005.
ONLY_WITH_FAULTS = frozenset(
    {
        ("looked_after.legal_status", "c) Freed for Adoption"),
        # Lists that contradict each other, or a cell that is missing: lives drawn whole have neither.
        ("beyond.adoption_waiting_with_order", "Decision, no order yet: 18+ months"),
        ("beyond.after_assessment", "Other open need"),
        ("beyond.care_leavers_22_25", "Activity not recorded"),
        ("beyond.care_leavers_22_25", "Died"),
        ("beyond.cin_case_status", "Coded closed but open"),
        ("beyond.cin_national", "Looked after, not on List 6"),
        ("beyond.cin_national", "On a plan, not on List 6"),
        ("beyond.cin_plan_visits", "Never seen, over 20 working days"),
        ("beyond.cin_plan_visits", "Not seen yet, 20 working days or fewer"),
        ("beyond.cla_placements_to_check", "Needs registration, no URN"),
        ("beyond.cla_placements_to_check", "Of these two, under 16"),
        ("beyond.family_help", "Other open need"),
    }
)
AGES_OUT_OF_SCOPE = {
    "looked_after.age_gender": ("-1", "18+"),
    "care_leavers.age_gender": ("-1", *map(str, range(16))),
    "adoption.age_gender": ("-1", *map(str, range(10, 18)), "18+"),
}
NEVER_REACHED: frozenset[Label] = frozenset(
    {
        # Codes that the 2019 template does not have: groups of sources alone, and a newer code.
        ("beyond.contacts_by_agency", "1 Individual, code not stated"),
        ("beyond.contacts_by_agency", "3 Health services, code not stated"),
        ("beyond.contacts_by_agency", "5 LA services, code not stated"),
        ("beyond.contacts_by_agency", "5D LA services: further internal service"),
        # Not among the template's categories of need of a looked after child, nor its categories of eligibility.
        ("looked_after.starters_category_of_need", "Other than CIN"),
        ("care_leavers.eligibility_category", "Other"),
        # The column is not in the template.
        ("care_leavers.hmo", "Yes in HMO"),
        ("care_leavers.hmo", "No"),
        # An unknown code must fall on one column of the few children who have just come into care.
        ("looked_after.starters_category_of_need", "Code error"),
        ("looked_after.starters_second_or_subsequent", "Not recorded"),
        # Rarer than the lives of 2,000 children go; the specification tests count each of them by hand.
        ("beyond.adoption_waiting_with_order", "12 > 18 months"),
        ("beyond.adoption_waiting_with_order", "Date error"),
        ("beyond.adoption_waiting_with_order", "Decision, no order yet: 12 > 18 months"),
        ("beyond.adoption_waiting_with_order", "Decision, no order yet: 3 > 6 months"),
        ("beyond.adoption_waiting_with_order", "Decision, no order yet: 6 > 12 months"),
        ("beyond.care_leavers_22_25", "No longer requires"),
        ("beyond.care_leavers_22_25", "Not recorded"),
        ("beyond.care_leavers_22_25", "Refuses"),
        ("beyond.care_leavers_22_25", "Returned home"),
        ("beyond.care_leavers_22_25", "Suitability not recorded"),
        ("beyond.cla_initial_health", "Before care began"),
        ("beyond.cla_initial_health", "Date error"),
        ("beyond.cla_placements_to_check", "Supported accommodation"),
        ("beyond.cla_section_20", "Of these without a permanence plan"),
        # An adopter without any date: a fault takes one cell of a row.
        ("adopters.headline", "Not recorded / code error"),
        *((key, age) for key, ages in AGES_OUT_OF_SCOPE.items() for age in ages),
    }
)


def report_of(lists: Mapping[int, pl.DataFrame], faults: list[PlantedFault], path: Path) -> Report:
    write_extract(lists, path, as_at=DEFAULT_AS_AT, faults=faults)
    as_at, choices = AsAt(DEFAULT_AS_AT, inferred=False), Choices(settings=list_defaults())
    return build_report(read_extract([path]), as_at, LISTS_IN_ORDER, choices, monthly=False)


def labels(report: Report, *, reached: bool) -> Iterator[Label]:
    """The fixed rows of the report, all of them or those with something else than 0 in some column."""
    for table in report.tables:
        for row in () if table.found else table.rows:
            if not reached or any(row.values.values()):
                yield table.key, row.label


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[Label]]:
    """All labels, those that the extract reaches, and those that it reaches with faults planted in it."""
    path = tmp_path_factory.mktemp("reaches") / "annex_a.xlsx"
    lists = synthetic_lists(children=CHILDREN, seed=SEED)
    report = report_of(lists, [], path)
    faulty: set[Label] = set()
    for seed in SEEDS_OF_FAULTS:
        with_repeats, faults = plant_faults(lists, rate=RATE_OF_FAULTS, seed=seed, as_at=DEFAULT_AS_AT)
        faulty |= set(labels(report_of(with_repeats, faults, path), reached=True))
    return {
        "all": set(labels(report, reached=False)),
        "clean": set(labels(report, reached=True)),
        "faulty": faulty,
    }


def test_the_tables_of_every_group_are_looked_at(found: dict[str, set[Label]]) -> None:
    keys = {key for key, _ in found["all"]}
    assert {"contacts.headline", "contacts.ethnicity", "beyond.contacts_by_agency", "adopters.headline"} <= keys


def test_what_is_listed_exists(found: dict[str, set[Label]]) -> None:
    assert sorted(NEVER_REACHED - found["all"]) == []


def test_every_row_is_reached_without_faults_but_for_those_of_faults(found: dict[str, set[Label]]) -> None:
    unreached = found["all"] - found["clean"] - NEVER_REACHED - ONLY_WITH_FAULTS
    missed = {label for label in unreached if label[1] not in FOR_FAULTS}
    assert sorted(missed) == []


def test_rows_of_faults_are_reached_with_faults(found: dict[str, set[Label]]) -> None:
    assert sorted(found["all"] - found["clean"] - found["faulty"] - NEVER_REACHED) == []


def test_no_row_is_listed_that_is_reached(found: dict[str, set[Label]]) -> None:
    assert sorted(NEVER_REACHED & (found["clean"] | found["faulty"])) == []
