"""Findings about the cells of a list's columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import polars as pl

from chat.annex_a import Column, codes_of
from chat.extract import SOURCE_ROW
from chat.findings import EXAMPLE_ROWS, Finding, Severity
from chat.ingest.cells.columns import ReadColumns
from chat.ingest.cells.notes import OTHER_FORMS, Note
from chat.ingest.wording import Place, counted

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
class Suspicion:
    """What to say about the cells of a column for which `flags` is true, if there are any.

    In `sentence`, `{cells}` is `3 cells hold`, `{values}` and `{rows}` are `3 values` and `3 rows`; `{forms}` lists
    those of `forms` that occur, with how many cells.
    """

    column: Column
    rule: str
    severity: Severity
    flags: pl.Expr
    sentence: str
    advice: str
    forms: Mapping[str, pl.Expr] = field(default_factory=dict)

    def asked(self) -> pl.Expr:
        """One row: the source rows, and how many of each form."""
        rows = pl.col(SOURCE_ROW).filter(self.flags).implode().alias("rows")
        return pl.struct(rows, *(flags.sum().alias(name) for name, flags in self.forms.items()))

    def finding(self, place: Place, found: Mapping[str, Any]) -> Finding:
        """The finding, from what `asked` found."""
        numbers: list[int] = found["rows"]
        rows = len(numbers)
        sentence = self.sentence.format(
            cells=counted(rows, "cell") + (" holds" if rows == 1 else " hold"),
            values=counted(rows, "value"),
            rows=counted(rows, "row"),
            forms=", ".join(f"{found[name]:,} {name}" for name in self.forms if found[name]),
        )
        return Finding(
            self.rule,
            self.severity,
            sentence,
            self.advice,
            place.number,
            place.sheet,
            self.column.heading,
            rows,
            tuple(numbers[:EXAMPLE_ROWS]),
            numbers,
        )


def cell_findings(place: Place, columns: ReadColumns, wanted: Sequence[Column]) -> list[Finding]:
    """Everything there is to say about the cells of the wanted columns, in their order."""
    suspicions = [suspicion for column in wanted for suspicion in _suspicions(columns, column)]
    if not suspicions:
        return []
    found = columns.cells.select(suspicion.asked().alias(str(at)) for at, suspicion in enumerate(suspicions)).row(0)
    return [
        suspicion.finding(place, answer) for suspicion, answer in zip(suspicions, found, strict=True) if answer["rows"]
    ]


def _suspicions(columns: ReadColumns, column: Column) -> Iterator[Suspicion]:
    for remark in (*REMARKS, _integer_remark(column)):
        if remark.type in ("", column.type) and (flags := columns.noted(column.field, *remark.notes)) is not None:
            rule = "AQ037" if remark.rule == "AQ038" and column.code_set == "ethnicity" else remark.rule
            yield Suspicion(column, rule, remark.severity, flags, remark.sentence, remark.advice)
    if column.type == "code":
        yield from _other_forms(columns, column)
        yield from _other_editions(columns, column)
    if column.role == "identifier":
        yield _without_identifier(columns, column)


def _integer_remark(column: Column) -> Remark:
    return Remark(
        UNREAD,
        "integer",
        INTEGER_RULES.get(column.list_number, "AQ061"),
        "error",
        "{cells} something that is no whole number; the number counts as not given.",
        "Give whole numbers, and 0 for none.",
    )


def _other_forms(columns: ReadColumns, column: Column) -> Iterator[Suspicion]:
    flags = columns.noted(column.field, *OTHER_FORMS)
    if flags is None:
        return
    forms = {
        name: of_form
        for note, name in OTHER_FORMS.items()
        if (of_form := columns.noted(column.field, note)) is not None
    }
    sentence = "{values} read, but in another form than the template's: {forms}."
    yield Suspicion(column, "AQ036", "info", flags, sentence, "Nothing to do.", forms)


@cache
def _codes_of_other_editions(code_set: str) -> frozenset[str]:
    return frozenset(code.code for code in codes_of(code_set) if code.edition != EDITION_OF_THE_TEMPLATE)


def _other_editions(columns: ReadColumns, column: Column) -> Iterator[Suspicion]:
    others = _codes_of_other_editions(column.code_set)
    met = others.intersection(columns.vocabularies[column.field].values.to_list())
    if met:
        sentence = (
            "{values} beyond the code set of 2019 (a newer or an older code, or a group without its code), "
            "accepted and counted with the nearest group."
        )
        flags = columns.value(column.field).cast(pl.String).is_in(list(met)).fill_null(False)
        yield Suspicion(column, "AQ047", "info", flags, sentence, "Nothing to do.")


def _without_identifier(columns: ReadColumns, column: Column) -> Suspicion:
    rule = "AQ010" if column.list_number == 11 else "AQ009"
    sentence = "{rows} without an identifier: counted, but not to be matched with other lists."
    flags = columns.value(column.field).is_null()
    return Suspicion(column, rule, "error", flags, sentence, "Give every row its identifier.")
