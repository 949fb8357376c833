"""The embedded tables of published figures, with the user's own copy over them; filtered before they are loaded."""

from importlib.resources import as_file, files
from pathlib import Path

import polars as pl

from chat.comparators.own_copy import RESIDENTS, VALUES
from chat.errors import UnreadableInput

TEXTS = pl.selectors.categorical().cast(pl.String)
VALUE_KEY = ("indicator", "year", "area_code")
RESIDENTS_KEY = ("ages", "year", "area_code")


def _embedded(name: str) -> pl.LazyFrame:
    with as_file(files("chat.comparators").joinpath("data", name)) as path:
        return pl.scan_parquet(path)


def values(wanted: pl.Expr, own: Path | None) -> pl.DataFrame:
    """Published values that satisfy `wanted`: `indicator`, `year` (of 31 March), `area_code`, `value`, sorted so.

    A value from the user's own copy (the folder `own`) counts unless its release is older.
    """
    return _together(_embedded(VALUES), own and own / VALUES, wanted, VALUE_KEY, "indicator").select(
        *VALUE_KEY, "value"
    )


def residents(wanted: pl.Expr, own: Path | None) -> pl.DataFrame:
    """Residents that satisfy `wanted`: `ages`, `year` (of 30 June), `area_code`, `residents`, sorted so."""
    found = _together(_embedded(RESIDENTS), own and own / RESIDENTS, wanted, RESIDENTS_KEY, "ages")
    return found.select(*RESIDENTS_KEY, "residents")


def neighbours_of(area_code: str, model: int) -> tuple[tuple[str, ...], int]:
    """The ten statistical neighbours, nearest first, and the model they are of.

    An authority that this model does not know has those of another one; without any, none.
    """
    own = _embedded("neighbours.parquet").filter(pl.col("area_code") == area_code).with_columns(TEXTS).collect()
    models = sorted(own["model"].unique(), key=lambda each: (each != model, -each))
    if not models:
        return (), model
    ten = own.filter(pl.col("model") == models[0]).sort("rank")
    return tuple(ten["neighbour"]), models[0]


def _together(
    embedded: pl.LazyFrame, own: Path | None, wanted: pl.Expr, key: tuple[str, ...], release_of: str
) -> pl.DataFrame:
    """Embedded and imported rows that satisfy `wanted`.

    If both have a value for the same key, the later release counts. On a tie, the imported one.
    """
    if own is None or not own.is_file():
        return embedded.filter(wanted).with_columns(TEXTS).collect().sort(key)
    try:
        imported = pl.scan_parquet(own).filter(wanted).with_columns(TEXTS).collect()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise UnreadableInput(
            f"cannot read your own copy of published figures, '{own}'. Delete it, and import the releases again."
        ) from error
    with_release = embedded.with_columns(release=pl.col("year").max().over(release_of)).filter(wanted)
    both = pl.concat([with_release.with_columns(TEXTS).collect(), imported], how="diagonal_relaxed")
    return both.sort("release", maintain_order=True).unique(key, keep="last", maintain_order=True).sort(key)
