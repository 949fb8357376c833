"""From an extract to a report: every list's tables, its months, its reconciliation."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from chat import __version__
from chat.annex_a import LISTS, ListSpecification, list_by_key
from chat.calendar.months import Window
from chat.counting.cells import Counted, answers_of, counted_tables
from chat.counting.columns_read import table_reads
from chat.counting.doubtful import doubts_of_lists, with_doubts
from chat.counting.monthly import monthly_tables
from chat.counting.overlaps import overlaps
from chat.counting.prepare import Prepared, Settings, prepare, table_expressions
from chat.counting.reconcile import reconcile, rows_before
from chat.counting.referred import with_cells
from chat.counting.report_tables import Terms, blank_table, report_table
from chat.counting.workload import workload
from chat.extract import AsAt, Extract
from chat.findings import Finding, by_severity
from chat.report import Authority, HeadlineFigure, MonthlyTable, Period, Report, ReportTable, Section, Topic
from chat.tables.table import Headline, ListMeasures
from chat.tables.workload import WorkloadColumn

# List 9 is a snapshot and List 11 has no period date; where a window is asked of them, these months stand.
MONTHS_OF_SNAPSHOT = 12


@dataclass(frozen=True)
class Choices:
    """What the user chose for a report.

    `months` by list key overrides a list's period; `population` holds residents by age group (`0-17`), `settings` every
    setting in force by its full name (`section_47.icpc_count_includes_current`), `settings_changed` those that differ
    from their default.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    population: Mapping[str, int] = field(default_factory=dict)
    authority: Authority | None = None
    settings: Settings = field(default_factory=dict)
    settings_changed: Mapping[str, object] = field(default_factory=dict)


def windows_of(every: Sequence[ListMeasures], as_at: AsAt, months: Mapping[str, int]) -> dict[str, Window]:
    """Each list's reporting window by key."""
    lengths = {spec.key: months.get(spec.key) or spec.period_months or MONTHS_OF_SNAPSHOT for spec in LISTS}
    return {measures.key: Window(as_at.date, lengths[measures.key]) for measures in every}


def prepared_lists(
    extract: Extract, as_at: AsAt, every: tuple[ListMeasures, ...], choices: Choices
) -> dict[str, Prepared]:
    """The lists of an extract, ready to be counted."""
    return prepare(extract, every, windows_of(every, as_at, choices.months), choices.settings)


def build_report(
    extract: Extract,
    as_at: AsAt,
    every: tuple[ListMeasures, ...],
    choices: Choices,
    *,
    sets: Mapping[str, str] | None = None,
    by_team: Sequence[WorkloadColumn] = (),
    prepared: Mapping[str, Prepared] | None = None,
    monthly: bool = True,
) -> Report:
    """All figures of the lists in `every` for one extract; `sets` are cohorts to set against each other, by name.

    `by_team` are the columns of the workload table, `prepared` the lists where they have been prepared before. Without
    `monthly` no figures of single months are made. The findings are those of reading: see `with_findings`.
    """
    windows = windows_of(every, as_at, choices.months)
    if prepared is None:
        prepared = prepared_lists(extract, as_at, every, choices)
    with ThreadPoolExecutor(max_workers=1) as aside:  # Polars counts the months while Python puts the tables together
        months = aside.submit(_monthly, extract, as_at, every, prepared, choices) if monthly else None
        tables = _report_tables(every, prepared, windows, choices)
        numbers = {each.key: each.number for each in LISTS}
        return Report(
            version=__version__,
            as_at=as_at.date,
            as_at_inferred=as_at.inferred,
            authority=choices.authority,
            population=choices.population,
            sources=extract.sources,
            sections=tuple(_section(each, extract, windows[each.key], tables[each.key]) for each in every),
            findings=by_severity((*extract.findings, *as_at.findings)),
            reconciliation=tuple(reconcile(ready, extract.lists[ready.number]) for ready in prepared.values()),
            overlaps=overlaps(prepared, sets or {}),
            teams=workload(by_team, prepared, numbers) if by_team else None,
            monthly=months.result() if months else (),
            passed_over=extract.passed_over,
            settings_in_force=choices.settings_changed,
        )


def with_findings(
    report: Report,
    found: Sequence[Finding],
    every: tuple[ListMeasures, ...],
    prepared: Mapping[str, Prepared],
) -> Report:
    """The report with the findings of the quality rules, and a note under each table that they touch."""
    findings = by_severity((*report.findings, *found))
    reads = {each.key: each for each in table_reads(every)}
    before = {ready.number: rows_before(ready) for ready in prepared.values()}
    doubts = doubts_of_lists(findings, before)
    sections = tuple(
        replace(each, tables=with_doubts(each.tables, reads, findings, before), doubt=doubts.get(each.number))
        for each in report.sections
    )
    return replace(report, findings=findings, sections=sections)


def _report_tables(
    every: tuple[ListMeasures, ...], prepared: Mapping[str, Prepared], windows: Mapping[str, Window], choices: Choices
) -> dict[str, tuple[ReportTable, ...]]:
    counted = counted_tables(every, prepared)
    numbers = answers_of(counted, prepared)
    made = {}
    for measures in every:
        sheet = list_by_key(measures.key)
        tables = []
        for table in measures.tables:
            terms = Terms(windows[measures.key], choices.population, choices.settings)
            if table.key not in counted:
                needs = f"List {list_by_key(table.counted_on or measures.key).number}"
                like = counted.get(table.ordered_as or "")
                order = tuple(row.label for row in like[0].rows) if like else ()
                tables.append(blank_table(table, terms, sheet, needs, order))
                continue
            each, counted_on = counted[table.key]
            made_table = report_table(each, numbers, terms, sheet)
            made_table = replace(made_table, headings=_headings(each, prepared[counted_on]))
            tables.append(_with_not_supplied(made_table, each, prepared[counted_on]))
        made[measures.key] = tuple(tables)
    return with_cells(every, made, windows, choices.population)


def _headings(counted: Counted, prepared: Prepared) -> tuple[str, ...]:
    rules = [*table_expressions(counted.table), counted.population.where]
    read = {heading for rule in rules for heading in prepared.available.headings(rule)}
    return tuple(column.heading for column in prepared.available.specification.columns if column.heading in read)


def _with_not_supplied(table: ReportTable, counted: Counted, prepared: Prepared) -> ReportTable:
    """The table with a note about newer columns that it reads and that the extract does not have."""
    rules = table_expressions(counted.table)
    lacks = sorted({heading for rule in rules for heading in prepared.available.not_supplied(rule)})
    if not lacks:
        return table
    notes = [*([table.note] if table.note else []), *(f"{heading}: column not supplied." for heading in lacks)]
    return replace(table, note=" ".join(notes))


def _section(measures: ListMeasures, extract: Extract, window: Window, tables: tuple[ReportTable, ...]) -> Section:
    sheet = list_by_key(measures.key)
    delivered = extract.lists.get(sheet.number)
    return Section(
        number=sheet.number,
        key=sheet.key,
        title=sheet.title,
        sheet_title=sheet.sheet_title,
        rows_read=delivered.rows_read if delivered else None,
        period=Period(window.months, window.start, window.last_day) if sheet.period_months else None,
        tables=tables,
        headlines=_headlines(measures, tables),
        absence=absence_of(sheet, extract),
        topics=topics_of(measures),
    )


def topics_of(measures: ListMeasures) -> tuple[Topic, ...]:
    """The topics of a list; tables that its module puts in none come last, under one of their own."""
    number = list_by_key(measures.key).number
    named = tuple(Topic(each.key, number, each.title, each.tables, each.not_printed) for each in measures.topics)
    placed = {key for topic in named for key in topic.tables}
    others = tuple(table.key for table in measures.tables if table.key not in placed)
    return (*named, Topic(f"{measures.key}.others", number, "Other figures", others)) if others else named


def absence_of(sheet: ListSpecification, extract: Extract) -> str | None:
    """Why a list has no figures, or none but zeros; None when it has."""
    if sheet.number in extract.set_aside:
        return f"List {sheet.number} could not be analysed: {extract.set_aside[sheet.number]}"
    if sheet.number not in extract.lists:
        return f"List {sheet.number} ({sheet.title.lower()}) is not in this extract."
    if extract.lists[sheet.number].rows_read == 0:
        return f"List {sheet.number} ({sheet.title.lower()}) was delivered without rows, so every count is 0."
    return None


def _headlines(measures: ListMeasures, tables: tuple[ReportTable, ...]) -> tuple[HeadlineFigure, ...]:
    by_key = {table.key: table for table in tables}
    wanted = [
        Headline(key, row.label) for key, table in by_key.items() if key.endswith(".headline") for row in table.rows
    ]
    figures = []
    for headline in (*wanted, *measures.headlines):
        row = next((row for row in by_key[headline.table].rows if row.label == headline.row), None)
        figures.append(
            HeadlineFigure(
                label=headline.label or headline.row,
                table=headline.table,
                row=headline.row,
                column=headline.column,
                value=row.values[headline.column] if row else None,
                rate_per_10k=row.values.get("rate_per_10k") if row else None,
            )
        )
    return tuple(figures)


def _monthly(
    extract: Extract,
    as_at: AsAt,
    every: tuple[ListMeasures, ...],
    prepared: Mapping[str, Prepared],
    choices: Choices,
) -> tuple[MonthlyTable, ...]:
    terms = Terms(Window(as_at.date, 1), choices.population, choices.settings)
    return monthly_tables(extract, as_at.date, every, prepared, terms)
