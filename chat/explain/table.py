"""One table in words, with its worked example: for whoever asks what a figure counts."""

import textwrap
from collections.abc import Iterable, Iterator

from chat.annex_a import list_by_key
from chat.counting.prepare import table_expressions
from chat.counting.report_tables import COLUMN_HEADS, SOURCES
from chat.drill.across_lists import OVERLAPS
from chat.drill.find_table import find_table, titles_of
from chat.drill.labels import nearest, places_of, several_rows
from chat.errors import UnknownTable
from chat.explain.catalogue import BY_TEAM, FOUND, called_in_chat, row_labels, title_of
from chat.explain.example import NO_EXAMPLE, available, in_order, population_of, printed_label, worked_example
from chat.report import ReportTable
from chat.tables.table import AnyRow, CellOf, Constant, ListMeasures, Members, MonthMean, Statistic, Table

WIDTH = 110


def explained(
    every: tuple[ListMeasures, ...], key: str, row: str | None = None, *, sets: Iterable[str], by_team: ReportTable
) -> str:
    """The definition of the table with this key or title (or of one of its rows), for the screen.

    `sets` are the names of the overlapping sets; `by_team` is the table by team without figures.

    Raises:
        UnknownTable: no such table or row, with the nearest.
    """
    tables = {table.key: (measures, table) for measures in every for table in measures.tables}
    key = find_table(key, {**titles_of(every), by_team.key: (by_team.title,), OVERLAPS: ()})
    if key == OVERLAPS:
        return _of_overlaps(list(sets))
    if key == by_team.key:
        return _of_report_table(by_team)
    measures, table = tables[key]
    chosen = None if row is None else row_named(measures, table, row)
    parts = [_heading(measures, table), *_facts(every, measures, table)]
    parts += [] if chosen is None else _of_row(every, measures, table, chosen)
    return "\n".join([*parts, "", *worked_example(every, measures, table, chosen), ""])


def row_named(measures: ListMeasures, table: Table, label: str) -> AnyRow:
    """The fixed row that goes by this label; UnknownTable when there is none."""
    labels = [printed_label(measures, row.label) for row in table.rows]
    places = places_of(label, labels)
    if len(places) == 1:
        return table.rows[places[0]]
    if places:
        raise UnknownTable(several_rows(table.key, label, [labels[place] for place in places]))
    found = f" Its other rows are {FOUND[type(table.found)]}." if table.found else ""
    near = f" The nearest: {nearest(label, labels)}." if labels else ""
    raise UnknownTable(f"'{table.key}' has no row '{label}'.{near}{found}")


def _heading(measures: ListMeasures, table: Table) -> str:
    sheet = list_by_key(measures.key)
    title = f"{title_of(sheet, table.title)} ({table.key})"
    called = title_of(sheet, called_in_chat(table))
    place = f"List {sheet.number} {sheet.title}. Source: {table.source or SOURCES[table.group]}. {called}".rstrip()
    return "\n".join([title, "=" * len(title), *_wrapped("", place), "", *_wrapped("", table.definition), ""])


def _wrapped(head: str, text: str) -> list[str]:
    indent = " " * (2 if head else 0)
    return textwrap.wrap(f"{head}: {text}" if head else text, WIDTH, subsequent_indent=indent)


def _facts(every: tuple[ListMeasures, ...], measures: ListMeasures, table: Table) -> Iterator[str]:
    population, heads = (
        population_of(every, table),
        COLUMN_HEADS | {across.name: across.head for across in table.across},
    )
    shared = f"List {list_by_key(table.counted_on).number}, " if table.counted_on else ""
    yield from _wrapped("Population", shared + population.name)
    if "percent" in table.columns:
        yield from _wrapped("Percentages are of", (table.denominator or population).name)
    if table.second_denominator is not None:
        yield from _wrapped("Percentages of children are of", table.second_denominator.name)
    yield from _wrapped("Counts", "each child once" if table.counts == "children" else "rows of the list")
    yield from _wrapped("Columns", ", ".join(heads[column] for column in table.columns))
    yield from _wrapped("Rows", "; ".join(printed_label(measures, label) for label in row_labels(table)))
    rules = [*table_expressions(table), population.where]
    known = available(every, table.counted_on or measures.key)
    yield from _wrapped(
        "Annex A columns used", ", ".join(in_order(known, {h for r in rules for h in known.headings(r)}))
    )
    for head, text in (("Edges", table.edges), ("Note", table.note), ("Beware", table.caveat)):
        if text:
            yield from _wrapped(head, text)


def _of_sets(every: tuple[ListMeasures, ...], row: Members) -> str:
    """Which sets a row over several lists counts, in words."""
    named = {name: population.name for measures in every for name, population in measures.cohorts.items()}
    parts = [("in", row.of), ("not in", row.but_not), ("and in", row.also_in)]
    return ", ".join(f"{words} {' or '.join(named[name] for name in names)}" for words, names in parts if names)


def _of_row(every: tuple[ListMeasures, ...], measures: ListMeasures, table: Table, row: AnyRow) -> list[str]:
    """What can be said of one row: what it counts, of what its percentage is, which columns its rule reads."""
    label = printed_label(measures, row.label)
    lines = ["", f"Row '{label}'", "-" * (len(label) + 6)]
    if isinstance(row, Constant):
        values = ", ".join(f"{COLUMN_HEADS.get(name, name)} {value}" for name, value in row.values.items())
        return [*lines, f"A published number: {values}. No row of the list stands behind it."]
    if isinstance(row, CellOf):
        shown = f"The figure of '{row.table}', row '{printed_label(measures, row.row)}'"
        return [*lines, *_wrapped("Shows", shown + (f"; {row.note}." if row.note else "."))]
    if isinstance(row, Members):
        return [*lines, *_wrapped("Children", _of_sets(every, row)), "Each child counts once."]
    if isinstance(row, MonthMean):
        return [*lines, "The mean of each counted column over the months that are whole."]
    if isinstance(row, Statistic):
        hows = ", ".join(f"{COLUMN_HEADS.get(name, name)} is the {how}" for name, how in row.columns.items())
        lines += _wrapped("From the values of the rows that have one", hows)
        rules = [row.of]
    else:
        rules = [row.where]
        if row.shown == "unless_zero":
            lines.append("Shown only when it is not zero.")
        if row.outside:
            lines.append("Counted beside the other rows, so the rows add up without it.")
        if row.own_denominators:
            names = ", ".join(dict.fromkeys(each.name for each in row.own_denominators))
            lines += _wrapped("Its percentage is of", names)
    known = available(every, table.counted_on or measures.key)
    read = in_order(known, {heading for rule in rules for heading in known.headings(rule)})
    return [*lines, *_wrapped("Its rule reads", ", ".join(read) or "nothing: everybody of the population is in it")]


def _of_report_table(table: ReportTable) -> str:
    lines = [f"{table.title} ({table.key})", "", *_wrapped("", table.definition), ""]
    lines += [*_wrapped("Population", table.population), *_wrapped("Columns", ", ".join(table.column_heads))]
    return "\n".join([*lines, *_wrapped("Rows", BY_TEAM), *_wrapped("Edges", table.edges), "", NO_EXAMPLE, ""])


def _of_overlaps(sets: list[str]) -> str:
    lines = ["Children on several lists (overlaps)", ""]
    lines += _wrapped(
        "", "Distinct children who are in one set and in another, for every two sets. Blank identifiers are left out."
    )
    return "\n".join([*lines, *_wrapped("Rows and columns", "; ".join(sets)), "", NO_EXAMPLE, ""])
