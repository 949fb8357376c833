"""The sentences of a topic: what its percentages are of, and the notes a reader needs; the rest is on Definitions."""

from collections.abc import Sequence

from chat.document.columns import compares_with_last_time
from chat.report import ReportTable
from chat.report.columns import is_percent
from chat.words.numbers import shown_number

MOST_BASES = 2  # more are told row by row in the figures file


def base_text(table: ReportTable) -> str:
    """`73 enquiries in the period`: what its percentages are of; nothing where rows have bases of their own."""
    if table.denominator is None or not any(is_percent(column) for column in table.columns):
        return ""
    counted = table.denominator_is or table.unit
    return f"{shown_number(table.denominator)} {counted}"


def bases_line(tables: Sequence[ReportTable]) -> str:
    """One sentence on what the percentages of a topic are of, where that is the same for all of its tables."""
    bases = {base for table in tables if (base := base_text(table))}
    return f"Percentages are of {next(iter(bases))}." if len(bases) == 1 else ""


def notes_of(tables: Sequence[ReportTable]) -> tuple[str, ...]:
    """The notes of a topic, each sentence once; with several tables a base is told with the table's title."""
    notes: list[str] = []
    if not bases_line(tables):
        bases: dict[str, list[str]] = {}
        for table in tables:
            if base := base_text(table):
                bases.setdefault(base, []).append(f"'{table.title}'")
        if bases:
            told = "; ".join(f"of {base} in {_listed(titles)}" for base, titles in bases.items())
            notes.append(f"Percentages are {told}.")
    for table in tables:
        notes += [text for text in (_varying_base(table), table.note, table.caveat, *_caveats(table)) if text]
        if table.not_compared and compares_with_last_time(table):
            notes.append(table.not_compared)
    return tuple(dict.fromkeys(notes))


def meaning_of(table: ReportTable) -> str:
    """All that is to be said of what a table counts: for a sheet or a page of definitions."""
    parts = (table.definition, table.edges, table.note or "", table.caveat or "", *_caveats(table))
    return " ".join(dict.fromkeys(filter(None, parts)))


def missing_note(table: ReportTable) -> str:
    """Why a table is not printed."""
    return f"{table.title}: needs {table.needs or 'data that was not delivered'}."


def _varying_base(table: ReportTable) -> str:
    """What the rows' percentages are of, where a few rows have bases of their own and no note tells."""
    if table.note or table.denominator is not None:
        return ""
    bases: dict[int, list[str]] = {}
    for row in table.rows:
        if (base := row.denominators.get("percent")) is not None and row.values.get("percent") is not None:
            bases.setdefault(base, []).append(row.label)
    if not bases or len(bases) > MOST_BASES:
        return ""
    return (
        f"{table.title}: " + ", ".join(f"{_listed(rows)} of {shown_number(base)}" for base, rows in bases.items()) + "."
    )


def _caveats(table: ReportTable) -> tuple[str, ...]:
    """What is not quite the same in the published figures, each once."""
    return tuple(
        dict.fromkeys(row.comparators.caveat for row in table.rows if row.comparators and row.comparators.caveat)
    )


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
