"""Every recipe, list by list."""

from collections.abc import Iterator

from chat.synthetic.faults.recipes import (
    AGE,
    BORN,
    SIX_MONTHS,
    TWELVE_MONTHS,
    Recipe,
    aged,
    ago,
    born_ago,
    both,
    code,
    days_from,
    differs,
    is_coded,
    next_saturday,
    older_than,
    value,
)

TEAM, WORKER = "allocated_team", "allocated_worker"
AUTHORISED, SUPPORT = "continuous_assessment_date_of_authorisation", "assessed_as_requiring_support"
STARTED = "continuous_assessment_start_date"
STRATEGY, CONFERENCE = "strategy_discussion_date", "date_of_initial_child_protection_conference"
UNNECESSARY, RESULT = "conference_deemed_unnecessary", "conference_resulted_in_plan"
NEED, NEED_START, CLOSURE, STATUS = "primary_need_code", "cin_start_date", "cin_closure_date", "case_status"
WHY_CLOSED, SEEN = "reason_for_closure", "date_child_was_last_seen"
PLAN, PLAN_END = "child_protection_plan_start_date", "child_protection_plan_end_date"
REVIEW, VISIT = "date_of_latest_review_conference", "date_of_last_statutory_visit"
CARE, CEASED, WHY_CEASED = (
    "date_started_to_be_looked_after",
    "date_ceased_to_be_looked_after",
    "reason_ceased_to_be_looked_after",
)
LEGAL, LEGAL_START = "legal_status", "legal_status_start_date"
PLACED, TYPE, PROVIDER, URN = "placement_start_date", "placement_type", "placement_provider", "placement_urn"
MISSING, OFFERED, ACCEPTED = (
    "missing_episodes_in_last_12_months",
    "return_interview_offered",
    "return_interview_accepted",
)
PLACEMENTS = "number_of_placements_in_last_12_months"
TOUCH, HOME, SUITABLE = "in_touch", "accommodation_type", "accommodation_suitability"
DECISION, REVERSED, ORDER = "date_of_placement_decision", "date_of_decision_reversed", "date_of_adoption_order"
LEFT, WHY_LEFT = "date_of_leaving_adoption_process", "reason_for_leaving_adoption_process"
FIRST_DATE = {
    1: "date_of_contact", 3: "date_of_referral", 4: STARTED, 5: STRATEGY, 6: NEED_START, 7: PLAN,
}  # fmt: skip


def _of_children() -> Iterator[Recipe]:
    for number in range(1, 11):
        yield Recipe("AQ025", number, BORN, days_from(BORN, -1200), given=(BORN, AGE), suits=aged(0, 20))
        if number != 9:
            yield Recipe("AQ030", number, BORN, born_ago(30), given=(BORN,))
        if number <= 7:
            yield Recipe("AQ030", number, BORN, born_ago(20), given=(BORN,))
            yield Recipe("AQ027", number, AGE, value(-1), given=(BORN,), suits=aged(0, 17))
            yield Recipe("AQ029", number, BORN, ago(-SIX_MONTHS, -150), given=(BORN,))
    for number, field in FIRST_DATE.items():
        yield Recipe("AQ053", number, field, days_from(BORN, -300), given=(BORN, field), suits=aged(0, 17))


LISTS_1_TO_5 = (
    Recipe("AQ054", 1, "date_of_contact", ago(SIX_MONTHS)),
    Recipe("AQ052", 2, "assessment_start_date", days_from(BORN, -20), given=(BORN,), suits=aged(0, 17)),
    Recipe(
        "AQ057", 2, "assessment_completion_date", ago(SIX_MONTHS, 2), suits=older_than("assessment_start_date", 190)
    ),
    Recipe("AQ058", 2, "organisation_completing_assessment", value("N/A")),
    Recipe("CQ001", 2, "assessment_start_date", value(None)),
    Recipe("AQ060", 3, "date_of_referral", ago(SIX_MONTHS)),
    Recipe("AQ061", 3, "number_of_referrals_in_last_12_months", value(-1)),
    Recipe("AQ163", 3, TEAM, value(None), suits=is_coded("referral_nfa", "No")),
    Recipe("AQ163", 3, WORKER, value(None), suits=is_coded("referral_nfa", "No")),
    Recipe("CQ002", 4, STARTED, value(None)),
    Recipe("AQ067", 4, SUPPORT, code(4, SUPPORT, "Yes"), blank=(AUTHORISED,)),
    Recipe("AQ068", 4, AUTHORISED, ago(SIX_MONTHS, 1), given=(AUTHORISED,)),
    Recipe("AQ069", 4, STARTED, ago(SIX_MONTHS), blank=(AUTHORISED,), given=(STARTED,)),
    Recipe(
        "AQ071",
        4,
        "child_seen_during_continuous_assessment",
        code(4, "child_seen_during_continuous_assessment", "No"),
        given=(AUTHORISED,),
    ),
    Recipe("AQ163", 4, TEAM, value(None), blank=(AUTHORISED,)),
    Recipe("AQ163", 4, WORKER, value(None), blank=(AUTHORISED,)),
    Recipe("AQ077", 5, UNNECESSARY, code(5, UNNECESSARY, "Yes"), given=(CONFERENCE,)),
    Recipe("AQ078", 5, RESULT, code(5, RESULT, "No"), blank=(CONFERENCE,)),
    Recipe("AQ080", 5, CONFERENCE, next_saturday(STRATEGY), given=(CONFERENCE, STRATEGY)),
    Recipe("AQ081", 5, "number_of_conferences_in_last_12_months", value(-1)),
    Recipe("CQ003", 5, STRATEGY, ago(SIX_MONTHS)),
    Recipe("AQ163", 5, TEAM, value(None), blank=(UNNECESSARY, CONFERENCE)),
)
LISTS_6_AND_7 = (
    Recipe("AQ042", 6, NEED, code(6, NEED, "N9"), blank=(CLOSURE,), suits=is_coded(STATUS, "Child in need plan")),
    Recipe("AQ043", 6, WHY_CLOSED, code(6, WHY_CLOSED, "RC8"), given=(CLOSURE,)),
    Recipe("AQ088", 6, WHY_CLOSED, code(6, WHY_CLOSED, "RC7"), blank=(CLOSURE,)),
    Recipe("AQ089", 6, STATUS, code(6, STATUS, "Closed episode"), blank=(CLOSURE,)),
    Recipe("AQ089", 6, STATUS, code(6, STATUS, "Child in need plan"), given=(CLOSURE,)),
    Recipe("CQ004", 6, STATUS, value(None)),
    Recipe("AQ090", 6, CLOSURE, ago(SIX_MONTHS), given=(CLOSURE,)),
    Recipe("AQ091", 6, SEEN, days_from(CLOSURE, 5), given=(CLOSURE,), suits=older_than(CLOSURE, 10)),
    Recipe("AQ092", 6, SEEN, ago(SIX_MONTHS), blank=(CLOSURE,), suits=is_coded(STATUS, "Child in need plan")),
    Recipe("AQ163", 6, TEAM, value(None), blank=(CLOSURE,)),
    Recipe("AQ163", 6, WORKER, value(None), blank=(CLOSURE,)),
    Recipe("AQ102", 7, PLAN_END, ago(SIX_MONTHS), given=(PLAN_END,)),
    Recipe("AQ104", 7, REVIEW, days_from(PLAN, 0)),
    Recipe("AQ105", 7, VISIT, days_from(PLAN, -3), given=(PLAN,)),
    Recipe("AQ106", 7, REVIEW, ago(SIX_MONTHS), blank=(PLAN_END,), suits=older_than(PLAN, 260)),
    Recipe("AQ107", 7, "child_seen_alone", value(None), given=(VISIT,)),
    Recipe("AQ108", 7, "number_of_previous_child_protection_plans", value(-2)),
    Recipe("AQ110", 7, PLAN, ago(3 * TWELVE_MONTHS), blank=(PLAN_END,), given=(PLAN,)),
    Recipe("AQ163", 7, TEAM, value(None), blank=(PLAN_END,)),
    Recipe("AQ163", 7, WORKER, value(None), blank=(PLAN_END,)),
)
LIST_8 = (
    Recipe("AQ031", 8, BORN, born_ago(19), blank=(CEASED,)),
    Recipe("AQ044", 8, WHY_CEASED, code(8, WHY_CEASED, "X1"), given=(CEASED,)),
    Recipe("AQ045", 8, LEGAL, code(8, LEGAL, "V3")),
    Recipe("AQ046", 8, LEGAL, code(8, LEGAL, "D1")),
    Recipe("AQ112", 8, CARE, days_from(BORN, -3)),
    Recipe("AQ113", 8, CEASED, days_from(CARE, 0), given=(CEASED,)),
    Recipe("AQ114", 8, WHY_CEASED, code(8, WHY_CEASED, "E8"), blank=(CEASED,)),
    Recipe("AQ115", 8, CEASED, ago(SIX_MONTHS), given=(CEASED,)),
    Recipe("AQ116", 8, BORN, days_from(CARE, -19 * 366)),
    Recipe("AQ117", 8, PLACED, days_from(CARE, -4)),
    Recipe("AQ118", 8, LEGAL_START, days_from(CARE, -4)),
    Recipe("AQ119", 8, PLACEMENTS, value(0)),
    Recipe(
        "AQ120", 8, PLACEMENTS, value(1), suits=both(differs(PLACED, CARE), lambda s: not older_than(PLACED, 360)(s))
    ),
    Recipe("AQ121", 8, "date_of_latest_statutory_review", days_from(CARE, -4)),
    Recipe("AQ122", 8, "date_of_last_social_work_visit", days_from(CARE, -4)),
    Recipe(
        "AQ123",
        8,
        "date_of_last_reviewing_officer_visit",
        days_from("date_of_latest_statutory_review", -4),
        given=("date_of_latest_statutory_review",),
    ),
    Recipe("AQ124", 8, "date_of_last_health_assessment", value(None), blank=(CEASED,), suits=older_than(CARE, 400)),
    Recipe("AQ126", 8, PROVIDER, code(8, PROVIDER, "PR0"), suits=lambda s: not is_coded(TYPE, "P1")(s)),
    Recipe("AQ127", 8, TYPE, code(8, TYPE, "R2"), suits=is_coded(PROVIDER, "PR1", "PR2")),
    Recipe("AQ129", 8, "placement_postcode", value("not known")),
    Recipe("AQ130", 8, URN, value(None), given=(URN,), blank=(CEASED,), suits=is_coded(TYPE, "K1", "K2")),
    Recipe("AQ131", 8, TYPE, code(8, TYPE, "P2"), suits=aged(5, 12)),
    Recipe("AQ132", 8, TYPE, code(8, TYPE, "K1"), suits=aged(0, 8)),
    Recipe("AQ133", 8, LEGAL, code(8, LEGAL, "L1"), blank=(CEASED,), suits=older_than(LEGAL_START, 30)),
    Recipe("AQ134", 8, LEGAL, code(8, LEGAL, "J1"), suits=aged(0, 8)),
    Recipe("AQ135", 8, TYPE, code(8, TYPE, "A5"), suits=lambda s: not is_coded(LEGAL, "E1")(s)),
    Recipe("AQ137", 8, MISSING, value(-1)),
    Recipe("AQ137", 8, "absent_episodes_in_last_12_months", value(None)),
    Recipe("AQ138", 8, OFFERED, code(8, OFFERED, "Yes"), suits=lambda s: s.row[MISSING] == 0),
    Recipe("AQ138", 8, ACCEPTED, code(8, ACCEPTED, "Yes"), blank=(OFFERED,)),
    Recipe(
        "AQ139",
        8,
        "unaccompanied_asylum_seeking_child",
        code(8, "unaccompanied_asylum_seeking_child", "Yes"),
        suits=aged(0, 8),
    ),
    Recipe("AQ140", 8, WHY_CEASED, code(8, WHY_CEASED, "E7"), given=(CEASED,), suits=aged(0, 15)),
    Recipe("AQ163", 8, TEAM, value(None), blank=(CEASED,)),
    Recipe("AQ163", 8, WORKER, value(None), blank=(CEASED,)),
)
LISTS_9_TO_11 = (
    Recipe("AQ032", 9, BORN, born_ago(29)),
    Recipe("AQ033", 9, "eligibility_category", code(9, "eligibility_category", "Relevant child"), suits=aged(18, 25)),
    Recipe("AQ144", 9, TOUCH, code(9, TOUCH, "No"), given=(HOME,)),
    Recipe("AQ145", 9, HOME, code(9, HOME, "W"), suits=is_coded(SUITABLE, "Suitable")),
    Recipe("AQ146", 9, HOME, code(9, HOME, "Z"), given=(HOME,), suits=aged(16, 17)),
    Recipe("AQ147", 9, TOUCH, code(9, TOUCH, "Died")),
    Recipe("AQ163", 9, TEAM, value(None)),
    Recipe("AQ163", 9, WORKER, value(None)),
    Recipe("AQ148", 10, DECISION, days_from(BORN, -5), given=(BORN,)),
    Recipe("AQ149", 10, "date_of_match", days_from(DECISION, -5), given=("date_of_match",)),
    Recipe("AQ151", 10, REVERSED, days_from(ORDER, 0), given=(ORDER,)),
    Recipe("AQ152", 10, ORDER, days_from("date_of_match", 0), given=(ORDER, "date_of_match")),
    Recipe("AQ153", 10, ORDER, ago(TWELVE_MONTHS), given=(ORDER,)),
    Recipe("AQ156", 10, "family_identifier", value("F-UNKNOWN"), given=("family_identifier",)),
    Recipe(
        "AQ157",
        11,
        "date_stage_2_ended",
        days_from("date_stage_2_started", -5),
        given=("date_stage_2_ended", "date_stage_2_started"),
    ),
    Recipe("AQ158", 11, "date_stage_1_started", value(None), blank=("date_application_submitted",)),
    Recipe("AQ159", 11, WHY_LEFT, code(11, WHY_LEFT, "1"), blank=(LEFT,)),
    Recipe(
        "AQ160", 11, "date_stage_2_ended", value(None), given=("date_of_match",), blank=("date_application_approved",)
    ),
    Recipe("AQ161", 11, "number_of_children_placed", value(0), given=("date_placed",)),
    Recipe("AQ162", 11, WHY_LEFT, code(11, WHY_LEFT, "2"), given=(LEFT,)),
)
RECIPES = (*_of_children(), *LISTS_1_TO_5, *LISTS_6_AND_7, *LIST_8, *LISTS_9_TO_11)
