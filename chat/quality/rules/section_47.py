"""Rules of List 5: section 47 enquiries and initial child protection conferences."""

import polars as pl

from chat.calendar.working_days import working_days
from chat.quality.other_lists import of, on_list
from chat.quality.rule import (
    REACH_START,
    Rule,
    blank,
    blank_text,
    differs_within_child,
    given,
    is_one_of,
    not_a_count,
    repeated,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

STRATEGY, CONFERENCE = pl.col("strategy_discussion_date"), pl.col("date_of_initial_child_protection_conference")
ENQUIRIES = pl.col("number_of_section_47_enquiries_in_last_12_months")
UNNECESSARY = is_one_of("conference_deemed_unnecessary", "Yes")
LATEST = STRATEGY.max().over(CHILD)
ROWS_BEFORE_LATEST = ((STRATEGY < LATEST) & (STRATEGY >= months_later(LATEST, -12))).sum().over(CHILD)
NOT_DECIDED = blank("conference_deemed_unnecessary") & blank("date_of_initial_child_protection_conference")
CONFERENCE_TO_COME = is_one_of("conference_deemed_unnecessary", "No").fill_null(value=False) & blank(
    "date_of_initial_child_protection_conference"
)
OPEN = NOT_DECIDED | CONFERENCE_TO_COME
ON_A_PLAN = of(7, "open").fill_null(value=False)

RULES = (
    Rule(
        "AQ020",
        "warning",
        repeated("child_unique_id", "strategy_discussion_date"),
        (),
        "Another row has the same child and strategy discussion date.",
        "Remove the second row if it is the same enquiry.",
    ),
    Rule(
        "AQ075",
        "error",
        blank("strategy_discussion_date"),
        ("strategy_discussion_date",),
        "The enquiry has no date of the strategy discussion, so it is in no period.",
        "Enter the date of the strategy discussion.",
    ),
    Rule(
        "AQ076",
        "error",
        CONFERENCE < STRATEGY,
        ("date_of_initial_child_protection_conference", "strategy_discussion_date"),
        "The conference is before the strategy discussion.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ077",
        "warning",
        UNNECESSARY & given("date_of_initial_child_protection_conference"),
        ("conference_deemed_unnecessary", "date_of_initial_child_protection_conference"),
        "A conference was deemed unnecessary, yet one has a date.",
        "Correct the decision or clear the date.",
    ),
    Rule(
        "AQ078",
        "error",
        given("date_of_initial_child_protection_conference") & blank("conference_resulted_in_plan"),
        ("conference_resulted_in_plan",),
        "The conference was held, but its result is missing.",
        "Enter whether it resulted in a plan.",
    ),
    Rule(
        "AQ078",
        "error",
        blank("date_of_initial_child_protection_conference") & given("conference_resulted_in_plan"),
        ("conference_resulted_in_plan", "date_of_initial_child_protection_conference"),
        "There is a result of a conference, but no date of it.",
        "Enter the date of the conference, or clear the result.",
    ),
    Rule(
        "AQ079",
        "warning",
        OPEN & ~ON_A_PLAN & (working_days(STRATEGY, AS_AT) - 1 > limit("enquiry_days")),
        ("strategy_discussion_date", "conference_deemed_unnecessary"),
        f"The enquiry is older than {limit('enquiry_days')} working days, without a decision or with its conference"
        " still to come.",
        "Enter the decision or the conference.",
        touches=(),
    ),
    Rule(
        "AQ080",
        "info",
        CONFERENCE.dt.weekday() > 5,
        ("date_of_initial_child_protection_conference",),
        "The conference is on a Saturday or Sunday.",
        "Check the date.",
    ),
    Rule(
        "AQ081",
        "error",
        not_a_count("number_of_section_47_enquiries_in_last_12_months"),
        ("number_of_section_47_enquiries_in_last_12_months",),
        "The number of earlier enquiries is missing or below 0.",
        "Give a whole number, 0 for a first enquiry.",
    ),
    Rule(
        "AQ081",
        "error",
        not_a_count("number_of_conferences_in_last_12_months"),
        ("number_of_conferences_in_last_12_months",),
        "The number of earlier conferences is missing or below 0.",
        "Give a whole number, 0 for none.",
    ),
    Rule(
        "AQ082",
        "warning",
        differs_within_child("number_of_section_47_enquiries_in_last_12_months"),
        ("number_of_section_47_enquiries_in_last_12_months",),
        "The rows of the child do not have the same number of earlier enquiries.",
        "Every row has the number before the child's latest enquiry.",
    ),
    Rule(
        "AQ082",
        "warning",
        differs_within_child("number_of_conferences_in_last_12_months"),
        ("number_of_conferences_in_last_12_months",),
        "The rows of the child do not have the same number of earlier conferences.",
        "Every row has the number before the child's latest enquiry.",
    ),
    Rule(
        "AQ083",
        "warning",
        CHILD.is_not_null() & (ENQUIRIES < ROWS_BEFORE_LATEST),
        ("number_of_section_47_enquiries_in_last_12_months",),
        "The number of earlier enquiries is smaller than the child's other rows on this list show.",
        "Count every enquiry that started in the 12 months before the latest one.",
    ),
    Rule(
        "AQ084",
        "warning",
        NOT_DECIDED & CHILD.is_not_null() & (NOT_DECIDED.sum().over(CHILD) > 1),
        ("conference_deemed_unnecessary",),
        "The child has more than one enquiry without a decision.",
        "Enter the decision of those that are done.",
    ),
    Rule(
        "AQ085",
        "warning",
        is_one_of("conference_resulted_in_plan", "Yes")
        & CHILD.is_not_null()
        & (CONFERENCE < AS_AT)
        & (~on_list(7) | ((CONFERENCE != of(7, "first start")) & (CONFERENCE != of(7, "last start")))),
        ("conference_resulted_in_plan", "date_of_initial_child_protection_conference"),
        "The conference resulted in a plan, but List 7 has no plan of the child that starts that day.",
        "Add the plan to List 7, or correct one of the dates.",
    ),
    Rule(
        "CQ003",
        "warning",
        STRATEGY < REACH_START,
        ("strategy_discussion_date",),
        "The enquiry is older than the six months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team") & NOT_DECIDED,
        ("allocated_team",),
        "The enquiry is open, but no team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker") & NOT_DECIDED,
        ("allocated_worker",),
        "The enquiry is open, but no worker is named.",
        "Enter the worker.",
    ),
)
