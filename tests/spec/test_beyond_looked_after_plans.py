"""List 8 beyond ChAT: permanence, section 20, first health assessments, reviewing officers, repeat missing episodes."""

import pytest

from tests.spec.drawn import Drawn, cell_of, column_of, extract_of, figures_of, not_zero

STARTED = "date_started_to_be_looked_after"


def in_care(headings: str, *rows: str, as_at: str = "2026-10-01") -> Drawn:
    """Periods of care of one child each."""
    lines = [f"child_unique_id | {headings}", *(f"{number} | {row}" for number, row in enumerate(rows))]
    return extract_of(as_at, looked_after="\n".join(lines))


def test_permanence_plans_by_time_in_care() -> None:
    drawn = in_care(
        f"{STARTED} | permanence_plan",
        "2026-06-01 | -",  # four months to the day
        "2026-06-02 | -",
        "2025-10-01 | Return to family",  # twelve
        "2025-10-02 | Return to family",
        "2024-10-01 | Adoption",
        "-          | other",
        "2026-09-01 | ?",
    )
    figures = dict(figures_of(drawn, "beyond.cla_permanence_plan"))

    def row(under_4: int, to_12: int, to_24: int, more: int, error: int) -> dict[str, float | None]:
        bands = [under_4, to_12, to_24, more, error]
        names = ("under_4_months", "4_to_12_months", "12_to_24_months", "24_months_plus", "date_error")
        return {"total": sum(bands), "percent": sum(bands) / 7, **dict(zip(names, bands, strict=True))}

    assert figures["Return to family"] == row(0, 1, 1, 0, 0)
    assert figures["Adoption"] == row(0, 0, 0, 1, 0)
    assert figures["Other"] == row(0, 0, 0, 0, 1)
    assert figures["No plan recorded"] == row(1, 1, 0, 0, 0)
    assert figures["Code error"] == row(1, 0, 0, 0, 0)
    line = figures["In care 4 months or more without a plan"]
    assert (line["total"], line["percent"], line["under_4_months"]) == (1, 1 / 4, None)
    assert figures["Return to family, in care 12 months or more"]["total"] == 1


def test_four_months_or_more_without_a_plan() -> None:
    drawn = in_care(f"{STARTED} | permanence_plan", "2026-06-01 | -", "2026-06-02 | -")
    key, label = "beyond.cla_permanence_plan", "In care {} months or more without a plan"
    assert cell_of(drawn, key, label.format(4), "percent") == 1 / 1
    three = {"looked_after.permanence_months": 3}
    assert cell_of(drawn, key, label.format(3), "total", settings=three) == 2


def test_time_under_section_20() -> None:
    drawn = in_care(
        f"{STARTED} | legal_status | legal_status_start_date | age_of_child | unaccompanied_asylum_seeking_child"
        " | permanence_plan",
        "2024-01-08 | V2 | 2026-04-01 | 9  | No  | -",  # six months to the day
        "2024-01-08 | V2 | 2026-04-02 | 9  | -   | Adoption",
        "2024-01-08 | V2 | 2024-09-02 | 15 | No  | Adoption",
        "2024-01-08 | V2 | 2024-09-02 | 15 | Yes | -",
        "2024-01-08 | V2 | 2026-09-02 | 17 | No  | -",
        "2024-01-08 | V2 | 2025-10-01 | -  | No  | -",
        "2024-01-08 | V2 | -          | 9  | No  | -",
        "2024-01-08 | V3 | 2024-09-02 | 9  | No  | -",
        "2024-01-08 | C2 | 2024-09-02 | 9  | No  | -",
    )
    names = ("under_16", "age_16_17", "uasc", "other_age", "total")
    figures = dict(figures_of(drawn, "beyond.cla_section_20"))
    counts = {label: tuple(values[name] for name in names) for label, values in figures.items()}
    assert counts == {
        "0-3months": (0, 1, 0, 0, 1),
        "3 >= 6 months": (1, 0, 0, 0, 1),
        "6 months > 1 year": (1, 0, 0, 0, 1),
        "1yr > 2yrs": (0, 0, 0, 1, 1),
        "2+ yrs": (1, 0, 1, 0, 2),
        "Date error": (1, 0, 0, 0, 1),
        "Under 16, not UASC, 6 months or more": (None, None, None, None, 2),
        "Of these without a permanence plan": (None, None, None, None, 1),
    }
    assert figures["2+ yrs"]["percent"] == 2 / 7


HEALTH = f"{STARTED} | date_of_last_health_assessment"


def test_first_health_assessments() -> None:
    drawn = in_care(
        HEALTH,
        "2026-07-06 | 2026-08-03",  # four weeks: 20 working days
        "2026-07-06 | 2026-08-04",  # 21
        "2026-09-04 | -",  # 19 to Thursday 1 October
        "2026-09-02 | -",  # 21
    )
    assert figures_of(drawn, "beyond.cla_initial_health") == [
        ("Date error", {"count": 0, "percent": None}),
        ("Before care began", {"count": 0, "percent": None}),
        ("In 20 working days", {"count": 1, "percent": 1 / 3}),
        ("Later", {"count": 1, "percent": 1 / 3}),
        ("Not yet due", {"count": 1, "percent": None}),
        ("Overdue", {"count": 1, "percent": 1 / 3}),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2026-09-02 | ?", "Date error"),
        ("2026-09-02 | 2026-10-02", "Date error"),
        ("2026-09-02 | 2026-09-01", "Before care began"),
        ("2026-09-02 | 2026-09-02", "In 20 working days"),
        ("2026-09-03 | -", "Not yet due"),  # 20 working days
        ("2026-04-02 | -", "Overdue"),
        ("2026-04-01 | -", None),  # six months
        ("-          | -", None),
    ],
)
def test_where_a_first_health_assessment_stands(row: str, expected: str | None) -> None:
    found = not_zero(column_of(in_care(HEALTH, row), "beyond.cla_initial_health"))
    assert found == ([] if expected is None else [(expected, 1)])


def test_contact_of_the_reviewing_officer() -> None:
    drawn = in_care(
        f"{STARTED} | date_of_last_reviewing_officer_visit | date_of_latest_statutory_review",
        "2024-01-08 | 2026-07-02 | 2026-07-01",  # a day less than three months
        "2024-01-08 | 2026-07-01 | 2026-07-01",
        "2024-01-08 | 2026-04-01 | 2026-07-01",
        "2024-01-08 | 2026-09-01 | -",
        "2026-09-02 | -          | -",
        "2026-09-01 | -          | 2026-09-10",
        "2024-01-08 | ?          | 2026-07-01",
        "2024-01-08 | 2026-10-02 | -",
        "2024-01-08 | 2024-01-07 | -",
    )
    assert figures_of(drawn, "beyond.cla_iro_contact") == [
        ("0 > 3 months", {"count": 2, "percent": 2 / 9}),
        ("3 > 6 months", {"count": 1, "percent": 1 / 9}),
        ("6 months or more", {"count": 1, "percent": 1 / 9}),
        ("No contact (New CLA <1month)", {"count": 1, "percent": 1 / 9}),
        ("No contact (CLA 1+ month)", {"count": 1, "percent": 1 / 9}),
        ("Date error", {"count": 3, "percent": 3 / 9}),
        ("Since the latest review", {"count": 1, "percent": 1 / 3}),
        ("On the day of the review", {"count": 1, "percent": 1 / 3}),
    ]


def test_repeat_missing_episodes() -> None:
    drawn = in_care(
        f"{STARTED} | missing_episodes_in_last_12_months | return_interview_offered | age_of_child | placement_type"
        " | date_ceased_to_be_looked_after",
        "2024-01-08 | 1  | Yes | 15 | U6 | -",
        "2024-01-08 | 1  | No  | 16 | K2 | -",
        "2024-01-08 | 3  | -   | 17 | H5 | 2026-09-01",
        "2024-01-08 | 12 | Yes | 14 | K1 | -",
        "2024-01-08 | 0  | -   | 9  | U6 | -",
        "2024-01-08 | ?  | -   | 9  | U6 | -",
    )
    figures = figures_of(drawn, "beyond.missing_repeat")
    names = ("children", "episodes", "interview_offered", "not_offered_or_recorded", "under_16")
    assert [(label, *(values[name] for name in names)) for label, values in figures] == [
        ("1", 2, 2, 1, 1, 1),
        ("2", 0, 0, 0, 0, 0),
        ("3 to 4", 1, 3, 0, 1, 0),
        ("5 to 9", 0, 0, 0, 0, 0),
        ("10 or more", 1, 12, 1, 0, 1),
        ("Foster", 1, 1, None, None, None),
        ("Children's home or secure", 2, 13, None, None, None),
        ("Supported, semi-independent, independent", 0, 0, None, None, None),  # that child has left care
        ("With parents", 0, 0, None, None, None),
        ("Other", 0, 0, None, None, None),
    ]
    shares = {label: (values["percent"], values["percent_episodes"]) for label, values in figures}
    assert shares["1"] == (2 / 4, 2 / 17)
    assert shares["10 or more"] == (1 / 4, 12 / 17)
    assert shares["Foster"] == (1 / 3, None)
    assert shares["With parents"] == (None, None)
