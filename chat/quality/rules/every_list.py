"""Rules that every list shares: rows that stand there twice, dates that cannot be, age against date of birth."""

from collections.abc import Iterator

import polars as pl

from chat.annex_a import ListSpecification
from chat.extract import NOT_UNDERSTOOD
from chat.quality.rule import (
    AGE_NOW,
    BORN,
    FORTY_WEEKS,
    GIVEN_AGE,
    OLDEST,
    YOUNGEST,
    Rule,
    blank,
    is_one_of,
    share_over,
)
from chat.quality.thresholds import limit
from chat.tables.expressions import AS_AT

GENDER, ETHNICITY, DISABILITY = pl.col("gender"), pl.col("ethnicity"), pl.col("disability")
BORN_CHILDREN = frozenset({8, 9})
OF_ADULTS = 11
MAY_BE_UNBORN = frozenset({1, 3, 4, 5, 6, 7})
# Dates with a rule of their own against the date of birth.
NOT_BEFORE_BIRTH_ELSEWHERE = frozenset({"date_started_to_be_looked_after", "date_of_placement_decision"})
NOT_STATED = "Not stated/recorded"
UNKNOWN_ETHNICITIES = ("REFU", "NOBT")
ON_BIRTH = "Check the date against the date of birth; one of the two is wrong."


def event_fields(specification: ListSpecification) -> list[str]:
    """The list's dates, except dates of birth, in order."""
    columns = specification.columns
    return [column.field for column in columns if column.type == "date" and column.field != "date_of_birth"]


def repeated_row(delivered: list[str], flags: list[str]) -> Rule:
    """AQ012, on the columns that were delivered: a row that is the same as an earlier one; the first of them is not."""
    return Rule(
        id="AQ012",
        severity="error",
        where=~pl.struct(*delivered, *flags).is_first_distinct(),
        columns=(),
        sentence="The row repeats an earlier one in every column, and is counted again.",
        advice="Remove the repeated rows, unless they are events of their own.",
    )


def everywhere(specification: ListSpecification) -> Iterator[Rule]:
    """The shared rules for one list."""
    yield from _future(specification)
    if specification.number != OF_ADULTS:
        yield from _about_age(specification.number)
        yield from _against_birth(specification)
    yield from _shares(specification)


def _future(specification: ListSpecification) -> Iterator[Rule]:
    for field in event_fields(specification):
        yield Rule(
            id="AQ051",
            severity="error",
            where=pl.col(field) >= AS_AT,
            columns=(pl.col(field),),
            sentence="The date is on or after the as-at date: it has not happened yet, and is not reported.",
            advice="Correct the date; to report the events of the as-at date itself, give the next day as --as-at.",
        )


def _against_birth(specification: ListSpecification) -> Iterator[Rule]:
    number = specification.number
    for field in event_fields(specification):
        event = pl.col(field)
        if number in MAY_BE_UNBORN:
            yield Rule(
                id="AQ053",
                severity="warning",
                where=event < BORN - FORTY_WEEKS,
                columns=(event, BORN),
                sentence="The date is more than 40 weeks before the birth or expected birth.",
                advice=ON_BIRTH,
            )
        elif field not in NOT_BEFORE_BIRTH_ELSEWHERE:
            yield Rule(
                id="AQ052",
                severity="error",
                where=(event < BORN) & (BORN <= AS_AT),
                columns=(event, BORN),
                sentence="The date is before the child was born.",
                advice=ON_BIRTH,
            )


def _about_age(number: int) -> Iterator[Rule]:
    yield Rule(
        id="AQ025",
        severity="error",
        where=~GIVEN_AGE.is_between(YOUNGEST, OLDEST),
        columns=(GIVEN_AGE, BORN),
        sentence="The age is not that of the date of birth at about the as-at date (-1 before the birth).",
        advice="Correct the date of birth or the age, or check the as-at date.",
    )
    if number in BORN_CHILDREN:
        yield Rule(
            id="AQ028",
            severity="error",
            where=blank(BORN) | (BORN > AS_AT),
            columns=(BORN,),
            sentence="The date of birth is missing or in the future, though everybody on this list is born.",
            advice="Enter the date of birth.",
        )
    elif number in (*MAY_BE_UNBORN, 2):
        yield from _about_the_unborn()
    if number != 9:
        yield from _about_the_grown_up(number)


def _about_the_unborn() -> Iterator[Rule]:
    yield Rule(
        id="AQ027",
        severity="warning",
        where=(GIVEN_AGE == -1)
        & ((BORN < AS_AT) | is_one_of(GENDER, "Male", "Female", "Neither").fill_null(value=False)),
        columns=(GIVEN_AGE, BORN, GENDER),
        sentence="The age is that of an unborn child, but the date of birth is past or a gender is given.",
        advice="Correct the age, or leave gender as not stated until the birth.",
    )
    yield Rule(
        id="AQ029",
        severity="warning",
        where=BORN > AS_AT + FORTY_WEEKS,
        columns=(BORN, GIVEN_AGE),
        sentence="The expected birth is more than 40 weeks away.",
        advice="Correct the date of birth.",
    )


def _about_the_grown_up(number: int) -> Iterator[Rule]:
    yield Rule(
        id="AQ030",
        severity="error",
        where=AGE_NOW > limit("oldest_person"),
        columns=(BORN, GIVEN_AGE),
        sentence=f"The person is over {limit('oldest_person')}, on a list of children.",
        advice="Correct the date of birth, or leave the person out.",
    )
    if number in (*MAY_BE_UNBORN, 2):
        yield Rule(
            id="AQ030",
            severity="warning",
            where=(AGE_NOW > limit("child_until")) & (AGE_NOW <= limit("oldest_person")),
            columns=(BORN, GIVEN_AGE),
            sentence=f"The person is over {limit('child_until')}, on a list of children.",
            advice="Check the date of birth; leave the person out if it is right.",
        )


def _shares(specification: ListSpecification) -> Iterator[Rule]:
    fields = {column.field for column in specification.columns}
    is_born = is_row() if specification.number == OF_ADULTS else AGE_NOW >= 0
    no_gender = blank(GENDER) | is_one_of(GENDER, NOT_STATED).fill_null(value=False)
    yield Rule(
        id="AQ039",
        severity="warning",
        where=no_gender & is_born,
        columns=(GENDER,),
        sentence=f"More than {limit('gender_missing_share')} % of those who are born have no gender.",
        advice="Complete the gender where it is known.",
        when=share_over(no_gender & is_born, is_born, "gender_missing_share"),
    )
    unknown = is_one_of(ETHNICITY, *UNKNOWN_ETHNICITIES).fill_null(value=False) | blank(ETHNICITY)
    yield Rule(
        id="AQ040",
        severity="info",
        where=unknown,
        columns=(ETHNICITY,),
        sentence=f"More than {limit('ethnicity_missing_share')} % have no ethnicity (refused, not obtained or"
        " blank), which"
        " weakens every breakdown by ethnicity.",
        advice="Say so where such a breakdown is quoted.",
        when=share_over(unknown, is_row(), "ethnicity_missing_share"),
    )
    if "disability" in fields and 4 <= specification.number <= 9:
        yield from _disability()


def is_row() -> pl.Expr:
    """True on every row."""
    return pl.col("gender" + NOT_UNDERSTOOD).is_not_null()


def _disability() -> Iterator[Rule]:
    unknown = is_one_of(DISABILITY, "Unknown").fill_null(value=False)
    yield Rule(
        id="AQ041",
        severity="info",
        where=unknown,
        columns=(DISABILITY,),
        sentence=f"For more than {limit('disability_unknown_share')} % it is unknown whether the child has a"
        " disability.",
        advice="Complete it where it is known.",
        when=share_over(unknown, is_row(), "disability_unknown_share"),
    )
    yield Rule(
        id="AQ041",
        severity="info",
        where=is_one_of(DISABILITY, "No"),
        columns=(DISABILITY,),
        sentence="Disability is unknown for nobody: blanks may have been written as No.",
        advice="Ask whoever makes the extract how a blank is exported.",
        when=(~unknown).all() & (is_row().sum() >= limit("enough_rows")),
    )
