"""Rules of List 11: adopters. Its steps go by the two-stage process or by the one before it."""

import polars as pl

from chat.annex_a.fields import adopters
from chat.quality.rule import Rule, blank, is_one_of, not_a_count, only_one_given, repeated
from chat.quality.rules.steps import in_order
from chat.quality.thresholds import limit

FAMILY = adopters.family_identifier
MATCH, PLACED, CHILDREN = adopters.date_of_match, adopters.date_placed, adopters.number_of_children_placed
STEPS = (
    (adopters.date_enquiry_received, "the enquiry"),
    (adopters.date_stage_1_started, "the start of stage 1"),
    (adopters.date_stage_1_ended, "the end of stage 1"),
    (adopters.date_stage_2_started, "the start of stage 2"),
    (adopters.date_stage_2_ended, "the end of stage 2"),
    (MATCH, "the match"),
    (PLACED, "the placement"),
    (adopters.date_of_adoption_order, "the adoption order"),
)

RULES = (
    Rule(
        id="AQ015",
        severity="error",
        where=repeated(adopters.adopter_identifier),
        columns=(),
        sentence="The adopter stands on this list more than once.",
        advice="Keep one row for each adopter.",
    ),
    Rule(
        id="AQ034",
        severity="warning",
        where=FAMILY.is_not_null() & (pl.len().over(FAMILY) > limit("adopters_of_a_family")),
        columns=(FAMILY,),
        sentence=f"More than {limit('adopters_of_a_family')} adopters share the family identifier.",
        advice="Correct the family identifier.",
    ),
    *in_order("AQ157", STEPS),
    Rule(
        id="AQ158",
        severity="warning",
        where=blank(adopters.date_stage_1_started) & blank(adopters.date_application_submitted),
        columns=(adopters.date_stage_1_started, adopters.date_application_submitted),
        sentence="There is neither a start of stage 1 nor an application: an enquiry alone is not for this list.",
        advice="Enter the date, or leave the enquirer out.",
    ),
    Rule(
        id="AQ159",
        severity="error",
        where=only_one_given(adopters.date_of_leaving_adoption_process, adopters.reason_for_leaving_adoption_process),
        columns=(adopters.reason_for_leaving_adoption_process, adopters.date_of_leaving_adoption_process),
        sentence="Of the date and the reason of leaving, one is missing.",
        advice="Enter both, or clear both while the adopter is in the process.",
    ),
    Rule(
        id="AQ160",
        severity="warning",
        where=(MATCH.is_not_null() | PLACED.is_not_null())
        & blank(adopters.date_stage_2_ended)
        & blank(adopters.date_application_approved),
        columns=(adopters.date_stage_2_ended, adopters.date_application_approved),
        sentence="There is a match or a placement, but no approval before it.",
        advice="Enter the date of the approval.",
    ),
    Rule(
        id="AQ161",
        severity="warning",
        where=PLACED.is_not_null() & not_a_count(CHILDREN, at_least=1),
        columns=(CHILDREN, PLACED),
        sentence="There is a placement, but the number of children placed is missing or 0.",
        advice="Enter the number of children.",
    ),
    Rule(
        id="AQ161",
        severity="warning",
        where=FAMILY.is_not_null() & (CHILDREN.min().over(FAMILY) != CHILDREN.max().over(FAMILY)),
        columns=(CHILDREN, FAMILY),
        sentence="The members of the family do not have the same number of children placed.",
        advice="Give both adopters the number placed with the family.",
    ),
    Rule(
        id="AQ162",
        severity="info",
        where=is_one_of(adopters.reason_for_leaving_adoption_process, "2"),
        columns=(adopters.reason_for_leaving_adoption_process,),
        sentence="The process was put on hold; adopters on hold for reasons beyond the agency are not for this list.",
        advice="Check whether the adopter belongs on the list.",
        touches=(),
    ),
)
