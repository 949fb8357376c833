"""Which rows under the headings are rows of the list."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chat.annex_a import list_by_number
from chat.ingest.cells.columns import ReadColumns
from chat.ingest.normal_forms import tidy_text
from chat.ingest.sheets.headings import MatchedHeadings

AGE = "age_of_child"
NOTE_UNDER_THE_DATA = r"(?i)\bfilter"
HEADINGS_THAT_COME_AGAIN = 2


@dataclass(frozen=True)
class SortedRows:
    """For each row under the headings, what it is; `blank_inside` are blank rows above the last row with content."""

    is_row: pl.Series
    is_note: pl.Series
    is_heading: pl.Series
    blank_inside: pl.Series


def sort_rows(columns: ReadColumns, headings: tuple[str | None, ...], matched: MatchedHeadings) -> SortedRows:
    """Tells rows from blank rows, notes under the data and headings that come again.

    A row has content when a recognised column other than the age holds something (`Vocabulary.content`). Formulas
    filled down far below the data leave such ages, dashes and zeros behind. `columns.cells` has the raw columns too,
    named by their places in `headings`.
    """
    signs = {field: columns.has_content(field) for field in matched.position if field != AGE}
    identifier = list_by_number(matched.number).identifier
    state = columns.cells.select(
        filled=pl.sum_horizontal(signs.values()),
        identified=signs.get(identifier, pl.lit(False)),
        repeated=pl.sum_horizontal(_repeats(headings, matched)),
    )
    flags = state.select(
        content=pl.col("filled") > 0,
        alone=(pl.col("filled") == 1) & pl.col("identified"),
        suspect=pl.col("repeated") >= HEADINGS_THAT_COME_AGAIN,
    )
    is_note = _notes(columns, flags.get_column("alone"), matched.position.get(identifier))
    again = _headings_again(columns, flags.get_column("suspect"), state.get_column("repeated"), matched)
    content, index = pl.col("content"), pl.int_range(pl.len())
    found = flags.select(content, is_note=is_note, again=again).select(
        pl.col("is_note"),
        is_heading=pl.col("again") & content & pl.col("is_note").not_(),
        is_row=content & (pl.col("is_note") | pl.col("again")).not_(),
        blank_inside=content.not_() & (index < index.filter(content).max()).fill_null(False),
    )
    return SortedRows(*(found.get_column(name) for name in ("is_row", "is_note", "is_heading", "blank_inside")))


def _notes(columns: ReadColumns, alone: pl.Series, place: int | None) -> pl.Series:
    """Of the rows with nothing but an identifier, those with a sentence about filters instead."""
    if place is None or not alone.any():
        return alone
    text = pl.col(str(place)).str.strip_chars()
    says_so = text.str.contains(r"\s") & text.str.contains(NOTE_UNDER_THE_DATA)
    return columns.cells.select(alone & says_so.fill_null(False)).to_series()


def _repeats(headings: tuple[str | None, ...], matched: MatchedHeadings) -> Iterator[pl.Expr]:
    """For each recognised column, whether a cell repeats its heading, as it stands or tidy; null for empty cells."""
    for place in matched.position.values():
        cell, heading = pl.col(str(place)), headings[place] or ""
        title = tidy_text(heading)
        yield cell == title if title == heading else (cell == title) | (cell == heading)


def _headings_again(
    columns: ReadColumns, suspect: pl.Series, repeated: pl.Series, matched: MatchedHeadings
) -> pl.Series:
    """Of the rows in which at least two recognised columns repeat their heading, those where most filled ones do."""
    if not suspect.any():
        return suspect
    held = pl.sum_horizontal(pl.col(str(place)).is_not_null() for place in matched.position.values())
    return columns.cells.select(suspect & (repeated * 2 > held)).to_series()
