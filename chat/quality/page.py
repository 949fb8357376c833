"""The rules as a page to read: what each finds and what to do, made from the rules themselves."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from chat.annex_a import LISTS
from chat.quality.rules import rules_of
from chat.quality.thresholds import limits

HEAD = "| rule | severity | {} | what is found | what to do |\n|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Described:
    """One rule in words; `where` is the lists, or the columns of a list."""

    id: str
    severity: str
    where: str
    what: str
    advice: str


@cache
def found_elsewhere() -> tuple[Described, ...]:
    """What is found while reading, or over all lists together."""
    text = files("chat.quality").joinpath("found_elsewhere.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Described(r["id"], r["severity"], r["lists"], r["what"], r["advice"]) for r in rows)


def described(list_number: int) -> Iterator[Described]:
    """The rules of a list. Columns with the same sentence share one line."""
    specification = LISTS[list_number - 1]
    columns: dict[tuple[str, str, str, str], list[str]] = {}
    for rule in rules_of(list_number):
        heading = specification.column(rule.fields[0]).heading if rule.fields else "the row"
        columns.setdefault((rule.id, rule.severity, rule.sentence, rule.advice), []).append(heading)
    for (identifier, severity, sentence, advice), headings in sorted(columns.items(), key=lambda each: each[0][0]):
        shown = headings[0] if len(headings) == 1 else f"{len(headings)} columns"
        yield Described(identifier, severity, shown, sentence, advice)


def rule_ids() -> frozenset[str]:
    """Every id that a finding may have."""
    of_lists = {rule.id for specification in LISTS for rule in rules_of(specification.number)}
    return frozenset(of_lists | {each.id for each in found_elsewhere()})


def rules_as_markdown() -> str:
    """All rules, then the limits that they use."""
    parts = ["## While reading, and over all lists together\n\n", HEAD.format("lists"), *map(_line, found_elsewhere())]
    for specification in LISTS:
        parts += [f"\n## List {specification.number}: {specification.title}\n\n", HEAD.format("column")]
        parts += map(_line, described(specification.number))
    parts += ["\n## Limits\n\n| limit | value | unit | meaning |\n|---|---|---|---|\n"]
    parts += [f"| {each.name} | {each.value} | {each.unit} | {each.meaning} |\n" for each in limits().values()]
    return "".join(parts)


def _line(each: Described) -> str:
    return f"| {each.id} | {each.severity} | {each.where} | {each.what} | {each.advice} |\n"
