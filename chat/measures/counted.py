"""All tables of all lists made ready to be counted, and counted: one pass over each list's frame."""

from collections.abc import Mapping, Sequence

from chat.measures.cells import Counted, answers, count_table
from chat.measures.prepare import Prepared
from chat.measures.vocabulary import ListMeasures
from chat.report import Value


def counted_tables(every: Sequence[ListMeasures], prepared: Mapping[str, Prepared]) -> dict[str, tuple[Counted, str]]:
    """Every table that can be counted, by its key, with the key of the list whose rows it counts."""
    wanted = {table.key for ready in prepared.values() for table in ready.tables}
    counted: dict[str, tuple[Counted, str]] = {}
    for measures in every:
        for table in measures.tables:
            if table.key in wanted:
                counted_on = table.counted_on or measures.key
                like = counted.get(table.order_like or "")
                order = tuple(row.label for row in like[0].rows) if like else None
                counted[table.key] = count_table(table, prepared[counted_on], order), counted_on
    return counted


def answers_of(counted: Mapping[str, tuple[Counted, str]], prepared: Mapping[str, Prepared]) -> dict[str, Value]:
    """Every number of every table, one pass over each list's frame."""
    numbers: dict[str, Value] = {}
    for key, ready in prepared.items():
        numbers |= answers([each for each, counted_on in counted.values() if counted_on == key], ready.frame)
    return numbers
