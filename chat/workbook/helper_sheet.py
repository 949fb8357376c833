"""The hidden sheet with the figures that charts and small trends draw; no printed sheet has hidden columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

TITLE = "Chart figures"
Cell = str | int | float | None
Reference = list[str | int]


@dataclass(slots=True)
class HelperSheet:
    """Gathers figures while sheets are written, and writes them at the end."""

    rows: list[Sequence[Cell]] = field(default_factory=list)

    def place(self, rows: Sequence[Sequence[Cell]]) -> int:
        """Keeps these rows, from column A on; returns the first one's row, counted from 0."""
        first = len(self.rows)
        self.rows.extend(rows)
        return first


def cells_of(first: tuple[int, int], last: tuple[int, int]) -> Reference:
    """A range of the sheet as charts name it."""
    return [TITLE, *first, *last]
