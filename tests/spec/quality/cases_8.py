"""Cases of List 8: children looked after."""

from tests.spec.quality.cases import Case, Cells, cells, info, warning

CARE, CEASED, WHY = (
    "date_started_to_be_looked_after",
    "date_ceased_to_be_looked_after",
    "reason_ceased_to_be_looked_after",
)
OUT = cells(date_ceased_to_be_looked_after="2026-09-25", reason_ceased_to_be_looked_after="E8")
STATUS, STATUS_START = "legal_status", "legal_status_start_date"
REVIEW, VISIT = "date_of_latest_statutory_review", "date_of_last_social_work_visit"
OFFICER, HEALTH = "date_of_last_reviewing_officer_visit", "date_of_last_health_assessment"
PLACED, TYPE, PROVIDER = "placement_start_date", "placement_type", "placement_provider"
PLACEMENTS, URN = "number_of_placements_in_last_12_months", "placement_urn"
MISSING, ABSENT = "missing_episodes_in_last_12_months", "absent_episodes_in_last_12_months"
OFFERED, ACCEPTED = "return_interview_offered", "return_interview_accepted"
UASC = "unaccompanied_asylum_seeking_child"
OTHER = cells(child_unique_id="B")
LONG_IN_CARE = {CARE: "2025-10-01", PLACED: "2025-10-01", STATUS_START: "2025-10-01"}


def aged(born: str, age: int, **changes: str | int | None) -> Cells:
    """A child of another age."""
    return {"date_of_birth": born, "age_of_child": age, **changes}


CASES = (
    Case("AQ013", 8, None, (cells(), cells()), (cells(), OTHER)),
    Case("AQ031", 8, "date_of_birth", aged("2008-10-01", 18), aged("2008-10-02", 17)),
    warning("AQ042", 8, "category_of_need", cells(category_of_need="N0"), cells(category_of_need="N8")),
    Case("AQ044", 8, WHY, {**OUT, WHY: "X1"}, OUT),
    info("AQ045", 8, STATUS, {STATUS: "V4"}, {STATUS: "V2"}),
    info("AQ046", 8, STATUS, {STATUS: "D1"}, {STATUS: "E1"}),
    Case("AQ094", 8, "child_unique_id", cells(), OUT, {6: (OTHER,)}),
    warning(
        "AQ098",
        8,
        WHY,
        {**OUT, WHY: "E2"},
        {**OUT, WHY: "E2"},
        {6: (cells(),)},
        {6: (cells(cin_closure_date="2026-09-25", reason_for_closure="RC2", case_status="Closed episode"),)},
    ),
    Case("AQ112", 8, CARE, {CARE: None}, {CARE: "?"}),
    Case("AQ112", 8, CARE, aged("2026-01-11", 0), aged("2026-01-10", 0)),
    Case("AQ113", 8, CEASED, {**OUT, CEASED: "2026-01-09"}, {**OUT, CEASED: "2026-01-10"}),
    warning("AQ113", 8, CEASED, {**OUT, CEASED: "2026-01-10"}, {**OUT, CEASED: "2026-01-11"}),
    Case("AQ114", 8, WHY, {**OUT, WHY: None}, {**OUT, WHY: "?"}),
    warning("AQ115", 8, CEASED, {**OUT, CEASED: "2026-03-31"}, {**OUT, CEASED: "2026-04-01"}),
    Case("AQ116", 8, CARE, {**OUT, **aged("2008-01-10", 18)}, {**OUT, **aged("2008-01-11", 18)}),
    Case("AQ118", 8, STATUS_START, {STATUS_START: "2026-01-09"}, {STATUS_START: "2026-01-10"}),
    warning("AQ121", 8, REVIEW, {REVIEW: "2026-01-09", OFFICER: None}, {REVIEW: "2026-01-10"}),
    info("AQ123", 8, OFFICER, {OFFICER: "2026-08-31"}, {OFFICER: "2026-09-01"}),
    warning("AQ122", 8, VISIT, {**OUT, VISIT: "2026-09-26"}, {**OUT, VISIT: "2026-09-25"}),
    info("AQ124", 8, HEALTH, {**LONG_IN_CARE, HEALTH: "2025-09-30"}, {**LONG_IN_CARE, HEALTH: "2025-10-01"}),
    # 72 hours are three days: from 28 September to 1 October.
    warning("AQ133", 8, STATUS, {STATUS: "L1", STATUS_START: "2026-09-27"}, {STATUS: "L1", STATUS_START: "2026-09-28"}),
    warning("AQ134", 8, STATUS, aged("2016-10-02", 9, legal_status="J1"), aged("2016-10-01", 10, legal_status="J1")),
    info(
        "AQ136",
        8,
        "permanence_plan",
        cells(permanence_plan="Adoption"),
        cells(permanence_plan="Adoption"),
        {10: (OTHER,)},
        {10: (cells(),)},
    ),
    warning("AQ137", 8, MISSING, {MISSING: -1}, {MISSING: 0}),
    warning("AQ137", 8, ABSENT, {ABSENT: None}, {ABSENT: "?"}),
    warning("AQ138", 8, OFFERED, {MISSING: 1}, {MISSING: 1, OFFERED: "No"}),
    warning(
        "AQ138", 8, ACCEPTED, {MISSING: 1, OFFERED: "No", ACCEPTED: "No"}, {MISSING: 1, OFFERED: "Yes", ACCEPTED: "No"}
    ),
    info("AQ139", 8, UASC, {UASC: "Yes"}, {UASC: "Yes", "category_of_need": "N8"}),
    warning(
        "AQ140", 8, WHY, {**OUT, **aged("2011-09-26", 15), WHY: "E6"}, {**OUT, **aged("2011-09-25", 15), WHY: "E6"}
    ),
    warning("AQ141", 8, "child_unique_id", cells(), OUT, {9: (cells(),)}),
    warning(
        "AQ154",
        8,
        CEASED,
        cells(),
        cells(),
        {10: (cells(date_of_adoption_order="2026-09-30"),)},
        {10: (cells(date_of_adoption_order="2026-10-01"),)},
    ),
    warning("AQ154", 8, WHY, OUT, {**OUT, WHY: "E12"}, {10: (cells(date_of_adoption_order="2026-09-25"),)}),
    warning(
        "AQ155",
        8,
        CARE,
        cells(),
        cells(),
        {10: (cells(date_entered_care="2026-01-09"),)},
        {10: (cells(date_entered_care="2026-01-10"),)},
    ),
    warning("AQ163", 8, "allocated_team", cells(allocated_team=None), {**OUT, "allocated_team": None}),
    warning("AQ163", 8, "allocated_worker", cells(allocated_worker=None), {**OUT, "allocated_worker": None}),
    # 28 days before 1 October is 3 September.
    warning("AQ121", 8, REVIEW, {CARE: "2026-09-02", REVIEW: None}, {CARE: "2026-09-03", REVIEW: None}),
    Case("AQ117", 8, PLACED, {PLACED: "2026-01-09"}, {PLACED: "2026-01-10"}),
    Case("AQ119", 8, PLACEMENTS, {PLACEMENTS: 0}, {PLACEMENTS: 1}),
    warning("AQ120", 8, PLACEMENTS, {PLACED: "2026-01-11"}, {PLACED: "2026-01-11", PLACEMENTS: 2}),
    warning("AQ125", 8, TYPE, {TYPE: None}, {TYPE: "?"}),
    warning("AQ125", 8, PROVIDER, {PROVIDER: None}, {**OUT, PROVIDER: None}),
    warning("AQ125", 8, "placement_location", cells(placement_location=None), {**OUT, "placement_location": None}),
    warning("AQ126", 8, TYPE, {TYPE: "P1"}, {TYPE: "P1", PROVIDER: "PR0"}),
    warning("AQ127", 8, PROVIDER, {TYPE: "R5"}, {TYPE: "R5", PROVIDER: "PR3"}),
    warning(
        "AQ128",
        8,
        "placement_location",
        (cells(), OTHER, cells(placement_location="Out", child_unique_id="C")),
        (cells(), OTHER, cells(placement_location="Out", local_authority_of_placement="Theirshire")),
    ),
    warning("AQ129", 8, "placement_postcode", cells(placement_postcode="AB12CDE"), cells(placement_postcode="ab12cd")),
    warning("AQ130", 8, URN, {TYPE: "K2", PROVIDER: "PR4"}, {TYPE: "K2", PROVIDER: "PR4", URN: "123"}),
    warning("AQ130", 8, URN, {TYPE: "P2", URN: "123"}, {TYPE: "R3", URN: "123"}),
    warning("AQ131", 8, TYPE, aged("2010-10-02", 15, placement_type="H5"), aged("2010-10-01", 16, placement_type="H5")),
    warning("AQ132", 8, TYPE, aged("2022-10-02", 3, placement_type="S1"), aged("2022-10-01", 4, placement_type="S1")),
    warning("AQ135", 8, TYPE, {TYPE: "A3"}, {TYPE: "A3"}, {10: (OTHER,)}, {10: (cells(),)}),
    warning("AQ135", 8, TYPE, {TYPE: "A6"}, {TYPE: "A6", STATUS: "E1"}),
)
