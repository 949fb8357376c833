"""From the figures of one as-at date to the lines of the long table."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from chat.calendar.months import Month
from chat.long_table.dictionary import schema
from chat.report.columns import is_count, is_rate, is_share
from chat.tables.row_key import key_of_label

Figures = Mapping[str, Any]  # a figures file, as plain values
Line = tuple[object, ...]
VERSION_DIGITS = 8
NO_AUTHORITY = "Not given"


@dataclass(frozen=True, slots=True)
class _Period:
    kind: str
    start: dt.date | None
    end: dt.date


def long_table(documents: Iterable[Figures]) -> pl.DataFrame:
    """One line for each table, row, column and period of these figures."""
    return pl.DataFrame([line for each in documents for line in lines(each)], schema=schema(), orient="row")


def lines(document: Figures) -> Iterator[Line]:
    """The lines of one as-at date: every table in its period, then every whole month."""
    as_at = dt.date.fromisoformat(document["as_at"])
    authority = document.get("authority") or {}
    begin = authority.get("code"), authority.get("name") or NO_AUTHORITY, as_at
    periods = {each["number"]: _period(each.get("period"), as_at) for each in document.get("lists", [])}
    snapshot = _period(None, as_at)
    tables = {table["key"]: table for table in document["tables"]}
    for table in tables.values():
        for line in _of_table(table, table, periods.get(table.get("list"), snapshot)):
            yield *begin, *line
    for monthly in document.get("monthly", []):
        if table := tables.get(monthly["key"]):
            for line in _of_table(monthly, table, _month(monthly["month"])):
                yield *begin, *line


def _period(period: Mapping[str, str] | None, as_at: dt.date) -> _Period:
    if period is None:
        return _Period("snapshot", None, as_at - dt.timedelta(days=1))
    return _Period("period", dt.date.fromisoformat(period["from"]), dt.date.fromisoformat(period["to"]))


def _month(label: str) -> _Period:
    month = Month.of(dt.date.fromisoformat(f"{label}-01"))
    return _Period("month", month.first_day, month.last_day)


def _of_table(figures: Figures, table: Figures, period: _Period) -> Iterator[Line]:
    """The lines of a table or of one of its months: `figures` has the rows, `table` what they are."""
    version = hashlib.sha256(str(table.get("definition", "")).encode()).hexdigest()[:VERSION_DIGITS]
    rows = figures["rows"]
    for order, (key, row) in enumerate(zip(row_keys(rows), rows, strict=True), start=1):
        status = table.get("status") or ("part" if row.get("part") else "ok")
        for column, value in row["values"].items():
            yield (
                table.get("list"),
                table["key"],
                key,
                column,
                period.kind,
                period.start,
                period.end,
                order,
                row["label"],
                table.get("unit"),
                measure_of(column),
                _number(value),
                *_parts(column, row, figures),
                bool(row.get("outside")) or column == "total" or is_total(row["label"]),
                status,
                version,
            )


def row_keys(rows: Sequence[Figures]) -> list[str]:
    """The key of each row. Figures of earlier versions have labels only; a key that repeats gets its place."""
    keys = [str(row.get("key") or key_of_label(row["label"])) for row in rows]
    return [key if keys.index(key) == at else f"{key} ({at + 1})" for at, key in enumerate(keys)]


def measure_of(column: str) -> str:
    """What the values of a column are."""
    if is_share(column):
        return "percent"
    if is_rate(column):
        return "rate_per_10k"
    if column.endswith("days"):
        return "days"
    return "count" if is_count(column) else "number"


def is_total(label: str) -> bool:
    """Whether a row says that it is a total."""
    return label.casefold().split(" ", 1)[0] == "total"


def _parts(column: str, row: Figures, figures: Figures) -> tuple[float | None, float | None]:
    """Numerator and denominator of a percentage, where the figures say them."""
    if not is_share(column):
        return None, None
    named = row.get("denominators", {}).get(column)
    denominator = figures.get("denominator") if named is None and column == "percent" else named
    numerator = row["values"].get("count") if column == "percent" else None
    return _number(numerator), _number(denominator)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
