"""Working lists: the rows of one list that somebody should act on this week, longest overdue first.

A working list is made of cells of tables, so that its length equals figures of the workbook.
"""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Cells:
    """Counted cells of one table: the rows with these labels, each counting rows of the list."""

    table: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class WorkingList:
    """One working list.

    `title` names its sheet (at most 31 characters), `about` says who is on it. Its rows are those of the cells `of`
    without those of the cells `less`. `order` puts the largest first, those without a number last; `order_head` is
    the head of that column, None when it stands among the list's own columns.
    """

    key: str
    title: str
    about: str
    of: Cells
    less: Cells | None = None
    order: pl.Expr | None = None
    order_head: str | None = "Days overdue"
