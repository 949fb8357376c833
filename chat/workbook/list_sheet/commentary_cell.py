"""Commentary cells: merged, wrapped, unlocked, and named so that they are found wherever a manager moves them."""

from chat.commentary.comment import PREFIX, Noted
from chat.commentary.note import before_text
from chat.workbook.book import Sheet
from chat.workbook.list_sheet.blocks import Block


def draw_commentary(sheet: Sheet, block: Block, last_column: int) -> None:
    """Writes the commentary cell of a block up to `last_column`, and names the whole range."""
    if rows := block.rows_of("commentary"):
        write_commentary(sheet, block.key, (rows[0], 0), (rows[-1], last_column), block.noted)


def write_commentary(
    sheet: Sheet, key: str, first: tuple[int, int], last: tuple[int, int], noted: Noted | None
) -> None:
    """Merges the range, writes what is noted into it, and names it."""
    sheet.merged(first, last, noted.first if noted else "", sheet.style("commentary"))
    sheet.name(PREFIX + key, first, last)
    if noted and (before := before_text(noted.comment)):
        sheet.note(*first, before)
