"""From the typed extract to the workbook: count, find, compare, judge, set beside last time, write."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from chat.commentary.gather import say_led
from chat.commentary.moved import moved_sentences
from chat.commentary.topics import for_report
from chat.comparators.comparable import comparables
from chat.comparators.compare import with_comparators
from chat.comparators.lookup import LATEST_MODEL, look_up
from chat.counting.report import build_report, prepared_lists, with_findings
from chat.earlier.find import PreviousFile
from chat.earlier.last_time import with_last_time
from chat.earlier.moved import Threshold
from chat.extract import AsAt, Extract
from chat.figures_file import figures_json
from chat.jobs.by_worker import workload_by_worker
from chat.jobs.earlier_workbooks import earlier_workbooks
from chat.jobs.given import Input, Say, silent
from chat.jobs.indicators import with_scorecard
from chat.jobs.places import default_output, refuse_extract
from chat.jobs.reading import choices_of, population_of
from chat.jobs.wanted import Made, Wanted
from chat.quality.all_findings import inspect
from chat.quality.verdict import judge
from chat.report import Report
from chat.saving import put_into_place
from chat.scorecard.build import Definitions
from chat.workbook.confidential.by_worker import by_worker_path, write_by_worker
from chat.workbook.write import write_workbook
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from lists.across.teams import WORKLOAD


def make_workbook(
    extract: Extract,
    as_at: AsAt,
    given: Input,
    wanted: Wanted,
    *,
    own: Definitions,
    previous: tuple[PreviousFile, ...],
    say: Say = silent,
) -> Made:
    """The workbook of an extract, with the commentary and the figures that earlier workbooks carry."""
    workbook = wanted.output or default_output(given, as_at.date)
    refuse_extract(workbook, given.paths)
    earlier = earlier_workbooks(workbook, previous, given.authority, beside=wanted.output is None, say=say)
    judged = with_scorecard(compare(measure(extract, as_at, given, say), given, say), own, earlier.figures)
    report = replace(with_last_time(judged, earlier.figures), status=wanted.status)
    commentary, led = for_report(earlier.commentary, report)
    say_led(led, say)
    say(f"Writing {workbook.name}")
    write_workbook(
        report,
        workbook,
        figures_json=figures_json(judged, indent=None),  # every date's own figures, once
        commentary=commentary,
        earlier=earlier.figures,
        moved=moved_sentences(report, commentary, earlier.figures, threshold_of(given)),
        protected=wanted.protected,
    )
    if wanted.figures is not None:
        put_into_place(wanted.figures, figures_json(report).encode())
    if wanted.by_worker:
        write_workload_by_worker(extract, as_at, given, workbook, say)
    return Made(report, workbook)


def measure(extract: Extract, as_at: AsAt, given: Input, say: Say = silent) -> Report:
    """Every figure, and every finding."""
    say("Counting")
    population = population_of(given, as_at)
    choices = choices_of(given, population)
    prepared = prepared_lists(extract, as_at, LISTS_IN_ORDER, choices)
    with ThreadPoolExecutor(max_workers=1) as aside:  # Polars runs the quality rules while Python puts tables together
        findings = aside.submit(inspect, extract, as_at)
        counted = build_report(
            extract, as_at, LISTS_IN_ORDER, choices, sets=OVERLAP_SETS, by_team=WORKLOAD, prepared=prepared
        )
    report = with_findings(counted, findings.result(), LISTS_IN_ORDER, prepared)
    judged = judge(extract, as_at, LISTS_IN_ORDER, prepared, report.findings)
    return replace(report, population_sources=population.sources, verdict=judged.verdict)


def compare(report: Report, given: Input, say: Say = silent) -> Report:
    """The report with published figures beside its own; without an English authority those of England alone."""
    indicators = {each.indicator for each in comparables()}
    ranked = {each.indicator for each in comparables() if each.headline}
    model = int(given.configuration.run.get("statistical_neighbours") or LATEST_MODEL)
    code = given.authority.code if given.authority else None
    data = look_up(code, indicators, ranked, neighbours_of=given.neighbours_of, own_copy=given.own_copy, model=model)
    say("Comparing with published figures" + (f", {data.own_copy}" if data.own_copy else ""))
    return with_comparators(report, data)


def write_workload_by_worker(extract: Extract, as_at: AsAt, given: Input, workbook: Path, say: Say = silent) -> Path:
    """The confidential workbook beside the ChAT workbook; returns where it is."""
    path = by_worker_path(workbook)
    say(f"Writing {path.name}")
    choices = choices_of(given, population_of(given, as_at))
    table = workload_by_worker(extract, as_at, LISTS_IN_ORDER, choices, WORKLOAD)
    write_by_worker(table, path, as_at=as_at.date, authority=given.authority)
    return path


def threshold_of(given: Input) -> Threshold:
    """How far figures move before a mark stands above an earlier comment."""
    run = given.configuration.run
    set_here = {name: run[f"moved_{name}"] for name in ("points", "percent", "least") if f"moved_{name}" in run}
    return Threshold(**{name: int(value) for name, value in set_here.items()})
