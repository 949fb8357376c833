"""The engine against the oracle, table by table, on made-up extracts."""

from hypothesis import HealthCheck, given, settings

from tests.oracle.agreement import compared
from tests.oracle.strategies import Case, cases


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_made_up_extracts_give_the_same_tables(case: Case) -> None:
    assert not compared(case.extract, case.as_at, case.months, case.population, case.settings)
