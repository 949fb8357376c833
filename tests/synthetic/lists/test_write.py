from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from chat.annex_a import LISTS
from chat.ingest.read import read_extract
from chat.synthetic.faults.plant import PlantedFault
from chat.synthetic.lists.build import synthetic_lists
from chat.synthetic.lists.write import write_extract

AS_AT = date(2026, 10, 1)


@pytest.fixture(scope="module")
def lists() -> dict[int, pl.DataFrame]:
    return synthetic_lists(children=120, seed=2)


@pytest.fixture(scope="module")
def workbook(lists: dict[int, pl.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("written") / "extract.xlsx"
    write_extract(lists, path, as_at=AS_AT)
    opened = openpyxl.load_workbook(path)
    yield opened
    opened.close()


def test_a_sheet_for_each_list_with_title_and_headings(workbook: Any, lists: dict[int, pl.DataFrame]) -> None:
    assert workbook.sheetnames == ["Synthetic", *(f"List_{number}" for number in range(1, 12))]
    for specification in LISTS:
        sheet = workbook[f"List_{specification.number}"]
        assert sheet["A1"].value == specification.template_title
        assert [cell.value for cell in sheet[2]] == lists[specification.number].columns
        assert sheet.max_row == max(2, lists[specification.number].height + 2)


def test_every_cell_reads_back_as_it_was(workbook: Any, lists: dict[int, pl.DataFrame]) -> None:
    for number, frame in lists.items():
        written = list(workbook[f"List_{number}"].iter_rows(min_row=3, max_col=frame.width, values_only=True))
        read = [tuple(v.date() if isinstance(v, datetime) else v for v in row) for row in written]
        assert read == frame.rows()


def test_dates_are_excel_dates_shown_day_first_and_identifiers_text(workbook: Any) -> None:
    sheet = workbook["List_1"]
    assert isinstance(sheet["F3"].value, datetime)
    assert sheet["F3"].number_format == "dd/mm/yyyy"
    assert sheet["A3"].data_type == "s"
    assert sheet["E3"].data_type == "n"


def test_the_same_lists_give_the_same_bytes(lists: dict[int, pl.DataFrame], tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_extract(lists, tmp_path / name, as_at=AS_AT)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_faults_replace_the_cells_they_name(lists: dict[int, pl.DataFrame], tmp_path: Path) -> None:
    faults = [
        PlantedFault(1, 3, "Child Unique ID", "blank identifier", "AQ009", None),
        PlantedFault(1, 4, "Date of Contact", "unreadable date", "AQ048", "not known"),
        PlantedFault(1, 5, "Date of Contact", "future date", "AQ051", date(2027, 1, 2)),
        PlantedFault(1, 6, "Age of Child (Years)", "decimal age", "AQ026", 7.5),
    ]
    write_extract(lists, tmp_path / "faulty.xlsx", as_at=AS_AT, faults=faults)
    opened = openpyxl.load_workbook(tmp_path / "faulty.xlsx")
    sheet = opened["List_1"]
    assert sheet["A3"].value is None
    assert sheet["F4"].value == "not known"
    assert sheet["F5"].value.date() == date(2027, 1, 2)
    assert sheet["E6"].value == 7.5
    assert sheet["A4"].value == lists[1]["Child Unique ID"][1]
    opened.close()


def test_the_file_says_that_it_is_made_up(workbook: Any) -> None:
    assert workbook.properties.title == "Synthetic Annex A extract"
    assert workbook.properties.creator == "ChAT"
    assert "made up" in workbook.properties.description
    front = [row[0] for row in workbook["Synthetic"].iter_rows(values_only=True)]
    assert front[0] == "Synthetic Annex A extract"
    assert any("made up" in line for line in front)


def test_no_identifier_can_be_taken_for_a_real_one(lists: dict[int, pl.DataFrame]) -> None:
    for specification in LISTS:
        values = lists[specification.number].to_series(0)  # every list begins with whom the row is about
        assert values.len()
        assert values.str.starts_with("SYN").all()


def test_reading_passes_over_the_front_sheet_without_a_finding(lists: dict[int, pl.DataFrame], tmp_path: Path) -> None:
    write_extract(lists, tmp_path / "extract.xlsx", as_at=AS_AT)
    extract = read_extract([tmp_path / "extract.xlsx"])
    assert [each.sheet for each in extract.passed_over] == ["Synthetic"]
    assert {number: each.frame.height for number, each in extract.lists.items()} == {
        number: frame.height for number, frame in lists.items()
    }
    assert not [each for each in extract.findings if each.sheet == "Synthetic"]
