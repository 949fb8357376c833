"""Indicators as a user meets them: a starting file, one's own definitions, and what is refused."""

import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

OWN = """
[[indicator]]
id = "assessments_45"
name = "Assessments within 45 working days"
unit = "percent"
polarity = "high"
measure = { table = "assessments.timeliness", row = "In time", column = "percent" }
basis = "month"

[[indicator]]
id = "supervision"
name = "Supervision in the month"
unit = "percent"
polarity = "high"
external = "supervision"
basis = "month"

  [[indicator.target]]
  valid_from = 2026-04-01
  value = 86
  low = 80
  high = 90
"""
EXTERNAL = """id,period_end,basis,numerator,denominator,value,status,note
supervision,2026-09-30,month,302,350,,final,
"""


def test_init_writes_a_file_that_analyse_reads_and_never_over_another(run, sample, tmp_path):
    assert run("indicators", "init").code == 0
    written = (tmp_path / "indicators.toml").read_text(encoding="utf-8")
    assert len(tomllib.loads(written)["indicator"]) > 40
    again = run("indicators", "init")
    assert (again.code, (tmp_path / "indicators.toml").read_text(encoding="utf-8")) == (2, written)
    assert "is there already" in again.err
    assert run("indicators", "init", "-o", "mine.toml").code == 0
    given = ("--as-at", "2026-10-01", "--indicators", "mine.toml", "--figures", "figures.json", "--quiet")
    assert run("analyse", sample, "-o", "chat.xlsx", *given).code == 0
    own = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["indicators"]
    assert len(own) == len(tomllib.loads(written)["indicator"])


def test_own_indicators_and_values_from_outside(run, sample, tmp_path):
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "external.csv").write_text(EXTERNAL, encoding="utf-8")
    (tmp_path / "chat.toml").write_text('indicators = "own.toml"\nexternal = "external.csv"\n', encoding="utf-8")
    arguments = ("analyse", sample, "-o", "chat.xlsx", "--as-at", "2026-10-01", "--figures", "-")
    done = run(*arguments)
    first, second = json.loads(done.out)["indicators"]
    assert first["id"] == "assessments_45"
    assert first["value"] == pytest.approx(100 * first["numerator"] / first["denominator"])
    assert (second["value"], second["judgement"]) == (pytest.approx(100 * 302 / 350), "on target")
    assert "Scorecard" in openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames[3:5]


def test_earlier_workbooks_give_earlier_months(run, sample, tmp_path):
    given = ("--authority", "Bristol", "--quiet")
    (tmp_path / "earlier").mkdir()
    assert run("analyse", sample, "-o", "earlier/september.xlsx", "--as-at", "2026-09-01", *given).code == 0
    done = run(
        "analyse", sample, "-o", "chat.xlsx", "--as-at", "2026-10-01", *given, "--figures", "-", "--previous", "earlier"
    )
    series = {each["id"]: each["series"] for each in json.loads(done.out)["indicators"]}
    august = next(month for month in series["cin_2_years"] if month["period_end"] == "2026-08-31")
    assert august["value"] is not None
    july = next(month for month in series["cin_2_years"] if month["period_end"] == "2026-07-31")
    assert (july["value"], july["status"]) == (None, "no_data")


@pytest.mark.parametrize(
    ("definitions", "external", "words"),
    [
        (OWN.replace("timeliness", "timelines"), EXTERNAL, "did you mean 'assessments.timeliness'?"),
        (OWN.replace('polarity = "high"\nexternal', 'polarity = "hi"\nexternal'), EXTERNAL, "indicator 'supervision'"),
        (OWN, EXTERNAL.replace("-30", "-29"), "line 2: period_end must be the last day of a month"),
        (OWN, EXTERNAL.replace("350,,", "350,90,"), "value does not agree"),
        (OWN, EXTERNAL.replace("status", "state"), "has no column 'status'"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(run, sample, definitions, external, words):
    Path("own.toml").write_text(definitions, encoding="utf-8")
    Path("external.csv").write_text(external, encoding="utf-8")
    done = run("analyse", sample, "-o", "chat.xlsx", "--indicators", "own.toml", "--external", "external.csv")
    assert done.code == 2
    assert words in done.err
    assert "Traceback" not in done.err
    assert not Path("chat.xlsx").exists()
