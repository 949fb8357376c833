"""List 11, counted in adults."""

from collections.abc import Mapping
from datetime import date

from tests.oracle.made import OracleTable, counted
from tests.oracle.question import Question, Row, Rows
from tests.oracle.spans import band_of_months

# Each point's column, and the one that stands in when it is blank.
POINTS: Mapping[int, tuple[str, ...]] = {
    1: ("date_enquiry_received",),
    2: ("date_stage_1_started", "date_application_submitted"),
    3: ("date_stage_1_ended",),
    4: ("date_stage_2_started",),
    5: ("date_stage_2_ended", "date_application_approved"),
    6: ("date_of_match",),
    7: ("date_placed",),
    8: ("date_of_adoption_order",),
}
STAGES = ((1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (2, 7))
BANDS = ("0 > 6 months", "6 > 12 months", "12 > 18 months", "18 > 24 months", "24+ months")
HEADLINE_ROWS = (
    "Enquirer",
    "Applicant",
    "Adopter with placement",
    "Adopter without placement",
    "Other",
    "Not recorded / code error",
)


def day_of(question: Question, row: Row, field_name: str) -> date | None:
    """A date that is not after the as-at date."""
    day = row[field_name]
    return day if day is not None and day <= question.as_at else None


def point(question: Question, row: Row, number: int) -> date | None:
    """The usable date of one of the eight points."""
    for field_name in POINTS[number]:
        day = day_of(question, row, field_name)
        if day is not None:
            return day
    return None


def _both(question: Question, row: Row, first: int, last: int) -> tuple[date, date] | None:
    start, end = point(question, row, first), point(question, row, last)
    return None if start is None or end is None or end < start else (start, end)


def _kind(question: Question, row: Row) -> str:
    reached = [number for number in POINTS if point(question, row, number) is not None]
    left = day_of(question, row, "date_of_leaving_adoption_process") is not None
    reason = row["reason_for_leaving_adoption_process"] in ("1", "2", "3")
    placed = row["number_of_children_placed"]
    if 8 in reached or left or reason:
        return "Other"
    if 7 in reached or (placed is not None and placed >= 1):
        return "Adopter with placement"
    if 5 in reached:
        return "Adopter without placement"
    if 2 in reached or 3 in reached or 4 in reached:
        return "Applicant"
    return "Enquirer" if reached == [1] else "Not recorded / code error"


def _headline(question: Question, rows: Rows) -> OracleTable:
    counts = dict.fromkeys(HEADLINE_ROWS, 0)
    families: set[str] = set()
    alone = 0
    for row in rows:
        counts[_kind(question, row)] += 1
        if row["family_identifier"]:
            families.add(row["family_identifier"])
        else:
            alone += 1
    return counted(
        "LIST 11 - ADOPTERS (12 months default)",
        [("Total individuals", len(rows)), *counts.items(), ("Families", len(families) + alone)],
    )


def tables(question: Question) -> dict[str, OracleTable]:
    """Every table of the list."""
    rows = question.rows(11)
    means, extremes = [], []
    for first, last in STAGES:
        found = [both for row in rows if (both := _both(question, row, first, last)) is not None]
        days = [(end - start).days for start, end in found]
        label = f"Stage {first} to {last}"
        means.append((label, {"average_days": sum(days) / len(days) if days else None, "adults": len(days)}))
        extremes.append((label, {"shortest_days": min(days, default=None), "longest_days": max(days, default=None)}))
    bands = dict.fromkeys(BANDS, 0)
    for row in rows:
        both = _both(question, row, 2, 7)
        if both is not None:
            bands[band_of_months(*both, (6, 12, 18, 24), BANDS)] += 1
    return {
        "adopters.headline": _headline(question, rows),
        "adopters.stage_timeliness": OracleTable("TIMELINESS OF STAGES", None, tuple(means)),
        "adopters.shortest_longest": OracleTable("SHORTEST AND LONGEST CASES", None, tuple(extremes)),
        "adopters.application_to_placement": counted("APPICATION TO PLACEMENT STAGES", list(bands.items())),
    }
