"""Which rows under the headings are rows of the list."""

from dataclasses import dataclass

import polars as pl

from chat.annex_a import list_by_number
from chat.ingest.cells.columns import ReadColumns
from chat.ingest.footers import MOST_UNDERSTOOD, not_of_children
from chat.ingest.sheets.headings import MatchedHeadings

AGE = "age_of_child"


@dataclass(frozen=True)
class SortedRows:
    """For each row under the headings, what it is; `blank_inside` are blank rows above the last row with content."""

    is_row: pl.Series
    is_note: pl.Series
    is_heading: pl.Series
    blank_inside: pl.Series


def sort_rows(columns: ReadColumns, headings: tuple[str | None, ...], matched: MatchedHeadings) -> SortedRows:
    """Tells rows from blank rows, notes and totals among the data, and headings that come again.

    A row has content when a recognised column other than the age holds something (`Vocabulary.content`). Formulas
    filled down far below the data leave such ages, dashes and zeros behind. `columns.cells` has the raw columns too,
    named by their places in `headings`.
    """
    signs = [columns.has_content(field) for field in matched.position if field != AGE]
    specification = list_by_number(matched.number)
    types = {field: specification.column(field).type for field in matched.position}
    known = [columns.understood(field) for field, kind in types.items() if kind in ("date", "code")]
    state = columns.cells.select(
        content=pl.any_horizontal(signs) if signs else pl.lit(False),
        understood=pl.sum_horizontal(known) if known else pl.lit(0),
    )
    suspect = state.select(pl.col("content") & (pl.col("understood") <= MOST_UNDERSTOOD)).to_series()
    flags = _with_suspects(columns, state, suspect, headings, matched)
    content, index = pl.col("content"), pl.int_range(pl.len())
    found = flags.select(
        pl.col("is_note", "is_heading"),
        is_row=content & (pl.col("is_note") | pl.col("is_heading")).not_(),
        blank_inside=content.not_() & (index < index.filter(content).max()).fill_null(False),
    )
    return SortedRows(*(found.get_column(name) for name in ("is_row", "is_note", "is_heading", "blank_inside")))


def _with_suspects(
    columns: ReadColumns,
    state: pl.DataFrame,
    suspect: pl.Series,
    headings: tuple[str | None, ...],
    matched: MatchedHeadings,
) -> pl.DataFrame:
    """`state` with `is_note` and `is_heading`."""
    if not suspect.any():
        return state.with_columns(is_note=pl.lit(False), is_heading=pl.lit(False))
    content, at = pl.col("content"), pl.int_range(pl.len(), dtype=pl.UInt32)
    counted = state.select(
        "understood",
        at=at,
        above=content.cum_sum().cast(pl.Int64) - content.cast(pl.Int64),
        good_above=(content & suspect.not_()).cum_sum().cast(pl.Int64),
    )
    suspects = pl.concat([columns.cells, counted], how="horizontal").filter(suspect)
    said = not_of_children(
        suspects,
        matched.position,
        list_by_number(matched.number).identifier,
        {field: headings[place] or "" for field, place in matched.position.items()},
    )
    found = suspects.select("at").hstack(said)
    return (
        state.with_columns(at=at)
        .join(found, on="at", how="left", maintain_order="left")
        .with_columns(pl.col("is_note", "is_heading").fill_null(False))
    )
