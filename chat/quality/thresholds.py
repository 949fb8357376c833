"""Thresholds and plausible limits of the rules: one table, `limits.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: its value in `unit`, and what it means."""

    name: str
    value: int
    unit: str
    meaning: str


@cache
def limits() -> dict[str, Limit]:
    """Every limit by name, in the order of the file."""
    text = files("chat.quality").joinpath("limits.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["name"]: Limit(row["name"], int(row["value"]), row["unit"], row["meaning"]) for row in rows}


def limit(name: str) -> int:
    """The value of a limit; KeyError when there is none of this name."""
    return limits()[name].value
