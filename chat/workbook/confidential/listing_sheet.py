"""A sheet of rows of the extract: title, what it is, a line for each row; it prints on landscape A4 with its heads."""

import datetime as dt
from collections.abc import Sequence

from chat.report.listings import Listing, ListingColumn
from chat.workbook.book import Sheet
from chat.workbook.confidential.marking import confidential_title
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import PlainColumn, write_heads, write_rows
from chat.xlsx.text_width import height_of, width_of

NARROWEST, WIDEST = 64, 190
DATE_PIXELS = 84
PADDING = 28  # of the cell, the indent, and some room
LEAST_WIDTH = 520  # so that the sentences above a narrow table are read
TELLING_CELLS = 200  # as many cells as the width of a column goes by


def write_listing(sheet: Sheet, title: str, texts: Sequence[str], listing: Listing | None) -> None:
    """Fills a sheet: the confidential title, a paragraph for each text, and the rows, if there are any."""
    shown = [] if listing is None or not listing.rows else [_plain_column(column) for column in listing.columns]
    widths = [column.pixels for column in shown]
    sheet.widths(tuple(widths) if sum(widths) >= LEAST_WIDTH else (*widths, LEAST_WIDTH - sum(widths)))
    last_column = max(0, len(widths) - 1 if sum(widths) >= LEAST_WIDTH else len(widths))
    sheet.heading(confidential_title(title), "")
    row = 1
    for text in texts:
        sheet.height(row, height_of(text, max(LEAST_WIDTH, sum(widths))) + 3)
        sheet.merged((row, 0), (row, last_column), text, sheet.style("definition"))
        row += 1
    repeated = row
    if shown and listing is not None:
        repeated = write_heads(sheet, row, shown)
        row = write_rows(sheet, repeated, shown, zip(*(column.cells for column in listing.columns), strict=True))
        sheet.worksheet.autofilter(repeated - 1, 0, row - 1, len(shown) - 1)
        sheet.worksheet.freeze_panes(repeated, 1)
    sheet.print_setup(PageSetup(LANDSCAPE, max(row - 1, repeated - 1), last_column, repeated))


def _plain_column(column: ListingColumn) -> PlainColumn:
    """Wide enough for its cells, within reason; texts wrap."""
    cells = [cell for cell in column.cells if cell is not None]
    is_number = bool(cells) and all(isinstance(cell, int | float) for cell in cells)
    texts = [cell for cell in cells[:TELLING_CELLS] if isinstance(cell, str)]
    longest = max((width_of(text) for text in texts), default=0.0)
    words = max((width_of(word, bold=True) for word in column.head.split()), default=0.0)
    pixels = int(min(WIDEST, max(NARROWEST, longest + PADDING, words + PADDING)))
    if any(isinstance(cell, dt.date) for cell in cells[:TELLING_CELLS]):
        pixels = max(pixels, DATE_PIXELS)
    return PlainColumn(column.head, pixels, num_format="0", is_number=is_number, indent=0 if is_number else 1)
