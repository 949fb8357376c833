"""Where the rows of each list went, and of them those of each table."""

from collections.abc import Iterable, Mapping

import polars as pl

from chat.calendar.months import Window
from chat.counting.prepare import Prepared
from chat.extract import SOURCE_ROW, DeliveredList
from chat.report import Reconciliation, TableReconciliation
from chat.tables.expressions import constants
from chat.tables.period import Population
from chat.tables.table import ListMeasures

INSIDE, BEFORE, AFTER, LEFT_OUT, WITHOUT_DATE = "inside", "before", "after", "left out", "without date"


def _places(prepared: Prepared) -> dict[str, pl.Expr]:
    """Where a row went: in the report, before the period, after it, left out, or undated; each row in one place."""
    measures = prepared.measures
    inside = measures.reported.where.fill_null(value=False)
    before = ~inside & measures.period.before.fill_null(value=False)
    after = ~inside & ~before & measures.period.after.fill_null(value=False)
    left_out = ~inside & ~before & ~after & measures.period.left_out.where.fill_null(value=False)
    elsewhere = inside | before | after | left_out
    return {INSIDE: inside, BEFORE: before, AFTER: after, LEFT_OUT: left_out, WITHOUT_DATE: ~elsewhere}


def reconcile(prepared: Prepared, delivered: DeliveredList) -> Reconciliation:
    """The list's rows by where they went."""
    went = prepared.frame.select(rule.sum().alias(name) for name, rule in _places(prepared).items()).row(0, named=True)
    return Reconciliation(
        list_number=prepared.number,
        rows_on_sheet=delivered.rows_on_sheet,
        rows_read=delivered.rows_read,
        rows_in_period=went[INSIDE],
        rows_before=went[BEFORE],
        rows_after=went[AFTER],
        rows_without_date=went[WITHOUT_DATE],
        rows_left_out=went[LEFT_OUT],
        left_out_are=prepared.measures.period.left_out.name,
    )


def rows_before(prepared: Prepared) -> pl.Series:
    """The source rows that lie before the period, in which no table of the period counts them."""
    return prepared.frame.lazy().filter(_places(prepared)[BEFORE]).select(SOURCE_ROW).collect().to_series()


def rows_not_before(prepared: Prepared) -> pl.Series:
    """For each row of the list whether it does not lie before the period, so that a figure counts it or could."""
    return prepared.frame.select(~_places(prepared)[BEFORE]).to_series()


def outside_every_period(prepared: Prepared, months: int) -> pl.Series:
    """For each row whether it lies before or after even so long a period."""
    window = Window(prepared.window.as_at, max(months, prepared.window.months))
    frame = prepared.frame.with_columns(constants(window.as_at, window.start))
    places = _places(prepared)
    return frame.select(places[BEFORE] | places[AFTER]).to_series()


def reconcile_tables(
    every: Iterable[ListMeasures], prepared: Mapping[str, Prepared]
) -> tuple[TableReconciliation, ...]:
    """Each table's rows: those of its population are counted, the others set aside, each for one reason."""
    populations = {name: each for measures in every for name, each in measures.cohorts.items()}
    found: dict[str, TableReconciliation] = {}
    for ready in prepared.values():
        asked = {
            table.key: populations[table.population] if isinstance(table.population, str) else table.population
            for table in ready.tables
        }
        found |= _of_list(ready, asked)
    return tuple(found[table.key] for measures in every for table in measures.tables if table.key in found)


def _of_list(prepared: Prepared, asked: Mapping[str, Population]) -> dict[str, TableReconciliation]:
    places = _places(prepared)
    frame = prepared.frame.select(
        *(rule.alias(name) for name, rule in places.items()),
        *(population.where.fill_null(value=False).alias(f"of {key}") for key, population in asked.items()),
    )
    wanted = [pl.col(f"of {key}").sum().alias(key) for key in asked]
    wanted += [
        (~pl.col(f"of {key}") & pl.col(place)).sum().alias(f"{key} {place}") for key in asked for place in places
    ]
    went = frame.select(wanted).row(0, named=True) if wanted else {}
    return {
        key: TableReconciliation(
            key=key,
            list_number=prepared.number,
            rows_read=prepared.frame.height,
            rows_counted=went[key],
            rows_before=went[f"{key} {BEFORE}"],
            rows_after=went[f"{key} {AFTER}"],
            rows_without_date=went[f"{key} {WITHOUT_DATE}"],
            rows_of_other_kinds=went[f"{key} {INSIDE}"] + went[f"{key} {LEFT_OUT}"],
        )
        for key in asked
    }
