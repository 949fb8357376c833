"""List 7: child protection plans that are open, and those started and ceased in the period (3 months)."""

import polars as pl

from chat.annex_a.fields import child_protection
from chat.tables import (
    AGED_0_TO_17,
    AS_AT,
    DATE_ERROR,
    HOW_MONTHS_COUNT,
    HOW_VISITS_COUNT,
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
    before_as_at,
    by_code,
    case_durations,
    completed_months,
    days_since,
    in_period,
    last_visit_rows,
    not_understood,
    open_at_as_at,
    profile,
    spans,
    yes_no,
)

START = child_protection.child_protection_plan_start_date
END = child_protection.child_protection_plan_end_date
END_NOT_UNDERSTOOD = not_understood(END)
EARLIER_PLANS = child_protection.number_of_previous_child_protection_plans
LAST_VISIT = child_protection.date_of_last_statutory_visit
SEEN_ALONE = child_protection.child_seen_alone
EMERGENCY = child_protection.emergency_protection_in_last_six_months

# A plan with an unreadable end may be over or not: it is in no set.
OPEN = Population("open plans", open_at_as_at(END) & ~END_NOT_UNDERSTOOD & before_as_at(START))
CEASED = Population("plans ceased in the period", in_period(END) & before_as_at(START))
IN_PERIOD = Population("plans open, or ceased in the period", OPEN.where | CEASED.where)
STARTED = Population("plans started in the period", IN_PERIOD.where & in_period(START))

MONTHS_OPEN, MONTHS_TO_END = pl.col("months_open"), pl.col("months_to_end")
DAYS_SINCE_VISIT = pl.col("days_since_visit")
OPEN_WITH_DURATION = Population("open plans with a usable start", OPEN.where & MONTHS_OPEN.is_not_null())
SEEN_ALONE_RECORDED = Population("open plans with Yes or No", OPEN.where & SEEN_ALONE.is_in(["Yes", "No"]))

MONTHS_OF_TWO_YEARS = 24
CATEGORIES_OF_ABUSE = (
    ("Neglect", ("Neglect",)),
    ("Physical abuse", ("Physical abuse",)),
    ("Sexual abuse", ("Sexual abuse",)),
    ("Emotional abuse", ("Emotional abuse",)),
    ("Multiple", ("Multiple/not recommended",)),
)
VISIT_BANDS = (
    ("In the last 4 weeks", 0, 27),
    ("4 - 8 weeks ago", 28, 55),
    ("8 - 12 weeks ago", 56, 83),
    ("12 or more weeks ago", 84, None),
)


def by_category(category: pl.Expr) -> tuple[Row, ...]:
    """Rows by category of abuse; blank and unrecognised codes are Not recorded."""
    return (*by_code(category, CATEGORIES_OF_ABUSE), Row(NOT_RECORDED, category.is_null()))


MOVEMENTS = (
    Table(
        key="child_protection.headline",
        title="Child protection plans: open, started and ended",
        chat_title="LIST 7 - CHILD PROTECTION PLANS ({period} default)",
        population=IN_PERIOD,
        columns=("count", "rate_per_10k"),
        partition=False,
        rows=(
            Row("Total CPP in period"),
            Row("CPP started in period", STARTED.where, rate="annualised"),
            Row("CPP ceased in period", CEASED.where, rate="annualised"),
            Row("Current open CPP", OPEN.where, rate="snapshot"),
            Row("Total for ages 0-17", OPEN.where & AGED_0_TO_17),
        ),
        definition=(
            "Plans that are open on the as-at date or ceased in the period, and how many of them started in it. The"
            " total is the open and the ceased ones together; the ages are those of open plans."
        ),
        edges=(
            "Rates count all ages; those of started and ceased are scaled up to twelve months. Ages 0-17 leave out"
            " unborn children, those of 18 and over and unknown ages. Plans with an unreadable end are not counted."
        ),
    ),
    Table(
        key="child_protection.starters_second_or_subsequent",
        title="Plans started that are a second or later plan",
        chat_title="CPP starters - second or subsequent plan",
        population=STARTED,
        rows=(
            Row("Re-registration", EARLIER_PLANS >= 1),
            Row("No previous plan", EARLIER_PLANS == 0),
            Row(NOT_RECORDED, EARLIER_PLANS.is_null() | (EARLIER_PLANS < 0)),
        ),
        chart="doughnut",
        definition="Plans started in the period by whether the child had an earlier plan with this authority.",
        edges="Numbers that are blank, negative or not whole are Not recorded.",
        caveat=(
            "Earlier plans count however long ago they ended, so it cannot be set beside indicators of second plans"
            " within two years."
        ),
    ),
    Table(
        key="child_protection.ceased_two_plus_years",
        title="Plans ended that lasted two years or more",
        chat_title="CPP Ceased - 2+ years",
        population=CEASED,
        rows=(
            Row("Yes", MONTHS_TO_END >= MONTHS_OF_TWO_YEARS),
            Row("No", MONTHS_TO_END < MONTHS_OF_TWO_YEARS),
            Row(NOT_RECORDED, MONTHS_TO_END.is_null()),
        ),
        chart="doughnut",
        definition="Plans ceased in the period by whether they had lasted two years or more.",
        edges="Two years to the day are Yes. A start that is blank, unreadable or after the end is Not recorded.",
        caveat="These are plans that have ended, not open ones.",
    ),
    Table(
        key="child_protection.starters_initial_abuse",
        title="Plans started by category of abuse",
        chat_title="CPP starters - Initial abuse category",
        population=STARTED,
        rows=by_category(child_protection.initial_category_of_abuse),
        chart="bars",
        definition="Plans started in the period by the category of abuse at the start.",
    ),
    Table(
        key="child_protection.ceased_length",
        title="Plans ended by how long they lasted",
        chat_title="CPP ceased - Length of time on plan",
        population=CEASED,
        rows=(*case_durations(MONTHS_TO_END), Row(DATE_ERROR, MONTHS_TO_END.is_null())),
        chart="columns",
        definition="Plans ceased in the period by time from start to end.",
        edges=HOW_MONTHS_COUNT,
    ),
)

CURRENT_OPEN = (
    Table(
        key="child_protection.emergency_protection",
        title="Open plans with emergency protection in the last six months",
        chat_title="Subject to EPO / CO / SO or PP",
        population=OPEN,
        rows=(*yes_no(EMERGENCY), Row(NOT_RECORDED, EMERGENCY.is_null())),
        chart="doughnut",
        definition="Open plans by whether the child was under an emergency protection order or police protection.",
        edges="At any time in the six months before the extract.",
        caveat="ChAT's own title names care and supervision orders too; they are not in the column.",
    ),
    Table(
        key="child_protection.latest_abuse",
        title="Open plans by latest category of abuse",
        chat_title="CPP current - Latest abuse category",
        population=OPEN,
        rows=by_category(child_protection.latest_category_of_abuse),
        chart="bars",
        definition="Open plans by the latest category of abuse.",
        edges="Where the latest category is blank, the initial one does not stand in for it.",
    ),
    Table(
        key="child_protection.open_length",
        title="Open plans by time open",
        chat_title="CPP current - Length of time on plan",
        population=OPEN,
        rows=(*case_durations(MONTHS_OPEN), Row(DATE_ERROR, MONTHS_OPEN.is_null(), shown="unless_zero")),
        chart="columns",
        definition="Open plans by time from the start to the as-at date.",
        edges=HOW_MONTHS_COUNT,
    ),
    Table(
        key="child_protection.last_statutory_visit",
        title="Open plans by time since the last statutory visit",
        chat_title="Time since last statutory visit (open CPP)",
        population=OPEN,
        rows=last_visit_rows(
            LAST_VISIT,
            DAYS_SINCE_VISIT,
            not_understood(LAST_VISIT),
            START,
            VISIT_BANDS,
            new_label="No visit (New CPP<1month)",
            none_label="No visit (CPP 1+month)",
        ),
        chart="columns",
        definition="Open plans by time since the last statutory visit.",
        edges=HOW_VISITS_COUNT,
    ),
    Table(
        key="child_protection.seen_alone",
        title="Open plans whose child was seen alone at the last visit",
        chat_title="Child seen alone (of those recorded)",
        population=OPEN,
        rows=(
            Row("Yes", SEEN_ALONE == "Yes", percent_of=SEEN_ALONE_RECORDED),
            Row("No", SEEN_ALONE == "No", percent_of=SEEN_ALONE_RECORDED),
            Row("Not recorded or N/A", SEEN_ALONE.is_null() | (SEEN_ALONE == "Unknown")),
        ),
        chart="doughnut",
        definition="Open plans by whether the child was seen alone at the last statutory visit.",
        edges="The last row takes Unknown, blank and unrecognised answers. The date of the visit plays no part.",
        note=(
            "Yes and No are percentages of the plans with one of these answers, the last row is one of all open plans:"
            " the three do not add up to 100%."
        ),
    ),
    Table(
        key="child_protection.open_durations_months",
        title="Open plans by number of months open",
        chat_title="OPEN CPP DURATIONS (MONTHS)",
        population=OPEN_WITH_DURATION,
        columns=("count",),
        rows=bands(
            MONTHS_OPEN,
            (
                *((str(month), month, month) for month in range(MONTHS_OF_TWO_YEARS)),
                (f"{MONTHS_OF_TWO_YEARS}+", MONTHS_OF_TWO_YEARS, None),
            ),
        ),
        chart="columns",
        definition="Open plans by completed calendar months from the start to the as-at date.",
        edges="Plans without a usable start are left out.",
    ),
)

TOPICS = (
    Topic("child_protection.how_many", "Child protection plans", ("child_protection.headline",)),
    Topic(
        "child_protection.by_month",
        "Plans month by month",
        (
            "beyond.cpp_by_month",
            "beyond.cpp_started_by_month",
        ),
    ),
    Topic(
        "child_protection.starting",
        "Plans that started",
        (
            "child_protection.starters_second_or_subsequent",
            "child_protection.starters_initial_abuse",
            "beyond.cpp_open_second_or_subsequent",
        ),
    ),
    Topic(
        "child_protection.ending",
        "Plans that ended",
        (
            "child_protection.ceased_two_plus_years",
            "child_protection.ceased_length",
            "beyond.cpp_ended_within_3_months",
        ),
    ),
    Topic(
        "child_protection.category",
        "Reasons for open plans",
        (
            "child_protection.latest_abuse",
            "beyond.cpp_category_by_month",
            "child_protection.emergency_protection",
        ),
    ),
    Topic(
        "child_protection.length",
        "How long plans have been open",
        (
            "child_protection.open_length",
            "beyond.cpp_open_18_months",
            "beyond.cpp_open_2_years",
            "child_protection.open_durations_months",
        ),
    ),
    Topic(
        "child_protection.visits",
        "Visits to children on a plan",
        (
            "beyond.cp_visit_in_timescale",
            "child_protection.last_statutory_visit",
            "child_protection.seen_alone",
        ),
    ),
    Topic(
        "child_protection.reviews",
        "Review conferences",
        (
            "beyond.cp_review_in_timescale",
            "beyond.cp_reviews_by_month",
        ),
    ),
    Topic("child_protection.workers", "Allocated social workers", ("beyond.cp_allocated",)),
    Topic(
        "child_protection.children",
        "The children on a plan",
        (
            "child_protection.age_gender",
            "child_protection.ethnicity",
            "child_protection.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="child_protection",
    period=spans(IN_PERIOD, start=START, end=END),
    derived=(
        Derived("months_open", completed_months(START, AS_AT)),
        Derived("months_to_end", completed_months(START, END)),
        Derived("days_since_visit", days_since(LAST_VISIT)),
    ),
    cohorts={
        "cpp_open": OPEN,
        "cpp_closed": CEASED,
        "cpp_open_without_worker": Population(f"{OPEN.name}, without a worker", OPEN.where & WORKER.is_null()),
    },
    tables=(*MOVEMENTS, *CURRENT_OPEN, *profile("child_protection", OPEN, "Open plans")),
    headlines=(
        Headline(
            "child_protection.starters_second_or_subsequent",
            "Re-registration",
            "percent",
            "Plans started that are a second or subsequent plan",
        ),
        Headline("child_protection.ceased_two_plus_years", "Yes", "percent", "Plans ceased after two years or more"),
        Headline(
            "child_protection.last_statutory_visit",
            "In the last 4 weeks",
            "percent",
            "Open plans with a statutory visit in the last 4 weeks",
        ),
    ),
    topics=TOPICS,
)
