"""The first health assessment of children new in care, and the contact of the reviewing officer."""

import polars as pl

from chat.annex_a.fields import looked_after
from chat.tables import (
    AS_AT,
    DATE_ERROR,
    Derived,
    Population,
    Row,
    Table,
    bands,
    beyond,
    completed_months,
    last_event_rows,
    months_later,
    not_understood,
    working_days,
)
from lists.looked_after.sets import OPEN, REVIEW, STARTED_ON

HEALTH = looked_after.date_of_last_health_assessment
OFFICER = looked_after.date_of_last_reviewing_officer_visit
TIME_LIMIT = 20
DAYS_TO_HEALTH, DAYS_WITHOUT_HEALTH = pl.col("working_days_to_health"), pl.col("working_days_without_health")
MONTHS_SINCE_OFFICER = pl.col("months_since_reviewing_officer")

NEW = Population(
    "open periods of care begun less than six months ago", OPEN.where & (months_later(STARTED_ON, 6) > AS_AT)
)
UNUSABLE = not_understood(HEALTH) | (HEALTH > AS_AT).fill_null(value=False)
BEFORE_CARE = ~UNUSABLE & (HEALTH < STARTED_ON)
IN = ~UNUSABLE & (HEALTH >= STARTED_ON) & (DAYS_TO_HEALTH <= TIME_LIMIT)
LATER = ~UNUSABLE & (HEALTH >= STARTED_ON) & (DAYS_TO_HEALTH > TIME_LIMIT)
NONE = ~UNUSABLE & HEALTH.is_null()
NOT_YET, OVERDUE = NONE & (DAYS_WITHOUT_HEALTH <= TIME_LIMIT), NONE & (DAYS_WITHOUT_HEALTH > TIME_LIMIT)
JUDGED = Population("those assessed in time, later, and overdue together", NEW.where & (IN | LATER | OVERDUE))
WITH_BOTH = Population("those with a contact and a review", OPEN.where & OFFICER.is_not_null() & REVIEW.is_not_null())

TABLES = beyond(
    Table(
        key="beyond.cla_initial_health",
        title="First health assessment of children new in care",
        population=NEW,
        rows=(
            Row(DATE_ERROR, UNUSABLE, percent=False),
            Row("Before care began", BEFORE_CARE, percent=False),
            Row("In 20 working days", IN, percent_of=JUDGED),
            Row("Later", LATER, percent_of=JUDGED),
            Row("Not yet due", NOT_YET, percent=False),
            Row("Overdue", OVERDUE, percent_of=JUDGED),
        ),
        chart="columns",
        definition="Open periods of care begun less than six months ago by whether the first health assessment was"
        " within 20 working days of the start.",
        edges="The start is day 0. After six months a later assessment may have taken the place of the first. An"
        " assessment before care began is of an earlier period, and outside the percentages.",
        note="The percentages are of those assessed in time, later, and overdue together.",
    ),
    Table(
        key="beyond.cla_iro_contact",
        title="Contact of the reviewing officer with the child",
        population=OPEN,
        rows=(
            *last_event_rows(
                OFFICER,
                not_understood(OFFICER),
                STARTED_ON,
                bands(
                    MONTHS_SINCE_OFFICER,
                    (("0 > 3 months", 0, 2), ("3 > 6 months", 3, 5), ("6 months or more", 6, None)),
                ),
                new_label="No contact (New CLA <1month)",
                none_label="No contact (CLA 1+ month)",
            ),
            Row("Since the latest review", OFFICER > REVIEW, percent_of=WITH_BOTH, outside=True),
            Row("On the day of the review", OFFICER == REVIEW, percent_of=WITH_BOTH, outside=True),
        ),
        chart="columns",
        definition="Open periods of care by time since the reviewing officer's last visit or contact with the child.",
        edges="The last two rows are shares of the children with both a contact and a review. A contact that is"
        " unreadable, after the as-at date or before care began is a date error.",
        caveat="The law sets no interval.",
    ),
)


def _lately(until: pl.Expr) -> pl.Expr:
    """Working days from a start of the last six months; null for others, which need no bank holidays of years past."""
    return working_days(pl.when(months_later(STARTED_ON, 6) > AS_AT).then(STARTED_ON), until)


DERIVED = (
    Derived("working_days_to_health", _lately(HEALTH)),
    Derived("working_days_without_health", _lately(AS_AT)),
    Derived("months_since_reviewing_officer", completed_months(OFFICER, AS_AT)),
)
