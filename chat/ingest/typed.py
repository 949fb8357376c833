"""One recognised sheet to a typed frame, with everything found on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from chat.annex_a import ListSpecification, list_by_number
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList, data_type, is_typed
from chat.findings import Finding
from chat.ingest.cell_findings import Cells, cell_findings
from chat.ingest.heading_findings import heading_findings, set_aside_sentence
from chat.ingest.headings import HeadingBook, MatchedHeadings, match_headings
from chat.ingest.lexicon import ReadColumn, not_delivered, read_column
from chat.ingest.rows import SortedRows, sort_rows
from chat.ingest.saying import Place, counted
from chat.ingest.sheets import RawSheet, RecognisedSheet
from chat.ingest.stored_value_findings import stored_value_findings


@dataclass(frozen=True)
class TypedSheet:
    """A sheet read as a list: `set_aside` is a sentence when an identifier or key date column is missing."""

    delivered: DeliveredList
    set_aside: str | None
    findings: tuple[Finding, ...]


def type_sheet(
    raw: RawSheet, recognised: RecognisedSheet, book: HeadingBook, own_codes: Mapping[str, Mapping[str, str]]
) -> TypedSheet:
    """Reads the rows under the heading row; `own_codes` are the user's spellings by field, from `own_codes_read`."""
    specification = list_by_number(recognised.number)
    heading_row = recognised.heading_index + 1
    matched = match_headings(book, recognised.number, raw.frame.row(recognised.heading_index))
    data = raw.frame.slice(heading_row)
    columns = _read_columns(data, matched, specification, own_codes)
    rows = sort_rows(data, raw.frame.row(recognised.heading_index), matched, columns)
    row_numbers = pl.int_range(heading_row + 1, raw.frame.height + 1, dtype=pl.UInt32, eager=True)
    kept = {field: read.rows(rows.is_row) for field, read in columns.items()}
    source_rows = row_numbers.filter(rows.is_row).rename(SOURCE_ROW)
    place = Place(recognised.number, raw.sheet)
    cells = [Cells(place, specification.column(field), kept[field], source_rows) for field in matched.position]
    findings = (
        *heading_findings(place, raw, heading_row, matched, specification),
        *_row_findings(place, rows, row_numbers),
        *stored_value_findings(place, raw, heading_row, matched, source_rows),
        *(finding for column in cells for finding in cell_findings(column)),
    )
    frame = _frame(specification, kept, source_rows)
    delivered = _delivered(raw, recognised, frame, rows, matched)
    return TypedSheet(delivered, set_aside_sentence(raw, heading_row, matched, specification), findings)


def _delivered(
    raw: RawSheet, recognised: RecognisedSheet, frame: pl.DataFrame, rows: SortedRows, matched: MatchedHeadings
) -> DeliveredList:
    return DeliveredList(
        number=recognised.number,
        frame=frame,
        source=raw.source,
        sheet=raw.sheet,
        heading_row=recognised.heading_index + 1,
        rows_on_sheet=frame.height + int(rows.is_note.sum()) + int(rows.is_heading.sum()),
        delivered=frozenset(matched.position),
    )


def _read_columns(
    data: pl.DataFrame,
    matched: MatchedHeadings,
    specification: ListSpecification,
    own_codes: Mapping[str, Mapping[str, str]],
) -> dict[str, ReadColumn]:
    columns = {}
    for column in specification.columns:
        place = matched.position.get(column.field)
        columns[column.field] = (
            not_delivered(data.height, data_type(column))
            if place is None
            else read_column(column, data.get_column(str(place)), own_codes.get(column.field, {}))
        )
    return columns


def _frame(specification: ListSpecification, columns: Mapping[str, ReadColumn], source_rows: pl.Series) -> pl.DataFrame:
    series = [source_rows]
    for column in specification.columns:
        read = columns[column.field]
        series.append(read.value().rename(column.field))
        if is_typed(column):
            series.append(read.not_understood().rename(column.field + NOT_UNDERSTOOD))
    return pl.DataFrame(series)


def _row_findings(place: Place, rows: SortedRows, row_numbers: pl.Series) -> list[Finding]:
    findings = []
    if not rows.is_row.any():
        findings.append(
            place.finding(
                "AQ005",
                "info",
                "the headings are there, but no row under them: the list is empty, which need not mean no activity.",
                "Check that the list was meant to be empty.",
            )
        )
    for rule, severity, flags, sentence, advice in (
        ("AQ006", "info", rows.blank_inside, "{} between the data, left out.", "Nothing to do."),
        ("AQ006", "warning", rows.is_note, "{} under the data that a report writer left, not read.", "Delete it."),
        ("AQ006", "warning", rows.is_heading, "{} with the headings once more, not read.", "Delete it."),
    ):
        if flags.any():
            at = row_numbers.filter(flags)
            noun = {"info": "blank row", "warning": "row"}[severity]
            found = sentence.format(counted(at.len(), noun))
            findings.append(place.finding_at(rule, severity, at, found, advice))  # type: ignore[arg-type]
    return findings
