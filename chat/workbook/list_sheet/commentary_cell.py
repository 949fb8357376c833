"""Commentary cells: merged, wrapped, unlocked, and named so that they are found wherever a manager moves them."""

from chat.commentary.comment import PREFIX, Comment, written_on
from chat.workbook.book import Sheet
from chat.workbook.list_sheet.blocks import Block
from chat.xlsx.text import clip_lines

NOTE_CHARACTERS = 1_500
END_OF_NOTE = "… (all of it: chat commentary show --history)"


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


def before_text(older: tuple[Comment, ...]) -> str:
    """The comments that stood there before, latest first, as far as a note is read."""
    texts = (f"{written_on(comment)}:\n{comment.text.strip()}" for comment in older)
    return clip_lines("Before, latest first\n\n" + "\n\n".join(texts), NOTE_CHARACTERS, END_OF_NOTE)
