"""The rows of List 8 that group codes: reason ceased, placement type, legal status."""

from chat.annex_a.codes import ADOPTED, PLACED_FOR_ADOPTION

NEED_NOT_STATED = "N0"

SPECIAL_GUARDIANSHIP = ("E45", "E46", "E47", "E48")
NO_REAL_REASON = "X1"
REASONS_CEASED = (
    ("Adopted", ADOPTED),
    ("Died", ("E2",)),
    ("Care taken by another LA", ("E3",)),
    ("Returned home to live with parents/ relatives", ("E4A", "E4B")),
    ("Live with parents/relatives (not PR)", ("E13",)),
    ("Residence order granted", ("E41",)),
    ("Special Guardianship Orders", SPECIAL_GUARDIANSHIP),
    ("Moved into independent living", ("E5", "E6")),
    ("Transferred to residential care funded by ASS", ("E7",)),
    ("Sentenced to custody", ("E9",)),
    ("Accommodation on remand ended", ("E14",)),
    ("Age assessment determined child was 18+", ("E15",)),
    ("Child moved abroad", ("E16",)),
    # E17, aged 18 and staying with the carers, came after the printed rows and has none of its own.
    ("Any other reason", ("E8", "E17")),
)

FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
# Z11 to Z14 are kinds of Z1, from 2025-26.
OTHER_PLACEMENTS = ("Z1", "Z11", "Z12", "Z13", "Z14")
PLACEMENT_TYPES = (
    ("Foster placement", FOSTER),
    ("Placed for adoption", PLACED_FOR_ADOPTION),
    ("Placed with parents", ("P1",)),
    ("Independent living", ("P2",)),
    ("Residential employment", ("P3",)),
    # K3, supported accommodation, is newer than the printed rows.
    ("Residential accommodation", ("H5", "K3")),
    ("Secure Children's Homes", ("K1",)),
    ("Children's Homes", ("K2",)),
    ("Residential Care Home", ("R1",)),
    ("NHS/Health Trust", ("R2",)),
    ("Family Centre", ("R3",)),
    ("Young Offender Institution", ("R5",)),
    ("Residential school", ("S1",)),
    ("Other placements", OTHER_PLACEMENTS),
    ("Temporary placement", ("T0", "T1", "T2", "T3", "T4")),
)

OWN_PROVIDER = "PR1"
PRIVATE_PROVIDER = "PR4"
OTHER_PROVIDERS = ("PR0", "PR2", "PR3", "PR5")

# Agreed series of short breaks have no printed row.
LEGAL_STATUSES = (
    ("a) Interim care orders", ("C1",)),
    ("b) Full care orders", ("C2",)),
    ("c) Freed for Adoption", ("D1",)),
    ("d) Placement order granted", ("E1",)),
    ("e) Accommodated under S20", ("V2",)),
    ("f) Detained on child protection grounds in LA accommodation", ("L1", "L2", "L3")),
    ("g) Youth justice legal Statuses", ("J1", "J2", "J3")),
)
