"""Rows of the extract as text for the screen: one line each, heads wrapped, so that many columns fit."""

import datetime as dt
import re
import textwrap
from collections.abc import Iterator

from chat.report.listings import Cell, Listing, ListingColumn

WIDEST = 28
LEAST = 6
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def listing_lines(listing: Listing) -> Iterator[str]:
    """The head lines, a rule, and a line for each row; columns without any content are left out."""
    columns = [column for column in listing.columns if any(cell is not None for cell in column.cells)]
    texts = [[shown_cell(cell) for cell in column.cells] for column in columns]
    widths = [_width(column, cells) for column, cells in zip(columns, texts, strict=True)]
    heads = [textwrap.wrap(column.head, width) for column, width in zip(columns, widths, strict=True)]
    for line in range(max(map(len, heads), default=0)):
        yield _line([head[line] if line < len(head) else "" for head in heads], widths)
    yield _line(["-" * width for width in widths], widths)
    for row in zip(*texts, strict=True):
        yield _line(row, widths)


def shown_cell(cell: Cell) -> str:
    """The cell on one line; dates are ISO. Characters that could move the cursor are blanks."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        text = CONTROL.sub(" ", cell)
        return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
    return str(cell)


def _width(column: ListingColumn, cells: list[str]) -> int:
    """As wide as the longest cell and the longest word of the head."""
    words = max((len(word) for word in column.head.split()), default=0)
    return min(WIDEST, max(LEAST, words, *map(len, cells)))


def _line(cells: "list[str] | tuple[str, ...]", widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
