"""From rows of a prepared frame to a listing: the list's own columns, and the computed ones that put the rows there."""

from collections.abc import Iterable, Sequence

import polars as pl

from chat.annex_a import Column, codes_of
from chat.counting.availability import AGE_FROM, Availability
from chat.counting.prepare import Prepared
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList, is_typed
from chat.report.listings import Cell, Listing, ListingColumn
from chat.tables.expressions import root_names

HEAD_OF_ROW_NUMBER, HEAD_OF_ROW = "Row of the sheet", "Row of the table"
CELL_NOT_UNDERSTOOD = "(not understood)"


def listing_of(
    prepared: Prepared,
    delivered: DeliveredList,
    frame: pl.DataFrame,
    rules: Iterable[pl.Expr],
    *,
    name: str,
    computed: Sequence[ListingColumn] = (),
) -> Listing:
    """The rows of `frame`, a part of the list's prepared frame, in its order.

    `rules` are the expressions that put the rows there: the derived columns that they read are shown, after `computed`.
    """
    rules = list(rules)
    available = prepared.available
    relevant = {field for rule in rules for field in available.roots(rule)}
    relevant |= {"age_of_child"} if AGE_FROM.name in relevant else set()
    own = [column for column in available.specification.columns if column.field in delivered.delivered]
    identifier = frame.get_column(available.specification.identifier)
    return Listing(
        list_number=delivered.number,
        name=name,
        place=f"'{delivered.sheet}' of {delivered.source}" if delivered.sheet != delivered.source else delivered.source,
        columns=(
            ListingColumn(HEAD_OF_ROW_NUMBER, tuple(frame.get_column(SOURCE_ROW).to_list()), computed=True),
            *computed,
            *_derived_columns(prepared, frame, rules),
            *(
                ListingColumn(
                    column.heading, _cells(frame, column), tells_who=column.tells_who, relevant=column.field in relevant
                )
                for column in own
            ),
        ),
        children=identifier.drop_nulls().n_unique(),
    )


def head_of(name: str) -> str:
    """`working_days` as people read it."""
    return name.replace("_", " ").capitalize()


def shown_cells(values: pl.Series) -> tuple[Cell, ...]:
    """A computed column as people read it: Yes and No for true and false."""
    if values.dtype == pl.Boolean:
        return tuple({True: "Yes", False: "No"}.get(value) for value in values.to_list())
    return tuple(values.to_list())


def _derived_columns(prepared: Prepared, frame: pl.DataFrame, rules: Sequence[pl.Expr]) -> list[ListingColumn]:
    """The derived and linked columns that the rules read, first those that others are made of."""
    names = [each.name for each in prepared.available.derived] + [each.name for each in prepared.measures.linked]
    read = _read(prepared.available, rules)
    found = [name for name in names if name in read and name in frame.columns]
    return [
        ListingColumn(head_of(name), shown_cells(frame.get_column(name)), computed=True, relevant=True)
        for name in found
        if not (name == AGE_FROM.name and frame.get_column(name).equals(frame.get_column("age_of_child")))
    ]


def _read(available: Availability, rules: Sequence[pl.Expr]) -> set[str]:
    """Every name that the rules read, derived columns resolved but kept."""
    derived = {each.name: each.expression for each in available.derived}
    read: set[str] = set()
    waiting = {name for rule in rules for name in root_names(rule)}
    while waiting:
        name = waiting.pop()
        read.add(name)
        if name in derived:
            waiting |= set(root_names(derived[name])) - read
    return read


def _cells(frame: pl.DataFrame, column: Column) -> tuple[Cell, ...]:
    values: list[Cell] = frame.get_column(column.field).to_list()
    if column.type == "code":
        words = {
            code.code: code.code if code.label == code.code else f"{code.code}: {code.label}"
            for code in codes_of(column.code_set)
        }
        values = [words.get(str(value), value) if value is not None else None for value in values]
    if is_typed(column):
        marks = frame.get_column(column.field + NOT_UNDERSTOOD)
        if marks.any():
            values = [CELL_NOT_UNDERSTOOD if mark else value for value, mark in zip(values, marks, strict=True)]
    return tuple(values)
