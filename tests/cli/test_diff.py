"""`chat diff`: two workbooks or figures files, and `--previous` as a user meets it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.cli import main

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")  # openpyxl does not read them
ARGUMENTS = ("--authority", "Bristol", "--population", "93000", "--quiet")


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Workbooks of four months, each made with those before it; the last has a figures file too."""
    folder = tmp_path_factory.mktemp("months")
    made: list[Path] = []
    for month in (6, 7, 8, 9):
        day, extract = f"2026-0{month}-01", folder / f"extract-{month}.xlsx"
        main(["synth", "-o", str(extract), "--children", "60", "--seed", "3", "--as-at", day])
        previous = [part for path in made for part in ("--previous", str(path))]
        made.append(folder / f"chat-{month}.xlsx")
        places = ["-o", str(made[-1]), "--figures", str(folder / "figures.json")]
        main(["analyse", str(extract), *places, "--as-at", day, *ARGUMENTS, *previous])
    return made


def test_a_workbook_and_its_figures_file_do_not_differ(run: Callable[..., Any], months: list[Path]) -> None:
    assert "previous" in json.loads((months[0].parent / "figures.json").read_text())["tables"][0]["rows"][0]
    outcome = run("diff", months[-1], months[0].parent / "figures.json")
    assert (outcome.code, outcome.out.splitlines()[-1]) == (0, "No figure differs.")


def test_other_figures_are_exit_code_1_and_json_has_them_all(run: Callable[..., Any], months: list[Path]) -> None:
    outcome = run("diff", months[2], months[3], "--json")
    found = json.loads(outcome.out)
    assert outcome.code == 1
    assert (found["old"]["as_at"], found["new"]["as_at"]) == ("2026-08-01", "2026-09-01")
    assert found["others"] == [{"what": "as_at", "old": "2026-08-01", "new": "2026-09-01"}]
    cell = next(each for each in found["figures"] if each["table"] == "contacts.headline")
    assert cell["new"] - cell["old"] == cell["change"] != 0


@pytest.mark.parametrize("name", ["gone.xlsx", "note.txt", "extract-6.xlsx"])
def test_what_holds_no_figures_is_one_sentence_and_exit_code_2(
    run: Callable[..., Any], months: list[Path], name: str
) -> None:
    Path("note.txt").write_text("a note")
    outcome = run("diff", months[0].parent / name if name.startswith("extract") else name, months[0])
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("chat: cannot ")
    assert outcome.err.count("\n") == 1


def heads_of(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[3] if cell.value]


def test_the_headlines_hold_last_time_and_the_change_as_numbers(run: Callable[..., Any], months: list[Path]) -> None:
    before, now = (openpyxl.load_workbook(path)["Headlines"] for path in months[2:])
    heads = heads_of(now)
    last, change = heads.index("Last time, 1 Aug 2026"), heads.index("Change")
    figures = [heads.index(name) for name in ("Number", "Percent")]
    earlier = {row[0].value: row for row in before.iter_rows(min_row=4)}
    labels = [row[0].value for row in now.iter_rows(min_row=4)]
    worded = re.compile("level|▲ up .*▼ down")
    moved = [
        row
        for row in now.iter_rows(min_row=4)
        if worded.search(row[change].number_format)
        and row[change].value is not None
        and labels.count(row[0].value) == 1  # the lines are the same ones
    ]
    assert len(moved) > 20
    for row in moved:
        column = next(each for each in figures if row[each].value is not None)
        points = 100 if row[column].number_format == "0%" else 1
        then = earlier[row[0].value]
        assert row[last].value == next(cell.value for cell in then[1:3] if cell.value is not None)
        assert row[change].value == pytest.approx(points * (row[column].value - row[last].value), abs=0.0501)


def test_a_first_workbook_has_no_last_time(run: Callable[..., Any], months: list[Path]) -> None:
    assert not {"Change", "Trend"} & set(heads_of(openpyxl.load_workbook(months[0])["Headlines"]))


def test_figures_of_another_authority_are_left_out_and_that_is_said(
    run: Callable[..., Any], months: list[Path]
) -> None:
    given = (months[0].parent / "extract-9.xlsx", "-o", "leeds.xlsx", "--as-at", "2026-09-01", "--authority", "Leeds")
    outcome = run("analyse", *given, "--previous", months[1])
    assert outcome.code == 0
    assert "chat-7.xlsx is of another authority and is left out" in outcome.err
    assert "Change" not in heads_of(openpyxl.load_workbook("leeds.xlsx")["Headlines"])


def test_the_same_earlier_workbooks_give_the_same_bytes(run: Callable[..., Any], months: list[Path]) -> None:
    given = (months[0].parent / "extract-9.xlsx", "--as-at", "2026-09-01", *ARGUMENTS)
    previous = [part for path in months[:3] for part in ("--previous", path)]
    assert run("analyse", *given, "-o", "again.xlsx", *previous).code == 0
    assert Path("again.xlsx").read_bytes() == months[3].read_bytes()


def test_the_configuration_may_name_the_folder_of_earlier_workbooks_and_the_day(
    run: Callable[..., Any], months: list[Path]
) -> None:
    folder = months[0].parent
    Path("chat.toml").write_text(f"previous = '{folder}'\ntoday = 2026-08-15\n")
    given = (folder / "extract-9.xlsx", "-o", "now.xlsx", "--authority", "Bristol", "--figures", "now.json")
    outcome = run("analyse", *given)
    assert outcome.code == 0
    made = json.loads(Path("now.json").read_text())
    assert made["as_at"] <= "2026-08-16"  # no event after today counts, and the as-at date is the day after the latest
    assert made["tables"][0]["rows"][0]["previous"]["as_at"] == "2026-08-01"
