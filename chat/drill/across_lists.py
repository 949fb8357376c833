"""The rows behind figures over several lists: the overlaps of sets of children, and the open cases of teams."""

from collections.abc import Mapping, Sequence

import polars as pl

from chat.annex_a import LISTS, list_by_key
from chat.counting.overlaps import overlaps
from chat.counting.prepare import members_of
from chat.counting.workload import workload
from chat.drill.cell import Drill, one_row
from chat.drill.labels import places_of
from chat.drill.listing import listing_of
from chat.errors import UnknownTable
from chat.report import Value
from chat.report.listings import Behind, Listing
from chat.tables.expressions import EVERY_ROW, any_of
from chat.tables.table import NOT_RECORDED
from chat.tables.workload import WorkloadColumn

OVERLAPS, TEAMS = "overlaps", "beyond.by_team"
TEAM = pl.col("allocated_team")


def rows_of_cohort(drill: Drill, cohort: str, children: pl.Series, name: str | None = None) -> Listing | None:
    """The rows of a cohort of these children; None when its list cannot be analysed."""
    for prepared in drill.prepared.values():
        population = prepared.measures.cohorts.get(cohort)
        if population is not None:
            identifier = pl.col(prepared.available.specification.identifier)
            frame = prepared.frame.filter(population.where & identifier.is_in(children.implode()))
            delivered = drill.extract.lists[prepared.number]
            return listing_of(prepared, delivered, frame, [population.where], name=name or population.name)
    return None


def behind_overlap(drill: Drill, sets: Mapping[str, str], row: str | None, column: str | None) -> Behind:
    """The rows in one set of the children who are in another set too, and their rows there; `row` alone is one set.

    Raises:
        UnknownTable: no such set, or its list was not delivered.
    """
    if row is None:
        raise UnknownTable(f"say which sets with --row and --column: {', '.join(sets.values())}.")
    one = _set_named(sets, row)
    other = one if column is None else _set_named(sets, column)
    members = members_of(drill.prepared, {one, other})
    if missing := sorted({one, other} - set(members)):
        raise UnknownTable(f"the list with {' and '.join(sets[name] for name in missing)} is not in this extract.")
    counts = overlaps(drill.prepared, {name: sets[name] for name in (one, other)}).counts
    both = members[one].filter(members[one].is_in(members[other].implode()))
    parts = [rows_of_cohort(drill, name, both, sets[name]) for name in dict.fromkeys((one, other))]
    return Behind(
        table=OVERLAPS,
        title="Children on several lists",
        row=sets[one],
        column=sets[other],
        figures=(("children", "Children", counts[0][-1]),),
        about="The figure counts distinct children who are in both sets; their rows of each are shown.",
        listings=tuple(part for part in parts if part is not None),
    )


def _set_named(sets: Mapping[str, str], word: str) -> str:
    for known in (list(sets), list(sets.values())):
        if len(places := places_of(word, known)) == 1:
            return list(sets)[places[0]]
    names = list(sets.values())
    return list(sets)[one_row(OVERLAPS, word, names, names)]


def behind_team(drill: Drill, columns: Sequence[WorkloadColumn], row: str | None, column: str | None) -> Behind:
    """The open cases of one team (`row`), of one kind (`column`), or of all.

    Raises:
        UnknownTable: no such row or column, or the column's list was not delivered.
    """
    table = workload(columns, drill.prepared, {each.key: each.number for each in LISTS})
    place = None if row is None else _place_of_team(row, [each.label for each in table.rows])
    wanted = columns if column is None else [_column_named(columns, column)]
    found = None if place is None else table.rows[place]
    able = [each for each in wanted if table.rows[-1].values.get(each.name) is not None]
    if not able:
        raise UnknownTable(f"'{TEAMS}' cannot be counted without {table.needs}.")
    rule = EVERY_ROW if found is None or found.outside else _rule_of_team(found.label)
    figures: tuple[tuple[str, str, Value], ...] = ()
    if found is not None:
        figures = tuple((each.name, each.head, found.values[each.name]) for each in wanted)
    return Behind(
        table=TEAMS,
        title=table.title,
        row=None if found is None else found.label,
        column=None if column is None else wanted[0].head,
        figures=figures,
        about="The figures count rows of each list.",
        listings=tuple(_cases(drill, list_key, able, rule) for list_key in dict.fromkeys(c.list_key for c in able)),
    )


def _place_of_team(row: str, labels: list[str]) -> int:
    return one_row(TEAMS, row, labels, [label for label in labels if label in (NOT_RECORDED, "Total")])


def _rule_of_team(label: str) -> pl.Expr:
    return TEAM.is_null() if label == NOT_RECORDED else TEAM == label


def _column_named(columns: Sequence[WorkloadColumn], word: str) -> WorkloadColumn:
    for known in ([each.name for each in columns], [each.head for each in columns]):
        if len(places := places_of(word, known)) == 1:
            return columns[places[0]]
    names = ", ".join(each.name for each in columns)
    raise UnknownTable(f"'{TEAMS}' has no column '{word}'. Its columns: {names}.")


def _cases(drill: Drill, list_key: str, columns: Sequence[WorkloadColumn], rule: pl.Expr) -> Listing:
    own = [each for each in columns if each.list_key == list_key]
    prepared = drill.prepared[list_key]
    frame = prepared.frame.filter(any_of([each.where for each in own]) & rule)
    name = f"{list_by_key(list_key).title}: {', '.join(each.head for each in own)}"
    return listing_of(prepared, drill.extract.lists[prepared.number], frame, [each.where for each in own], name=name)
