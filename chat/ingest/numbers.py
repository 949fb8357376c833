"""Texts to whole numbers and ages."""

import polars as pl

from chat.ingest.notes import Note

UNBORN = -1


def read_integers(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Whole numbers and notes of tidy texts: `3`, `3.0` and `-1` are read, `3.5` is not; a null stays null."""
    numbers = texts.str.extract(r"^([+-]?\d{1,9})(?:\.0*)?$").str.strip_prefix("+").cast(pl.Int64)
    return numbers, _notes(texts, numbers)


def read_ages(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Ages in whole years and notes of tidy texts: fractions are cut, everything below 0 and `unborn` is -1."""
    exact = texts.str.extract(r"^(-?(?:\d{1,4}(?:\.\d*)?|\.\d+))$").cast(pl.Float64)
    unborn = texts.str.to_lowercase() == "unborn"
    read = pl.DataFrame({"exact": exact, "unborn": unborn}).select(
        age=pl.when(pl.col("unborn") | (pl.col("exact") < 0))
        .then(UNBORN)
        .otherwise(pl.col("exact").cast(pl.Int64)),  # the cast cuts
        fraction=pl.col("exact") != pl.col("exact").floor(),
    )
    ages = read.get_column("age").cast(pl.Int64)
    decimal = pl.lit(int(Note.DECIMAL), pl.UInt8)
    notes = _notes(texts, ages)
    return ages, pl.select(pl.when(read.get_column("fraction")).then(decimal).otherwise(notes)).to_series()


def _notes(texts: pl.Series, numbers: pl.Series) -> pl.Series:
    failed = texts.is_not_null() & numbers.is_null()
    note = pl.when(failed).then(pl.lit(int(Note.NOT_UNDERSTOOD), pl.UInt8)).otherwise(pl.lit(int(Note.PLAIN), pl.UInt8))
    return pl.select(note).to_series()
