"""Every table of the report a second time: slow, plain, one row after the other.

It was written from the definitions alone, shares nothing with the engine, and is what the engine is held against.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.oracle import assessments, contacts, early_help, referrals, section_47
from tests.oracle.made import OracleTable, blanked
from tests.oracle.question import Question, Rows

TABLES_OF: Mapping[int, Callable[[Question], dict[str, OracleTable]]] = {
    1: contacts.tables,
    2: early_help.tables,
    3: referrals.tables,
    4: assessments.tables,
    5: section_47.tables,
}
# Tables that are not made from the list on whose sheet they stand alone.
LISTS_NEEDED = {
    "contacts.appears_on_referral_list": (1, 3),
    "contacts.referral_comparison": (3,),
    "early_help.appears_on_referral_list": (2, 3),
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
    made = {}
    for number, tables_of in TABLES_OF.items():
        for key, table in tables_of(question).items():
            needed = LISTS_NEEDED.get(key, (number,))
            made[key] = table if all(each in lists for each in needed) else blanked(table)
    return made
