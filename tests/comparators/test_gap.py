"""Children looked after above the neighbours' mean rate, by hand."""

from dataclasses import replace

import pytest

from chat.comparators.gap import with_gap
from chat.comparators.lookup import PublishedFigures, Value
from tests.earlier.made import report, table

COUNTS = {"All": {"count": 420, "above": None}, "Local": {"count": 390, "above": None}, "No": {"count": None}}


def data(rate: float | None) -> PublishedFigures:
    mean = {} if rate is None else {"cla_rate": Value(rate, 2025, of=9)}
    return PublishedFigures("E08000025", "West Midlands", (), 2025, {}, {}, mean, {})


def gap(rate: float | None, **more: object) -> tuple[list[object], str | None]:
    made = report(table(COUNTS, "beyond.cla_gap_to_comparator", list_number=8))
    found = with_gap(replace(made, **{"population": {"0-17": 50_000}, **more}), data(rate)).tables[0]
    return [row.values.get("above") for row in found.rows], found.note


@pytest.mark.parametrize(
    ("rate", "above"),
    [
        (80.0, [20, -10, None]),  # 80 per 10,000 of 50,000 residents are 400
        (80.1, [20, -10, None]),  # 400.5: 19.5 and -10.5, halves up
        (80.2, [19, -11, None]),  # 401
    ],
)
def test_the_gap_is_what_lies_above_the_neighbours_rate(rate: float, above: list[int | None]) -> None:
    found, note = gap(rate)
    assert found == above
    assert note == f"Set against {rate} per 10,000, the mean rate of 9 statistical neighbours (31 March 2025)."


def test_a_rate_of_ones_own_stands_and_without_rate_or_residents_nothing_is_said() -> None:
    blank = ([None, None, None], None)
    assert gap(80.0, settings_in_force={"looked_after.comparator_rate": 63}) == blank
    assert gap(80.0, population={}) == blank
    assert gap(None) == blank
