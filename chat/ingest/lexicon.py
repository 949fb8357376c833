"""A column read by its distinct texts: each is understood once, and every cell points at its reading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from chat.annex_a import Column
from chat.ingest.codes import code_reader
from chat.ingest.dates import read_dates
from chat.ingest.identifiers import read_identifiers, read_texts
from chat.ingest.normal_forms import NIL_MARKERS, PADDING, SPREADSHEET_ERRORS, tidy
from chat.ingest.notes import NOT_UNDERSTOOD_NOTES, Note
from chat.ingest.numbers import read_ages, read_integers

Reader = Callable[[pl.Series], tuple[pl.Series, pl.Series]]
READERS: dict[str, Reader] = {
    "id": read_identifiers,
    "text": read_texts,
    "date": read_dates,
    "integer": read_integers,
    "age": read_ages,
}


@dataclass(frozen=True)
class ReadColumn:
    """A column of cells: `cells` (UInt32, null for an empty cell) points into `values`, `notes` and `content`.

    `content` says which texts are the sign of a row: something that is not blank, a placeholder, or what a formula
    leaves that points at an empty cell.
    """

    cells: pl.Series
    values: pl.Series
    notes: pl.Series
    content: pl.Series

    def rows(self, keep: pl.Series) -> "ReadColumn":
        """The same column with only the rows where `keep` is true."""
        return ReadColumn(self.cells.filter(keep), self.values, self.notes, self.content)

    def value(self) -> pl.Series:
        """The value of each cell."""
        return self.values.gather(self.cells)

    def has_content(self) -> pl.Series:
        """For each cell, whether it is the sign of a row."""
        return self.content.gather(self.cells).fill_null(False)

    def noted(self, *wanted: Note) -> pl.Series | None:
        """For each cell, whether it has one of these notes; None, at no cost, when no cell has."""
        among = self.notes.is_in([int(note) for note in wanted])
        if not among.any():
            return None
        return among.gather(self.cells).fill_null(False)

    def not_understood(self) -> pl.Series:
        """For each cell, whether it holds something that could not be read."""
        flagged = self.noted(*NOT_UNDERSTOOD_NOTES)
        if flagged is None:
            return pl.select(pl.repeat(False, self.cells.len(), dtype=pl.Boolean)).to_series()
        return flagged


def read_column(column: Column, cells: pl.Series, own_codes: Mapping[str, str]) -> ReadColumn:
    """Reads the raw cells (String) of a column as its type asks."""
    distinct = cells.drop_nulls().unique()
    texts = tidy(distinct)
    lower = texts.str.to_lowercase()
    errors, nil = lower.is_in(list(SPREADSHEET_ERRORS)), lower.is_in(list(NIL_MARKERS))
    reader = code_reader(column.code_set, own_codes) if column.type == "code" else READERS[column.type]
    values, notes = reader(pl.select(pl.when((errors | nil).not_()).then(texts)).to_series())
    marked = pl.select(
        pl.when(errors).then(int(Note.ERROR_TEXT)).when(nil).then(int(Note.NIL)).otherwise(notes).cast(pl.UInt8)
    ).to_series()
    holds = values.is_not_null() | marked.is_in([int(note) for note in NOT_UNDERSTOOD_NOTES])
    place = pl.DataFrame({"text": distinct}).with_row_index("place")
    pointing = cells.to_frame("text").join(place, on="text", how="left", maintain_order="left").get_column("place")
    return ReadColumn(pointing, values, marked, holds & lower.is_in(list(PADDING)).not_())


def not_delivered(height: int, data_type: pl.DataType) -> ReadColumn:
    """A column that has no heading: all null."""
    nothing = pl.Series([], dtype=pl.UInt8)
    return ReadColumn(
        pl.select(pl.repeat(None, height, dtype=pl.UInt32)).to_series(),
        pl.Series([], dtype=data_type),
        nothing,
        nothing.cast(pl.Boolean),
    )
