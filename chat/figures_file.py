"""The figures file: every figure of a report as JSON, in a stable order, without a clock in it."""

import json
from collections.abc import Mapping
from typing import Any

from chat.findings import count_by_severity
from chat.report import MonthlyTable, Reconciliation, Report, ReportRow, ReportTable, Section, Topic
from chat.report.published import Comparators, PublishedValue, Rank
from chat.report.scorecard import IndicatorFigure, IndicatorMonth
from chat.report.verdict import Verdict

SCHEMA = 1


def figures(report: Report) -> dict[str, Any]:
    """The report as plain values, keys in the order they are written."""
    topic_of = {key: topic.key for topic in report.topics for key in topic.tables}
    return {
        "schema": SCHEMA,
        "tool": "chat",
        "version": report.version,
        "as_at": report.as_at.isoformat(),
        "as_at_inferred": report.as_at_inferred,
        "authority": {"code": report.authority.code, "name": report.authority.name} if report.authority else None,
        **({"teams": list(report.authority.teams)} if report.authority and report.authority.teams else {}),
        "population": dict(report.population),
        "settings": dict(sorted(report.settings_in_force.items())),
        "lists": [_list(section) for section in report.sections if section.rows_read is not None],
        "topics": [_topic(topic) for topic in report.topics],
        "tables": [_table(table, topic_of.get(table.key)) for table in report.tables],
        "overlaps": {"sets": list(report.overlaps.sets), "counts": [list(row) for row in report.overlaps.counts]},
        "indicators": [_indicator(each) for each in report.scorecard.indicators],
        "findings": count_by_severity(report.findings),
        **({"verdict": _verdict(report.verdict)} if report.verdict else {}),
        "reconciliation": [_reconciliation(each) for each in report.reconciliation],
        "monthly": [_monthly(each) for each in report.monthly],
    }


def figures_json(report: Report, *, indent: int | None = 1) -> str:
    """The figures as JSON text that ends in a line feed; the same report gives the same text."""
    return document_json(figures(report), indent=indent)


def document_json(document: Mapping[str, Any], *, indent: int | None = 1) -> str:
    """The same of figures that are plain values already."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(document, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False) + "\n"


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {"step": verdict.step, "sentence": verdict.sentence, "reasons": list(verdict.reasons)}


def _list(section: Section) -> dict[str, Any]:
    period = section.period and {
        "months": section.period.months,
        "from": section.period.first_day.isoformat(),
        "to": section.period.last_day.isoformat(),
    }
    return {
        "number": section.number,
        "key": section.key,
        "title": section.title,
        "rows_read": section.rows_read,
        "period": period,
    }


def _row(row: ReportRow) -> dict[str, Any]:
    made: dict[str, Any] = {"key": row.key, "label": row.label, "values": dict(row.values)}
    if row.denominators:
        made["denominators"] = dict(row.denominators)
    if row.part:
        made["part"] = True
    if row.outside:
        made["outside"] = True
    if row.comparators is not None:
        made["comparators"] = _comparators(row.comparators)
    if row.previous:
        made["previous"] = {"as_at": row.previous.as_at.isoformat(), "values": dict(row.previous.values)}
    return made


def _comparators(each: Comparators) -> dict[str, Any]:
    optional = {
        "good": None if each.good == "none" else each.good,
        "rank": each.rank and _rank(each.rank),
        "neighbours_rank": each.neighbours_rank and _rank(each.neighbours_rank),
        "interval": each.interval and {"low": each.interval.low, "high": each.interval.high},
        "caveat": each.caveat or None,
    }
    return {
        "column": each.column,
        "england": _published(each.england),
        "region": _published(each.region),
        "statistical_neighbours": {
            **_published(each.statistical_neighbours),
            "of": each.statistical_neighbours.of or 0,
        },
        "own_published": _published(each.own_published),
        **{name: value for name, value in optional.items() if value is not None},
    }


def _published(value: PublishedValue) -> dict[str, Any]:
    return {"value": value.value, "year": value.year}


def _rank(rank: Rank) -> dict[str, int]:
    return {"place": rank.place, "of": rank.of, "quartile": rank.quartile}


def _topic(topic: Topic) -> dict[str, Any]:
    return {"key": topic.key, "list": topic.list_number, "title": topic.title, "tables": list(topic.tables)}


def _table(table: ReportTable, topic: str | None) -> dict[str, Any]:
    optional = {
        "status": table.status,
        "needs": table.needs,
        "note": table.note,
        "caveat": table.caveat,
        "not_compared": table.not_compared,
    }
    return {
        "key": table.key,
        "list": table.list_number,
        "title": table.own_title or table.title,
        "chat_title": table.chat_title or table.title,
        "topic": topic,
        "group": table.group,
        "unit": table.unit,
        "denominator": table.denominator,
        "definition": table.definition,
        "columns": list(table.columns),
        "rows": [_row(row) for row in table.rows],
        **{name: value for name, value in optional.items() if value is not None},
    }


def _indicator(each: IndicatorFigure) -> dict[str, Any]:
    now = each.current
    return {
        "id": each.id,
        "name": each.name,
        "unit": each.unit,
        "polarity": each.polarity,
        "basis": each.basis,
        "value": now.value,
        "numerator": now.numerator,
        "denominator": now.denominator,
        "target": now.target.value,
        "low": now.target.low,
        "high": now.target.high,
        "judgement": now.judgement,
        "met": now.met,
        "flag": each.flagged,
        "last_6": {"met": each.months_within, "of": each.months_judged},
        "arrow_last_month": each.last_month.direction,
        "arrow_last_year": each.last_year.direction,
        "comparators": [{"label": own.label, "value": own.value, "year": own.year} for own in each.comparators],
        "series": [_indicator_month(month) for month in (*each.series, *each.other_series)],
    }


def _indicator_month(month: IndicatorMonth) -> dict[str, Any]:
    return {
        "period_end": month.period_end.isoformat(),
        "basis": month.basis,
        "value": month.value,
        "numerator": month.numerator,
        "denominator": month.denominator,
        "status": month.status,
    }


def _reconciliation(each: Reconciliation) -> dict[str, int]:
    left_out = {"rows_left_out": each.rows_left_out} if each.rows_left_out else {}
    return {
        "list": each.list_number,
        "rows_on_sheet": each.rows_on_sheet,
        "rows_read": each.rows_read,
        "rows_in_period": each.rows_in_period,
        "rows_before": each.rows_before,
        "rows_after": each.rows_after,
        "rows_without_date": each.rows_without_date,
        **left_out,
    }


def _monthly(table: MonthlyTable) -> dict[str, Any]:
    return {
        "key": table.key,
        "month": table.month,
        "denominator": table.denominator,
        "rows": [_row(row) for row in table.rows],
    }
