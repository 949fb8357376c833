"""List 3: referrals received in the period (3 months)."""

import polars as pl

from chat.annex_a.fields import referrals
from chat.tables import (
    AGED_0_TO_17,
    CHILD,
    NOT_RECORDED,
    ROW_NUMBER,
    Derived,
    Headline,
    ListMeasures,
    Population,
    Row,
    Table,
    Topic,
    bands,
    events,
    not_recorded,
    profile,
    yes_no,
)
from lists.shared.sources import by_source

DATE_OF_REFERRAL = referrals.date_of_referral
REFERRAL_NFA = referrals.referral_nfa
EARLIER_REFERRALS = referrals.number_of_referrals_in_last_12_months
LATEST_OF_CHILD = pl.col("latest_referral_of_child")

PERIOD = events("referrals in the period", on=DATE_OF_REFERRAL)
IN_PERIOD = PERIOD.reported
CHILDREN = Population("children with a referral in the period", LATEST_OF_CHILD)

# Dates first, then the place in the file: the largest is the child's latest referral, the last row on a tie.
ORDER_OF_REFERRALS = DATE_OF_REFERRAL.cast(pl.Int64) * 2**32 + ROW_NUMBER.cast(pl.Int64)
ORDER_IN_PERIOD = pl.when(IN_PERIOD.where & CHILD.is_not_null()).then(ORDER_OF_REFERRALS)

FIRST = EARLIER_REFERRALS == 0
AGAIN = EARLIER_REFERRALS >= 1
ABOUT_CHILDREN = (
    "Each child with a referral in the period counts once, with its latest referral's number of earlier referrals."
)
TWO_DENOMINATORS = (
    "The percentage is of all referrals, so the rows do not add up to 100%: a child's second and later referrals are in"
    " no row. The second percentage is of children and does."
)


def of_children(key: str, title: str, chat_title: str, rows: tuple[Row, ...]) -> Table:
    """A table of the children's latest referrals, as a share of referrals and of children."""
    return Table(
        key=key,
        title=title,
        chat_title=chat_title,
        population=CHILDREN,
        unit="children",
        columns=("count", "percent", "percent_of_children"),
        denominator=IN_PERIOD,
        second_denominator=CHILDREN,
        rows=(*rows, Row(NOT_RECORDED, EARLIER_REFERRALS.is_null() | (EARLIER_REFERRALS < 0))),
        definition=ABOUT_CHILDREN,
        note=TWO_DENOMINATORS,
        remarks=(("Referrals that are in no row: {n}.", IN_PERIOD.where & ~LATEST_OF_CHILD.fill_null(value=False)),),
        edges="The number counts referrals begun in the 12 months before the latest one, which is not counted itself.",
        chart="columns",
    )


REFERRAL_RESULT = yes_no(REFERRAL_NFA, "NFA", "Further action")

TABLES = (
    Table(
        key="referrals.headline",
        title="Referrals received",
        chat_title="LIST 3 - REFERRALS ({period} default)",
        population=IN_PERIOD,
        columns=("count", "rate_per_10k"),
        partition=False,
        rows=(Row("Total number of referrals", rate="annualised"), Row("Total for ages 0-17", AGED_0_TO_17)),
        definition="Referrals received in the period. A referral of three siblings is three referrals.",
        edges="The rate counts all ages and is scaled up to twelve months.",
    ),
    Table(
        key="referrals.nfa",
        title="Referrals that led to no further action",
        chat_title="Referrals result in NFA",
        population=IN_PERIOD,
        rows=(*REFERRAL_RESULT, not_recorded(REFERRAL_RESULT)),
        chart="doughnut",
        definition="Referrals by whether no further action followed the initial consideration.",
    ),
    of_children(
        "referrals.multiple",
        "Children referred for the first time and again",
        "Multiple Referrals",
        (Row("Re-referral", AGAIN), Row("First referral", FIRST)),
    ),
    of_children(
        "referrals.re_referrals_12_months",
        "Children with another referral in the 12 months before",
        "Re-referrals in last 12 months",
        (Row("Yes", AGAIN), Row("No", FIRST)),
    ),
    Table(
        key="referrals.source",
        title="Referrals by who made them",
        chat_title="Referral source",
        population=IN_PERIOD,
        rows=by_source(referrals.referral_source),
        chart="bars",
        definition="Referrals by group of the referral source.",
    ),
    of_children(
        "referrals.number_12_months",
        "Children by number of referrals in 12 months",
        "No. referrals in the last 12 months",
        bands(
            EARLIER_REFERRALS,
            (("1 referral", 0, 0), ("2 referrals", 1, 1), ("3 referrals", 2, 2), ("4 or more", 3, None)),
        ),
    ),
    *profile("referrals", IN_PERIOD, "Referrals", with_disability=False),
)

TOPICS = (
    Topic(
        "referrals.how_many",
        "Referrals received",
        (
            "referrals.headline",
            "beyond.referrals_year_to_date",
        ),
    ),
    Topic(
        "referrals.outcome",
        "What happened after referral",
        (
            "referrals.nfa",
            "beyond.referrals_to_assessment",
        ),
    ),
    Topic("referrals.by_month", "Referrals month by month", ("beyond.referrals_by_month",)),
    Topic(
        "referrals.re_referrals",
        "Re-referrals",
        (
            "beyond.re_referrals",
            "referrals.number_12_months",
            "referrals.re_referrals_12_months",
            "referrals.multiple",
        ),
        not_printed=(
            "referrals.re_referrals_12_months",
            "referrals.multiple",
        ),
    ),
    Topic("referrals.sources", "Who referrals come from", ("referrals.source",)),
    Topic(
        "referrals.children",
        "The children referred",
        (
            "referrals.age_gender",
            "referrals.ethnicity",
        ),
    ),
)

LIST = ListMeasures(
    key="referrals",
    period=PERIOD,
    derived=(Derived("latest_referral_of_child", ORDER_IN_PERIOD == ORDER_IN_PERIOD.max().over(CHILD)),),
    cohorts={"referrals": IN_PERIOD},
    tables=TABLES,
    headlines=(
        Headline("beyond.re_referrals", "Re-referral", "percent", "Children re-referred within 12 months"),
        Headline("referrals.nfa", "NFA", "percent", "Referrals with no further action"),
    ),
    topics=TOPICS,
)
