"""Tables as the oracle says them, and the few shapes they come in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.oracle.question import Row, Rows

Value = int | float | None


@dataclass(frozen=True)
class OracleTable:
    """One table: rows as (label, value by column), in order, those shown only when not zero left out when zero.

    `row_denominators` by label, where a row's percentage is not over the table's denominator. `missing_lists` are those
    without which the table cannot be made.
    """

    title: str
    denominator: int | None
    rows: tuple[tuple[str, Mapping[str, Value]], ...]
    row_denominators: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    missing_lists: tuple[int, ...] = ()


def share(count: int, of: int) -> float | None:
    """A fraction, None over nothing."""
    return count / of if of else None


def blanked(table: OracleTable, missing: tuple[int, ...]) -> OracleTable:
    """The table of lists that were not delivered: its rows stand, nothing can be said."""
    rows = tuple((label, dict.fromkeys(values)) for label, values in table.rows)
    return OracleTable(table.title, None, rows, missing_lists=missing)


def counted(title: str, counts: Sequence[tuple[str, int]]) -> OracleTable:
    """Counts alone."""
    return OracleTable(title, None, tuple((label, {"count": count}) for label, count in counts))


def shares(title: str, counts: Sequence[tuple[str, int]], denominator: int) -> OracleTable:
    """Counts with their percentages over one denominator."""
    rows = tuple((label, {"count": count, "percent": share(count, denominator)}) for label, count in counts)
    return OracleTable(title, denominator, rows)


def tally(
    rows: Rows, label_of: Callable[[Row], str], labels: Sequence[str], when_not_zero: Sequence[str] = ()
) -> list[tuple[str, int]]:
    """How many rows take each label, in the order given; every row must take one of them.

    Those `when_not_zero` are left out at zero; they stand last unless `labels` has a place for them.
    """
    counts = dict.fromkeys((*labels, *when_not_zero), 0)
    for row in rows:
        counts[label_of(row)] += 1
    return [(label, count) for label, count in counts.items() if count or label not in when_not_zero]


def partition(
    title: str,
    rows: Rows,
    label_of: Callable[[Row], str],
    labels: Sequence[str],
    when_not_zero: Sequence[str] = ("Not recorded",),
) -> OracleTable:
    """A table whose rows add up to the rows counted, which are its denominator."""
    return shares(title, tally(rows, label_of, labels, when_not_zero), len(rows))


def partition_by_code(
    title: str,
    rows: Rows,
    field_name: str,
    labels: Mapping[str, str],
    *,
    missing: str = "Not recorded",
    always: bool,
    when_not_zero: Sequence[str] = (),
) -> OracleTable:
    """A partition by code, `labels` in printed order; `missing` takes the rest, `always` there or when not zero."""
    in_order = list(dict.fromkeys(labels.values()))
    if always:
        in_order = [*(label for label in in_order if label != missing), missing]

    def label_of(row: Row) -> str:
        return labels.get(row[field_name], missing)

    return partition(title, rows, label_of, in_order, when_not_zero if always else (*when_not_zero, missing))
