"""List 8: the section Health, over children who have been looked after for 12 months or more."""

import polars as pl

from chat.annex_a.fields import looked_after
from chat.tables import AGE, AS_AT, Population, Row, Table, any_of, months_later
from lists.looked_after.sets import OPEN_12_MONTHS

DENTAL_CHECK = looked_after.date_of_last_dental_check
HEALTH_ASSESSMENT = looked_after.date_of_last_health_assessment
DENTAL_MONTHS = HEALTH_MONTHS = 12
HEALTH_MONTHS_UNDER_FIVE = 6


def within(date: pl.Expr, months: int) -> pl.Expr:
    """Whether a date lies in the months up to the as-at date, both ends included; never for a blank date."""
    return any_of([date.is_between(months_later(AS_AT, -months), AS_AT)])


def in_time(is_in_time: pl.Expr, yes: str = "Yes") -> tuple[Row, Row]:
    """Rows for what is in time and for all the others."""
    return Row(yes, is_in_time), Row("No", ~is_in_time)


UNDER_FIVE, FIVE_PLUS = AGE.is_between(0, 4), AGE >= 5
OPEN_UNDER_FIVE = Population(f"{OPEN_12_MONTHS.name}, child aged 0 to 4", OPEN_12_MONTHS.where & UNDER_FIVE)
OPEN_FIVE_PLUS = Population(f"{OPEN_12_MONTHS.name}, child aged 5 and over", OPEN_12_MONTHS.where & FIVE_PLUS)

ASSESSED_LATELY = within(HEALTH_ASSESSMENT, HEALTH_MONTHS_UNDER_FIVE)
ASSESSED_IN_THE_YEAR = within(HEALTH_ASSESSMENT, HEALTH_MONTHS)
ASSESSED_IN_TIME = pl.when(any_of([UNDER_FIVE])).then(ASSESSED_LATELY).otherwise(ASSESSED_IN_THE_YEAR)

ABOUT_WINDOWS = (
    "Both ends of the window count. A blank, unreadable, future or older date is No; a date before the period of care"
    " counts like any other."
)

HEALTH = (
    Table(
        key="looked_after.dental_check_in_time",
        title="Children with a dental check in the last 12 months",
        chat_title="Dental check in time",
        population=OPEN_12_MONTHS,
        rows=in_time(within(DENTAL_CHECK, DENTAL_MONTHS)),
        chart="doughnut",
        definition="Children looked after for 12 months or more by whether their teeth were checked in 12 months.",
        edges=ABOUT_WINDOWS,
    ),
    Table(
        key="looked_after.health_assessment_in_time",
        title="Children whose health assessment is in time",
        chat_title="Health assessment in time",
        population=OPEN_12_MONTHS,
        rows=in_time(ASSESSED_IN_TIME),
        chart="doughnut",
        definition=(
            "Children looked after for 12 months or more by whether their health was assessed in the last 6 months"
            " (aged under five) or 12 months (older)."
        ),
        edges=f"Children of unknown age are judged on 12 months. {ABOUT_WINDOWS}",
    ),
    Table(
        key="looked_after.health_in_time_under_five",
        title="Children under five with a health assessment in the last 6 months",
        chat_title="AGED UNDER FIVE",
        population=OPEN_UNDER_FIVE,
        rows=in_time(ASSESSED_LATELY, "Yes in the last 6 months"),
        chart="doughnut",
        definition="Health assessments in time of the children aged 0 to 4 on the as-at date.",
        edges=ABOUT_WINDOWS,
        caveat="The national figure asks for two assessments in the year; the extract has the date of the last one.",
    ),
    Table(
        key="looked_after.health_in_time_five_plus",
        title="Children aged five and over with a health assessment in 12 months",
        chat_title="AGED FIVE-PLUS",
        population=OPEN_FIVE_PLUS,
        rows=in_time(ASSESSED_IN_THE_YEAR, "Yes in the last 12 months"),
        chart="doughnut",
        definition="Health assessments in time of the children aged 5 and over on the as-at date.",
        edges=f"A child who has just turned five has 12 months. {ABOUT_WINDOWS}",
    ),
)
