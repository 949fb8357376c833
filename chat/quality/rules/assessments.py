"""Rules of List 4: assessments."""

import polars as pl

from chat.calendar.working_days import working_days
from chat.quality.other_lists import of, on_list
from chat.quality.rule import REACH_START, Rule, blank, blank_text, given, is_one_of, repeated, still_open
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD

START, AUTHORISED = pl.col("continuous_assessment_start_date"), pl.col("continuous_assessment_date_of_authorisation")
OPEN = still_open("continuous_assessment_date_of_authorisation")

RULES = (
    Rule(
        "AQ019",
        "warning",
        repeated("child_unique_id", "continuous_assessment_start_date"),
        (),
        "Another row has the same child and start date.",
        "Remove the second row if it is the same assessment.",
    ),
    Rule(
        "CQ002",
        "error",
        blank("continuous_assessment_start_date"),
        ("continuous_assessment_start_date",),
        "The assessment has no start date.",
        "Enter the start date.",
    ),
    Rule(
        "AQ066",
        "error",
        AUTHORISED < START,
        ("continuous_assessment_date_of_authorisation", "continuous_assessment_start_date"),
        "The assessment was authorised before it started.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ067",
        "error",
        given("continuous_assessment_date_of_authorisation") & blank("assessed_as_requiring_support"),
        ("assessed_as_requiring_support",),
        "The assessment is authorised but has no result.",
        "Enter whether the child requires support.",
    ),
    Rule(
        "AQ067",
        "error",
        blank("continuous_assessment_date_of_authorisation") & given("assessed_as_requiring_support"),
        ("assessed_as_requiring_support", "continuous_assessment_date_of_authorisation"),
        "The assessment has a result but is not authorised.",
        "Enter the date of authorisation, or clear the result.",
    ),
    Rule(
        "AQ068",
        "warning",
        AUTHORISED < REACH_START,
        ("continuous_assessment_date_of_authorisation",),
        "The assessment was authorised before the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ069",
        "warning",
        OPEN & (working_days(START, AS_AT) - 1 > limit("assessment_days")),
        ("continuous_assessment_start_date", "continuous_assessment_date_of_authorisation"),
        f"The assessment is open for more than {limit('assessment_days')} working days.",
        "Finish it, or enter the date of authorisation.",
        touches=(),
    ),
    Rule(
        "AQ070",
        "warning",
        OPEN & CHILD.is_not_null() & (OPEN.sum().over(CHILD) > 1),
        ("continuous_assessment_date_of_authorisation",),
        "The child has more than one open assessment.",
        "Enter the date of authorisation of those that are done.",
    ),
    Rule(
        "AQ071",
        "info",
        given("continuous_assessment_date_of_authorisation")
        & is_one_of("child_seen_during_continuous_assessment", "No", "Unknown"),
        ("child_seen_during_continuous_assessment",),
        "The assessment was authorised without the child having been seen.",
        "Check the record of the assessment.",
        touches=(),
    ),
    Rule(
        "AQ072",
        "warning",
        OPEN & CHILD.is_not_null() & (~on_list(6) | ~of(6, "open")),
        ("child_unique_id", "continuous_assessment_date_of_authorisation"),
        "The assessment is open, but the child has no open episode on List 6.",
        "Add the child to List 6, or enter the date of authorisation.",
    ),
    Rule(
        "AQ073",
        "warning",
        OPEN & of(6, "open") & (START < of(6, "start")),
        ("continuous_assessment_start_date",),
        "The open assessment started before the child's episode of need on List 6.",
        "The episode starts with the referral that led to the assessment.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team") & OPEN,
        ("allocated_team",),
        "The assessment is open, but no team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker") & OPEN,
        ("allocated_worker",),
        "The assessment is open, but no worker is named.",
        "Enter the worker.",
    ),
)
