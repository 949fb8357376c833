"""`chat analyse` over an earlier workbook: commentary stays, and nothing is written over unread."""

import json
from pathlib import Path

import openpyxl
import pytest

from chat.cli import main
from tests.places import SAMPLE

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
    ((sheet, cells),) = workbook.defined_names["commentary.contacts.sources"].destinations
    workbook[sheet][cells.replace("$", "").split(":")[0]] = text
    workbook.save(path)


def commentary(path: Path) -> list[object]:
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary.contacts.sources"].destinations
    first = workbook[sheet][cells.replace("$", "").split(":")[0]]
    above = [workbook[sheet].cell(row, first.column).value for row in range(first.row - 1, 0, -1)]
    remark = above[: above.index("Commentary")]  # a long one runs on over several rows
    return [" ".join(reversed(remark)), first.value]


def said_on(path: Path, title: str) -> str:
    """The texts of a sheet; a note runs on over several rows."""
    cells = (cell for row in openpyxl.load_workbook(path)[title].iter_rows() for cell in row)
    return " ".join(cell.value for cell in cells if isinstance(cell.value, str))


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


def test_another_workbook_is_written_over_only_by_force_and_kept(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    openpyxl.Workbook().save(tmp_path / "chat.xlsx")
    before = (tmp_path / "chat.xlsx").read_bytes()
    assert analyse(extract, "-o", "chat.xlsx") == 2
    assert "a file that ChAT has not written" in capsys.readouterr().err
    assert (tmp_path / "chat.xlsx").read_bytes() == before
    assert analyse(extract, "-o", "chat.xlsx", "--force") == 0
    assert "_chat" in openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == before


@pytest.mark.parametrize("given", ["annex_a.xlsx", "."])
def test_the_extract_is_never_written_over(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "annex_a.xlsx").write_bytes(SAMPLE.read_bytes())
    assert analyse(given, "-o", tmp_path / "annex_a.xlsx", "--force") == 2
    assert "it is a file of the extract" in capsys.readouterr().err
    assert (tmp_path / "annex_a.xlsx").read_bytes() == SAMPLE.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["annex_a.xlsx"]


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


def run(*arguments: object) -> int:
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


MORE = "".join(f"{n},M,WBRI,2020-01-01,6,2026-09-{n % 28 + 1:02},6\n" for n in range(100, 150))


def test_the_newest_comment_of_all_earlier_workbooks_is_carried_with_what_moved(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract.write_text(HEADINGS + ROWS + MORE)  # 52 contacts
    months = tmp_path / "months"
    months.mkdir()
    for month, text in (("10", "October."), ("11", "November.")):
        assert analyse(extract, "-o", months / f"{month}.xlsx", "--as-at", f"2026-{month}-01", "--quiet") == 0
        comment(months / f"{month}.xlsx", text)
    extract.write_text(HEADINGS + ROWS + MORE + MORE.replace("2026-09", "2026-10"))  # 50 more
    assert analyse(extract, "-o", "chat.xlsx", "--as-at", "2026-12-01", "--previous", months) == 0
    assert "Using 1 comment of 10.xlsx" in capsys.readouterr().err
    # The police (6) had 52 contacts from August to October, and has 50 more from September to November.
    assert commentary(tmp_path / "chat.xlsx") == ["Written as at 1 November 2026", "November."]
    assert "Moved since: Police 52 to 102." in said_on(tmp_path / "chat.xlsx", "1 Contacts")
    capsys.readouterr()
    assert run("commentary", "show", "chat.xlsx", "--history", "--json") == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert (shown["key"], shown["as_at"], shown["text"]) == ("contacts.sources", "2026-11-01", "November.")
    assert shown["before"] == [{"as_at": "2026-10-01", "text": "October."}]


def test_without_an_output_the_workbooks_beside_it_are_used(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyse(extract, "--as-at", "2026-10-01", "--authority", "Bristol") == 0
    (first,) = tmp_path.glob("chat-*.xlsx")
    comment(first, "October.")
    assert analyse(extract, "--as-at", "2026-11-01", "--authority", "Leeds") == 0
    assert "Earlier workbooks beside it" not in capsys.readouterr().err
    assert analyse(extract, "--as-at", "2026-11-01", "--authority", "Bristol") == 0
    assert f"Earlier workbooks beside it: {first.name}" in capsys.readouterr().err
    assert commentary(tmp_path / first.name.replace("10-01", "11-01"))[1] == "October."


def test_an_open_earlier_workbook_is_read_and_said(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyse(extract, "-o", "old.xlsx", "--as-at", "2026-10-01") == 0
    (tmp_path / "~$old.xlsx").write_bytes(b"")
    assert analyse(extract, "-o", "chat.xlsx", "--previous", "old.xlsx") == 0
    assert "old.xlsx is open in another program: what is not saved there yet is not read" in capsys.readouterr().err


def test_show_prints_text_and_markdown(extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert analyse(extract, "-o", "chat.xlsx", "--as-at", "2026-10-01", "--quiet") == 0
    assert run("commentary", "show", "chat.xlsx") == 0
    assert capsys.readouterr().out == "No commentary.\n"
    comment(tmp_path / "chat.xlsx", "One.\nTwo.")
    place = cell_of(tmp_path / "chat.xlsx")
    assert run("commentary", "show", "chat.xlsx") == 0
    about = f"contacts.sources, 1 Contacts {place}, as at 2026-10-01"
    assert capsys.readouterr().out == f"Who contacts come from ({about})\n    One.\n    Two.\n"
    assert run("commentary", "show", "chat.xlsx", "--markdown") == 0
    assert capsys.readouterr().out == f"## Who contacts come from\n\n*{about}*\n\nOne.\nTwo.\n"


def cell_of(path: Path) -> str:
    ((_, cells),) = openpyxl.load_workbook(path).defined_names["commentary.contacts.sources"].destinations
    return str(cells.replace("$", "").split(":")[0])


def test_merge_lists_what_differs_and_strict_says_so(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("anna", "Anna's."), ("ben", "Ben's.")):
        assert analyse(extract, "-o", f"{name}.xlsx", "--as-at", "2026-10-01", "--quiet") == 0
        comment(tmp_path / f"{name}.xlsx", text)
    assert run("commentary", "merge", "anna.xlsx", "ben.xlsx", "-o", "all.xlsx") == 0
    line = "Different texts, both kept: 'Who contacts come from' (contacts.sources) in anna.xlsx, ben.xlsx\n"
    assert capsys.readouterr().out == line
    assert commentary(tmp_path / "all.xlsx")[1] == "anna.xlsx:\nAnna's.\n\nben.xlsx:\nBen's."
    assert run("commentary", "merge", "anna.xlsx", "ben.xlsx", "-o", "all.xlsx", "--strict") == 1
    assert run("commentary", "merge", "anna.xlsx", "anna.xlsx", "-o", "all.xlsx", "--strict") == 0
    assert analyse(extract, "-o", "later.xlsx", "--as-at", "2026-11-01", "--quiet") == 0
    assert run("commentary", "merge", "anna.xlsx", "later.xlsx", "-o", "all.xlsx") == 2
    assert "'later.xlsx' is of another as-at date than 'anna.xlsx'" in capsys.readouterr().err


def test_comments_are_shown_in_the_order_of_the_workbook(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyse(extract, "-o", "chat.xlsx", "--as-at", "2026-10-01", "--quiet") == 0
    workbook = openpyxl.load_workbook(tmp_path / "chat.xlsx")
    written = []
    for name, defined in workbook.defined_names.items():
        if name.startswith("commentary.") and len(list(defined.destinations)) == 1:
            ((sheet, cells),) = defined.destinations
            cell = workbook[sheet][cells.replace("$", "").split(":")[0]]
            cell.value = "Seen."
            written.append((workbook.sheetnames.index(sheet), cell.row, cell.column, name.removeprefix("commentary.")))
    workbook.save(tmp_path / "chat.xlsx")
    assert run("commentary", "show", "chat.xlsx", "--json") == 0
    shown = [each["key"] for each in json.loads(capsys.readouterr().out)]
    in_order = [key for *_, key in sorted(written)]
    assert in_order != sorted(in_order)  # else the test could not fail
    assert shown == in_order
