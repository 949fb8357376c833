"""List 8: looked-after children, by periods of care that are open or ceased in the period (6 months)."""

from chat.annex_a.fields import looked_after
from chat.tables import (
    AGED_0_TO_17,
    AS_AT,
    NOT_RECORDED,
    WORKER,
    Derived,
    Headline,
    ListMeasures,
    Population,
    Row,
    Table,
    Topic,
    bands,
    completed_months,
    days_since,
    profile,
    spans,
    whole_years,
)
from lists.looked_after.current import PLACEMENTS_OVER_TIME, PLANNING_AND_CONTACT, TYPES_OF_PLACEMENT
from lists.looked_after.health import HEALTH
from lists.looked_after.missing import ALL_MISSING, EPISODES_PER_CHILD
from lists.looked_after.movements import CEASED_TO_PERMANENCE, REASONS, STARTERS
from lists.looked_after.sets import (
    ABOUT_NUMBER_OF_PLACEMENTS,
    AGE_AT_CEASING,
    CEASED,
    CEASED_ON,
    IN_PERIOD,
    IN_SHORT_BREAKS,
    LEFT_OUT_OF_THE_PERIOD,
    MONTHS_IN_PLACEMENT,
    NO_NUMBER_OF_PLACEMENTS,
    OPEN,
    OPEN_30_MONTHS_UNDER_16,
    PLACEMENT_START,
    PLACEMENTS,
    REVIEW,
    SHORT_BREAK,
    STARTED,
    STARTED_ON,
    VISIT,
    WITH_SHORT_BREAKS,
)

LOCATION = looked_after.placement_location

HEADLINE = Table(
    key="looked_after.headline",
    title="Children looked after: open, started and ceased",
    chat_title="LIST 8 - LOOKED AFTER CHILDREN ({period} default)",
    population=WITH_SHORT_BREAKS,
    columns=("count", "rate_per_10k"),
    partition=False,
    rows=(
        Row("Total CLA in the last {period}", IN_PERIOD.where, key="total_cla"),
        Row("CLA started in the last {period}", STARTED.where, key="cla_started", rate="annualised"),
        Row("CLA ceased in the last {period}", CEASED.where, key="cla_ceased", rate="annualised"),
        Row("Current open CLA", OPEN.where, rate="snapshot"),
        Row("Total for ages 0-17", OPEN.where & AGED_0_TO_17),
        Row("Short breaks (V3, V4)", SHORT_BREAK, shown="unless_zero"),
    ),
    definition=(
        "Periods of care open on the as-at date and those ceased in the period, together the total, and those of them"
        " that started in the period, and the open ones of children aged 0 to 17. Children under an agreed series of"
        " short breaks (V3, V4) are left out, and have a row of their own where there are any."
    ),
    edges=(
        "An end on or after the as-at date is still open. An end that cannot be read, or a start on or after the as-at"
        " date, is in no row. A setting counts short breaks like the others, in every table of the list and wherever"
        " another list asks who is looked after; their row then says how many of those counted they are."
    ),
)

STABILITY = (
    Table(
        key="looked_after.placement_location",
        title="Children placed inside and outside the local authority area",
        chat_title="Placement location in / out borough (open CLA)",
        population=OPEN,
        rows=(
            Row("Out of borough", LOCATION == "Out"),
            Row("In borough", LOCATION == "In"),
            Row(NOT_RECORDED, LOCATION.is_null()),
        ),
        chart="doughnut",
        definition="Open periods of care by whether the placement is recorded as inside the authority's border.",
        edges="Which authority the placement lies in is another column and plays no part.",
    ),
    Table(
        key="looked_after.short_term_stability",
        title="Children looked after with three or more placements in 12 months",
        chat_title="Short term placement stability (open CLA)",
        population=OPEN,
        rows=(
            *bands(PLACEMENTS, (("1-2 placements", 1, 2), ("3+ placements", 3, None))),
            Row(NOT_RECORDED, NO_NUMBER_OF_PLACEMENTS),
        ),
        chart="doughnut",
        definition="Open periods of care by number of placements in the last 12 months.",
        edges=ABOUT_NUMBER_OF_PLACEMENTS,
    ),
    Table(
        key="looked_after.long_term_stability",
        title="Children in the same placement for two years or more",
        chat_title="Long term placement stability (open CLA 30+ months aged under 16)",
        population=OPEN_30_MONTHS_UNDER_16,
        rows=(
            *bands(MONTHS_IN_PLACEMENT, (("Less than 2 years", 0, 23), ("2+ years", 24, None))),
            Row(NOT_RECORDED, MONTHS_IN_PLACEMENT.is_null()),
        ),
        chart="doughnut",
        definition=(
            "Children under 16 who have been looked after for 30 months or more, by time in their latest placement."
        ),
        edges=(
            "Two years to the day are 2+ years. Not recorded is a placement date that is blank, unreadable or after the"
            " as-at date."
        ),
        caveat=(
            "The national figure is of two years with the same carer. Only the latest placement is on the list: where"
            " its date starts again although the carer stays, this figure is too low."
        ),
    ),
)

TOPICS = (
    Topic(
        "looked_after.how_many",
        "Children looked after",
        (
            "looked_after.headline",
            "beyond.cla_local_uasc",
            "beyond.cla_gap_to_comparator",
            "beyond.cla_framework_groups",
            "beyond.national_dashboard",
        ),
        not_printed=("beyond.cla_framework_groups", "beyond.national_dashboard"),
    ),
    Topic("looked_after.by_month", "Children looked after month by month", ("beyond.cla_by_month",)),
    Topic(
        "looked_after.starting",
        "Children who became looked after",
        (
            "looked_after.starters_category_of_need",
            "looked_after.starters_second_or_subsequent",
        ),
    ),
    Topic(
        "looked_after.ceasing",
        "Children who left care",
        (
            "looked_after.ceased_reason",
            "looked_after.ceased_adoption",
            "looked_after.ceased_sgo",
            "looked_after.plan_to_reunify",
        ),
    ),
    Topic(
        "looked_after.topic_legal_status",
        "Legal status",
        ("looked_after.legal_status", "beyond.cla_section_20", "beyond.cla_permanence_plan"),
    ),
    Topic(
        "looked_after.placements",
        "Where children live",
        (
            "looked_after.placement_type_by_provider",
            "looked_after.provider_split",
            "looked_after.foster_split",
            "looked_after.placement_location",
            "beyond.cla_placements_to_check",
        ),
    ),
    Topic(
        "looked_after.stability",
        "How often children move",
        (
            "looked_after.placements_last_12_months",
            "looked_after.long_term_stability",
            "beyond.cla_long_term_stability_national",
            "looked_after.placement_duration",
            "looked_after.short_term_stability",
            "beyond.cla_3_plus_placements",
        ),
        not_printed=("beyond.cla_3_plus_placements",),
    ),
    Topic(
        "looked_after.visits",
        "Visits to children looked after",
        (
            "beyond.cla_visit_in_timescale",
            "looked_after.last_seen",
            "beyond.cla_allocated",
        ),
    ),
    Topic(
        "looked_after.reviews",
        "Reviews",
        (
            "looked_after.review_in_time",
            "beyond.cla_review_statutory",
            "looked_after.last_review",
            "beyond.cla_reviews_by_month",
            "beyond.cla_iro_contact",
        ),
    ),
    Topic(
        "looked_after.health",
        "Health and dental checks",
        (
            "looked_after.health_assessment_in_time",
            "looked_after.health_in_time_under_five",
            "looked_after.health_in_time_five_plus",
            "looked_after.dental_check_in_time",
            "beyond.cla_initial_health",
        ),
    ),
    Topic(
        "looked_after.missing",
        "Children missing from care",
        (
            "looked_after.any_missing",
            "looked_after.missing_summary",
            "beyond.cla_missing_and_absent",
            "looked_after.missing_episodes_per_child",
            "beyond.missing_repeat",
        ),
    ),
    Topic(
        "looked_after.interviews",
        "Return interviews after missing episodes",
        (
            "beyond.return_interviews",
            "looked_after.return_interview_offered_recorded",
            "looked_after.return_interview_accepted",
            "looked_after.return_interview_offered",
            "looked_after.return_interview_accepted_of_missing",
        ),
        not_printed=(
            "looked_after.return_interview_offered_recorded",
            "looked_after.return_interview_accepted",
            "looked_after.return_interview_offered",
            "looked_after.return_interview_accepted_of_missing",
        ),
    ),
    Topic(
        "looked_after.children",
        "The children looked after",
        (
            "looked_after.age_gender",
            "looked_after.ethnicity",
            "looked_after.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="looked_after",
    period=spans(IN_PERIOD, start=STARTED_ON, end=CEASED_ON, left_out=LEFT_OUT_OF_THE_PERIOD),
    derived=(
        IN_SHORT_BREAKS,
        Derived("months_in_placement", completed_months(PLACEMENT_START, AS_AT)),
        Derived("months_since_review", completed_months(REVIEW, AS_AT)),
        Derived("days_since_visit", days_since(VISIT)),
        Derived("age_at_ceasing", whole_years(looked_after.date_of_birth, CEASED_ON)),
    ),
    cohorts={
        "cla_open": OPEN,
        "cla_closed": CEASED,
        "cla_open_without_worker": Population(f"{OPEN.name}, without a worker", OPEN.where & WORKER.is_null()),
        "cla_ceased_16_plus": Population(f"{CEASED.name}, aged 16 and over", CEASED.where & (AGE_AT_CEASING >= 16)),
        "cla_ceased_5_plus": Population(f"{CEASED.name}, aged 5 and over", CEASED.where & (AGE_AT_CEASING >= 5)),
    },
    tables=(
        HEADLINE,
        *STABILITY,
        *HEALTH,
        *CEASED_TO_PERMANENCE,
        *ALL_MISSING,
        *STARTERS,
        *REASONS,
        *TYPES_OF_PLACEMENT,
        *PLANNING_AND_CONTACT,
        *PLACEMENTS_OVER_TIME,
        EPISODES_PER_CHILD,
        *profile("looked_after", OPEN, "Children looked after"),
    ),
    headlines=(
        Headline("looked_after.short_term_stability", "3+ placements", "percent", "Three or more placements in a year"),
        Headline("looked_after.long_term_stability", "2+ years", "percent", "Same placement for two years or more"),
        Headline("looked_after.review_in_time", "Yes", "percent", "Looked-after children's reviews in time"),
    ),
    topics=TOPICS,
)
