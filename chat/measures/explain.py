"""One table in words, with its worked example: for whoever asks what a figure counts."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from chat.annex_a import ListSpecification, list_by_key
from chat.errors import UnknownTable
from chat.examples import Expected, drawing_of, example_of
from chat.extract import Extract
from chat.measures.behind_several import OVERLAPS
from chat.measures.describe import BY_TEAM, FOUND, row_labels, title_of
from chat.measures.drill import known_table
from chat.measures.labels import nearest, places_of
from chat.measures.needs import Availability, availability
from chat.measures.prepare import table_expressions
from chat.measures.tables import COLUMN_HEADS, SOURCES
from chat.measures.vocabulary import AnyRow, Constant, ListMeasures, MonthMean, Population, Statistic, Table
from chat.report import ReportTable, Value

WIDTH = 110
NO_EXAMPLE = "There is no worked example of this table."
NO_EXTRACT = Extract((), {}, {}, (), ())


def explained(
    every: tuple[ListMeasures, ...], key: str, row: str | None = None, *, sets: Iterable[str], by_team: ReportTable
) -> str:
    """The definition of the table with this key (or of one of its rows), for the screen.

    `sets` are the names of the overlapping sets; `by_team` is the table by team without figures.

    Raises:
        UnknownTable: no such table or row, with the nearest.
    """
    tables = {table.key: (measures, table) for measures in every for table in measures.tables}
    known_table(key, [*tables, by_team.key, OVERLAPS])
    if key == OVERLAPS:
        return _of_overlaps(list(sets))
    if key == by_team.key:
        return _of_report_table(by_team)
    measures, table = tables[key]
    chosen = None if row is None else row_named(measures, table, row)
    parts = [_heading(measures, table), *_facts(every, measures, table)]
    parts += [] if chosen is None else _of_row(every, measures, table, chosen)
    return "\n".join([*parts, "", *_example(every, measures, table, chosen), ""])


def row_named(measures: ListMeasures, table: Table, label: str) -> AnyRow:
    """The fixed row that goes by this label; UnknownTable when there is none."""
    labels = [_label(measures, row.label) for row in table.rows]
    places = places_of(label, labels)
    if len(places) == 1:
        return table.rows[places[0]]
    if places:
        raise UnknownTable(f"'{label}' begins {len(places)} rows of '{table.key}'. Write more of the label.")
    found = f" Its other rows are {FOUND[type(table.found)]}." if table.found else ""
    near = f" The nearest: {nearest(label, labels)}." if labels else ""
    raise UnknownTable(f"'{table.key}' has no row '{label}'.{near}{found}")


def _label(measures: ListMeasures, label: str) -> str:
    return title_of(list_by_key(measures.key), label)


def _heading(measures: ListMeasures, table: Table) -> str:
    sheet = list_by_key(measures.key)
    title = f"{title_of(sheet, table.title)} ({table.key})"
    place = f"List {sheet.number} {sheet.title}. Source: {table.source or SOURCES[table.group]}."
    return "\n".join([title, "=" * len(title), place, "", *_wrapped("", table.definition), ""])


def _wrapped(head: str, text: str) -> list[str]:
    indent = " " * (2 if head else 0)
    return textwrap.wrap(f"{head}: {text}" if head else text, WIDTH, subsequent_indent=indent)


def _population(every: tuple[ListMeasures, ...], table: Table) -> Population:
    if isinstance(table.population, Population):
        return table.population
    return next(each.cohorts[table.population] for each in every if table.population in each.cohorts)


def _facts(every: tuple[ListMeasures, ...], measures: ListMeasures, table: Table) -> Iterator[str]:
    population, heads = _population(every, table), COLUMN_HEADS | {across.name: across.head for across in table.across}
    shared = f"List {list_by_key(table.counted_on).number}, " if table.counted_on else ""
    yield from _wrapped("Population", shared + population.name)
    if "percent" in table.columns:
        yield from _wrapped("Percentages are of", (table.denominator or population).name)
    if table.second_denominator is not None:
        yield from _wrapped("Percentages of children are of", table.second_denominator.name)
    yield from _wrapped("Counts", "each child once" if table.counts == "children" else "rows of the list")
    yield from _wrapped("Columns", ", ".join(heads[column] for column in table.columns))
    yield from _wrapped("Rows", "; ".join(_label(measures, label) for label in row_labels(table)))
    rules = [*table_expressions(table), population.where]
    available = _available(every, table.counted_on or measures.key)
    yield from _wrapped(
        "Annex A columns used", ", ".join(_in_order(available, {h for r in rules for h in available.headings(r)}))
    )
    for head, text in (("Edges", table.edges), ("Note", table.note), ("Beware", table.caveat)):
        if text:
            yield from _wrapped(head, text)


def _available(every: tuple[ListMeasures, ...], list_key: str) -> Availability:
    measures = next(each for each in every if each.key == list_key)
    return availability(list_by_key(list_key).number, measures, every, NO_EXTRACT)


def _in_order(available: Availability, headings: Iterable[str]) -> list[str]:
    wanted = set(headings)
    return [column.heading for column in available.specification.columns if column.heading in wanted]


def _of_row(every: tuple[ListMeasures, ...], measures: ListMeasures, table: Table, row: AnyRow) -> list[str]:
    """What can be said of one row: what it counts, of what its percentage is, which columns its rule reads."""
    label = _label(measures, row.label)
    lines = ["", f"Row '{label}'", "-" * (len(label) + 6)]
    if isinstance(row, Constant):
        values = ", ".join(f"{COLUMN_HEADS.get(name, name)} {value}" for name, value in row.values.items())
        return [*lines, f"A published number: {values}. No row of the list stands behind it."]
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
    available = _available(every, table.counted_on or measures.key)
    read = _in_order(available, {heading for rule in rules for heading in available.headings(rule)})
    return [*lines, *_wrapped("Its rule reads", ", ".join(read) or "nothing: everybody of the population is in it")]


def _example(
    every: tuple[ListMeasures, ...], measures: ListMeasures, table: Table, chosen: AnyRow | None
) -> Iterator[str]:
    example = example_of(measures.key)
    if example is None or table.key not in example.tables:
        yield NO_EXAMPLE
        return
    yield f"Worked example, as at {example.as_at}"
    for list_key, text in example.lists.items():
        if list_key == (table.counted_on or measures.key) or _names_list(every, table, list_key):
            yield ""
            yield from _drawing(
                every, table, list_by_key(list_key), text, own=list_key == (table.counted_on or measures.key)
            )
    yield ""
    label = None if chosen is None else _label(measures, chosen.label)
    rows = example.tables[table.key]
    for each, cells in rows.items() if label is None else [(label, rows.get(label, ""))]:
        yield f"  {each}: {_words(table, cells)}"
    if label is None:
        yield "  Nobody is in the other rows."


def _names_list(every: tuple[ListMeasures, ...], table: Table, list_key: str) -> bool:
    """Whether the table reads sets or dates of another list."""
    measures = next(each for each in every if each.key == list_key)
    names = {f"in.{cohort}" for cohort in measures.cohorts}
    linked = {link.name for each in every for link in each.linked if link.list_key == list_key}
    return any(
        names & set(rule.meta.root_names()) or linked & set(rule.meta.root_names()) for rule in table_expressions(table)
    )


def _drawing(
    every: tuple[ListMeasures, ...], table: Table, sheet: ListSpecification, text: str, *, own: bool
) -> Iterator[str]:
    """The drawn rows, in the columns that the table reads (of another list: in all that are drawn)."""
    fields, rows = drawing_of(text)
    wanted = set(fields)
    if own:
        available = _available(every, sheet.key)
        rules = [*table_expressions(table), _population(every, table).where]
        headings = {heading for rule in rules for heading in available.headings(rule)}
        wanted = {column.field for column in sheet.columns if column.heading in headings} | {sheet.identifier}
    places = [place for place, field in enumerate(fields) if field in wanted]
    heads = [sheet.column(fields[place]).heading for place in places]
    shown = [[row[place] for place in places] for row in rows]
    widths = [
        max(len(row[number]) for row in [heads, *shown])
        if number == 0
        else max(10, *(len(row[number]) for row in shown))
        for number in range(len(heads))
    ]
    wrapped = [textwrap.wrap(head, width) for head, width in zip(heads, widths, strict=True)]
    yield f"  List {sheet.number} {sheet.title}"
    for line in range(max(map(len, wrapped))):
        cells = [lines[line] if line < len(lines) else "" for lines in wrapped]
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
    for row in shown:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _words(table: Table, cells: Expected) -> str:
    """`2 (A, B)`; of several columns each with its head."""
    if isinstance(cells, Mapping):
        heads = COLUMN_HEADS | {across.name: across.head for across in table.across}
        return "; ".join(f"{heads.get(name, name)} {_of(value)}" for name, value in cells.items())
    return _of(cells)


def _of(value: str | Value) -> str:
    if not isinstance(value, str):
        return f"{value:g}" if value is not None else ""
    who = value.split()
    return f"{len(who)} ({', '.join(who)})" if who else "0"


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
