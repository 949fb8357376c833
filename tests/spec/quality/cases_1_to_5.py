"""Cases of the front door: Lists 1 to 5."""

from tests.spec.quality.cases import Case, cells, info, warning

TWO_CHILDREN = cells(), cells(child_unique_id="B")
REFERRAL, EARLIER = "date_of_referral", "number_of_referrals_in_last_12_months"
STARTED, AUTHORISED = "continuous_assessment_start_date", "continuous_assessment_date_of_authorisation"
SUPPORT = "assessed_as_requiring_support"
OPEN = {AUTHORISED: None, SUPPORT: None}
STRATEGY, CONFERENCE = "strategy_discussion_date", "date_of_initial_child_protection_conference"
UNNECESSARY, RESULT = "conference_deemed_unnecessary", "conference_resulted_in_plan"
ENQUIRIES, CONFERENCES = "number_of_section_47_enquiries_in_last_12_months", "number_of_conferences_in_last_12_months"
HELD = {UNNECESSARY: "No", CONFERENCE: "2026-09-15", RESULT: "Yes"}
UNDECIDED = {UNNECESSARY: None}
CLOSED = cells(cin_closure_date="2026-09-01", reason_for_closure="RC7", case_status="Closed episode")

CASES = (
    warning("AQ016", 1, None, (cells(), cells()), (cells(), cells(contact_source="7"))),
    warning("AQ054", 1, "date_of_contact", cells(date_of_contact="2026-03-31"), cells(date_of_contact="2026-04-01")),
    Case("AQ055", 1, "date_of_contact", cells(date_of_contact=None), cells(date_of_contact="?")),
    Case("AQ055", 1, "contact_source", cells(contact_source=None), cells(contact_source="?")),
    warning("AQ017", 2, None, (cells(), cells()), (cells(), cells(organisation_completing_assessment="Nursery"))),
    Case(
        "AQ056",
        2,
        "assessment_completion_date",
        cells(assessment_completion_date="2026-04-30"),
        cells(assessment_completion_date="2026-05-01"),
    ),
    warning(
        "AQ057",
        2,
        "assessment_completion_date",
        cells(assessment_start_date="2026-01-01", assessment_completion_date="2026-03-31"),
        cells(assessment_start_date="2026-01-01", assessment_completion_date="2026-04-01"),
    ),
    warning(
        "AQ058",
        2,
        "organisation_completing_assessment",
        cells(organisation_completing_assessment=" N/A "),
        cells(organisation_completing_assessment="National Autistic Society"),
    ),
    Case("CQ001", 2, "assessment_start_date", cells(assessment_start_date=None), cells(assessment_start_date="?")),
    Case(
        "CQ001",
        2,
        "assessment_start_date",
        cells(assessment_start_date=None, assessment_completion_date=None),
        cells(assessment_completion_date=None),
    ),
    warning("AQ018", 3, None, (cells(), cells()), TWO_CHILDREN),
    Case("AQ059", 3, REFERRAL, cells(date_of_referral=None), cells(date_of_referral="?")),
    Case("AQ059", 3, "referral_source", cells(referral_source=None), cells(referral_source="?")),
    Case("AQ059", 3, "referral_nfa", cells(referral_nfa=None), cells(referral_nfa="?")),
    warning("AQ060", 3, REFERRAL, cells(date_of_referral="2026-03-31"), cells(date_of_referral="2026-04-01")),
    Case("AQ061", 3, EARLIER, {EARLIER: -1}, {EARLIER: 0}),
    warning("AQ062", 3, EARLIER, (cells(), {EARLIER: 1}), (cells(), {EARLIER: 1, "child_unique_id": "B"})),
    # The other row is within the twelve months before the latest; a day earlier it is not.
    warning(
        "AQ063",
        3,
        EARLIER,
        (cells(), cells(date_of_referral="2025-09-25")),
        (cells(), cells(date_of_referral="2025-09-24")),
    ),
    warning(
        "AQ064",
        3,
        "referral_nfa",
        cells(referral_nfa="Yes", date_of_referral="2026-09-01"),
        cells(referral_nfa="Yes", date_of_referral="2026-09-02"),
        beside={4: (cells(),)},
    ),
    # Ten days before the as-at date is 21 September.
    warning(
        "AQ065",
        3,
        "referral_nfa",
        cells(date_of_referral="2026-09-20"),
        cells(date_of_referral="2026-09-21"),
        beside={number: (cells(child_unique_id="B"),) for number in (4, 5, 6)},
    ),
    warning("AQ163", 3, "allocated_team", cells(allocated_team=None), cells(allocated_team=None, referral_nfa="Yes")),
    warning(
        "AQ163", 3, "allocated_worker", cells(allocated_worker=None), cells(allocated_worker=None, referral_nfa="Yes")
    ),
    warning("AQ019", 4, None, (cells(), cells()), TWO_CHILDREN),
    Case("CQ002", 4, STARTED, {STARTED: None}, {STARTED: "?"}),
    Case("AQ066", 4, AUTHORISED, {AUTHORISED: "2026-08-31"}, {AUTHORISED: "2026-09-01"}),
    Case("AQ067", 4, SUPPORT, {SUPPORT: None}, OPEN),
    Case("AQ067", 4, SUPPORT, {AUTHORISED: None}, {AUTHORISED: "?"}),
    warning(
        "AQ068",
        4,
        AUTHORISED,
        {STARTED: "2026-03-01", AUTHORISED: "2026-03-31"},
        {STARTED: "2026-03-01", AUTHORISED: "2026-04-01"},
    ),
    # Working days from 28 July 2026 to 30 September: 3 in July, 20 in August (a bank holiday on the 31st), 22 in
    # September are 45.
    warning("AQ069", 4, STARTED, {**OPEN, STARTED: "2026-07-27"}, {**OPEN, STARTED: "2026-07-28"}),
    warning("AQ070", 4, AUTHORISED, (OPEN, OPEN), (OPEN, cells())),
    info(
        "AQ071",
        4,
        "child_seen_during_continuous_assessment",
        cells(child_seen_during_continuous_assessment="No"),
        {**OPEN, "child_seen_during_continuous_assessment": "No"},
    ),
    warning("AQ072", 4, "child_unique_id", OPEN, OPEN, beside={6: (CLOSED,)}, beside_holds={6: (cells(),)}),
    warning(
        "AQ073",
        4,
        STARTED,
        OPEN,
        OPEN,
        beside={6: (cells(cin_start_date="2026-09-02"),)},
        beside_holds={6: (cells(cin_start_date="2026-09-01"),)},
    ),
    warning("AQ163", 4, "allocated_team", {**OPEN, "allocated_team": None}, cells(allocated_team=None)),
    warning("AQ163", 4, "allocated_worker", {**OPEN, "allocated_worker": None}, cells(allocated_worker=None)),
    warning("AQ020", 5, None, (cells(), cells()), TWO_CHILDREN),
    Case("AQ075", 5, STRATEGY, {STRATEGY: None}, {STRATEGY: "?"}),
    Case("AQ076", 5, CONFERENCE, {**HELD, CONFERENCE: "2026-08-31"}, {**HELD, CONFERENCE: "2026-09-01"}),
    warning("AQ077", 5, UNNECESSARY, {**HELD, UNNECESSARY: "Yes"}, HELD),
    Case("AQ078", 5, RESULT, {**HELD, RESULT: None}, HELD),
    Case("AQ078", 5, RESULT, {**HELD, CONFERENCE: None}, {**HELD, CONFERENCE: "?"}),
    # Fifteen working days: 10 to 30 September 2026 have fifteen, and the discussion itself is day 0.
    warning(
        "AQ079",
        5,
        STRATEGY,
        {**UNDECIDED, STRATEGY: "2026-09-08"},
        {**UNDECIDED, STRATEGY: "2026-09-09"},
        beside={7: (cells(child_unique_id="B"),)},
    ),
    info("AQ080", 5, CONFERENCE, {**HELD, CONFERENCE: "2026-09-12"}, {**HELD, CONFERENCE: "2026-09-11"}),
    Case("AQ081", 5, ENQUIRIES, {ENQUIRIES: None}, {ENQUIRIES: "?"}),
    Case("AQ081", 5, CONFERENCES, {CONFERENCES: -1}, {CONFERENCES: 0}),
    warning("AQ082", 5, ENQUIRIES, (cells(), {ENQUIRIES: 1}), (cells(), {ENQUIRIES: 1, "child_unique_id": "B"})),
    warning("AQ082", 5, CONFERENCES, (cells(), {CONFERENCES: 1}), (cells(), {CONFERENCES: 1, "child_unique_id": "B"})),
    warning(
        "AQ083",
        5,
        ENQUIRIES,
        (cells(), {STRATEGY: "2025-09-01"}),
        (cells(), {STRATEGY: "2025-08-31"}),
    ),
    warning("AQ084", 5, UNNECESSARY, (UNDECIDED, UNDECIDED), (UNDECIDED, cells())),
    warning(
        "AQ085",
        5,
        RESULT,
        HELD,
        HELD,
        beside={7: (cells(child_protection_plan_start_date="2026-09-14"),)},
        beside_holds={7: (cells(child_protection_plan_start_date="2026-09-15"),)},
    ),
    warning("CQ003", 5, STRATEGY, {STRATEGY: "2026-03-31"}, {STRATEGY: "2026-04-01"}),
    warning("AQ163", 5, "allocated_team", {**UNDECIDED, "allocated_team": None}, cells(allocated_team=None)),
    warning("AQ163", 5, "allocated_worker", {**UNDECIDED, "allocated_worker": None}, cells(allocated_worker=None)),
)
