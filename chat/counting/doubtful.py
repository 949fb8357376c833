"""What findings mean for tables: which figures they touch, and the short note under a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from chat.counting.columns_read import TableReads
from chat.findings import Finding
from chat.report import ReportTable

THAT_DOUBT = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Touched:
    """The tables that a finding touches, by key, and how many figures they have together."""

    tables: tuple[str, ...]
    figures: int


def touched_by(finding: Finding, tables: Iterable[TableReads]) -> Touched:
    """What a finding touches."""
    touched = [
        table
        for table in tables
        if table.is_touched(finding.list_number, finding.headings, whole_rows=finding.concerns_whole_rows)
    ]
    return Touched(tuple(table.key for table in touched), sum(table.figures for table in touched))


def with_doubts(
    tables: Sequence[ReportTable],
    reads: Mapping[str, TableReads],
    findings: Iterable[Finding],
    before: Mapping[int, pl.Series],
) -> tuple[ReportTable, ...]:
    """The tables, each with a note where rows with errors or warnings stand behind it.

    `before` are the source rows by list that lie before the period, and so behind no figure.
    """
    doubtful = [finding for finding in findings if finding.severity in THAT_DOUBT and finding.list_number is not None]
    rows = {id(finding): _rows(finding, before) for finding in doubtful}
    return tuple(_with_doubt(table, reads.get(table.key), doubtful, rows) for table in tables)


def doubts_of_lists(findings: Iterable[Finding], before: Mapping[int, pl.Series]) -> dict[int, str]:
    """How many rows of each list have errors or warnings, those before its period left out, as a sentence."""
    rows: dict[int, list[pl.Series]] = {}
    for finding in findings:
        if finding.severity in THAT_DOUBT and finding.list_number is not None:
            rows.setdefault(finding.list_number, []).append(_rows(finding, before))
    counts = {number: pl.concat(found).n_unique() for number, found in rows.items()}
    return {
        number: f"{count:,} {'row needs' if count == 1 else 'rows need'} checking: see Data quality"
        for number, count in counts.items()
        if count
    }


def _rows(finding: Finding, before: Mapping[int, pl.Series]) -> pl.Series:
    numbers = finding.source_rows if len(finding.source_rows) else finding.example_rows
    rows = pl.Series(numbers, dtype=pl.UInt32)
    left_out = before.get(finding.list_number or 0)
    return rows if left_out is None or left_out.is_empty() else rows.filter(~rows.is_in(left_out.implode()))


def _with_doubt(
    table: ReportTable, reads: TableReads | None, findings: Iterable[Finding], rows: Mapping[int, pl.Series]
) -> ReportTable:
    if reads is None or table.status is not None:
        return table
    of_severity: dict[str, dict[int, list[pl.Series]]] = {}
    for finding in findings:
        number = finding.list_number
        if number is not None and reads.is_touched(number, finding.headings, whole_rows=finding.concerns_whole_rows):
            of_severity.setdefault(finding.severity, {}).setdefault(number, []).append(rows[id(finding)])
    counts = {
        severity: sum(pl.concat(found).n_unique() for found in of_severity.get(severity, {}).values())
        for severity in THAT_DOUBT
    }
    words = [f"{counts[severity]:,} with {severity}s" for severity in THAT_DOUBT if counts[severity]]
    if not words:
        return table
    first, *others = words
    rows_word = "row" if first.startswith("1 ") else "rows"
    text = " and ".join([first.replace(" ", f" {rows_word} ", 1), *others])
    return replace(table, doubt=f"Data quality: {text} behind this table.")
