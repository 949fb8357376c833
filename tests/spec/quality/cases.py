"""Rows drawn for quality rules: a sound row of each list, and for each rule what breaks it and what just does not.

The as-at date is 1 October 2026, so six months reach back to 1 April 2026 and twelve to 1 October 2025.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from chat.annex_a import list_by_number
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, AsAt, DeliveredList, Extract, frame_schema, is_typed

AS_AT = AsAt(dt.date(2026, 10, 1), inferred=False)
UNREADABLE = "?"
Cells = Mapping[str, str | int | None]
Rows = tuple[Cells, ...]
CHILD: Cells = {
    "child_unique_id": "A", "gender": "Male", "ethnicity": "WBRI", "date_of_birth": "2015-05-05", "age_of_child": 11,
}  # fmt: skip
WORKED: Cells = {"allocated_team": "T", "allocated_worker": "W"}
SOUND: Mapping[int, Cells] = {
    1: {**CHILD, "date_of_contact": "2026-09-01", "contact_source": "6"},
    2: {
        **CHILD,
        "assessment_start_date": "2026-05-01",
        "assessment_completion_date": "2026-06-01",
        "organisation_completing_assessment": "School",
    },
    3: {
        **CHILD,
        **WORKED,
        "date_of_referral": "2026-09-25",
        "referral_source": "6",
        "referral_nfa": "No",
        "number_of_referrals_in_last_12_months": 0,
    },
    4: {
        **CHILD,
        **WORKED,
        "disability": "No",
        "continuous_assessment_start_date": "2026-09-01",
        "child_seen_during_continuous_assessment": "Yes",
        "continuous_assessment_date_of_authorisation": "2026-09-20",
        "assessed_as_requiring_support": "Yes",
    },
    5: {
        **CHILD,
        **WORKED,
        "disability": "No",
        "strategy_discussion_date": "2026-09-01",
        "conference_deemed_unnecessary": "Yes",
        "number_of_section_47_enquiries_in_last_12_months": 0,
        "number_of_conferences_in_last_12_months": 0,
    },
    6: {
        **CHILD,
        **WORKED,
        "disability": "No",
        "cin_start_date": "2026-05-01",
        "primary_need_code": "N1",
        "date_child_was_last_seen": "2026-09-25",
        "case_status": "Child in need plan",
    },
    7: {
        **CHILD,
        **WORKED,
        "disability": "No",
        "child_protection_plan_start_date": "2026-06-01",
        "initial_category_of_abuse": "Neglect",
        "latest_category_of_abuse": "Neglect",
        "date_of_last_statutory_visit": "2026-09-20",
        "child_seen_alone": "Yes",
        "date_of_latest_review_conference": "2026-08-20",
        "emergency_protection_in_last_six_months": "No",
        "number_of_previous_child_protection_plans": 0,
    },
    8: {
        **CHILD,
        **WORKED,
        "disability": "No",
        "unaccompanied_asylum_seeking_child": "No",
        "date_started_to_be_looked_after": "2026-01-10",
        "category_of_need": "N1",
        "second_or_subsequent_period_of_care": "No",
        "legal_status_start_date": "2026-01-10",
        "legal_status": "C2",
        "date_of_latest_statutory_review": "2026-09-01",
        "date_of_last_social_work_visit": "2026-09-20",
        "permanence_plan": "Long-term fostering",
        "date_of_last_reviewing_officer_visit": "2026-09-01",
        "date_of_last_health_assessment": "2026-03-01",
        "number_of_placements_in_last_12_months": 1,
        "placement_start_date": "2026-01-10",
        "placement_type": "U6",
        "placement_provider": "PR1",
        "placement_postcode": "AB1 2CD",
        "placement_location": "In",
        "local_authority_of_placement": "Ourshire",
        "missing_episodes_in_last_12_months": 0,
        "absent_episodes_in_last_12_months": 0,
    },
    9: {
        **CHILD,
        **WORKED,
        "disability": "No",
        "date_of_birth": "2006-05-05",
        "age_of_child": 20,
        "eligibility_category": "Former relevant child",
        "in_touch": "Yes",
        "accommodation_type": "U",
        "accommodation_suitability": "Suitable",
        "activity_status": "F3",
    },
    10: {
        **CHILD,
        "disability": "No",
        "family_identifier": "F1",
        "date_of_birth": "2023-05-05",
        "age_of_child": 3,
        "date_entered_care": "2024-01-01",
        "date_of_placement_decision": "2024-06-01",
        "date_of_placement_order": "2024-08-01",
        "date_of_match": "2025-02-01",
        "date_placed_for_adoption": "2025-03-01",
    },
    11: {
        "adopter_identifier": "P1",
        "family_identifier": "F1",
        "gender": "Female",
        "ethnicity": "WBRI",
        "disability": "No",
        "fostering_for_adoption": "No",
        "date_enquiry_received": "2025-01-01",
        "date_stage_1_started": "2025-02-01",
        "date_stage_1_ended": "2025-04-01",
        "date_stage_2_started": "2025-04-10",
        "date_stage_2_ended": "2025-08-01",
        "date_of_match": "2026-01-01",
        "date_placed": "2026-02-01",
        "number_of_children_placed": 1,
    },
}


def cells(**changes: str | int | None) -> Cells:
    """What is other than in the sound row; `?` is a cell that could not be read."""
    return changes


@dataclass(frozen=True)
class Case:
    """A rule on a column of a list (None: the row): the first rows break it, the others do not.

    One set of cells is one row. `beside` are rows of other lists, by number, each as it differs from the sound one;
    `beside_holds` the same for the rows that do not break the rule, where it differs.
    """

    rule: str
    list_number: int
    column: str | None
    breaks: Cells | Rows
    holds: Cells | Rows
    beside: Mapping[int, Rows] = field(default_factory=dict)
    beside_holds: Mapping[int, Rows] | None = None
    severity: str = "error"

    @property
    def name(self) -> str:
        """For the test's name."""
        return f"{self.list_number}-{self.rule}-{self.column}"


def warning(  # noqa: PLR0917 - cases read as lines of a table
    rule: str,
    list_number: int,
    column: str | None,
    breaks: Cells | Rows,
    holds: Cells | Rows,
    beside: Mapping[int, Rows] | None = None,
    beside_holds: Mapping[int, Rows] | None = None,
) -> Case:
    """A case of a warning."""
    return Case(rule, list_number, column, breaks, holds, beside or {}, beside_holds, "warning")


def info(  # noqa: PLR0917
    rule: str,
    list_number: int,
    column: str | None,
    breaks: Cells | Rows,
    holds: Cells | Rows,
    beside: Mapping[int, Rows] | None = None,
    beside_holds: Mapping[int, Rows] | None = None,
) -> Case:
    """A case for information."""
    return Case(rule, list_number, column, breaks, holds, beside or {}, beside_holds, "info")


def extract_with(rows: Mapping[int, Cells | Rows]) -> Extract:
    """An extract of these lists, each row as it differs from the sound one; rows are numbered from 2."""
    lists = {number: _delivered(number, changes) for number, changes in sorted(rows.items())}
    return Extract(("drawn.xlsx",), lists, {}, (), ())


def _delivered(number: int, changes: Cells | Rows) -> DeliveredList:
    specification = list_by_number(number)
    many = (changes,) if isinstance(changes, Mapping) else changes
    rows = [{**SOUND[number], **each} for each in many]
    if unknown := {name for row in rows for name in row} - {column.field for column in specification.columns}:
        raise ValueError(f"List {number} has no {unknown}")
    data: dict[str, list[object]] = {SOURCE_ROW: list(range(2, 2 + len(rows)))}
    for column in specification.columns:
        values = [row.get(column.field) for row in rows]
        if is_typed(column):
            data[column.field + NOT_UNDERSTOOD] = [value == UNREADABLE for value in values]
        data[column.field] = [_value(value, column.type) for value in values]
    frame = pl.DataFrame(data, schema={name: frame_schema(specification)[name] for name in data})
    fields = frozenset(column.field for column in specification.columns)
    return DeliveredList(number, frame, "drawn.xlsx", f"List_{number}", 1, len(rows), fields)


def _value(value: str | int | None, kind: str) -> object:
    if value is None or value == UNREADABLE:
        return None
    return dt.date.fromisoformat(value) if kind == "date" and isinstance(value, str) else value
