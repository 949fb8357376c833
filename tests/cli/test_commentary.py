"""`chat analyse` over an earlier workbook: commentary stays, and nothing is written over unread."""

from pathlib import Path

import openpyxl
import pytest

from chat.cli import main

HEADINGS = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
ROWS = "1,M,WBRI,2020-01-01,6,2026-09-01,6\n2,F,WBRI,2019-01-01,7,2026-09-02,6\n"


@pytest.fixture
def extract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "contacts.csv"
    path.write_text(HEADINGS + ROWS)
    return path


def analyse(*arguments: object) -> int:
    try:
        main(["analyse", *map(str, arguments), "--today", "2026-12-01"])
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def comment(path: Path, text: str) -> None:
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary.contacts.source"].destinations
    workbook[sheet][cells.replace("$", "").split(":")[0]] = text
    workbook.save(path)


def commentary(path: Path) -> list[object]:
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary.contacts.source"].destinations
    first = workbook[sheet][cells.replace("$", "").split(":")[0]]
    return [workbook[sheet].cell(first.row - 1, 1).value, first.value]


def test_commentary_is_carried_over_and_the_earlier_workbook_kept(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = tmp_path / "chat.xlsx"
    assert analyse(extract, "-o", workbook, "--as-at", "2026-10-01") == 0
    comment(workbook, "=Police, mostly 😀")
    by_manager = workbook.read_bytes()
    assert analyse(extract, "-o", workbook, "--as-at", "2026-11-01") == 0
    assert "Keeping 1 comment" in capsys.readouterr().err
    assert commentary(workbook) == ["Written as at 1 October 2026", "=Police, mostly 😀"]
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == by_manager
    assert analyse(extract, "-o", workbook, "--as-at", "2026-12-01") == 0
    assert commentary(workbook) == ["Written as at 1 October 2026", "=Police, mostly 😀"]


def test_another_workbook_is_written_over_but_kept(extract: Path, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "chat.xlsx")
    before = (tmp_path / "chat.xlsx").read_bytes()
    assert analyse(extract, "-o", "chat.xlsx") == 0
    assert "_chat" in openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == before


@pytest.mark.parametrize("given", ["contacts.csv", "."])
def test_the_extract_is_never_written_over(
    given: str, extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyse(given, "-o", tmp_path / "contacts.csv") == 2
    assert "it is a file of the extract" in capsys.readouterr().err
    assert extract.read_text() == HEADINGS + ROWS
    assert [path.name for path in tmp_path.iterdir()] == ["contacts.csv"]


def test_a_workbook_in_the_folder_of_the_extract_is_made_again(extract: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert analyse(tmp_path, "-o", tmp_path / "chat.xlsx") == 0


def test_a_workbook_that_cannot_be_read_is_not_written_over(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "chat.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert analyse(extract, "-o", "chat.xlsx") == 2
    assert "commentary in it might be lost" in capsys.readouterr().err
    assert (tmp_path / "chat.xlsx").read_bytes() == b"PK\x03\x04 cut off"


def test_an_empty_file_is_nothing_to_lose(extract: Path, tmp_path: Path) -> None:
    (tmp_path / "chat.xlsx").write_bytes(b"")
    assert analyse(extract, "-o", "chat.xlsx") == 0
