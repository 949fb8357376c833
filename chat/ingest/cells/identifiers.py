"""Texts to identifiers: always text, never numbers."""

import polars as pl

from chat.ingest.cells.notes import Note

# A spreadsheet keeps 15 digits of a number; the rest of a longer one is noise.
DIGITS_A_SPREADSHEET_KEEPS = 15


def read_identifiers(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Identifiers and notes of tidy texts: upper case, no `.0` at the end, leading zeros kept.

    A 0 is what a formula leaves that points at an empty cell, so it is no identifier.
    """
    column = pl.col("text")
    if not texts.to_frame("text").select(_is_unusual(column).any()).item():
        return _plain(texts, pl.when(column != "0").then(column.str.to_uppercase()))
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
    read = texts.to_frame("text").select(value=pl.when(whole != "0").then(whole.str.to_uppercase()), note=note)
    return read.get_column("value"), read.get_column("note")


def read_texts(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Free texts as they are, with a plain note each."""
    return _plain(texts, pl.col("text"))


def _is_unusual(column: pl.Expr) -> pl.Expr:
    """Whether a text may need more than capital letters; true for every one that does, and for a few others."""
    too_long = column.str.len_chars() > DIGITS_A_SPREADSHEET_KEEPS
    return too_long | column.str.contains(".", literal=True) | column.str.contains(r"^\d[eE]")


def _plain(texts: pl.Series, value: pl.Expr) -> tuple[pl.Series, pl.Series]:
    note = pl.repeat(int(Note.PLAIN), pl.len(), dtype=pl.UInt8)
    read = texts.to_frame("text").select(value=value, note=note)
    return read.get_column("value"), read.get_column("note")
