"""Which way is good: of figures with a direction, by table, row and column; of all others neither way is."""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from chat.report.model import Value
from chat.report.published import Good

Verdict = Literal["better", "worse"]
FILE = "good_directions.csv"


@cache
def good_directions() -> dict[tuple[str, str, str], Good]:
    """The direction of every figure that has one."""
    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["table"], row["row"], row["column"]): cast("Good", row["good"]) for row in rows}


def good_direction(table: str, row: str, column: str) -> Good:
    """Which direction of a figure is good."""
    return good_directions().get((table, row, column), "none")


def verdict(good: Good, change: Value) -> Verdict | None:
    """Whether a change is for the better; None when neither direction is good, or there is no change."""
    if good == "none" or not change:
        return None
    return "better" if (change > 0) == (good == "high") else "worse"
