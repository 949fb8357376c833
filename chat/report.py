"""The report: what every writer reads. Plain frozen values; no writer computes a figure.

Values are unrounded: `count` is an int, `percent` a fraction, `rate_per_10k` a float, days are numbers; None is
"cannot be said", never 0.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chat.findings import Finding, PassedOver

Value = int | float | None
Group = Literal["chat", "profile", "beyond"]
Status = Literal["list_missing", "column_missing"]
Chart = Literal["bars", "columns", "back_to_back", "doughnut", "line", "stacked", "none"]
IndicatorUnit = Literal["percent", "days", "count", "per_10000", "ratio"]
Polarity = Literal["high", "low", "stable", "to_target", "band", "none"]
Basis = Literal["snapshot", "month", "quarter", "ytd", "rolling_12m", "three_year"]
Judgement = Literal["better than tolerance", "on target", "in tolerance", "out", "out (low)", "out (high)"]
MonthStatus = Literal["final", "provisional", "no_data"]
Direction = Literal["up", "down", "level"]
Change = Literal["better", "worse"]
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
class Comparators:
    """What one cell of a row is compared with: `column` names the cell.

    `annualised` marks a rate of some months made up to a year. The ranks set the cell itself among the last published
    values of the other authorities, and of the neighbours; `interval` is there when the count is small.
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
    """What the comparators of a report are: whose they are, where they come from, and which come first."""

    region: str
    neighbours: tuple[str, ...]
    neighbours_model: int
    attribution: str
    own_copy: str  # what the user imported, or nothing
    headlines: tuple[ComparedHeadline, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """What a row said at earlier as-at dates: `values` those of the latest one (`as_at`), None where it had none.

    `trend` has the values at every date of the table's `trend_dates` but the last, which is the report's own.
    """

    as_at: dt.date
    values: Mapping[str, Value]
    trend: tuple[Mapping[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row: its label and a value for each column of the table; `denominators` where they vary."""

    label: str
    values: Mapping[str, Value]
    denominators: Mapping[str, int] = field(default_factory=dict)
    level: int = 0  # 1 for a row that details the one above it (ethnic sub-groups)
    part: bool = False  # a part month
    outside: bool = False  # counted beside the others: subtotals, rows that overlap
    comparators: Comparators | None = None
    previous: Previous | None = None


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table as figures.

    `column_heads` are the printed heads of `columns`. `population` and `denominator_is` name the sets ("contacts in
    the period"), `edges` says what happens at the limits, `headings` are the Annex A columns that the table reads.
    `status` says why values are None; `needs` what is missing. `trend_dates` are the as-at dates at which the same was
    counted, oldest first and the report's own last; `not_compared` says why last time's figures are left out.
    """

    key: str
    list_number: int | None
    title: str
    group: Group
    unit: str
    columns: tuple[str, ...]
    column_heads: tuple[str, ...]
    rows: tuple[ReportRow, ...]
    denominator: int | None
    definition: str
    edges: str = ""
    population: str = ""
    denominator_is: str = ""
    headings: tuple[str, ...] = ()
    source: str = ""
    status: Status | None = None
    needs: str | None = None
    note: str | None = None
    caveat: str | None = None
    doubt: str | None = None  # how many rows with errors or warnings stand behind it
    chart: Chart = "none"
    found: bool = False  # rows found in the data, so that there may be very many
    trend_dates: tuple[dt.date, ...] = ()
    not_compared: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period, both days included."""

    months: int
    first_day: dt.date
    last_day: dt.date


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the report and its tables, in the order they are printed.

    `absence` is a sentence when the list was not delivered, set aside or empty; its tables are there all the same.
    """

    number: int
    key: str
    title: str
    sheet_title: str
    rows_read: int | None
    period: Period | None
    tables: tuple[ReportTable, ...]
    headlines: tuple["HeadlineFigure", ...]
    absence: str | None = None


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """A line of the Headlines sheet: which cell of which table managers quote."""

    label: str
    table: str
    row: str
    column: str
    value: Value
    rate_per_10k: float | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Where the rows of a list went; the last four add up to `rows_read`."""

    list_number: int
    rows_on_sheet: int
    rows_read: int
    rows_in_period: int
    rows_before: int
    rows_after: int
    rows_without_date: int


@dataclass(frozen=True, slots=True)
class TableReconciliation:
    """Where the rows of a table's list went: counted, or set aside for one reason; together they are `rows_read`.

    `rows_of_other_kinds` are in the list's period, but not of the kind that the table is about.
    """

    key: str
    list_number: int
    rows_read: int
    rows_counted: int
    rows_before: int
    rows_after: int
    rows_without_date: int
    rows_of_other_kinds: int


@dataclass(frozen=True, slots=True)
class MonthlyTable:
    """A table for one whole calendar month (`2026-07`)."""

    key: str
    month: str
    rows: tuple[ReportRow, ...]
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Distinct children in each pair of sets: `counts[row][column]`, None where a set's list is missing.

    The diagonal holds the sizes of the sets; the share of a cell is its count divided by its row's size.
    """

    sets: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    counts: tuple[tuple[int | None, ...], ...] = ()


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
    in all of these. `flagged` marks a value so far beyond the good side of its band that somebody should look.
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
    assessment: str = ""  # set by hand, beside the judgement

    @property
    def current(self) -> IndicatorMonth:
        """The month reported."""
        return self.series[-1]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The indicators in order; `of_authority` when they are the authority's own, else the embedded standard set.

    `earlier` is the number of earlier workbooks whose months are in the series.
    """

    indicators: tuple[IndicatorFigure, ...] = ()
    of_authority: bool = False
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Authority:
    """An English local authority: ONS code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that writers need."""

    version: str
    as_at: dt.date
    as_at_inferred: bool
    authority: Authority | None
    population: Mapping[str, int]
    sources: tuple[str, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    reconciliation: tuple[Reconciliation, ...]
    monthly: tuple[MonthlyTable, ...]
    passed_over: tuple[PassedOver, ...]
    overlaps: Overlaps = field(default_factory=Overlaps)
    teams: ReportTable | None = None
    scorecard: Scorecard = field(default_factory=Scorecard)
    settings_in_force: Mapping[str, object] = field(default_factory=dict)  # only those not at their default
    population_sources: Mapping[str, str] = field(default_factory=dict)  # by ages: whose number, of when, or why none
    published: Published | None = None
    last_time: dt.date | None = None  # the latest as-at date before this one whose figures are at hand

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """All tables, section by section, then those of no list."""
        of_sections = tuple(table for section in self.sections for table in section.tables)
        return of_sections if self.teams is None else (*of_sections, self.teams)

    def table(self, key: str) -> ReportTable:
        """The table with this key; KeyError when the report has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)
