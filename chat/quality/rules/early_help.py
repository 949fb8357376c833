"""Rules of List 2: early help."""

import polars as pl

from chat.quality.rule import REACH_START, Rule, blank, given, repeated

START, COMPLETION = pl.col("assessment_start_date"), pl.col("assessment_completion_date")
ORGANISATION = pl.col("organisation_completing_assessment")
NO_ORGANISATION = ("n/a", "na", "none", "not applicable")

RULES = (
    Rule(
        "AQ017",
        "warning",
        repeated("child_unique_id", "assessment_start_date", "organisation_completing_assessment"),
        (),
        "Another row has the same child, start date and organisation.",
        "Remove the second row if it is the same assessment.",
    ),
    Rule(
        "AQ056",
        "error",
        COMPLETION < START,
        ("assessment_completion_date", "assessment_start_date"),
        "The assessment was completed before it started.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ057",
        "warning",
        (COMPLETION < REACH_START) & (START.is_null() | (START < REACH_START)),
        ("assessment_completion_date",),
        "The assessment was completed before the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ058",
        "warning",
        ORGANISATION.is_null() | ORGANISATION.str.strip_chars().str.to_lowercase().is_in(list(NO_ORGANISATION)),
        ("organisation_completing_assessment",),
        "The organisation that completes the assessment is missing.",
        "Enter the lead organisation.",
    ),
    Rule(
        "CQ001",
        "error",
        blank("assessment_start_date") & given("assessment_completion_date"),
        ("assessment_start_date",),
        "The assessment has a completion date but no start date.",
        "Enter the start date.",
    ),
    Rule(
        "CQ001",
        "error",
        blank("assessment_start_date") & blank("assessment_completion_date"),
        ("assessment_start_date",),
        "The assessment has neither a start nor a completion date, so it is in no period.",
        "Enter the start date.",
    ),
)
