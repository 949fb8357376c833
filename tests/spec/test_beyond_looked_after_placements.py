"""List 8 beyond ChAT: placements to check. As at 1 October 2026."""

import pytest

from tests.spec.drawn import Drawn, cell_of, extract_of, figures_of

KEY = "beyond.cla_placements_to_check"
NO_URN = "Needs registration, no URN"


def placed(*rows: str) -> Drawn:
    head = (
        "child_unique_id | age_of_child | placement_type | placement_urn | local_authority_of_placement | legal_status"
        " | placement_start_date | placement_location | date_started_to_be_looked_after"
    )
    return extract_of("2026-10-01", looked_after="\n".join([head, *(f"{row} | 2024-01-08" for row in rows)]))


DRAWN = placed(
    "A | 15 | K3 | SC012345 | -   | C2 | - | In",
    "B | 17 | K3 | -        | -   | C2 | - | In",
    "C | 14 | Z1 | -        | -   | C2 | - | In",
    "D | 10 | K2 | -        | WAL | C2 | - | In",
    "E | 16 | U4 | -        | -   | C2 | - | Out",
)


def test_the_placements_that_need_a_look() -> None:
    def row(under_16: int | None, older: int | None, other: int | None, total: int) -> dict[str, float | None]:
        counted = {"under_16": under_16, "age_16_17": older, "other_age": other, "total": total}
        return {**counted, "percent": total / 5}

    assert figures_of(DRAWN, KEY) == [
        ("Independent or semi-independent", row(0, 0, 0, 0)),
        ("Supported accommodation", row(1, 1, 0, 2)),  # A, B
        ("Of these two, under 16", row(1, None, None, 1)),  # A
        ("Other placement", row(1, 0, 0, 1)),  # C
        (NO_URN, row(0, 1, 0, 1)),  # B; D is in Wales
        ("With parents under an order", row(0, 0, 0, 0)),
        ("Secure home or custody", row(0, 0, 0, 0)),
        ("Foster placement out of the border, under 5", row(0, 0, 0, 0)),  # E is out of the border, and 16
        ("Any of rows 1, 2, 4, 5", row(2, 1, 0, 3)),  # A, B once, C
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("A | 15 | K1 | -         | -    | C2 | 2020-01-01 | In", 1),
        ("A | 15 | K2 | XXXXXXX   | -    | C2 | 2020-01-01 | In", 1),
        ("A | 15 | K2 | xx        | Leeds | C2 | 2020-01-01 | In", 1),
        ("A | 15 | K2 | XX12      | -    | C2 | 2020-01-01 | In", 0),
        ("A | 15 | K2 | -         | wal  | C2 | 2020-01-01 | In", 0),
        ("A | 15 | K2 | -         | CON  | C2 | 2020-01-01 | In", 0),
        ("A | 15 | H5 | -         | -    | C2 | 2023-10-28 | In", 1),
        ("A | 15 | H5 | -         | -    | C2 | 2023-10-27 | In", 0),
        ("A | 15 | H5 | -         | -    | C2 | -          | In", 0),
        ("A | 15 | U6 | -         | -    | C2 | 2020-01-01 | In", 0),
    ],
)
def test_who_needs_registration_and_has_no_urn(row: str, expected: int) -> None:
    assert cell_of(placed(row), KEY, NO_URN, "total") == expected


@pytest.mark.parametrize(
    ("row", "label", "column"),
    [
        ("A | 15 | P2  | 1 | - | V2 | - | In", "Independent or semi-independent", "under_16"),
        ("A | -  | H5  | 1 | - | V2 | - | In", "Independent or semi-independent", "other_age"),
        ("A | 18 | K3  | 1 | - | V2 | - | In", "Supported accommodation", "other_age"),
        ("A | 16 | Z14 | 1 | - | V2 | - | In", "Other placement", "age_16_17"),
        ("A | 9  | P1  | - | - | C1 | - | In", "With parents under an order", "under_16"),
        ("A | 9  | P1  | - | - | C2 | - | In", "With parents under an order", "under_16"),
        ("A | 16 | R5  | - | - | J2 | - | In", "Secure home or custody", "age_16_17"),
        ("A | 4  | U1  | - | - | C2 | - | Out", "Foster placement out of the border, under 5", "under_16"),
    ],
)
def test_each_row_and_age(row: str, label: str, column: str) -> None:
    assert cell_of(placed(row), KEY, label, column) == cell_of(placed(row), KEY, label, "total") == 1


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("A | 9 | P1 | - | - | V2 | - | In", "With parents under an order"),
        ("A | 5 | U1 | - | - | C2 | - | Out", "Foster placement out of the border, under 5"),
        ("A | 4 | U1 | - | - | C2 | - | In", "Foster placement out of the border, under 5"),
        ("A | 16 | K3 | 1 | - | C2 | - | In", "Of these two, under 16"),
    ],
)
def test_who_is_just_outside(row: str, label: str) -> None:
    assert cell_of(placed(row), KEY, label, "total") == 0


def test_a_child_with_two_rows_counts_once_in_the_last_row() -> None:
    twice = placed("A | 15 | K3 | 1 | - | V2 | - | In", "A | 15 | Z1 | 1 | - | V2 | - | In")
    assert cell_of(twice, KEY, "Any of rows 1, 2, 4, 5", "total") == 1
