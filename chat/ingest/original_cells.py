"""Cells as they stand in the files: only for those who ask to see them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from chat.annex_a import list_by_number
from chat.ingest.files.source import Skipped, input_files, read_ahead
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import HeadingBook, heading_book, match_headings
from chat.ingest.sheets.recognise import RecognisedSheet
from chat.ingest.sheets.several import recognise_all
from chat.settings.limits import USUAL, Limits

# Sheet, heading and source row of a cell.
Cell = tuple[str, str, int]


def cells_as_written(
    paths: Sequence[Path],
    wanted: Sequence[Cell],
    *,
    headings: Mapping[str, Mapping[str, str]],
    limits: Limits = USUAL,
) -> dict[Cell, str]:
    """The text of the cells that are wanted; blank ones are left out. The files are read once more.

    Raises what reading raises.
    """
    book = heading_book(headings)
    found: dict[Cell, str] = {}
    sheets = {sheet for sheet, _, _ in wanted}
    for raw in read_ahead(input_files(paths)[0], limits):
        if isinstance(raw, Skipped) or raw.sheet not in sheets or isinstance(known := recognise_all(raw, book), str):
            continue
        for each in known:
            found |= dict(_cells_of(raw, each, book, wanted))
    return found


def _cells_of(
    raw: RawSheet, known: RecognisedSheet, book: HeadingBook, wanted: Sequence[Cell]
) -> Iterator[tuple[Cell, str]]:
    matched = match_headings(book, known.number, known.headings(raw.frame))
    heading_of = list_by_number(known.number).column
    places = {heading_of(field).heading: place for field, place in matched.position.items()}
    rows = range(known.heading_index + 1, raw.frame.height if known.end is None else known.end)
    for cell in wanted:
        sheet, heading, row = cell
        if sheet == raw.sheet and heading in places and row - 1 in rows:
            value = raw.frame.item(row - 1, places[heading])
            if value is not None:
                yield cell, str(value)
