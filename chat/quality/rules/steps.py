"""Steps of a process whose dates follow each other."""

import polars as pl

from chat.quality.rule import Rule


def in_order(rule: str, steps: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    """One rule for each step: its date is not before the latest of the steps before it."""
    rules = []
    for place, (field, name) in enumerate(steps[1:], start=1):
        before = [earlier for earlier, _ in steps[:place]]
        rules.append(
            Rule(
                rule,
                "warning",
                pl.col(field) < pl.max_horizontal(*before),
                (field, *reversed(before)),
                f"The date of {name} is before that of an earlier step.",
                f"Put the dates in order; {name} comes after {steps[place - 1][1]}.",
                touches=(field, before[-1]),
            )
        )
    return tuple(rules)
