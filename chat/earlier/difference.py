"""What differs between two sets of figures, by table, row and column, the largest change first.

Figures are those that were counted: what was set beside them (`previous`, `comparators`) is another's figure.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chat.earlier.change import change_of
from chat.earlier.figures import EarlierFigures, TableFigures, rows_of
from chat.report import Value

Cell = tuple[str, str, str]  # table, row, column; a month follows the table's key
CELLS_OF_OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure that differs: None where one side has none; `change` is in points for percentages."""

    table: str
    row: str
    column: str
    old: Value
    new: Value

    @property
    def change(self) -> Value:
        """New less old; None when either is not known."""
        return change_of(self.column, self.new, self.old)

    @property
    def size(self) -> float:
        """How large it is: what a side lacks counts as nothing."""
        return abs(change_of(self.column, self.new or 0, self.old or 0) or 0)


@dataclass(frozen=True, slots=True)
class OtherDifference:
    """Something besides figures that differs, and that makes figures differ: what it is, and both sides in words."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs between two sets of figures."""

    figures: tuple[FigureDifference, ...]
    others: tuple[OtherDifference, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.figures or self.others)


def differences(old: EarlierFigures, new: EarlierFigures) -> Differences:
    """What differs, figures with the largest change first, then by table; versions of ChAT are not looked at."""
    before, after = dict(_cells(old, other=new)), dict(_cells(new, other=old))
    cells = [*before, *(cell for cell in after if cell not in before)]
    places = {cell: place for place, cell in enumerate(sorted(cells))}
    found = [
        FigureDifference(*cell, before.get(cell), after.get(cell))
        for cell in cells
        if (cell in before) != (cell in after) or before[cell] != after[cell]
    ]
    found.sort(key=lambda each: (-each.size, places[(each.table, each.row, each.column)]))
    return Differences(tuple(found), tuple(_others(old, new)))


def _cells(figures: EarlierFigures, *, other: EarlierFigures) -> Iterator[tuple[Cell, Value]]:
    """The cells with their values; of figures of another date only the months that both cover."""
    for key, table in figures.tables.items():
        yield from _of_table(key, table)
    for (key, month), table in figures.monthly.items():
        if figures.as_at == other.as_at or (key, month) in other.monthly:
            yield from _of_table(f"{key} {month}", table)
    for each in figures.document.get("lists") or ():
        yield (f"List {each.get('number')}", "Rows read", "count"), each.get("rows_read")
    for severity, number in (figures.document.get("findings") or {}).items():
        yield ("findings", severity, "count"), number
    yield from _of_overlaps(figures.document.get("overlaps") or {})


def _of_table(name: str, table: TableFigures) -> Iterator[tuple[Cell, Value]]:
    """The cells of a table; a label that comes again is numbered."""
    seen: Counter[str] = Counter()
    if "denominator" in table:
        yield (name, "Denominator", "count"), table["denominator"]
    for row in rows_of(table):
        label = str(row.get("label"))
        seen[label] += 1
        again = f" ({seen[label]})" if seen[label] > 1 else ""
        for column, value in (row.get("values") or {}).items():
            yield (name, label + again, column), value


def _of_overlaps(overlaps: Mapping[str, Any]) -> Iterator[tuple[Cell, Value]]:
    sets = overlaps.get("sets") or ()
    for name, counts in zip(sets, overlaps.get("counts") or (), strict=False):
        for other, count in zip(sets, counts, strict=False):
            yield (CELLS_OF_OVERLAPS, name, other), count


def _others(old: EarlierFigures, new: EarlierFigures) -> Iterator[OtherDifference]:
    for what in ("as_at", "authority", "population", "settings"):
        before, after = (_words(each.document.get(what)) for each in (old, new))
        if before != after:
            yield OtherDifference(what, before, after)
    for number in sorted({*old.periods, *new.periods}):
        periods = [_words((each.periods.get(number) or {}).get("months")) for each in (old, new)]
        if periods[0] != periods[1]:
            yield OtherDifference(f"months of List {number}", *periods)
    for key in (key for key in old.tables if key in new.tables):
        meanings = [str(each.tables[key].get("definition")) for each in (old, new)]
        if meanings[0] != meanings[1]:
            yield OtherDifference(f"definition of {key}", *meanings)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {each}" for key, each in sorted(value.items())) or "none"
    return "none" if value is None else str(value)
