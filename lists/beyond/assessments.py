"""Assessments beyond ChAT: by month with timeliness, the long ones by team, the ongoing ones by age, outcomes."""

import polars as pl

from chat.annex_a.fields import assessments
from chat.tables import (
    AS_AT,
    NOT_RECORDED,
    TEAM,
    Across,
    Average,
    Derived,
    EachMonth,
    Population,
    Row,
    Share,
    Table,
    ValuesFound,
    bands,
    beyond,
    working_days,
    yes_no,
)
from lists.assessments import AUTHORISATION, DURATION_BANDS, ONGOING, START, TIME_LIMIT, WORKING_DAYS
from lists.beyond.six_months import by_month_of, in_reach
from lists.beyond.year_to_date import year_to_date

OUTCOME = assessments.assessed_as_requiring_support
WORKING_DAYS_OPEN = pl.col("working_days_open")
LONG = 61

COMPLETED = Population("assessments completed in the last six months", in_reach(AUTHORISATION))
COMPLETED_LATE = Population(
    "assessments completed after 61 and more working days", COMPLETED.where & (WORKING_DAYS >= LONG)
)

TABLES = beyond(
    Table(
        key="beyond.assessments_by_month",
        title="Assessments completed each month, and how long they took",
        chat_title="Assessments completed per month, with timeliness",
        population=COMPLETED,
        found=EachMonth(by_month_of(AUTHORISATION)),
        columns=(
            "count",
            "within_10_days",
            "within_35_days",
            "within_45_days",
            "over_60_days",
            "percent_within_45_days",
            "average_working_days",
            "median_working_days",
        ),
        across=(
            Across("count", "Completed"),
            Across("within_10_days", "Within 10 days", WORKING_DAYS <= 10),
            Across("within_35_days", "Within 35 days", WORKING_DAYS <= 35),
            Across("within_45_days", "Within 45 days", WORKING_DAYS <= TIME_LIMIT),
            Across("over_60_days", "61 days and more", WORKING_DAYS >= LONG),
            Share("percent_within_45_days", "Percent within 45 days", "within_45_days", "count"),
            Average("average_working_days", "Mean days", WORKING_DAYS),
            Average("median_working_days", "Median days", WORKING_DAYS, "median"),
        ),
        rows=(),
        partition=False,
        chart="line",
        definition="Completed assessments by month of authorisation, with the working days they took.",
    ),
    Table(
        key="beyond.assessments_61_plus",
        title="Assessments that took 61 working days or more, by team",
        chat_title="Assessments of 61 and more working days",
        population=COMPLETED_LATE,
        found=ValuesFound(by=TEAM, spelling=TEAM),
        rows=(Row(NOT_RECORDED, TEAM.is_null(), shown="unless_zero"),),
        chart="bars",
        definition="Completed assessments that took 61 and more working days, by team.",
    ),
    Table(
        key="beyond.assessments_ongoing_age",
        title="Open assessments by working days since they started",
        chat_title="Ongoing assessments by working days open",
        population=ONGOING,
        rows=(
            *bands(WORKING_DAYS_OPEN, DURATION_BANDS),
            Row("Date error", WORKING_DAYS_OPEN.is_null(), shown="unless_zero"),
        ),
        chart="columns",
        definition="Assessments still going on, by working days from the start to the day before the as-at date.",
    ),
    Table(
        key="beyond.assessment_outcome",
        title="Completed assessments that found a need for support",
        chat_title="Assessed as requiring support",
        population=COMPLETED,
        rows=(*yes_no(OUTCOME), Row(NOT_RECORDED, OUTCOME.is_null())),
        chart="doughnut",
        definition="Completed assessments by whether the child was found to need social care support.",
    ),
    year_to_date(
        "beyond.assessments_year_to_date", "Assessments completed", COMPLETED, (("Completed", AUTHORISATION),)
    ),
)

DERIVED = (Derived("working_days_open", working_days(START, AS_AT.dt.offset_by("-1d"))),)
