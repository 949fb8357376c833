"""Published figures as the report holds them: England, regions, neighbours, ranks, intervals and funnels."""

from dataclasses import dataclass
from typing import Literal

Good = Literal["high", "low", "none"]


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """A published figure in the unit of the column it is compared with, and its year (`2024-25`); None: not published.

    `of` says how many neighbours a mean is of.
    """

    value: float | None = None
    year: str | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among so many authorities, the best first (the highest where neither is good), and its quarter."""

    place: int
    of: int
    quartile: int


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 % confidence interval of a figure, in its own unit."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """What was published of one year (`2024-25`), in the unit of the column it is compared with; None: nothing."""

    year: str
    own: float | None = None
    england: float | None = None
    statistical_neighbours: float | None = None


@dataclass(frozen=True, slots=True)
class Comparators:
    """What one cell of a row is compared with: `column` names the cell.

    `history` has every published year, oldest first. `annualised` marks a rate of some months made up to a year. The
    ranks set the cell itself among the last published values of the other authorities, and of the neighbours;
    `interval` is there when the count is small.
    """

    column: str
    england: PublishedValue
    region: PublishedValue
    statistical_neighbours: PublishedValue
    own_published: PublishedValue
    good: Good = "none"
    caveat: str = ""
    annualised: bool = False
    rank: Rank | None = None
    neighbours_rank: Rank | None = None
    interval: Interval | None = None
    history: tuple[PublishedYear, ...] = ()
    ranks_too_old: str = ""  # the year of the others, when it is too long ago for a rank


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """An authority in a funnel plot: residents aged 0-17 and its rate per 10,000 of them."""

    residents: int
    rate: float


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """Where rates of an authority with so many residents lie by chance alone: 95 and 99.8 times in a hundred."""

    residents: int
    low_95: float
    high_95: float
    low_998: float
    high_998: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """A headline rate of every authority against its residents, around the rate of England of the same year."""

    year: str
    england: float
    own: FunnelPoint | None
    neighbours: tuple[FunnelPoint, ...]
    others: tuple[FunnelPoint, ...]
    limits: tuple[FunnelLimit, ...]


@dataclass(frozen=True, slots=True)
class ComparedHeadline:
    """A figure of the comparisons that managers read first: which cell, in which words; rates have a funnel."""

    label: str
    table: str
    row: str
    column: str
    funnel: Funnel | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What the comparators of a report are: whose they are, where they come from, and which come first.

    `region` and `neighbours` are empty when no authority was named: then England alone stands beside our figures.
    `neighbours_of` is the authority whose region and neighbours they are, when it is not the one reported on.
    """

    region: str
    neighbours: tuple[str, ...]
    neighbours_model: int
    attribution: str
    own_copy: str  # what the user imported, or nothing
    headlines: tuple[ComparedHeadline, ...]
    neighbours_of: str = ""
    has_own: bool = True  # whether the authority's own published figures are among them
