"""Makes the scorecard of a report: each indicator with its months, its judgement, and notes on doubtful targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from chat.calendar.months import Month, last_whole_month, month_of_snapshot
from chat.earlier.figures import EarlierFigures
from chat.errors import BadSetting
from chat.findings import Finding, by_severity
from chat.report import Report
from chat.report.scorecard import Basis, IndicatorComparator, IndicatorFigure, IndicatorMonth, MonthStatus, Scorecard
from chat.scorecard.arrows import movement
from chat.scorecard.comparators import with_published
from chat.scorecard.documents import documents_of
from chat.scorecard.external import ExternalRow, ExternalRows, reading_of
from chat.scorecard.indicator import Cell, Indicator
from chat.scorecard.judgement import judge
from chat.scorecard.series import Question
from chat.words.nearest import did_you_mean
from chat.words.numbers import shown_number

MONTHS = 13  # so that the same month of last year is there
JUDGED_MONTHS = 6
RATES_OF = "0-17"
FLOWS: tuple[Basis, ...] = ("month", "quarter", "ytd", "rolling_12m", "three_year")
BESIDE_FLOWS: tuple[Basis, ...] = ("month", "ytd", "rolling_12m")


class Names(NamedTuple):
    """The rows of a table (none when they are found in the data) and its columns."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Definitions:
    """The indicators to show, whether they are the authority's own, and the values from outside Annex A."""

    indicators: tuple[Indicator, ...]
    of_authority: bool = False
    external: ExternalRows = field(default_factory=dict)
    external_file: str = ""


def check_measures(indicators: Sequence[Indicator], known: Mapping[str, Names]) -> None:
    """Raises BadSetting when an indicator names a table, row or column that there is not, with the nearest."""
    for indicator in indicators:
        measure = indicator.measure
        if measure is None:
            continue
        for cell in filter(None, (measure.cell, measure.compared_with)):
            _check_cell(indicator, cell, known)
        extra = [name for name in (measure.numerator, measure.denominator) if name]
        for column in extra:
            _check_cell(indicator, replace(measure.cell, column=column), known)


def _check_cell(indicator: Indicator, cell: Cell, known: Mapping[str, Names]) -> None:
    who = f"indicator '{indicator.id}'"
    names = known.get(cell.table)
    if names is None:
        raise BadSetting(f"{who}: there is no table '{cell.table}'{did_you_mean(cell.table, list(known))}.")
    if cell.column not in names.columns:
        columns = ", ".join(names.columns)
        raise BadSetting(f"{who}: '{cell.table}' has no column '{cell.column}'; it has {columns}.")
    if names.rows and cell.row not in names.rows:
        raise BadSetting(f"{who}: '{cell.table}' has no row '{cell.row}'{did_you_mean(cell.row, list(names.rows))}.")


def check_values(definitions: Definitions) -> None:
    """Raises BadSetting when a value from outside does not agree with its own parts, before any work is done."""
    for indicator in definitions.indicators:
        for row in definitions.external.get(indicator.external, ()):
            reading_of(row, indicator, definitions.external_file)


def with_indicators(report: Report, definitions: Definitions, earlier: Sequence[EarlierFigures] = ()) -> Report:
    """The report with its scorecard; `earlier` are figures of earlier dates, in any order.

    Raises BadSetting when a value from outside does not agree with its own parts.
    """
    documents = documents_of(report, earlier)
    made = []
    for indicator in definitions.indicators:
        if indicator.measure is None:
            months, others = _external_months(indicator, definitions, report)
        else:
            residents = report.population.get(RATES_OF)
            question = Question(documents, indicator.measure, indicator.unit, indicator.year_starts, residents)
            months, others = _measured_months(indicator, question, report)
        figure = _figure(indicator, months, others, with_published(indicator, report))
        why = "" if figure.has_value else _why_no_value(indicator, definitions, report)
        made.append(replace(figure, why_no_value=why))
    scorecard = Scorecard(tuple(made), definitions.of_authority, len(documents) - 1)
    findings = (*report.findings, *_findings(definitions))
    return replace(report, scorecard=scorecard, findings=by_severity(findings))


def _measured_months(
    indicator: Indicator, question: Question, report: Report
) -> tuple[list[IndicatorMonth], list[IndicatorMonth]]:
    """Thirteen months on the indicator's basis, and the month reported on other ones."""
    is_snapshot = indicator.basis == "snapshot"
    last = month_of_snapshot(report.as_at) if is_snapshot else last_whole_month(report.as_at)
    months = [question.month(month, indicator.basis) for month in last.last(MONTHS)]
    beside = [basis for basis in BESIDE_FLOWS if indicator.basis in FLOWS and basis != indicator.basis]
    return months, [question.month(last, basis) for basis in beside]


def _external_months(
    indicator: Indicator, definitions: Definitions, report: Report
) -> tuple[list[IndicatorMonth], list[IndicatorMonth]]:
    rows = definitions.external.get(indicator.external, ())
    read = [_external_month(row, indicator, definitions.external_file) for row in rows]
    own = {Month.of(month.period_end): month for month in read if month.basis == indicator.basis}
    last = last_whole_month(report.as_at)
    wanted = last.last(MONTHS)
    months = [own.get(month) or IndicatorMonth(month.last_day, indicator.basis) for month in wanted]
    others = [month for month in read if month.basis != indicator.basis and Month.of(month.period_end) in wanted]
    return months, sorted(others, key=lambda month: (month.basis, month.period_end))


def _external_month(row: ExternalRow, indicator: Indicator, file: str) -> IndicatorMonth:
    found = reading_of(row, indicator, file)
    status: MonthStatus = row.status if found.value is not None else "no_data"
    return IndicatorMonth(
        row.period_end, row.basis, found.value, found.numerator, found.denominator, status, note=row.note
    )


def _why_no_value(indicator: Indicator, definitions: Definitions, report: Report) -> str:
    """Why no month of an indicator has a value, and what would give it one."""
    if indicator.measure is None:
        if definitions.external_file:
            return f"{definitions.external_file} has no value for these months."
        return "Its values come from a file of your own: give it with --external."
    table = next((each for each in report.tables if each.key == indicator.measure.cell.table), None)
    if table is not None and table.status:
        return f"Needs {table.needs or 'data that was not delivered'}."
    if indicator.unit == "per_10000" and not report.population.get(RATES_OF):
        return "Needs the number of residents: give --authority or --population."
    if indicator.basis in ("ytd", "rolling_12m", "three_year"):
        return "Needs more months than this extract holds: give earlier workbooks with --previous."
    return "Nothing was counted in these months."


def _judged(month: IndicatorMonth, indicator: Indicator) -> tuple[IndicatorMonth, bool]:
    target = indicator.target_at(month.period_end)
    judged = judge(
        month.value,
        target,
        indicator.polarity,
        beyond_good=indicator.beyond_good,
        decimals=indicator.decimals,
        rounded=indicator.judge == "rounded",
    )
    made = replace(month, target=target, judgement=judged.word, met=judged.met, within=judged.within)
    return made, judged.flagged


def _figure(
    indicator: Indicator,
    months: Sequence[IndicatorMonth],
    others: Sequence[IndicatorMonth],
    comparators: tuple[IndicatorComparator, ...],
) -> IndicatorFigure:
    judged = [_judged(month, indicator) for month in months]
    series = tuple(month for month, _ in judged)
    current, flagged = judged[-1]
    recent = [month for month in series[-JUDGED_MONTHS:] if month.within is not None]
    moved = [
        movement(current.value, before.value, indicator.polarity, current.target) for before in (series[-2], series[0])
    ]
    return IndicatorFigure(
        id=indicator.id,
        name=indicator.name,
        unit=indicator.unit,
        polarity=indicator.polarity,
        basis=indicator.basis,
        decimals=indicator.decimals,
        series=series,
        other_series=tuple(others),
        comparators=comparators,
        has_target=indicator.polarity != "none" and current.target.is_set,
        flagged=flagged,
        months_within=sum(month.within is True for month in recent),
        months_judged=len(recent),
        star=len(recent) == JUDGED_MONTHS and all(month.met for month in recent),
        last_month=moved[0],
        last_year=moved[1],
        notes=_notes(indicator, current, flagged=flagged),
        definition=indicator.definition,
        guide=indicator.guide,
        group=indicator.group,
        owner=indicator.owner,
        data_source=indicator.data_source,
        cell=_cell(indicator),
        assessment=indicator.assessment,
    )


def _cell(indicator: Indicator) -> tuple[str, str, str] | None:
    """The figure that the indicator's value and targets are about."""
    if indicator.measure is None:
        return None
    cell = indicator.measure.compared_with or indicator.measure.cell
    return cell.table, cell.row, cell.column


def _notes(indicator: Indicator, current: IndicatorMonth, *, flagged: bool) -> tuple[str, ...]:
    """What a reader should know of the month reported."""
    notes = [f"Note: {warning}." for warning in indicator.warnings]
    if flagged:
        notes.append("The value is beyond the good side of its band: it counts as met, and somebody should check why.")
    other = judge(
        current.value,
        current.target,
        indicator.polarity,
        beyond_good=indicator.beyond_good,
        decimals=indicator.decimals,
        rounded=indicator.judge != "rounded",
    )
    if other.word != current.judgement and current.value is not None:
        exact = shown_number(current.value, indicator.decimals + 2)
        printed = shown_number(current.value, indicator.decimals)
        by_exact, by_printed = current.judgement, other.word
        if indicator.judge == "rounded":
            notes.append(f"Judged as printed ({printed}): {by_exact}. The unrounded {exact} would be {by_printed}.")
        else:
            notes.append(f"Judged unrounded ({exact}): {by_exact}. The printed {printed} would be {by_printed}.")
    return tuple(notes)


def _findings(definitions: Definitions) -> list[Finding]:
    found = [
        Finding("SC001", "warning", f"Indicator '{indicator.id}': {warning}.", "Look at its target and band again.")
        for indicator in definitions.indicators
        for warning in indicator.warnings
    ]
    named = {indicator.external for indicator in definitions.indicators if indicator.external}
    file = definitions.external_file or "--external"
    found += [
        Finding("SC002", "warning", f"'{name}' has no row in '{file}': its indicator has no value.", "Add its rows.")
        for name in sorted(named - set(definitions.external))
    ]
    found += [
        Finding("SC003", "info", f"'{name}' of '{file}' is used by no indicator.", "Define it, or leave it.")
        for name in sorted(set(definitions.external) - named)
    ]
    return found
