"""What every workbook that names children or staff has in common: it says so in its title, footer and file name."""

import datetime as dt
import warnings
from collections.abc import Callable
from pathlib import Path

from chat.report import Authority
from chat.words.dates import date_text
from chat.workbook.book import Book

WORD = "confidential"


def confidential_path(path: Path) -> Path:
    """The place to write to: a file name that lacks the word gets it, as in `children-confidential.xlsx`."""
    return path if WORD in path.name.casefold() else path.with_name(f"{path.stem}-{WORD}{path.suffix}")


def about_text(as_at: dt.date, authority: Authority | None) -> str:
    """`Bristol, as at 1 October 2026`."""
    text = f"{f'{authority.name}, ' if authority else ''}as at {date_text(as_at)}"
    return text[0].upper() + text[1:]


def confidential_title(title: str) -> str:
    """The title of a sheet, with the word."""
    return f"{WORD.capitalize()}: {title}"


def confidential_bytes(title: str, write: Callable[[Book], None], *, about: str, as_at: dt.date) -> bytes:
    """The bytes of a workbook that `write` fills, the same for the same content.

    What XlsxWriter would only warn about is an error.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        footer = f"{WORD.capitalize()}. {about}"
        book = Book(title=confidential_title(title), subject=about, as_at=as_at, footer=footer, protected=False)
        write(book)
        return book.content()
