"""Published figures as a user meets them: by the authority's name, imported, and where they come from."""

import csv
import json
import time
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from chat.comparators.sources import ATTRIBUTION
from tests.places import ROOT

SCHEMA = json.loads((ROOT / "chat" / "figures.schema.json").read_text(encoding="utf-8"))
AS_AT = ("--as-at", "2026-10-01")


def rows(figures, key):
    table = next(table for table in figures["tables"] if table["key"] == key)
    return {row["label"]: row for row in table["rows"]}


def analysed(run, sample, *options):
    outcome = run("analyse", sample, *AS_AT, "-o", "chat.xlsx", "--figures", "figures.json", *options)
    assert outcome.code == 0, outcome.err
    figures = json.loads(Path("figures.json").read_text(encoding="utf-8"))
    jsonschema.validate(figures, SCHEMA)
    return figures, outcome


def published_facts_of(workbook):
    """The facts at the top of Contents: label and text."""
    sheet = openpyxl.load_workbook(workbook)["Contents"]
    return {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value and row[1].value}


def test_a_name_brings_residents_rates_and_published_figures(run, sample):
    figures, outcome = analysed(run, sample, "--authority", "Bristol")
    assert figures["population"] == {"0-17": 92705}
    assert "Residents aged 0-17: 92,705 (Office for National Statistics, mid-2024, the latest there is" in outcome.err
    row = rows(figures, "referrals.headline")["Total number of referrals"]
    assert row["values"]["rate_per_10k"] == pytest.approx(row["values"]["count"] * 4 * 10_000 / 92_705)
    assert row["comparators"]["column"] == "rate_per_10k"
    assert row["comparators"]["england"] == {"value": 519.4, "year": "2024-25"}
    assert row["comparators"]["region"] == {"value": 466.4, "year": "2024-25"}
    assert row["comparators"]["statistical_neighbours"] == {"value": 481.53, "year": "2024-25", "of": 10}
    assert row["comparators"]["own_published"] == {"value": 460, "year": "2024-25"}
    timely = rows(figures, "assessments.timeliness")["In time"]["comparators"]
    assert (timely["column"], timely["england"]["value"], timely["good"]) == ("percent", 0.857, "high")
    assert rows(figures, "care_leavers.headline")["Care leavers aged 17-18"]["values"]["rate_per_10k"] is None
    blank = rows(figures, "care_leavers.activity_17_18")["EET: In higher education (beyond A level)"]["comparators"]
    assert blank["own_published"] == {"value": None, "year": None}


def test_a_given_population_wins(run, sample):
    figures, _ = analysed(
        run, sample, "--authority", "801", "--population", "90000", "--population", "17-18=9000"
    )  # fmt: skip
    assert figures["population"] == {"0-17": 90000, "17-18": 9000}


NOTHING = {"value": None, "year": None}


def test_without_an_authority_england_stands_beside_our_figures(run, sample):
    figures, _ = analysed(run, sample)
    assert (figures["authority"], figures["population"]) == (None, {})
    beside = rows(figures, "referrals.headline")["Total number of referrals"]["comparators"]
    assert beside["england"] == {"value": 519.4, "year": "2024-25"}
    assert (beside["region"], beside["own_published"]) == (NOTHING, NOTHING)
    assert beside["statistical_neighbours"] == {**NOTHING, "of": 0}
    timely = rows(figures, "assessments.timeliness")["In time"]["comparators"]
    assert timely["england"]["value"] == 0.857
    said = published_facts_of("chat.xlsx")
    assert said["Published figures"].startswith("England. Years end on 31 March.")
    assert "Neighbours" not in said


def test_an_authority_that_is_no_english_one(run, sample):
    Path("chat.toml").write_text('[authority]\nname = "Sampleshire"\npopulation = 60_000\n')
    figures, _ = analysed(run, sample)
    assert figures["authority"] == {"code": None, "name": "Sampleshire"}
    assert figures["population"] == {"0-17": 60_000}
    row = rows(figures, "referrals.headline")["Total number of referrals"]
    # 74 referrals in three months: 74 x 4 of 60,000 residents.
    assert row["values"] == {"count": 74, "rate_per_10k": pytest.approx(74 * 4 / 60_000 * 10_000)}
    assert row["comparators"]["england"] == {"value": 519.4, "year": "2024-25"}
    assert row["comparators"]["own_published"] == NOTHING
    assert published_facts_of("chat.xlsx")["Authority"] == "Sampleshire"


def test_the_neighbours_of_another_authority_are_not_ours(run, sample):
    Path("chat.toml").write_text('[authority]\nname = "Sampleshire"\npopulation = 60_000\n')
    figures, _ = analysed(run, sample, "--neighbours-of", "Bristol")
    beside = rows(figures, "referrals.headline")["Total number of referrals"]["comparators"]
    assert beside["region"] == {"value": 466.4, "year": "2024-25"}
    assert beside["statistical_neighbours"] == {"value": 481.53, "year": "2024-25", "of": 10}
    assert beside["own_published"] == NOTHING
    said = published_facts_of("chat.xlsx")
    assert "own last published" not in said["Published figures"]
    assert said["Neighbours"].startswith("Those of Bristol, City of: Brighton and Hove, ")


def test_an_authority_on_the_command_line_counts_more_than_the_file(run, sample):
    Path("chat.toml").write_text('[authority]\nname = "Sampleshire"\npopulation = 60_000\n')
    figures, _ = analysed(run, sample, "--authority", "Bristol")
    assert figures["authority"]["name"] == "Bristol, City of"
    assert figures["population"]["0-17"] == 92_705


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("population = 60_000", "[authority] in 'chat.toml': 'name' is missing."),
        ('name = " "', "[authority] in 'chat.toml': 'name' is empty."),
        ('name = "Sampleshire"\nresidents = 5', "'residents' is no key here"),
        ('name = "Sampleshire"\npopulation = -1', "population"),
    ],
)
def test_a_wrong_table_of_the_authority_is_refused(run, sample, text, words):
    Path("chat.toml").write_text(f"[authority]\n{text}\n")
    outcome = run("analyse", sample, "-o", "chat.xlsx")
    assert outcome.code == 2
    assert words in outcome.err


def test_another_authority_is_judged_by_name_where_there_is_no_code(run, sample):
    for name, as_at in (("Sampleshire", "2026-09-01"), ("Exampleshire", "2026-08-01")):
        Path("chat.toml").write_text(f'[authority]\nname = "{name}"\npopulation = 60_000\n')
        run("analyse", sample, "-o", f"{name}.xlsx", "--as-at", as_at)
    Path("chat.toml").write_text('[authority]\nname = "SAMPLESHIRE"\npopulation = 60_000\n')
    figures, outcome = analysed(run, sample, "--previous", "Sampleshire.xlsx", "--previous", "Exampleshire.xlsx")
    assert "Exampleshire.xlsx is of another authority and is left out" in outcome.err
    previous = rows(figures, "referrals.headline")["Total number of referrals"]["previous"]
    assert previous["as_at"] == "2026-09-01"


def test_the_other_model_of_neighbours(run, sample):
    Path("chat.toml").write_text('authority = "Bristol"\nstatistical_neighbours = "2021"\n')
    figures, _ = analysed(run, sample)
    near = rows(figures, "referrals.headline")["Total number of referrals"]["comparators"]["statistical_neighbours"]
    assert near["value"] != 481.53
    assert near["of"] == 10


def test_an_imported_release_is_used_and_said(run, sample, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    release = tmp_path / "release"
    release.mkdir()
    heads = ["time_period", "geographic_level", "region_code", "new_la_code", "category", "CPP_start", "CPP_subsequent"]
    with (release / "d3.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*heads, "CPP_subsequent_percent"])
        plans = "Child Protection Plans which are a second or subsequent plan"
        writer.writerow(["2026", "National", "", "", plans, 60000, 13000, "21.7"])
    (release / "other.csv").write_text("a,b\n1,2\n")
    outcome = run("comparators", "import", release)
    assert outcome.code == 0
    assert "1 of 2 files are now in" in outcome.out
    assert "refused other.csv: its layout is not known." in outcome.err
    assert (tmp_path / "data" / "chat" / "comparators" / "published.parquet").is_file()
    figures, outcome = analysed(run, sample, "--authority", "Bristol")
    row = rows(figures, "child_protection.starters_second_or_subsequent")["Re-registration"]
    assert row["comparators"]["england"] == {"value": 0.217, "year": "2025-26"}
    assert "with releases imported up to 2026" in outcome.err


def test_a_folder_of_ones_own(run, sample, tmp_path):
    release = tmp_path / "release"
    release.mkdir()
    assert run("comparators", "import", release, "--into", "kept").code == 2
    (release / "x.csv").write_text("a,b\n1,2\n")
    outcome = run("comparators", "import", release, "--into", "kept")
    assert outcome.code == 2
    assert "also has:" in outcome.err
    assert outcome.err.startswith("chat: ")
    assert run("comparators", "import", tmp_path / "nowhere").code == 2


def test_version_and_sources(run):
    outcome = run("--version", "--sources")
    assert outcome.code == 0
    assert outcome.out.startswith("chat, version ")
    assert ATTRIBUTION in outcome.out
    assert ATTRIBUTION not in run("--version").out
    assert run("--version").out.startswith("chat, version ")


def test_looking_up_is_quick():
    from chat.comparators.comparable import comparables
    from chat.comparators.lookup import look_up

    indicators = {each.indicator for each in comparables()}
    ranked = {each.indicator for each in comparables() if each.headline}
    look_up("E06000023", indicators, ranked)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        look_up("E08000025", indicators, ranked)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.2  # 20 ms on a quiet computer; the margin is for a busy one
