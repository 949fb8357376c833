"""Commentary cells: merged, wrapped, unlocked, and named so that they are found wherever a manager moves them."""

from chat.workbook.blocks import Block, Grid
from chat.workbook.book import Sheet

PREFIX = "commentary."


def draw_commentary(sheet: Sheet, block: Block, grid: Grid) -> None:
    """Writes the commentary cell of a block over the full width of its table, and names the whole range."""
    rows = block.rows_of("commentary")
    if not rows:
        return
    first, last = (rows[0], 0), (rows[-1], grid.text_columns(block.table))
    sheet.merged(first, last, "", sheet.style("commentary"))
    sheet.name(PREFIX + block.key, first, last)
