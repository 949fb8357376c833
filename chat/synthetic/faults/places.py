"""Where faults of a kind can stand, and which quality rule then finds them: tables by list number and field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chat.annex_a import Column, ListSpecification, codes_of
from chat.annex_a.specification import spellings_of

IDENTIFIER_RULES = {"child_unique_id": "AQ009", "adopter_identifier": "AQ010"}
# Field of the later date: field of the date it may not precede, and the rule.
ORDERED_DATES = {
    (2, "assessment_completion_date"): ("assessment_start_date", "AQ056"),
    (4, "continuous_assessment_date_of_authorisation"): ("continuous_assessment_start_date", "AQ066"),
    (5, "date_of_initial_child_protection_conference"): ("strategy_discussion_date", "AQ076"),
    (6, "cin_closure_date"): ("cin_start_date", "AQ087"),
    (7, "child_protection_plan_end_date"): ("child_protection_plan_start_date", "AQ101"),
    (8, "date_ceased_to_be_looked_after"): ("date_started_to_be_looked_after", "AQ113"),
    (10, "date_placed_for_adoption"): ("date_of_match", "AQ149"),
    (10, "date_of_decision_reversed"): ("date_of_placement_decision", "AQ150"),
    (11, "date_stage_1_ended"): ("date_stage_1_started", "AQ157"),
}
BLANK_CODES = {
    (1, "contact_source"): "AQ055",
    (3, "referral_source"): "AQ059",
    (3, "referral_nfa"): "AQ059",
    (4, "assessed_as_requiring_support"): "AQ067",
    (5, "conference_resulted_in_plan"): "AQ078",
    (6, "primary_need_code"): "AQ042",
    (6, "reason_for_closure"): "AQ088",
    (7, "initial_category_of_abuse"): "AQ103",
    (7, "latest_category_of_abuse"): "AQ103",
    (8, "reason_ceased_to_be_looked_after"): "AQ114",
    (8, "category_of_need"): "AQ042",
    (8, "placement_type"): "AQ125",
    (8, "placement_provider"): "AQ125",
    (8, "placement_location"): "AQ125",
    (9, "eligibility_category"): "AQ142",
    (9, "in_touch"): "AQ142",
    (9, "accommodation_type"): "AQ143",
    (9, "activity_status"): "AQ143",
    (10, "reason_decision_reversed"): "AQ150",
    (11, "reason_for_leaving_adoption_process"): "AQ159",
}
NEEDED_IN_CARE = frozenset({"placement_type", "placement_provider", "placement_location"})
NEEDED_CELLS = {
    (1, "date_of_contact"): "AQ055",
    (2, "organisation_completing_assessment"): "AQ058",
    (3, "date_of_referral"): "AQ059",
    (3, "number_of_referrals_in_last_12_months"): "AQ061",
    (5, "strategy_discussion_date"): "AQ075",
    (5, "number_of_section_47_enquiries_in_last_12_months"): "AQ081",
    (5, "number_of_conferences_in_last_12_months"): "AQ081",
    (6, "cin_start_date"): "AQ087",
    (7, "child_protection_plan_start_date"): "AQ100",
    (7, "number_of_previous_child_protection_plans"): "AQ108",
    (8, "date_of_birth"): "AQ028",
    (8, "date_started_to_be_looked_after"): "AQ112",
    (8, "number_of_placements_in_last_12_months"): "AQ119",
    (9, "date_of_birth"): "AQ028",
    (10, "date_of_placement_decision"): "AQ148",
}
LETTER_IS_NOT_ENOUGH = frozenset({"ethnicity", "gender_adopter"})
LETTERED = re.compile(r"([a-z]+\)) (.+)")
DASHED = re.compile(r"(\S+) - (.+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A column whose cells may take a fault, and the rule that would find it there (None: no rule, all is well)."""

    column: Column
    rule: str | None


Places = Callable[[ListSpecification], list[Place]]


def of_type(*types: str, rule: str | None) -> Places:
    """The template's columns of these types, except dates of birth."""

    def places(specification: ListSpecification) -> list[Place]:
        return [
            Place(column, rule)
            for column in specification.columns
            if column.position and column.type in types and column.field != "date_of_birth"
        ]

    return places


def of_table(table: Mapping[tuple[int, str], str]) -> Places:
    """The columns that a table of rules by list and field names."""

    def places(specification: ListSpecification) -> list[Place]:
        number = specification.number
        return [Place(specification.column(field), rule) for (of, field), rule in table.items() if of == number]

    return places


def identifier(specification: ListSpecification) -> list[Place]:
    """The column that identifies the person."""
    return [Place(specification.column(specification.identifier), IDENTIFIER_RULES[specification.identifier])]


def other_forms(code_set: str, preferred: str) -> list[str]:
    """Other forms of a code in the template's form: the bare code, the letter, and the text without its letter."""
    forms = [code.code for code in codes_of(code_set) if code.preferred == preferred]
    if lettered := LETTERED.fullmatch(preferred):
        forms.append(lettered[2])
        if code_set not in LETTER_IS_NOT_ENOUGH:
            forms.append(lettered[1])
    elif dashed := DASHED.fullmatch(preferred):
        forms.append(dashed[2])
    return [form for form in dict.fromkeys(forms) if form != preferred]


def other_spellings(code_set: str, preferred: str) -> list[str]:
    """Spellings of a code that were met in the wild, beyond its other forms."""
    bare = [code.code for code in codes_of(code_set) if code.preferred == preferred]
    met = [each.spelling for each in spellings_of(code_set) if each.code in bare and each.match == "exact"]
    return [
        spelling for spelling in dict.fromkeys(met) if spelling not in (preferred, *other_forms(code_set, preferred))
    ]
