"""What reading an extract found: findings about the data, and sheets that were passed over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
EXAMPLE_ROWS = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the data that a reader of the figures should know; it never stops a run.

    `rule` is the id of the quality rule (`AQ048`), `list_number` 1 to 11 or None for the extract as a whole, `column`
    the heading, `rows` how many source rows are concerned, `example_rows` up to ten row numbers of the source sheet.
    `sentence` and `advice` hold no cell value: row numbers, never names or identifiers. `source_rows` are all row
    numbers, ascending, where they are known. `touches` are the headings whose figures are in doubt: None for the whole
    row, or the column alone when there is one; empty where practice is in question and not the data.
    """

    rule: str
    severity: Severity
    sentence: str
    advice: str
    list_number: int | None = None
    sheet: str | None = None
    column: str | None = None
    rows: int = 0
    example_rows: tuple[int, ...] = ()
    source_rows: Sequence[int] = field(default=(), compare=False, repr=False)
    touches: tuple[str, ...] | None = field(default=None, compare=False)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings whose figures are in doubt; none with `concerns_whole_rows` is every column of the list."""
        if self.touches is None:
            return (self.column,) if self.column else ()
        return self.touches

    @property
    def concerns_whole_rows(self) -> bool:
        """Whether rows are in doubt as a whole: such as stand there twice."""
        return self.touches is None and self.column is None and self.list_number is not None and self.rows > 0


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A sheet or file that is no list and was not read, and why."""

    source: str
    sheet: str
    reason: str


def by_severity(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, most severe first, then by list, rule, most rows first, and column: a stable order."""

    def place(finding: Finding) -> tuple[int, int, str, int, str, str]:
        severity = SEVERITIES.index(finding.severity)
        return severity, finding.list_number or 0, finding.rule, -finding.rows, finding.column or "", finding.sentence

    return tuple(sorted(findings, key=place))


def count_by_severity(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Number of findings (not of rows) by severity, every severity present."""
    return {severity: sum(f.severity == severity for f in findings) for severity in SEVERITIES}
