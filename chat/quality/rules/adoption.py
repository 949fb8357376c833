"""Rules of List 10: children for adoption."""

import polars as pl

from chat.quality.other_lists import of
from chat.quality.rule import BORN, REACH_START, Rule, blank, only_one_given, repeated
from chat.quality.rules.steps import in_order

DECISION, REVERSED = pl.col("date_of_placement_decision"), pl.col("date_of_decision_reversed")
ORDER, MATCH = pl.col("date_of_adoption_order"), pl.col("date_of_match")
STEPS = (
    ("date_entered_care", "the entry into care"),
    ("date_of_placement_decision", "the decision"),
    ("date_of_placement_order", "the placement order"),
    ("date_of_match", "the match"),
    ("date_placed_for_adoption", "the placement"),
    ("date_of_adoption_order", "the adoption order"),
)

RULES = (
    Rule(
        "AQ014",
        "error",
        repeated("child_unique_id", "date_of_placement_decision"),
        (),
        "The child stands on this list more than once with the same decision.",
        "Keep one row for each decision.",
    ),
    Rule(
        "AQ148",
        "error",
        blank("date_of_placement_decision"),
        ("date_of_placement_decision",),
        "The date of the decision that the child should be placed for adoption is missing.",
        "Enter the date of the decision.",
    ),
    Rule(
        "AQ148",
        "error",
        DECISION < BORN,
        ("date_of_placement_decision", "date_of_birth"),
        "The decision is before the child was born.",
        "Check the date against the date of birth; one of the two is wrong.",
    ),
    *in_order("AQ149", STEPS),
    Rule(
        "AQ150",
        "error",
        only_one_given("date_of_decision_reversed", "reason_decision_reversed"),
        ("reason_decision_reversed", "date_of_decision_reversed"),
        "Of the date and the reason of the reversal, one is missing.",
        "Enter both, or clear both while the decision stands.",
    ),
    Rule(
        "AQ150",
        "error",
        REVERSED < DECISION,
        ("date_of_decision_reversed", "date_of_placement_decision"),
        "The decision was reversed before it was made.",
        "Correct one of the two dates.",
    ),
    Rule(
        "AQ151",
        "error",
        ORDER.is_not_null() & REVERSED.is_not_null(),
        ("date_of_adoption_order", "date_of_decision_reversed"),
        "The child has an adoption order, and a reversal of the decision too.",
        "Clear the one that did not happen.",
    ),
    Rule(
        "AQ152",
        "warning",
        ORDER == MATCH,
        ("date_of_adoption_order", "date_of_match"),
        "The adoption order has the same date as the match.",
        "Check the two dates.",
    ),
    Rule(
        "AQ153",
        "warning",
        (ORDER < REACH_START) | (REVERSED < REACH_START),
        ("date_of_adoption_order", "date_of_decision_reversed"),
        "The adoption order or the reversal is older than the 12 months that the list covers.",
        "Check the date, or how far back the extract goes.",
    ),
    Rule(
        "AQ156",
        "info",
        pl.col("family_identifier").is_not_null() & of(11, "rows of family").is_null(),
        ("family_identifier",),
        "The family of the match is not on List 11.",
        "Add the adopters to List 11; leave the family blank for an interagency placement.",
        touches=(),
    ),
)
