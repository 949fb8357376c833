"""Cases of Lists 9 to 11: care leavers, adoption, adopters."""

from tests.spec.quality.cases import Case, cells, info, warning

OTHER = cells(child_unique_id="B")
HOME, SUITABLE, ACTIVITY = "accommodation_type", "accommodation_suitability", "activity_status"
OUT_OF_TOUCH = {"in_touch": "No", HOME: None, SUITABLE: None, ACTIVITY: None}
SEVENTEEN = cells(date_of_birth="2008-10-02", age_of_child=17)
EIGHTEEN = cells(date_of_birth="2008-10-01", age_of_child=18)
DECISION, ORDER, MATCH = "date_of_placement_decision", "date_of_adoption_order", "date_of_match"
REVERSED, WHY_REVERSED = "date_of_decision_reversed", "reason_decision_reversed"
LEFT, WHY_LEFT = "date_of_leaving_adoption_process", "reason_for_leaving_adoption_process"
CHILDREN = "number_of_children_placed"
UNMATCHED = {MATCH: None, "date_placed": None, CHILDREN: None}
SECOND, THIRD = cells(adopter_identifier="P2"), cells(adopter_identifier="P3")

CASES = (
    Case("AQ013", 9, None, (cells(), cells()), (cells(), OTHER)),
    warning(
        "AQ032",
        9,
        "date_of_birth",
        cells(date_of_birth="2000-10-01", age_of_child=26),
        cells(date_of_birth="2000-10-02", age_of_child=25),
    ),
    warning("AQ033", 9, "eligibility_category", SEVENTEEN, EIGHTEEN),
    warning(
        "AQ033",
        9,
        "eligibility_category",
        {**EIGHTEEN, "eligibility_category": "Relevant child"},
        {**SEVENTEEN, "eligibility_category": "Relevant child"},
    ),
    Case("AQ142", 9, "eligibility_category", cells(eligibility_category=None), cells(eligibility_category="?")),
    Case("AQ142", 9, "in_touch", cells(in_touch=None), cells(in_touch="?")),
    *(warning("AQ143", 9, name, {name: None}, {**OUT_OF_TOUCH, name: None}) for name in (HOME, SUITABLE, ACTIVITY)),
    *(
        warning("AQ144", 9, name, {**OUT_OF_TOUCH, name: code}, OUT_OF_TOUCH)
        for name, code in ((HOME, "U"), (SUITABLE, "Suitable"), (ACTIVITY, "F3"))
    ),
    warning("AQ145", 9, SUITABLE, {HOME: "W"}, {HOME: "W", SUITABLE: "Unsuitable"}),
    warning("AQ146", 9, HOME, {**SEVENTEEN, HOME: "Z"}, {**EIGHTEEN, HOME: "Z"}),
    info("AQ147", 9, "in_touch", {**OUT_OF_TOUCH, "in_touch": "Died"}, OUT_OF_TOUCH),
    warning("AQ163", 9, "allocated_team", cells(allocated_team=None), cells()),
    warning("AQ163", 9, "allocated_worker", cells(allocated_worker=None), cells()),
    Case("AQ014", 10, None, (cells(), cells()), (cells(), {DECISION: "2024-06-02"})),
    Case("AQ148", 10, DECISION, {DECISION: None}, {DECISION: "?"}),
    Case("AQ148", 10, DECISION, cells(date_of_birth="2024-06-02"), cells(date_of_birth="2024-06-01")),
    warning("AQ149", 10, DECISION, {DECISION: "2023-12-31"}, {DECISION: "2024-01-01"}),
    warning(
        "AQ149",
        10,
        "date_of_placement_order",
        cells(date_of_placement_order="2024-05-31"),
        cells(date_of_placement_order="2024-06-01"),
    ),
    warning("AQ149", 10, MATCH, {MATCH: "2024-07-31"}, {MATCH: "2024-08-01"}),
    warning(
        "AQ149",
        10,
        "date_placed_for_adoption",
        cells(date_placed_for_adoption="2025-01-31"),
        cells(date_placed_for_adoption="2025-02-01"),
    ),
    warning("AQ149", 10, ORDER, {ORDER: "2025-02-28"}, {ORDER: "2025-03-01"}),
    Case("AQ150", 10, WHY_REVERSED, {WHY_REVERSED: "RD4"}, {WHY_REVERSED: "RD4", REVERSED: "?"}),
    Case(
        "AQ150",
        10,
        REVERSED,
        {WHY_REVERSED: "RD4", REVERSED: "2024-05-31"},
        {WHY_REVERSED: "RD4", REVERSED: "2024-06-01"},
    ),
    Case("AQ151", 10, ORDER, {ORDER: "2026-01-01", REVERSED: "2026-01-01", WHY_REVERSED: "RD4"}, {ORDER: "2026-01-01"}),
    warning("AQ152", 10, ORDER, {ORDER: "2025-02-01"}, {ORDER: "2025-02-02"}),
    warning("AQ153", 10, ORDER, {ORDER: "2025-09-30"}, {ORDER: "2025-10-01"}),
    info("AQ156", 10, "family_identifier", cells(family_identifier="F2"), cells(), {11: (cells(),)}),
    Case("AQ015", 11, None, (cells(), cells()), (cells(), SECOND)),
    warning("AQ034", 11, "family_identifier", (cells(), SECOND, THIRD), (cells(), SECOND)),
    warning(
        "AQ157",
        11,
        "date_stage_1_started",
        cells(date_stage_1_started="2024-12-31"),
        cells(date_stage_1_started="2025-01-01"),
    ),
    warning(
        "AQ157",
        11,
        "date_stage_1_ended",
        cells(date_stage_1_ended="2025-01-31"),
        cells(date_stage_1_ended="2025-02-01"),
    ),
    warning(
        "AQ157",
        11,
        "date_stage_2_started",
        cells(date_stage_2_started="2025-03-31"),
        cells(date_stage_2_started="2025-04-01"),
    ),
    warning(
        "AQ157",
        11,
        "date_stage_2_ended",
        cells(date_stage_2_ended="2025-04-09"),
        cells(date_stage_2_ended="2025-04-10"),
    ),
    warning("AQ157", 11, MATCH, {MATCH: "2025-07-31"}, {MATCH: "2025-08-01"}),
    warning("AQ157", 11, "date_placed", cells(date_placed="2025-12-31"), cells(date_placed="2026-01-01")),
    warning("AQ157", 11, ORDER, {ORDER: "2026-01-31"}, {ORDER: "2026-02-01"}),
    warning("AQ158", 11, "date_stage_1_started", cells(date_stage_1_started=None), cells(date_stage_1_started="?")),
    Case("AQ159", 11, WHY_LEFT, {LEFT: "2026-05-01"}, {LEFT: "2026-05-01", WHY_LEFT: "1"}),
    warning(
        "AQ160", 11, "date_stage_2_ended", cells(date_stage_2_ended=None), {**UNMATCHED, "date_stage_2_ended": None}
    ),
    warning("AQ161", 11, CHILDREN, {CHILDREN: 0}, {CHILDREN: 1}),
    warning("AQ161", 11, CHILDREN, (cells(), {**SECOND, CHILDREN: 2}), (cells(), SECOND)),
    info("AQ162", 11, WHY_LEFT, {LEFT: "2026-05-01", WHY_LEFT: "2"}, {LEFT: "2026-05-01", WHY_LEFT: "1"}),
)
