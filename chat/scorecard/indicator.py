"""What an indicator is: its definition as a frozen value, as `chat.scorecard.definition` reads it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from chat.report.scorecard import Basis, IndicatorComparator, IndicatorTarget, IndicatorUnit, Polarity

BeyondGood = Literal["better", "check", "out"]
Judge = Literal["unrounded", "rounded"]
UNITS: tuple[str, ...] = get_args(IndicatorUnit)
POLARITIES: tuple[str, ...] = get_args(Polarity)
BASES: tuple[str, ...] = get_args(Basis)
BEYOND_GOOD: tuple[str, ...] = get_args(BeyondGood)
JUDGES: tuple[str, ...] = get_args(Judge)
TWO_SIDED: tuple[Polarity, ...] = ("to_target", "band")
DOWNWARDS: tuple[Polarity, ...] = ("low", "stable")
EACH_MONTH = "month"  # the row of a table that has one for each calendar month


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: table, row and column, as the figures file names them."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Measure:
    """The figure that an indicator reads.

    `numerator` and `denominator` are columns of the same row, where they are not the usual ones. `months` is how far
    back a table looks that keeps to a period of its own. `compared_with` is the figure whose published values count.
    """

    cell: Cell
    numerator: str = ""
    denominator: str = ""
    months: int | None = None
    compared_with: Cell | None = None


@dataclass(frozen=True, slots=True)
class DatedTarget:
    """A target and band from a day on."""

    valid_from: dt.date
    target: IndicatorTarget


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as it is defined; exactly one of `measure` and `external` is given."""

    id: str
    name: str
    unit: IndicatorUnit
    polarity: Polarity
    basis: Basis
    measure: Measure | None = None
    external: str = ""
    beyond_good: BeyondGood = "better"
    decimals: int = 0
    judge: Judge = "unrounded"
    year_starts: int = 4
    targets: tuple[DatedTarget, ...] = ()
    comparators: tuple[IndicatorComparator, ...] = ()
    definition: str = ""
    guide: str = ""
    group: str = ""
    owner: str = ""
    data_source: str = ""
    assessment: str = ""

    def target_at(self, period_end: dt.date) -> IndicatorTarget:
        """The target in force: the latest that is valid from that day or an earlier one."""
        in_force = [each for each in self.targets if each.valid_from <= period_end]
        return max(in_force, key=lambda each: each.valid_from).target if in_force else IndicatorTarget()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is doubtful about its targets, a sentence each."""
        said = (_doubt(each, self.polarity) for each in self.targets)
        return tuple(sentence for sentence in said if sentence)


def _doubt(dated: DatedTarget, polarity: Polarity) -> str:
    target = dated.target
    if target.value is None or polarity == "none":
        return ""
    since = f"the target from {dated.valid_from.isoformat()}"
    below = target.low is not None and target.value < target.low
    above = target.high is not None and target.value > target.high
    if below or above:
        return f"{since} is outside its own tolerance band"
    bad_edge = target.high if polarity in DOWNWARDS else target.low if polarity == "high" else None
    if target.value == bad_edge:
        return f"{since} is on the bad edge of its band, so a target missed is at once out of tolerance"
    return ""
