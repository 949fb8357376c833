"""Rules of List 10: children for adoption."""

from chat.annex_a.fields import adoption
from chat.quality.other_lists import of
from chat.quality.rule import BORN, REACH_START, Rule, blank, only_one_given, repeated
from chat.quality.rules.steps import in_order

DECISION, REVERSED = adoption.date_of_placement_decision, adoption.date_of_decision_reversed
ORDER, MATCH = adoption.date_of_adoption_order, adoption.date_of_match
STEPS = (
    (adoption.date_entered_care, "the entry into care"),
    (DECISION, "the decision"),
    (adoption.date_of_placement_order, "the placement order"),
    (MATCH, "the match"),
    (adoption.date_placed_for_adoption, "the placement"),
    (ORDER, "the adoption order"),
)

RULES = (
    Rule(
        id="AQ014",
        severity="error",
        where=repeated(adoption.child_unique_id, DECISION),
        columns=(),
        sentence="The child stands on this list more than once with the same decision.",
        advice="Keep one row for each decision.",
    ),
    Rule(
        id="AQ148",
        severity="error",
        where=blank(DECISION),
        columns=(DECISION,),
        sentence="The date of the decision that the child should be placed for adoption is missing.",
        advice="Enter the date of the decision.",
    ),
    Rule(
        id="AQ148",
        severity="error",
        where=DECISION < BORN,
        columns=(DECISION, BORN),
        sentence="The decision is before the child was born.",
        advice="Check the date against the date of birth; one of the two is wrong.",
    ),
    *in_order("AQ149", STEPS),
    Rule(
        id="AQ150",
        severity="error",
        where=only_one_given(REVERSED, adoption.reason_decision_reversed),
        columns=(adoption.reason_decision_reversed, REVERSED),
        sentence="Of the date and the reason of the reversal, one is missing.",
        advice="Enter both, or clear both while the decision stands.",
    ),
    Rule(
        id="AQ150",
        severity="error",
        where=REVERSED < DECISION,
        columns=(REVERSED, DECISION),
        sentence="The decision was reversed before it was made.",
        advice="Correct one of the two dates.",
    ),
    Rule(
        id="AQ151",
        severity="error",
        where=ORDER.is_not_null() & REVERSED.is_not_null(),
        columns=(ORDER, REVERSED),
        sentence="The child has an adoption order, and a reversal of the decision too.",
        advice="Clear the one that did not happen.",
    ),
    Rule(
        id="AQ152",
        severity="warning",
        where=ORDER == MATCH,
        columns=(ORDER, MATCH),
        sentence="The adoption order has the same date as the match.",
        advice="Check the two dates.",
    ),
    Rule(
        id="AQ153",
        severity="warning",
        where=(ORDER < REACH_START) | (REVERSED < REACH_START),
        columns=(ORDER, REVERSED),
        sentence="The adoption order or the reversal is older than the 12 months that the list covers.",
        advice="Check the date, or how far back the extract goes.",
    ),
    Rule(
        id="AQ156",
        severity="info",
        where=adoption.family_identifier.is_not_null() & of(11, "rows of family").is_null(),
        columns=(adoption.family_identifier,),
        sentence="The family of the match is not on List 11.",
        advice="Add the adopters to List 11; leave the family blank for an interagency placement.",
        touches=(),
    ),
)
