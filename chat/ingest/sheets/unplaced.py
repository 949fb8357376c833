"""Headings and codes of an extract that were not recognised, with what they may mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from chat.annex_a import Column, ListSpecification, codes_of, list_by_number
from chat.ingest.cells.codes import NOTHING, code_book
from chat.ingest.cells.notes import Note
from chat.ingest.files.source import Skipped, read_ahead
from chat.ingest.normal_forms import NIL_MARKERS, SPREADSHEET_ERRORS, code_key, tidy
from chat.ingest.own_codes import OwnCodes, OwnCodesRead, read_own_codes
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.data_in_headings import may_tell_who
from chat.ingest.sheets.headings import HeadingBook, MatchedHeadings, heading_book, match_headings
from chat.ingest.sheets.recognise import RecognisedSheet
from chat.ingest.sheets.several import recognise_all
from chat.settings.limits import USUAL, Limits
from chat.words.nearest import nearest_words

CANDIDATES = 3
LONGEST_CODE = 80
AT_LEAST = 30  # of 100: an unlikely candidate helps more than none, for somebody decides


@dataclass(frozen=True)
class Unplaced:
    """A heading or a value, and what is nearest: headings of columns, or codes with their texts."""

    text: str
    nearest: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class UnplacedOfSheet:
    """What was not recognised on one sheet; `withheld` counts the values that may tell who a child is."""

    specification: ListSpecification
    place: str
    missing: tuple[str, ...]
    headings: tuple[Unplaced, ...]
    hidden_headings: tuple[str, ...]
    codes: Mapping[str, tuple[Unplaced, ...]]
    withheld: Mapping[str, int]


def unplaced(
    files: Sequence[Path], *, headings: Mapping[str, Mapping[str, str]], codes: OwnCodes, limits: Limits = USUAL
) -> list[UnplacedOfSheet]:
    """What is not recognised, list by list. The files are read; raises what reading raises."""
    book, own = heading_book(headings), read_own_codes(codes)
    found = []
    for raw in read_ahead(files, limits):
        if isinstance(raw, Skipped) or isinstance(known := recognise_all(raw, book), str):
            continue
        found += [_of_list(raw, each, book, own) for each in known]
    return found


def _of_list(raw: RawSheet, known: RecognisedSheet, book: HeadingBook, own: OwnCodesRead) -> UnplacedOfSheet:
    specification = list_by_number(known.number)
    matched = match_headings(book, known.number, known.headings(raw.frame))
    lacking = matched.missing(specification)
    rows = known.rows(raw.frame)
    codes: dict[str, tuple[Unplaced, ...]] = {}
    withheld: dict[str, int] = {}
    for field, place in matched.position.items():
        column = specification.column(field)
        if column.type == "code":
            unread = _unread(rows.get_column(str(place)), column, own.get(known.number, {}).get(field, {}))
            shown = [text for text in unread if len(text) <= LONGEST_CODE and not may_tell_who(text)]
            if shown:
                codes[field] = tuple(Unplaced(text, _nearest_codes(text, column)) for text in shown)
            if len(shown) < len(unread):
                withheld[field] = len(unread) - len(shown)
    return UnplacedOfSheet(
        specification=specification,
        place=raw.place,
        missing=tuple(column.heading.strip() for column in lacking),
        headings=tuple(_headings(matched, specification)),
        hidden_headings=matched.withheld,
        codes=codes,
        withheld=withheld,
    )


def _headings(matched: MatchedHeadings, specification: ListSpecification) -> Iterator[Unplaced]:
    """Each unknown heading with the nearest columns: those that the sheet lacks, else those of the list."""
    free = [column.heading.strip() for column in specification.columns if column.field not in matched.position]
    for text in matched.unknown:
        near = nearest_words(text, free, most=CANDIDATES, plain=str.casefold, at_least=AT_LEAST)
        yield Unplaced(text, tuple((heading, "") for heading in near))


def _unread(cells: pl.Series, column: Column, own: Mapping[str, str]) -> list[str]:
    """The distinct values that are no code, in alphabetical order."""
    book = code_book(column.code_set)
    nothing = NIL_MARKERS | SPREADSHEET_ERRORS
    texts = sorted(set(tidy(cells.drop_nulls().unique()).to_list()))
    unread = [text for text in texts if text.casefold() not in nothing and code_key(text) not in own]
    return [text for text in unread if book.read(text) in (NOTHING, (None, Note.AMBIGUOUS))]


def _nearest_codes(text: str, column: Column) -> tuple[tuple[str, str], ...]:
    codes = {code.preferred: code.code for code in codes_of(column.code_set)}
    near = nearest_words(text, list(codes), most=CANDIDATES, plain=str.casefold, at_least=AT_LEAST)
    return tuple((codes[preferred], preferred) for preferred in near)
