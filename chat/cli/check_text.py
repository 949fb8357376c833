"""What `chat check` prints: the verdict, what matters most, then everything list by list."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import click

from chat.cli.screen import COLOURS, list_line, plural, severities
from chat.findings import Finding

if TYPE_CHECKING:
    from chat.quality.check import Checked, WeighedFinding

TABLES_NAMED = 3
Values = Mapping[tuple[str, str, int], str]
NO_VALUES: Values = {}


def check_text(checked: "Checked", values: Values = NO_VALUES) -> str:
    """The whole report; `values` are cells by sheet, heading and row, where they were asked for."""
    findings = [each.finding for each in checked.findings]
    lines = [f"{verdict(checked)}: {severities(findings)}."]
    lines += [list_line(each.number, each.title, each.absence, each.rows) for each in checked.lists]
    if most := checked.matter_most:
        lines += ["", "What matters most, by the figures that it touches:"]
        lines += [line for place, each in enumerate(most, start=1) for line in _lines(each, NO_VALUES, f"{place}. ")]
    for title, of_list in _by_list(checked):
        lines += ["", title]
        lines += [line for each in of_list for line in _lines(each, values)]
    return "\n".join(lines)


def verdict(checked: "Checked") -> str:
    """In a few words whether figures of this extract can be used."""
    findings = [each.finding for each in checked.findings]
    errors, warnings = (sum(f.severity == severity for f in findings) for severity in ("error", "warning"))
    if checked.set_aside:
        return f"Not fit for use yet, for {plural(checked.set_aside, 'list')} could not be analysed"
    if errors:
        return f"Fit for use, with {plural(errors, 'error')} to mend first"
    return f"Fit for use, with {plural(warnings, 'warning')} to look at" if warnings else "Fit for use"


def _by_list(checked: "Checked") -> "Iterator[tuple[str, list[WeighedFinding]]]":
    titles = {each.number: f"List {each.number} {each.title}" for each in checked.lists}
    in_order = sorted(checked.findings, key=lambda each: each.finding.list_number or 0)
    for number, of_list in groupby(in_order, key=lambda each: each.finding.list_number):
        yield "The extract as a whole" if number is None else titles[number], list(of_list)


def _lines(each: "WeighedFinding", values: Values, prefix: str = "") -> Iterator[str]:
    finding = each.finding
    label = click.style(finding.severity.upper(), fg=COLOURS[finding.severity], bold=True)
    where = [f"List {finding.list_number}"] if prefix and finding.list_number else []
    where += [f"'{finding.column}'"] if finding.column else []
    place = f" {', '.join(where)}" if where else ""
    yield f"  {prefix}{label} {finding.rule}{place}: {finding.sentence}{_rows(finding)}"
    if shown := _values(finding, values):
        yield f"      Values: {shown}"
    yield f"      {finding.advice}{_figures(each) if prefix else _tables(each)}"


def _rows(finding: Finding) -> str:
    if not finding.rows:
        return ""
    more = " ..." if finding.rows > len(finding.example_rows) else ""
    numbers = ", ".join(str(row) for row in finding.example_rows)
    return f" [{plural(finding.rows, 'row')}" + (f": {numbers}{more}]" if numbers else "]")


def _values(finding: Finding, values: Values) -> str:
    cells = {
        row: values.get((finding.sheet or "", finding.column or "", row), "(blank)") for row in finding.example_rows
    }
    return "; ".join(f"{row}: {value}" for row, value in cells.items()) if values and finding.column else ""


def _figures(each: "WeighedFinding") -> str:
    touched = each.touched
    return (
        f" (Touches {touched.figures:,} figures in {plural(len(touched.tables), 'table')}.)" if touched.tables else ""
    )


def _tables(each: "WeighedFinding") -> str:
    tables = each.touched.tables
    if not tables:
        return ""
    rest = f" and {len(tables) - TABLES_NAMED} more" if len(tables) > TABLES_NAMED else ""
    return f" (Touches {', '.join(tables[:TABLES_NAMED])}{rest}.)"
