"""List 8: the tables that sort children by a code."""

from tests.oracle.made import OracleTable, partition, partition_by_code
from tests.oracle.question import Row, Rows, not_understood
from tests.oracle.spans import Sets

NEEDS = {
    "N1": "Abuse or neglect",
    "N2": "Child's disability",
    "N3": "Parents illness or disability",
    "N4": "Family in acute stress",
    "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour",
    "N7": "Low income",
    "N8": "Absent parenting",
    "N9": "Other than CIN",
}
REASONS = {
    "Adopted": ("E11", "E12"),
    "Died": ("E2",),
    "Care taken by another LA": ("E3",),
    "Returned home to live with parents/ relatives": ("E4A", "E4B"),
    "Live with parents/relatives (not PR)": ("E13",),
    "Residence order granted": ("E41",),
    "Special Guardianship Orders": ("E43", "E44", "E45", "E46", "E47", "E48"),
    "Moved into independent living": ("E5", "E6"),
    "Transferred to residential care funded by ASS": ("E7",),
    "Sentenced to custody": ("E9",),
    "Accommodation on remand ended": ("E14",),
    "Age assessment determined child was 18+": ("E15",),
    "Child moved abroad": ("E16",),
    "Any other reason": ("E8", "E17"),
}
PLACEMENTS = {
    "Foster placement": ("U1", "U2", "U3", "U4", "U5", "U6"),
    "Placed for adoption": ("A3", "A4", "A5", "A6"),
    "Placed with parents": ("P1",),
    "Independent living": ("P2",),
    "Residential employment": ("P3",),
    "Residential accommodation": ("H5", "K3"),
    "Secure Children's Homes": ("K1",),
    "Children's Homes": ("K2",),
    "Residential Care Home": ("R1",),
    "NHS/Health Trust": ("R2",),
    "Family Centre": ("R3",),
    "Young Offender Institution": ("R5",),
    "Residential school": ("S1",),
    "Other placements": ("Z1", "Z11", "Z12", "Z13", "Z14"),
    "Temporary placement": ("T0", "T1", "T2", "T3", "T4"),
}
LEGAL_STATUSES = {
    "a) Interim care orders": ("C1",),
    "b) Full care orders": ("C2",),
    "c) Freed for Adoption": ("D1",),
    "d) Placement order granted": ("E1",),
    "e) Accommodated under S20": ("V2",),
    "f) Detained on child protection grounds in LA accommodation": ("L1", "L2", "L3"),
    "g) Youth justice legal Statuses": ("J1", "J2", "J3"),
}
NO_TRUE_REASON = (None, "X1")


def _by_code(groups: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {code: label for label, codes in groups.items() for code in codes}


def _need(row: Row) -> str:
    if not_understood(row, "category_of_need"):
        return "Code error"
    return NEEDS.get(row["category_of_need"], "Not recorded")


def _ceased_for(row: Row, label: str) -> str:
    if row["reason_ceased_to_be_looked_after"] in NO_TRUE_REASON:
        return "Not recorded"
    return "Yes" if row["reason_ceased_to_be_looked_after"] in REASONS[label] else "No"


def _placement_types(rows: Rows) -> OracleTable:
    lines = []
    for label, codes in PLACEMENTS.items():
        cells = {"own_la": 0, "private": 0, "other": 0, "total": 0}
        for row in rows:
            if row["placement_type"] in codes:
                provider = {"PR1": "own_la", "PR4": "private"}.get(row["placement_provider"], "other")
                cells[provider] += 1
                cells["total"] += 1
        lines.append((label, cells))
    return OracleTable("Placement type (current open CLA)", None, tuple(lines))


def _splits(rows: Rows) -> dict[str, OracleTable]:
    providers = {"PR1": "Own provision"} | dict.fromkeys(("PR0", "PR2", "PR3", "PR4", "PR5"), "Other provision")
    fostered = {
        code: "Foster placements" if code in PLACEMENTS["Foster placement"] else "Other placements"
        for codes in PLACEMENTS.values()
        for code in codes
    }
    return {
        "looked_after.provider_split": partition_by_code(
            "Placement provider", rows, "placement_provider", providers, always=True
        ),
        "looked_after.foster_split": partition_by_code(
            "Foster and other placements", rows, "placement_type", fostered, always=True
        ),
    }


def tables(found: Sets) -> dict[str, OracleTable]:
    """The tables by code of children who started, ceased, or are looked after."""
    return {
        "looked_after.ceased_adoption": partition(
            "CLA Ceased – Adoption",
            found.ceased,
            lambda row: _ceased_for(row, "Adopted"),
            ("Yes", "No", "Not recorded"),
            (),
        ),
        "looked_after.ceased_sgo": partition(
            "CLA Ceased - SGO",
            found.ceased,
            lambda row: _ceased_for(row, "Special Guardianship Orders"),
            ("Yes", "No"),
        ),
        "looked_after.starters_category_of_need": partition(
            "Category of need (starters)", found.started, _need, (*NEEDS.values(), "Not recorded", "Code error"), ()
        ),
        "looked_after.starters_second_or_subsequent": partition_by_code(
            "Second/Subsequent episode (new CLA)",
            found.started,
            "second_or_subsequent_period_of_care",
            {"Yes": "Yes", "No": "No"},
            always=True,
        ),
        "looked_after.ceased_reason": partition_by_code(
            "Reason Ceased (ceased)",
            found.ceased,
            "reason_ceased_to_be_looked_after",
            _by_code(REASONS),
            missing="Not recorded / Error",
            always=True,
        ),
        "looked_after.placement_type_by_provider": _placement_types(found.open),
        **_splits(found.open),
        "looked_after.legal_status": partition_by_code(
            "Legal status (current open CLA)",
            found.open,
            "legal_status",
            _by_code(LEGAL_STATUSES),
            missing="Not recorded / code error",
            always=True,
        ),
    }
