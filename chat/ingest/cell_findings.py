"""Findings about the cells of a list's columns."""

from collections.abc import Iterator

import polars as pl

from chat.annex_a import Column, codes_of
from chat.findings import Finding
from chat.ingest.lexicon import ReadColumn
from chat.ingest.notes import OTHER_FORMS, Note
from chat.ingest.saying import Place, counted

_READ_AS_BLANK = {
    "date": ("AQ048", "hold something that cannot be read as a date", "Give dates as dates, or as dd/mm/yyyy."),
    "integer": ("AQ061", "hold something that is no whole number", "Give whole numbers, and 0 for none."),
    "age": ("AQ026", "hold something that is no age", "Give whole years, and -1 for an unborn child."),
    "code": (
        "AQ035",
        "hold a value that is not in the code set",
        "Give the template's codes, or map the value in chat.toml under [codes].",
    ),
}
_COUNT_RULES = {3: "AQ061", 5: "AQ081", 7: "AQ108", 8: "AQ137", 11: "AQ161"}


def cell_findings(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> list[Finding]:
    """Everything there is to say about the cells of one column; `source_rows` are their row numbers."""
    found = [*_failures(place, column, read, source_rows), *_blanked(place, column, read, source_rows)]
    if column.type == "code":
        found += _code_forms(place, column, read, source_rows)
    if column.type == "date":
        found += _date_forms(place, column, read, source_rows)
    if column.type == "age":
        found += _decimal_ages(place, column, read, source_rows)
    if column.type == "id":
        found += _identifier_forms(place, column, read, source_rows)
    return found


def _at(read: ReadColumn, source_rows: pl.Series, *notes: Note) -> pl.Series | None:
    """Row numbers of the cells with one of these notes; None when there are none."""
    flagged = read.noted(*notes)
    if flagged is None:
        return None
    rows = source_rows.filter(flagged)
    return rows if rows.len() else None


def _failures(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> Iterator[Finding]:
    rows = _at(read, source_rows, Note.NOT_UNDERSTOOD, Note.MONTH_FIRST)
    if rows is not None:
        rule, what, advice = _READ_AS_BLANK[column.type]
        if column.type == "integer":
            rule = _COUNT_RULES.get(column.list_number, rule)
        sentence = f"{counted(rows.len(), 'cell')} {_verb(rows, what)}; the value counts as not given."
        yield place.finding_at(rule, "error", rows, sentence, advice, column.heading)
    rows = _at(read, source_rows, Note.AMBIGUOUS)
    if rows is not None:
        sentence = f"{counted(rows.len(), 'cell')} {_verb(rows, 'hold')} a letter alone that stands for two codes."
        rule = "AQ037" if column.code_set == "ethnicity" else "AQ038"
        yield place.finding_at(rule, "warning", rows, sentence, "Give the words after the letter.", column.heading)


def _verb(rows: pl.Series, words: str) -> str:
    """`hold …` or `holds …`, as the number of cells asks."""
    return words if rows.len() != 1 else words.replace("hold", "holds", 1)


def _blanked(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> Iterator[Finding]:
    rows = _at(read, source_rows, Note.ERROR_TEXT)
    if rows is not None:
        sentence = (
            f"{counted(rows.len(), 'cell')} {_verb(rows, 'hold')} an error of a formula such as #N/A, read as blank."
        )
        yield place.finding_at(
            "AQ007", "warning", rows, sentence, "Mend the formula or clear the cells.", column.heading
        )
    rows = _at(read, source_rows, Note.PLACEHOLDER)
    if rows is not None:
        sentence = (
            f"{counted(rows.len(), 'cell')} {_verb(rows, 'hold')} a date that stands for none, "
            "such as 1 January 1900 or 31 December 9999, read as blank."
        )
        yield place.finding_at("AQ049", "warning", rows, sentence, "Leave the cells empty.", column.heading)


def _code_forms(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> Iterator[Finding]:
    rows = _at(read, source_rows, *OTHER_FORMS)
    if rows is not None:
        forms = []
        for note, name in OTHER_FORMS.items():
            of_form = _at(read, source_rows, note)
            if of_form is not None:
                forms.append(f"{of_form.len():,} {name}")
        sentence = (
            f"{counted(rows.len(), 'value')} of the code set {'is' if rows.len() == 1 else 'are'} "
            f"written in another form than the template's: {', '.join(forms)}."
        )
        yield place.finding_at("AQ036", "info", rows, sentence, "Nothing to do: they are read.", column.heading)
    other = [code.code for code in codes_of(column.code_set) if code.edition != "2019"]
    if other:
        flagged = read.value().cast(pl.String).is_in(other).fill_null(False)
        if flagged.any():
            rows = source_rows.filter(flagged)
            sentence = (
                f"{counted(rows.len(), 'value')} {'is' if rows.len() == 1 else 'are'} beyond the code set of 2019 "
                "(a newer or older code, or a group without its code), accepted and counted with the nearest group."
            )
            yield place.finding_at("AQ047", "info", rows, sentence, "Nothing to do.", column.heading)


def _date_forms(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> Iterator[Finding]:
    rows = _at(read, source_rows, Note.MONTH_FIRST)
    if rows is not None:
        sentence = (
            f"{counted(rows.len(), 'cell')} would be a date only with the month first, while dates are read day first; "
            "the other dates of this column may have day and month exchanged."
        )
        advice = "Check how the column was made; give dates as dates, or as dd/mm/yyyy."
        yield place.finding_at("AQ050", "warning", rows, sentence, advice, column.heading)
    rows = _at(read, source_rows, Note.SERIAL)
    if rows is not None:
        sentence = f"{counted(rows.len(), 'cell')} {_verb(rows, 'hold')} a spreadsheet's day number, read as that day."
        yield place.finding_at("AQ048", "info", rows, sentence, "Format the cells as dates.", column.heading)


def _decimal_ages(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> Iterator[Finding]:
    rows = _at(read, source_rows, Note.DECIMAL)
    if rows is not None:
        sentence = f"{counted(rows.len(), 'age')} with a fraction, cut to whole years, not rounded."
        yield place.finding_at("AQ026", "info", rows, sentence, "Give whole years.", column.heading)


def _identifier_forms(place: Place, column: Column, read: ReadColumn, source_rows: pl.Series) -> Iterator[Finding]:
    rows = _at(read, source_rows, Note.LOSSY_NUMBER)
    if rows is not None:
        sentence = (
            f"{counted(rows.len(), 'identifier')} in the form of a number too long for a spreadsheet, "
            "so that last digits may be lost and different people look the same."
        )
        yield place.finding_at("AQ011", "warning", rows, sentence, "Export identifiers as text.", column.heading)
    rows = _at(read, source_rows, Note.DECIMAL)
    if rows is not None:
        sentence = f"{counted(rows.len(), 'identifier')} with .0 at the end, read without it."
        yield place.finding_at("AQ011", "warning", rows, sentence, "Export identifiers as text.", column.heading)
    if column.role == "identifier":
        rows = source_rows.filter(read.value().is_null())
        if rows.len():
            sentence = (
                f"{counted(rows.len(), 'row')} without an identifier; the {'row is' if rows.len() == 1 else 'rows are'} "
                "counted, but cannot be matched with other lists."
            )
            rule = "AQ010" if column.list_number == 11 else "AQ009"
            yield place.finding_at(rule, "error", rows, sentence, "Give every row its identifier.", column.heading)
