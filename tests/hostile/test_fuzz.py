"""A hundred harmed extracts on every run; `make fuzz` reads a thousand."""

import pytest

from tests.hostile.fuzz import run

CASES, PARTS, SEED = 100, 5, 20261121


@pytest.mark.parametrize("part", range(PARTS))
def test_harmed_extracts_are_refused_or_counted_without_a_row_lost(part: int) -> None:
    each = CASES // PARTS
    assert run(range(part * each, (part + 1) * each), SEED) == {}
