"""Evaluates the rules: one select for each list, all lists at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from chat.calendar.months import add_months
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, AsAt, DeliveredList, Extract
from chat.findings import EXAMPLE_ROWS, Finding
from chat.quality.other_lists import FACTS, Fact
from chat.quality.rule import BORN_NUMBER, Rule, added_columns
from chat.quality.rules import rules_of
from chat.quality.rules.every_list import repeated_row
from chat.tables.expressions import root_names

CONSTANTS = frozenset({"as_at", "reach_start", SOURCE_ROW})
AGES = frozenset({"age now", "youngest", "oldest", BORN_NUMBER})
AGE = frozenset({"date_of_birth", "age_of_child"})  # an age can be had from one of them


@dataclass(frozen=True)
class _Question:
    """A list, its rules, and the facts that these need from other lists."""

    delivered: DeliveredList
    rules: tuple[Rule, ...]
    facts: frozenset[str]


def rule_findings(extract: Extract, as_at: AsAt) -> list[Finding]:
    """One finding for each rule that at least one row breaks, list by list, in the order of the rules.

    If a column or a list that a rule needs was not delivered, the rule is skipped.
    """
    known = frozenset(name for name, fact in FACTS.items() if _is_known(fact, extract))
    questions = [_question(delivered, known) for delivered in extract.lists.values()]
    wanted = frozenset(name for question in questions for name in question.facts)
    facts = _facts(extract, as_at, wanted)
    answers = pl.collect_all([_asked(question, as_at, facts) for question in questions])
    return [
        finding for question, answer in zip(questions, answers, strict=True) for finding in _findings(question, answer)
    ]


def fields_of(rule: Rule) -> frozenset[str]:
    """The list's own fields that a rule reads; facts of other lists and constants left out."""
    roots = root_names(rule.where) | (frozenset() if rule.when is None else root_names(rule.when))
    ages = AGE if roots & AGES else frozenset()
    return ages | {name.removesuffix(NOT_UNDERSTOOD) for name in roots - FACTS.keys() - CONSTANTS - AGES}


def _is_known(fact: Fact, extract: Extract) -> bool:
    delivered = extract.lists.get(fact.list_number)
    roots = {name.removesuffix(NOT_UNDERSTOOD) for name in root_names(fact.value)} - CONSTANTS
    return delivered is not None and {*roots, fact.by} <= delivered.delivered


def _question(delivered: DeliveredList, known: frozenset[str]) -> _Question:
    fields = [column.field for column in delivered.specification.columns if column.field in delivered.delivered]
    flags = [field + NOT_UNDERSTOOD for field in fields if field + NOT_UNDERSTOOD in delivered.frame.columns]
    askable = tuple(rule for rule in rules_of(delivered.number) if _can_be_asked(rule, delivered.delivered, known))
    read = frozenset(name for rule in askable for name in root_names(rule.where) if name in FACTS)
    return _Question(delivered, (repeated_row(fields, flags), *askable), read)


def _can_be_asked(rule: Rule, delivered: frozenset[str], known: frozenset[str]) -> bool:
    needed = fields_of(rule) - (AGE if AGE & delivered else frozenset())
    facts = root_names(rule.where) & FACTS.keys()
    return needed <= delivered and facts <= known and set(rule.fields[:1]) <= delivered


def _facts(extract: Extract, as_at: AsAt, wanted: frozenset[str]) -> dict[tuple[int, str], pl.DataFrame]:
    """The facts that rules ask of other lists: for each list and identifier, one row a person."""
    groups: dict[tuple[int, str], list[pl.Expr]] = {}
    for name in sorted(wanted):
        fact = FACTS[name]
        groups.setdefault((fact.list_number, fact.by), []).append(fact.value.alias(name))
    plans = [
        _with_constants(extract.lists[number], as_at).filter(pl.col(by).is_not_null()).group_by(by).agg(values)
        for (number, by), values in groups.items()
    ]
    return dict(zip(groups, pl.collect_all(plans), strict=True))


def _with_constants(delivered: DeliveredList, as_at: AsAt) -> pl.LazyFrame:
    reach = delivered.specification.reach_months
    start = None if reach is None else add_months(as_at.date, -reach)
    run, ages = added_columns(as_at.date, start)
    frame = delivered.frame.lazy()
    if AGE <= set(delivered.frame.columns):
        return frame.with_columns(run).with_columns(ages)
    return frame.with_columns(run[:2])


def _asked(question: _Question, as_at: AsAt, facts: Mapping[tuple[int, str], pl.DataFrame]) -> pl.LazyFrame:
    """One column for each rule, named by its number, that marks the rows breaking it; then the source row numbers."""
    frame = _with_constants(question.delivered, as_at)
    for (_, by), values in facts.items():
        read = [name for name in values.columns if name in question.facts]
        if read:
            frame = frame.join(values.lazy().select(by, *read), on=by, how="left", maintain_order="left")
    broken = (_rows_that_break(rule).alias(str(at)) for at, rule in enumerate(question.rules))
    return frame.select(*broken, SOURCE_ROW)


def _rows_that_break(rule: Rule) -> pl.Expr:
    return rule.where if rule.when is None else rule.where & rule.when


def _findings(question: _Question, answer: pl.DataFrame) -> Iterator[Finding]:
    numbers = answer.get_column(SOURCE_ROW)
    for rule, broken in zip(question.rules, answer.iter_columns(), strict=False):
        if broken.any():
            yield _finding(rule, question.delivered, numbers.filter(broken).sort())


def _finding(rule: Rule, delivered: DeliveredList, rows: pl.Series) -> Finding:
    specification = delivered.specification
    headings = tuple(specification.column(field).heading for field in rule.fields)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        sentence=rule.sentence,
        advice=rule.advice,
        list_number=delivered.number,
        sheet=delivered.sheet,
        column=headings[0] if headings else None,
        rows=rows.len(),
        example_rows=tuple(rows.head(EXAMPLE_ROWS)),
        source_rows=rows.to_list(),
        touches=None
        if not rule.columns
        else tuple(specification.column(field).heading for field in rule.touched_fields),
    )
