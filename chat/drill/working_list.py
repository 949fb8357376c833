"""Makes a working list: the rows of the cells that it is made of, longest overdue first."""

from dataclasses import dataclass, replace

import polars as pl

from chat.counting.cells import answers
from chat.counting.report_tables import row_values
from chat.drill.cell import Drill, Place
from chat.drill.listing import HEAD_OF_ROW, HEAD_OF_ROW_NUMBER, listing_of, shown_cells
from chat.errors import UnknownTable
from chat.extract import SOURCE_ROW
from chat.report.listings import Listing, ListingColumn, WorkingListing
from chat.tables.expressions import any_of
from chat.tables.working_list import Cells, WorkingList

ORDER = "order of the working list"
WHO = ("allocated_team", "allocated_worker")


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One counted cell with its printed label and its count."""

    place: Place
    label: str
    value: int


def working_listing(drill: Drill, working: WorkingList) -> WorkingListing:
    """The list with its rows; without them, and with the reason, when the extract lacks what it needs."""
    named = working.key, working.title, working.about
    try:
        of = _figures(drill, working.of)
        less = _figures(drill, working.less) if working.less else []
    except UnknownTable as error:
        sentence = str(error)
        return WorkingListing(*named, equals="", listing=None, absence=f"{sentence[0].upper()}{sentence[1:]}")
    return WorkingListing(*named, _equals(drill, of, less), _listing(drill, working, of, less))


def _figures(drill: Drill, cells: Cells) -> list[Figure]:
    """Each cell's place, label and count."""
    places = [drill.place_of(cells.table, label) for label in cells.rows]
    counted, list_key = drill.counted[cells.table]
    numbers = answers([counted], drill.prepared[list_key].frame)
    terms = drill.terms[drill.keys[cells.table]]
    figures = []
    for place in places:
        assert place.row is not None
        assert place.index is not None
        value = row_values(counted, place.index, numbers, terms)["count"]
        figures.append(Figure(place, terms.label(counted.table, place.row.label), int(value or 0)))
    return figures


def _equals(drill: Drill, of: list[Figure], less: list[Figure]) -> str:
    """`Equals 'Initial conferences held within 15 working days' (section_47.icpc_timeliness): Not in time 7.`"""
    sentence = f"Equals {_words(drill, of)}" + (f" less {_words(drill, less)}" if less else "")
    total = sum(figure.value for figure in of) - sum(figure.value for figure in less)
    return sentence + (f" = {total}." if len(of) + len(less) > 1 else ".")


def _words(drill: Drill, figures: list[Figure]) -> str:
    table = figures[0].place.counted.table
    title = drill.terms[drill.keys[table.key]].title(table)
    return f"'{title}' ({table.key}): " + " + ".join(f"{figure.label} {figure.value}" for figure in figures)


def _listing(drill: Drill, working: WorkingList, of: list[Figure], less: list[Figure]) -> Listing:
    prepared = drill.prepared[of[0].place.list_key]
    rules = [figure.place.rule for figure in (*of, *less)]
    rule = any_of(rules[: len(of)])
    frame = prepared.frame.filter(rule & ~any_of(rules[len(of) :]) if less else rule)
    computed: list[ListingColumn] = []
    if working.order is not None:
        frame = frame.with_columns(working.order.alias(ORDER))
        frame = frame.sort(ORDER, SOURCE_ROW, descending=[True, False], nulls_last=True)
        rules.append(working.order)
        if working.order_head is not None:
            computed.append(ListingColumn(working.order_head, shown_cells(frame.get_column(ORDER)), computed=True))
    if len(of) > 1:
        labels = [pl.when(figure.place.rule).then(pl.lit(figure.label)) for figure in of]
        computed.append(
            ListingColumn(HEAD_OF_ROW, shown_cells(frame.select(pl.coalesce(labels)).to_series()), computed=True)
        )
    delivered = drill.extract.lists[prepared.number]
    full = listing_of(prepared, delivered, frame, rules, name=working.title, computed=computed)
    return _narrow(full, computed, {prepared.available.specification.column(field).heading for field in WHO})


def _narrow(full: Listing, first: list[ListingColumn], who: set[str]) -> Listing:
    """What fits on a page: the order, who the child is, who is responsible, what the rule reads, the row number."""
    number = [column for column in full.columns if column.head == HEAD_OF_ROW_NUMBER]
    own = [column for column in full.columns if not column.computed]
    team = [column for column in own if column.head in who]
    relevant = [column for column in own[1:] if column.relevant and column not in team and not column.tells_who]
    telling = [column for column in relevant if any(cell is not None for cell in column.cells)]
    return replace(full, columns=(*first, *own[:1], *team, *telling, *number))
