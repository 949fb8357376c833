"""The rules of each list, in the order in which they are told of; those that all lists share come first."""

from functools import cache

from chat.annex_a import LISTS
from chat.quality.rule import Rule
from chat.quality.rules import (
    adopters,
    adoption,
    assessments,
    care_leavers,
    child_protection,
    children_in_need,
    contacts,
    early_help,
    looked_after,
    referrals,
    section_47,
)
from chat.quality.rules.every_list import everywhere

OWN = {
    1: contacts.RULES,
    2: early_help.RULES,
    3: referrals.RULES,
    4: assessments.RULES,
    5: section_47.RULES,
    6: children_in_need.RULES,
    7: child_protection.RULES,
    8: looked_after.RULES,
    9: care_leavers.RULES,
    10: adoption.RULES,
    11: adopters.RULES,
}


@cache
def rules_of(list_number: int) -> tuple[Rule, ...]:
    """Every rule of a list but AQ012, which depends on the columns that were delivered."""
    return (*everywhere(LISTS[list_number - 1]), *OWN[list_number])
