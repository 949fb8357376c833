"""Columns read by their distinct texts: each text is understood once, and every cell points at its reading.

All columns of a sheet are read together, so that a sheet costs a few queries however many columns it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from chat.annex_a import Column
from chat.ingest.cells.meanings import OwnCodes, Vocabulary, vocabularies
from chat.ingest.cells.notes import NOT_UNDERSTOOD_NOTES, Note


@dataclass(frozen=True)
class ReadColumns:
    """Columns of one height: in `cells` a UInt32 column for each field points into its vocabulary, null for empty.

    The methods give expressions on `cells`.
    """

    cells: pl.DataFrame
    vocabularies: Mapping[str, Vocabulary]

    def rows(self, keep: pl.Series) -> "ReadColumns":
        """The same columns with only the rows where `keep` is true."""
        return self if keep.all() else ReadColumns(self.cells.filter(keep), self.vocabularies)

    def value(self, field: str) -> pl.Expr:
        """The value of each cell."""
        return pl.lit(self.vocabularies[field].values).gather(pl.col(field)).alias(field)

    def has_content(self, field: str) -> pl.Expr:
        """For each cell, whether it is the sign of a row."""
        return pl.lit(self.vocabularies[field].content).gather(pl.col(field)).fill_null(False).alias(field)

    def understood(self, field: str) -> pl.Expr:
        """For each cell, whether it has a value."""
        known = self.vocabularies[field].values.is_not_null()
        return pl.lit(known).gather(pl.col(field)).fill_null(False).alias(field)

    def noted(self, field: str, *wanted: Note) -> pl.Expr | None:
        """For each cell, whether it has one of these notes; None when no text of the column has."""
        vocabulary = self.vocabularies[field]
        among = vocabulary.noted.intersection(wanted)
        if not among:
            return None
        return pl.lit(vocabulary.notes).is_in(list(among)).gather(pl.col(field)).fill_null(False).alias(field)

    def not_understood(self, field: str) -> pl.Expr:
        """For each cell, whether it holds something that could not be read."""
        flagged = self.noted(field, *NOT_UNDERSTOOD_NOTES)
        return pl.lit(False).alias(field) if flagged is None else flagged


def read_columns(data: pl.DataFrame, columns: Mapping[str, Column], own_codes: OwnCodes) -> ReadColumns:
    """Reads raw cells (String) as their types ask; `columns` by name in `data`, whose other columns are kept.

    Identifiers hardly ever come twice, so that looking for their distinct texts would cost more than it saves: each
    cell of such a column points at itself.
    """
    ordered = sorted(columns.items(), key=lambda item: item[1].type)
    found = data.select(pl.col(name).drop_nulls().unique().implode() for name, column in ordered if column.type != "id")
    texts: dict[str, pl.Series] = {
        name: data.get_column(name) if column.type == "id" else found.item(0, name) for name, column in ordered
    }
    places = data.select(pl.int_range(max(series.len() for series in texts.values()), dtype=pl.UInt32)).to_series()
    pointers = [
        (pl.int_range(pl.len(), dtype=pl.UInt32) if column.type == "id" else _pointer(name, texts[name], places)).alias(
            column.field
        )
        for name, column in ordered
    ]
    meanings = vocabularies([column for _, column in ordered], list(texts.values()), own_codes)
    return ReadColumns(data.with_columns(pointers), meanings)


def _pointer(name: str, distinct: pl.Series, places: pl.Series) -> pl.Expr:
    """Where each cell of a column stands among its distinct texts."""
    if distinct.is_empty():
        return pl.lit(None, pl.UInt32)
    return pl.col(name).replace_strict(distinct, places.head(distinct.len()), default=None, return_dtype=pl.UInt32)
