"""Rules of List 7: child protection plans."""

from chat.annex_a.fields import child_protection
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

START, END = child_protection.child_protection_plan_start_date, child_protection.child_protection_plan_end_date
REVIEW, VISIT = child_protection.date_of_latest_review_conference, child_protection.date_of_last_statutory_visit
OPEN = still_open(END)

RULES = (
    Rule(
        id="AQ013",
        severity="error",
        where=repeated(CHILD),
        columns=(),
        sentence="The child stands on this list more than once; it holds the latest plan of each child.",
        advice="Keep the latest plan only.",
    ),
    Rule(
        id="AQ093",
        severity="error",
        where=OPEN & CHILD.is_not_null() & (~on_list(6) | ~of(6, "open")),
        columns=(CHILD, END),
        sentence="The plan is open, but the child has no open row on List 6.",
        advice="Add the child to List 6, or enter the end of the plan.",
    ),
    Rule(
        id="AQ100",
        severity="error",
        where=blank(START),
        columns=(START,),
        sentence="The plan has no start date.",
        advice="Enter the start date.",
    ),
    Rule(
        id="AQ101",
        severity="error",
        where=END <= START,
        columns=(END, START),
        sentence="The plan ends before, or on, the day it started.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ102",
        severity="warning",
        where=END < REACH_START,
        columns=(END,),
        sentence="The plan ended before the six months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ103",
        severity="error",
        where=blank(child_protection.initial_category_of_abuse),
        columns=(child_protection.initial_category_of_abuse,),
        sentence="The initial category of abuse is missing.",
        advice="Enter the category.",
    ),
    Rule(
        id="AQ103",
        severity="error",
        where=blank(child_protection.latest_category_of_abuse),
        columns=(child_protection.latest_category_of_abuse,),
        sentence="The latest category of abuse is missing.",
        advice="Enter the category.",
    ),
    Rule(
        id="AQ104",
        severity="error",
        where=(REVIEW <= START) | (REVIEW > END),
        columns=(REVIEW, START),
        sentence="The latest review is not after the start of the plan, or after its end.",
        advice="Correct the date of the review, or clear it if there was none.",
    ),
    Rule(
        id="AQ105",
        severity="warning",
        where=(VISIT < START) | (VISIT > END),
        columns=(VISIT, START),
        sentence="The last visit is before the start of the plan, or after its end.",
        advice="Correct the date of the visit.",
    ),
    Rule(
        id="AQ106",
        severity="info",
        where=OPEN
        & (
            (blank(REVIEW) & older_than(START, limit("first_review_days")))
            | older_than(REVIEW, limit("later_review_days"))
        ),
        columns=(REVIEW,),
        sentence=f"The open plan has had no review for over {limit('first_review_days')} days, or none for over"
        f" {limit('later_review_days')} days since the last.",
        advice="Arrange a review, or enter the latest one.",
        touches=(),
    ),
    Rule(
        id="AQ107",
        severity="info",
        where=given(VISIT) & blank(child_protection.child_seen_alone),
        columns=(child_protection.child_seen_alone,),
        sentence="There was a visit, but it is not said whether the child was seen alone.",
        advice="Enter Yes, No or Unknown.",
    ),
    Rule(
        id="AQ108",
        severity="error",
        where=not_a_count(child_protection.number_of_previous_child_protection_plans),
        columns=(child_protection.number_of_previous_child_protection_plans,),
        sentence="The number of previous plans is missing or below 0.",
        advice="Give a whole number, 0 for a first plan.",
    ),
    Rule(
        id="AQ109",
        severity="info",
        where=OPEN & (AGE_NOW >= limit("adult_at")),
        columns=(child_protection.date_of_birth, END),
        sentence="The plan is open, but the person is 18 or over.",
        advice="Enter the end of the plan, or correct the date of birth.",
    ),
    Rule(
        id="AQ110",
        severity="info",
        where=OPEN & (START < months_later(AS_AT, -12 * limit("long_plan_years"))),
        columns=(START,),
        sentence="The plan has been open for over two years.",
        advice="Nothing to correct if the dates are right.",
        touches=(),
    ),
    Rule(
        id="AQ111",
        severity="info",
        where=OPEN & of(8, "open"),
        columns=(CHILD,),
        sentence="The child is both on an open plan and looked after.",
        advice="Check whether both are meant.",
        touches=(),
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(child_protection.allocated_team) & OPEN,
        columns=(child_protection.allocated_team,),
        sentence="The plan is open, but no team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(child_protection.allocated_worker) & OPEN,
        columns=(child_protection.allocated_worker,),
        sentence="The plan is open, but no worker can be read (blank or #N/A): the case is unallocated.",
        advice="Enter the worker.",
    ),
)
