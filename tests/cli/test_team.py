"""`chat analyse --team`: the same workbook for the children of one service."""

import json
from pathlib import Path

import openpyxl
import polars as pl

from chat.ingest.read import read_extract

TEAM = "Safeguarding Team North"


def open_plans_of(sample: Path, team: str) -> int:
    """Open plans of a team, counted from the sheet: no end date, started before the as-at date."""
    frame = read_extract([sample]).lists[7].frame
    open_rows = frame.filter(
        (pl.col("allocated_team") == team)
        & pl.col("child_protection_plan_end_date").is_null()
        & ~pl.col("child_protection_plan_end_date_not_understood")
    )
    return open_rows.height


def test_only_the_children_of_the_team_are_counted_and_what_is_left_out_is_said(run, sample, tmp_path):
    arguments = ("analyse", sample, "-o", "team.xlsx", "--figures", "team.json", "--as-at", "2026-10-01")
    assert run(*arguments, "--team", TEAM.lower()).code == 0
    figures = json.loads((tmp_path / "team.json").read_text(encoding="utf-8"))
    tables = {table["key"]: table for table in figures["tables"]}
    plans = {row["label"]: row["values"] for row in tables["child_protection.headline"]["rows"]}
    assert plans["Current open CPP"]["count"] == open_plans_of(sample, TEAM)
    assert plans["Current open CPP"]["rate_per_10k"] is None  # residents are not of a team
    assert tables["contacts.headline"]["status"] == "list_missing"
    assert figures["authority"]["code"] is None
    assert figures["authority"]["name"].endswith(TEAM.lower())
    book = openpyxl.load_workbook(tmp_path / "team.xlsx")
    assert book["Summary"]["A1"].value.endswith(TEAM.lower())
    said = [cell.value for row in book["1 Contacts"].iter_rows() for cell in row if cell.value]
    assert any("does not say the team" in str(text) for text in said)


def test_the_whole_authority_is_no_last_time_of_a_team(run, sample):
    common = ("analyse", sample, "-o", "chat.xlsx")
    assert run(*common, "--as-at", "2026-09-01").code == 0
    outcome = run(
        *("analyse", sample, "-o", "team.xlsx", "--as-at", "2026-10-01"),
        *("--team", TEAM, "--previous", "chat.xlsx"),
    )
    assert outcome.code == 0
    assert "chat.xlsx is of another authority and is left out" in outcome.err
    headlines = openpyxl.load_workbook("team.xlsx")["Headlines"]
    assert "Last time" not in str([cell.value for row in headlines.iter_rows() for cell in row])
    back = run("analyse", sample, "-o", "whole.xlsx", "--as-at", "2026-11-01", "--previous", "team.xlsx")
    assert "team.xlsx is of another authority and is left out" in back.err


def test_a_team_that_is_not_there_is_refused(run, sample, tmp_path):
    outcome = run("analyse", sample, "-o", "team.xlsx", "--team", "Nowhere")
    assert outcome.code == 2
    assert "there is no team 'Nowhere' in this extract. Its teams are: " in outcome.err
    assert not (tmp_path / "team.xlsx").exists()
