"""Every table of the report a second time: slow, plain, one row after the other.

It was written from the definitions alone, shares nothing with the engine, and is what the engine is held against.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.oracle import (
    adopters,
    adoption,
    assessments,
    beyond,
    care_leavers,
    child_protection,
    children_in_need,
    cohorts,
    contacts,
    dashboard,
    early_help,
    looked_after,
    referrals,
    section_47,
)
from tests.oracle.made import OracleTable, blanked
from tests.oracle.question import Question, Rows

TABLES_OF: Mapping[int, Callable[[Question], dict[str, OracleTable]]] = {
    1: contacts.tables,
    2: early_help.tables,
    3: referrals.tables,
    4: assessments.tables,
    5: section_47.tables,
    6: children_in_need.tables,
    7: child_protection.tables,
    8: looked_after.tables,
    9: care_leavers.tables,
    10: adoption.tables,
    11: adopters.tables,
}
# Tables that are not made from the list on whose sheet they stand alone.
LISTS_NEEDED = {
    "contacts.appears_on_referral_list": (1, 3),
    "contacts.referral_comparison": (3,),
    "early_help.appears_on_referral_list": (2, 3),
    "care_leavers.aged_16_plus_till_18th": (8,),
    "adoption.cla_ceased_5_plus": (8,),
}


def tables(
    lists: Mapping[int, Rows],
    as_at: date,
    *,
    months: Mapping[str, int] | None = None,
    population: Mapping[str, int] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> dict[str, OracleTable]:
    """Every table by its key, from the rows of each list delivered (field to value, as in the typed frames).

    `months` by list key, `population` by ages (`0-17`), `settings` by full name. The tables of a list that is not in
    `lists` have their fixed rows, with values of None.
    """
    question = Question(lists, as_at, months or {}, population or {}, settings or {})
    made: dict[str, OracleTable] = {}
    for number, tables_of in TABLES_OF.items():
        for key, table in tables_of(question).items():
            needed = LISTS_NEEDED.get(key, (number,))
            missing = tuple(each for each in needed if each not in lists)
            made[key] = blanked(table, missing) if missing else table
    made |= beyond.tables(question)
    return made | {"beyond.national_dashboard": dashboard.dashboard(question, made)}


def overlaps(
    lists: Mapping[int, Rows],
    as_at: date,
    *,
    months: Mapping[str, int] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> tuple[list[str], list[list[int | None]]]:
    """The names of the sets, and how many distinct children any two of them share."""
    return list(cohorts.LIST_OF_SET), cohorts.counts(Question(lists, as_at, months or {}, settings=settings or {}))
