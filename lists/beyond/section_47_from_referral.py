"""From referral to strategy discussion to conference."""

import polars as pl

from chat.annex_a.fields import referrals
from chat.tables import Across, Average, Linked, Row, ShareOfAll, Table, bands, beyond, working_days
from lists.beyond.section_47 import ENQUIRIES, HELD
from lists.section_47 import CONFERENCE, STRATEGY_DISCUSSION

REFERRAL = pl.col("latest_referral_before")
FROM_REFERRAL = working_days(REFERRAL, STRATEGY_DISCUSSION)
TO_CONFERENCE = pl.when(CONFERENCE >= REFERRAL).then(working_days(REFERRAL, CONFERENCE))
NONE = REFERRAL.is_null()
BANDS = (
    ("Same day", 0, 0),
    ("1 working day", 1, 1),
    ("2 to 5 working days", 2, 5),
    ("6 to 15 working days", 6, 15),
    ("16 working days or more", 16, None),
)
OF_ALL = ("count", "percent", "conferences")

TABLES = beyond(
    Table(
        key="beyond.referral_to_conference",
        title="From referral to strategy discussion to conference",
        population=ENQUIRIES,
        columns=(
            "count",
            "percent",
            "percent_with_referral",
            "conferences",
            "median_referral_to_conference",
        ),
        across=(
            Across("count", "Enquiries"),
            ShareOfAll("percent_with_referral", "Percent of those with a referral", "count"),
            Across("conferences", "With a conference", HELD),
            Average("median_referral_to_conference", "Median working days to conference", TO_CONFERENCE, "median"),
        ),
        rows=(
            *bands(FROM_REFERRAL, BANDS),
            Row("No referral on the list", NONE, columns=OF_ALL, outside=True),
        ),
        partition=False,
        chart="columns",
        definition="Enquiries of the last six months by working days from the child's latest referral to the strategy"
        " discussion, with those that led to a conference and how long that took from the referral.",
        edges="The referral is the latest one on or before the discussion, its day is day 0.",
        caveat="List 3 reaches back six months, so enquiries about cases open for longer have no referral. The law sets"
        " no limit from the referral: the 15 working days to a conference run from the discussion.",
    ),
)
LINKED = (Linked("latest_referral_before", "referrals", referrals.date_of_referral, STRATEGY_DISCUSSION, latest=True),)
