"""Small reports of one date: a few figures of each month, and a stock."""

import datetime as dt
import json
from collections.abc import Mapping

from chat.earlier.figures import EarlierFigures
from chat.report import MonthlyTable, Period, Report, ReportRow, ReportTable, Section
from chat.report.scorecard import IndicatorFigure
from chat.scorecard.build import Definitions, with_indicators
from chat.scorecard.definition import indicators_of
from chat.scorecard.external import external_rows

FLOW, STOCK, HEADLINE = "assessments.timeliness", "looked_after.short_term_stability", "looked_after.headline"
Parts = tuple[int, int]
Months = Mapping[str, Parts]


def share(label: str, parts: Parts | None, **more: object) -> ReportRow:
    count, of = parts or (None, None)
    percent = count / of if of else None
    return ReportRow(label, {"count": count, "percent": percent}, {}, **more)  # type: ignore[arg-type,operator]


def table(key: str, number: int, row: ReportRow, denominator: int | None) -> ReportTable:
    columns = tuple(row.values)
    return ReportTable(key, number, key, "chat", "rows", columns, columns, (row,), denominator, "")


def report_of(
    as_at: str,
    months: Months,
    *,
    stock: Parts | None = None,
    whole: Parts | None = None,
    period: Period | None = None,
    open_at_ends: Mapping[str, int] | None = None,
    population: Mapping[str, int] | None = None,
) -> Report:
    """A report: `months` has numerator and denominator of a flow, `stock` and `whole` those of whole tables."""
    of_list_4 = table(FLOW, 4, share("In time", whole), whole[1] if whole else None)
    of_list_8 = table(STOCK, 8, share("3+ placements", stock), stock[1] if stock else None)
    monthly = [
        MonthlyTable(FLOW, month, (share("In time", parts),), parts[1]) for month, parts in sorted(months.items())
    ]
    monthly += [
        MonthlyTable(HEADLINE, month, (ReportRow("Current open CLA", {"count": number, "rate_per_10k": None}),))
        for month, number in (open_at_ends or {}).items()
    ]
    sections = (
        Section(4, "assessments", "Assessments", "4 Assessments", 1, period, (of_list_4,), ()),
        Section(8, "looked_after", "Looked after", "8 Looked after", 1, period, (of_list_8,), ()),
    )
    residents = population or {}
    nothing = ((), (), tuple(monthly), ())
    return Report("0.1.0", dt.date.fromisoformat(as_at), False, None, residents, (), sections, *nothing)


def earlier_of(report: Report) -> EarlierFigures:
    """The same report as an earlier workbook carries it."""
    from chat.figures_file import figures_json

    return EarlierFigures(figures_json(report), "earlier.xlsx")


def defined(**more: object) -> dict[str, object]:
    """A definition that is right, with changes; None leaves a key out."""
    made: dict[str, object] = {
        "id": "assessments_45",
        "name": "Assessments within 45 working days",
        "unit": "percent",
        "polarity": "high",
        "measure": {"table": FLOW, "row": "In time", "column": "percent"},
        "basis": "month",
        **more,
    }
    return {key: value for key, value in made.items() if value is not None}


def toml(*indicators: Mapping[str, object]) -> str:
    """A definitions file of these indicators."""
    return "\n".join("[[indicator]]\n" + "\n".join(_line(*each) for each in made.items()) for made in indicators)


def _line(key: str, value: object) -> str:
    return f"{key} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_line(*each) for each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return value.isoformat() if isinstance(value, dt.date) else json.dumps(value)


def target(since: str = "2018-04-01", **bounds: float) -> dict[str, object]:
    """A target from a date on."""
    return {"valid_from": dt.date.fromisoformat(since), **bounds}


HEADER = "id,period_end,basis,numerator,denominator,value,status,note\n"


def figure_of(
    definition: Mapping[str, object], report: Report, *earlier: Report, external: str = ""
) -> IndicatorFigure:
    """One indicator of a report."""
    rows = external_rows(HEADER + external, "external.csv") if external else {}
    definitions = Definitions(indicators_of(toml(definition), "indicators.toml"), True, rows, "external.csv")
    made = with_indicators(report, definitions, [earlier_of(each) for each in earlier])
    return made.scorecard.indicators[0]
