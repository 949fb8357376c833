"""`chat figures`, and `--figures` as a long table: what is written, and that it is read as it was meant."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from chat.long_table.dictionary import primary_key, schema
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
AS_AT = ("--as-at", "2026-10-01")
BESIDE = {
    "figures-tables.csv", "figures-rows.csv", "figures-authorities.csv", "figures-calendar.csv",
    "figures-dictionary.csv", "datapackage.json",
}  # fmt: skip


def analysed(run: Run, sample: Path, *figures: str) -> None:
    options = [option for file in figures for option in ("--figures", file)]
    outcome = run("analyse", sample, *AS_AT, "-o", "chat.xlsx", *options)
    assert outcome.code == 0, outcome.err


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_of_a_run_has_every_figure_of_the_figures_file(run: Run, sample: Path, tmp_path: Path) -> None:
    analysed(run, sample, "figures.json")
    analysed(run, sample, "figures.csv")
    document = json.loads((tmp_path / "figures.json").read_text())
    table = lines_of(tmp_path / "figures.csv")
    assert list(table[0]) == list(schema())
    period = [line for line in table if line["period_kind"] != "month"]
    assert [float(line["value"]) if line["value"] else None for line in period] == [
        value for each in document["tables"] for row in each["rows"] for value in row["values"].values()
    ]
    keys = [tuple(line[name] for name in primary_key()) for line in table]
    assert len(keys) == len(set(keys))
    assert {file.name for file in tmp_path.iterdir()} >= BESIDE


def test_shares_are_their_numerator_by_their_denominator(run: Run, sample: Path, tmp_path: Path) -> None:
    analysed(run, sample, "figures.csv")
    shares = [line for line in lines_of(tmp_path / "figures.csv") if line["column_key"] == "percent" and line["value"]]
    known = [line for line in shares if line["numerator"] and line["denominator"]]
    assert len(known) > 500
    for line in known:
        assert float(line["value"]) == pytest.approx(float(line["numerator"]) / float(line["denominator"]))


def test_parquet_has_types_and_the_same_lines(run: Run, sample: Path, tmp_path: Path) -> None:
    analysed(run, sample)
    assert run("figures", "chat.xlsx", "-o", "figures.csv").code == 0
    assert run("figures", "chat.xlsx", "-o", "figures.parquet").code == 0
    table = pl.read_parquet(tmp_path / "figures.parquet")
    assert dict(table.schema) == schema()
    assert table.height == len(lines_of(tmp_path / "figures.csv"))
    first = (tmp_path / "figures.parquet").read_bytes()
    run("figures", "chat.xlsx", "-o", "figures.parquet")
    assert (tmp_path / "figures.parquet").read_bytes() == first


def test_workbooks_give_each_date_once(run: Run, sample: Path, tmp_path: Path) -> None:
    run("analyse", sample, "--as-at", "2026-09-01", "-o", "september.xlsx")
    run("analyse", sample, *AS_AT, "-o", "october.xlsx", "--previous", "september.xlsx")
    outcome = run("figures", "october.xlsx", "september.xlsx", "-o", "figures.parquet")
    assert "2 as-at dates" in outcome.err
    table = pl.read_parquet(tmp_path / "figures.parquet")
    assert [str(day) for day in table["as_at"].unique(maintain_order=True)] == ["2026-09-01", "2026-10-01"]
    assert not table.select(primary_key()).is_duplicated().any()


def test_the_data_package_describes_the_files(run: Run, sample: Path, tmp_path: Path) -> None:
    analysed(run, sample)
    run("figures", "chat.xlsx", "-o", "figures.csv")
    package = json.loads((tmp_path / "datapackage.json").read_text())
    for resource in package["resources"]:
        heads = lines_of(tmp_path / resource["path"])[0]
        if "schema" in resource:
            assert [field["name"] for field in resource["schema"]["fields"]] == list(heads)
    assert package["resources"][0]["schema"]["primaryKey"] == list(primary_key())
    dictionary = {line["name"]: line["description"] for line in lines_of(tmp_path / "figures-dictionary.csv")}
    assert list(dictionary) == list(schema())
    table_keys = {line["table_key"] for line in lines_of(tmp_path / "figures.csv")}
    assert table_keys == {line["table_key"] for line in lines_of(tmp_path / "figures-tables.csv")}


@pytest.mark.parametrize("name", ["figures.txt", "figures", "figures.xlsx"])
def test_another_ending_is_refused_before_any_work(run: Run, sample: Path, tmp_path: Path, name: str) -> None:
    outcome = run("analyse", sample, *AS_AT, "-o", "chat.xlsx", "--figures", name)
    assert outcome.code == 2
    assert "must end in .json or .csv or .parquet" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_data_package_of_somebody_else_stays(run: Run, sample: Path, tmp_path: Path) -> None:
    analysed(run, sample)
    (tmp_path / "datapackage.json").write_text('{"name": "theirs"}')
    outcome = run("figures", "chat.xlsx", "-o", "figures.csv")
    assert outcome.code == 2
    assert "datapackage.json': there is a file that ChAT has not written" in outcome.err
    assert (tmp_path / "datapackage.json").read_text() == '{"name": "theirs"}'
    assert not (tmp_path / "figures.csv").exists()
    assert run("figures", "chat.xlsx", "-o", "figures.csv", "--force").code == 0
    assert run("figures", "chat.xlsx", "-o", "figures.csv").code == 0  # now all of it is ours
    (tmp_path / "figures.parquet").write_bytes(b"PAR1 of somebody else")
    assert run("figures", "chat.xlsx", "-o", "figures.parquet").code == 2


def test_a_figures_file_of_one_workbook(run: Run, sample: Path, tmp_path: Path) -> None:
    analysed(run, sample)
    assert run("figures", "chat.xlsx", "-o", "figures.json").code == 0
    analysed(run, sample, "of_the_run.json")
    assert (tmp_path / "figures.json").read_text() == (tmp_path / "of_the_run.json").read_text()
    (tmp_path / "other.xlsx").write_bytes((tmp_path / "chat.xlsx").read_bytes())
    assert "of one workbook" in run("figures", "chat.xlsx", "other.xlsx", "-o", "figures.json").err
    assert run("figures", "nothing.xlsx", "-o", "figures.csv").code == 2
