"""What differs between two sets of figures."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from chat.cli.diff_text import differences_json, differences_text
from chat.earlier.difference import FigureDifference, differences
from chat.earlier.last_time import with_last_time
from chat.report import Overlaps
from tests.earlier.made import as_written, report, table

VALUES = st.none() | st.integers(0, 500)
ROWS = st.dictionaries(st.sampled_from("ABCDE"), st.fixed_dictionaries({"count": VALUES}), min_size=1)


@given(ROWS, ROWS)
def test_differences_are_none_with_oneself_and_turned_round_the_other_way(old: dict, new: dict) -> None:  # type: ignore[type-arg]
    before, after = as_written(report(table(old))), as_written(report(table(new)))
    assert not differences(before, before)
    there, back = differences(before, after), differences(after, before)
    turned = {(each.table, each.row, each.column, each.new, each.old) for each in back.figures}
    assert {(each.table, each.row, each.column, each.old, each.new) for each in there.figures} == turned
    assert [each.size for each in there.figures] == sorted((each.size for each in there.figures), reverse=True)
    assert bool(there) == (old != new)


def test_the_largest_comes_first_and_percentages_count_in_points() -> None:
    old = as_written(report(table({"A": {"count": 10, "percent": 0.10}, "B": {"count": 90, "percent": 0.90}})))
    new = as_written(report(table({"A": {"count": 13, "percent": 0.15}, "C": {"count": 90, "percent": 0.90}})))
    found = differences(old, new)
    assert [(each.row, each.column, each.change) for each in found.figures] == [
        ("B", "count", None), ("B", "percent", None), ("C", "count", None), ("C", "percent", None),
        ("A", "percent", 5.0), ("A", "count", 3),
    ]  # fmt: skip
    text = differences_text(found, old, new, most=5)
    assert "6 figures differ, in 1 table\n" in text
    assert "contacts.source, A, percent: 10.0% -> 15.0% (+5.0 points)\n" in text
    assert text.endswith("and 1 more; --most 0 shows all\n")


def test_last_time_and_the_version_are_no_figures() -> None:
    own = report(table({"A": {"count": 10}}))
    earlier = as_written(report(table({"A": {"count": 9}}), as_at="2026-09-01"))
    beside = as_written(replace(with_last_time(own, [earlier]), version="0.2.0"))
    assert "previous" in beside.text
    assert not differences(as_written(own), beside)


def test_what_makes_figures_differ_is_told_beside_them() -> None:
    own = report(table({"A": {"count": 10}}))
    other = report(
        table({"A": {"count": 10}}, definition="Something else."),
        as_at="2026-11-01", months=6, population={"0-17": 7}, settings_in_force={"contacts.progress_days": 3},
    )  # fmt: skip
    found = differences(as_written(own), as_written(other))
    assert found.figures == ()
    assert [each.what for each in found.others] == [
        "as_at", "population", "settings", "months of List 1", "definition of contacts.source",
    ]  # fmt: skip


def test_overlaps_are_figures_too() -> None:
    sets = Overlaps(("a", "b"), ("A", "B"), ((3, 1), (1, 2)))
    own = report(table({"A": {"count": 1}}), overlaps=sets)
    other = replace(own, overlaps=replace(sets, counts=((3, 2), (2, 2))))
    old, new = as_written(own), as_written(other)
    found = differences(old, new)
    assert found.figures == (FigureDifference("overlaps", "a", "b", 1, 2), FigureDifference("overlaps", "b", "a", 1, 2))
    assert json.loads(differences_json(found, old, new))["figures"][0] == {
        "table": "overlaps", "row": "a", "column": "b", "old": 1, "new": 2, "change": 1,
    }  # fmt: skip
