"""Made-up extracts of few rows, with dates on and around every edge that a definition names.

Hypothesis draws the shape of a case and a seed; the cells follow from the seed, because the thousands of cells of
eleven lists are more than it can draw one by one. A failing case shrinks to few lists of few rows.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import polars as pl
from hypothesis import strategies as st

from chat.annex_a import LISTS, Column, ListSpecification, codes_of, list_by_number
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList, Extract, frame_schema, is_typed
from tests.oracle.days import BANK_HOLIDAYS, add_months

AS_AT_DATES = (
    date(2018, 10, 1),
    date(2024, 2, 29),
    date(2023, 5, 31),
    date(2023, 5, 9),
    date(2022, 2, 28),
    date(2025, 1, 1),
    date(2026, 10, 1),
)
MONTHS_TO_AN_EDGE = (0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 14, 16, 18, 21, 24, 30, 36)
DAYS_TO_AN_EDGE = (7, 14, 15, 28, 42, 56, 84, 126, 250, 400)
LONGEST_PERIOD = {10: 12}
SIZES = (0, 1, 3, 10, 60, 120)
CHILDREN = tuple(f"C{number}" for number in range(1, 9))
TEXTS = ("Barnardos", "BARNARDOS", "Oak School", "oak school", "OAK SCHOOL", "Elm Surgery", "École", "école")
SETTINGS: Mapping[str, tuple[bool | int | str, ...]] = {
    "section_47.icpc_count_includes_current": (False, True),
    "looked_after.review_in_time_months": (7, 6, 3),
    "care_leavers.dfe_exclusions": (False, True),
    "care_leavers.compat_double_total": (False, True),
    "care_leavers.compat_accommodation_base": ("", "in_touch"),
    "care_leavers.till_18th_tolerance_days": (0, 1, 30),
    "adoption.a2_population": ("adopted", "all"),
    "adoption.compat_labels": (False, True),
}


@dataclass(frozen=True)
class Case:
    """An extract and the choices under which it is reported."""

    extract: Extract
    as_at: date
    months: Mapping[str, int]
    population: Mapping[str, int]
    settings: Mapping[str, Any]


@cache
def event_days(as_at: date) -> tuple[date, ...]:
    """Days on which a rule turns, and their neighbours; nearer ones more often."""
    edges = [add_months(as_at, -months) for months in MONTHS_TO_AN_EDGE]
    edges += [as_at - timedelta(days=days) for days in DAYS_TO_AN_EDGE]
    leap_days = [date(year, 2, 29) for year in (2016, 2020, 2024)]
    holidays = [day for day in sorted(BANK_HOLIDAYS) if -20 <= (as_at - day).days <= 300]
    near = [day + timedelta(days=off) for day in (*edges, *leap_days, *holidays) for off in (-1, 0, 1)]
    month_ends = [date(as_at.year, as_at.month, 1) - timedelta(days=1 + 30 * back) for back in range(12)]
    recent = [as_at - timedelta(days=days) for days in range(-3, 110)]
    return (*near, *month_ends, *recent, add_months(as_at, 2))


@cache
def days_of_birth(as_at: date) -> tuple[date, ...]:
    """Birthdays on and beside the as-at date, of every age that a table asks for."""
    near = [add_months(as_at, -12 * years) + timedelta(days=off) for years in range(-1, 23) for off in (-1, 0, 1)]
    ceased = [
        add_months(as_at, -12 * years - 2) + timedelta(days=off) for years in (5, 16, 18) for off in range(-40, 40)
    ]
    return (*near, *ceased, date(2000, 2, 29), date(2004, 2, 29), date(2008, 2, 29), date(2012, 2, 29))


def _value(column: Column, as_at: date, chance: random.Random) -> Any:
    if column.type == "id":
        return chance.choice(CHILDREN)
    if column.type == "text":
        return chance.choice(TEXTS)
    if column.type == "code":
        return chance.choice([code.code for code in codes_of(column.code_set)])
    if column.type == "age":
        return chance.randint(-1, 22)
    if column.type == "integer":
        return chance.choice((0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9, 10, 12))
    days = days_of_birth(as_at) if column.field == "date_of_birth" else event_days(as_at)
    return chance.choice(days)


def _row(specification: ListSpecification, as_at: date, chance: random.Random, blanks: float) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in specification.columns:
        # Half the dates of a row are left blank now and then, so that open cases and waiting children are met often.
        blank = 0.35 if column.type in ("date", "age") and column.role != "key date" else blanks
        row[column.field] = None if chance.random() < blank else _value(column, as_at, chance)
        if is_typed(column):
            row[column.field + NOT_UNDERSTOOD] = row[column.field] is None and chance.random() < 0.3
    return row


def delivered_list(number: int, rows: int, as_at: date, chance: random.Random, blanks: float) -> DeliveredList:
    """One list with so many rows, as it stands after reading."""
    specification = list_by_number(number)
    made = [{SOURCE_ROW: place + 2, **_row(specification, as_at, chance, blanks)} for place in range(rows)]
    return DeliveredList(
        number=number,
        frame=pl.DataFrame(made, schema=frame_schema(specification)),
        source="made.xlsx",
        sheet=f"List {number}",
        heading_row=1,
        rows_on_sheet=rows,
        delivered=frozenset(column.field for column in specification.columns),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A made-up extract, whole or with lists missing, and choices for its report."""
    as_at = draw(st.sampled_from(AS_AT_DATES))
    numbers = [each.number for each in LISTS]
    whole = st.just(frozenset(numbers))
    delivered = draw(st.one_of(st.frozensets(st.sampled_from(numbers), min_size=1, max_size=4), whole, whole))
    blanks = draw(st.sampled_from((0.0, 0.1, 0.3, 0.6)))
    chance = random.Random(draw(st.integers(0, 10**6)))
    sizes = st.sampled_from(SIZES)
    lists = {n: delivered_list(n, draw(sizes), as_at, chance, blanks) for n in numbers if n in delivered}
    lengths = {
        each.key: draw(st.integers(1, LONGEST_PERIOD.get(each.number, 6)))
        for each in LISTS
        if each.number not in (9, 11) and draw(st.booleans())
    }
    residents = draw(st.sampled_from(({}, {"0-17": 288_100}, {"0-17": 61_237, "17-18": 3_001, "19-21": 4_799})))
    return Case(
        extract=Extract(("made.xlsx",), lists, {}, (), ()),
        as_at=as_at,
        months=lengths,
        population=residents,
        settings={name: draw(st.sampled_from(values)) for name, values in SETTINGS.items()},
    )
