"""Rules of List 8 on placements: where the child lives, with whom, and who provides it."""

import datetime as dt

import polars as pl

from chat.quality.other_lists import on_list
from chat.quality.rule import Rule, age_on, blank, blank_text, is_one_of, not_a_count, still_open
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT, CHILD, months_later

START, CEASED = pl.col("date_started_to_be_looked_after"), pl.col("date_ceased_to_be_looked_after")
PLACED, PLACEMENTS = pl.col("placement_start_date"), pl.col("number_of_placements_in_last_12_months")
TYPE, PROVIDER, LOCATION = pl.col("placement_type"), pl.col("placement_provider"), pl.col("placement_location")
AUTHORITY = pl.col("local_authority_of_placement").str.strip_chars().str.to_lowercase()
POSTCODE, URN = pl.col("placement_postcode").str.strip_chars(), pl.col("placement_urn")
OPEN = still_open("date_ceased_to_be_looked_after")
AGE_THERE = age_on(pl.coalesce(CEASED, AS_AT))
UK_POSTCODE = r"(?i)^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$"
OUTSIDE_OR_CONFIDENTIAL = ("con", "nuk")
INDEPENDENT = ("P2", "H5", "K3")
INDEPENDENT_FROM_16 = dt.date(2023, 1, 1)
# The authority named most often for placements inside the border is the authority itself.
OWN_AUTHORITY = AUTHORITY.filter(LOCATION == "In").mode().sort().first()
IS_OWN = AUTHORITY == OWN_AUTHORITY


def needed_in_care(field: str, what: str) -> Rule:
    """AQ125 for one of the placement's codes, which is needed while the child is looked after."""
    return Rule(
        "AQ125",
        "warning",
        OPEN & blank(field),
        (field,),
        f"The child is looked after, but the {what} of the placement is missing.",
        f"Enter the {what}.",
    )


PLACEMENT_RULES = (
    Rule(
        "AQ117",
        "error",
        blank("placement_start_date") | (PLACED < START) | (PLACED > CEASED),
        ("placement_start_date", "date_started_to_be_looked_after"),
        "The start of the latest placement is missing, before the period of care or after it ceased.",
        "Correct the date.",
    ),
    Rule(
        "AQ119",
        "error",
        not_a_count("number_of_placements_in_last_12_months", at_least=1),
        ("number_of_placements_in_last_12_months",),
        "The number of placements is missing or below 1.",
        "Give a whole number; the present placement counts.",
    ),
    Rule(
        "AQ120",
        "warning",
        (PLACEMENTS == 1) & (PLACED >= months_later(AS_AT, -12)) & (PLACED > START),
        ("number_of_placements_in_last_12_months", "placement_start_date"),
        "The child has had one placement in 12 months, which began in that time and after care did: there must have"
        " been another before it.",
        "Count every placement of the 12 months, or correct the start of the latest.",
    ),
    needed_in_care("placement_type", "type"),
    needed_in_care("placement_provider", "provider"),
    needed_in_care("placement_location", "location"),
    Rule(
        "AQ126",
        "warning",
        (TYPE == "P1") != (PROVIDER == "PR0"),
        ("placement_type", "placement_provider"),
        "Placement with parents (P1) goes with the provider parents (PR0), and only with it.",
        "Correct the type or the provider.",
    ),
    Rule(
        "AQ127",
        "warning",
        is_one_of("placement_provider", "PR1", "PR2") & is_one_of("placement_type", "R2", "R5"),
        ("placement_provider", "placement_type"),
        "A hospital trust or a young offender institution is not provided by a local authority.",
        "Correct the provider or the type.",
    ),
    Rule(
        "AQ128",
        "warning",
        IS_OWN != (LOCATION == "In"),
        ("placement_location", "local_authority_of_placement"),
        "Location and authority of the placement disagree: the own authority goes with In, any other with Out.",
        "Correct the location or the authority.",
    ),
    Rule(
        "AQ129",
        "warning",
        ~POSTCODE.str.contains(UK_POSTCODE)
        & ~AUTHORITY.str.slice(0, 3).is_in(list(OUTSIDE_OR_CONFIDENTIAL)).fill_null(value=False),
        ("placement_postcode",),
        "The postcode is none of the United Kingdom.",
        "Correct the postcode; leave it empty where it is confidential.",
    ),
    Rule(
        "AQ130",
        "warning",
        OPEN & is_one_of("placement_type", "K1", "K2") & blank_text("placement_urn"),
        ("placement_urn", "placement_type"),
        "The placement is a registered children's home, but has no URN.",
        "Enter the URN of the home.",
    ),
    Rule(
        "AQ130",
        "warning",
        is_one_of("placement_type", "P1", "P2") & URN.is_not_null(),
        ("placement_urn", "placement_type"),
        "A placement with parents or independent living has no URN, but one is given.",
        "Clear the URN, or correct the placement type.",
    ),
    Rule(
        "AQ131",
        "warning",
        is_one_of("placement_type", *INDEPENDENT)
        & (
            pl.when(PLACED < INDEPENDENT_FROM_16)
            .then(AGE_THERE < limit("independent_from_then"))
            .otherwise(AGE_THERE < limit("independent_from"))
        ),
        ("placement_type", "date_of_birth"),
        f"Independent or semi-independent living under the age of {limit('independent_from')}.",
        "Correct the placement type or the date of birth.",
    ),
    Rule(
        "AQ132",
        "warning",
        (is_one_of("placement_type", "R5", "K1") & (AGE_THERE < limit("custody_from")))
        | (is_one_of("placement_type", "S1") & (AGE_THERE < limit("school_from")))
        | (is_one_of("placement_type", "P3") & (AGE_THERE < limit("employment_from"))),
        ("placement_type", "date_of_birth"),
        "The child is too young for custody, a residential school or residential employment.",
        "Correct the placement type or the date of birth.",
    ),
    Rule(
        "AQ135",
        "warning",
        is_one_of("placement_type", "A3", "A4", "A5", "A6") & CHILD.is_not_null() & ~on_list(10),
        ("placement_type", "child_unique_id"),
        "The child is placed for adoption, but not on List 10.",
        "Add the child to List 10, or correct the placement type.",
    ),
    Rule(
        "AQ135",
        "warning",
        is_one_of("placement_type", "A5", "A6") & ~is_one_of("legal_status", "E1"),
        ("placement_type", "legal_status"),
        "The child is placed for adoption under a placement order, but that is not its legal status.",
        "Correct the placement type or the legal status.",
    ),
)
