"""A hundred harmed extracts on every run, and cells of any text; `make fuzz` reads a thousand harmed extracts."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.delivery import csv_text, headings, place_of, row
from tests.hostile.fuzz import Case, problems, run

CASES, PARTS, SEED = 100, 5, 20261121
# Anything but what ends a line or belongs to a pair of two halves.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\x00"), max_size=30)


@pytest.mark.parametrize("part", range(PARTS))
def test_harmed_extracts_are_refused_or_counted_without_a_row_lost(part: int) -> None:
    each = CASES // PARTS
    assert run(range(part * each, (part + 1) * each), SEED) == {}


@settings(max_examples=40)
@given(st.lists(st.lists(TEXTS, min_size=12, max_size=12), min_size=1, max_size=6), st.sampled_from((1, 3, 6, 8)))
def test_cells_of_any_text_lose_no_row(cells: list[list[str]], number: int) -> None:
    identifier = place_of(number, "child_unique_id")
    lines = []
    for at, texts in enumerate(cells):
        line = [*texts, *row(number)[len(texts) :]][: len(headings(number))]
        line[identifier] = f"X{at}"
        lines.append(line)
    harmed = Case(f"list_{number}.csv", csv_text([headings(number), *lines]).encode(), {number: len(lines)})
    with TemporaryDirectory() as folder:
        assert list(problems(harmed, Path(folder))) == []
