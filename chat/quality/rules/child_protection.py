"""Rules of List 7: child protection plans."""

import polars as pl

from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    AGE_NOW,
    REACH_START,
    Rule,
    blank,
    blank_text,
    given,
    not_a_count,
    older_than,
    repeated,
    still_open,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

START, END = pl.col("child_protection_plan_start_date"), pl.col("child_protection_plan_end_date")
REVIEW, VISIT = pl.col("date_of_latest_review_conference"), pl.col("date_of_last_statutory_visit")
OPEN = still_open("child_protection_plan_end_date")

RULES = (
    Rule(
        "AQ013",
        "error",
        repeated("child_unique_id"),
        (),
        "The child stands on this list more than once; it holds the latest plan of each child.",
        "Keep the latest plan only.",
    ),
    Rule(
        "AQ093",
        "error",
        OPEN & CHILD.is_not_null() & (~on_list(6) | ~of(6, "open")),
        ("child_unique_id", "child_protection_plan_end_date"),
        "The plan is open, but the child has no open row on List 6.",
        "Add the child to List 6, or enter the end of the plan.",
    ),
    Rule(
        "AQ100",
        "error",
        blank("child_protection_plan_start_date"),
        ("child_protection_plan_start_date",),
        "The plan has no start date.",
        "Enter the start date.",
    ),
    Rule(
        "AQ101",
        "error",
        END <= START,
        ("child_protection_plan_end_date", "child_protection_plan_start_date"),
        "The plan ends before, or on, the day it started.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ102",
        "warning",
        END < REACH_START,
        ("child_protection_plan_end_date",),
        "The plan ended before the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ103",
        "error",
        blank("initial_category_of_abuse"),
        ("initial_category_of_abuse",),
        "The initial category of abuse is missing.",
        "Enter the category.",
    ),
    Rule(
        "AQ103",
        "error",
        blank("latest_category_of_abuse"),
        ("latest_category_of_abuse",),
        "The latest category of abuse is missing.",
        "Enter the category.",
    ),
    Rule(
        "AQ104",
        "error",
        (REVIEW <= START) | (REVIEW > END),
        ("date_of_latest_review_conference", "child_protection_plan_start_date"),
        "The latest review is not after the start of the plan, or after its end.",
        "Correct the date of the review, or clear it if there was none.",
    ),
    Rule(
        "AQ105",
        "warning",
        (VISIT < START) | (VISIT > END),
        ("date_of_last_statutory_visit", "child_protection_plan_start_date"),
        "The last visit is before the start of the plan, or after its end.",
        "Correct the date of the visit.",
    ),
    Rule(
        "AQ106",
        "info",
        OPEN
        & (
            (blank("date_of_latest_review_conference") & older_than(START, limit("first_review_days")))
            | older_than(REVIEW, limit("later_review_days"))
        ),
        ("date_of_latest_review_conference",),
        f"The open plan has had no review for over {limit('first_review_days')} days, or none for over"
        f" {limit('later_review_days')} days since the last.",
        "Arrange a review, or enter the latest one.",
        touches=(),
    ),
    Rule(
        "AQ107",
        "info",
        given("date_of_last_statutory_visit") & blank("child_seen_alone"),
        ("child_seen_alone",),
        "There was a visit, but it is not said whether the child was seen alone.",
        "Enter Yes, No or Unknown.",
    ),
    Rule(
        "AQ108",
        "error",
        not_a_count("number_of_previous_child_protection_plans"),
        ("number_of_previous_child_protection_plans",),
        "The number of previous plans is missing or below 0.",
        "Give a whole number, 0 for a first plan.",
    ),
    Rule(
        "AQ109",
        "info",
        OPEN & (AGE_NOW >= limit("adult_at")),
        ("date_of_birth", "child_protection_plan_end_date"),
        "The plan is open, but the person is 18 or over.",
        "Enter the end of the plan, or correct the date of birth.",
    ),
    Rule(
        "AQ110",
        "info",
        OPEN & (START < months_later(AS_AT, -12 * limit("long_plan_years"))),
        ("child_protection_plan_start_date",),
        "The plan has been open for over two years.",
        "Nothing to correct if the dates are right.",
        touches=(),
    ),
    Rule(
        "AQ111",
        "info",
        OPEN & of(8, "open"),
        ("child_unique_id",),
        "The child is both on an open plan and looked after.",
        "Check whether both are meant.",
        touches=(),
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team") & OPEN,
        ("allocated_team",),
        "The plan is open, but no team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker") & OPEN,
        ("allocated_worker",),
        "The plan is open, but no worker is named: the case is unallocated.",
        "Enter the worker.",
    ),
)
