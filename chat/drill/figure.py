"""What stands behind a figure, for people: the rows, the figure as the workbook has it, and how the two go together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from chat.annex_a import list_by_key
from chat.counting.cells import Counted, answers, answers_over_lists
from chat.counting.report_tables import COLUMN_HEADS, Terms, row_values
from chat.drill.across_lists import OVERLAPS, TEAMS, behind_overlap, behind_team, rows_of_cohort
from chat.drill.cell import Drill, Place, known_table
from chat.drill.listing import HEAD_OF_ROW, listing_of
from chat.report.listings import Behind, Listing, ListingColumn
from chat.tables.expressions import COHORT_PREFIX, root_names
from chat.tables.table import Average, CellOf, Constant, ListMeasures, Members, MonthMean, Row, Statistic
from chat.tables.workload import WorkloadColumn


@dataclass(frozen=True)
class OverLists:
    """What is counted over several lists: the named sets of the overlaps, the columns of the table by team."""

    sets: Mapping[str, str]
    by_team: Sequence[WorkloadColumn]


def keys_of(every: Sequence[ListMeasures]) -> list[str]:
    """The keys that can be asked for: those of the lists' tables, of the table by team and of the overlaps."""
    return [*(table.key for measures in every for table in measures.tables), TEAMS, OVERLAPS]


def tables_for(table: str) -> frozenset[str] | None:
    """Which tables must be made ready for a key; None is all of them."""
    return None if table in (TEAMS, OVERLAPS) else frozenset({table})


def behind(drill: Drill, over: OverLists, table: str, row: str | None = None, column: str | None = None) -> Behind:
    """The rows behind one cell, row, column or table.

    Raises:
        UnknownTable: no such table, row or column; or what they need was not delivered.
    """
    known_table(table, [*drill.keys, TEAMS, OVERLAPS])
    if table == TEAMS:
        return behind_team(drill, over.by_team, row, column)
    if table == OVERLAPS:
        return behind_overlap(drill, over.sets, row, column)
    place = drill.place_of(table, row, column)
    return _behind_members(drill, place) if isinstance(place.row, Members) else _behind_cell(drill, place)


def _behind_members(drill: Drill, place: Place) -> Behind:
    """The rows, in each set that a row counts, of the children of one of its cells."""
    counted, row = place.counted, place.row
    assert isinstance(row, Members)
    assert place.index is not None
    terms = drill.terms[drill.keys[counted.table.key]]
    children = pl.Series(sorted(drill.members_of(row, place.column)), dtype=pl.String)
    listings = [rows_of_cohort(drill, name, children) for name in row.of]
    values = row_values(counted, place.index, answers_over_lists([counted], drill.prepared), terms)
    wanted = counted.table.columns if place.column is None else (place.column,)
    return Behind(
        table=counted.table.key,
        title=counted.table.title.format(period=terms.period),
        row=terms.label(counted.table, row.label),
        column=None if place.column is None else _heads(counted)[place.column],
        figures=tuple((name, _heads(counted)[name], values[name]) for name in wanted),
        about="The figure counts each child once over several lists; the rows of those children are shown.",
        listings=tuple(listing for listing in listings if listing is not None),
    )


def _behind_cell(drill: Drill, place: Place) -> Behind:
    counted, prepared = place.counted, drill.prepared[place.list_key]
    table, terms = counted.table, drill.terms[drill.keys[counted.table.key]]
    frame = prepared.frame.filter(place.rule)
    label = None if place.row is None else terms.label(table, place.row.label)
    title = terms.title(table)
    rules = [place.rule, *(each.of for each in table.across if isinstance(each, Average) and each.name == place.column)]
    delivered = drill.extract.lists[prepared.number]
    own = listing_of(
        prepared,
        delivered,
        frame,
        [*rules, *_rules_of_rows(place)],
        name=label or title,
        computed=_band(place, terms, frame),
    )
    return Behind(
        table=table.key,
        title=title,
        row=label,
        column=None if place.column is None else _heads(counted)[place.column],
        figures=_figures(place, drill, terms),
        about=_about(place),
        listings=(own, *_of_other_lists(drill, place, frame)),
    )


def _heads(counted: Counted) -> dict[str, str]:
    return COLUMN_HEADS | {across.name: across.head for across in counted.table.across}


def _rules_of_rows(place: Place) -> list[pl.Expr]:
    """Without a row, what every row of the table reads."""
    return [] if place.index is not None else [row.where for row in place.counted.rows if isinstance(row, Row)]


def _band(place: Place, terms: Terms, frame: pl.DataFrame) -> tuple[ListingColumn, ...]:
    """In which row of the table each list row is; nothing when it may be in several."""
    table, rows = place.counted.table, [row for row in place.counted.rows if isinstance(row, Row) and not row.outside]
    if place.row is not None:
        cells = (terms.label(table, place.row.label),) * frame.height
    elif table.partition and rows and not place.counted.missing:
        labels = [pl.when(row.where).then(pl.lit(terms.label(table, row.label))) for row in rows]
        cells = tuple(frame.select(pl.coalesce(labels)).to_series().to_list())
    else:
        return ()
    return (ListingColumn(HEAD_OF_ROW, cells, computed=True),)


def _figures(place: Place, drill: Drill, terms: Terms) -> tuple[tuple[str, str, int | float | None], ...]:
    counted = place.counted
    if place.index is None:
        return ()
    numbers = answers([counted], drill.prepared[place.list_key].frame)
    values = row_values(counted, place.index, numbers, terms)
    wanted = counted.table.columns if place.column is None else (place.column,)
    return tuple((name, _heads(counted)[name], values[name]) for name in wanted)


def _about(place: Place) -> str:
    row = place.row
    across = {each.name: each for each in place.counted.table.across}.get(place.column or "")
    if place.is_blank:
        return "That cell is blank in the workbook: no row stands behind it."
    if row is None:
        return f"Everybody whom the table is about: {place.counted.population.name}."
    if isinstance(row, Statistic) or isinstance(across, Average):
        return "These rows entered the figure; rows without a value did not."
    return (
        "The mean is of the whole months; these are the rows of all of them."
        if isinstance(row, MonthMean)
        else _counted(place, row)
    )


def _counted(place: Place, row: Row | Constant | Members | CellOf) -> str:
    if isinstance(row, Constant | Members | CellOf):
        return "A published number: no row of the list stands behind it."
    if row.distinct is not None:
        return f"The figure counts distinct {row.label.lower()}."
    of_children = place.counted.counts(row) == "children"
    return (
        f"The figure counts distinct {list_by_key(place.list_key).people}."
        if of_children
        else "The figure counts rows of the list."
    )


def _of_other_lists(drill: Drill, place: Place, frame: pl.DataFrame) -> tuple[Listing, ...]:
    """For a row about children who are on another list too: their rows there."""
    if not isinstance(place.row, Row):
        return ()
    read = sorted(name for name in root_names(place.row.where) if name.startswith(COHORT_PREFIX))
    identifier = drill.prepared[place.list_key].available.specification.identifier
    children = frame.get_column(identifier).drop_nulls().unique()
    listings = (rows_of_cohort(drill, name.removeprefix(COHORT_PREFIX), children) for name in read)
    return tuple(listing for listing in listings if listing is not None and listing.rows)
