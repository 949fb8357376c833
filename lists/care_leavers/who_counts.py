"""List 9: its columns by name, the sets of care leavers that its tables count, and what is said of them."""

import polars as pl

from chat.annex_a.fields import care_leavers, looked_after
from chat.tables import AGE, Population, Row, any_of, setting, snapshot, whole_years
from lists.care_leavers.codes import EET_CODES, LEFT_OUT_OF_ACCOMMODATION, LEFT_OUT_OF_IN_TOUCH

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
