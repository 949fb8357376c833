"""One module per Annex A list: its populations and its tables, in the order they are printed.

`lists.beyond` adds the tables that ChAT does not have; this page says which lists there are and in which order.
"""

from lists import (
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
from lists.beyond import (
    adoption_waiting,
    assessments_afterwards,
    assessments_length,
    care_leavers_national,
    children_in_need_over_lists,
    children_in_need_plans,
    looked_after_contacts,
    looked_after_framework,
    looked_after_missing,
    looked_after_placements,
    looked_after_planning,
    section_47_from_referral,
)
from lists.beyond import assessments as beyond_assessments
from lists.beyond import child_protection as beyond_child_protection
from lists.beyond import children_in_need as beyond_children_in_need
from lists.beyond import contacts as beyond_contacts
from lists.beyond import early_help as beyond_early_help
from lists.beyond import looked_after as beyond_looked_after
from lists.beyond import referrals as beyond_referrals
from lists.beyond import section_47 as beyond_section_47

LISTS_IN_ORDER = (
    contacts.LIST.and_beyond(beyond_contacts.TABLES, linked=beyond_contacts.LINKED),
    early_help.LIST.and_beyond(
        beyond_early_help.TABLES,
        beyond_early_help.DERIVED,
        beyond_early_help.LINKED,
        beyond_early_help.COHORTS_OF_EARLY_HELP,
    ),
    referrals.LIST.and_beyond(beyond_referrals.TABLES, beyond_referrals.DERIVED, beyond_referrals.LINKED),
    assessments.LIST.and_beyond(
        (*beyond_assessments.TABLES, assessments_length.MEDIAN), beyond_assessments.DERIVED
    ).and_beyond(assessments_afterwards.TABLES),
    section_47.LIST.and_beyond(beyond_section_47.TABLES).and_beyond(
        section_47_from_referral.TABLES, linked=section_47_from_referral.LINKED
    ),
    children_in_need.LIST.and_beyond(
        beyond_children_in_need.TABLES,
        linked=beyond_early_help.LINKED_OF_CHILDREN_IN_NEED,
        cohorts=beyond_early_help.COHORTS_OF_CHILDREN_IN_NEED,
    )
    .and_beyond(children_in_need_plans.TABLES, children_in_need_plans.DERIVED)
    .and_beyond(children_in_need_over_lists.TABLES, cohorts=children_in_need_over_lists.COHORTS),
    child_protection.LIST.and_beyond(beyond_child_protection.TABLES, beyond_child_protection.DERIVED),
    looked_after.LIST.and_beyond(beyond_looked_after.TABLES, beyond_looked_after.DERIVED)
    .and_beyond(looked_after_placements.TABLES)
    .and_beyond(looked_after_planning.TABLES, looked_after_planning.DERIVED)
    .and_beyond(looked_after_contacts.TABLES, looked_after_contacts.DERIVED)
    .and_beyond(looked_after_missing.TABLES)
    .and_beyond(looked_after_framework.TABLES),
    care_leavers.LIST.and_beyond(care_leavers_national.TABLES, care_leavers_national.DERIVED),
    adoption.LIST.and_beyond(adoption_waiting.TABLES, adoption_waiting.DERIVED),
    adopters.LIST,
)
