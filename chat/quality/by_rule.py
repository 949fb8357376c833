"""Findings put together by rule: first those that can move headline figures, then the most severe."""

from collections import Counter
from collections.abc import Sequence

from chat.annex_a import list_by_number
from chat.findings import SEVERITIES, Finding
from chat.quality.page import found_elsewhere
from chat.quality.problems import Problem
from chat.report.quality import RuleSummary

MOST_NAMED = 3  # lists by name; more are told by number


def by_rule(findings: Sequence[Finding], problems: Sequence[Problem]) -> tuple[RuleSummary, ...]:
    """One summary a rule; `problems` are in the order of what they can change."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.rule, []).append(finding)
    moved: dict[str, tuple[str, ...]] = {}
    for problem in problems:
        names = tuple(effect.headline for effect in problem.moved)
        moved[problem.cause.rule] = tuple(dict.fromkeys((*moved.get(problem.cause.rule, ()), *names)))
    order = {rule: place for place, rule in enumerate(rule for rule, names in moved.items() if names)}
    words = {each.id: each.what for each in found_elsewhere()}
    made = [_summary(rule, group, moved.get(rule, ()), words.get(rule)) for rule, group in grouped.items()]
    last = len(order)
    return tuple(sorted(made, key=lambda each: (order.get(each.rule, last), _severity(each), -each.rows, each.rule)))


def _severity(each: RuleSummary) -> int:
    return SEVERITIES.index(each.severity)


def _summary(rule: str, group: Sequence[Finding], changes: tuple[str, ...], words: str | None) -> RuleSummary:
    """A rule that every list has tells of itself in its own words, others in those that most findings share."""
    sentences = Counter(each.sentence for each in group)
    usual = max(group, key=lambda each: (sentences[each.sentence], each.rows))
    severity = min((each.severity for each in group), key=SEVERITIES.index)
    same = len(sentences) == 1
    return RuleSummary(
        rule=rule,
        severity=severity,
        where=_where(group),
        rows=sum(each.rows for each in group),
        findings=len(group),
        what=usual.sentence if same or words is None else words,
        advice=usual.advice,
        changes=changes,
    )


def _where(group: Sequence[Finding]) -> str:
    """The list and column of a single finding; else the lists by name, or by number where they are many."""
    numbers = sorted({each.list_number for each in group if each.list_number is not None})
    if not numbers:
        return "All lists"
    if len(numbers) > MOST_NAMED:
        return f"Lists {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    names = ", ".join(list_by_number(number).sheet_title for number in numbers)
    columns = {each.column for each in group}
    column = columns.pop() if len(columns) == 1 else None
    return f"{names}: {column}" if column else names
