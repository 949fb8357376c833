"""One module per Annex A list: its populations and its tables, in the order they are printed."""

from lists import assessments, contacts, early_help, referrals, section_47

LISTS_IN_ORDER = (contacts.LIST, early_help.LIST, referrals.LIST, assessments.LIST, section_47.LIST)
