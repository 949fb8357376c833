from collections import Counter
from datetime import date
from typing import get_args

import polars as pl
import pytest

from chat.annex_a import codes_of, list_by_number
from chat.synthetic.faults.places import other_forms
from chat.synthetic.faults.plant import FaultKind, PlantedFault, plant_faults
from chat.synthetic.lists.build import synthetic_lists

AS_AT = date(2026, 10, 1)
Planted = tuple[dict[int, pl.DataFrame], dict[int, pl.DataFrame], list[PlantedFault]]


@pytest.fixture(scope="module")
def planted() -> Planted:
    lists = synthetic_lists(children=2000, seed=6)
    return lists, *plant_faults(lists, rate=0.03, seed=6, as_at=AS_AT)


def of_kind(planted: Planted, kind: FaultKind) -> list[PlantedFault]:
    found = [fault for fault in planted[2] if fault.kind == kind]
    assert found
    return found


def cell(planted: Planted, fault: PlantedFault, heading: str | None = None) -> object:
    return planted[0][fault.list_number][fault.source_row - 3, heading or str(fault.heading)]


def test_every_kind_occurs(planted: Planted) -> None:
    assert {fault.kind for fault in planted[2]} == set(get_args(FaultKind))


def test_the_rate_is_met(planted: Planted) -> None:
    rows = planted[0][1].height
    per_kind = Counter(fault.kind for fault in planted[2] if fault.list_number == 1)
    for kind in ("unknown code", "future date", "blank identifier", "repeated row"):
        assert abs(per_kind[kind] - 0.03 * rows) < 1


def test_a_row_takes_one_fault_at_most(planted: Planted) -> None:
    rows = Counter((fault.list_number, fault.source_row) for fault in planted[2])
    assert set(rows.values()) == {1}


def test_frames_stay_as_they_were_but_for_repeated_rows(planted: Planted) -> None:
    before, after, _ = planted
    repeated = Counter(fault.list_number for fault in of_kind(planted, "repeated row"))
    for number, frame in before.items():
        assert after[number].head(frame.height).equals(frame)
        copies = after[number].tail(repeated[number]).rows() if repeated[number] else []
        assert after[number].height == frame.height + repeated[number]
        assert set(copies) <= set(frame.rows())


def test_a_repeated_row_stands_where_the_key_says_and_its_original_is_untouched(planted: Planted) -> None:
    _, after, faults = planted
    changed = {(fault.list_number, fault.source_row) for fault in faults if fault.heading}
    for fault in of_kind(planted, "repeated row"):
        rows = after[fault.list_number].rows()
        original = rows.index(rows[fault.source_row - 3]) + 3
        assert original < fault.source_row
        assert (fault.list_number, original) not in changed


def test_codes(planted: Planted) -> None:
    for fault in of_kind(planted, "unknown code"):
        column = next(c for c in list_by_number(fault.list_number).columns if c.heading == fault.heading)
        assert fault.written not in {code.preferred for code in codes_of(column.code_set)}
        assert fault.rule == "AQ035"
    for fault in of_kind(planted, "code in another form"):
        assert fault.written != cell(planted, fault)
        assert str(fault.written) in str(cell(planted, fault))


def test_dates(planted: Planted) -> None:
    for fault in of_kind(planted, "future date"):
        assert isinstance(fault.written, date)
        assert fault.written.year == 2036
    for fault in of_kind(planted, "date as text"):
        day, month, year = str(fault.written).split("/")
        assert date(int(year), int(month), int(day)) == cell(planted, fault)
    for fault in of_kind(planted, "unreadable date"):
        assert isinstance(cell(planted, fault), date)
        assert isinstance(fault.written, str)


def test_an_end_before_its_start(planted: Planted) -> None:
    starts = {
        2: "Assessment start date",
        4: "Continuous Assessment Start Date",
        6: "CIN Start Date",
        7: "Child Protection Plan Start Date",
        8: "Date Started to be Looked After",
    }
    compared = 0
    for fault in of_kind(planted, "date out of order"):
        if fault.list_number in starts:
            start = cell(planted, fault, starts[fault.list_number])
            assert isinstance(fault.written, date)
            assert isinstance(start, date)
            assert fault.written < start
            compared += 1
    assert compared > 10


def test_blanks_stand_where_something_stood(planted: Planted) -> None:
    for kind in ("blank identifier", "blank code", "blank needed cell"):
        for fault in of_kind(planted, kind):
            assert fault.written is None
            assert fault.rule
            assert cell(planted, fault) is not None


def test_numbers(planted: Planted) -> None:
    for fault in of_kind(planted, "number as text"):
        assert fault.written == f"{cell(planted, fault)}.0"
    for fault in of_kind(planted, "decimal age"):
        assert isinstance(fault.written, float)
        assert int(fault.written) == cell(planted, fault) != fault.written


def test_the_same_seed_plants_the_same() -> None:
    lists = synthetic_lists(children=100, seed=1)
    first = plant_faults(lists, rate=0.1, seed=3, as_at=AS_AT)[1]
    assert first == plant_faults(lists, rate=0.1, seed=3, as_at=AS_AT)[1]
    assert first != plant_faults(lists, rate=0.1, seed=4, as_at=AS_AT)[1]


@pytest.mark.parametrize(("rate", "some"), [(0.0, False), (1.0, True)])
def test_the_ends_of_the_rate(rate: float, some: bool) -> None:
    lists = synthetic_lists(children=30, seed=1)
    assert bool(plant_faults(lists, rate=rate, seed=3, as_at=AS_AT)[1]) is some


def test_other_forms_of_a_code() -> None:
    assert other_forms("contact_referral_source", "q) 6: Police") == ["6", "6: Police", "q)"]
    assert other_forms("primary_need", "N1 - Abuse or neglect") == ["N1", "Abuse or neglect"]
    assert other_forms("ethnicity", "s) REFU") == ["REFU"]  # the letter s) alone is two codes
    assert other_forms("yes_no_plain", "Yes") == []
