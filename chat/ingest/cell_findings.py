"""Findings about the cells of a list's columns."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from chat.annex_a import Column, codes_of
from chat.findings import Finding, Severity
from chat.ingest.lexicon import ReadColumn
from chat.ingest.notes import OTHER_FORMS, Note
from chat.ingest.saying import Place, counted

EDITION_OF_THE_TEMPLATE = "2019"
# The rule on whole numbers differs from list to list.
INTEGER_RULES = {3: "AQ061", 5: "AQ081", 7: "AQ108", 8: "AQ137", 11: "AQ161"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say about cells with one of `notes`, in columns of `type` ("" for all); `{cells}` is `3 cells hold`."""

    notes: tuple[Note, ...]
    type: str
    rule: str
    severity: Severity
    sentence: str
    advice: str


UNREAD = (Note.NOT_UNDERSTOOD, Note.MONTH_FIRST)
REMARKS = (
    Remark(
        UNREAD,
        "date",
        "AQ048",
        "error",
        "{cells} something that cannot be read as a date; the date counts as not given.",
        "Give dates as dates, or as dd/mm/yyyy.",
    ),
    Remark(
        UNREAD,
        "age",
        "AQ026",
        "error",
        "{cells} something that is no age; the age counts as not given.",
        "Give whole years, and -1 for an unborn child.",
    ),
    Remark(
        UNREAD,
        "code",
        "AQ035",
        "error",
        "{cells} a value that is not in the code set; the value counts as not given.",
        "Give the template's codes, or map the value in chat.toml under [codes].",
    ),
    Remark(
        (Note.AMBIGUOUS,),
        "code",
        "AQ038",
        "warning",
        "{cells} a letter alone that stands for two codes; the value counts as not given.",
        "Give the words after the letter.",
    ),
    Remark(
        (Note.ERROR_TEXT,),
        "",
        "AQ007",
        "warning",
        "{cells} the error of a formula, such as #N/A; read as blank.",
        "Mend the formula or clear the cells.",
    ),
    Remark(
        (Note.PLACEHOLDER,),
        "date",
        "AQ049",
        "warning",
        "{cells} a date that stands for none, such as 1 January 1900 or 31 December 9999; read as blank.",
        "Leave such cells empty.",
    ),
    Remark(
        (Note.MONTH_FIRST,),
        "date",
        "AQ050",
        "warning",
        "{cells} what is a date only with the month first, while dates are read day first: "
        "other dates of this column may have day and month exchanged.",
        "Check how the column was made; give dates as dates, or as dd/mm/yyyy.",
    ),
    Remark(
        (Note.SERIAL,),
        "date",
        "AQ048",
        "info",
        "{cells} a spreadsheet's number of a day, read as that day.",
        "Format the cells as dates.",
    ),
    Remark(
        (Note.DECIMAL,),
        "age",
        "AQ026",
        "info",
        "{cells} an age with a fraction, cut to whole years, not rounded.",
        "Give whole years.",
    ),
    Remark(
        (Note.LOSSY_NUMBER,),
        "id",
        "AQ011",
        "warning",
        "{cells} an identifier in the form of a number too long for a spreadsheet: "
        "last digits may be lost, and different people look the same.",
        "Export identifiers as text.",
    ),
    Remark(
        (Note.DECIMAL,),
        "id",
        "AQ011",
        "warning",
        "{cells} an identifier with .0 at the end, read without it.",
        "Export identifiers as text.",
    ),
)


@dataclass(frozen=True)
class Cells:
    """The cells of one column of a list, with the row numbers of the sheet."""

    place: Place
    column: Column
    read: ReadColumn
    source_rows: pl.Series

    def rows_with(self, *notes: Note) -> pl.Series | None:
        """Row numbers of the cells with one of these notes; None when there are none."""
        flagged = self.read.noted(*notes)
        if flagged is None:
            return None
        rows = self.source_rows.filter(flagged)
        return rows if rows.len() else None

    def finding(self, rule: str, severity: Severity, rows: pl.Series, sentence: str, advice: str) -> Finding:
        """A finding about these rows of the column."""
        return self.place.finding_at(rule, severity, rows, sentence, advice, column=self.column.heading)


def cell_findings(cells: Cells) -> Iterator[Finding]:
    """Everything there is to say about the cells of one column."""
    for remark in (*REMARKS, _integer_remark(cells.column)):
        if remark.type in ("", cells.column.type) and (rows := cells.rows_with(*remark.notes)) is not None:
            hold = counted(rows.len(), "cell") + (" holds" if rows.len() == 1 else " hold")
            rule = "AQ037" if remark.rule == "AQ038" and cells.column.code_set == "ethnicity" else remark.rule
            yield cells.finding(rule, remark.severity, rows, remark.sentence.format(cells=hold), remark.advice)
    if cells.column.type == "code":
        yield from _other_forms(cells)
        yield from _other_editions(cells)
    if cells.column.role == "identifier":
        yield from _without_identifier(cells)


def _integer_remark(column: Column) -> Remark:
    return Remark(
        UNREAD,
        "integer",
        INTEGER_RULES.get(column.list_number, "AQ061"),
        "error",
        "{cells} something that is no whole number; the number counts as not given.",
        "Give whole numbers, and 0 for none.",
    )


def _other_forms(cells: Cells) -> Iterator[Finding]:
    rows = cells.rows_with(*OTHER_FORMS)
    if rows is None:
        return
    counts = {
        name: of_form.len() for note, name in OTHER_FORMS.items() if (of_form := cells.rows_with(note)) is not None
    }
    forms = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    sentence = f"{counted(rows.len(), 'value')} read, but in another form than the template's: {forms}."
    yield cells.finding("AQ036", "info", rows, sentence, "Nothing to do.")


def _other_editions(cells: Cells) -> Iterator[Finding]:
    codes = codes_of(cells.column.code_set)
    other = pl.Series([code.code for code in codes if code.edition != EDITION_OF_THE_TEMPLATE], dtype=pl.String)
    flagged = cells.read.value().cast(pl.String).is_in(other.implode()).fill_null(False)
    if flagged.any():
        rows = cells.source_rows.filter(flagged)
        sentence = (
            f"{counted(rows.len(), 'value')} beyond the code set of 2019 (a newer or an older code, or a group without "
            "its code), accepted and counted with the nearest group."
        )
        yield cells.finding("AQ047", "info", rows, sentence, "Nothing to do.")


def _without_identifier(cells: Cells) -> Iterator[Finding]:
    rows = cells.source_rows.filter(cells.read.value().is_null())
    if rows.len():
        rule = "AQ010" if cells.column.list_number == 11 else "AQ009"
        sentence = (
            f"{counted(rows.len(), 'row')} without an identifier: counted, but not to be matched with other lists."
        )
        yield cells.finding(rule, "error", rows, sentence, "Give every row its identifier.")
