"""Stages of a process: days from one point to another, as averages and as the shortest and longest case."""

from collections.abc import Mapping, Sequence

import polars as pl

from chat.tables.period import Population
from chat.tables.table import How, Statistic, Table


def days_between(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Whole days from one date to another: 0 on the same day, null when either is null or end is before start."""
    return pl.when(start <= end).then((end - start).dt.total_days())


def stage_tables(
    key: str,
    population: Population,
    stages: Sequence[tuple[str, pl.Expr]],
    *,
    process: str,
    people: str,
    about: str,
    note: str,
) -> tuple[Table, Table]:
    """Two tables over (label, days): the mean with how many `people` (a column) it is of, the shortest and longest."""

    def table(name: str, title: str, chat_title: str, columns: Mapping[str, How], definition: str) -> Table:
        return Table(
            key=f"{key}.{name}",
            title=f"{title} between the stages of {process}",
            chat_title=chat_title,
            population=population,
            columns=tuple(columns),
            partition=False,
            rows=tuple(Statistic(label, days, columns) for label, days in stages),
            definition=definition,
            edges=about,
            note=note,
        )

    return (
        table(
            "stage_timeliness",
            "Average days",
            "TIMELINESS OF STAGES",
            {"average_days": "mean", people: "count"},
            "Mean days between the points of the process.",
        ),
        table(
            "shortest_longest",
            "Shortest and longest time",
            "SHORTEST AND LONGEST CASES",
            {"shortest_days": "min", "longest_days": "max"},
            "Days of the shortest and of the longest case between the points of the process.",
        ),
    )
