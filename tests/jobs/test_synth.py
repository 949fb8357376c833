import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from chat.errors import BadSetting, OutputRefused
from chat.jobs.synth import synthesise

AS_AT = date(2026, 10, 1)


def test_without_faults_there_is_one_file(tmp_path: Path) -> None:
    synthesise(tmp_path / "annex_a.xlsx", children=40, seed=1, faults=None, as_at=AS_AT)
    assert [path.name for path in tmp_path.iterdir()] == ["annex_a.xlsx"]


def test_with_faults_the_key_stands_beside(tmp_path: Path) -> None:
    synthesise(tmp_path / "annex_a.xlsx", children=200, seed=1, faults=0.05, as_at=AS_AT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["annex_a-faults.json", "annex_a.xlsx"]
    key = json.loads((tmp_path / "annex_a-faults.json").read_text(encoding="utf-8"))
    assert {frozenset(fault) for fault in key} == {frozenset({"list", "source_row", "heading", "kind", "rule"})}
    opened = openpyxl.load_workbook(tmp_path / "annex_a.xlsx")
    blanks = [fault for fault in key if fault["kind"] == "blank identifier"]
    assert blanks
    for fault in blanks:
        assert opened[f"List_{fault['list']}"].cell(fault["source_row"], 1).value is None
    opened.close()


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        synthesise(tmp_path / folder / "a.xlsx", children=60, seed=9, faults=0.05, as_at=AS_AT)
    for name in ("a.xlsx", "a-faults.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize(("children", "faults"), [(0, None), (-5, None), (10, 1.5), (10, -0.1)])
def test_numbers_that_make_no_sense_are_refused(tmp_path: Path, children: int, faults: float | None) -> None:
    with pytest.raises(BadSetting):
        synthesise(tmp_path / "a.xlsx", children=children, seed=1, faults=faults, as_at=AS_AT)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="folder"):
        synthesise(tmp_path / "nowhere" / "a.xlsx", children=10, seed=1, faults=None, as_at=AS_AT)


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(OutputRefused):
        synthesise(tmp_path / "a.xlsx", children=10, seed=1, faults=None, as_at=AS_AT)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
