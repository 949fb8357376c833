"""List 9: care leavers who receive leaving care services on the as-at date."""

import polars as pl

from chat.annex_a.fields import care_leavers, looked_after
from chat.tables import (
    AGE,
    NOT_RECORDED,
    Headline,
    ListMeasures,
    Population,
    Row,
    Table,
    Topic,
    any_of,
    by_code,
    not_recorded,
    profile,
    setting,
    snapshot,
    whole_years,
    yes_no,
)
from lists.care_leavers.codes import (
    ACCOMMODATION_TYPES,
    ACTIVITIES,
    EET_CODES,
    LEFT_OUT_OF_ACCOMMODATION,
    LEFT_OUT_OF_IN_TOUCH,
    NEET_CODES,
)

LA_IN_TOUCH = care_leavers.in_touch
ACCOMMODATION_TYPE = care_leavers.accommodation_type
SUITABILITY = care_leavers.accommodation_suitability
ACTIVITY = care_leavers.activity_status
ELIGIBILITY = care_leavers.eligibility_category
MULTIPLE_OCCUPANCY = care_leavers.house_of_multiple_occupancy
DATE_OF_BIRTH = looked_after.date_of_birth
CEASED_ON = looked_after.date_ceased_to_be_looked_after

IN_TOUCH = any_of([LA_IN_TOUCH == "Yes"])
DIED_OR_RETURNED_HOME = any_of([LA_IN_TOUCH.is_in(LEFT_OUT_OF_IN_TOUCH)])
WITHOUT_ACCOMMODATION = any_of([IN_TOUCH & ACCOMMODATION_TYPE.is_in(LEFT_OUT_OF_ACCOMMODATION)])
COUNTS_IN_COHORTS = ~(setting("care_leavers.dfe_exclusions") & DIED_OR_RETURNED_HOME)

PERIOD = snapshot("care leavers")
EVERYBODY = PERIOD.reported
LIVING = Population("care leavers who have not died", EVERYBODY.where & ~any_of([LA_IN_TOUCH == "Died"]))
IN_TOUCH_COHORT = Population("care leavers who have not died or returned home", ~DIED_OR_RETURNED_HOME)
EET_COHORT = Population("care leavers who count for activity", COUNTS_IN_COHORTS)
ACCOMMODATION_COHORT = Population(
    "care leavers who count for accommodation", COUNTS_IN_COHORTS & ~WITHOUT_ACCOMMODATION
)

AGED_17_OR_18, AGED_19_TO_21, AGED_17_TO_21 = AGE.is_between(17, 18), AGE.is_between(19, 21), AGE.is_between(17, 21)
AGES = (
    *((f"Age {age}", AGE == age, False) for age in range(17, 22)),
    ("Age 17-18", AGED_17_OR_18, True),
    ("Age 19-21", AGED_19_TO_21, True),
)
SUITABLE = IN_TOUCH & (SUITABILITY == "Suitable")
IN_EET = IN_TOUCH & ACTIVITY.is_in(EET_CODES)
REACHED_18_IN_CARE = (
    whole_years(DATE_OF_BIRTH, CEASED_ON + pl.duration(days=setting("care_leavers.till_18th_tolerance_days"))) >= 18
)

NO_INFORMATION = (
    "No info is everybody with whom the authority is not in touch, whatever the other columns hold, and those in touch"
    " whose cell is blank or no code."
)
WHO_COUNTS_FOR_ACCOMMODATION = (
    "Left out are those in touch who are abroad, deported or of unknown residence (types G, H and R); the same types of"
    " somebody not in touch are No info."
)
ABOUT_EXCLUSIONS = (
    "Those who died or returned home stay in as No info unless a setting takes them out, as the statistics of the"
    " Department for Education do."
)
ABOUT_AGES = "Young people of other ages or of unknown age are in no row. The last two rows are subtotals."


def aged(population: Population, age: pl.Expr, ages: str) -> Population:
    """Those of a population who are of an age group."""
    return Population(f"{population.name}, aged {ages}", population.where & age)


def in_words(ages: str) -> str:
    """An age group as titles say it: 17 to 18."""
    return ages.replace("-", " to ")


def cohort_row(ages: str) -> Row:
    """The first line of a table, which says how many its percentages are of."""
    return Row(f"Cohort {ages}s (minus excluded)", percent=False, outside=True)


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

TOPICS = (
    Topic(
        "care_leavers.how_many",
        "Care leavers",
        (
            "care_leavers.headline",
            "care_leavers.eligibility_category",
            "care_leavers.ages",
            "care_leavers.aged_16_plus_till_18th",
        ),
    ),
    Topic(
        "care_leavers.topic_in_touch",
        "Staying in touch",
        (
            "care_leavers.in_touch",
            "care_leavers.in_touch_cohort",
        ),
    ),
    Topic(
        "care_leavers.national",
        "Care leavers by the national rules",
        (
            "beyond.care_leavers_national",
            "beyond.care_leavers_birthdays",
        ),
    ),
    Topic("care_leavers.over_21", "Care leavers over 21", ("beyond.care_leavers_22_25",)),
    Topic(
        "care_leavers.accommodation",
        "Suitable accommodation",
        (
            "care_leavers.suitable_accommodation_17_18",
            "care_leavers.suitable_accommodation_19_21",
            "care_leavers.suitable_by_age",
            "care_leavers.hmo",
        ),
    ),
    Topic(
        "care_leavers.accommodation_types",
        "Types of accommodation",
        (
            "care_leavers.accommodation_17_18",
            "care_leavers.accommodation_19_21",
        ),
    ),
    Topic(
        "care_leavers.activity",
        "Education, employment or training (EET)",
        (
            "care_leavers.eet_17_18",
            "care_leavers.eet_19_21",
            "care_leavers.eet_by_age",
        ),
    ),
    Topic(
        "care_leavers.activity_types",
        "Types of education, employment or training",
        (
            "care_leavers.activity_17_18",
            "care_leavers.activity_19_21",
        ),
    ),
    Topic(
        "care_leavers.children",
        "The care leavers",
        (
            "care_leavers.age_gender",
            "care_leavers.ethnicity",
            "care_leavers.disability",
        ),
    ),
)

LIST = ListMeasures(
    key="care_leavers",
    period=PERIOD,
    cohorts={"care_leavers": EVERYBODY, "care_leavers_living": LIVING},
    tables=(*HEADLINE_AND_OUTCOMES, *AGES_AND_SHARES, *DETAILS, *profile("care_leavers", EVERYBODY, "Care leavers")),
    headlines=(
        Headline("care_leavers.in_touch", "Age 19-21", "percent", "Authority in touch, aged 19 to 21"),
        Headline(
            "care_leavers.suitable_accommodation_19_21", "Suitable", "percent", "Suitable accommodation, aged 19 to 21"
        ),
        Headline("care_leavers.eet_19_21", "EET", "percent", "Education, employment or training, aged 19 to 21"),
    ),
    topics=TOPICS,
)
