"""Where the rows of each list went, and what that says about the data."""

from collections.abc import Iterator

import polars as pl

from chat.extract import NOT_UNDERSTOOD, SOURCE_ROW, DeliveredList
from chat.findings import EXAMPLE_ROWS, Finding
from chat.measures.prepare import Prepared
from chat.report import Reconciliation

AFTER, WITHOUT_DATE, REPEATED = "after", "without date", "repeated"


def _places(prepared: Prepared) -> dict[str, pl.Expr]:
    """Where a row went: in the report, before the period, after it, or without a usable date; each row in one place."""
    measures = prepared.measures
    inside = measures.reported.where.fill_null(value=False)
    before = ~inside & measures.before.fill_null(value=False)
    after = ~inside & ~before & measures.after.fill_null(value=False)
    return {"inside": inside, "before": before, AFTER: after, WITHOUT_DATE: ~inside & ~before & ~after}


def _repeated(prepared: Prepared, delivered: DeliveredList) -> pl.Expr:
    """Rows that are the same as an earlier one in every delivered column; the first of them is not."""
    columns = [column.field for column in delivered.specification.columns if column.field in delivered.delivered]
    flags = [name + NOT_UNDERSTOOD for name in columns if name + NOT_UNDERSTOOD in prepared.frame.columns]
    return ~pl.struct(*columns, *flags).is_first_distinct()


def reconcile(prepared: Prepared, delivered: DeliveredList) -> tuple[Reconciliation, tuple[Finding, ...]]:
    """The list's rows by where they went, and findings for those that were set aside or stand there twice."""
    places = _places(prepared)
    watched = {name: places[name] for name in (AFTER, WITHOUT_DATE)}
    watched[REPEATED] = _repeated(prepared, delivered)
    row = pl.col(SOURCE_ROW)
    went = (
        prepared.frame.lazy()
        .with_columns(**{f"{name} here": rule for name, rule in {**places, **watched}.items()})
        .select(
            **{name: pl.col(f"{name} here").sum() for name in {**places, **watched}},
            **{f"{name} rows": row.filter(pl.col(f"{name} here")).head(EXAMPLE_ROWS).implode() for name in watched},
        )
        .collect()
        .row(0, named=True)
    )
    return (
        Reconciliation(
            list_number=prepared.number,
            rows_on_sheet=delivered.rows_on_sheet,
            rows_read=delivered.rows_read,
            rows_in_period=went["inside"],
            rows_before=went["before"],
            rows_after=went[AFTER],
            rows_without_date=went[WITHOUT_DATE],
        ),
        tuple(_findings(prepared, delivered, went)),
    )


def _findings(prepared: Prepared, delivered: DeliveredList, went: dict[str, object]) -> Iterator[Finding]:
    reported = prepared.measures.reported.name
    sentences = {
        AFTER: (
            "AQ051",
            "Rows dated on or after the as-at date are not reported: they have not happened yet.",
            "Correct the dates; to report the events of the as-at date itself, give the next day as --as-at.",
        ),
        WITHOUT_DATE: (
            "AQ048",
            f"Rows without a usable date cannot be placed, so they are not among the {reported}.",
            "Fill in or correct the date that decides the period.",
        ),
        REPEATED: (
            "AQ012",
            "Rows repeat an earlier row in every column. They are counted again.",
            "Remove the repeated rows from the extract if they are not events of their own.",
        ),
    }
    dates = [column.heading for column in delivered.specification.columns if column.role == "key date"]
    for name, (rule, sentence, advice) in sentences.items():
        rows, examples = went[name], went[f"{name} rows"]
        if isinstance(rows, int) and rows and isinstance(examples, list):
            yield Finding(
                rule=rule,
                severity="error",
                sentence=sentence,
                advice=advice,
                list_number=prepared.number,
                sheet=delivered.sheet,
                column=" / ".join(dates) or None if name != REPEATED else None,
                rows=rows,
                example_rows=tuple(examples),
            )
