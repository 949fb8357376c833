"""Findings about formulas that were never calculated, and about cells that show an error."""

from collections.abc import Iterator, Sequence

import polars as pl

from chat.annex_a import list_by_number
from chat.findings import Finding
from chat.ingest.raw_sheet import RawSheet
from chat.ingest.sheets.headings import MatchedHeadings
from chat.ingest.wording import Place, counted
from chat.xlsx.unread_values import Cell, cells_without_value

SEARCHED = frozenset((".xlsx", ".xlsm"))


def stored_value_findings(
    place: Place,
    raw: RawSheet,
    heading_row: int,
    matched: MatchedHeadings,
    source_rows: pl.Series,
) -> list[Finding]:
    """AQ008 for formulas without a stored value, AQ007 for errors in the list's rows, column by column."""
    if raw.is_file or not raw.may_lack_values or raw.path.suffix.lower() not in SEARCHED:
        return []
    found = cells_without_value(raw.path, raw.sheet, heading_row)
    if found is None or not (found.uncalculated or found.errors):
        return []
    names = _heading_of_column(found.heading_columns, raw.frame.row(heading_row - 1), matched)
    rows = set(source_rows.to_list()) if found.errors else set()
    below = [cell for cell in found.uncalculated if cell[1] > heading_row]
    errors = [cell for cell in found.errors if cell[1] in rows]
    return [*_uncalculated(place, below, names), *_errors(place, errors, names)]


def _heading_of_column(
    heading_columns: Sequence[int], headings: Sequence[str | None], matched: MatchedHeadings
) -> dict[int, str]:
    """The template's heading by column number of the sheet. The frame may lack blank columns on the left."""
    places = [place for place, heading in enumerate(headings) if heading is not None]
    if len(places) != len(heading_columns):
        return {}
    field_at = {place: field for field, place in matched.position.items()}
    specification = list_by_number(matched.number)
    return {
        number: specification.column(field_at[place]).heading
        for place, number in zip(places, heading_columns, strict=True)
        if place in field_at
    }


def _by_column(cells: Sequence[Cell], names: dict[int, str]) -> Iterator[tuple[str | None, pl.Series]]:
    """Row numbers by heading; cells of columns that are not read are left out, unless no column is known."""
    rows: dict[str | None, list[int]] = {}
    for number, row in cells:
        if not names or number in names:
            rows.setdefault(names.get(number), []).append(row)
    for heading, numbers in rows.items():
        yield heading, pl.Series(numbers, dtype=pl.UInt32)


def _uncalculated(place: Place, cells: Sequence[Cell], names: dict[int, str]) -> Iterator[Finding]:
    for heading, rows in _by_column(cells, names):
        yield place.finding_at(
            "AQ008",
            "warning",
            rows,
            f"{counted(rows.len(), 'formula')} without a stored result, read as blank.",
            "Open the workbook in Excel, let it calculate, save it and try again.",
            column=heading,
        )


def _errors(place: Place, cells: Sequence[Cell], names: dict[int, str]) -> Iterator[Finding]:
    for heading, rows in _by_column(cells, names):
        yield place.finding_at(
            "AQ007",
            "warning",
            rows,
            f"{counted(rows.len(), 'cell')} with an error such as #N/A, read as blank.",
            "Mend the formula or clear the cells.",
            column=heading,
        )
