"""List 8: its columns by name, and the sets of periods of care that its tables count."""

import polars as pl

from chat.annex_a.codes import SHORT_BREAKS
from chat.annex_a.fields import looked_after
from chat.tables import (
    AGE,
    AS_AT,
    Derived,
    Population,
    before_as_at,
    in_period,
    months_later,
    not_understood,
    open_at_as_at,
    setting,
)

STARTED_ON = looked_after.date_started_to_be_looked_after
CEASED_ON = looked_after.date_ceased_to_be_looked_after
REASON_CEASED = looked_after.reason_ceased_to_be_looked_after
PLACEMENTS = looked_after.number_of_placements_in_last_12_months
PLACEMENT_START = looked_after.placement_start_date
PLACEMENT_TYPE = looked_after.placement_type
REVIEW = looked_after.date_of_latest_statutory_review
VISIT = looked_after.date_of_last_social_work_visit
MISSING_EPISODES = looked_after.missing_episodes_in_last_12_months

MONTHS_IN_PLACEMENT = pl.col("months_in_placement")
MONTHS_SINCE_REVIEW = pl.col("months_since_review")
DAYS_SINCE_VISIT = pl.col("days_since_visit")
AGE_AT_CEASING = pl.col("age_at_ceasing")

# Without the column nobody is known to be under short breaks, and everybody counts.
IN_SHORT_BREAKS = Derived(
    "in_short_breaks",
    looked_after.legal_status.is_in(SHORT_BREAKS).fill_null(value=False),
    optional=(looked_after.legal_status,),
)
SHORT_BREAK = pl.col("in_short_breaks")
LEFT_OUT = SHORT_BREAK & (setting("looked_after.short_breaks") != "count")

STILL_IN_CARE = ~not_understood(CEASED_ON) & open_at_as_at(CEASED_ON)
OPEN_WITH_SHORT_BREAKS = STILL_IN_CARE & before_as_at(STARTED_ON)
CEASED_WITH_SHORT_BREAKS = in_period(CEASED_ON) & before_as_at(STARTED_ON)
WITH_SHORT_BREAKS = Population(
    "periods of care open or ceased in the period, short breaks too",
    OPEN_WITH_SHORT_BREAKS | CEASED_WITH_SHORT_BREAKS,
)
LEFT_OUT_OF_THE_PERIOD = Population("under short breaks (V3, V4)", WITH_SHORT_BREAKS.where & LEFT_OUT)

OPEN = Population("open periods of care", OPEN_WITH_SHORT_BREAKS & ~LEFT_OUT)
CEASED = Population("periods of care ceased in the period", CEASED_WITH_SHORT_BREAKS & ~LEFT_OUT)
IN_PERIOD = Population("periods of care open or ceased in the period", OPEN.where | CEASED.where)
STARTED = Population("periods of care started in the period", IN_PERIOD.where & in_period(STARTED_ON))
OPEN_12_MONTHS = Population(
    "open periods of care of 12 months or more", OPEN.where & (months_later(STARTED_ON, 12) <= AS_AT)
)
OPEN_30_MONTHS_UNDER_16 = Population(
    "open periods of care of 30 months or more, child aged under 16",
    OPEN.where & (months_later(STARTED_ON, 30) <= AS_AT) & (AGE < 16),
)
MISSING = Population("children of the period with a missing incident", IN_PERIOD.where & (MISSING_EPISODES >= 1))

NO_NUMBER_OF_PLACEMENTS = PLACEMENTS.is_null() | (PLACEMENTS < 1)
ABOUT_NUMBER_OF_PLACEMENTS = "Not recorded is blank, no whole number, or 0, since every child has a placement."
