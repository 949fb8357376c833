"""The engine against the oracle on synthetic extracts, written to a workbook and read again, faults and all."""

from datetime import date
from pathlib import Path

import pytest

from chat.ingest.read import read_extract
from chat.synthetic.faults.plant import plant_faults
from chat.synthetic.lists.build import synthetic_lists
from chat.synthetic.lists.write import write_extract
from tests.oracle.agreement import compared, monthly_disagreements

POPULATION = {"0-17": 61_237, "17-18": 3_001, "19-21": 4_799}
OTHER_MONTHS = {"contacts": 6, "referrals": 1, "children_in_need": 6, "child_protection": 2, "looked_after": 3}
OTHER_SETTINGS = {
    "contacts.progress_days": 3,
    "child_protection.visit_limit": "20 working days",
    "child_protection.review_limits": "91 and 183 days",
    "looked_after.comparator_rate": 63,
    "section_47.icpc_count_includes_current": True,
    "care_leavers.dfe_exclusions": True,
    "adoption.a2_population": "all",
    "looked_after.review_in_time_months": 6,
}


@pytest.mark.parametrize(
    ("children", "seed", "as_at", "rate"),
    [(250, 2, date(2024, 2, 29), 0.02), (150, 3, date(2018, 10, 1), 0.1)],
)
def test_synthetic_extracts_give_the_same_tables(
    tmp_path: Path, children: int, seed: int, as_at: date, rate: float
) -> None:
    made, faults = plant_faults(
        synthetic_lists(children=children, seed=seed, as_at=as_at), rate=rate, seed=seed, as_at=as_at
    )
    path = tmp_path / "annex_a.xlsx"
    write_extract(made, path, as_at=as_at, faults=faults)
    extract = read_extract([path])
    said = compared(extract, as_at, months={}, population=POPULATION, settings={})
    said += compared(extract, as_at, months=OTHER_MONTHS, population={}, settings=OTHER_SETTINGS)
    assert not said, "\n".join(said)


def test_months_are_the_same_tables_with_a_window_of_one_month(tmp_path: Path) -> None:
    as_at = date(2026, 10, 1)
    path = tmp_path / "annex_a.xlsx"
    write_extract(synthetic_lists(children=120, seed=4, as_at=as_at), path, as_at=as_at)
    said = monthly_disagreements(read_extract([path]), as_at, POPULATION)
    assert not said, "\n".join(said)
