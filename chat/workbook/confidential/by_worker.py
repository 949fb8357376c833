"""A workbook of its own for open cases by allocated worker: it names staff, so they stand in no other workbook."""

import datetime as dt
from pathlib import Path

from chat.report import Authority, ReportTable
from chat.saving import put_into_place, refuse_unless_possible
from chat.workbook.book import Book, Sheet
from chat.workbook.confidential.marking import about_text, confidential_bytes, confidential_path, confidential_title
from chat.workbook.pages import PageSetup, page_for
from chat.workbook.plain_table import PlainColumn, write_heads, write_rows
from chat.workbook.wording import availability_text
from chat.xlsx.text_width import height_of

SHEET_TITLE = "By worker"
TITLE = "open children by allocated worker"
PURPOSE = "For those who supervise the work. It names staff; do not pass it on with the ChAT workbook."
ABOUT_BLANKS = "Cases whose worker is blank stand under Not recorded."
NAME_ENDING = "-by-worker"
LABEL_PIXELS = 240
NUMBER_PIXELS = 90
FIRST_TEXT_ROW = 2


def by_worker_path(workbook: Path) -> Path:
    """Where the table by worker of a ChAT workbook is written: beside it."""
    return confidential_path(workbook.with_name(workbook.stem + NAME_ENDING + ".xlsx"))


def write_by_worker(table: ReportTable, path: Path, *, as_at: dt.date, authority: Authority | None = None) -> None:
    """Writes the table to `path` (.xlsx), a workbook of one sheet; the same arguments give the same bytes.

    Raises OutputRefused when the place cannot be written.
    """
    refuse_unless_possible(path)
    put_into_place(path, by_worker_bytes(table, as_at=as_at, authority=authority), private=True)


def by_worker_bytes(table: ReportTable, *, as_at: dt.date, authority: Authority | None = None) -> bytes:
    """The workbook as bytes."""
    about = about_text(as_at, authority)

    def write(book: Book) -> None:
        _write(book.add_sheet(SHEET_TITLE), table, f"{about}. {PURPOSE}")

    return confidential_bytes(TITLE, write, about=about, as_at=as_at)


def _write(sheet: Sheet, table: ReportTable, subtitle: str) -> None:
    columns = (
        PlainColumn("Allocated worker", LABEL_PIXELS),
        *(PlainColumn(head, NUMBER_PIXELS, is_number=True) for head in table.column_heads),
    )
    width = sum(column.pixels for column in columns)
    sheet.widths(tuple(column.pixels for column in columns))
    sheet.heading(confidential_title(TITLE), subtitle)
    row = FIRST_TEXT_ROW
    for text in filter(None, (table.definition, table.edges, ABOUT_BLANKS, availability_text(table))):
        sheet.height(row, height_of(text, width))
        sheet.merged((row, 0), (row, len(columns) - 1), text, sheet.style("definition"))
        row += 1
    heads = row
    first = write_heads(sheet, heads, columns)
    rows = ((row.label, *(row.values.get(column) for column in table.columns)) for row in table.rows)
    after = write_rows(sheet, first, columns, rows)
    sheet.name(f"table.{table.key}", (heads, 0), (after - 1, len(columns) - 1))
    sheet.worksheet.freeze_panes(first, 1)
    sheet.print_setup(PageSetup(page_for(width), after - 1, len(columns) - 1, first))
