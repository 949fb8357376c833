"""Which rows under the headings are rows of the list."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from chat.annex_a import list_by_number
from chat.ingest.headings import MatchedHeadings
from chat.ingest.lexicon import ReadColumn
from chat.ingest.normal_forms import tidy_text

AGE = "age_of_child"
NOTE_UNDER_THE_DATA = r"(?i)\bfilter"


@dataclass(frozen=True)
class SortedRows:
    """For each row under the headings, what it is; `blank_inside` are blank rows above the last row with content."""

    is_row: pl.Series
    is_note: pl.Series
    is_heading: pl.Series
    blank_inside: pl.Series


def sort_rows(
    data: pl.DataFrame,
    headings: tuple[str | None, ...],
    matched: MatchedHeadings,
    columns: Mapping[str, ReadColumn],
) -> SortedRows:
    """Tells rows from blank rows, notes under the data and headings that come again.

    A row has content when a recognised column other than the age holds something (`ReadColumn.content`). Formulas
    filled down far below the data leave such ages, dashes and zeros behind.
    """
    signs = pl.DataFrame({field: columns[field].has_content() for field in matched.position if field != AGE})
    filled = signs.select(pl.sum_horizontal(pl.all().cast(pl.UInt16))).to_series()
    content = filled > 0
    is_note = _notes(data, matched, signs, filled)
    is_heading = _headings_again(data, headings, matched) & content & is_note.not_()
    last = content.arg_true().max()
    inside = pl.int_range(0, data.height, eager=True) < (last if last is not None else 0)
    return SortedRows(content & is_note.not_() & is_heading.not_(), is_note, is_heading, content.not_() & inside)


def _notes(data: pl.DataFrame, matched: MatchedHeadings, signs: pl.DataFrame, filled: pl.Series) -> pl.Series:
    """Rows with nothing but a sentence about filters where the identifier stands."""
    nothing = filled < 0
    identifier = list_by_number(matched.number).identifier
    if identifier not in matched.position:
        return nothing
    alone = (filled == 1) & signs.get_column(identifier)
    if not alone.any():
        return nothing
    text = data.get_column(str(matched.position[identifier])).str.strip_chars()
    return alone & text.str.contains(r"\s").fill_null(False) & text.str.contains(NOTE_UNDER_THE_DATA).fill_null(False)


def _headings_again(data: pl.DataFrame, headings: tuple[str | None, ...], matched: MatchedHeadings) -> pl.Series:
    """Rows in which at least two recognised columns, and most of those that hold something, repeat their heading."""
    titles = {str(place): tidy_text(headings[place] or "") for place in matched.position.values()}
    repeats = {name: data.get_column(name).is_in([title, headings[int(name)]]) for name, title in titles.items()}
    suspects = pl.DataFrame(repeats).select(pl.sum_horizontal(pl.all().cast(pl.UInt16)) >= 2).to_series()
    if not suspects.any():
        return suspects
    held = data.select(pl.sum_horizontal(pl.col(list(titles)).is_not_null().cast(pl.UInt16))).to_series()
    repeated = pl.DataFrame(repeats).select(pl.sum_horizontal(pl.all().cast(pl.UInt16))).to_series()
    return suspects & (repeated * 2 > held)
