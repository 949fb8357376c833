"""Writing synthetic lists as a workbook that looks like the Ofsted template filled in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from chat.annex_a import list_by_number
from chat.synthetic.faults.plant import PlantedFault
from chat.synthetic.faults.situation import CellValue

TITLE_ROW, HEADING_ROW, FIRST_DATA_ROW = 0, 1, 2
FIRST_DAY_OF_EXCEL = date(1899, 12, 30)
DATE_FORMAT = "dd/mm/yyyy"
COLUMN_WIDTH, FRONT_WIDTH = 18, 100
TITLE = "Synthetic Annex A extract"
MADE_UP = "Everybody in this file is made up. It is for trying out and testing, not about any real child or authority."
IDENTIFIERS = "Identifiers begin with SYN, so that nobody takes them for real ones."
AUTHOR = "ChAT"
FRONT_SHEET = "Synthetic"


def write_extract(
    lists: Mapping[int, pl.DataFrame], path: Path | BytesIO, *, as_at: date, faults: Iterable[PlantedFault] = ()
) -> None:
    """Write the lists to an .xlsx file: a front sheet that says what it is, then one sheet
    `List_1` to `List_11` each: title, headings, then data from row 3.

    `lists` are frames as from `synthetic_lists`; `faults` replace the cells they name. Dates are Excel dates shown as
    dd/mm/yyyy, identifiers and codes are text, nulls stay blank. The same arguments give the same bytes.
    """
    replaced: dict[int, dict[tuple[int, str], CellValue]] = {}
    for fault in faults:
        if fault.heading is not None:
            replaced.setdefault(fault.list_number, {})[fault.source_row, fault.heading] = fault.written
    # Row by row to disk: the lists of a large authority would not fit in memory as cells.
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        created = datetime(as_at.year, as_at.month, as_at.day)  # noqa: DTZ001 - a day, in no time zone
        workbook.set_properties({"title": TITLE, "comments": MADE_UP, "author": AUTHOR, "created": created})
        formats = {
            "title": workbook.add_format({"bold": True, "font_size": 14}),
            "heading": workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "date": workbook.add_format({"num_format": DATE_FORMAT}),
        }
        _write_front(workbook.add_worksheet(FRONT_SHEET), formats["title"], as_at)
        for number, frame in sorted(lists.items()):
            sheet = workbook.add_worksheet(f"List_{number}")
            _write_list(sheet, formats, number, frame, replaced.get(number, {}))


def _write_front(sheet: Any, title: Any, as_at: date) -> None:
    """The front sheet: what this file is."""
    sheet.set_column(0, 0, FRONT_WIDTH)
    sheet.write_string(0, 0, TITLE, title)
    for row, line in enumerate((MADE_UP, f"As at {as_at.day} {as_at:%B %Y}.", IDENTIFIERS), start=1):
        sheet.write_string(row, 0, line)


def _write_list(
    sheet: Any,
    formats: Mapping[str, Any],
    number: int,
    frame: pl.DataFrame,
    replaced: Mapping[tuple[int, str], CellValue],
) -> None:
    sheet.set_column(0, frame.width - 1, COLUMN_WIDTH)
    sheet.freeze_panes(FIRST_DATA_ROW, 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{frame.height + FIRST_DATA_ROW}"})
    sheet.write_string(TITLE_ROW, 0, list_by_number(number).template_title, formats["title"])
    for position, heading in enumerate(frame.columns):
        written = replaced.get((HEADING_ROW + 1, heading), heading)
        sheet.write_string(HEADING_ROW, position, str(written), formats["heading"])
    writers = [_writer(sheet, dtype, formats["date"]) for dtype in frame.dtypes]
    by_row: dict[int, dict[int, CellValue]] = {}
    for (source_row, heading), value in replaced.items():
        by_row.setdefault(source_row - 1, {})[frame.columns.index(heading)] = value
    for index, cells in enumerate(_with_day_numbers(frame).iter_rows(), start=FIRST_DATA_ROW):
        changed = by_row.get(index, {})
        for position, value in enumerate(cells):
            if position in changed:
                _write_replacement(sheet, index, position, changed[position], formats["date"])
            elif value is not None:
                writers[position](index, position, value)


def _with_day_numbers(frame: pl.DataFrame) -> pl.DataFrame:
    """Dates as Excel's day numbers, which are quicker to write than date objects."""
    offset = (date(1970, 1, 1) - FIRST_DAY_OF_EXCEL).days
    return frame.with_columns(pl.col(pl.Date).cast(pl.Int32) + offset)


def _writer(sheet: Any, dtype: pl.DataType, date_format: Any) -> Callable[[int, int, Any], Any]:
    if dtype == pl.Date:
        return lambda row, position, value: sheet.write_number(row, position, value, date_format)
    writer: Callable[[int, int, Any], Any] = sheet.write_number if dtype.is_numeric() else sheet.write_string
    return writer


def _write_replacement(sheet: Any, row: int, position: int, value: CellValue, date_format: Any) -> None:
    if isinstance(value, date):
        sheet.write_number(row, position, (value - FIRST_DAY_OF_EXCEL).days, date_format)
    elif isinstance(value, str):
        sheet.write_string(row, position, value)
    elif value is not None:
        sheet.write_number(row, position, value)
