"""List 6 beyond ChAT: plans and case status. As at Thursday 1 October 2026; 31 August is a bank holiday."""

import pytest

from tests.spec.drawn import Drawn, cell_of, column_of, extract_of, figures_of

PLAN = "Child in need plan"


def on_plans(*rows: str) -> Drawn:
    head = "child_unique_id | cin_start_date | date_child_was_last_seen | case_status | cin_closure_date"
    return extract_of("2026-10-01", children_in_need="\n".join([head, *(f"A | {row}" for row in rows)]))


DRAWN = on_plans(
    f"2026-01-05 | 2026-09-03 | {PLAN} | -",  # four weeks: 20 working days
    f"2026-01-05 | 2026-09-02 | {PLAN} | -",  # 21
    f"2026-09-10 | -          | {PLAN} | -",  # begun three weeks ago: 15
    f"2026-08-20 | -          | {PLAN} | -",  # six weeks: 30, less the bank holiday: 29
    "2026-01-05 | 2026-09-03 | Child Protection plan | -",
    f"2026-01-05 | 2026-09-03 | {PLAN} | 2026-09-30",
)


def test_children_on_a_plan_and_when_they_were_seen() -> None:
    assert figures_of(DRAWN, "beyond.cin_plan_visits", population=20_000) == [
        ("On a child in need plan", {"count": 4, "rate_per_10k": 2, "percent": None}),
        ("Seen in 20 working days", {"count": 1, "rate_per_10k": None, "percent": 1 / 3}),
        ("Seen longer ago", {"count": 1, "rate_per_10k": None, "percent": 1 / 3}),
        ("Not seen yet, 20 working days or fewer", {"count": 1, "rate_per_10k": None, "percent": None}),
        ("Never seen, over 20 working days", {"count": 1, "rate_per_10k": None, "percent": 1 / 3}),
        ("Date error", {"count": 0, "rate_per_10k": None, "percent": None}),
    ]


@pytest.mark.parametrize(
    ("limit", "counts"),
    [
        ("28 days", [1, 1, 1, 1]),  # 3 September is 28 days ago, 2 September 29; 10 September 21, 20 August 42
        ("30 working days", [2, 0, 2, 0]),
        ("42 days", [2, 0, 2, 0]),
    ],
)
def test_the_limit_and_its_words_follow_the_setting(limit: str, counts: list[int]) -> None:
    rows = column_of(DRAWN, "beyond.cin_plan_visits", settings={"children_in_need.visit_limit": limit})
    assert rows == [
        ("On a child in need plan", 4),
        (f"Seen in {limit}", counts[0]),
        ("Seen longer ago", counts[1]),
        (f"Not seen yet, {limit} or fewer", counts[2]),
        (f"Never seen, over {limit}", counts[3]),
        ("Date error", 0),
    ]


@pytest.mark.parametrize(
    "row",
    [
        f"2026-09-01 | ?          | {PLAN} | -",
        f"2026-09-01 | 2026-10-02 | {PLAN} | -",
        f"2026-09-01 | 2026-08-31 | {PLAN} | -",
        f"-          | -          | {PLAN} | -",
        f"?          | -          | {PLAN} | -",
    ],
)
def test_what_is_a_date_error(row: str) -> None:
    assert cell_of(on_plans(row), "beyond.cin_plan_visits", "Date error") == 1


def test_a_visit_without_a_start_is_a_visit() -> None:
    drawn = on_plans(f"- | 2026-09-30 | {PLAN} | -")
    assert cell_of(drawn, "beyond.cin_plan_visits", "Seen in 20 working days") == 1


def test_open_episodes_by_case_status() -> None:
    statuses = (
        "Looked after child",
        "Child Protection plan",
        PLAN,
        PLAN,
        "Open assessment",
        "Closed episode",
        "-",
        "?",
    )
    drawn = on_plans(
        *(f"2026-01-05 | - | {status} | -" for status in statuses), f"2026-01-05 | - | {PLAN} | 2026-09-30"
    )
    expected = [1, 1, 2, 1, 1, 2]
    labels = ["Looked after child", "Child Protection plan", "Child in need plan", "Open assessment"]
    labels += ["Coded closed but open", "Not recorded"]
    assert figures_of(drawn, "beyond.cin_case_status", population=10_000) == [
        (label, {"count": count, "rate_per_10k": count, "percent": count / 8})
        for label, count in zip(labels, expected, strict=True)
    ]
