"""The engine against the oracle, table by table, on made-up extracts."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from tests.oracle.agreement import compared
from tests.oracle.strategies import AS_AT_DATES, Case, cases, large_case

ROWS_OF_A_LARGE_LIST = 1600


def differences_of(case: Case) -> list[str]:
    return compared(
        case.extract,
        case.as_at,
        months=case.months,
        population=case.population,
        settings=case.settings,
    )


@settings(max_examples=32, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_small_extracts_give_the_same_tables(case: Case) -> None:
    said = differences_of(case)
    assert not said, "\n".join(said)


@pytest.mark.parametrize("as_at", AS_AT_DATES, ids=str)
def test_large_extracts_give_the_same_tables(as_at: date) -> None:
    said = differences_of(large_case(as_at, ROWS_OF_A_LARGE_LIST, seed=as_at.toordinal()))
    assert not said, "\n".join(said)
