"""The accessible form of the workbook, for a website: Cover, Contents, Notes, then one table on each sheet.

It follows the checklist of the Government Analysis Function for spreadsheets: no charts, no merged cells, no hidden
sheets, real Excel tables. It holds figures only: no commentary, no history, nothing for ChAT to read back.
"""

import warnings
from collections.abc import Sequence
from pathlib import Path

from chat.report import Report
from chat.saving import put_into_place, refuse_unless_possible
from chat.words.dates import date_text, day_before
from chat.workbook.accessible_tables import Figure, SheetTable, left_out, sheet_tables
from chat.workbook.book import Book, Heading, Sheet
from chat.workbook.list_sheet.write import unique_headings
from chat.workbook.sheets.contents import population_text
from chat.workbook.sheets.definitions import meaning, setting_text
from chat.workbook.wording import as_at_text, authority_text, period_text, section_heading
from chat.xlsx.own_sheet import ACCESSIBLE_FRONT
from chat.xlsx.text import CELL_LIMIT, clip
from chat.xlsx.text_width import height_of

COVER, CONTENTS, NOTES = ACCESSIBLE_FRONT
DEFINITIONS = "Definitions"
DO_NOT_PUBLISH = "Contains small numbers: do not publish."
ONE_TABLE = "This worksheet has one table."
BLANKS_ARE_EXPLAINED = f"Blank cells are explained on the sheet {NOTES}."
LINE_PIXELS = 900
LABEL_PIXELS, TEXT_PIXELS, NUMBER_PIXELS = 480, 320, 110
WIDE, NARROW = 700, 200
HIGHEST_ROW = 540  # pixels; Excel stops at 546
GENERAL_NOTES = (
    ("Blank cells", "The figure is not known: its data were not delivered, or there is nothing to work it out from."),
    ("Nought", "0 means that the rows were counted and there were none."),
    ("Percentages", "Percentages and averages are shown rounded half up; the cells hold the exact figure."),
    ("Part of", "A row that details another one names it in the column 'Part of'."),
    ("Part of the month", "The period begins or ends within a month marked so, which is therefore not a whole month."),
    ("Symbols", "No symbols or shorthand are used."),
)


def write_accessible(report: Report, path: Path, *, as_read: str | None = None) -> None:
    """Writes the accessible form of `report` to `path` (.xlsx); the same report gives the same bytes.

    Raises OutputRefused when the place cannot be written, or its file is not the one that was `as_read`.
    """
    refuse_unless_possible(path)
    put_into_place(path, accessible_bytes(report), keep_earlier=True, as_read=as_read)


def accessible_bytes(report: Report) -> bytes:
    """The workbook as bytes; what XlsxWriter would only warn about is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        whose = f"{authority_text(report)}, {as_at_text(report)}"
        book = Book(
            title=f"ChAT: {whose}",
            subject="Figures from an Annex A extract, in an accessible form",
            as_at=report.as_at,
            footer=whose,
            protected=False,
        )
        tables = sheet_tables(report)
        _write_cover(book, report)
        _write_contents(book, tables)
        _write_notes(book, report, tables)
        for table in tables:
            _write_figures(book, table)
        _write_definitions(book, report)
        book.open_at_first_sheet()
        return book.content()


def _write_cover(book: Book, report: Report) -> None:
    sheet = book.add_sheet(COVER)
    sheet.widths((LINE_PIXELS,))
    inferred = " The as-at date was inferred from the latest event in the data." if report.as_at_inferred else ""
    lines = (
        f"Authority: {authority_text(report)}",
        f"Data up to the end of {date_text(day_before(report.as_at))}.{inferred}",
        DO_NOT_PUBLISH,
        "This workbook holds figures on children's services, counted from the lists that Ofsted calls Annex A.",
        f"The sheet {CONTENTS} lists every table with a link.",
        f"The sheet {NOTES} says what blank cells mean and what to know of each table.",
        "Each sheet after it has one table. The last sheet says what every table counts.",
        f"Status: {report.status}. Made by ChAT {report.version}.",
    )
    _write_title(sheet, "ChAT: children's services figures")
    for row, line in enumerate(lines, start=1):
        _write_line(sheet, row, line, LINE_PIXELS, "alert" if line == DO_NOT_PUBLISH else "text")


def _write_contents(book: Book, tables: Sequence[SheetTable]) -> None:
    sheet = book.add_sheet(CONTENTS)
    sheet.widths((TEXT_PIXELS, WIDE, NARROW))
    _write_title(sheet, CONTENTS)
    _write_line(sheet, 1, ONE_TABLE, TEXT_PIXELS)
    titles = [(NOTES, "Notes on the tables"), *((table.sheet, table.title) for table in tables)]
    rows = [*titles, (DEFINITIONS, "What every table counts")]
    _write_texts(
        sheet, "contents", ("Sheet", "Title", "Link"), [(*row, "") for row in rows], (TEXT_PIXELS, WIDE, NARROW)
    )
    for row, (title, _) in enumerate(rows, start=3):
        sheet.link(row, 2, (title, 0), f"Go to {title}", sheet.style("link"))


def _write_notes(book: Book, report: Report, tables: Sequence[SheetTable]) -> None:
    sheet = book.add_sheet(NOTES)
    sheet.widths((TEXT_PIXELS, WIDE))
    _write_title(sheet, NOTES)
    _write_line(sheet, 1, ONE_TABLE, TEXT_PIXELS)
    periods = [
        (section_heading(section), section.absence or f"{period_text(section.period)}.") for section in report.sections
    ]
    rows = [
        *GENERAL_NOTES,
        ("Rates", f"{population_text(report)}."),
        *((("Data", f"{report.verdict.sentence}."),) if report.verdict else ()),
        *periods,
        *((f"Sheet {table.sheet}", note) for table in tables for note in table.notes),
        *(("Table left out", sentence) for sentence in left_out(report)),
        *(
            ("Setting that differs from its default", f"{key}: {setting_text(value)}")
            for key, value in sorted(report.settings_in_force.items())
        ),
    ]
    _write_texts(sheet, "notes", ("About", "Note"), rows, (TEXT_PIXELS, WIDE))


def _write_figures(book: Book, table: SheetTable) -> None:
    """The sheet of one table: title, what is counted, that there is one table, and the table."""
    sheet = book.add_sheet(table.sheet)
    text_pixels = (LABEL_PIXELS, *(TEXT_PIXELS for _ in table.text_heads[1:]))
    sheet.widths((*text_pixels, *(NUMBER_PIXELS for _ in table.heads)))
    _write_title(sheet, table.title)
    _write_line(sheet, 1, table.about, LABEL_PIXELS)
    _write_line(sheet, 2, f"{ONE_TABLE} {BLANKS_ARE_EXPLAINED}" if table.has_blanks else ONE_TABLE, LABEL_PIXELS)
    labels = [(head, sheet.style("head_label")) for head in table.text_heads]
    headings = [*labels, *((head, sheet.style("head_number")) for head in table.heads)]
    sheet.height(3, max(height_of(head, NUMBER_PIXELS, bold=True) for head in table.heads))
    for row, (texts, figures) in enumerate(zip(table.texts, table.figures, strict=True), start=4):
        sheet.height(row, max(height_of(text, width) for text, width in zip(texts, text_pixels, strict=True)))
        for column, text in enumerate(texts):
            sheet.text(row, column, text, sheet.style("label"))
        for column, figure in enumerate(figures, start=len(texts)):
            _write_figure(sheet, row, column, figure)
    _as_table(sheet, table.name, 3, len(table.texts), headings)


def _write_figure(sheet: Sheet, row: int, column: int, figure: Figure) -> None:
    sheet.number(row, column, figure.value, sheet.style("number", num_format=figure.num_format))


def _write_definitions(book: Book, report: Report) -> None:
    sheet = book.add_sheet(DEFINITIONS)
    sheet.widths((TEXT_PIXELS, WIDE))
    _write_title(sheet, DEFINITIONS)
    _write_line(sheet, 1, ONE_TABLE, TEXT_PIXELS)
    rows = [(table.title, meaning(table)) for table in report.tables]
    _write_texts(sheet, "definitions", ("Table", "Meaning"), rows, (TEXT_PIXELS, WIDE))


def _write_title(sheet: Sheet, title: str) -> None:
    """The title in A1; a page is as wide as the sheet, without header and footer, which screen readers pass over."""
    sheet.text(0, 0, title, sheet.style("sheet_title"))
    sheet.worksheet.set_paper(9)
    sheet.worksheet.set_landscape()
    sheet.worksheet.fit_to_pages(1, 0)


def _write_line(sheet: Sheet, row: int, text: str, pixels: int, style: str = "text") -> None:
    """A text above the table, wrapped in the first column."""
    sheet.height(row, height_of(text, pixels, bold=style == "alert"))
    sheet.text(row, 0, text, sheet.style(style))


def _write_texts(
    sheet: Sheet,
    name: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    pixels: tuple[int, ...],
) -> None:
    """A table of texts under the two lines of its sheet."""
    row = 2
    for at, cells in enumerate(rows, start=row + 1):
        heights = [height_of(text, width) for text, width in zip(cells, pixels, strict=True)]
        sheet.height(at, min(HIGHEST_ROW, max(heights)))
        for column, text in enumerate(cells):
            sheet.text(at, column, clip(text, CELL_LIMIT // 2), sheet.style("cell"))
    _as_table(sheet, name, row, len(rows), [(head, sheet.style("head_label")) for head in heads])


def _as_table(sheet: Sheet, name: str, row: int, rows: int, headings: list[Heading]) -> None:
    """Makes the rows under `row` an Excel table; its headings stay in sight."""
    sheet.excel_table(name, (row, 0), (row + rows, len(headings) - 1), unique_headings(headings))
    sheet.worksheet.freeze_panes(row + 1, 0)
