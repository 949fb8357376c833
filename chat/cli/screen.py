"""What commands print: stages and summaries on standard error, answers on standard output."""

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import click

from chat.errors import OutputRefused
from chat.findings import SEVERITIES, Finding, count_by_severity
from chat.report import Reconciliation, Report

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def tell(text: str) -> None:
    """Prints on standard error; when nothing can be printed there, the work goes on."""
    try:
        click.echo(text, err=True)
    except OSError:
        silence(sys.stderr)


def answer(text: str | bytes = "", *, nl: bool = True) -> None:
    """Prints on standard output. A reader who has left, like `head`, has what they wanted, and the work goes on.

    Raises OutputRefused when standard output takes no more.
    """
    try:
        click.echo(text, nl=nl)
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise OutputRefused(
            f"cannot print the answer: {(error.strerror or 'standard output takes no more').lower()}."
            " Files that were to be written are written."
        ) from error


def silence(stream: IO[str]) -> None:
    """Lets a stream that cannot be written to lead nowhere, so that its rest does not fail as the process ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class Stages:
    """Says each stage as it begins, on standard error, unless quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.started = time.perf_counter()

    def say(self, stage: str) -> None:
        """One line for one stage."""
        if not self.quiet:
            tell(f"{stage} ...")

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
    lines += about_as_at(report.findings)
    lines += lists_read(report)
    if report.verdict:
        lines.append(f"{report.verdict.sentence}. 'chat check' shows what to mend first.")
    if not report.population:
        lines.append("Rates are blank: name the --authority, or give the residents aged 0-17 with --population")
    elif (source := report.population_sources.get("0-17")) and "0-17" in report.population:
        lines.append(f"Residents aged 0-17: {report.population['0-17']:,} ({source})")
    lines += [f"Findings: {severities(report.findings)}", f"Tables with figures: {tables_with_figures(report)}"]
    return "\n".join([*lines, f"Workbook: {workbook} ({seconds:.1f} s)"])


def about_as_at(findings: Sequence[Finding]) -> list[str]:
    """What is doubtful about the as-at date that was given, a line each."""
    return [
        sentence_case(each.sentence) for each in findings if each.rule == "AQ166" and "did you mean" in each.sentence
    ]


def sentence_case(text: str) -> str:
    """The sentence with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def tables_with_figures(report: Report) -> int:
    """How many tables can say anything: the others lack their list or a column."""
    return sum(any(value is not None for row in table.rows for value in row.values.values()) for table in report.tables)


def long_date(report: Report) -> str:
    """The as-at date in words: `1 October 2026`."""
    return f"{report.as_at.day} {report.as_at:%B %Y}"


def lists_read(report: Report) -> list[str]:
    """One line for each list: rows read and where they went, or why there are none."""
    rows = {each.list_number: each for each in report.reconciliation}
    return [list_line(each.number, each.title, each.absence, rows.get(each.number)) for each in report.sections]


def list_line(number: int, title: str, absence: str | None, rows: Reconciliation | None) -> str:
    """Rows read = rows reported + rows set aside, by reason."""
    if rows is None:
        return f"  {absence}"
    aside = [
        f"{count:,} {words}"
        for count, words in (
            (rows.rows_before, "before"),
            (rows.rows_after, "after"),
            (rows.rows_without_date, "without a usable date"),
            (rows.rows_left_out, rows.left_out_are),
        )
        if count
    ]
    set_aside = f", set aside {' + '.join(aside)}" if aside else ""
    return f"  List {number} {title}: {plural(rows.rows_read, 'row')} read, {rows.rows_in_period:,} reported{set_aside}"
