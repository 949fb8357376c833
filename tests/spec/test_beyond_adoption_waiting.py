"""List 10 beyond ChAT: placement orders without a placement. As at 1 October 2026."""

from tests.spec.drawn import Drawn, cell_of, extract_of, figures_of

KEY = "beyond.adoption_waiting_with_order"
LATE = "Over 121 days from order, not matched"
HEAD = (
    "child_unique_id | date_of_placement_decision | date_of_placement_order | date_of_match | date_placed_for_adoption"
    " | date_of_birth | ethnicity | disability | family_identifier"
)


def waiting(*rows: str) -> Drawn:
    lines = [HEAD, *(f"{number} | {row}" for number, row in enumerate(rows))]
    return extract_of("2026-10-01", adoption="\n".join(lines))


def test_time_from_the_order_and_the_threshold() -> None:
    drawn = waiting(
        "2026-05-01 | 2026-06-02 | -          | -          | 2023-01-01 | WBRI | No | -",  # 121 days
        "2026-05-01 | 2026-06-01 | -          | -          | 2023-01-01 | WBRI | No | -",  # 122
        "2026-05-01 | 2026-06-01 | 2026-09-01 | -          | 2023-01-01 | WBRI | No | -",
        "2024-05-01 | 2025-04-01 | -          | -          | 2023-01-01 | WBRI | No | -",  # 18 months, 548 days
        "2026-05-01 | 2026-06-01 | 2026-07-01 | 2026-09-30 | 2023-01-01 | WBRI | No | -",  # placed
        "2026-05-01 | 2026-10-01 | -          | -          | 2023-01-01 | WBRI | No | -",  # made on the as-at date
        "2026-05-01 | ?          | -          | -          | 2023-01-01 | WBRI | No | -",
        "2026-08-03 | -          | -          | -          | 2023-01-01 | WBRI | No | -",
    )
    figures = dict(figures_of(drawn, KEY))

    def row(count: int, matched: int, mean: float | None, longest: int | None) -> dict[str, float | None]:
        return {
            "count": count,
            "percent": count / 5,
            "matched": matched,
            "not_matched": count - matched,
            "harder_to_place": 0,
            "mean_days": mean,
            "longest_days": longest,
        }

    assert figures["3 > 6 months"] == row(3, 1, (121 + 122 + 122) / 3, 122)
    assert figures["18+ months"] == row(1, 0, 548, 548)
    assert figures["Date error"] == row(1, 0, None, None)
    assert figures["Total"] == row(5, 1, (121 + 122 + 122 + 548) / 4, 548)
    assert figures[LATE] == row(2, 0, (122 + 548) / 2, 548)
    assert figures["Decision, no order yet: 0 > 3 months"]["count"] == 1
    assert figures["Decision, no order yet: 0 > 3 months"]["mean_days"] is None


def test_who_is_harder_to_place() -> None:
    drawn = waiting(
        "2026-05-01 | 2026-06-01 | - | - | 2021-05-01 | WBRI | No  | -",  # five on the day of the decision
        "2026-05-01 | 2026-06-01 | - | - | 2021-05-02 | WBRI | No  | -",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | MWBC | No  | -",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | REFU | No  | -",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | NOBT | No  | -",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | -    | No  | -",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | WBRI | Yes | -",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | WBRI | No  | F1",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | WBRI | No  | F1",
        "2026-05-01 | 2026-06-01 | - | - | 2023-01-01 | WBRI | No  | F2",
    )
    assert cell_of(drawn, KEY, "Total", "harder_to_place") == 1 + 1 + 1 + 2
    four = {"adoption.harder_to_place_age": 4}
    assert cell_of(drawn, KEY, "Total", "harder_to_place", settings=four) == 2 + 1 + 1 + 2
