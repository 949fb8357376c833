"""Texts to whole numbers and ages."""

import polars as pl

from chat.ingest.cells.notes import Note

UNBORN = -1


def read_integers(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Whole numbers and notes of tidy texts: `3`, `3.0` and `-1` are read, `3.5` is not; a null stays null."""
    number = pl.col("text").str.extract(r"^([+-]?[0-9]{1,9})(?:\.0*)?$").str.strip_prefix("+").cast(pl.Int64)
    return _read(texts.to_frame("text").select("text", number=number, fraction=pl.lit(False)))


def read_ages(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Ages in whole years and notes of tidy texts: fractions are cut, everything below 0 and `unborn` is -1."""
    exact = pl.col("text").str.extract(r"^(-?(?:[0-9]{1,4}(?:\.[0-9]*)?|\.[0-9]+))$").cast(pl.Float64)
    unborn = pl.col("text").str.to_lowercase() == "unborn"
    read = texts.to_frame("text").select(
        "text",
        number=pl.when(unborn | (exact < 0)).then(pl.lit(UNBORN, pl.Int64)).otherwise(exact.cast(pl.Int64)),  # cuts
        fraction=exact != exact.floor(),
    )
    return _read(read)


def _read(read: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    note = (
        pl.when("fraction")
        .then(int(Note.DECIMAL))
        .when(pl.col("text").is_not_null() & pl.col("number").is_null())
        .then(int(Note.NOT_UNDERSTOOD))
        .otherwise(int(Note.PLAIN))
        .cast(pl.UInt8)
    )
    return read.get_column("number"), read.select(note).to_series()
