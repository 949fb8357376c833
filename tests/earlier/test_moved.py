"""Which figures have moved since a comment was written: the edges of the thresholds, by hand."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from chat.earlier.moved import Move, Threshold, has_moved, moves
from chat.report import ReportRow, ReportTable


def table(*rows: ReportRow, columns: tuple[str, ...] = ("count", "percent")) -> ReportTable:
    return ReportTable("a.b", 1, "A", "chat", "rows", columns, columns, rows, None, "")


def earlier(*rows: tuple[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"key": "a.b", "rows": [{"label": label, "values": values, **more} for label, values in rows]}


@pytest.mark.parametrize(
    ("column", "before", "now", "expected"),
    [
        ("percent", 0.30, 0.35, False),  # 5 points are not more than 5
        ("percent", 0.35, 0.30, False),
        ("percent", 0.10, 0.15, False),  # in binary a hair more than 5
        ("percent", 0.30, 0.3501, True),
        ("percent", 0.30, 0.2499, True),
        ("percent_of_children", 0.0, 0.06, True),
        ("percent", 1 / 3, 1 / 3 + 0.05, False),
        ("count", 100, 110, False),  # 10 % are not more than 10 %
        ("count", 100, 111, True),
        ("count", 100, 90, False),
        ("count", 100, 89, True),
        ("count", 20, 22, False),
        ("count", 20, 23, True),
        ("count", 20, 17, True),  # it was 20
        ("count", 19, 1, False),  # it never was
        ("count", 17, 20, True),  # it is 20 now: 3 more than 17, of which 10 % are 1.7
        ("count", 0, 19, False),
        ("count", 0, 20, True),
        ("own_la", 40, 45, True),  # the columns of cross tables hold counts
        ("average_days", 30.0, 33.0, False),
        ("average_days", 30.0, 33.1, True),
    ],
)
def test_what_has_moved(column: str, before: float, now: float, expected: bool) -> None:
    assert has_moved(column, before, now) is expected


def test_the_thresholds_can_be_set() -> None:
    assert has_moved("percent", 0.30, 0.32, Threshold(points=1))
    assert not has_moved("percent", 0.30, 0.45, Threshold(points=15))
    assert has_moved("count", 9, 10, Threshold(percent=5, least=10))
    assert not has_moved("count", 100, 149, Threshold(percent=50))


def test_moves_come_in_the_order_of_the_table_with_what_it_was_and_is() -> None:
    now = table(
        ReportRow("Police", {"count": 60, "percent": 0.6}),
        ReportRow("Health", {"count": 20, "percent": 0.2}),
        ReportRow("Schools", {"count": 20, "percent": 0.2}),
    )
    then = earlier(
        ("Schools", {"count": 26, "percent": 0.26}),
        ("Police", {"count": 54, "percent": 0.54}),
        ("Health", {"count": 20, "percent": 0.2}),
    )
    assert moves(then, now) == (
        Move("a.b", "Police", "count", 54, 60),
        Move("a.b", "Police", "percent", 0.54, 0.6),
        Move("a.b", "Schools", "count", 26, 20),
        Move("a.b", "Schools", "percent", 0.26, 0.2),
    )


@pytest.mark.parametrize(
    "then",
    [
        None,
        earlier(("Police", {"count": None})),
        earlier(("Health", {"count": 1})),
        earlier(("Police", {"percent": 0.1})),
        earlier(("Police", {"count": 1}), part=True),
    ],
)
def test_what_cannot_be_compared_has_not_moved(then: Any) -> None:
    assert moves(then, table(ReportRow("Police", {"count": 60, "percent": None}))) == ()


def test_part_months_and_rates_are_passed_over() -> None:
    then = earlier(("2026-08", {"count": 100}), ("All", {"rate_per_10k": 50.0, "open_rate": 50.0}))
    part = ReportRow("2026-08", {"count": 10}, part=True)
    rates = ReportRow("All", {"rate_per_10k": 90.0, "open_rate": 90.0})
    assert moves(then, table(part, rates, columns=("count", "rate_per_10k", "open_rate"))) == ()


def test_the_sentence_names_three_and_counts_the_rest(make_sentence: Callable[..., str]) -> None:
    rows = {f"Row {n}": (100, 200) for n in range(5)}
    assert make_sentence(rows) == "Moved since: Row 0 100 to 200, Row 1 100 to 200, Row 2 100 to 200, and 2 more"
    assert make_sentence({"Police": (1000, 2500)}) == "Moved since: Police 1,000 to 2,500"


@pytest.fixture
def make_sentence() -> Callable[..., str]:
    from chat.commentary.moved import moved_text
    from chat.report import Report

    def make(rows: dict[str, tuple[int, int]]) -> str:
        now = table(*(ReportRow(label, {"count": new}) for label, (_, new) in rows.items()), columns=("count",))
        then = earlier(*((label, {"count": old}) for label, (old, _) in rows.items()))
        report = Report("0", dt.date(2026, 9, 1), False, None, {}, (), (), (), (), (), (), teams=now)
        return moved_text(moves(then, now), report)

    return make


def test_rows_are_matched_by_key_where_there_is_one() -> None:
    now = table(ReportRow("Police", {"count": 60, "percent": None}, key="6"))
    before = {"key": "a.b", "rows": [{"key": "6", "label": "Police force", "values": {"count": 30, "percent": None}}]}
    assert moves(before, now) == (Move("a.b", "Police", "count", 30, 60),)
    before["rows"][0]["key"] = "7"
    assert moves(before, now) == ()
