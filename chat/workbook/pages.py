"""Paper: what fits on a page, and before which rows a new one begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUNDING_ROOM = 0.98  # programs measure rows a little differently


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of A4 inside its margins, in pixels at 96 to the inch."""

    landscape: bool
    width: int
    height: int


PORTRAIT = Page(landscape=False, width=697, height=1036)
LANDSCAPE = Page(landscape=True, width=1026, height=707)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a sheet is printed: its last row and column, the rows repeated on each page, the rows that begin a page."""

    page: Page
    last_row: int
    last_column: int
    repeated_rows: int
    breaks: tuple[int, ...] = ()


def page_for(sheet_pixels: int) -> Page:
    """Portrait when the sheet fits at nearly full size, landscape otherwise."""
    return PORTRAIT if sheet_pixels <= PORTRAIT.width * 1.1 else LANDSCAPE


def room_on_page(page: Page, sheet_pixels: int, repeated_pixels: int) -> int:
    """Pixels of rows that fit on a page under the repeated ones, once the sheet is shrunk to its width."""
    scale = min(1.0, page.width / sheet_pixels)
    return int(page.height / scale * ROUNDING_ROOM) - repeated_pixels


def page_breaks(pieces: Iterable[tuple[int, int]], room: int) -> tuple[int, ...]:
    """The rows before which a page begins, given (first row, height) of pieces that must not be cut.

    A piece higher than a page begins one and runs on.
    """
    breaks: list[int] = []
    used = 0
    for first_row, height in pieces:
        if used and used + height > room:
            breaks.append(first_row)
            used = 0
        used += height
        used = used % room if used > room else used
    return tuple(breaks)


def page_starts(heights: Sequence[int], setup: PageSetup, sheet_pixels: int) -> tuple[int, ...]:
    """The first row of each printed page, given the heights of all rows: after the breaks, and where paper ends."""
    repeated = sum(heights[: setup.repeated_rows])
    room = setup.page.height / min(1.0, setup.page.width / sheet_pixels) - repeated
    starts, used = [0], 0
    for row in range(setup.repeated_rows, setup.last_row + 1):
        if row in setup.breaks or used + heights[row] > room:
            starts.append(row)
            used = 0
        used += heights[row]
    return tuple(starts)


def page_count(pieces: Iterable[tuple[int, int]], room: int) -> int:
    """How many pages pieces take that must not be cut; one that is higher than a page runs on."""
    pages, used = 1, 0
    for _, height in pieces:
        if used and used + height > room:
            pages, used = pages + 1, 0
        used += height
        pages, used = (pages + used // room, used % room) if used > room else (pages, used)
    return pages
