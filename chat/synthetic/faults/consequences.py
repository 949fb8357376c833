"""Everything that follows from planted faults at the level of errors, in plain Python.

It says the rules a second time, apart from those that `chat check` evaluates, so that each can be held against the
other: a fault in one cell may break rules on its own row, on the child's other rows, and on other lists.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from chat.annex_a import list_by_number
from chat.synthetic.faults.plant import FIRST_SOURCE_ROW, PlantedFault
from chat.synthetic.faults.row_rules import ReadRow, broken_on_row
from chat.synthetic.faults.situation import CellValue

ONE_ROW_A_CHILD = (6, 7, 8, 9)
CLOSURE, PLAN_END, CEASED = "cin_closure_date", "child_protection_plan_end_date", "date_ceased_to_be_looked_after"
UNREAD_KINDS = frozenset({"unknown code", "unreadable date"})
READ_AS_BLANK = frozenset({"placeholder date", "error of a formula"})
READ_AS_THE_SAME = frozenset(
    {
        "code in another form",
        "code in another spelling",
        "date as text",
        "date in ISO form",
        "number as text",
        "decimal age",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Consequence:
    """A rule that a row breaks; `heading` is None for a row as a whole."""

    list_number: int
    source_row: int
    rule: str
    heading: str | None = field(default=None, compare=False)


def consequences(
    lists: Mapping[int, pl.DataFrame], faults: Sequence[PlantedFault], *, as_at: date
) -> list[Consequence]:
    """Every rule of level error that a row of the faulty lists breaks, but for the planted ones themselves."""
    rows = {number: rows_as_read(number, frame, faults) for number, frame in lists.items()}
    faulty = {(fault.list_number, fault.source_row) for fault in faults}
    found = [
        Consequence(number, row.source_row, rule, heading)
        for number, of_list in rows.items()
        for row in of_list
        if (number, row.source_row) in faulty
        for rule, heading in broken_on_row(number, row, as_at)
    ]
    found += [*_repeats(rows), *_twice(rows), *_births(rows), *_without_open_row(rows, as_at)]
    planted = {(fault.list_number, fault.source_row, fault.rule) for fault in faults}
    return sorted({one for one in found if (one.list_number, one.source_row, one.rule) not in planted})


def rows_as_read(number: int, frame: pl.DataFrame, faults: Sequence[PlantedFault]) -> list[ReadRow]:
    """The rows as a reader has them: codes in the template's form, what cannot be read blank and noted as unread."""
    fields = {column.heading: column.field for column in list_by_number(number).columns if column.position}
    names = [fields[heading] for heading in frame.columns]
    changed = {
        (fault.source_row, fields[fault.heading]): fault
        for fault in faults
        if fault.list_number == number and fault.heading is not None
    }
    by_row: dict[int, list[tuple[str, PlantedFault]]] = defaultdict(list)
    for (row, name), fault in changed.items():
        by_row[row].append((name, fault))
    read = []
    for source_row, cells in enumerate(frame.iter_rows(), start=FIRST_SOURCE_ROW):
        values = dict(zip(names, cells, strict=True))
        unread = set()
        for name, fault in by_row.get(source_row, ()):
            values[name] = _as_read(fault, values[name])
            unread |= {name} if fault.kind in UNREAD_KINDS else set()
        read.append(ReadRow(source_row, values, frozenset(unread)))
    return read


def _as_read(fault: PlantedFault, before: CellValue) -> CellValue:
    """What a reader makes of the written cell: another form of the same thing is the same thing."""
    if fault.kind in UNREAD_KINDS | READ_AS_BLANK:
        return None
    return before if fault.kind in READ_AS_THE_SAME else fault.written


def _repeats(rows: Mapping[int, list[ReadRow]]) -> Iterator[Consequence]:
    """Rows that are read the same as an earlier one."""
    for number, of_list in rows.items():
        met = set()
        for row in of_list:
            read = (*row.values.values(), row.unread)
            if read in met:
                yield Consequence(number, row.source_row, "AQ012")
            met.add(read)


def _twice(rows: Mapping[int, list[ReadRow]]) -> Iterator[Consequence]:
    """People that stand on a list more often than they should."""
    keys: dict[int, tuple[str, tuple[str, ...]]] = dict.fromkeys(ONE_ROW_A_CHILD, ("AQ013", ("child_unique_id",)))
    keys[10] = "AQ014", ("child_unique_id", "date_of_placement_decision")
    keys[11] = "AQ015", ("adopter_identifier",)
    for number, (rule, names) in keys.items():
        key_of = {row.source_row: tuple(row.values[name] for name in names) for row in rows.get(number, ())}
        times = Counter(key_of.values())
        for source_row, key in key_of.items():
            if None not in key and times[key] > 1:
                yield Consequence(number, source_row, rule)


def _births(rows: Mapping[int, list[ReadRow]]) -> Iterator[Consequence]:
    """Dates of birth that are not those of most of the child's rows."""
    born: dict[CellValue, list[tuple[int, int, CellValue]]] = defaultdict(list)
    for number in range(1, 11):
        for row in rows.get(number, ()):
            child, birth = row.values["child_unique_id"], row.values["date_of_birth"]
            if child is not None and birth is not None:
                born[child].append((number, row.source_row, birth))
    for places in born.values():
        times = Counter(birth for _, _, birth in places)
        most = max(times.values())
        usual = [birth for birth, number in times.items() if number == most]
        for number, source_row, birth in places if len(times) > 1 else ():
            if usual != [birth]:
                yield Consequence(number, source_row, "AQ021", "Date of Birth")


def _without_open_row(rows: Mapping[int, list[ReadRow]], as_at: date) -> Iterator[Consequence]:
    """Plans and periods of care that go on, of children without an open row on List 6."""
    open_on_6: dict[CellValue, list[bool | None]] = defaultdict(list)
    for row in rows.get(6, ()):
        open_on_6[row.values["child_unique_id"]].append(row.is_open(CLOSURE, as_at))
    for number, rule, end in ((7, "AQ093", PLAN_END), (8, "AQ094", CEASED)):
        for row in rows.get(number, ()):
            child = row.values["child_unique_id"]
            if child is None or not row.is_open(end, as_at):
                continue
            if all(is_open is False for is_open in open_on_6.get(child, [])):
                yield Consequence(number, row.source_row, rule, "Child Unique ID")
