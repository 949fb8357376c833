"""Rules of List 9: care leavers."""

import polars as pl

from chat.quality.rule import AGE_NOW, Rule, blank, blank_text, given, is_one_of, repeated
from chat.quality.thresholds import limit

IN_TOUCH = is_one_of("in_touch", "Yes")
NOT_IN_TOUCH = is_one_of("in_touch", "No", "Died", "Rhom")
ELIGIBILITY = pl.col("eligibility_category")


def needed_in_touch(field: str, what: str) -> Rule:
    """AQ143 for one of the outcomes that are known of who is in touch."""
    return Rule(
        "AQ143",
        "warning",
        IN_TOUCH & blank(field),
        (field,),
        f"The authority is in touch, but the {what} is missing.",
        f"Enter the {what}.",
    )


def not_known(field: str, what: str) -> Rule:
    """AQ144 for one of the outcomes that cannot be known of who is not in touch."""
    return Rule(
        "AQ144",
        "warning",
        NOT_IN_TOUCH & given(field),
        (field, "in_touch"),
        f"The authority is not in touch (or the person died or returned home), but there is a value for the {what}.",
        "Clear it, or correct whether the authority is in touch.",
    )


RULES = (
    Rule(
        "AQ013",
        "error",
        repeated("child_unique_id"),
        (),
        "The person stands on this list more than once.",
        "Keep one row.",
    ),
    Rule(
        "AQ032",
        "warning",
        ~AGE_NOW.is_between(limit("leaver_from"), limit("leaver_until")),
        ("date_of_birth", "age_of_child"),
        f"The care leaver is not {limit('leaver_from')} to {limit('leaver_until')}.",
        "Correct the date of birth, or leave the person out.",
    ),
    Rule(
        "AQ033",
        "warning",
        (AGE_NOW < limit("adult_at")) & (ELIGIBILITY == "Former relevant child"),
        ("eligibility_category", "date_of_birth"),
        "A care leaver under 18 cannot be a former relevant child yet.",
        "Correct the category.",
    ),
    Rule(
        "AQ033",
        "warning",
        (AGE_NOW >= limit("adult_at")) & (ELIGIBILITY == "Relevant child"),
        ("eligibility_category", "date_of_birth"),
        "A care leaver of 18 or over is no relevant child any more.",
        "Correct the category.",
    ),
    Rule(
        "AQ142",
        "error",
        blank("eligibility_category"),
        ("eligibility_category",),
        "The eligibility category is missing.",
        "Enter the category.",
    ),
    Rule(
        "AQ142",
        "error",
        blank("in_touch"),
        ("in_touch",),
        "It is not said whether the authority is in touch.",
        "Enter the code.",
    ),
    needed_in_touch("accommodation_type", "type of accommodation"),
    needed_in_touch("accommodation_suitability", "suitability of accommodation"),
    needed_in_touch("activity_status", "activity"),
    not_known("accommodation_type", "type of accommodation"),
    not_known("accommodation_suitability", "suitability of accommodation"),
    not_known("activity_status", "activity"),
    Rule(
        "AQ145",
        "warning",
        is_one_of("accommodation_type", "R", "S", "V", "W", "X") & is_one_of("accommodation_suitability", "Suitable"),
        ("accommodation_suitability", "accommodation_type"),
        "Accommodation that is unknown, none, for emergencies, bed and breakfast or custody is marked suitable.",
        "Check the suitability.",
    ),
    Rule(
        "AQ146",
        "warning",
        is_one_of("accommodation_type", "Z", "T") & (AGE_NOW < limit("adult_at")),
        ("accommodation_type", "date_of_birth"),
        "With former foster carers, or in a foyer, under the age of 18.",
        "Correct the type of accommodation or the date of birth.",
    ),
    Rule(
        "AQ147",
        "info",
        is_one_of("in_touch", "Died"),
        ("in_touch",),
        "The young person died and is still on the list.",
        "Leave the person out, unless this is meant.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_team"),
        ("allocated_team",),
        "No team is named.",
        "Enter the team.",
    ),
    Rule(
        "AQ163",
        "warning",
        blank_text("allocated_worker"),
        ("allocated_worker",),
        "No worker is named: the young person is unallocated.",
        "Enter the worker.",
    ),
)
