"""Rules of List 9: care leavers."""

import polars as pl

from chat.annex_a.fields import care_leavers
from chat.quality.rule import AGE_NOW, Rule, blank, blank_text, given, is_one_of, repeated
from chat.quality.thresholds import limit

IN_TOUCH = is_one_of(care_leavers.in_touch, "Yes")
NOT_IN_TOUCH = is_one_of(care_leavers.in_touch, "No", "Died", "Rhom")
ELIGIBILITY = care_leavers.eligibility_category


def needed_in_touch(column: pl.Expr, what: str) -> Rule:
    """AQ143 for one of the outcomes that are known of who is in touch."""
    return Rule(
        id="AQ143",
        severity="warning",
        where=IN_TOUCH & blank(column),
        columns=(column,),
        sentence=f"The authority is in touch, but the {what} is missing.",
        advice=f"Enter the {what}.",
    )


def not_known(column: pl.Expr, what: str) -> Rule:
    """AQ144 for one of the outcomes that cannot be known of who is not in touch."""
    return Rule(
        id="AQ144",
        severity="warning",
        where=NOT_IN_TOUCH & given(column),
        columns=(column, care_leavers.in_touch),
        sentence="The authority is not in touch (or the person died or returned home), but there is a value for the"
        f" {what}.",
        advice="Clear it, or correct whether the authority is in touch.",
    )


RULES = (
    Rule(
        id="AQ013",
        severity="error",
        where=repeated(care_leavers.child_unique_id),
        columns=(),
        sentence="The person stands on this list more than once.",
        advice="Keep one row.",
    ),
    Rule(
        id="AQ032",
        severity="warning",
        where=~AGE_NOW.is_between(limit("leaver_from"), limit("leaver_until")),
        columns=(care_leavers.date_of_birth, care_leavers.age_of_child),
        sentence=f"The care leaver is not {limit('leaver_from')} to {limit('leaver_until')}.",
        advice="Correct the date of birth, or leave the person out.",
    ),
    Rule(
        id="AQ033",
        severity="warning",
        where=(AGE_NOW < limit("adult_at")) & (ELIGIBILITY == "Former relevant child"),
        columns=(ELIGIBILITY, care_leavers.date_of_birth),
        sentence="A care leaver under 18 cannot be a former relevant child yet.",
        advice="Correct the category.",
    ),
    Rule(
        id="AQ033",
        severity="warning",
        where=(AGE_NOW >= limit("adult_at")) & (ELIGIBILITY == "Relevant child"),
        columns=(ELIGIBILITY, care_leavers.date_of_birth),
        sentence="A care leaver of 18 or over is no relevant child any more.",
        advice="Correct the category.",
    ),
    Rule(
        id="AQ142",
        severity="error",
        where=blank(ELIGIBILITY),
        columns=(ELIGIBILITY,),
        sentence="The eligibility category is missing.",
        advice="Enter the category.",
    ),
    Rule(
        id="AQ142",
        severity="error",
        where=blank(care_leavers.in_touch),
        columns=(care_leavers.in_touch,),
        sentence="It is not said whether the authority is in touch.",
        advice="Enter the code.",
    ),
    needed_in_touch(care_leavers.accommodation_type, "type of accommodation"),
    needed_in_touch(care_leavers.accommodation_suitability, "suitability of accommodation"),
    needed_in_touch(care_leavers.activity_status, "activity"),
    not_known(care_leavers.accommodation_type, "type of accommodation"),
    not_known(care_leavers.accommodation_suitability, "suitability of accommodation"),
    not_known(care_leavers.activity_status, "activity"),
    Rule(
        id="AQ145",
        severity="warning",
        where=is_one_of(care_leavers.accommodation_type, "R", "S", "V", "W", "X")
        & is_one_of(care_leavers.accommodation_suitability, "Suitable"),
        columns=(care_leavers.accommodation_suitability, care_leavers.accommodation_type),
        sentence="Accommodation that is unknown, none, for emergencies, bed and breakfast or custody is marked"
        " suitable.",
        advice="Check the suitability.",
    ),
    Rule(
        id="AQ146",
        severity="warning",
        where=is_one_of(care_leavers.accommodation_type, "Z", "T") & (AGE_NOW < limit("adult_at")),
        columns=(care_leavers.accommodation_type, care_leavers.date_of_birth),
        sentence="With former foster carers, or in a foyer, under the age of 18.",
        advice="Correct the type of accommodation or the date of birth.",
    ),
    Rule(
        id="AQ147",
        severity="info",
        where=is_one_of(care_leavers.in_touch, "Died"),
        columns=(care_leavers.in_touch,),
        sentence="The young person died and is still on the list.",
        advice="Leave the person out, unless this is meant.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(care_leavers.allocated_team),
        columns=(care_leavers.allocated_team,),
        sentence="No team can be read (blank or #N/A).",
        advice="Enter the team.",
    ),
    Rule(
        id="AQ163",
        severity="warning",
        where=blank_text(care_leavers.allocated_worker),
        columns=(care_leavers.allocated_worker,),
        sentence="No worker can be read (blank or #N/A): the young person is unallocated.",
        advice="Enter the worker.",
    ),
)
