"""A small report of one list, and figures files of it at other dates."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any

from chat.earlier.figures import EarlierFigures
from chat.figures_file import figures_json
from chat.report import Authority, Period, Report, ReportRow, ReportTable, Section, Value

DEFINITION = "Contacts in the period, by source."


def table(rows: dict[str, dict[str, Value]], key: str = "contacts.source", **more: Any) -> ReportTable:
    columns = tuple(next(iter(rows.values())))
    given: dict[str, Any] = {
        "list_number": 1, "title": "Source", "group": "chat", "unit": "contacts", "columns": columns,
        "column_heads": tuple(column.title() for column in columns), "denominator": None, "definition": DEFINITION,
    }  # fmt: skip
    made = tuple(ReportRow(label, values) for label, values in rows.items())
    return ReportTable(key=key, rows=made, **{**given, **more})


def report(*tables: ReportTable, as_at: str = "2026-10-01", months: int = 3, **more: Any) -> Report:
    day = dt.date.fromisoformat(as_at)
    period = Period(months, day - dt.timedelta(90), day - dt.timedelta(1))
    section = Section(1, "contacts", "Contacts", "1 Contacts", 10, period, tables, ())
    made = Report(
        version="0.1.0", as_at=day, as_at_inferred=False, authority=Authority("E06000023", "Bristol"),
        population={"0-17": 1000}, sources=(), sections=(section,), findings=(), reconciliation=(), monthly=(),
        passed_over=(),
    )  # fmt: skip
    return replace(made, **more)


def as_written(made: Report, file: str = "earlier.json") -> EarlierFigures:
    return EarlierFigures(figures_json(made), file)


def changed(figures: EarlierFigures, **values: Any) -> EarlierFigures:
    """The same figures file with some of its keys changed."""
    return EarlierFigures(json.dumps({**figures.document, **values}), figures.file)
