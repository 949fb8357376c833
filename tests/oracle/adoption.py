"""List 10."""

from datetime import date

from tests.oracle import spans
from tests.oracle.adoption_states import ADOPTED, REVERSED, WAITING, day_of, in_scope, in_state
from tests.oracle.days import whole_years
from tests.oracle.made import OracleTable, counted, partition_by_code, share, shares
from tests.oracle.profile import profile
from tests.oracle.question import Question, Row, Rows

POINTS = {
    1: "date_entered_care",
    2: "date_of_placement_decision",
    3: "date_of_placement_order",
    4: "date_of_match",
    5: "date_placed_for_adoption",
    6: "date_of_adoption_order",
}
STAGES = ((1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (1, 5))
A1_BANDS = ("0 > 6 months", "6 months > 1 year", "1 year > 1½ years", "1½ years > 2 years", "2+ years")
FOURTEEN_MONTHS = 426
THRESHOLDS = {
    "2008-11": (639, 213),
    "2009-12": (639, 213),
    "2010-13": (608, 182),
    "2011-14": (547, 152),
    "2012-15": (487, 121),
    "2013-16": (426, 121),
}


def point(question: Question, row: Row, number: int) -> date | None:
    """The usable date of one of the six points."""
    return day_of(question, row, POINTS[number])


def interval(question: Question, row: Row, first: int, last: int) -> int | None:
    """Days from one point to another, None without both or when the second comes first."""
    start, end = point(question, row, first), point(question, row, last)
    if start is None or end is None or end < start:
        return None
    return (end - start).days


def mean(numbers: list[int]) -> float | None:
    """The arithmetic mean, None of nothing."""
    return sum(numbers) / len(numbers) if numbers else None


def _known(numbers: list[int | None]) -> list[int]:
    return [number for number in numbers if number is not None]


def _to_foster_placement(question: Question, row: Row) -> int | None:
    """A10: to the foster placement where that came before the placement for adoption."""
    start, placed = point(question, row, 1), point(question, row, 5)
    fostered = day_of(question, row, "date_placed_for_fostering")
    if start is None or placed is None:
        return None
    end = fostered if fostered is not None and fostered < placed else placed
    return (end - start).days if end >= start else None


def _order_to_match(question: Question, row: Row) -> int | None:
    """A2: a match before the placement order is no days."""
    order, match = point(question, row, 3), point(question, row, 4)
    return None if order is None or match is None else max((match - order).days, 0)


def _averages(question: Question, adopted: Rows, everybody: Rows) -> dict[str, OracleTable]:
    to_placement = _known([interval(question, row, 1, 5) for row in adopted])
    to_fostering = _known([_to_foster_placement(question, row) for row in adopted])
    to_match = _known([_order_to_match(question, row) for row in adopted])
    if question.settings.get("adoption.a2_population") == "all":
        to_match = _known([interval(question, row, 3, 4) for row in everybody])
    return {
        "adoption.scorecard_1": OracleTable(
            "Adoption Scorecard 1",
            None,
            (
                ("Ave days btwn entering care and moving in", {"average_days": mean(to_placement)}),
                ("A10: Ave days btwn entering care and moving in", {"average_days": mean(to_fostering)}),
            ),
        ),
        "adoption.scorecard_2": OracleTable(
            "Adoption Scorecard 2", None, (("Ave days btwn PO and match", {"average_days": mean(to_match)}),)
        ),
    }


def _waited(question: Question, row: Row, reversed_rows: Rows) -> int | None:
    start, placed = point(question, row, 1), point(question, row, 5)
    if start is None:
        return None
    end = placed
    if end is None and row in reversed_rows:
        end = day_of(question, row, "date_of_decision_reversed")
    if end is None:
        end = question.as_at
    return (end - start).days if end >= start else None


def _scorecard_3(question: Question, everybody: Rows) -> OracleTable:
    reversed_rows = in_state(question, REVERSED)
    waits = _known([_waited(question, row, reversed_rows) for row in everybody])
    short = len([days for days in waits if days < FOURTEEN_MONTHS])
    longer = "16+ months" if question.settings.get("adoption.compat_labels") else "14+ months"
    counts = [
        ("Waited less than 14m btwn entering care and place", short),
        (longer, len(waits) - short),
        ("Total", len(waits)),
    ]
    return shares("Adoption Scorecard 3", counts, len(waits))


def _ceased_aged_5(question: Question) -> OracleTable:
    ceased = [
        row
        for row in spans.sets(question, 8).ceased
        if row["date_of_birth"] is not None
        and whole_years(row["date_of_birth"], row["date_ceased_to_be_looked_after"]) >= 5
    ]
    adopted = [row for row in ceased if row["reason_ceased_to_be_looked_after"] in ("E11", "E12")]
    return OracleTable(
        "CLA Ceased aged 5+ (from LAC list)",
        len(ceased),
        (
            ("Total CLA ceased aged 5+", {"count": len(ceased), "percent": None}),
            ("CLA Ceased aged 5+ adopted", {"count": len(adopted), "percent": share(len(adopted), len(ceased))}),
        ),
    )


def _band(start: date, end: date) -> str:
    return spans.band_of_months(start, end, (6, 12, 18, 24), A1_BANDS)


def _a1_counts(question: Question, adopted: Rows) -> dict[str, int]:
    counts = dict.fromkeys(A1_BANDS, 0)
    for row in adopted:
        start, end = point(question, row, 1), point(question, row, 5)
        if start is not None and end is not None and end >= start:
            counts[_band(start, end)] += 1
    return counts


def _a2_counts(question: Question, adopted: Rows) -> dict[str, int]:
    counts = dict.fromkeys(A1_BANDS, 0)
    for row in adopted:
        order, match = point(question, row, 3), point(question, row, 4)
        if order is not None and match is not None:
            counts[_band(order, max(match, order))] += 1
    return counts


def _groupings(question: Question, adopted: Rows) -> dict[str, OracleTable]:
    first, second = _a1_counts(question, adopted), _a2_counts(question, adopted)
    return {
        "adoption.a1_groupings": shares("ADOPTION INDICATOR A1 - GROUPINGS", list(first.items()), sum(first.values())),
        "adoption.a2_groupings": shares(
            "ADOPTION INDICATOR A2 - GROUPINGS", list(second.items()), sum(second.values())
        ),
        "adoption.as3_durations": counted("AS3: DURATIONS", list(first.items())),
    }


def _stages(question: Question, everybody: Rows) -> dict[str, OracleTable]:
    means, extremes = [], []
    for first, last in STAGES:
        days = _known([interval(question, row, first, last) for row in everybody])
        label = f"Stage {first} to {last}"
        means.append((label, {"average_days": mean(days), "children": len(days)}))
        extremes.append((label, {"shortest_days": min(days, default=None), "longest_days": max(days, default=None)}))
    return {
        "adoption.stage_timeliness": OracleTable("TIMELINESS OF STAGES", None, tuple(means)),
        "adoption.shortest_longest": OracleTable("SHORTEST AND LONGEST CASES", None, tuple(extremes)),
    }


def _thresholds() -> dict[str, OracleTable]:
    return {
        f"adoption.thresholds_a{place + 1}": OracleTable(
            f"A{place + 1} thresholds",
            None,
            tuple((period, {"threshold_days": days[place]}) for period, days in THRESHOLDS.items()),
        )
        for place in (0, 1)
    }


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    everybody, adopted = in_scope(question), in_state(question, ADOPTED)
    waiting, given_up = in_state(question, WAITING), in_state(question, REVERSED)
    with_order = [row for row in waiting if point(question, row, 3) is not None]
    reasons = {
        "RD1": "Child's needs changed",
        "RD2": "Court did not make a PO",
        "RD3": "Prospective adopters cannot be found",
        "RD4": "Any other reason",
    }
    changed = partition_by_code(
        "Reason decision changed",
        given_up,
        "reason_decision_reversed",
        reasons,
        missing="Not recorded / code error",
        always=True,
    )
    return {
        "adoption.headline": counted(
            "LIST 10 - ADOPTIONS (12 months default)".replace("12 months", question.window(10).in_words),
            [
                ("Total children", len(everybody)),
                ("Children adopted in period", len(adopted)),
                ("Children waiting to be adopted", len(waiting)),
                ("Children waiting with PO", len(with_order)),
                ("Children with decision reversed", len(given_up)),
            ],
        ),
        **_averages(question, adopted, everybody),
        "adoption.scorecard_3": _scorecard_3(question, everybody),
        "adoption.cla_ceased_5_plus": _ceased_aged_5(question),
        "adoption.decision_reversed": shares(
            "Decision reversed", [("Decision reversed", len(given_up))], len(everybody)
        ),
        "adoption.reason_decision_changed": counted(
            changed.title, [(label, int(values["count"] or 0)) for label, values in changed.rows]
        ),
        **_groupings(question, adopted),
        **_stages(question, everybody),
        **_thresholds(),
        **profile(question, "adoption", everybody, disability=True),
    }
