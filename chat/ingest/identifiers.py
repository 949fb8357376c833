"""Texts to identifiers: always text, never numbers."""

import polars as pl

from chat.ingest.notes import Note

# A spreadsheet keeps 15 digits of a number; the rest of a longer one is noise.
DIGITS_A_SPREADSHEET_KEEPS = 15


def read_identifiers(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Identifiers and notes of tidy texts: upper case, no `.0` at the end, leading zeros kept.

    A 0 is what a formula leaves that points at an empty cell, so it is no identifier.
    """
    column = pl.lit(texts)
    whole = column.str.replace(r"^(\d+)\.0+$", "$1")
    lossy = column.str.contains(r"^\d(?:\.\d+)?[eE]\+?\d+$") | whole.str.contains(
        rf"^\d{{{DIGITS_A_SPREADSHEET_KEEPS + 1},}}$"
    )
    note = (
        pl.when(lossy)
        .then(int(Note.LOSSY_NUMBER))
        .when(whole != column)
        .then(int(Note.DECIMAL))
        .otherwise(int(Note.PLAIN))
        .cast(pl.UInt8)
    )
    read = pl.select(value=pl.when(whole != "0").then(whole.str.to_uppercase()), note=note)
    return read.get_column("value"), read.get_column("note")


def read_texts(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Free texts as they are, with a plain note each."""
    return texts, pl.select(pl.repeat(int(Note.PLAIN), texts.len(), dtype=pl.UInt8)).to_series()
