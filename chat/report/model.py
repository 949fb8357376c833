"""The report: what every writer reads. Plain frozen values; no writer computes a figure.

Values are unrounded: `count` is an int, `percent` a fraction, `rate_per_10k` a float, days are numbers; None is
"cannot be said", never 0.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chat.findings import Finding, PassedOver
from chat.report.published import Comparators, Published
from chat.report.quality import RuleSummary
from chat.report.scorecard import Scorecard
from chat.report.summary import Summary
from chat.report.verdict import Verdict

Value = int | float | None
Group = Literal["chat", "profile", "beyond"]
Status = Literal["list_missing", "column_missing"]
DocumentStatus = Literal["draft", "final"]
Chart = Literal["bars", "columns", "back_to_back", "doughnut", "line", "stacked", "none"]


@dataclass(frozen=True, slots=True)
class Previous:
    """What a row said at earlier as-at dates: `values` those of the latest one (`as_at`), None where it had none.

    `trend` has the values at every date of the table's `trend_dates` but the last, which is the report's own.
    """

    as_at: dt.date
    values: Mapping[str, Value]
    trend: tuple[Mapping[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of another table that a row shows, in its unit with so many decimals; `note` says what is not the same."""

    table: str
    row: str
    column: str
    unit: str
    decimals: int
    note: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row: its label and a value for each column of the table; `denominators` where they vary."""

    label: str
    values: Mapping[str, Value]
    denominators: Mapping[str, int] = field(default_factory=dict)
    key: str = ""  # what programs call it, whatever the label is
    level: int = 0  # 1 for a row that details the one above it (ethnic sub-groups)
    part: bool = False  # a part month
    outside: bool = False  # counted beside the others: subtotals, rows that overlap
    comparators: Comparators | None = None
    previous: Previous | None = None
    shown: Shown | None = None


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
    own_title: str = ""  # ours, where the source's is printed
    chat_title: str = ""  # the source's

    @property
    def is_called_otherwise(self) -> bool:
        """Whether ChAT has the table under another title than the one that is printed."""
        return self.group == "chat" and self.chat_title not in ("", self.title)


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period, both days included."""

    months: int
    first_day: dt.date
    last_day: dt.date


@dataclass(frozen=True, slots=True)
class Topic:
    """Tables of a list that tell one story: they share a title and one commentary, whose name is the topic's key.

    `tables` are the keys in the order they are read; those of `not_printed` say the same as another one.
    """

    key: str
    list_number: int
    title: str
    tables: tuple[str, ...]
    not_printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the report and its tables; each table belongs to one of the topics, which are in printed order.

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
    topics: tuple[Topic, ...] = ()
    doubt: str | None = None  # how many rows of the list need checking


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
    """Where the rows of a list went; those after `rows_read` add up to it.

    `rows_left_out` are of the period, but of a kind that the list does not count: `left_out_are` says which.
    """

    list_number: int
    rows_on_sheet: int
    rows_read: int
    rows_in_period: int
    rows_before: int
    rows_after: int
    rows_without_date: int
    rows_left_out: int = 0
    left_out_are: str = ""


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
class Authority:
    """Whose figures they are: name and ONS code; one that is no English authority (a sample, a merger) has no code.

    `teams` are those that the figures are of, where they are not of the whole authority.
    """

    code: str | None
    name: str
    teams: tuple[str, ...] = ()

    def is_same(self, other: "Authority") -> bool:
        """Whether two are one: by code where both have one, else by name."""
        if self.teams != other.teams:
            return False
        if self.code and other.code:
            return self.code == other.code
        return self.name.casefold() == other.name.casefold()


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
    rules: tuple[RuleSummary, ...] = ()  # the findings by rule, those that change figures most first
    summary: Summary = field(default_factory=Summary)
    verdict: Verdict | None = None  # whether the figures can be used; None before the findings are weighed
    status: DocumentStatus = "draft"  # what the footers say of the document
    last_time: dt.date | None = None  # the latest as-at date before this one whose figures are at hand

    @property
    def tables(self) -> tuple[ReportTable, ...]:
        """All tables, section by section, then those of no list."""
        of_sections = tuple(table for section in self.sections for table in section.tables)
        return of_sections if self.teams is None else (*of_sections, self.teams)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All topics, section by section."""
        return tuple(topic for section in self.sections for topic in section.topics)

    def table(self, key: str) -> ReportTable:
        """The table with this key; KeyError when the report has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)
