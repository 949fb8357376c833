"""Commentary cells: merged, wrapped, unlocked, and named so that they are found wherever a manager moves them."""

from chat.commentary.comment import PREFIX
from chat.commentary.note import before_text
from chat.workbook.book import Sheet
from chat.workbook.list_sheet.blocks import Block


def draw_commentary(sheet: Sheet, block: Block, last_column: int) -> None:
    """Writes the commentary cell of a block up to `last_column`, and names the whole range."""
    rows = block.rows_of("commentary")
    if not rows:
        return
    first, last = (rows[0], 0), (rows[-1], last_column)
    sheet.merged(first, last, block.noted.first if block.noted else "", sheet.style("commentary"))
    sheet.name(PREFIX + block.key, first, last)
    if block.noted and block.noted.comment.older:
        sheet.note(*first, before_text(block.noted.comment.older))
