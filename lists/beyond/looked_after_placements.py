"""Placements that an inspector will ask about."""

import datetime as dt

from chat.annex_a.fields import looked_after
from chat.tables import AGE, Across, Row, Table, any_of, beyond
from lists.looked_after.codes import FOSTER, OTHER_PLACEMENTS
from lists.looked_after.sets import OPEN, PLACEMENT_START, PLACEMENT_TYPE

SINCE_SUPPORTED_ACCOMMODATION_REGISTERS = dt.date(2023, 10, 28)
OUTSIDE_ENGLAND_OR_CONFIDENTIAL = ("NIR", "WAL", "SCO", "NUK", "CON")
NO_URN = (looked_after.placement_urn.is_null() | looked_after.placement_urn.str.contains(r"^[\sXx]*$")).fill_null(
    value=False
)
IN_ENGLAND = (
    ~looked_after.local_authority_of_placement.str.strip_chars()
    .str.to_uppercase()
    .is_in(OUTSIDE_ENGLAND_OR_CONFIDENTIAL)
).fill_null(value=True)

INDEPENDENT = PLACEMENT_TYPE.is_in(["P2", "H5"])
SUPPORTED = PLACEMENT_TYPE == "K3"
OTHER = PLACEMENT_TYPE.is_in(OTHER_PLACEMENTS)
REGISTERS = PLACEMENT_TYPE.is_in(["K1", "K2", "K3"]) | (
    (PLACEMENT_TYPE == "H5") & (PLACEMENT_START >= SINCE_SUPPORTED_ACCOMMODATION_REGISTERS)
)
WITHOUT_URN = REGISTERS & NO_URN & IN_ENGLAND
UNDER_16, AGED_16_OR_17 = AGE < 16, AGE.is_between(16, 17)
UNDER_16_UNSUITABLE = (INDEPENDENT | SUPPORTED) & UNDER_16

TABLES = beyond(
    Table(
        key="beyond.cla_placements_to_check",
        title="Placements that an inspector will ask about",
        population=OPEN,
        columns=("under_16", "age_16_17", "other_age", "total", "percent"),
        across=(
            Across("under_16", "Under 16", UNDER_16),
            Across("age_16_17", "16 and 17", AGED_16_OR_17),
            Across("other_age", "Other or unknown age", any_of([AGE > 17]) | AGE.is_null()),
            Across("total", "Total"),
        ),
        rows=(
            Row("Independent or semi-independent", INDEPENDENT),
            Row("Supported accommodation", SUPPORTED),
            Row("Of these two, under 16", UNDER_16_UNSUITABLE, columns=("under_16", "total", "percent")),
            Row("Other placement", OTHER),
            Row("Needs registration, no URN", WITHOUT_URN),
            Row(
                "With parents under an order", (PLACEMENT_TYPE == "P1") & looked_after.legal_status.is_in(["C1", "C2"])
            ),
            Row("Secure home or custody", PLACEMENT_TYPE.is_in(["K1", "R5"])),
            Row(
                "Foster placement out of the border, under 5",
                PLACEMENT_TYPE.is_in(FOSTER) & (looked_after.placement_location == "Out") & (AGE < 5),
            ),
            Row(
                "Any of rows 1, 2, 4, 5",
                any_of([INDEPENDENT, SUPPORTED, OTHER, WITHOUT_URN]),
                counts="children",
            ),
        ),
        partition=False,
        definition="Open periods of care in placements that need a reason or a registration. A child may be in several"
        " rows; the last row counts each child once.",
        edges="Needs registration are secure and children's homes, supported accommodation, and semi-independent"
        " placements begun on or after 28 October 2023; no URN is blank or filled with X. Placements outside England"
        " and confidential ones are left out of that row.",
        note="Nobody under 16 may be placed in independent or semi-independent accommodation that is not regulated."
        " The national statistics put under-16s in supported accommodation, and placements whose provider has not"
        " applied for registration, under other placements.",
        caveat="A blank URN is a reason to look, not proof that a provider is not registered.",
    ),
)
