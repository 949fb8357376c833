"""The floor: reading an extract, counting and writing a workbook of the same size, with nothing else.

No typing, no findings, no definitions: what the libraries themselves cost. Run as `python bench/floor.py EXTRACT OUT`.
"""

import sys

import fastexcel
import polars as pl
import xlsxwriter

GROUP_BYS, SHEETS, CHARTS, ROWS = 120, 12, 40, 12


def read(path: str) -> list[pl.DataFrame]:
    """Every sheet, as text."""
    book = fastexcel.read_excel(path)
    return [
        book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars() for name in book.sheet_names
    ]


def count(frames: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """So many group-bys, over the sheets and their columns in turn."""
    filled = [frame for frame in frames if frame.height > 1 and frame.width > 1]  # the front sheet is one column
    counts = []
    for number in range(GROUP_BYS):
        frame = filled[number % len(filled)]
        column = frame.columns[number % min(frame.width - 1, 5) + 1]
        counts.append(frame.group_by(column).len().sort("len", descending=True).head(ROWS))
    return counts


def write(path: str, counts: list[pl.DataFrame]) -> None:
    """Sheets of tables and charts."""
    with xlsxwriter.Workbook(path) as book:
        sheets = [book.add_worksheet(f"Sheet {number}") for number in range(1, SHEETS + 1)]
        for number, table in enumerate(counts):
            sheet, row = sheets[number % SHEETS], 20 * (number // SHEETS)
            for offset, (value, rows) in enumerate(table.iter_rows()):
                sheet.write_string(row + offset, 0, str(value))
                sheet.write_number(row + offset, 1, rows)
            if number < CHARTS:
                chart = book.add_chart({"type": "bar"})
                chart.add_series(
                    {"categories": [sheet.name, row, 0, row + 11, 0], "values": [sheet.name, row, 1, row + 11, 1]}
                )
                sheet.insert_chart(row, 4, chart)


if __name__ == "__main__":
    write(sys.argv[2], count(read(sys.argv[1])))
