"""Makes the embedded published figures again: `make comparators FROM=FOLDER`.

FOLDER holds `benchmarks.csv.gz`, `benchmarks_detail.csv.gz`, `population.csv`, `statistical_neighbours.csv` and
`local_authorities.csv`. The same folder and the same Polars give the same bytes.
"""

import gzip
import sys
from pathlib import Path

import polars as pl

PLACE = Path(__file__).resolve().parents[1] / "chat" / "comparators"
# The estimates by single year of age were made before the Census of 2021 was known. They are usable where their
# number of children agrees with today's series; in parts of London they are out by half.
AGREEMENT = 0.05
CARE_LEAVERS_AGES = ("17-18", "19-21")


def published(folder: Path) -> pl.DataFrame:
    """Every published value: indicator, year (of 31 March), area, value in the unit of the indicator."""
    frames = [
        pl.read_csv(gzip.decompress((folder / name).read_bytes()), infer_schema=False)
        for name in ("benchmarks.csv.gz", "benchmarks_detail.csv.gz")
    ]
    return (
        pl.concat(frames)
        .select("indicator", pl.col("year").cast(pl.Int16), "area_code", pl.col("value").cast(pl.Float64))
        .sort("indicator", "year", "area_code")
    )


def population(folder: Path) -> pl.DataFrame:
    """Residents by area, year (30 June) and ages; those of care leavers' ages only where the estimate is usable."""
    every = pl.read_csv(folder / "population.csv", infer_schema=False).select(
        "area_code", pl.col("year").cast(pl.Int16), ages="age_group", residents=pl.col("population").cast(pl.Int32)
    )
    children = every.filter(pl.col("ages") == "0-17")
    by_single_year = every.filter(pl.col("ages") == "0-17 (single-year file)")
    agree = (
        children.join(by_single_year, on=("area_code", "year"))
        .filter((pl.col("residents_right") / pl.col("residents") - 1).abs() <= AGREEMENT)
        .select("area_code", "year")
    )
    leavers = every.filter(pl.col("ages").is_in(CARE_LEAVERS_AGES)).join(agree, on=("area_code", "year"), how="semi")
    return pl.concat([children, leavers]).drop_nulls().sort("ages", "year", "area_code")


def neighbours(folder: Path) -> pl.DataFrame:
    """The ten statistical neighbours of each authority by model, nearest first."""
    return (
        pl.read_csv(folder / "statistical_neighbours.csv", infer_schema=False)
        .select(
            "area_code",
            pl.col("model").cast(pl.Int16),
            pl.col("rank").cast(pl.Int8),
            neighbour="neighbour_area_code",
        )
        .sort("model", "area_code", "rank")
    )


def authorities(folder: Path) -> pl.DataFrame:
    """The authorities, by three-digit code."""
    return (
        pl.read_csv(folder / "local_authorities.csv", infer_schema=False)
        .select("la_code", "area_code", "name", "region_code", "region", "last_year", "former_area_codes")
        .sort("la_code")
    )


def make(folder: Path, place: Path) -> None:
    """Writes the data files into `place`."""
    data = place / "data"
    data.mkdir(parents=True, exist_ok=True)
    for name, frame in (
        ("published", published(folder)),
        ("population", population(folder)),
        ("neighbours", neighbours(folder)),
    ):
        texts = pl.selectors.string().cast(pl.Categorical)
        frame.with_columns(texts).write_parquet(data / f"{name}.parquet", compression="zstd", compression_level=19)
    authorities(folder).write_csv(place / "local_authorities.csv")


if __name__ == "__main__":
    make(Path(sys.argv[1]), PLACE)
