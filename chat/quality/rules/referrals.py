"""Rules of List 3: referrals."""

import polars as pl

from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    REACH_START,
    Rule,
    blank,
    blank_text,
    differs_within_child,
    is_one_of,
    not_a_count,
    older_than,
    repeated,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

REFERRAL = pl.col("date_of_referral")
EARLIER = pl.col("number_of_referrals_in_last_12_months")
LATEST = REFERRAL.max().over(CHILD)
ROWS_BEFORE_LATEST = ((REFERRAL < LATEST) & (REFERRAL >= months_later(LATEST, -12))).sum().over(CHILD)
LED_TO_MORE = is_one_of("referral_nfa", "No")

RULES = (
    Rule(
        "AQ018",
        "warning",
        repeated("child_unique_id", "date_of_referral"),
        (),
        "Another row has the same child and referral date.",
        "Remove the second row if it is the same referral.",
    ),
    Rule(
        "AQ059",
        "error",
        blank("date_of_referral"),
        ("date_of_referral",),
        "The referral has no date, so it is in no period.",
        "Enter the date of the referral.",
    ),
    Rule(
        "AQ059",
        "error",
        blank("referral_source"),
        ("referral_source",),
        "The referral has no source.",
        "Enter the source of the referral.",
    ),
    Rule(
        "AQ059",
        "error",
        blank("referral_nfa"),
        ("referral_nfa",),
        "It is not said whether the referral led to no further action.",
        "Enter Yes or No.",
    ),
    Rule(
        "AQ060",
        "warning",
        REFERRAL < REACH_START,
        ("date_of_referral",),
        "The referral is older than the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ061",
        "error",
        not_a_count("number_of_referrals_in_last_12_months"),
        ("number_of_referrals_in_last_12_months",),
        "The number of earlier referrals is missing or below 0.",
        "Give a whole number, 0 for a first referral.",
    ),
    Rule(
        "AQ062",
        "warning",
        differs_within_child("number_of_referrals_in_last_12_months"),
        ("number_of_referrals_in_last_12_months",),
        "The rows of the child do not have the same number of earlier referrals.",
        "Every row has the number before the child's latest referral.",
    ),
    Rule(
        "AQ063",
        "warning",
        CHILD.is_not_null() & (EARLIER < ROWS_BEFORE_LATEST),
        ("number_of_referrals_in_last_12_months",),
        "The number of earlier referrals is smaller than the child's other rows on this list show.",
        "Count every referral that started in the 12 months before the latest one.",
    ),
    Rule(
        "AQ064",
        "warning",
        is_one_of("referral_nfa", "Yes") & ~CHILD.is_duplicated() & (of(4, "latest start") >= REFERRAL),
        ("referral_nfa",),
        "The child's only referral led to no further action, yet an assessment started after it.",
        "Check the outcome of the referral.",
    ),
    Rule(
        "AQ065",
        "warning",
        LED_TO_MORE
        & CHILD.is_not_null()
        & older_than(REFERRAL, limit("referral_settles"))
        & (REFERRAL >= months_later(AS_AT, -3))
        & ~on_list(4)
        & ~on_list(5)
        & ~on_list(6),
        ("referral_nfa",),
        "Further action was to follow the referral, yet the child has no assessment, enquiry or episode of need.",
        "Check the outcome of the referral, and whether the child is missing on another list.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team") & LED_TO_MORE,
        ("allocated_team",),
        "The referral went further, but no team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker") & LED_TO_MORE,
        ("allocated_worker",),
        "The referral went further, but no worker is named.",
        "Enter the worker.",
    ),
)
