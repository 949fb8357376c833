"""The embedded tables: small, and made again from the published ones exactly as they are."""

import importlib.util

import polars as pl
import pytest

from tests.places import ROOT

PLACE = ROOT / "chat" / "comparators"
SOURCE = ROOT.parent / "shared" / "benchmarks"
TABLES = ("published", "population", "neighbours")


def test_the_tables_are_small():
    assert sum(path.stat().st_size for path in PLACE.rglob("*") if path.suffix in (".parquet", ".csv")) < 1_000_000


def test_every_authority_of_the_neighbours_is_known():
    known = set(pl.read_csv(PLACE / "local_authorities.csv", infer_schema=False)["area_code"])
    neighbours = pl.read_parquet(PLACE / "data" / "neighbours.parquet")
    assert set(neighbours["area_code"].cast(pl.String)) | set(neighbours["neighbour"].cast(pl.String)) <= known
    assert set(neighbours.group_by("area_code", "model").len()["len"]) == {10}


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the published tables are not here")
def test_they_are_made_again_as_they_are(tmp_path):
    spec = importlib.util.spec_from_file_location("make_comparators", ROOT / "tools" / "make_comparators.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    for again in ("one", "two"):
        tool.make(SOURCE, tmp_path / again)
    for name in TABLES:
        one, two = ((tmp_path / again / "data" / f"{name}.parquet").read_bytes() for again in ("one", "two"))
        assert one == two
        committed = pl.read_parquet(PLACE / "data" / f"{name}.parquet").cast({pl.Categorical: pl.String})
        assert committed.equals(pl.read_parquet(one).cast({pl.Categorical: pl.String}))
    assert (tmp_path / "one" / "local_authorities.csv").read_bytes() == (PLACE / "local_authorities.csv").read_bytes()
