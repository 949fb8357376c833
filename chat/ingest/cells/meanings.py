"""What the distinct texts of a sheet's columns mean, all columns of one type read together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

import polars as pl

from chat.annex_a import Column
from chat.ingest.cells.codes import read_codes
from chat.ingest.cells.dates import read_dates
from chat.ingest.cells.identifiers import read_identifiers, read_texts
from chat.ingest.cells.notes import NOT_UNDERSTOOD_NOTES, Note
from chat.ingest.cells.numbers import read_ages, read_integers
from chat.ingest.normal_forms import NIL_MARKERS, PADDING, SPREADSHEET_ERRORS, tidy

OwnCodes = Mapping[str, Mapping[str, str]]
Reader = Callable[[pl.Series], tuple[pl.Series, pl.Series]]
READERS: dict[str, Reader] = {
    "id": read_identifiers,
    "text": read_texts,
    "date": read_dates,
    "integer": read_integers,
    "age": read_ages,
}
_PADDING = 255  # beside the notes, for what counts as a value but not as the sign of a row
_MARKS = (
    dict.fromkeys(SPREADSHEET_ERRORS, int(Note.ERROR_TEXT))
    | dict.fromkeys(NIL_MARKERS, int(Note.NIL))
    | dict.fromkeys(PADDING, _PADDING)
)
_NOT_UNDERSTOOD = [int(note) for note in NOT_UNDERSTOOD_NOTES]


@dataclass(frozen=True)
class Vocabulary:
    """What each text of a column means; `noted` are the notes that occur.

    `content` says which texts are the sign of a row: something that is not blank, a placeholder, or what a formula
    leaves that points at an empty cell.
    """

    values: pl.Series
    notes: pl.Series
    content: pl.Series
    noted: frozenset[int]


@dataclass(frozen=True)
class _Part:
    """Where the distinct texts of a column stand among those of the sheet."""

    column: Column
    start: int
    length: int

    def of(self, series: pl.Series, beginning: int = 0) -> pl.Series:
        """This part of a series that begins at the sheet's text number `beginning`."""
        return series.slice(self.start - beginning, self.length)


def vocabularies(
    columns: Sequence[Column], distinct: Sequence[pl.Series], own_codes: OwnCodes
) -> dict[str, Vocabulary]:
    """By field, what the texts (String) of each column mean; `own_codes` are by field too.

    Columns of one type must stand side by side. Texts that come twice are read twice.
    """
    if not columns:
        return {}
    ends = accumulate(texts.len() for texts in distinct)
    parts = [
        _Part(column, end - texts.len(), texts.len())
        for column, texts, end in zip(columns, distinct, ends, strict=True)
    ]
    texts = _without_blanks(pl.concat(distinct))
    values: dict[str, pl.Series] = {}
    readings = []
    for _, alike in groupby(parts, key=lambda part: part.column.type):
        group = list(alike)
        values_of_group, reading = _read_group(group, texts, own_codes)
        values |= values_of_group
        readings.append(reading)
    return dict(_parted(parts, values, pl.concat(readings)))


def _without_blanks(texts: pl.Series) -> pl.DataFrame:
    """Columns `text`, tidy and null for a word for nothing, and `mark` (UInt8, `_MARKS`)."""
    mark = pl.col("text").str.to_lowercase().replace_strict(_MARKS, default=None, return_dtype=pl.UInt8)
    marked = tidy(texts).to_frame("text").select("text", mark=mark)
    if marked.get_column("mark").null_count() == marked.height:
        return marked
    return marked.with_columns(text=pl.when(pl.col("mark").is_null() | (pl.col("mark") == _PADDING)).then("text"))


def _read_group(
    group: Sequence[_Part], texts: pl.DataFrame, own_codes: OwnCodes
) -> tuple[dict[str, pl.Series], pl.DataFrame]:
    """Values by field, and the columns `note` and `content`, of columns of one type."""
    start, length = group[0].start, sum(part.length for part in group)
    known = texts.get_column("text").slice(start, length)
    if group[0].column.type == "code":
        pairs = [
            read_codes(part.of(known, start), part.column.code_set, own_codes.get(part.column.field, {}))
            for part in group
        ]
        values = {part.column.field: read for part, (read, _) in zip(group, pairs, strict=True)}
        notes = pl.concat([noted for _, noted in pairs])
    else:
        known, notes = READERS[group[0].column.type](known)
        values = {part.column.field: part.of(known, start) for part in group}
    found = pl.DataFrame([known.alias("known"), notes.alias("note"), texts.get_column("mark").slice(start, length)])
    holds = pl.col("known").is_not_null() | pl.col("note").is_in(_NOT_UNDERSTOOD)
    is_padding = pl.col("mark").eq_missing(_PADDING)
    reading = found.select(
        note=pl.when(pl.col("mark").is_null() | is_padding).then("note").otherwise("mark"),
        content=holds & is_padding.not_(),
    )
    return values, reading


def _parted(
    parts: Sequence[_Part], values: Mapping[str, pl.Series], reading: pl.DataFrame
) -> Iterator[tuple[str, Vocabulary]]:
    noted = reading.select(
        pl.col("note").slice(part.start, part.length).unique().implode().alias(part.column.field) for part in parts
    )
    notes, content = reading.get_column("note"), reading.get_column("content")
    for part in parts:
        field = part.column.field
        found = frozenset(noted.item(0, field).to_list())
        yield field, Vocabulary(values[field], part.of(notes), part.of(content), found)
