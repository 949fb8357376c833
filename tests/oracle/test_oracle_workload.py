"""The workload table against the oracle: it counts over three lists, so that it stands beside the other tables."""

from datetime import date

import pytest

from chat.counting.prepare import prepare
from chat.counting.report import Choices, windows_of
from chat.counting.workload import workload
from chat.extract import AsAt
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from lists.across.teams import WORKLOAD
from tests.oracle.question import Question
from tests.oracle.strategies import AS_AT_DATES, large_case
from tests.oracle.workload import workload as expected_workload

NUMBERS = {"children_in_need": 6, "child_protection": 7, "looked_after": 8}


@pytest.mark.parametrize("as_at", AS_AT_DATES, ids=str)
def test_the_workload_of_teams_is_the_same(as_at: date) -> None:
    case = large_case(as_at, 1600, seed=as_at.toordinal())
    settings = list_defaults() | dict(case.settings)
    choices = Choices(months=case.months, settings=settings)
    windows = windows_of(LISTS_IN_ORDER, AsAt(as_at, inferred=False), choices.months)
    made = workload(WORKLOAD, prepare(case.extract, LISTS_IN_ORDER, windows, settings), NUMBERS)
    rows = {number: delivered.frame.to_dicts() for number, delivered in case.extract.lists.items()}
    expected = expected_workload(Question(rows, as_at, months=case.months, settings=settings))
    assert set(NUMBERS.values()) <= rows.keys()
    assert [(row.label, dict(row.values)) for row in made.rows] == expected
