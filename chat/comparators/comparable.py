"""Which row of which table is set beside which published indicator: `comparable.csv`, read once.

`period` says what the row is: `year` a rate of some months made up to a year, `share` a share within the period of the
report, `snapshot` the state on the as-at date. `headline` names the row among the comparisons that come first; `caveat`
says what is not quite the same.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chat.report.good_direction import good_direction
from chat.report.published import Good


@dataclass(frozen=True, slots=True)
class Comparable:
    """One line of the file; `row` may hold `{period}`."""

    table: str
    row: str
    column: str
    indicator: str
    period: str
    headline: str
    caveat: str

    @property
    def good(self) -> Good:
        """The direction that is good."""
        return good_direction(self.table, self.row, self.column)

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return self.indicator.endswith("_pct")

    @property
    def factor(self) -> float:
        """What a published value is multiplied by: percentages are fractions in a report."""
        return 0.01 if self.is_percent else 1

    @property
    def is_rate(self) -> bool:
        """Whether it is a rate per 10,000 residents aged 0-17."""
        return self.indicator.endswith("_rate")


@cache
def comparables() -> tuple[Comparable, ...]:
    """Every line, in the order of the lists."""
    text = files("chat.comparators").joinpath("comparable.csv").read_text(encoding="utf-8")
    return tuple(
        Comparable(
            table=row["table"],
            row=row["row"],
            column=row["column"],
            indicator=row["indicator"],
            period=row["period"],
            headline=row["headline"],
            caveat=row["caveat"],
        )
        for row in csv.DictReader(text.splitlines())
    )
