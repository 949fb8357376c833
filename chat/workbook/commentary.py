"""Commentary cells: merged, wrapped, unlocked, and named so that they are found wherever a manager moves them."""

from dataclasses import dataclass

from chat.workbook.blocks import Block
from chat.workbook.book import Sheet
from chat.workbook.comment import PREFIX


@dataclass(frozen=True, slots=True)
class CommentaryPlace:
    """Where the commentary cell of a key stands; `cut` when its text is longer than its page shows."""

    key: str
    sheet: str
    title: str
    cut: bool = False


def draw_commentary(sheet: Sheet, block: Block, last_column: int) -> None:
    """Writes the commentary cell of a block up to `last_column`, and names the whole range."""
    rows = block.rows_of("commentary")
    if not rows:
        return
    first, last = (rows[0], 0), (rows[-1], last_column)
    sheet.merged(first, last, block.noted.first if block.noted else "", sheet.style("commentary"))
    sheet.name(PREFIX + block.key, first, last)
