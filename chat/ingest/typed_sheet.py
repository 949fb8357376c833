"""One recognised sheet to a typed frame, with everything found on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from chat.annex_a import ListSpecification, list_by_number
from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList, data_type, is_typed
from chat.findings import Finding
from chat.ingest.cells.columns import ReadColumns, read_columns
from chat.ingest.findings.cells import cell_findings
from chat.ingest.findings.headings import heading_findings, set_aside_sentence
from chat.ingest.findings.unread_values import stored_value_findings
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.rows import SortedRows, sort_rows
from chat.ingest.sheets.headings import HeadingBook, MatchedHeadings, match_headings
from chat.ingest.sheets.recognise import RecognisedSheet
from chat.ingest.wording import Place, counted


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
    headings = recognised.headings(raw.frame)
    matched = match_headings(book, recognised.number, headings)
    data = recognised.rows(raw.frame).with_row_index(SOURCE_ROW, heading_row + 1)
    wanted = {str(place): specification.column(field) for field, place in matched.position.items()}
    columns = read_columns(data, wanted, own_codes)
    rows = sort_rows(columns, headings, matched)
    kept = columns.rows(rows.is_row)
    place = Place(recognised.number, raw.sheet)
    findings = (
        *heading_findings(place, raw, heading_row, matched, specification),
        *_row_findings(place, rows, data.get_column(SOURCE_ROW)),
        *stored_value_findings(place, raw, heading_row, matched, kept.cells.get_column(SOURCE_ROW)),
        *cell_findings(place, kept, [specification.column(field) for field in matched.position]),
    )
    frame = _frame(specification, kept)
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


def _frame(specification: ListSpecification, columns: ReadColumns) -> pl.DataFrame:
    expressions = [pl.col(SOURCE_ROW)]
    for column in specification.columns:
        field, flag = column.field, column.field + NOT_UNDERSTOOD
        delivered = field in columns.vocabularies
        expressions.append(columns.value(field) if delivered else pl.lit(None, data_type(column)).alias(field))
        if is_typed(column):
            expressions.append(columns.not_understood(field).alias(flag) if delivered else pl.lit(False).alias(flag))
    return columns.cells.select(expressions)


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
        (
            "AQ006",
            "warning",
            rows.is_note,
            "{} with a total, a note or the end of a report: not a row of the list, left out.",
            "Nothing to do if that is so. If it is a child's row, check its identifier.",
        ),
        ("AQ006", "warning", rows.is_heading, "{} with the headings once more, left out.", "Nothing to do."),
    ):
        if flags.any():
            at = row_numbers.filter(flags)
            noun = {"info": "blank row", "warning": "row"}[severity]
            found = sentence.format(counted(at.len(), noun))
            findings.append(place.finding_at(rule, severity, at, found, advice))  # type: ignore[arg-type]
    return findings
