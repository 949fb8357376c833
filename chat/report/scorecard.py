"""Indicators and the scorecard as the report holds them: values, targets, judgements and months."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

IndicatorUnit = Literal["percent", "days", "count", "per_10000", "ratio"]
Polarity = Literal["high", "low", "stable", "to_target", "band", "none"]
Basis = Literal["snapshot", "month", "quarter", "ytd", "rolling_12m", "three_year"]
Judgement = Literal["better than tolerance", "on target", "in tolerance", "out", "out (low)", "out (high)"]
MonthStatus = Literal["final", "provisional", "no_data"]
Direction = Literal["up", "down", "level"]
Change = Literal["better", "worse"]


@dataclass(frozen=True, slots=True)
class IndicatorTarget:
    """What an indicator is held against: target and tolerance band, both in its unit; None for what is not set."""

    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_set(self) -> bool:
        """Whether there is anything to judge by."""
        return (self.value, self.low, self.high) != (None, None, None)


@dataclass(frozen=True, slots=True)
class IndicatorMonth:
    """An indicator at one month's end, in its own unit (percentages as 0 to 100), unrounded.

    `met` says whether the target was met, `within` whether target or tolerance was; both None without a judgement.
    """

    period_end: dt.date
    basis: Basis
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    status: MonthStatus = "no_data"
    note: str = ""
    target: IndicatorTarget = field(default_factory=IndicatorTarget)
    judgement: Judgement | None = None
    met: bool | None = None
    within: bool | None = None


@dataclass(frozen=True, slots=True)
class IndicatorComparator:
    """What another authority, or all of them, had; in the indicator's unit."""

    label: str
    value: float
    year: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """Where the number went, and what that means by the indicator's polarity (None where neither is better)."""

    direction: Direction | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """An indicator with its value, judgement and months.

    `series` holds thirteen months of its own basis, the last of them the month reported; `other_series` what other
    bases say. `months_within` of `months_judged` are the last six months in target or tolerance; `star`: the target met
    in all six of them. `flagged` marks a value so far beyond the good side of its band that somebody should look.
    """

    id: str
    name: str
    unit: IndicatorUnit
    polarity: Polarity
    basis: Basis
    decimals: int
    series: tuple[IndicatorMonth, ...]
    other_series: tuple[IndicatorMonth, ...] = ()
    comparators: tuple[IndicatorComparator, ...] = ()
    has_target: bool = False
    flagged: bool = False
    months_within: int = 0
    months_judged: int = 0
    star: bool = False
    last_month: Movement = field(default_factory=Movement)
    last_year: Movement = field(default_factory=Movement)
    notes: tuple[str, ...] = ()
    definition: str = ""
    guide: str = ""
    group: str = ""
    owner: str = ""
    data_source: str = ""
    cell: tuple[str, str, str] | None = None  # table, row and column of its figure, where Annex A gives it
    assessment: str = ""  # set by hand, beside the judgement
    why_no_value: str = ""  # the reason, where no month has a value

    @property
    def has_value(self) -> bool:
        """Whether any of its months has a value."""
        return any(month.value is not None for month in self.series)

    @property
    def current(self) -> IndicatorMonth:
        """The month reported."""
        return self.series[-1]

    @property
    def previous_12_months(self) -> IndicatorMonth | None:
        """The twelve months up to the month reported, where the indicator itself is of another basis."""
        month = self.current.period_end.year, self.current.period_end.month
        return next(
            (
                each
                for each in self.other_series
                if each.basis == "rolling_12m" and (each.period_end.year, each.period_end.month) == month
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The indicators in order; `of_authority` when they are the authority's own, else the embedded standard set.

    `earlier` is the number of earlier workbooks whose months are in the series.
    """

    indicators: tuple[IndicatorFigure, ...] = ()
    of_authority: bool = False
    earlier: int = 0

    @property
    def with_values(self) -> tuple[IndicatorFigure, ...]:
        """Those that have a value in any month."""
        return tuple(each for each in self.indicators if each.has_value)

    @property
    def without_values(self) -> tuple[IndicatorFigure, ...]:
        """The others."""
        return tuple(each for each in self.indicators if not each.has_value)

    @property
    def judged(self) -> tuple[IndicatorFigure, ...]:
        """Those that have something to be judged by, and a value in one of the last six months."""
        return tuple(each for each in self.indicators if each.has_target and each.months_judged)

    @property
    def within(self) -> tuple[IndicatorFigure, ...]:
        """Those of the judged that met the target or were in tolerance in every month that has a value."""
        return tuple(each for each in self.judged if each.months_within == each.months_judged)
