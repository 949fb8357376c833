"""Overlaps: which sets of children are set against each other, and in which order they are printed."""

OVERLAP_SETS = {
    "contacts": "Contacts",
    "early_help": "Early help",
    "referrals": "Referrals",
    "assessments": "Assessments",
    "assessments_ongoing": "Assessments ongoing",
    "assessments_completed": "Assessments completed",
    "section_47": "Section 47s",
    "icpc": "ICPCs",
    "cin": "CIN in period",
    "cin_open": "CIN open",
    "cin_ceased": "CIN ceased",
    "cpp_open": "CPP open",
    "cpp_closed": "CPP closed",
    "cla_open": "CLA open",
    "cla_closed": "CLA closed",
    "care_leavers": "Care leavers",
    "adoptions": "Adoptions",
}
