"""The extract as the rest of the tool sees it: typed frames, and what was found while reading them.

Shape of a list's frame, whatever the file looked like:

- `source_row`: UInt32, the row number on the source sheet (1 = first row of the sheet), ascending;
- one column for each `Column` of the list's specification, delivered or not (a column that was not delivered is null):
  `id` and `text` are String (identifiers trimmed, upper case, no `.0`), `date` is Date, `integer` and `age` are Int64
  (ages cut to whole years, below 0 is -1), `code` is Enum of the set's bare codes;
- for each date, integer, age and code column a Boolean `<field>_not_understood`: the cell held something that could not
  be read (the value is then null). Blank cells, nil markers and placeholder dates are null and False.
"""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from chat.annex_a import Column, ListSpecification, codes_of, list_by_number
from chat.findings import Finding, PassedOver

SOURCE_ROW = "source_row"
NOT_UNDERSTOOD = "_not_understood"


def is_typed(column: Column) -> bool:
    """Whether a column has a companion that says which cells were not understood."""
    return column.type in ("date", "integer", "age", "code")


def data_type(column: Column) -> pl.DataType:
    """The Polars type of a column in the typed frame."""
    if column.type == "date":
        return pl.Date()
    if column.type in ("integer", "age"):
        return pl.Int64()
    if column.type == "code":
        return pl.Enum([code.code for code in codes_of(column.code_set)])
    return pl.String()


def frame_schema(specification: ListSpecification) -> dict[str, pl.DataType]:
    """Names and types of a list's frame, in order."""
    schema: dict[str, pl.DataType] = {SOURCE_ROW: pl.UInt32()}
    for column in specification.columns:
        schema[column.field] = data_type(column)
        if is_typed(column):
            schema[column.field + NOT_UNDERSTOOD] = pl.Boolean()
    return schema


@dataclass(frozen=True)
class DeliveredList:
    """One list as delivered and read.

    `source` is the file's name, `sheet` the sheet's (the file's again for CSV and Parquet). `rows_on_sheet` counts the
    rows under the headings that are not blank, `rows_read` those in the frame; they differ only by rows that a finding
    names (notes under the data). `delivered` are the fields that had a column.
    """

    number: int
    frame: pl.DataFrame
    source: str
    sheet: str
    heading_row: int
    rows_on_sheet: int
    delivered: frozenset[str]

    @property
    def rows_read(self) -> int:
        """Rows in the frame."""
        return self.frame.height

    @property
    def specification(self) -> ListSpecification:
        """The list's specification."""
        return list_by_number(self.number)


@dataclass(frozen=True)
class Extract:
    """One Annex A delivery, read.

    `lists` by number; `set_aside` has the sentence for each list that was found but cannot be analysed; a number in
    neither was not delivered. `sources` are file names without folders.
    """

    sources: tuple[str, ...]
    lists: dict[int, DeliveredList]
    set_aside: dict[int, str]
    passed_over: tuple[PassedOver, ...]
    findings: tuple[Finding, ...]

    def event_dates(self) -> pl.Series:
        """Every date of every list but dates of birth, without nulls."""
        columns = [
            delivered.frame.get_column(column.field)
            for delivered in self.lists.values()
            for column in delivered.specification.columns
            if column.type == "date" and column.field != "date_of_birth"
        ]
        dates = [column.drop_nulls().rename("date") for column in columns]
        return pl.concat(dates) if dates else pl.Series("date", [], dtype=pl.Date)


@dataclass(frozen=True, slots=True)
class AsAt:
    """The as-at date: its first moment ends every period. `inferred` when no option gave it."""

    date: dt.date
    inferred: bool
    findings: tuple[Finding, ...] = ()
