"""What commands print: stages and summaries on standard error, answers on standard output."""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from chat.findings import SEVERITIES, Finding, count_by_severity
from chat.report import Report

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


class Stages:
    """Says each stage as it begins, on standard error, unless quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.started = time.perf_counter()

    def say(self, stage: str) -> None:
        """One line for one stage."""
        if not self.quiet:
            click.echo(f"{stage} ...", err=True)

    @property
    def seconds(self) -> float:
        """Seconds since the command began."""
        return time.perf_counter() - self.started


def plural(number: int, noun: str) -> str:
    """`1 error`, `3 errors`, `1,200 rows`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def severities(findings: Sequence[Finding]) -> str:
    """`3 errors, 40 warnings, 7 notes`."""
    counts = count_by_severity(tuple(findings))
    nouns = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(plural(counts[severity], nouns[severity]) for severity in SEVERITIES)


def summary(report: Report, workbook: Path, seconds: float) -> str:
    """What `analyse` did, in a few lines."""
    inferred = " (inferred from the latest event; give --as-at to be sure)" if report.as_at_inferred else ""
    lines = [f"As at {long_date(report)}{inferred}"]
    lines += lists_read(report)
    if not report.population:
        lines.append("Rates are blank: name the --authority, or give the residents aged 0-17 with --population")
    elif (source := report.population_sources.get("0-17")) and "0-17" in report.population:
        lines.append(f"Residents aged 0-17: {report.population['0-17']:,} ({source})")
    lines += [f"Findings: {severities(report.findings)}", f"Tables: {len(report.tables)}"]
    return "\n".join([*lines, f"Workbook: {workbook} ({seconds:.1f} s)"])


def long_date(report: Report) -> str:
    """The as-at date in words: `1 October 2026`."""
    return f"{report.as_at.day} {report.as_at:%B %Y}"


def lists_read(report: Report) -> list[str]:
    """One line for each list: rows read and in the period, or why there are none."""
    rows = {each.list_number: each for each in report.reconciliation}
    lines = []
    for section in report.sections:
        each = rows.get(section.number)
        if each is None:
            lines.append(f"  {section.absence}")
            continue
        outside = [
            f"{number:,} {words}"
            for number, words in (
                (each.rows_before, "before"),
                (each.rows_after, "after"),
                (each.rows_without_date, "without a usable date"),
            )
            if number
        ]
        outside_words = f" ({', '.join(outside)})" if outside else ""
        lines.append(
            f"  List {section.number} {section.title}: {plural(each.rows_read, 'row')} read,"
            f" {each.rows_in_period:,} reported{outside_words}"
        )
    return lines


def finding_lines(findings: Sequence[Finding]) -> list[str]:
    """One finding a paragraph: where, what, and what to do."""
    lines = []
    for finding in findings:
        where = [f"List {finding.list_number}"] if finding.list_number else []
        where += [f"'{finding.column}'"] if finding.column else []
        rows = ""
        if finding.rows:
            more = " ..." if finding.rows > len(finding.example_rows) else ""
            numbers = ", ".join(str(row) for row in finding.example_rows)
            rows = f" [{plural(finding.rows, 'row')}" + (f": {numbers}{more}]" if numbers else "]")
        label = click.style(finding.severity.upper(), fg=COLOURS[finding.severity], bold=True)
        lines.append(f"{label} {finding.rule} {', '.join(where)}: {finding.sentence}{rows}\n    {finding.advice}")
    return lines
