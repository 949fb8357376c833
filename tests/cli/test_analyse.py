"""`chat analyse`: the main job."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Outcome
from tests.places import ROOT

SCHEMA = json.loads((ROOT / "chat" / "figures.schema.json").read_text(encoding="utf-8"))
Run = Callable[..., Outcome]
SHARED_SAMPLES = ROOT.parent / "shared" / "annex-a" / "samples"


def test_writes_the_workbook_beside_the_extract(run: Run, sample: Path, tmp_path: Path) -> None:
    extract = tmp_path / "annex a.xlsx"
    extract.write_bytes(sample.read_bytes())
    outcome = run("analyse", extract, "--as-at", "2026-10-01", "--authority", "bristol city council")
    assert outcome.code == 0
    workbook = tmp_path / "chat-bristol-city-of-2026-10-01.xlsx"
    assert str(workbook) in outcome.err
    assert openpyxl.load_workbook(workbook).sheetnames[:3] == ["Summary", "Contents", "Headlines"]


def test_the_figures_follow_their_schema(run: Run, sample: Path, tmp_path: Path) -> None:
    outcome = run("analyse", sample, "-o", "chat.xlsx", "--figures", "figures.json", "--population", "288000")
    assert outcome.code == 0
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(figures)
    assert figures["population"] == {"0-17": 288000}
    assert {table["list"] for table in figures["tables"]} >= {1, 2, 3, 4, 5}


def test_the_same_input_gives_the_same_bytes(run: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("analyse", sample, "-o", f"{name}.xlsx", "--figures", f"{name}.json").code == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_figures_on_standard_output_stand_alone(run: Run, sample: Path) -> None:
    outcome = run("analyse", sample, "-o", "chat.xlsx", "--figures", "-")
    assert json.loads(outcome.out)["tool"] == "chat"
    assert outcome.err == ""


def test_reconciliation_closes_for_every_list(run: Run, sample: Path) -> None:
    figures = json.loads(run("analyse", sample, "-o", "chat.xlsx", "--figures", "-").out)
    for each in figures["reconciliation"]:
        parts = ("rows_in_period", "rows_before", "rows_after", "rows_without_date")
        assert sum(each[part] for part in parts) + each.get("rows_left_out", 0) == each["rows_read"]
        assert each["rows_read"] <= each["rows_on_sheet"]


def test_another_period_and_settings_come_from_the_configuration_file(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "chat.toml").write_text("as_at = 2026-10-01\n[months]\nreferrals = 6\n[population]\n0-17 = 1000\n")
    figures = json.loads(run("analyse", sample, "-o", "chat.xlsx", "--figures", "-").out)
    referrals = next(each for each in figures["lists"] if each["key"] == "referrals")
    assert referrals["period"] == {"months": 6, "from": "2026-04-01", "to": "2026-09-30"}
    assert figures["as_at_inferred"] is False
    headline = next(table for table in figures["tables"] if table["key"] == "referrals.headline")
    values = headline["rows"][0]["values"]
    assert values["rate_per_10k"] == pytest.approx(values["count"] / 1000 * 10_000 * 12 / 6)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["analyse", "nowhere.xlsx"], "nowhere.xlsx"),
        (["analyse", "SAMPLE", "--months", "referals=6"], "did you mean 'referrals'"),
        (["analyse", "SAMPLE", "--months", "referrals=7"], "1 to 6"),
        (["analyse", "SAMPLE", "--as-at", "31/02/2026"], "is not a date"),
        (["analyse", "SAMPLE", "--population", "many"], "whole number"),
        (["analyse", "SAMPLE", "--authority", "Brumingham"], "Birmingham"),
        (["analyse", "SAMPLE", "-o", "no/such/folder/chat.xlsx"], "folder"),
    ],
)
def test_mistakes_get_a_sentence_and_exit_code_2(run: Run, sample: Path, arguments: list[str], words: str) -> None:
    outcome = run(*[sample if argument == "SAMPLE" else argument for argument in arguments])
    assert outcome.code == 2
    assert words in outcome.err
    assert "Traceback" not in outcome.err


def test_strict_ends_with_1_when_there_are_errors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
        "1,M,WBRI,2020-01-01,6,2026-09-01,6\n2,M,WBRI,2020-01-01,6,not a date,6\n"
    )
    assert run("analyse", "contacts.csv", "-o", "chat.xlsx").code == 0
    assert run("analyse", "contacts.csv", "-o", "chat.xlsx", "--strict").code == 1


@pytest.mark.parametrize("name", ["london-sample.xlsx", "ofsted-template-2019.xlsx"])
def test_real_samples_give_a_workbook(run: Run, tmp_path: Path, name: str) -> None:
    if not SHARED_SAMPLES.is_dir():
        pytest.skip("the samples are not here")
    outcome = run("analyse", SHARED_SAMPLES / name, "-o", "chat.xlsx", "--figures", "figures.json")
    assert outcome.code == 0, outcome.err
    Draft202012Validator(SCHEMA).validate(json.loads((tmp_path / "figures.json").read_text(encoding="utf-8")))


def test_help_fits_one_screen_and_starts_with_the_main_job(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) <= 24
    assert outcome.out.index("analyse") < outcome.out.index("check")


def test_no_page_of_the_definitions_ends_with_the_name_of_a_list(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, "-o", "chat.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "chat.xlsx")
    sheet = book["Definitions"]
    last_lines = [sheet.cell(each.id, 1).value for each in sheet.row_breaks.brk]
    assert len(last_lines) > 5
    assert not set(last_lines) & set(book.sheetnames)
