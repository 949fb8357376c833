"""List 6: episodes of need that are open, and those started and ceased in the period (3 months)."""

import polars as pl

from chat.annex_a.fields import children_in_need
from chat.tables import (
    AGED_0_TO_17,
    AS_AT,
    DATE_ERROR,
    HOW_MONTHS_COUNT,
    HOW_VISITS_COUNT,
    SIX_WEEKLY_BANDS,
    Derived,
    Headline,
    ListMeasures,
    Population,
    Row,
    Table,
    Topic,
    before_as_at,
    by_code,
    case_durations,
    completed_months,
    days_since,
    in_cohort,
    in_period,
    last_visit_rows,
    not_understood,
    open_at_as_at,
    profile,
    spans,
)
from lists.shared.categories_of_need import CATEGORIES_OF_NEED

START = children_in_need.cin_start_date
CLOSURE = children_in_need.cin_closure_date
LAST_SEEN = children_in_need.date_child_was_last_seen
REASON = children_in_need.reason_for_closure
PRIMARY_NEED = children_in_need.primary_need_code

# Dates decide, whatever the case status says; an unreadable closure counts as blank.
OPEN = Population("open episodes of need", open_at_as_at(CLOSURE) & before_as_at(START))
CEASED = Population("episodes of need ceased in the period", in_period(CLOSURE) & before_as_at(START))
IN_PERIOD = Population("episodes of need open, or ceased in the period", OPEN.where | CEASED.where)
STARTED = Population("episodes of need started in the period", IN_PERIOD.where & in_period(START))

MONTHS_OPEN, MONTHS_TO_CLOSURE = pl.col("months_open"), pl.col("months_to_closure")
DAYS_SINCE_SEEN = pl.col("days_since_last_seen")
CLOSURE_REASONS = (
    ("Adopted", ("RC1",)),
    ("Died", ("RC2",)),
    ("Residence Order", ("RC3",)),
    ("Special Guardianship Order", ("RC4",)),
    ("Transfer to another LA", ("RC5",)),
    ("Transfer to Adult Social Services", ("RC6",)),
    ("Other' incl. Child no longer in need", ("RC7",)),
    ("Child not in need after assessment", ("RC8",)),
)
REFERRED_TO_EARLY_HELP = "RC9"  # newer than the printed rows
NOT_STATED = ("Not stated", ("N0",))
OTHER_LISTS = (
    ("Referrals", "referrals"),
    ("Assessments ongoing", "assessments_ongoing"),
    ("Assessments completed", "assessments_completed"),
    ("Section 47s", "section_47"),
    ("ICPCs", "icpc"),
    ("CPP open", "cpp_open"),
    ("CPP closed", "cpp_closed"),
    ("CLA open", "cla_open"),
    ("CLA closed", "cla_closed"),
    ("Care leavers", "care_leavers"),
    ("Adoptions", "adoptions"),
)

TABLES = (
    Table(
        key="children_in_need.headline",
        title="Children in need cases: open, started and closed",
        chat_title="LIST 6 - CHILDREN IN NEED ({period} default)",
        population=IN_PERIOD,
        columns=("count", "rate_per_10k"),
        partition=False,
        rows=(
            Row("Total CIN in period"),
            Row("CIN started in period", STARTED.where, rate="annualised"),
            Row("CIN ceased in period", CEASED.where, rate="annualised"),
            Row("Current open CIN", OPEN.where, rate="snapshot"),
            Row("Current open CIN age 0-17", OPEN.where & AGED_0_TO_17),
        ),
        definition=(
            "Episodes of need that are open on the as-at date or ceased in the period, and how many of them started in"
            " it. The total is the open and the ceased ones together."
        ),
        edges=(
            "Dates decide, not the case status. Rates count all ages; those of started and ceased are scaled up to"
            " twelve months. Ages 0-17 leave out unborn children, those of 18 and over and unknown ages."
        ),
    ),
    Table(
        key="children_in_need.ceased_duration",
        title="Closed children in need cases by time open",
        chat_title="CIN ceased - duration open case",
        population=CEASED,
        rows=(*case_durations(MONTHS_TO_CLOSURE), Row(DATE_ERROR, MONTHS_TO_CLOSURE.is_null())),
        chart="columns",
        definition="Episodes of need ceased in the period by time from start to closure.",
        edges=HOW_MONTHS_COUNT,
    ),
    Table(
        key="children_in_need.ceased_reason",
        title="Closed children in need cases by reason",
        chat_title="CIN ceased - reason ceased",
        population=CEASED,
        rows=(
            *by_code(REASON, CLOSURE_REASONS),
            Row(
                "Case closed after assessment, referred to early help",
                REASON == REFERRED_TO_EARLY_HELP,
                shown="unless_zero",
            ),
            Row("Not recorded / error", REASON.is_null()),
        ),
        chart="bars",
        definition="Episodes of need ceased in the period by the reason for closure.",
        edges="Blank and unrecognised reasons are in the last row. Residence orders are now child arrangements orders.",
        caveat="Children found not in need after assessment need not be listed, so authorities differ in that row.",
    ),
    Table(
        key="children_in_need.category_of_need",
        title="Open children in need cases by primary need",
        chat_title="Current CIN - category of need",
        population=OPEN,
        rows=(*by_code(PRIMARY_NEED, (*CATEGORIES_OF_NEED, NOT_STATED)), Row("Code error", PRIMARY_NEED.is_null())),
        chart="bars",
        definition="Open episodes of need by the primary need.",
        edges="Code error takes blank and unrecognised codes; N0 is Not stated.",
    ),
    Table(
        key="children_in_need.open_duration",
        title="Open children in need cases by time open",
        chat_title="Current CIN - duration open case",
        population=OPEN,
        rows=(*case_durations(MONTHS_OPEN), Row(DATE_ERROR, MONTHS_OPEN.is_null())),
        chart="columns",
        definition="Open episodes of need by time from the start to the as-at date.",
        edges=HOW_MONTHS_COUNT,
    ),
    Table(
        key="children_in_need.last_seen",
        title="Open children in need cases by when the child was last seen",
        chat_title="Current CIN - child last seen",
        population=OPEN,
        rows=last_visit_rows(
            LAST_SEEN,
            DAYS_SINCE_SEEN,
            not_understood(LAST_SEEN),
            START,
            SIX_WEEKLY_BANDS,
            new_label="No visit (New CIN<1month)",
            none_label="No visit (CIN 1+month)",
        ),
        chart="columns",
        definition="Open episodes of need by time since the child was last seen.",
        edges=HOW_VISITS_COUNT,
        caveat="A child seen only before the current episode began is among the date errors.",
    ),
    Table(
        key="children_in_need.cohort_overlap",
        title="Children in need who are also on other lists",
        chat_title="CIN cohort on other lists",
        population=OPEN,
        counts="children",
        partition=False,
        rows=tuple(Row(label, in_cohort(cohort)) for label, cohort in OTHER_LISTS),
        chart="bars",
        definition="Children with an open episode of need who are also on another list, in that list's own period.",
        edges="A child may be in several rows, so they do not add up. Blank identifiers are left out.",
        caveat="Care leavers should be on this list only when they are in need for another reason.",
    ),
    *profile("children_in_need", OPEN, "Open children in need cases"),
)

TOPICS = (
    Topic(
        "children_in_need.how_many",
        "Children in need",
        (
            "children_in_need.headline",
            "beyond.cin_national",
            "beyond.cin_year_to_date",
        ),
    ),
    Topic("children_in_need.by_month", "Children in need month by month", ("beyond.cin_by_month",)),
    Topic(
        "children_in_need.open",
        "Open cases: need and length",
        (
            "children_in_need.category_of_need",
            "children_in_need.open_duration",
        ),
    ),
    Topic("children_in_need.family_help", "Family help and protection", ("beyond.family_help",)),
    Topic(
        "children_in_need.plans",
        "Child in need plans and case status",
        (
            "beyond.cin_plan_visits",
            "beyond.cin_case_status",
        ),
    ),
    Topic("children_in_need.topic_last_seen", "When children were last seen", ("children_in_need.last_seen",)),
    Topic(
        "children_in_need.ceased",
        "Cases that ended",
        (
            "children_in_need.ceased_reason",
            "children_in_need.ceased_duration",
        ),
    ),
    Topic("children_in_need.other_lists", "Children in need on other lists", ("children_in_need.cohort_overlap",)),
    Topic(
        "children_in_need.children",
        "The children in need",
        (
            "children_in_need.age_gender",
            "children_in_need.ethnicity",
            "children_in_need.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="children_in_need",
    period=spans(IN_PERIOD, start=START, end=CLOSURE),
    derived=(
        Derived("months_open", completed_months(START, AS_AT)),
        Derived("months_to_closure", completed_months(START, CLOSURE)),
        Derived("days_since_last_seen", days_since(LAST_SEEN)),
    ),
    cohorts={"cin": IN_PERIOD, "cin_open": OPEN, "cin_ceased": CEASED},
    tables=TABLES,
    headlines=(
        Headline("children_in_need.last_seen", "In the last 6 weeks", "percent", "Open CIN seen in the last 6 weeks"),
        Headline("children_in_need.open_duration", "2+ yrs", "percent", "Open CIN of two years and more"),
        Headline("children_in_need.category_of_need", "Abuse or neglect", "percent", "Open CIN with abuse or neglect"),
    ),
    topics=TOPICS,
)
