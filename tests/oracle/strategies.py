"""Made-up extracts of few rows, with dates on and around every edge that a definition names.

Hypothesis draws the shape of a case and a seed; the cells follow from the seed, because the thousands of cells of
eleven lists are more than it can draw one by one. A failing case shrinks to few lists of few rows.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

import polars as pl
from hypothesis import strategies as st

from chat.annex_a import LISTS, Column, ListSpecification, codes_of, list_by_number
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList, Extract, frame_schema, is_typed
from tests.oracle.days import BANK_HOLIDAYS, add_months, birthday

AS_AT_DATES = (
    date(2018, 10, 1),
    date(2024, 2, 29),
    date(2023, 5, 31),
    date(2023, 5, 9),
    date(2022, 2, 28),
    date(2025, 1, 1),
    date(2026, 10, 1),
)
MONTHS_TO_AN_EDGE = (0, 1, 2, 3, 4, 5, 6, 6, 7, 9, 12, 12, 14, 18, 24, 24, 30, 31, 40)
DAYS_TO_AN_EDGE = (7, 14, 28, 42, 56, 84, 126, 426)
# From one date of a row to another: months of bands, weeks of working days (10, 15, 20, 40, 45, 50 and 60 of them).
BIRTHDAYS_THAT_COUNT = (5, 16, 18)
MONTHS_APART = (0, 1, 3, 6, 12, 18, 24)
DAYS_APART = (14, 21, 28, 56, 63, 70, 84, 426)
LISTS_OF_SPANS = (6, 7, 8)
LONGEST_PERIOD = {10: 12}
SIZES = (0, 1, 20, 150)
TEXTS = ("Barnardos", "BARNARDOS", "Oak School", "oak school", "OAK SCHOOL", "Elm Surgery", "École", "école")
AGES = (*range(-1, 23), 4, 5, 15, 16, 17, 18)
NUMBERS = (0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9, 10, 12)
SETTINGS: Mapping[str, tuple[bool | int | str, ...]] = {
    "contacts.progress_days": (7, 0, 21),
    "child_protection.visit_limit": ("28 days", "10 working days", "20 working days", "42 days"),
    "child_protection.review_limits": ("3 and 6 months", "90 and 180 days", "91 and 183 days"),
    "looked_after.comparator_rate": (0, 63),
    "children_in_need.visit_limit": ("20 working days", "28 days", "30 working days", "42 days"),
    "care_leavers.national_eligibility": ("relevant and former relevant", "all"),
    "looked_after.permanence_months": (4, 6, 1),
    "adoption.harder_to_place_age": (5, 3),
    "looked_after.short_breaks": ("leave out", "leave out", "count"),
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
    """An extract and the choices under which it is reported; it shows itself by the rows of each list and the seed."""

    extract: Extract = field(repr=False)
    as_at: date
    months: Mapping[str, int]
    population: Mapping[str, int]
    settings: Mapping[str, Any]
    rows: Mapping[int, int]
    seed: int


@cache
def edge_days(as_at: date) -> tuple[date, ...]:
    """Days on which a rule turns at the as-at date, and their neighbours; leap days; bank holidays."""
    edges = [add_months(as_at, -months) for months in MONTHS_TO_AN_EDGE]
    edges += [as_at - timedelta(days=days) for days in DAYS_TO_AN_EDGE]
    leap_days = [date(year, 2, 29) for year in (2016, 2020, 2024)]
    month_ends = [as_at.replace(day=1) - timedelta(days=1 + 30 * back) for back in range(12)]
    near = [day + timedelta(days=off) for day in edges for off in (-1, 0, 0, 1)]
    return (*near, *leap_days, *month_ends, add_months(as_at, 2))


@cache
def old_days(as_at: date) -> tuple[date, ...]:
    """Starts long enough ago for the tables of those who have waited or stayed: a year, two and a half, and around."""
    edges = [add_months(as_at, -months) for months in (11, 12, 13, 24, 24, 26, 29, 30, 30, 31, 48)]
    return tuple(day + timedelta(days=off) for day in edges for off in (-1, 0, 0, 1))


@cache
def recent_days(as_at: date) -> tuple[date, ...]:
    """The last eight months, bank holidays twice, and the next two days."""
    days = [as_at - timedelta(days=back) for back in range(-2, 240)]
    return (*days, *(day for day in days if day in BANK_HOLIDAYS))


def _days_from(day: date, chance: random.Random) -> date:
    """A day at, or beside, the edge of a band of time from another day of the row."""
    sign = chance.choice((-1, 1, 1))
    if chance.random() < 0.5:
        apart = add_months(day, sign * chance.choice(MONTHS_APART))
    else:
        apart = day + timedelta(days=sign * chance.choice(DAYS_APART))
    return apart + timedelta(days=chance.choice((-2, -1, 0, 0, 1, 2)))


def _event_day(column: Column, as_at: date, chance: random.Random, days_of_row: list[date]) -> date:
    draw = chance.random()
    if column.list_number in LISTS_OF_SPANS and _is_start(column) and draw < 0.45:
        return chance.choice(old_days(as_at))
    if days_of_row and draw < 0.35:
        return _days_from(chance.choice(days_of_row), chance)
    return chance.choice(edge_days(as_at) if draw < 0.8 else recent_days(as_at))


@cache
def days_of_birth(as_at: date) -> tuple[date, ...]:
    """Birthdays on and beside the as-at date, of every age that a table asks for."""
    near = [add_months(as_at, -12 * years) + timedelta(days=off) for years in range(-1, 23) for off in (-1, 0, 1)]
    ceased = [
        add_months(as_at, -12 * years - 2) + timedelta(days=off) for years in (5, 16, 18) for off in range(-40, 40)
    ]
    return (*near, *ceased, date(2000, 2, 29), date(2004, 2, 29), date(2008, 2, 29), date(2012, 2, 29))


def _value(column: Column, as_at: date, chance: random.Random, days_of_row: list[date], children: int) -> Any:
    if column.field == "date_of_birth":
        birth = chance.choice(days_of_birth(as_at))
        birthdays = (birthday(birth, years) for years in BIRTHDAYS_THAT_COUNT)
        days_of_row += [day for day in birthdays if abs((as_at - day).days) < 300]
        return birth
    if column.type == "date":
        days_of_row.append(_event_day(column, as_at, chance, days_of_row))
        return days_of_row[-1]
    if column.type == "code":
        return chance.choice([code.code for code in codes_of(column.code_set)])
    if column.type == "id":
        return f"C{chance.randint(1, children)}"
    return chance.choice({"text": TEXTS, "age": AGES, "integer": NUMBERS}[column.type])


def _row(
    specification: ListSpecification, as_at: date, chance: random.Random, blanks: float, children: int
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    days_of_row: list[date] = []
    for column in specification.columns:
        # Ends and latest dates are often blank, so that open cases and waiting children are met often.
        blank = blanks if column.type not in ("date", "age") or _is_start(column) else 0.3
        given = chance.random() >= blank
        row[column.field] = _value(column, as_at, chance, days_of_row, children) if given else None
        if is_typed(column):
            row[column.field + NOT_UNDERSTOOD] = row[column.field] is None and chance.random() < 0.3
    return row


def _is_start(column: Column) -> bool:
    return column.role == "key date" and not re.search("closure|end|ceased|completion|authorisation", column.field)


def delivered_list(number: int, rows: int, as_at: date, chance: random.Random, blanks: float) -> DeliveredList:
    """One list with so many rows, as it stands after reading."""
    specification = list_by_number(number)
    children = chance.choice((6, 3 + rows // 3))
    made = [{SOURCE_ROW: place + 2, **_row(specification, as_at, chance, blanks, children)} for place in range(rows)]
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
    seed = draw(st.integers(0, 10**6))
    chance = random.Random(seed)
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
        rows={number: each.rows_read for number, each in lists.items()},
        seed=seed,
    )


def large_case(as_at: date, rows: int, seed: int) -> Case:
    """All eleven lists with many rows each, so that every edge is met by several."""
    chance = random.Random(seed)
    lists = {each.number: delivered_list(each.number, rows, as_at, chance, 0.1) for each in LISTS}
    return Case(
        extract=Extract(("made.xlsx",), lists, {}, (), ()),
        as_at=as_at,
        months={},
        population={"0-17": 61_237, "17-18": 3_001, "19-21": 4_799},
        settings={name: chance.choice(values) for name, values in SETTINGS.items()},
        rows=dict.fromkeys(lists, rows),
        seed=seed,
    )
