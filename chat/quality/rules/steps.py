"""Steps of a process whose dates follow each other."""

import polars as pl

from chat.quality.rule import Rule


def in_order(rule: str, steps: tuple[tuple[pl.Expr, str], ...]) -> tuple[Rule, ...]:
    """One rule for each step: its date is not before the latest of the steps before it."""
    rules = []
    for place, (column, name) in enumerate(steps[1:], start=1):
        before = [earlier for earlier, _ in steps[:place]]
        rules.append(
            Rule(
                id=rule,
                severity="warning",
                where=column < pl.max_horizontal(*before),
                columns=(column, *reversed(before)),
                sentence=f"The date of {name} is before that of an earlier step.",
                advice=f"Put the dates in order; {name} comes after {steps[place - 1][1]}.",
                touches=(column, before[-1]),
            )
        )
    return tuple(rules)
