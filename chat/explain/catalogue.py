"""Every table in words, from its definition: for the screen, for documentation, for programs."""

import json
from collections.abc import Iterator

from chat.annex_a import ListSpecification, list_by_key
from chat.counting.report_tables import COLUMN_HEADS
from chat.report import ReportTable
from chat.tables.period import Population
from chat.tables.table import EachMonth, ListMeasures, NumbersFound, Row, Table, ValuesFound

FOUND = {
    NumbersFound: "1, 2, 3 ... up to the largest found",
    EachMonth: "each month",
    ValuesFound: "the values found, most rows first",
}


BY_TEAM = "the teams found, largest caseload first; Not recorded (when not zero); Total"


def _tables(every: tuple[ListMeasures, ...]) -> Iterator[tuple[ListSpecification, Table]]:
    for measures in every:
        for table in measures.tables:
            yield list_by_key(measures.key), table


def title_of(sheet: ListSpecification, text: str) -> str:
    """A title or label with the list's usual period in it."""
    months = sheet.period_months or 0
    return text.format(period=f"{months} month" + ("s" if months != 1 else ""))


def called_in_chat(table: Table) -> str:
    """What ChAT calls the table, as a sentence; empty when it has no other title for it."""
    other = table.group == "chat" and table.source_title != table.title
    return f"Called '{table.source_title}' in ChAT." if other else ""


def row_labels(table: Table) -> list[str]:
    """Labels of a table's rows in order; rows shown unless zero are marked, rows found in the data are described."""
    labels = [FOUND[type(table.found)]] if table.found else []
    for row in table.rows:
        optional = isinstance(row, Row) and row.shown == "unless_zero"
        labels.append(f"{row.label} (when not zero)" if optional else row.label)
    return labels


def names_in(every: tuple[ListMeasures, ...]) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Key, labels of all rows (none when they are found in the data) and columns of each table."""
    for sheet, table in _tables(every):
        labels = () if table.found else tuple(title_of(sheet, row.label) for row in table.rows)
        yield table.key, labels, tuple(table.columns)


def population_in_words(table: Table) -> str:
    """What the table counts."""
    return table.population.name if isinstance(table.population, Population) else f"the {table.population} reported"


def tables_as_text(every: tuple[ListMeasures, ...], others: tuple[ReportTable, ...] = ()) -> str:
    """Key and title of every table, with its rows and definition beneath; `others` are tables of no list."""
    described = [
        (
            table.key,
            title_of(sheet, table.title),
            title_of(sheet, "; ".join(row_labels(table))),
            f"{table.definition} {title_of(sheet, called_in_chat(table))}".rstrip(),
        )
        for sheet, table in _tables(every)
    ]
    described += [(table.key, table.title, BY_TEAM, table.definition) for table in others]
    return "".join(
        f"{key}: {title}\n    rows: {rows}\n    {definition}\n" for key, title, rows, definition in described
    )


def tables_as_markdown(every: tuple[ListMeasures, ...], others: tuple[ReportTable, ...] = ()) -> str:
    """A heading for each list, a section for each table: the page "How a figure is defined"."""
    lines: list[str] = []
    current = None
    for sheet, table in _tables(every):
        if sheet is not current:
            lines += [f"## {sheet.number} {sheet.title}", ""]
            current = sheet
        heads = COLUMN_HEADS | {across.name: across.head for across in table.across}
        lines += [f"### {title_of(sheet, table.title)} (`{table.key}`)", "", table.definition, ""]
        lines += [f"- Counts: {population_in_words(table)}"]
        if table.denominator is not None:
            lines += [f"- Percentages are of: {table.denominator.name}"]
        lines += [f"- Columns: {', '.join(heads[column] for column in table.columns)}"]
        lines += [f"- Rows: {title_of(sheet, '; '.join(row_labels(table)))}"]
        called = title_of(sheet, called_in_chat(table))
        lines += [f"- {text}" for text in (called, table.edges, table.note, table.caveat) if text]
        lines += [""]
    lines += ["## Over several lists", ""] if others else []
    for other in others:
        lines += [f"### {other.title} (`{other.key}`)", "", other.definition, "", f"- Counts: {other.population}"]
        lines += [f"- Columns: {', '.join(other.column_heads)}", f"- Rows: {BY_TEAM}", f"- {other.edges}", ""]
    return "\n".join(lines)


def tables_as_json(every: tuple[ListMeasures, ...], others: tuple[ReportTable, ...] = ()) -> str:
    """A list of objects with key, list, title, chat_title, group, columns, rows, population and definition."""
    described: list[dict[str, object]] = [
        {
            "key": table.key,
            "list": sheet.number,
            "title": title_of(sheet, table.title),
            "chat_title": title_of(sheet, table.source_title),
            "group": table.group,
            "columns": list(table.columns),
            "rows": [title_of(sheet, label) for label in row_labels(table)],
            "population": population_in_words(table),
            "definition": table.definition,
        }
        for sheet, table in _tables(every)
    ]
    described += [
        {
            "key": table.key,
            "list": None,
            "title": table.title,
            "chat_title": table.chat_title or table.title,
            "group": table.group,
            "columns": list(table.columns),
            "rows": [BY_TEAM],
            "population": table.population,
            "definition": table.definition,
        }
        for table in others
    ]
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
