"""The children behind a figure as a confidential workbook, or as a CSV file."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

from chat.errors import BadSetting
from chat.report import Authority
from chat.report.columns import shown
from chat.report.listings import Behind, Cell, Listing
from chat.saving import put_into_place
from chat.words.formulas import no_formula
from chat.workbook.book import Book
from chat.workbook.confidential.listing_sheet import write_listing
from chat.workbook.confidential.marking import WORD, about_text, confidential_bytes

PURPOSE = "For those who work with these children. Do not pass it on with the ChAT workbook."


def write_children(behind: Behind, path: Path, *, as_at: dt.date, authority: Authority | None = None) -> None:
    """Writes the rows to `path`, a workbook with a sheet for each list (.xlsx) or one table (.csv).

    Raises:
        BadSetting: another file ending.
        OutputRefused: the place cannot be written.
    """
    refuse_other_endings(path)
    content = _csv(behind) if path.suffix.lower() == ".csv" else _workbook(behind, as_at, authority)
    put_into_place(path, content, private=True)


def refuse_other_endings(path: Path) -> None:
    """Raises BadSetting unless the file is to be .xlsx or .csv."""
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise BadSetting(f"'{path.name}' ends in neither .xlsx nor .csv. The children can be written in those.")


def title_of(behind: Behind) -> str:
    """Title, row and column of the figure: `Plans started each month: 2026-07 (Started)`."""
    row = "" if behind.row is None else f": {behind.row}"
    return f"{behind.title}{row}" + ("" if behind.column is None else f" ({behind.column})")


def figures_of(behind: Behind) -> str:
    """The figures as the workbook shows them: `Number 66, Percent 29%`; empty when no row was asked for."""
    return ", ".join(f"{head} {shown(name, value)}" for name, head, value in behind.figures)


def size_of(listing: Listing) -> str:
    """How many rows and people a listing has, and where they stand: `66 rows (64 people) on 'List 5' of a.xlsx`."""
    rows = f"{listing.rows:,} row{'' if listing.rows == 1 else 's'}"
    people = f"{listing.children:,} {'person' if listing.children == 1 else 'people'}"
    return f"List {listing.list_number}, {listing.name}: {rows} ({people}) on {listing.place}"


def _workbook(behind: Behind, as_at: dt.date, authority: Authority | None) -> bytes:
    about = about_text(as_at, authority)
    figures = figures_of(behind)

    def write(book: Book) -> None:
        for name, listing in zip(_sheet_names(behind.listings), behind.listings, strict=True):
            texts = (
                f"{about}. {PURPOSE}",
                f"{figures}. {behind.about}" if figures else behind.about,
                f"{size_of(listing)}.",
            )
            write_listing(book.add_sheet(name), title_of(behind), texts, listing)

    return confidential_bytes(title_of(behind), write, about=about, as_at=as_at)


def _sheet_names(listings: Iterable[Listing]) -> list[str]:
    """`Confidential List 5`, each name once."""
    names: list[str] = []
    for listing in listings:
        name = f"{WORD.capitalize()} List {listing.list_number}"
        names.append(name if name not in names else f"{name} ({len(names) + 1})")
    return names


def _csv(behind: Behind) -> bytes:
    """One table; where there are several lists, a column says which, and each row has the columns of its own."""
    several = len(behind.listings) > 1
    heads = list(dict.fromkeys(column.head for listing in behind.listings for column in listing.columns))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(["List"] if several else []), *heads])
    for listing in behind.listings:
        cells = {column.head: column.cells for column in listing.columns}
        blank: tuple[Cell, ...] = (None,) * listing.rows
        columns = [cells.get(head, blank) for head in heads]
        first = [(f"{listing.list_number} {listing.name}",) * listing.rows] if several else []
        writer.writerows([csv_cell(cell) for cell in row] for row in zip(*first, *columns, strict=True))
    return text.getvalue().encode("utf-8-sig")


def csv_cell(cell: Cell) -> str | int | float | None:
    """The cell as CSV has it: dates are ISO; text that a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return no_formula(cell) if isinstance(cell, str) else cell
