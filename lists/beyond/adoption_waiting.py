"""Children with a placement order (or only a decision) who are not placed yet: how long, and whether matched."""

import polars as pl

from chat.annex_a.fields import adoption
from chat.tables import (
    AGE,
    AS_AT,
    DATE_ERROR,
    Across,
    Average,
    Derived,
    Population,
    Row,
    Table,
    any_of,
    bands,
    beyond,
    completed_months,
    days_since,
    not_understood,
    open_at_as_at,
    setting,
    whole_years,
)
from lists.adoption import CURRENT_A2, DATE_OF_BIRTH, DECISION, MATCH, PLACEMENT_ORDER, WAITING

ORDER_AS_RECORDED = adoption.date_of_placement_order
BANDS = (
    ("0 > 3 months", 0, 2),
    ("3 > 6 months", 3, 5),
    ("6 > 12 months", 6, 11),
    ("12 > 18 months", 12, 17),
    ("18+ months", 18, None),
)
NOT_PLACED = WAITING.where & open_at_as_at(adoption.date_placed_for_adoption)
WITH_ORDER = Population(
    "children waiting with a placement order and not placed",
    NOT_PLACED & any_of([PLACEMENT_ORDER < AS_AT, not_understood(ORDER_AS_RECORDED)]),
)
DECIDED = Population(
    "children waiting with a decision, without an order and not placed",
    NOT_PLACED & ORDER_AS_RECORDED.is_null() & ~not_understood(ORDER_AS_RECORDED) & (DECISION < AS_AT),
)
MATCHED = any_of([MATCH < AS_AT])
MONTHS_SINCE_ORDER, MONTHS_SINCE_DECISION = pl.col("months_since_order"), pl.col("months_since_decision")
DAYS_SINCE_ORDER = days_since(PLACEMENT_ORDER)

AGE_AT_DECISION = pl.coalesce(whole_years(DATE_OF_BIRTH, DECISION), AGE)
SIBLING = pl.col("has_known_sibling")
HARDER_TO_PLACE = any_of(
    [
        AGE_AT_DECISION >= setting("adoption.harder_to_place_age"),
        adoption.ethnicity.is_not_null() & ~adoption.ethnicity.is_in(["WBRI", "REFU", "NOBT", "UNKN"]),
        adoption.disability == "Yes",
        SIBLING,
    ]
)
COUNTED = ("count", "percent", "matched", "not_matched", "harder_to_place")


def _without_order(label: str, where: pl.Expr) -> Row:
    words = f"Decision, no order yet: {label}"
    return Row(words, DECIDED.where & where, percent_of=DECIDED, columns=COUNTED, outside=True)


TABLES = beyond(
    Table(
        key="beyond.adoption_waiting_with_order",
        title="Children with a placement order who are not placed yet",
        population=Population("children waiting and not placed", any_of([WITH_ORDER.where, DECIDED.where])),
        columns=(*COUNTED, "mean_days", "longest_days"),
        across=(
            Across("count", "Children"),
            Across("matched", "Matched", MATCHED),
            Across("not_matched", "Not matched", ~MATCHED),
            Across("harder_to_place", "Harder to place", HARDER_TO_PLACE),
            Average("mean_days", "Mean days from the order", DAYS_SINCE_ORDER),
            Average("longest_days", "Longest (days)", DAYS_SINCE_ORDER, "max"),
        ),
        rows=(
            *(
                Row(band.label, WITH_ORDER.where & band.where, percent_of=WITH_ORDER)
                for band in bands(MONTHS_SINCE_ORDER, BANDS)
            ),
            Row(DATE_ERROR, WITH_ORDER.where & MONTHS_SINCE_ORDER.is_null(), percent_of=WITH_ORDER),
            Row("Total", WITH_ORDER.where, percent_of=WITH_ORDER, outside=True),
            Row(
                f"Over {CURRENT_A2} days from order, not matched",
                WITH_ORDER.where & (DAYS_SINCE_ORDER > CURRENT_A2) & ~MATCHED,
                percent_of=WITH_ORDER,
                outside=True,
            ),
            *(_without_order(band.label, band.where) for band in bands(MONTHS_SINCE_DECISION, BANDS)),
        ),
        partition=False,
        definition="Children waiting to be adopted who have a placement order and are not placed, by time from the"
        " order; then those with a decision and no order yet, by time from the decision.",
        edges="An unreadable order is a date error. Harder to place: aged five or over at the decision (a setting), of"
        " another ethnic group than White British, disabled, or with a brother or sister known on the list.",
        caveat="Brothers and sisters are known by the family identifier, which most children get only with a match.",
    ),
)

FAMILY = adoption.family_identifier
DERIVED = (
    Derived("months_since_order", completed_months(PLACEMENT_ORDER, AS_AT)),
    Derived("months_since_decision", completed_months(DECISION, AS_AT)),
    Derived(
        "has_known_sibling",
        FAMILY.is_not_null() & (adoption.child_unique_id.n_unique().over(FAMILY) > 1),
        optional=(FAMILY,),
    ),
)
