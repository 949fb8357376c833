"""Rules of List 11: adopters. Its steps go by the two-stage process or by the one before it."""

import polars as pl

from chat.quality.rule import Rule, blank, is_one_of, not_a_count, only_one_given, repeated
from chat.quality.rules.steps import in_order
from chat.quality.thresholds import limit

FAMILY = pl.col("family_identifier")
MATCH, PLACED, CHILDREN = pl.col("date_of_match"), pl.col("date_placed"), pl.col("number_of_children_placed")
STEPS = (
    ("date_enquiry_received", "the enquiry"),
    ("date_stage_1_started", "the start of stage 1"),
    ("date_stage_1_ended", "the end of stage 1"),
    ("date_stage_2_started", "the start of stage 2"),
    ("date_stage_2_ended", "the end of stage 2"),
    ("date_of_match", "the match"),
    ("date_placed", "the placement"),
    ("date_of_adoption_order", "the adoption order"),
)

RULES = (
    Rule(
        "AQ015",
        "error",
        repeated("adopter_identifier"),
        (),
        "The adopter stands on this list more than once.",
        "Keep one row for each adopter.",
    ),
    Rule(
        "AQ034",
        "warning",
        FAMILY.is_not_null() & (pl.len().over(FAMILY) > limit("adopters_of_a_family")),
        ("family_identifier",),
        f"More than {limit('adopters_of_a_family')} adopters share the family identifier.",
        "Correct the family identifier.",
    ),
    *in_order("AQ157", STEPS),
    Rule(
        "AQ158",
        "warning",
        blank("date_stage_1_started") & blank("date_application_submitted"),
        ("date_stage_1_started", "date_application_submitted"),
        "There is neither a start of stage 1 nor an application: an enquiry alone is not for this list.",
        "Enter the date, or leave the enquirer out.",
    ),
    Rule(
        "AQ159",
        "error",
        only_one_given("date_of_leaving_adoption_process", "reason_for_leaving_adoption_process"),
        ("reason_for_leaving_adoption_process", "date_of_leaving_adoption_process"),
        "Of the date and the reason of leaving, one is missing.",
        "Enter both, or clear both while the adopter is in the process.",
    ),
    Rule(
        "AQ160",
        "warning",
        (MATCH.is_not_null() | PLACED.is_not_null()) & blank("date_stage_2_ended") & blank("date_application_approved"),
        ("date_stage_2_ended", "date_application_approved"),
        "There is a match or a placement, but no approval before it.",
        "Enter the date of the approval.",
    ),
    Rule(
        "AQ161",
        "warning",
        PLACED.is_not_null() & not_a_count("number_of_children_placed", at_least=1),
        ("number_of_children_placed", "date_placed"),
        "There is a placement, but the number of children placed is missing or 0.",
        "Enter the number of children.",
    ),
    Rule(
        "AQ161",
        "warning",
        FAMILY.is_not_null() & (CHILDREN.min().over(FAMILY) != CHILDREN.max().over(FAMILY)),
        ("number_of_children_placed", "family_identifier"),
        "The members of the family do not have the same number of children placed.",
        "Give both adopters the number placed with the family.",
    ),
    Rule(
        "AQ162",
        "info",
        is_one_of("reason_for_leaving_adoption_process", "2"),
        ("reason_for_leaving_adoption_process",),
        "The process was put on hold; adopters on hold for reasons beyond the agency are not for this list.",
        "Check whether the adopter belongs on the list.",
        touches=(),
    ),
)
