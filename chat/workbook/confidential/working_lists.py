"""The working lists of the week as one confidential workbook: a front sheet with their lengths, then a sheet each."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from chat.errors import BadSetting
from chat.report import Authority
from chat.report.listings import WorkingListing
from chat.saving import put_into_place
from chat.workbook.book import Book
from chat.workbook.confidential.listing_sheet import write_listing
from chat.workbook.confidential.marking import about_text, confidential_bytes, confidential_title
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import PlainColumn, write_heads, write_rows

TITLE, FRONT = "Working lists", "Working lists"
PURPOSE = "For those who supervise the work. It names children and staff; do not pass it on with the ChAT workbook."
NOBODY = "Nobody is on this list."
COLUMNS = (
    PlainColumn("List", 220),
    PlainColumn("Children", 70, is_number=True),
    PlainColumn("Who is on it, and which figure of the ChAT workbook it equals", 700, indent=1),
)


def write_working_lists(
    lists: Sequence[WorkingListing], path: Path, *, as_at: dt.date, authority: Authority | None = None
) -> None:
    """Writes the workbook to `path`.

    Raises:
        BadSetting: another file ending.
        OutputRefused: the place cannot be written.
    """
    refuse_other_endings(path)
    about = about_text(as_at, authority)

    def write(book: Book) -> None:
        _write_front(book, lists, about)
        for each in lists:
            write_listing(book.add_sheet(each.title), each.title, _texts(each, about), each.listing)

    put_into_place(path, confidential_bytes(TITLE, write, about=about, as_at=as_at), private=True)


def refuse_other_endings(path: Path) -> None:
    """Raises BadSetting unless the file is to be .xlsx."""
    if path.suffix.lower() != ".xlsx":
        raise BadSetting(f"'{path.name}' does not end in .xlsx. The working lists are written as a workbook.")


def _texts(each: WorkingListing, about: str) -> list[str]:
    """What stands above the rows: whose they are, who is on the list, which figure it equals, or why it is empty."""
    place = f" On {each.listing.place}." if each.listing is not None and each.listing.rows else ""
    texts = [f"{about}. {each.about}", f"{each.equals}{place}", each.absence or ("" if place else NOBODY)]
    return [text for text in texts if text]


def _write_front(book: Book, lists: Sequence[WorkingListing], about: str) -> None:
    sheet = book.add_sheet(FRONT)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(confidential_title(TITLE), f"{about}. {PURPOSE}")
    first = write_heads(sheet, 2, COLUMNS)
    rows = [
        (
            each.title,
            each.listing.rows if each.listing else None,
            " ".join(filter(None, (each.about, each.equals, each.absence))),
        )
        for each in lists
    ]
    after = write_rows(sheet, first, COLUMNS, rows)
    for row, each in enumerate(lists, start=first):
        sheet.link(row, 0, (each.title, 0), each.title, sheet.style("link"))
    sheet.print_setup(PageSetup(LANDSCAPE, after - 1, len(COLUMNS) - 1, first))
