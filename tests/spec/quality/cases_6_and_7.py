"""Cases of Lists 6 and 7: children in need and child protection plans."""

from tests.spec.quality.cases import Case, cells, info, warning

TWICE = cells(), cells()
TWO_CHILDREN = cells(), cells(child_unique_id="B")
CLOSED = cells(cin_closure_date="2026-09-01", reason_for_closure="RC7", case_status="Closed episode",
               date_child_was_last_seen="2026-08-20")  # fmt: skip
CEASED = cells(date_ceased_to_be_looked_after="2026-09-15", reason_ceased_to_be_looked_after="E8")
ENDED = cells(child_protection_plan_end_date="2026-09-25")
OPEN_ASSESSMENT = cells(continuous_assessment_date_of_authorisation=None, assessed_as_requiring_support=None)
PLAN, PLAN_END = "child_protection_plan_start_date", "child_protection_plan_end_date"
REVIEW, VISIT = "date_of_latest_review_conference", "date_of_last_statutory_visit"
LOOKED_AFTER = cells(case_status="Looked after child")
ON_A_PLAN = cells(case_status="Child Protection plan")
OTHER_CHILD = cells(child_unique_id="B")

CASES = (
    Case("AQ013", 6, None, TWICE, TWO_CHILDREN),
    warning("AQ042", 6, "primary_need_code", cells(primary_need_code=None), cells(primary_need_code="?")),
    warning(
        "AQ042",
        6,
        "primary_need_code",
        cells(primary_need_code="N9"),
        cells(primary_need_code="N9", case_status="Open assessment"),
    ),
    warning(
        "AQ043",
        6,
        "reason_for_closure",
        {**CLOSED, "reason_for_closure": "RC8"},
        {**CLOSED, "reason_for_closure": "RC9"},
    ),
    Case("AQ087", 6, "cin_start_date", cells(cin_start_date=None), cells(cin_start_date="?")),
    Case(
        "AQ087",
        6,
        "cin_closure_date",
        {**CLOSED, "cin_start_date": "2026-09-02"},
        {**CLOSED, "cin_start_date": "2026-09-01"},
    ),
    Case("AQ088", 6, "reason_for_closure", {**CLOSED, "reason_for_closure": None}, CLOSED),
    Case("AQ088", 6, "cin_closure_date", {**CLOSED, "cin_closure_date": None}, {**CLOSED, "cin_closure_date": "?"}),
    Case("AQ089", 6, "case_status", {**CLOSED, "case_status": "Open assessment"}, {**CLOSED, "case_status": "?"}),
    Case("AQ089", 6, "case_status", cells(case_status="Closed episode"), CLOSED),
    warning("CQ004", 6, "case_status", cells(case_status=None), cells(case_status="?")),
    warning(
        "AQ090",
        6,
        "cin_closure_date",
        {**CLOSED, "cin_start_date": "2026-01-01", "cin_closure_date": "2026-03-31"},
        {**CLOSED, "cin_start_date": "2026-01-01", "cin_closure_date": "2026-04-01"},
    ),
    warning(
        "AQ091",
        6,
        "date_child_was_last_seen",
        cells(date_child_was_last_seen=None),
        cells(date_child_was_last_seen=None, case_status="Open assessment"),
    ),
    warning(
        "AQ091",
        6,
        "date_child_was_last_seen",
        {**CLOSED, "date_child_was_last_seen": "2026-09-02"},
        {**CLOSED, "date_child_was_last_seen": "2026-09-01"},
    ),
    # Six weeks before 1 October 2026 is 20 August.
    info(
        "AQ092",
        6,
        "date_child_was_last_seen",
        cells(date_child_was_last_seen="2026-08-20"),
        cells(date_child_was_last_seen="2026-08-21"),
    ),
    warning("AQ074", 6, "cin_closure_date", CLOSED, CLOSED, {4: (OPEN_ASSESSMENT,)}, {4: (cells(),)}),
    warning("AQ095", 6, "case_status", LOOKED_AFTER, LOOKED_AFTER, {8: (CEASED,), 7: (OTHER_CHILD,)}, {8: (cells(),)}),
    warning(
        "AQ095", 6, "case_status", ON_A_PLAN, ON_A_PLAN, {7: (ENDED,), 8: (CEASED,)}, {7: (cells(),), 8: (CEASED,)}
    ),
    warning(
        "AQ095",
        6,
        "case_status",
        cells(case_status="Open assessment"),
        cells(case_status="Open assessment"),
        {4: (cells(),)},
        {4: (OPEN_ASSESSMENT,)},
    ),
    warning(
        "AQ096",
        6,
        "cin_start_date",
        cells(cin_start_date="2026-06-02"),
        cells(cin_start_date="2026-06-01"),
        {7: (cells(),)},
    ),
    warning(
        "CQ005",
        6,
        "cin_start_date",
        cells(cin_start_date="2026-01-11"),
        cells(cin_start_date="2026-01-10"),
        {8: (cells(),)},
    ),
    warning(
        "AQ097",
        6,
        "reason_for_closure",
        {**CLOSED, "reason_for_closure": "RC1"},
        {**CLOSED, "reason_for_closure": "RC1"},
        {8: (CEASED,), 10: (cells(),)},
        {8: (CEASED,), 10: (cells(date_of_adoption_order="2026-09-01"),)},
    ),
    warning(
        "AQ098",
        6,
        "reason_for_closure",
        {**CLOSED, "reason_for_closure": "RC2"},
        {**CLOSED, "reason_for_closure": "RC2"},
        {8: (CEASED,), 9: (OTHER_CHILD,)},
        {8: ({**CEASED, "reason_ceased_to_be_looked_after": "E2"},), 9: (OTHER_CHILD,)},
    ),
    info(
        "AQ099",
        6,
        "child_unique_id",
        cells(date_of_birth="2008-10-01", age_of_child=18),
        cells(date_of_birth="2008-10-02", age_of_child=17),
        {4: (OTHER_CHILD,), 7: (OTHER_CHILD,), 8: (OTHER_CHILD,), 9: (cells(),)},
    ),
    warning("AQ163", 6, "allocated_team", cells(allocated_team=None), {**CLOSED, "allocated_team": None}),
    warning("AQ163", 6, "allocated_worker", cells(allocated_worker=None), {**CLOSED, "allocated_worker": None}),
    info(
        "AQ164",
        6,
        "allocated_team",
        ON_A_PLAN,
        ON_A_PLAN,
        {7: (cells(allocated_worker="V"),), 8: (OTHER_CHILD,)},
        {7: (cells(),), 8: (OTHER_CHILD,)},
    ),
    Case("AQ013", 7, None, TWICE, TWO_CHILDREN),
    Case("AQ093", 7, "child_unique_id", cells(), cells(), {6: (CLOSED,)}, {6: (cells(),)}),
    Case("AQ100", 7, PLAN, {PLAN: None}, {PLAN: "?"}),
    Case("AQ101", 7, PLAN_END, {PLAN_END: "2026-06-01"}, {PLAN_END: "2026-06-02"}),
    warning(
        "AQ102", 7, PLAN_END, {PLAN: "2026-01-01", PLAN_END: "2026-03-31"}, {PLAN: "2026-01-01", PLAN_END: "2026-04-01"}
    ),
    Case(
        "AQ103",
        7,
        "initial_category_of_abuse",
        cells(initial_category_of_abuse=None),
        cells(initial_category_of_abuse="?"),
    ),
    Case(
        "AQ103",
        7,
        "latest_category_of_abuse",
        cells(latest_category_of_abuse=None),
        cells(latest_category_of_abuse="?"),
    ),
    Case("AQ104", 7, REVIEW, {REVIEW: "2026-06-01"}, {REVIEW: "2026-06-02"}),
    warning("AQ105", 7, VISIT, {**ENDED, VISIT: "2026-09-26"}, {**ENDED, VISIT: "2026-09-25"}),
    # 91 days before 1 October 2026 is 2 July: 29 in July after it, 31 in August, 30 in September, and the day itself.
    info("AQ106", 7, REVIEW, {PLAN: "2026-07-01", REVIEW: None}, {PLAN: "2026-07-02", REVIEW: None}),
    info("AQ107", 7, "child_seen_alone", cells(child_seen_alone=None), {VISIT: None, "child_seen_alone": None}),
    Case(
        "AQ108",
        7,
        "number_of_previous_child_protection_plans",
        cells(number_of_previous_child_protection_plans=-1),
        cells(number_of_previous_child_protection_plans=0),
    ),
    info(
        "AQ109",
        7,
        "date_of_birth",
        cells(date_of_birth="2008-10-01", age_of_child=18),
        cells(date_of_birth="2008-10-02", age_of_child=17),
    ),
    info("AQ110", 7, PLAN, {PLAN: "2024-09-30"}, {PLAN: "2024-10-01"}),
    info("AQ111", 7, "child_unique_id", cells(), cells(), {8: (cells(),)}, {8: (CEASED,)}),
    warning("AQ163", 7, "allocated_team", cells(allocated_team=None), {**ENDED, "allocated_team": None}),
    warning("AQ163", 7, "allocated_worker", cells(allocated_worker=None), {**ENDED, "allocated_worker": None}),
)
