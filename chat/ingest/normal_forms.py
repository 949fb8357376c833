"""How texts of a sheet are compared: headings, codes, blanks."""

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

# What people and systems write into a cell that has no value; compared in lower case, trimmed.
SPREADSHEET_ERRORS = frozenset(
    (
        *("#n/a", "#ref!", "#div/0!", "#value!", "#name?", "#null!", "#num!"),
        *("#spill!", "#calc!", "#field!", "#blocked!", "#connect!", "#unknown!"),
    )
)
NIL_MARKERS = frozenset(
    ("", "null", "(null)", "n/a", "na", "<na>", "-", "--", "---", "–", "—", "none", "nan", "nat", ".", "(blank)")
)
# What a formula filled down below the data leaves behind; a value among others, but no sign of a row.
PADDING = frozenset(("0", "0.0", "false"))

BLANKS = r"[\s\x1c-\x1f]+"  # what Python takes for white space
ZERO_WIDTH = "[\u200b\u200c\u200d\u2060\ufeff\u00ad]"
_UNTIDY = "[^ -~]|^ | $|  "  # matches everything that is not tidy, and tidy letters beyond a-z
_ALIKE = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‛ʼ`´′", "'") | dict.fromkeys("“”„", '"'))
_BLANKS_AROUND_MARKS = re.compile(r"\s*([-:/,;])\s*")


def tidy(texts: "pl.Series") -> "pl.Series":
    """The texts trimmed, each run of blanks (non-breaking and line breaks too) one space, zero-width ones gone."""
    import polars as pl  # noqa: PLC0415 - reading begins without it

    text = pl.col("text")
    frame = texts.to_frame("text")
    if not frame.select(text.str.contains(_UNTIDY).any()).item():
        return texts
    tidied = text.str.replace_all(ZERO_WIDTH, "").str.replace_all(BLANKS, " ").str.strip_chars()
    return frame.select(tidied).to_series()


def tidy_text(text: str) -> str:
    """The same for one text."""
    return " ".join((text if text.isascii() else re.sub(ZERO_WIDTH, "", text)).split())


def heading_key(text: str) -> str:
    """A heading reduced to its letters a-z and digits, so that case, blanks, quotes and brackets do not matter."""
    return re.sub("[^a-z0-9]+", "", unicodedata.normalize("NFKC", text).casefold())


def heading_words(text: str) -> str:
    """A heading as lower-case words parted by one space, the form that heading patterns are written for."""
    return re.sub("[^a-z0-9]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def same_marks(text: str) -> str:
    """The text, tidy, with one kind of dash and one kind of apostrophe."""
    return tidy_text(text).translate(_ALIKE)


def code_key(text: str) -> str:
    """A coded value in the form in which values are compared: case, marks and blanks around them do not matter."""
    return _BLANKS_AROUND_MARKS.sub(r"\1", same_marks(text).casefold())
