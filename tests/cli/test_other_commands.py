"""`check`, `tables`, `synth`, `config`, and how fast the command line starts."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lists import LISTS_IN_ORDER
from tests.cli.conftest import Outcome
from tests.places import ROOT

Run = Callable[..., Outcome]


def test_check_ends_with_1_on_errors_and_keeps_findings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
        "1,M,WBRI,2020-01-01,6,2026-09-01,6\nSECRETNAME,M,WBRI,2020-01-01,6,SECRETDATE,SECRETSOURCE\n"
    )
    outcome = run("check", "contacts.csv", "-o", "findings.csv")
    assert outcome.code == 1
    assert "SECRET" not in outcome.out + outcome.err + (tmp_path / "findings.csv").read_text(encoding="utf-8-sig")
    findings = list(csv.DictReader((tmp_path / "findings.csv").read_text(encoding="utf-8-sig").splitlines()))
    dates = next(each for each in findings if each["Rule"] == "AQ048")
    assert (dates["Column"], dates["Rows"], dates["Example rows"]) == ("Date of Contact", "1", "3")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_findings_can_be_kept(run: Run, sample: Path, tmp_path: Path, ending: str) -> None:
    run("check", sample, "-o", f"findings.{ending}")
    assert (tmp_path / f"findings.{ending}").stat().st_size > 0


def test_findings_in_another_kind_of_file_are_refused(run: Run, sample: Path) -> None:
    outcome = run("check", sample, "-o", "findings.pdf")
    assert outcome.code == 2
    assert ".xlsx" in outcome.err


def test_explain_says_what_each_sheet_was_taken_for(run: Run, sample: Path) -> None:
    outcome = run("check", sample, "--explain")
    assert outcome.code == 0
    assert "List_5" in outcome.out


def test_tables_lists_every_key(run: Run) -> None:
    keys = [table.key for measures in LISTS_IN_ORDER for table in measures.tables] + ["beyond.by_team"]
    assert [each["key"] for each in json.loads(run("tables", "--json").out)] == keys
    for style in ((), ("--markdown",)):
        printed = run("tables", *style).out
        assert all(key in printed for key in keys)


def test_synth_gives_the_same_file_for_the_same_arguments(run: Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert run("synth", "-o", name, "--children", 30, "--seed", 5).code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_config_prints_every_setting_and_what_is_in_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "chat.toml").write_text("[section_47]\nicpc_count_includes_current = true\n")
    outcome = run("config")
    assert "section_47.icpc_count_includes_current (bool, default false) = true" in outcome.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("asat = 2026-10-01", "did you mean 'as_at'"),
        ("[section_47]\nicpc_count = true", "icpc_count_includes_current"),
        ("[section_47]\nicpc_count_includes_current = 1", "true or false"),
        ("[headings.refferals]\na = 'b'", "referrals"),
        ("not toml at all", "not valid TOML"),
    ],
)
def test_a_wrong_configuration_file_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "chat.toml").write_text(content)
    outcome = run("config")
    assert outcome.code == 2
    assert words in outcome.err


def test_the_command_line_starts_without_the_heavy_packages() -> None:
    code = (
        "import sys, chat.cli; print([m for m in ('polars', 'openpyxl', 'xlsxwriter', 'holidays') if m in sys.modules])"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def test_check_shows_cells_only_on_request(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
        "1,M,WBRI,2020-01-01,6,2026-09-01,6\n2,M,WBRI,2020-01-01,6,SECRETDATE,6\n"
    )
    assert "SECRETDATE" not in run("check", "contacts.csv").out
    shown = run("check", "contacts.csv", "--show-values").out
    assert "Values: 3: SECRETDATE" in shown


def test_check_begins_with_a_verdict_and_what_to_mend_first(run: Run, sample: Path) -> None:
    lines = run("check", sample).out.splitlines()
    assert lines[0].startswith("Usable with caution: ")
    assert "What to mend first, by the headline figures that it can change:" in lines
    assert len(lines) <= 40
    assert len(run("check", sample, "--all").out.splitlines()) > 300


NO_DATE = (
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
    "1,M,WBRI,2020-01-01,6,,6\n2,M,WBRI,2020-01-01,6,,6\n"
)
EMPTY = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"


def test_strict_ends_with_1_when_no_list_has_rows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(EMPTY)
    as_at = "--as-at", "2026-10-01"
    assert run("check", "contacts.csv", *as_at).code == 0
    strict = run("check", "contacts.csv", *as_at, "--strict")
    assert (strict.code, strict.out.splitlines()[0]) == (1, "Not usable: no list has any rows.")
    assert run("analyse", "contacts.csv", "-o", "chat.xlsx", *as_at).code == 0
    assert run("analyse", "contacts.csv", "-o", "chat.xlsx", *as_at, "--strict").code == 1


def test_analyse_says_the_verdict_on_screen_in_the_workbook_and_in_the_figures(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(NO_DATE)
    told = run("analyse", "contacts.csv", "-o", "chat.xlsx", "--figures", "figures.json", "--as-at", "2026-10-01").err
    words = "Not usable: List 1 has no readable date"
    assert words in told
    verdict = json.loads((tmp_path / "figures.json").read_text())["verdict"]
    assert verdict == {"step": "not_usable", "sentence": words, "reasons": ["List 1 has no readable date."]}
    contents = openpyxl.load_workbook(tmp_path / "chat.xlsx")["Contents"]
    assert f"{words}." in [cell.value for row in contents.iter_rows() for cell in row]


def test_check_keeps_identifiers_only_under_a_confidential_name(run: Run, sample: Path, tmp_path: Path) -> None:
    run("check", sample, "-o", "found.xlsx", "--show-ids")
    assert [path.name for path in tmp_path.iterdir()] == ["found-confidential.xlsx"]


def test_check_writes_over_no_file_of_the_extract(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "annex_a.xlsx").write_bytes(sample.read_bytes())
    assert run("check", "annex_a.xlsx", "-o", "annex_a.xlsx").code == 2
    assert (tmp_path / "annex_a.xlsx").read_bytes() == sample.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="pipes are told otherwise there")
def test_the_workbook_is_written_although_nobody_reads_what_is_said(sample: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "chat", "analyse", str(sample), "-o", str(tmp_path / "chat.xlsx")]
    done = subprocess.run(command, stderr=writing, cwd=ROOT, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert (tmp_path / "chat.xlsx").is_file()
