"""List 9: how many care leavers there are, and whether they are suitably housed, learning or working."""

import polars as pl

from chat.tables import Row, Table, by_code
from lists.care_leavers.codes import NEET_CODES
from lists.care_leavers.who_counts import (
    ABOUT_EXCLUSIONS,
    ACCOMMODATION_COHORT,
    ACTIVITY,
    AGED_17_OR_18,
    AGED_19_TO_21,
    EET_COHORT,
    ELIGIBILITY,
    EVERYBODY,
    IN_EET,
    IN_TOUCH,
    NO_INFORMATION,
    REACHED_18_IN_CARE,
    SUITABILITY,
    SUITABLE,
    WHO_COUNTS_FOR_ACCOMMODATION,
    aged,
    cohort_row,
    in_words,
)


def suitable_accommodation(key: str, chat_title: str, ages: str, age: pl.Expr) -> Table:
    """Whether the accommodation of an age group is suitable."""
    return Table(
        key=key,
        title=f"Care leavers aged {in_words(ages)} in suitable accommodation",
        chat_title=chat_title,
        population=aged(ACCOMMODATION_COHORT, age, ages),
        rows=(
            cohort_row(ages),
            Row("Suitable", SUITABLE),
            Row("Not", IN_TOUCH & (SUITABILITY == "Unsuitable")),
            Row("No info", ~IN_TOUCH | SUITABILITY.is_null()),
        ),
        chart="doughnut",
        definition=f"Care leavers aged {ages} by whether their accommodation is recorded as suitable.",
        edges=f"{NO_INFORMATION} {WHO_COUNTS_FOR_ACCOMMODATION}",
        note=ABOUT_EXCLUSIONS,
    )


def education_or_employment(key: str, chat_title: str, ages: str, age: pl.Expr) -> Table:
    """Whether an age group is in education, employment or training."""
    return Table(
        key=key,
        title=f"Care leavers aged {in_words(ages)} in education, employment or training",
        chat_title=chat_title,
        population=aged(EET_COHORT, age, ages),
        rows=(
            cohort_row(ages),
            Row("EET", IN_EET),
            Row("NEET", IN_TOUCH & ACTIVITY.is_in(NEET_CODES)),
            Row("No info", ~IN_TOUCH | ACTIVITY.is_null()),
        ),
        chart="doughnut",
        definition=f"Care leavers aged {ages} by whether they are in education, employment or training.",
        edges=NO_INFORMATION,
        note=ABOUT_EXCLUSIONS,
    )


HEADLINE_AND_OUTCOMES = (
    Table(
        key="care_leavers.headline",
        title="Care leavers",
        chat_title="LIST 9 - CARE LEAVERS (CURRENT)",
        population=EVERYBODY,
        columns=("count", "rate_per_10k"),
        partition=False,
        rows=(
            Row("Total care leavers"),
            Row("Care leavers aged 17-18", AGED_17_OR_18, rate="snapshot", residents="17-18"),
            Row("Care leavers aged 19-21", AGED_19_TO_21, rate="snapshot", residents="19-21"),
        ),
        definition="Everybody who receives leaving care services on the as-at date, one row of the list each.",
        edges="The total has all ages. The rates are of the residents of those single years of age.",
    ),
    suitable_accommodation(
        "care_leavers.suitable_accommodation_17_18", "Suitable accommodation (17-18YOs)", "17-18", AGED_17_OR_18
    ),
    suitable_accommodation(
        "care_leavers.suitable_accommodation_19_21", "Suitable accommodation (19-21YOS)", "19-21", AGED_19_TO_21
    ),
    education_or_employment("care_leavers.eet_17_18", "EET (17-18YOS)", "17-18", AGED_17_OR_18),
    education_or_employment("care_leavers.eet_19_21", "EET (19-21YOS)", "19-21", AGED_19_TO_21),
    Table(
        key="care_leavers.aged_16_plus_till_18th",
        title="Children who left care at 16 or over, and those who stayed until 18",
        chat_title="Aged 16+ in care till 18th bday (from LAC list)",
        counted_on="looked_after",
        population="cla_ceased_16_plus",
        rows=(
            Row("Yes till 18th bday", REACHED_18_IN_CARE),
            Row("No before 18th bday", ~REACHED_18_IN_CARE),
            Row("Total 16-plus ceased", outside=True),
        ),
        chart="doughnut",
        definition="Periods of care that ceased at 16 or over, by whether they lasted until the 18th birthday.",
        edges=(
            "The age is that on the day care ceased, and the birthday itself is Yes. Every reason counts; a blank date"
            " of birth is left out. A setting lets some days before the birthday be Yes."
        ),
        note="From List 8, in the period of List 8.",
    ),
    Table(
        key="care_leavers.eligibility_category",
        title="Care leavers by eligibility",
        chat_title="ELIGIBILITY CATEGORY:",
        population=EVERYBODY,
        rows=(
            *by_code(
                ELIGIBILITY,
                (
                    ("Relevant", ("Relevant child",)),
                    ("Former relevant", ("Former relevant child",)),
                    ("Qualifying", ("Qualifying care leaver",)),
                ),
            ),
            Row("Eligible", ELIGIBILITY == "Eligible child", shown="unless_zero"),
            Row("Other", ELIGIBILITY == "Other"),
            Row("Not recorded / code error", ELIGIBILITY.is_null()),
        ),
        chart="bars",
        definition="Care leavers by eligibility category.",
        edges="Eligible is a code of later templates. Other is a text with that word.",
    ),
)
