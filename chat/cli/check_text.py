"""What `chat check` prints: the verdict, where the rows went and what to mend first; with `--all` every finding."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from chat.cli.screen import COLOURS, about_as_at, list_line, plural, severities
from chat.findings import Finding

if TYPE_CHECKING:
    from chat.quality.check import Checked, WeighedFinding
    from chat.quality.problems import Problem

TABLES_NAMED = 3
MOST_LINES = 36  # a screen, less the lines at the end
MOST_PROBLEMS = 6
REASONS_SHOWN = 12
Values = Mapping[tuple[str, str, int], str]
NO_VALUES: Values = {}


def check_text(checked: "Checked", values: Values = NO_VALUES, *, everything: bool = False) -> str:
    """One screen, or `everything`; `values` are cells by sheet, heading and row, where they were asked for."""
    lines = [*_top(checked), *_mend_first(checked, len(_top(checked)))]
    if everything or values:
        for title, of_list in _by_list(checked):
            lines += ["", title]
            lines += [line for each in of_list for line in _lines(each, values)]
    elif checked.findings:
        lines += ["", "See every finding with --all, or keep them with -o findings.xlsx."]
    return "\n".join(lines)


def _top(checked: "Checked") -> list[str]:
    """The verdict and its reasons, the number of findings, and a line for each list."""
    verdict = checked.verdict
    reasons = verdict.reasons if verdict.step == "not_usable" and len(verdict.reasons) > 1 else ()
    shown = [f"  {reason}" for reason in reasons[:REASONS_SHOWN]]
    more = [f"  and {len(reasons) - REASONS_SHOWN} more"] if len(reasons) > REASONS_SHOWN else []
    findings = [each.finding for each in checked.findings]
    of_lists = [list_line(each.number, each.title, each.absence, each.rows) for each in checked.lists]
    return [f"{verdict.sentence}.", *shown, *more, *about_as_at(findings), f"{severities(findings)}.", *of_lists]


def _mend_first(checked: "Checked", lines_above: int) -> Iterator[str]:
    """The problems that can change most headline figures, as many as the screen has room for."""
    lines: list[str] = []
    shown = 0
    for problem in checked.problems[:MOST_PROBLEMS]:
        more = list(_problem(problem, shown + 1))
        if shown and lines_above + len(lines) + len(more) > MOST_LINES:
            break
        lines += more
        shown += 1
    if lines:
        yield ""
        yield "What to mend first, by the headline figures that it can change:"
        yield from lines
    if rest := len(checked.problems) - shown:
        yield f"  and {plural(rest, 'smaller problem')}"


def _problem(problem: "Problem", place: int) -> Iterator[str]:
    cause = problem.cause
    label = click.style(cause.severity.upper(), fg=COLOURS[cause.severity], bold=True)
    yield f"  {place}. {label} {cause.rule}{_where(cause, with_list=True)}: {cause.sentence}{_rows(cause)}"
    if most := problem.most:
        figures = plural(len(problem.effects), "headline figure")
        against = f"{plural(most.rows, 'row')} against {most.counted:,} counted"
        yield f"     Can change {figures}, most '{most.headline}': {against}."
    if problem.consequences:
        others = sorted({_rule_and_list(each) for each in problem.consequences})
        yield f"     Explains {plural(len(problem.consequences), 'other finding')}: {', '.join(others)}."
    yield f"     {cause.advice}"


def _rule_and_list(finding: Finding) -> str:
    return f"{finding.rule} (List {finding.list_number})" if finding.list_number else finding.rule


def _by_list(checked: "Checked") -> "Iterator[tuple[str, list[WeighedFinding | Finding]]]":
    """Every finding under its list; what is said of several lists as a whole is said once, first."""
    titles = {each.number: f"List {each.number} {each.title}" for each in checked.lists}
    merged, others = _merged(checked.findings)
    in_order = sorted(others, key=lambda each: each.finding.list_number or 0)
    groups = [(number, list(of_list)) for number, of_list in groupby(in_order, key=lambda e: e.finding.list_number)]
    of_all: list[WeighedFinding | Finding] = [*merged]
    of_all += [each for number, of_list in groups if number is None for each in of_list]
    if of_all:
        yield "All lists", of_all
    for number, of_list in groups:
        if number is not None:
            lines: list[WeighedFinding | Finding] = [*of_list]
            yield titles[number], lines


def _merged(findings: "Sequence[WeighedFinding]") -> "tuple[list[Finding], list[WeighedFinding]]":
    """Findings about whole lists that say the same of several: as one each, naming the lists; and all others."""
    same: dict[tuple[str, str], list[WeighedFinding]] = {}
    for each in findings:
        finding = each.finding
        if finding.list_number is not None and finding.column is None and not finding.rows:
            same.setdefault((finding.rule, finding.sentence), []).append(each)
    repeated = [of for of in same.values() if len(of) > 1]
    gone = {id(each) for of in repeated for each in of}
    return [_one(of) for of in repeated], [each for each in findings if id(each) not in gone]


def _one(findings: "Sequence[WeighedFinding]") -> Finding:
    first = findings[0].finding
    numbers = sorted({each.finding.list_number or 0 for each in findings})
    which = f"List {numbers[0]}" if len(numbers) == 1 else f"Lists {', '.join(map(str, numbers))}"
    return Finding(first.rule, first.severity, f"{which}: {first.sentence}", first.advice)


def _lines(each: "WeighedFinding | Finding", values: Values) -> Iterator[str]:
    finding = each if isinstance(each, Finding) else each.finding
    label = click.style(finding.severity.upper(), fg=COLOURS[finding.severity], bold=True)
    yield f"  {label} {finding.rule}{_where(finding)}: {finding.sentence}{_rows(finding)}"
    if shown := _values(finding, values):
        yield f"      Values: {shown}"
    yield f"      {finding.advice}{'' if isinstance(each, Finding) else _tables(each)}"


def _where(finding: Finding, *, with_list: bool = False) -> str:
    where = [f"List {finding.list_number}"] if with_list and finding.list_number else []
    where += [f"'{finding.column}'"] if finding.column else []
    return f" {', '.join(where)}" if where else ""


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


def _tables(each: "WeighedFinding") -> str:
    tables = each.touched.tables
    if not tables:
        return ""
    rest = f" and {len(tables) - TABLES_NAMED} more" if len(tables) > TABLES_NAMED else ""
    return f" (Touches {', '.join(tables[:TABLES_NAMED])}{rest}.)"
