"""List 9: care leavers by single year of age, and the shares of each."""

import polars as pl

from chat.tables import AGE, Population, Row, Table, setting
from lists.care_leavers.who_counts import (
    ABOUT_AGES,
    ACCOMMODATION_COHORT,
    AGED_17_TO_21,
    AGES,
    EET_COHORT,
    EVERYBODY,
    IN_EET,
    IN_TOUCH,
    IN_TOUCH_COHORT,
    SUITABLE,
    aged,
)


def by_age(key: str, title: str, chat_title: str, numerator: pl.Expr, cohort: Population, *, definition: str) -> Table:
    """A share of the cohort of each single year and of both age groups."""
    return Table(
        key=key,
        title=title,
        chat_title=chat_title,
        population=cohort,
        partition=False,
        rows=tuple(
            Row(
                label,
                age & numerator,
                percent_of=aged(cohort, age, label.removeprefix("Age ")),
                outside=subtotal,
            )
            for label, age, subtotal in AGES
        ),
        chart="columns",
        definition=definition,
        edges=ABOUT_AGES,
    )


COUNTED_TWICE = setting("care_leavers.compat_double_total")
COHORT_TOTAL = Population(
    "care leavers aged 17 to 21 who have not died or returned home",
    IN_TOUCH_COHORT.where & AGED_17_TO_21 & ~COUNTED_TWICE,
)
DOUBLE_TOTAL = Population("care leavers aged 17 to 21, when a setting counts them twice", AGED_17_TO_21 & COUNTED_TWICE)
AGES_AND_SHARES = (
    Table(
        key="care_leavers.ages",
        title="Care leavers by age",
        chat_title="Care leaver ages (all)",
        population=EVERYBODY,
        columns=("count",),
        partition=False,
        rows=(
            *(Row(label, age, outside=subtotal) for label, age, subtotal in AGES),
            *(Row(f"Age {age}", AGE == age, shown="unless_zero") for age in range(22, 26)),
        ),
        chart="columns",
        definition="Care leavers by single year of age.",
        edges="Ages 22 to 25 have rows where there are any; other and unknown ages have none. Age 17-18 and Age 19-21"
        " are subtotals.",
    ),
    Table(
        key="care_leavers.in_touch_cohort",
        title="Care leavers we should be in touch with, by age",
        chat_title="LA in touch - Cohort",
        population=IN_TOUCH_COHORT,
        partition=False,
        rows=tuple(
            Row(label, age, percent_of=(COHORT_TOTAL, DOUBLE_TOTAL, DOUBLE_TOTAL), outside=subtotal)
            for label, age, subtotal in AGES
        ),
        chart="columns",
        definition="Care leavers with whom the authority should be in touch: all but those who died or returned home.",
        edges=f"Percentages are of those aged 17 to 21 in this table. {ABOUT_AGES}",
    ),
    by_age(
        "care_leavers.in_touch",
        "Care leavers we are in touch with, by age",
        "LA in touch",
        IN_TOUCH,
        IN_TOUCH_COHORT,
        definition="Care leavers with whom the authority is in touch, of those of their age who have not died or"
        " returned home.",
    ),
    by_age(
        "care_leavers.eet_by_age",
        "Care leavers in education, employment or training, by age",
        "In EET - Cohort",
        IN_EET,
        EET_COHORT,
        definition="Care leavers in education, employment or training, of all of the same age and not only of those in"
        " touch.",
    ),
    by_age(
        "care_leavers.suitable_by_age",
        "Care leavers in suitable accommodation, by age",
        "In Suitable Accommodation - Cohort",
        SUITABLE,
        ACCOMMODATION_COHORT,
        definition="Care leavers in suitable accommodation, of those of the same age who count for accommodation.",
    ),
)
