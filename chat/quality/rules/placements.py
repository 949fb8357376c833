"""Rules of List 8 on placements: where the child lives, with whom, and who provides it."""

import datetime as dt

import polars as pl

from chat.annex_a.codes import PLACED_FOR_ADOPTION
from chat.annex_a.fields import looked_after
from chat.quality.other_lists import on_list
from chat.quality.rule import Rule, age_on, blank, blank_text, is_one_of, not_a_count, still_open
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

START, CEASED = looked_after.date_started_to_be_looked_after, looked_after.date_ceased_to_be_looked_after
PLACED, PLACEMENTS = looked_after.placement_start_date, looked_after.number_of_placements_in_last_12_months
TYPE, PROVIDER, LOCATION = looked_after.placement_type, looked_after.placement_provider, looked_after.placement_location
AUTHORITY = looked_after.local_authority_of_placement.str.strip_chars().str.to_lowercase()
POSTCODE, URN = looked_after.placement_postcode.str.strip_chars(), looked_after.placement_urn
OPEN = still_open(CEASED)
AGE_THERE = age_on(pl.coalesce(CEASED, AS_AT))
UK_POSTCODE = r"(?i)^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$"
OUTSIDE_OR_CONFIDENTIAL = ("con", "nuk")
INDEPENDENT = ("P2", "H5", "K3")
INDEPENDENT_FROM_16 = dt.date(2023, 1, 1)
# The authority named most often for placements inside the border is the authority itself.
OWN_AUTHORITY = AUTHORITY.filter(LOCATION == "In").mode().sort().first()
IS_OWN = AUTHORITY == OWN_AUTHORITY


def needed_in_care(column: pl.Expr, what: str) -> Rule:
    """AQ125 for one of the placement's codes, which is needed while the child is looked after."""
    return Rule(
        id="AQ125",
        severity="warning",
        where=OPEN & blank(column),
        columns=(column,),
        sentence=f"The child is looked after, but the {what} of the placement is missing.",
        advice=f"Enter the {what}.",
    )


PLACEMENT_RULES = (
    Rule(
        id="AQ117",
        severity="error",
        where=blank(PLACED) | (PLACED < START) | (PLACED > CEASED),
        columns=(PLACED, START),
        sentence="The start of the latest placement is missing, before the period of care or after it ceased.",
        advice="Correct the date.",
    ),
    Rule(
        id="AQ119",
        severity="error",
        where=not_a_count(PLACEMENTS, at_least=1),
        columns=(PLACEMENTS,),
        sentence="The number of placements is missing or below 1.",
        advice="Give a whole number; the present placement counts.",
    ),
    Rule(
        id="AQ120",
        severity="warning",
        where=(PLACEMENTS == 1) & (PLACED >= months_later(AS_AT, -12)) & (PLACED > START),
        columns=(PLACEMENTS, PLACED),
        sentence="The child has had one placement in 12 months, which began in that time and after care did: there"
        " must have"
        " been another before it.",
        advice="Count every placement of the 12 months, or correct the start of the latest.",
    ),
    needed_in_care(TYPE, "type"),
    needed_in_care(PROVIDER, "provider"),
    needed_in_care(LOCATION, "location"),
    Rule(
        id="AQ126",
        severity="warning",
        where=(TYPE == "P1") != (PROVIDER == "PR0"),
        columns=(TYPE, PROVIDER),
        sentence="Placement with parents (P1) goes with the provider parents (PR0), and only with it.",
        advice="Correct the type or the provider.",
    ),
    Rule(
        id="AQ127",
        severity="warning",
        where=is_one_of(PROVIDER, "PR1", "PR2") & is_one_of(TYPE, "R2", "R5"),
        columns=(PROVIDER, TYPE),
        sentence="A hospital trust or a young offender institution is not provided by a local authority.",
        advice="Correct the provider or the type.",
    ),
    Rule(
        id="AQ128",
        severity="warning",
        where=IS_OWN != (LOCATION == "In"),
        columns=(LOCATION, looked_after.local_authority_of_placement),
        sentence="Location and authority of the placement disagree: the own authority goes with In, any other with"
        " Out.",
        advice="Correct the location or the authority.",
    ),
    Rule(
        id="AQ129",
        severity="warning",
        where=~POSTCODE.str.contains(UK_POSTCODE)
        & ~AUTHORITY.str.slice(0, 3).is_in(list(OUTSIDE_OR_CONFIDENTIAL)).fill_null(value=False),
        columns=(looked_after.placement_postcode,),
        sentence="The postcode is none of the United Kingdom.",
        advice="Correct the postcode; leave it empty where it is confidential.",
    ),
    Rule(
        id="AQ130",
        severity="warning",
        where=OPEN & is_one_of(TYPE, "K1", "K2") & blank_text(URN),
        columns=(URN, TYPE),
        sentence="The placement is a registered children's home, but has no URN.",
        advice="Enter the URN of the home.",
    ),
    Rule(
        id="AQ130",
        severity="warning",
        where=is_one_of(TYPE, "P1", "P2") & URN.is_not_null(),
        columns=(URN, TYPE),
        sentence="A placement with parents or independent living has no URN, but one is given.",
        advice="Clear the URN, or correct the placement type.",
    ),
    Rule(
        id="AQ131",
        severity="warning",
        where=is_one_of(TYPE, *INDEPENDENT)
        & (
            pl.when(PLACED < INDEPENDENT_FROM_16)
            .then(AGE_THERE < limit("independent_from_then"))
            .otherwise(AGE_THERE < limit("independent_from"))
        ),
        columns=(TYPE, looked_after.date_of_birth),
        sentence=f"Independent or semi-independent living under the age of {limit('independent_from')}.",
        advice="Correct the placement type or the date of birth.",
    ),
    Rule(
        id="AQ132",
        severity="warning",
        where=(is_one_of(TYPE, "R5", "K1") & (AGE_THERE < limit("custody_from")))
        | (is_one_of(TYPE, "S1") & (AGE_THERE < limit("school_from")))
        | (is_one_of(TYPE, "P3") & (AGE_THERE < limit("employment_from"))),
        columns=(TYPE, looked_after.date_of_birth),
        sentence="The child is too young for custody, a residential school or residential employment.",
        advice="Correct the placement type or the date of birth.",
    ),
    Rule(
        id="AQ135",
        severity="warning",
        where=is_one_of(TYPE, *PLACED_FOR_ADOPTION) & CHILD.is_not_null() & ~on_list(10),
        columns=(TYPE, CHILD),
        sentence="The child is placed for adoption, but not on List 10.",
        advice="Add the child to List 10, or correct the placement type.",
    ),
    Rule(
        id="AQ135",
        severity="warning",
        where=is_one_of(TYPE, "A5", "A6") & ~is_one_of(looked_after.legal_status, "E1"),
        columns=(TYPE, looked_after.legal_status),
        sentence="The child is placed for adoption under a placement order, but that is not its legal status.",
        advice="Correct the placement type or the legal status.",
    ),
)
