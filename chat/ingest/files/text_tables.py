"""CSV and Parquet files as raw frames: all text, headings as a row among the others."""

import csv
import io
import re
from contextlib import suppress
from itertools import islice
from pathlib import Path

import polars as pl

from chat.ingest.files.refusals import too_far, too_large, unreadable
from chat.ingest.normal_forms import tidy_text
from chat.ingest.sheets.headings import heading_book
from chat.settings.limits import Limits

SEPARATORS = ",;\t|"
LINES_TO_GUESS_FROM = 30
LONGEST_LINE_LOOKED_AT = 20_000
END_OF_FILE = "\x1a\x00"  # Ctrl-Z, and what pads a file to whole blocks


def read_delimited(path: Path, content: bytes, limits: Limits) -> pl.DataFrame:
    """A CSV file in UTF-8, UTF-16 or Windows-1252, parted by comma, semicolon, tab or bar, as text.

    Row index + 1 is the record's number in the file, blank lines included, as a spreadsheet would show it. Raises
    UnreadableInput when quotation marks do not pair up, when it is no text, or when it spans too many cells.
    """
    text = _with_usual_line_ends(_decoded(path, content).rstrip(END_OF_FILE))
    separator = _separator(text)
    lines = text.split("\n")
    width = max(max(line.count(separator) for line in lines) + 1, _widest_of_first(text, separator))
    if limits.are_passed_by(len(lines), width):
        raise unreadable(path, too_far("it", len(lines), width, limits))
    try:
        return pl.read_csv(
            io.BytesIO(text.encode("utf-8")),
            has_header=False,
            separator=separator,
            schema={str(place): pl.String for place in range(width)},
            missing_columns="insert",
            truncate_ragged_lines=True,
            infer_schema=False,
        )
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        raise unreadable(path, "a quotation mark in it has no partner. Save it again as CSV, or as .xlsx.") from None


def _with_usual_line_ends(text: str) -> str:
    """The text with LF for CR where most lines end in CR alone, as old Macintoshes wrote them."""
    alone = text.count("\r") - text.count("\r\n")
    return re.sub("\r(?!\n)", "\n", text) if alone > text.count("\n") else text


def _widest_of_first(text: str, separator: str) -> int:
    """Cells of the widest of the first records; line breaks in quotation marks may part the headings' lines."""
    records = csv.reader(io.StringIO(text[: LINES_TO_GUESS_FROM * LONGEST_LINE_LOOKED_AT]), delimiter=separator)
    widest = 0
    with suppress(csv.Error):
        for record in islice(records, LINES_TO_GUESS_FROM):
            widest = max(widest, len(record))
    return widest


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise unreadable(path, f"it is a workbook that ends in {path.suffix}. Give it its ending .xlsx or .xls back.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise unreadable(path, "it is no text file. Save it again as CSV UTF-8, or as .xlsx.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The mark that parts the first lines into most known headings, or else into most cells."""
    lines = text.split("\n", LINES_TO_GUESS_FROM)[:LINES_TO_GUESS_FROM]
    lines = [line[:LONGEST_LINE_LOOKED_AT].replace("\r", " ") for line in lines]
    first = lines[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[-1]
    book = heading_book({})

    def parted(mark: str) -> tuple[int, int]:
        rows = [next(csv.reader([line], delimiter=mark), []) for line in lines]
        known = max(sum(bool(book.meanings(tidy_text(cell))) for cell in cells) for cells in rows)
        return known, max(len(cells) for cells in rows)

    return max(SEPARATORS, key=parted)


def read_parquet(path: Path, content: bytes, limits: Limits) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """A Parquet file as text, its column names as the first row, and the columns whose kind is not read.

    Columns of lists, structures, times of day, lengths of time or bytes come as blank. Raises UnreadableInput, also for
    a small file whose texts would take more than the limit: one text may stand in it once for all its rows.
    """
    try:
        schema = pl.read_parquet_schema(io.BytesIO(content))
        rows = pl.scan_parquet(io.BytesIO(content)).select(pl.len()).collect().item()
        if limits.are_passed_by(rows, len(schema)):
            raise unreadable(path, too_far("it", rows, len(schema), limits))
        frame = pl.read_parquet(io.BytesIO(content), columns=[name for name in schema if _is_read(schema[name])])
        texts = frame.select(pl.col(pl.String, pl.Categorical, pl.Enum).cast(pl.String).str.len_bytes().sum())
        size = sum(texts.row(0)) if texts.width else 0
        if size > limits.largest_file:
            raise unreadable(path, too_large(size, limits, "the texts of its cells come to"))
        columns = [
            pl.col(name).cast(pl.String, strict=False) if name in frame.columns else pl.lit(None, pl.String).alias(name)
            for name in schema
        ]
        texts = frame.select(columns) if frame.width else pl.DataFrame(dict.fromkeys(schema, [None] * rows))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        raise unreadable(path, "it is damaged, or no Parquet file. Make it again.") from None
    places = {name: str(place) for place, name in enumerate(schema)}
    headings = pl.DataFrame({place: [name] for name, place in places.items()}, schema_overrides={})
    whole = pl.concat([headings, texts.cast(pl.String).rename(places)]) if places else pl.DataFrame()
    return whole, tuple(name for name in schema if not _is_read(schema[name]))


def _is_read(data_type: pl.DataType) -> bool:
    return not data_type.is_nested() and data_type not in (pl.Duration, pl.Time, pl.Binary, pl.Object, pl.Null)
