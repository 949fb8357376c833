"""The worked example of a table: the drawn rows that it reads, and who of them stands in which row."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from chat.annex_a import list_by_key
from chat.counting.availability import Availability, availability
from chat.counting.members import sets_read
from chat.counting.prepare import table_expressions
from chat.counting.report_tables import COLUMN_HEADS
from chat.explain.catalogue import title_of
from chat.explain.examples import Expected, drawing_of, example_of
from chat.extract import Extract
from chat.report import Value
from chat.tables.expressions import COHORT_PREFIX, root_names
from chat.tables.period import Population
from chat.tables.table import AnyRow, ListMeasures, Members, Row, Table
from chat.words.numbers import shown_number, shown_share

NO_EXAMPLE = "There is no worked example of this table."
NO_EXTRACT = Extract((), {}, {}, (), ())
NARROWEST = 10


def printed_label(measures: ListMeasures, label: str) -> str:
    """A row's label with the list's usual period in it."""
    return title_of(list_by_key(measures.key), label)


def population_of(every: tuple[ListMeasures, ...], table: Table) -> Population:
    """The table's population; a name stands for a cohort of some list."""
    if isinstance(table.population, Population):
        return table.population
    return next(each.cohorts[table.population] for each in every if table.population in each.cohorts)


def available(every: tuple[ListMeasures, ...], list_key: str) -> Availability:
    """What a list's expressions read, when nothing is delivered."""
    measures = next(each for each in every if each.key == list_key)
    return availability(list_by_key(list_key).number, measures, every, NO_EXTRACT)


def in_order(known: Availability, headings: Iterable[str]) -> list[str]:
    """The headings in the order of the list."""
    wanted = set(headings)
    return [column.heading for column in known.specification.columns if column.heading in wanted]


def worked_example(
    every: tuple[ListMeasures, ...], measures: ListMeasures, table: Table, chosen: AnyRow | None
) -> Iterator[str]:
    """The lines of the example, for one row or for all; a sentence when there is none."""
    example = example_of(measures.key)
    if example is None or table.key not in example.tables:
        yield NO_EXAMPLE
        return
    yield f"Worked example, as at {example.as_at}"
    own = table.counted_on or measures.key
    for list_key, text in example.lists.items():
        if list_key == own or _is_read(every, table, list_key):
            yield from _drawing(list_key, text, _fields_read(every, table, own) if list_key == own else None)
    yield ""
    rows = example.tables[table.key]
    if chosen is not None:
        label = printed_label(measures, chosen.label)
        yield f"  {label}: {_words(table, rows.get(label, ''))}"
        return
    for label, cells in rows.items():
        yield f"  {label}: {_words(table, cells)}"
    if table.found or {printed_label(measures, row.label) for row in table.rows} - set(rows):
        yield "  Nobody is in the other rows."


def _is_read(every: tuple[ListMeasures, ...], table: Table, list_key: str) -> bool:
    """Whether the table reads sets or dates of another list."""
    measures = next(each for each in every if each.key == list_key)
    names = {COHORT_PREFIX + cohort for cohort in measures.cohorts}
    names |= {link.name for each in every for link in each.linked if link.list_key == list_key}
    if any(isinstance(row, Members) and sets_read(row) & set(measures.cohorts) for row in table.rows):
        return True
    return any(names & root_names(rule) for rule in table_expressions(table))


def _fields_read(every: tuple[ListMeasures, ...], table: Table, list_key: str) -> set[str]:
    known = available(every, list_key)
    rules = [*table_expressions(table), population_of(every, table).where]
    rules += [row.distinct for row in table.rows if isinstance(row, Row) and row.distinct is not None]
    rules += [rule for name in ("by", "column") if (rule := getattr(table.found, name, None)) is not None]
    headings = {heading for rule in rules for heading in known.headings(rule)}
    sheet = known.specification
    return {column.field for column in sheet.columns if column.heading in headings} | {sheet.identifier}


def _drawing(list_key: str, text: str, only: set[str] | None) -> Iterator[str]:
    """The drawn rows of one list, in some columns or in all; nothing of a list without rows."""
    sheet = list_by_key(list_key)
    fields, rows = drawing_of(text)
    if not rows:
        return
    places = [place for place, field in enumerate(fields) if only is None or field in only]
    heads = [sheet.column(fields[place]).heading for place in places]
    shown = [[row[place] for place in places] for row in rows]
    longest = [max(len(row[number]) for row in shown) for number in range(len(places))]
    widths = [max(NARROWEST, length, *map(len, head.split())) for head, length in zip(heads, longest, strict=True)]
    wrapped = [textwrap.wrap(head, width) for head, width in zip(heads, widths, strict=True)]
    yield from ("", f"  List {sheet.number} {sheet.title}")
    for line in range(max(map(len, wrapped))):
        yield _line([lines[line] if line < len(lines) else "" for lines in wrapped], widths)
    yield _line(["-" * width for width in widths], widths)
    yield from (_line(row, widths) for row in shown)


def _line(cells: list[str], widths: list[int]) -> str:
    return "  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _words(table: Table, cells: Expected) -> str:
    """`2 (A, B)`; of several columns each with its head."""
    if isinstance(cells, Mapping):
        heads = COLUMN_HEADS | {across.name: across.head for across in table.across}
        return "; ".join(f"{heads.get(name, name)} {_of(name, value)}" for name, value in cells.items()) or "-"
    return _of(table.columns[0], cells)


def _of(column: str, value: str | Value) -> str:
    if isinstance(value, str):
        who = value.split()
        return f"{len(who)} ({', '.join(who)})" if who else "0"
    if column.startswith("percent"):
        return shown_share(value)
    return shown_number(value, decimals=0 if value is None or float(value).is_integer() else 1)
