"""The profile that every list of people has: age and gender, ethnicity, disability."""

import polars as pl

from chat.annex_a import codes_of, group_members
from chat.tables.expressions import AGE
from chat.tables.period import Population
from chat.tables.table import NOT_RECORDED, Across, Row, Table

GENDER, ETHNICITY, DISABILITY = pl.col("gender"), pl.col("ethnicity"), pl.col("disability")
SINGLE_YEARS = range(-1, 18)


def age_gender(key: str, population: Population, people: str) -> Table:
    """Rows of the population by single year of age (-1 unborn, 18+) and gender."""
    male, female = GENDER == "Male", GENDER == "Female"
    return Table(
        key=f"{key}.age_gender",
        title=f"{people} by age and gender",
        chat_title="Age and gender",
        population=population,
        columns=("male", "female", "not_stated_or_neither"),
        across=(
            Across("male", "Male", male),
            Across("female", "Female", female),
            Across(
                "not_stated_or_neither",
                "Not stated or neither",
                GENDER.is_null() | ~GENDER.is_in(["Male", "Female"]),
            ),
        ),
        rows=(
            *(Row(str(year), AGE == year, key="unborn" if year < 0 else "") for year in SINGLE_YEARS),
            Row("18+", AGE >= 18),
            Row(NOT_RECORDED, AGE.is_null(), shown="unless_zero"),
        ),
        group="profile",
        chart="back_to_back",
        definition="Rows by age in whole years on the as-at date and by gender; -1 is an unborn child.",
        edges="The age column counts first; where it is blank or no number the age follows from the date of birth.",
    )


def ethnicity(key: str, population: Population, people: str) -> Table:
    """Rows of the population by ethnic group, each followed by its sub-groups."""
    labels = {code.code: code.label for code in codes_of("ethnicity")}
    rows: list[Row] = []
    for group, members in group_members("ethnicity").items():
        rows.append(Row(group, ETHNICITY.is_in(members)))
        rows += [Row(labels[member], ETHNICITY == member, key=member, level=1, outside=True) for member in members]
    return Table(
        key=f"{key}.ethnicity",
        title=f"{people} by ethnicity",
        chat_title="Ethnicity",
        population=population,
        rows=(*rows, Row(NOT_RECORDED, ETHNICITY.is_null(), shown="unless_zero")),
        group="profile",
        chart="bars",
        definition="Rows by ethnic group of the census codes, with the sub-groups beneath each group.",
        edges="The groups add up to the population; the sub-groups repeat their group.",
    )


def disability(key: str, population: Population, people: str) -> Table:
    """Rows of the population by whether a disability is recorded."""
    return Table(
        key=f"{key}.disability",
        title=f"{people} by disability",
        chat_title="Disability",
        population=population,
        rows=(
            *(Row(answer, DISABILITY == answer) for answer in ("Yes", "No", "Unknown")),
            Row(NOT_RECORDED, DISABILITY.is_null(), shown="unless_zero"),
        ),
        group="profile",
        chart="doughnut",
        definition="Rows by whether the child is recorded as disabled.",
    )


def profile(key: str, population: Population, people: str, *, with_disability: bool = True) -> tuple[Table, ...]:
    """The profile tables of a list over its main population, which titles call `people`."""
    tables = age_gender(key, population, people), ethnicity(key, population, people)
    return (*tables, disability(key, population, people)) if with_disability else tables
