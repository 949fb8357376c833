"""The note at a commentary cell: what stood there before."""

from chat.commentary.comment import Comment, written_on
from chat.xlsx.text import clip_lines

BEGINNING = "Before, latest first"
LONGEST = 1_500
END = "… (all of it: chat commentary show --history)"
NOTHING_BEFORE = "What stood here before was removed."


def before_text(older: tuple[Comment, ...]) -> str:
    """The comments that stood there before, latest first, as far as a note is read."""
    texts = (f"{written_on(comment)}:\n{comment.text.strip()}" for comment in older)
    return clip_lines(f"{BEGINNING}\n\n" + "\n\n".join(texts), LONGEST, END)
