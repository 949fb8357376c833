"""The note at a commentary cell: what stood there before."""

from chat.commentary.comment import Comment, written_on
from chat.xlsx.text import clip_lines

BEGINNING = "Before, latest first"
LONGEST = 1_500
END = "… (all of it: chat commentary show --history)"
NOTHING_BEFORE = "What stood here before was removed."


def before_text(comment: Comment) -> str:
    """The texts that stood there before and do no more, latest first, as far as a note is read; else nothing."""
    gone = [older for older in comment.older if older.text not in comment.text]
    if not gone:
        return ""
    texts = (f"{written_on(older)}:\n{older.text.strip()}" for older in gone)
    return clip_lines(f"{BEGINNING}\n\n" + "\n\n".join(texts), LONGEST, END)
