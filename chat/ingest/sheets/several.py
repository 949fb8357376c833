"""Every list on a sheet: one usually, but some reports put one under the other, or side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import polars as pl

from chat.annex_a import list_by_number
from chat.ingest.normal_forms import tidy_text
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import HeadingBook, match_headings
from chat.ingest.sheets.recognise import (
    ROWS_LOOKED_THROUGH,
    RecognisedSheet,
    best_list,
    recognise,
)

COLUMNS_LOOKED_THROUGH = 3  # one of the first columns of a list has a heading without digits that is known
MOST_LISTS_ON_A_SHEET = 100  # beyond it the sheet is no report but a file made to keep the computer busy
NEEDED = ("identifier", "key date")
Cells = Sequence[str | None]


def recognise_all(raw: RawSheet, book: HeadingBook) -> list[RecognisedSheet] | str:
    """Every list of a sheet, from left to right and top to bottom, or the reason why it holds none."""
    first = recognise(raw, book)
    if isinstance(first, str):
        return first
    beside = _side_by_side(first, raw.frame.row(first.heading_index), book)
    return beside or _one_under_the_other(first, raw.frame, book)


def is_whole(number: int, cells: Cells, book: HeadingBook) -> bool:
    """Whether a heading row has the identifier and the key dates of a list."""
    found = match_headings(book, number, cells).position
    return all(column.field in found for column in list_by_number(number).columns if column.role in NEEDED)


def _side_by_side(whole: RecognisedSheet, cells: Cells, book: HeadingBook) -> list[RecognisedSheet]:
    """The lists whose headings stand in one row, each with identifier and key dates of its own.

    None when there are not two different ones: a heading that comes again does not make a second list.
    """
    found: list[RecognisedSheet] = []
    for first, last in _blocks(cells, book):
        block = [cell if first <= place <= last else None for place, cell in enumerate(cells)]
        best = best_list(whole.heading_index, block, book, {})
        if best.is_heading_row and is_whole(best.number, block, book):
            found.append(RecognisedSheet(best.number, whole.heading_index, first=first, last=last))
        elif found:
            found[-1] = replace(found[-1], last=last)
        else:
            return []
    return found if len({each.number for each in found}) == len(found) > 1 else []


def _blocks(cells: Cells, book: HeadingBook) -> Iterator[tuple[int, int]]:
    """First and last column of each stretch that has one heading of an identifier; a blank cell parts two stretches."""
    places = [place for place, cell in enumerate(cells) if cell and _is_identifier(cell, book)]
    starts = [0]
    for before, place in pairwise(places):
        blanks = [at for at in range(before, place) if not (cells[at] or "").strip()]
        starts.append(blanks[-1] + 1 if blanks else place)
    for at, start in enumerate(starts):
        yield start, (starts[at + 1] if at + 1 < len(starts) else len(cells)) - 1


def _is_identifier(cell: str, book: HeadingBook) -> bool:
    return any(
        list_by_number(number).identifier == field for number, (field, _) in book.meanings(tidy_text(cell)).items()
    )


def _one_under_the_other(best: RecognisedSheet, frame: pl.DataFrame, book: HeadingBook) -> list[RecognisedSheet]:
    """The list that was recognised, and each other one whose heading row stands above or below it."""
    starts = [best]
    for index in _candidates(best, frame, book):
        cells = frame.row(index)
        row = best_list(index, cells, book, {})
        if index != best.heading_index and row.is_heading_row and row.telling > 1 and is_whole(row.number, cells, book):
            starts.append(RecognisedSheet(row.number, index))
    starts.sort(key=lambda each: each.heading_index)
    parts = [
        each
        for at, each in enumerate(starts)
        if not at or _layout(each, frame, book) != _layout(starts[at - 1], frame, book) or each is best
    ]
    ends = [each.heading_index for each in parts[1:]]
    return [replace(each, end=end) for each, end in zip(parts, [*ends, None], strict=True)]


def _layout(part: RecognisedSheet, frame: pl.DataFrame, book: HeadingBook) -> tuple[int, dict[str, int]]:
    """What makes a heading row the same as the one above it: then it is that one once more."""
    return part.number, match_headings(book, part.number, part.headings(frame)).position


def _candidates(best: RecognisedSheet, frame: pl.DataFrame, book: HeadingBook) -> list[int]:
    """Rows in which one of the first columns has a known heading, and those at the top."""
    filled = [place for place, cell in enumerate(frame.row(best.heading_index)) if cell]
    rows = set(range(min(ROWS_LOOKED_THROUGH, frame.height)))
    for place in filled[:COLUMNS_LOOKED_THROUGH]:
        text = frame.get_column(frame.columns[place]).rename("text")
        words = text.to_frame().with_row_index("at").filter(pl.col("text").str.contains(r"^[^0-9]{2,250}$"))
        distinct = words.get_column("text").unique().to_list()
        known = [each for each in distinct if book.meanings(tidy_text(each))]
        rows |= set(words.filter(pl.col("text").is_in(known)).get_column("at").to_list()[:MOST_LISTS_ON_A_SHEET])
    return sorted(rows)
