"""Lists 1 to 5: which tables they have, in the order they are printed, and what they are called."""

import pytest

from chat.report import ReportTable
from tests.spec.drawn import extract_of, report_of

TABLES = {
    "contacts": [
        ("headline", "LIST 1 - CONTACTS"),
        ("appears_on_referral_list", "Appears on referral list"),
        ("source", "Contact source"),
        ("referral_comparison", "Referral comparison"),
        ("in_period_contacts", "Contacts in period (contacts)"),
        ("in_period_children", "Contacts in period (children)"),
    ],
    "early_help": [
        ("headline", "LIST 2 - EARLY HELP (6 months default)"),
        ("appears_on_referral_list", "Appears on referral list"),
        ("organisation", "Organisation completed"),
        ("in_period_assessments", "EHAs in period (by assessment)"),
        ("in_period_children", "EHAs in period (by child)"),
    ],
    "referrals": [
        ("headline", "LIST 3 - REFERRALS (3 months default)"),
        ("nfa", "Referrals result in NFA"),
        ("multiple", "Multiple Referrals"),
        ("re_referrals_12_months", "Re-referrals in last 12 months"),
        ("source", "Referral source"),
        ("number_12_months", "No. referrals in the last 12 months"),
    ],
    "assessments": [
        ("headline", "LIST 4 - ASSESSMENTS (6 months default)"),
        ("timeliness", "Assessment timeliness (completed)"),
        ("duration", "Assessment duration (completed)"),
        ("average_duration", "Assessment duration (completed)"),
        ("child_seen", "Child seen during assessment (completed)"),
    ],
    "section_47": [
        ("icpc_not_required", "S47 where ICPC not required"),
        ("headline", "LIST 5 - SECTION 47s (6 months default)"),
        ("multiple_s47s", "Multiple S47s"),
        ("icpc_result_in_cpp", "ICPC result in CPP"),
        ("multiple_icpcs", "Multiple ICPCs"),
        ("icpc_timeliness", "ICPC timeliness"),
        ("number_s47s_12_months", "No. of S47s in the last 12 months"),
        ("number_icpcs_12_months", "No. ICPCs in the last 12 months"),
        ("s47_to_icpc_duration", "S47 to ICPC duration"),
    ],
}
PROFILES = {
    "contacts": ["age_gender", "ethnicity"],
    "early_help": ["age_gender", "ethnicity"],
    "referrals": ["age_gender", "ethnicity"],
    "assessments": ["age_gender", "ethnicity", "disability"],
    "section_47": ["age_gender", "ethnicity", "disability"],
}
NOTHING = extract_of(contacts="child_unique_id | date_of_contact")


def tables_of(key: str, group: str) -> list[ReportTable]:
    section = next(section for section in report_of(NOTHING).sections if section.key == key)
    return [table for table in section.tables if table.group == group]


@pytest.mark.parametrize("key", TABLES)
def test_tables_in_printed_order(key):
    assert [(table.key, table.chat_title) for table in tables_of(key, "chat")] == [
        (f"{key}.{name}", title) for name, title in TABLES[key]
    ]


@pytest.mark.parametrize("key", PROFILES)
def test_profiles_with_disability_where_the_list_has_the_column(key):
    assert [table.key for table in tables_of(key, "profile")] == [f"{key}.{name}" for name in PROFILES[key]]
