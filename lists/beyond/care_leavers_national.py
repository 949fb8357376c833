"""Care leavers by the rules of the national statistics, as they are and by birthdays of the quarter; those over 21."""

import polars as pl

from chat.tables import (
    AGE,
    AS_AT,
    EVERY_ROW,
    NOT_RECORDED,
    Across,
    Derived,
    Population,
    Row,
    Table,
    any_of,
    beyond,
    months_later,
    setting,
    whole_years,
)
from lists.care_leavers.codes import EET_CODES, LEFT_OUT_OF_ACCOMMODATION, NEET_CODES
from lists.care_leavers.who_counts import (
    ACCOMMODATION_TYPE,
    ACTIVITY,
    DATE_OF_BIRTH,
    DIED_OR_RETURNED_HOME,
    ELIGIBILITY,
    EVERYBODY,
    IN_TOUCH,
    LA_IN_TOUCH,
    SUITABILITY,
)

ELIGIBILITY_SETTING = "care_leavers.national_eligibility"
OUTSIDE_THE_GROUP = any_of([ELIGIBILITY.is_in(["Qualifying care leaver", "Eligible child"])])
BELONGS = ~DIED_OR_RETURNED_HOME & (~OUTSIDE_THE_GROUP | (setting(ELIGIBILITY_SETTING) == "all"))
PLACE_KNOWN = ~any_of([ACCOMMODATION_TYPE.is_in(LEFT_OUT_OF_ACCOMMODATION)])

EET, NEET = any_of([ACTIVITY.is_in(EET_CODES)]), any_of([ACTIVITY.is_in(NEET_CODES)])
SUITABLE, UNSUITABLE = IN_TOUCH & (SUITABILITY == "Suitable"), IN_TOUCH & (SUITABILITY == "Unsuitable")
AGE_GROUPS = (("17-18", 17, 18), ("19-21", 19, 21))

WHO_BELONGS = (
    "Left out are those who died or returned home, and qualifying and eligible young people (a setting takes them in);"
    " of the accommodation, also those who are abroad, deported or of unknown residence, whether in touch or not."
    " Somebody without a valid code stays in the cohort, as information not known."
)


def rows_of(age: pl.Expr) -> tuple[Row, ...]:
    """The rows of both age groups: the cohort for activity and its parts, the cohort for accommodation and its."""
    return tuple(
        row for ages, youngest, oldest in AGE_GROUPS for row in _of_group(ages, age.is_between(youngest, oldest))
    )


def _of_group(ages: str, aged: pl.Expr) -> tuple[Row, ...]:
    activity = Population(f"the cohort for activity, aged {ages}", BELONGS & aged)
    place = Population(f"the cohort for accommodation, aged {ages}", activity.where & PLACE_KNOWN)
    return (
        Row(f"Cohort, activity ({ages})", activity.where, percent=False),
        Row(f"In education, employment or training ({ages})", activity.where & EET, percent_of=activity),
        Row(f"Not in education, employment or training ({ages})", activity.where & NEET, percent_of=activity),
        Row(f"Information not known ({ages})", activity.where & ~EET & ~NEET, percent_of=activity),
        Row(f"Cohort, accommodation ({ages})", place.where, percent=False),
        Row(f"Suitable ({ages})", place.where & SUITABLE, percent_of=place),
        Row(f"Not suitable ({ages})", place.where & UNSUITABLE, percent_of=place),
        Row(f"No information ({ages})", place.where & ~any_of([SUITABLE, UNSUITABLE]), percent_of=place),
    )


BEFORE = AS_AT.dt.offset_by("-1d")
BEFORE_THE_QUARTER = months_later(AS_AT, -3).dt.offset_by("-1d")
BIRTHDAY_AGE = pl.col("age_at_birthday")
BIRTHDAYS = Population(
    "care leavers with a 17th to 21st birthday in the last three months", BIRTHDAY_AGE.is_between(17, 21)
)

AGED_22_TO_25 = Population("care leavers aged 22 to 25", EVERYBODY.where & AGE.is_between(22, 25))
IN_TOUCH_22_TO_25 = Population("those of them in touch", AGED_22_TO_25.where & IN_TOUCH)


def _of_all(label: str, where: pl.Expr) -> Row:
    return Row(label, where, percent_of=AGED_22_TO_25)


def _of_those_in_touch(label: str, where: pl.Expr) -> Row:
    return Row(label, IN_TOUCH & where, percent_of=IN_TOUCH_22_TO_25)


TABLES = beyond(
    Table(
        key="beyond.care_leavers_national",
        title="Care leavers by the rules of the national statistics",
        population=EVERYBODY,
        rows=rows_of(AGE),
        partition=False,
        definition="Care leavers aged 17 and 18, and 19 to 21, by activity and by accommodation, in the cohorts of the"
        " national statistics.",
        edges=f"{WHO_BELONGS} A known activity counts even when the authority is not in touch, since others may have"
        " told it; accommodation counts for those in touch.",
        caveat="The national figures ask around the birthday, this table on the as-at date. They leave out short breaks"
        " and care transferred to another authority too, which the list cannot tell.",
    ),
    Table(
        key="beyond.care_leavers_22_25",
        title="Care leavers aged 22 to 25",
        population=AGED_22_TO_25,
        columns=("age_22", "age_23", "age_24", "age_25", "total", "percent"),
        across=(
            *(Across(f"age_{age}", f"Age {age}", AGE == age) for age in range(22, 26)),
            Across("total", "Total"),
        ),
        rows=(
            Row("All", EVERY_ROW, percent_of=AGED_22_TO_25, outside=True),
            _of_all("In touch", IN_TOUCH),
            _of_all("Not in touch", LA_IN_TOUCH == "No"),
            _of_all("Refuses", LA_IN_TOUCH == "Refu"),
            _of_all("No longer requires", LA_IN_TOUCH == "NREQ"),
            _of_all("Died", LA_IN_TOUCH == "Died"),
            _of_all("Returned home", LA_IN_TOUCH == "Rhom"),
            _of_all(NOT_RECORDED, LA_IN_TOUCH.is_null()),
            _of_those_in_touch("Suitable", SUITABILITY == "Suitable"),
            _of_those_in_touch("Not suitable", SUITABILITY == "Unsuitable"),
            _of_those_in_touch("Suitability not recorded", SUITABILITY.is_null()),
            _of_those_in_touch("EET", EET),
            _of_those_in_touch("NEET", NEET),
            _of_those_in_touch("Activity not recorded", ~EET & ~NEET),
        ),
        partition=False,
        definition="Care leavers aged 22 to 25 by whether the authority is in touch; those in touch by accommodation"
        " and by activity.",
        edges="The first eight rows are shares of all aged 22 to 25, the others of those in touch.",
        remarks=(("Aged 26 and over, who are in no row: {n}.", EVERYBODY.where & (AGE >= 26)),),
        caveat="The national shares are of everybody formerly eligible. The list holds those who receive a service, so"
        " the two must not be set side by side.",
    ),
    Table(
        key="beyond.care_leavers_birthdays",
        title="Care leavers with a birthday in the last three months",
        population=BIRTHDAYS,
        rows=rows_of(BIRTHDAY_AGE),
        partition=False,
        definition="Care leavers whose 17th to 21st birthday lies in the three months before the as-at date, by"
        " activity and by accommodation, in the cohorts of the national statistics.",
        edges=f"The age is that of the birthday; 29 February is 1 March in other years. {WHO_BELONGS}",
        caveat="It comes nearest to the national figures, which ask around the birthday; but the list holds the latest"
        " record, which may be of another time.",
    ),
)

AGE_AT = {name: whole_years(DATE_OF_BIRTH, day) for name, day in (("now", BEFORE), ("then", BEFORE_THE_QUARTER))}
DERIVED = (Derived("age_at_birthday", pl.when(AGE_AT["now"] > AGE_AT["then"]).then(AGE_AT["now"])),)
