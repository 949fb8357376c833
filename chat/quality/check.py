"""What `chat check` reports: the verdict, every finding with the tables it affects, and where all rows went."""

from dataclasses import dataclass

from chat.annex_a import list_by_key
from chat.counting.columns_read import table_reads
from chat.counting.doubtful import Touched, touched_by
from chat.counting.reconcile import reconcile, reconcile_tables
from chat.counting.report import Choices, absence_of, prepared_lists
from chat.extract import AsAt, DeliveredList, Extract
from chat.findings import Finding, by_severity
from chat.quality.all_findings import inspect
from chat.quality.problems import Problem
from chat.quality.verdict import judge
from chat.report import Reconciliation, TableReconciliation
from chat.report.verdict import Verdict
from chat.tables.table import ListMeasures


@dataclass(frozen=True, slots=True)
class WeighedFinding:
    """A finding and the tables that it touches."""

    finding: Finding
    touched: Touched


@dataclass(frozen=True, slots=True)
class CheckedList:
    """One list: how many of its rows were counted or left out, or the sentence that says why it has none."""

    number: int
    title: str
    absence: str | None
    rows: Reconciliation | None


@dataclass(frozen=True)
class Checked:
    """An extract as checked. `findings` are most severe first, `problems` those first that can move most figures."""

    as_at: AsAt
    lists: tuple[CheckedList, ...]
    tables: tuple[TableReconciliation, ...]
    findings: tuple[WeighedFinding, ...]
    delivered: dict[int, DeliveredList]
    verdict: Verdict
    problems: tuple[Problem, ...]

    @property
    def example_cells(self) -> tuple[tuple[str, str, int], ...]:
        """Sheet, heading and row of each cell behind the example rows."""
        findings = [each.finding for each in self.findings]
        return tuple(
            (each.sheet, each.column, row)
            for each in findings
            if each.sheet and each.column
            for row in each.example_rows
        )


def check_extract(extract: Extract, as_at: AsAt, every: tuple[ListMeasures, ...], choices: Choices) -> Checked:
    """The verdict, all findings, and where every row went. No figures are made."""
    prepared = prepared_lists(extract, as_at, every, choices)
    reads = table_reads(every)
    findings = by_severity((*extract.findings, *as_at.findings, *inspect(extract, as_at)))
    judged = judge(extract, as_at, every, prepared, findings)
    rows = {ready.number: reconcile(ready, extract.lists[ready.number]) for ready in prepared.values()}
    specifications = [list_by_key(measures.key) for measures in every]
    return Checked(
        as_at=as_at,
        lists=tuple(CheckedList(s.number, s.title, absence_of(s, extract), rows.get(s.number)) for s in specifications),
        tables=reconcile_tables(every, prepared),
        findings=tuple(WeighedFinding(finding, touched_by(finding, reads)) for finding in findings),
        delivered=extract.lists,
        verdict=judged.verdict,
        problems=judged.problems,
    )
