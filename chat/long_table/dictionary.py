"""The columns of the long table: one file says their names, types and meanings, and everything else follows it."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl

TYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "date": pl.Date(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
}


@dataclass(frozen=True, slots=True)
class LongColumn:
    """One column; those of the key together name one line."""

    name: str
    type: str
    in_key: bool
    description: str


@cache
def columns() -> tuple[LongColumn, ...]:
    """Every column in order."""
    text = files("chat.long_table").joinpath("columns.csv").read_text(encoding="utf-8")
    return tuple(
        LongColumn(row["name"], row["type"], row["key"] == "yes", row["description"])
        for row in csv.DictReader(text.splitlines())
    )


def schema() -> dict[str, pl.DataType]:
    """Names and types for a frame."""
    return {column.name: TYPES[column.type] for column in columns()}


def primary_key() -> tuple[str, ...]:
    """The columns that together name a line."""
    return tuple(column.name for column in columns() if column.in_key)
