"""Extracts drawn by chance: few children, dates near the edges of the periods, many blanks.

Small pools make what is rare in an extract common here: repeated identifiers, equal dates, dates on the as-at day.
"""

import datetime as dt
import random

import polars as pl
from hypothesis import strategies as st

from chat.annex_a import Column, ListSpecification, codes_of, list_by_key, list_by_number
from chat.calendar.months import add_months
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, AsAt, DeliveredList, Extract, frame_schema, is_typed

AS_AT = AsAt(dt.date(2018, 10, 1), inferred=False)
CHILDREN = ("A", "B", "C", "D")
TEXTS = ("Family Centre", "FAMILY  centre", "School", "Team 1")
NUMBERS = (-1, 0, 1, 2, 3, 7)
AGES = (-1, 0, 1, 9, 16, 17, 18, 24)
UNREADABLE = object()  # a cell that held something not understood
ROWS_AT_MOST, MANY_ROWS_AT_MOST = 7, 16


def _dates() -> list[dt.date]:
    """Days at and beside the edges: the as-at day, the starts of periods, some durations between them."""
    edges = [add_months(AS_AT.date, -months) for months in (0, 1, 3, 6, 12, 24)]
    beside = [edge + dt.timedelta(days=days) for edge in edges for days in (-1, 0, 1)]
    return [*beside, dt.date(2018, 9, 10), dt.date(2018, 7, 27), dt.date(2018, 8, 25), dt.date(2019, 1, 31)]


BIRTHS = [dt.date(2018, 10, 2), dt.date(2018, 9, 30), dt.date(2000, 10, 1), dt.date(2000, 10, 2), dt.date(2004, 2, 29)]


def _values(column: Column) -> list[object]:
    if column.type == "date":
        return [*(BIRTHS if column.field == "date_of_birth" else _dates()), UNREADABLE]
    if column.type == "code":
        return [*(code.code for code in codes_of(column.code_set)), UNREADABLE]
    if column.type in ("integer", "age"):
        return [*(AGES if column.type == "age" else NUMBERS), UNREADABLE]
    return list(CHILDREN if column.type == "id" else TEXTS)


def cells(column: Column) -> st.SearchStrategy[object]:
    """A cell of a column: None for a blank one, `UNREADABLE`, or a value of its type."""
    return st.sampled_from([None, *_values(column)])


def typed_frame(specification: ListSpecification, columns: dict[str, list[object]], height: int) -> pl.DataFrame:
    """The frame of a list with these cells by field, `UNREADABLE` as null with its companion."""
    schema = frame_schema(specification)
    data: dict[str, list[object]] = {SOURCE_ROW: list(range(2, height + 2))}
    for column in specification.columns:
        values = columns[column.field]
        data[column.field] = [None if value is UNREADABLE else value for value in values]
        if is_typed(column):
            data[column.field + NOT_UNDERSTOOD] = [value is UNREADABLE for value in values]
    return pl.DataFrame(data, schema=schema)


def delivered(number: int, frame: pl.DataFrame) -> DeliveredList:
    """A list with every column delivered."""
    fields = frozenset(column.field for column in list_by_number(number).columns)
    return DeliveredList(number, frame, "drawn.xlsx", f"List {number}", 1, frame.height, fields)


def extract_of_frames(frames: dict[int, pl.DataFrame]) -> Extract:
    """An extract of these frames by list number."""
    lists = {number: delivered(number, frame) for number, frame in sorted(frames.items())}
    return Extract(("drawn.xlsx",), lists, {}, (), ())


@st.composite
def frames(draw: st.DrawFn, specification: ListSpecification) -> pl.DataFrame:
    """A frame of a list with up to seven rows."""
    height = draw(st.integers(0, ROWS_AT_MOST))
    columns = {
        column.field: draw(st.lists(cells(column), min_size=height, max_size=height))
        for column in specification.columns
    }
    return typed_frame(specification, columns, height)


@st.composite
def extracts(draw: st.DrawFn, keys: tuple[str, ...]) -> Extract:
    """An extract that has every one of the lists with these keys."""
    return extract_of_frames({list_by_key(key).number: draw(frames(list_by_key(key))) for key in keys})


def extract_of_chance(keys: tuple[str, ...], seed: int) -> Extract:
    """An extract of these lists with up to sixteen rows each, the same for the same seed: quickly made, not shrunk."""
    chance = random.Random(seed)
    made = {}
    for specification in map(list_by_key, keys):
        height = chance.randint(0, MANY_ROWS_AT_MOST)
        columns = {column.field: chance.choices([None, *_values(column)], k=height) for column in specification.columns}
        made[specification.number] = typed_frame(specification, columns, height)
    return extract_of_frames(made)


def empty_extract(keys: tuple[str, ...]) -> Extract:
    """An extract whose lists were delivered without rows."""
    lists = [list_by_key(key) for key in keys]
    return extract_of_frames({each.number: pl.DataFrame(schema=frame_schema(each)) for each in lists})
