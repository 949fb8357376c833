"""A column of the workload: which open cases of which list it counts."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True, eq=False)
class WorkloadColumn:
    """One column: its name in the figures, its printed head, the list whose rows it counts, and the rule.

    The rows are sorted by the columns that are the caseload, largest first.
    """

    name: str
    head: str
    list_key: str
    where: pl.Expr
    is_caseload: bool = False
