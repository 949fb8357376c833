"""List 9: what care leavers do and where they live, in detail."""

import polars as pl

from chat.tables import NOT_RECORDED, Population, Row, Table, not_recorded, setting, yes_no
from lists.care_leavers.codes import ACCOMMODATION_TYPES, ACTIVITIES
from lists.care_leavers.who_counts import (
    ABOUT_EXCLUSIONS,
    ACCOMMODATION_TYPE,
    ACTIVITY,
    AGED_17_OR_18,
    AGED_19_TO_21,
    DIED_OR_RETURNED_HOME,
    EET_COHORT,
    EVERYBODY,
    IN_TOUCH,
    MULTIPLE_OCCUPANCY,
    aged,
    in_words,
)


def activity(key: str, chat_title: str, ages: str, age: pl.Expr) -> Table:
    """What an age group does."""
    rows = (
        *(Row(label, IN_TOUCH & ACTIVITY.is_in(codes)) for label, codes in ACTIVITIES),
        Row("LA does not have information", ~IN_TOUCH | ACTIVITY.is_null()),
    )
    return Table(
        key=key,
        title=f"Care leavers aged {in_words(ages)} by main activity",
        chat_title=chat_title,
        population=aged(EET_COHORT, age, ages),
        rows=(*rows, not_recorded(rows)),
        chart="bars",
        definition=f"Care leavers aged {ages} by main activity; the first three rows are EET, the next three NEET.",
        edges="Not recorded is a NEET without its kind. The authority has no information on those not in touch.",
        note=ABOUT_EXCLUSIONS,
    )


def accommodation(key: str, chat_title: str, ages: str, age: pl.Expr) -> Table:
    """Where an age group lives."""
    counts_as_base = ~DIED_OR_RETURNED_HOME | (setting("care_leavers.compat_accommodation_base") != "in_touch")
    everybody = aged(EVERYBODY, age, ages)
    return Table(
        key=key,
        title=f"Care leavers aged {in_words(ages)} by type of accommodation",
        chat_title=chat_title,
        population=everybody,
        denominator=Population(everybody.name, everybody.where & counts_as_base),
        rows=(
            *(Row(label, IN_TOUCH & (ACCOMMODATION_TYPE == code)) for label, code in ACCOMMODATION_TYPES),
            Row("q) Local authority does not have information", ~IN_TOUCH),
            Row("r) Not recorded", IN_TOUCH & ACCOMMODATION_TYPE.is_null()),
        ),
        chart="bars",
        definition=f"Care leavers aged {ages} by type of accommodation.",
        edges="The whole age group counts, those abroad, deported or of unknown residence too.",
        note="A setting takes the percentages of the in-touch cohort (without those who died or returned home), as the"
        " original ChAT does for ages 17 and 18.",
    )


DETAILS = (
    activity(
        "care_leavers.activity_17_18",
        "Education, Employment, Training (EET) - 17-18 Yos",
        "17-18",
        AGED_17_OR_18,
    ),
    activity(
        "care_leavers.activity_19_21",
        "Education, Employment, Training (EET) - 19-21 Yos",
        "19-21",
        AGED_19_TO_21,
    ),
    accommodation("care_leavers.accommodation_17_18", "Accommodation - 17-18 Yos", "17-18", AGED_17_OR_18),
    accommodation("care_leavers.accommodation_19_21", "Accommodation - 19-21YOs", "19-21", AGED_19_TO_21),
    Table(
        key="care_leavers.hmo",
        title="Care leavers in houses of multiple occupancy",
        chat_title="Houses of multiple occupancy",
        population=EVERYBODY,
        rows=(
            *yes_no(MULTIPLE_OCCUPANCY, "Yes in HMO"),
            Row(NOT_RECORDED, MULTIPLE_OCCUPANCY.is_null()),
        ),
        chart="doughnut",
        definition="Care leavers by whether they live in a house of multiple occupancy.",
        edges="The column is not in the 2019 template; without it everybody is Not recorded.",
    ),
)
