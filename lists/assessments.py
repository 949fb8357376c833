"""List 4: assessments completed in the period (6 months) and assessments still going on."""

import polars as pl

from chat.annex_a.fields import assessments
from chat.tables import (
    AGED_0_TO_17,
    AS_AT,
    PERIOD_START,
    WORKER,
    Derived,
    Headline,
    ListMeasures,
    Period,
    Population,
    Row,
    Statistic,
    Table,
    Topic,
    bands,
    before_as_at,
    in_period,
    open_at_as_at,
    profile,
    working_days,
    yes_no,
)

START = assessments.continuous_assessment_start_date
AUTHORISATION = assessments.continuous_assessment_date_of_authorisation
CHILD_SEEN = assessments.child_seen_during_continuous_assessment

COMPLETED = Population("assessments completed in the period", in_period(AUTHORISATION))
ONGOING = Population("assessments going on at the as-at date", open_at_as_at(AUTHORISATION) & before_as_at(START))
IN_PERIOD = Population("assessments completed in the period or going on", COMPLETED.where | ONGOING.where)

WORKING_DAYS = pl.col("working_days")
DATE_ERROR = WORKING_DAYS.is_null()
TIME_LIMIT = 45
DURATION_BANDS = (
    ("same day", 0, 0),
    ("1 - 10 days", 1, 10),
    ("11 - 20 days", 11, 20),
    ("21 - 30 days", 21, 30),
    ("31 - 40 days", 31, 40),
    ("41 - 45 days", 41, 45),
    ("46 - 50 days", 46, 50),
    ("51 - 60 days", 51, 60),
    ("61+ days", 61, None),
)
HOW_DAYS_COUNT = (
    "Working days after the start up to the authorisation: the start is day 0. A start that is blank, unreadable or"
    " after the authorisation is a date error."
)

TABLES = (
    Table(
        key="assessments.headline",
        title="Assessments completed and still open",
        chat_title="LIST 4 - ASSESSMENTS ({period} default)",
        population=IN_PERIOD,
        columns=("count", "rate_per_10k"),
        partition=False,
        rows=(
            Row("Total no. of assessments", rate="annualised"),
            Row("Total for ages 0-17", AGED_0_TO_17),
            Row("Completed assessments", COMPLETED.where, rate="annualised"),
            Row("Ongoing assessments", ONGOING.where),
        ),
        definition="Assessments authorised in the period, whenever begun, and those not authorised yet.",
        edges="Rates count all ages and are scaled up to twelve months, in the total the ongoing ones too.",
    ),
    Table(
        key="assessments.timeliness",
        title="Assessments completed within 45 working days",
        chat_title="Assessment timeliness (completed)",
        population=COMPLETED,
        rows=(
            Row("In time", WORKING_DAYS <= TIME_LIMIT),
            Row("Not in time", WORKING_DAYS > TIME_LIMIT),
            Row("Date error", DATE_ERROR),
        ),
        chart="doughnut",
        definition="Completed assessments by whether they took 45 working days or fewer.",
        edges=HOW_DAYS_COUNT,
    ),
    Table(
        key="assessments.duration",
        title="Completed assessments by working days taken",
        chat_title="Assessment duration (completed)",
        population=COMPLETED,
        rows=(*bands(WORKING_DAYS, DURATION_BANDS), Row("Date error", DATE_ERROR)),
        chart="columns",
        definition="Completed assessments by working days from start to authorisation.",
        edges=HOW_DAYS_COUNT,
    ),
    Table(
        key="assessments.average_duration",
        title="Average working days to complete an assessment",
        chat_title="Assessment duration (completed)",
        population=COMPLETED,
        columns=("average_working_days",),
        partition=False,
        rows=(Statistic("Average (working days)", WORKING_DAYS, {"average_working_days": "mean"}),),
        definition="Mean working days from start to authorisation of completed assessments without date errors.",
        edges=HOW_DAYS_COUNT,
    ),
    Table(
        key="assessments.child_seen",
        title="Completed assessments in which the child was seen",
        chat_title="Child seen during assessment (completed)",
        population=COMPLETED,
        rows=(
            *yes_no(CHILD_SEEN, "Child seen", "Not seen"),
            Row("Unknown", CHILD_SEEN.is_null() | (CHILD_SEEN == "Unknown")),
        ),
        chart="doughnut",
        definition="Completed assessments by whether the child was seen in the course of the assessment.",
        edges="Unknown takes blank and unrecognised answers too. Unborn children count like any others.",
    ),
    *profile("assessments", IN_PERIOD, "Assessments"),
)

TOPICS = (
    Topic(
        "assessments.how_many",
        "Assessments started, open and completed",
        (
            "assessments.headline",
            "beyond.assessments_year_to_date",
        ),
    ),
    Topic(
        "assessments.topic_timeliness",
        "Time taken to complete assessments",
        (
            "assessments.timeliness",
            "assessments.average_duration",
            "beyond.assessments_median",
            "assessments.duration",
            "beyond.assessments_61_plus",
        ),
    ),
    Topic("assessments.by_month", "Assessments month by month", ("beyond.assessments_by_month",)),
    Topic(
        "assessments.quality",
        "Children seen, and outcome",
        (
            "assessments.child_seen",
            "beyond.assessment_outcome",
            "beyond.after_assessment",
        ),
    ),
    Topic("assessments.open", "Assessments still open", ("beyond.assessments_ongoing_age",)),
    Topic(
        "assessments.children",
        "The children assessed",
        (
            "assessments.age_gender",
            "assessments.ethnicity",
            "assessments.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="assessments",
    period=Period(IN_PERIOD, before=AUTHORISATION < PERIOD_START, after=(START >= AS_AT) | (AUTHORISATION >= AS_AT)),
    derived=(Derived("working_days", pl.when(START <= AUTHORISATION).then(working_days(START, AUTHORISATION))),),
    cohorts={
        "assessments": IN_PERIOD,
        "assessments_ongoing": ONGOING,
        "assessments_completed": COMPLETED,
        "assessments_ongoing_without_worker": Population(
            f"{ONGOING.name}, without a worker", ONGOING.where & WORKER.is_null()
        ),
    },
    tables=TABLES,
    headlines=(
        Headline("assessments.timeliness", "In time", "percent", "Assessments completed within 45 working days"),
        Headline("assessments.child_seen", "Child seen", "percent", "Child seen in completed assessments"),
    ),
    topics=TOPICS,
)
