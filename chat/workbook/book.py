"""The workbook being written and its sheets: every write is cleaned first and checked afterwards.

XlsxWriter reports a refused write by a return code and a doubtful one by a warning; here both are errors, for a
workbook that lacks a cell or a name is worse than none.
"""

import datetime as dt
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from itertools import pairwise
from typing import Any

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from chat.commentary.comment import short_fingerprint
from chat.workbook.helper_sheet import TITLE as HELPER_TITLE
from chat.workbook.helper_sheet import HelperSheet
from chat.workbook.pages import Page, PageSetup, page_breaks, page_starts, room_on_page
from chat.workbook.styles import BAR_COLOUR, DARK_BLUE, DEFAULT, FONT, Styles
from chat.xlsx import text as texts
from chat.xlsx.own_sheet import OWN_AUTHOR
from chat.xlsx.text_width import LINE_PIXELS, lines_needed

ALLOWED_WHEN_PROTECTED = {
    "objects": True,
    "scenarios": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": True,
}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": DEFAULT,
}
DATA_BARS = {
    "type": "data_bar",
    "bar_solid": True,
    "bar_color": BAR_COLOUR,
    "bar_border_color": BAR_COLOUR,
    "bar_axis_position": "none",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1.6,
    "min_length": 0,  # no bar for 0
    "max_length": 100,
    "data_bar_2010": True,
}
Heading = tuple[str, Any]  # text and cell format
Cell = tuple[int, int]  # row and column
SPARKLINE_COLOURS = {"series_color": DARK_BLUE, "last_color": DARK_BLUE}
TITLE_PIXELS = 24
SUBTITLE_PIXELS = 21
DEFAULT_ROW_PIXELS = 20
FIRST_YEAR = 1900
NOTE_PIXELS = 420
NOTE_HIGHEST = 500


class WorkbookMistake(Exception):
    """A write that XlsxWriter refused: a mistake of this program, not of the data."""


def _checked(code: int | None, what: str) -> None:
    if code:
        raise WorkbookMistake(f"{what} was refused with code {code}")


class Book:
    """A workbook in memory; `content` is its bytes once everything is written."""

    def __init__(self, *, title: str, subject: str, as_at: dt.date, footer: str, protected: bool) -> None:
        self._buffer = BytesIO()
        self.workbook: Any = xlsxwriter.Workbook(self._buffer, deepcopy(OPTIONS))  # it changes them
        self.styles = Styles(self.workbook)
        self.protected = protected
        self.footer = texts.clip(footer, 150).replace("&", "&&")
        self.helper = HelperSheet()
        self.written: set[str] = set()  # short fingerprints of every text
        self._names: set[str] = set()
        self.sheets: list[Sheet] = []
        self.ranges: dict[str, tuple[str, Cell, Cell]] = {}  # sheet, first and last cell by name
        created = dt.datetime(as_at.year, as_at.month, as_at.day)  # noqa: DTZ001 - a day, in no time zone
        self.workbook.set_properties(
            {"title": texts.clip(title), "subject": texts.clip(subject), "author": OWN_AUTHOR, "created": created}
        )
        _checked(self.workbook.set_custom_property("Language", "en-GB", "text"), "the document language")

    def add_sheet(self, title: str) -> "Sheet":
        """A new sheet at the end; its name must be one that Excel takes."""
        self.sheets.append(Sheet(self, self.workbook.add_worksheet(title), title))
        return self.sheets[-1]

    def define(self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Gives a range a name that holds in the whole workbook; a second one of the same name is a mistake."""
        if name.casefold() in self._names:
            raise WorkbookMistake(f"the name {name} is given twice")
        self._names.add(name.casefold())
        self.ranges[name] = sheet, first, last
        target = f"={quote_sheetname(sheet)}!{xl_range_abs(*first, *last)}"
        _checked(self.workbook.define_name(name, target), f"the name {name}")

    def write_helper_sheet(self) -> None:
        """Writes the figures of charts, if any; an unknown one has no cell, so that no chart takes it for 0."""
        if not self.helper.rows:
            return
        sheet = self.add_sheet(HELPER_TITLE)
        style = sheet.style("hidden")
        for row, cells in enumerate(self.helper.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        sheet.text(row, column, cell, style)
                elif cell is not None:
                    sheet.number(row, column, cell, style)
        sheet.worksheet.hide()

    def open_at_first_sheet(self) -> None:
        """Saves the workbook so that it opens on its first sheet."""
        self.workbook.worksheets()[0].activate()

    def content(self) -> bytes:
        """Closes the workbook and returns the file's bytes."""
        self.workbook.close()
        return self._buffer.getvalue()


class Sheet:
    """One sheet; rows and columns count from 0, heights and widths are pixels."""

    def __init__(self, book: Book, worksheet: Any, title: str) -> None:
        self.book = book
        self.title = title
        self.worksheet = worksheet
        self._heights: dict[int, int] = {}
        self._widths: dict[int, int] = {}
        self._setup: PageSetup | None = None
        worksheet.hide_gridlines(2)
        if book.protected:
            worksheet.protect("", ALLOWED_WHEN_PROTECTED)

    def style(self, name: str, **changes: Any) -> Any:
        """A cell format by name."""
        return self.book.styles.get(name, **changes)

    def widths(self, pixels: tuple[int, ...], first: int = 0) -> None:
        """Sets the widths of neighbouring columns."""
        for column, width in enumerate(pixels, start=first):
            self._widths[column] = width
            _checked(self.worksheet.set_column_pixels(column, column, width), f"width of column {column}")

    def width(self, first: int, last: int) -> int:
        """Width of the columns from `first` to `last`, as they were set."""
        return sum(self._widths[column] for column in range(first, last + 1))

    def hide_columns(self, first: int, last: int) -> None:
        """Hides a block of helper columns."""
        _checked(self.worksheet.set_column(first, last, None, None, {"hidden": True}), "hidden columns")

    def height(self, row: int, pixels: int) -> None:
        """Sets the height of a row."""
        self._heights[row] = pixels
        _checked(self.worksheet.set_row_pixels(row, pixels), f"height of row {row}")

    def folded_height(self, row: int, pixels: int) -> None:
        """A row of details, closed under the row above it."""
        self._heights[row] = 0
        options = {"level": 1, "hidden": True}
        _checked(self.worksheet.set_row_pixels(row, pixels, None, options), f"height of row {row}")

    def pixels(self, first: int, after: int) -> int:
        """Height of the rows from `first` up to, but not with, `after`."""
        return sum(self._heights.get(row, DEFAULT_ROW_PIXELS) for row in range(first, after))

    def text(self, row: int, column: int, text: str, style: Any) -> None:
        """Writes text; it stays text whatever it begins with, and an empty one leaves the cell empty."""
        cleaned = texts.clean(text)
        if not cleaned:
            return self.number(row, column, None, style)
        if texts.utf16_length(cleaned) > texts.CELL_LIMIT:
            raise WorkbookMistake(f"a text is longer than a cell of {self.title} holds")
        self.book.written.add(short_fingerprint(cleaned))
        first, *rest = texts.runs(cleaned)
        if not rest:
            return _checked(self.worksheet.write_string(row, column, first, style), f"text in row {row}")
        more = [part for run in rest for part in (style, run)]
        return _checked(self.worksheet.write_rich_string(row, column, first, *more, style), f"text in row {row}")

    def number(self, row: int, column: int, value: float | None, style: Any) -> None:
        """Writes a number; None leaves the cell empty."""
        if value is None:
            _checked(self.worksheet.write_blank(row, column, None, style), f"blank in row {row}")
        else:
            _checked(self.worksheet.write_number(row, column, value, style), f"number in row {row}")

    def date(self, row: int, column: int, date: dt.date, style: Any) -> None:
        """Writes a date; Excel has none before 1900, so an earlier one is text."""
        if date.year < FIRST_YEAR:
            return self.text(row, column, date.isoformat(), style)
        return _checked(self.worksheet.write_datetime(row, column, date, style), f"date in row {row}")

    def merged(self, first: tuple[int, int], last: tuple[int, int], text: str, style: Any) -> None:
        """Merges a range and writes text into it; a single cell is only written."""
        if first != last:
            _checked(self.worksheet.merge_range(*first, *last, "", style), f"merge at row {first[0]}")
        if text:
            self.text(*first, text, style)

    def link(self, row: int, column: int, target: tuple[str, int], text: str, style: Any) -> None:
        """Writes a link to column A of a row on a sheet: `target` is (sheet name, row)."""
        url = f"internal:{quote_sheetname(target[0])}!A{target[1] + 1}"
        self.book.written.add(short_fingerprint(texts.clip(text)))
        code = self.worksheet.write_url(row, column, url, style, string=texts.clip(text))
        _checked(code, f"link in row {row}")

    def note(self, row: int, column: int, text: str) -> None:
        """Attaches a note that is seen when somebody points at the cell."""
        shown = texts.clean(text).replace("_x", "_\u200bx")  # a note has no way to write what looks escaped
        self.book.written.add(short_fingerprint(shown))
        lines = lines_needed(shown, NOTE_PIXELS)
        size = {"width": NOTE_PIXELS, "height": min(NOTE_HIGHEST, (lines + 1) * LINE_PIXELS)}
        options = {"author": OWN_AUTHOR, "font_name": FONT, "font_size": 10, **size}
        _checked(self.worksheet.write_comment(row, column, shown, options), f"note at row {row}")

    def name(self, name: str, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Names a range of this sheet."""
        self.book.define(name, self.title, first, last)

    def chart(self, row: int, column: int, chart: Any, *, gap: int, description: str) -> None:
        """Places a chart with alternative text; it moves with its rows and keeps its size."""
        options = {"x_offset": gap, "y_offset": 2, "object_position": 2, "description": description}
        _checked(self.worksheet.insert_chart(row, column, chart, options), f"chart at row {row}")

    def chart_at(self, cell: tuple[int, int], chart: Any, offset: tuple[int, int], description: str) -> None:
        """Places a chart so many pixels inside a cell; it moves with its rows and keeps its size."""
        options = {
            "x_offset": offset[0],
            "y_offset": offset[1],
            "object_position": 2,
            "description": texts.clean(description),
        }
        _checked(self.worksheet.insert_chart(*cell, chart, options), f"chart at row {cell[0]}")

    def excel_table(
        self,
        name: str,
        first: tuple[int, int],
        last: tuple[int, int],
        headings: Sequence[Heading],
        *,
        filtered: bool = False,
    ) -> None:
        """Makes a range an Excel table with these headings, so that other programs find it by name."""
        columns = [{"header": texts.clean(text), "header_format": style} for text, style in headings]
        options = {"name": name, "style": None, "autofilter": filtered, "banded_rows": False, "columns": columns}
        _checked(self.worksheet.add_table(*first, *last, options), f"the table {name}")
        self.book.written.update(short_fingerprint(column["header"]) for column in columns)

    def data_bars(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Bars in cells of shares, of a width that leaves the digits clear."""
        code = self.worksheet.conditional_format(*first, *last, DATA_BARS)
        _checked(code, f"bars at row {first[0]}")

    def small_line(self, cell: tuple[int, int], values: Sequence[float | None]) -> None:
        """Draws a line in a cell from figures on the helper sheet."""
        at = self.book.helper.place([values])
        source = f"{quote_sheetname(HELPER_TITLE)}!{xl_range_abs(at, 0, at, len(values) - 1)}"
        options = {"range": source, "show_hidden": True, "last_point": True, "weight": 1.5, **SPARKLINE_COLOURS}
        _checked(self.worksheet.add_sparkline(*cell, options), f"trend at row {cell[0]}")

    def heading(self, title: str, subtitle: str) -> None:
        """The sheet's title in A1 and the line under it."""
        self.height(0, TITLE_PIXELS)
        self.height(1, SUBTITLE_PIXELS)
        self.text(0, 0, title, self.style("sheet_title"))
        self.text(1, 0, subtitle, self.style("sheet_subtitle"))

    def breaks(
        self, page: Page, starts: Sequence[int], after: int, *, width: int, repeated_rows: int
    ) -> tuple[int, ...]:
        """The rows that begin a page so that no piece is cut; pieces begin at `starts`, the last ends at `after`."""
        room = room_on_page(page, width, self.pixels(0, repeated_rows))
        pieces = pairwise((*starts, after))
        return page_breaks([(start, self.pixels(start, end)) for start, end in pieces], room)

    @property
    def page_starts(self) -> tuple[int, ...]:
        """The first row of each page that is printed; none for a sheet without a print area."""
        if self._setup is None:
            return ()
        heights = [self._heights.get(row, DEFAULT_ROW_PIXELS) for row in range(self._setup.last_row + 1)]
        return page_starts(heights, self._setup, self.width(0, self._setup.last_column))

    @property
    def scale(self) -> float:
        """How far the sheet is shrunk to the width of its page."""
        if self._setup is None:
            return 1.0
        return min(1.0, self._setup.page.width / self.width(0, self._setup.last_column))

    def print_setup(self, setup: PageSetup) -> None:
        """A4, one page wide, repeated rows, footer, print area and page breaks."""
        self._setup = setup
        sheet = self.worksheet
        sheet.set_paper(9)
        sheet.set_landscape() if setup.page.landscape else sheet.set_portrait()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.4, bottom=0.5)
        sheet.repeat_rows(0, setup.repeated_rows - 1)
        _checked(sheet.print_area(0, 0, setup.last_row, setup.last_column), "print area")
        sheet.set_h_pagebreaks(list(setup.breaks))
        font = f'&"{FONT},Regular"&10'
        sheet.set_footer(f"&L{font} {self.book.footer}&R{font} Page &P of &N", {"margin": 0.25})
