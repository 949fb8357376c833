"""From the typed extract to the workbook: count, find, compare, judge, set beside last time, write."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from chat.annex_a import list_by_key
from chat.commentary.gather import say_led
from chat.commentary.moved import moved_sentences
from chat.commentary.topics import for_report
from chat.comparators.comparable import comparables
from chat.comparators.compare import with_comparators
from chat.comparators.dashboard import OTHERWISE
from chat.comparators.lookup import LATEST_MODEL, look_up
from chat.counting.report import build_report, prepared_lists, topics_of, with_findings
from chat.earlier.find import PreviousFile
from chat.earlier.last_time import with_last_time
from chat.earlier.moved import Threshold
from chat.extract import AsAt, Extract
from chat.figures_file import figures, figures_json
from chat.jobs.by_worker import workload_by_worker
from chat.jobs.earlier_workbooks import Earlier, earlier_workbooks
from chat.jobs.given import Input, Say, silent
from chat.jobs.indicators import with_scorecard
from chat.jobs.places import (
    default_output,
    free_place,
    place_of_workbook,
    refuse_figures,
    refuse_foreign,
    say_swept,
)
from chat.jobs.reading import choices_of, population_of
from chat.jobs.wanted import LONG_TABLE, Made, Wanted
from chat.long_table.write import write_long_table
from chat.quality.all_findings import inspect
from chat.quality.by_rule import by_rule
from chat.quality.verdict import judge
from chat.report import Report
from chat.saving import ChangedMeanwhile, content_mark, put_into_place
from chat.scorecard.build import Definitions
from chat.summary.build import with_summary
from chat.workbook.confidential.by_worker import by_worker_path, write_by_worker
from chat.workbook.write import write_workbook
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from lists.across.teams import WORKLOAD

MOST_ATTEMPTS = 3  # a workbook that somebody saves again and again is refused


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
    workbook = place_of_workbook(wanted.output or default_output(given, as_at.date), given.paths)
    by_worker = free_place(by_worker_path(workbook), given.paths, force=wanted.force) if wanted.by_worker else None
    if wanted.figures is not None:
        refuse_figures(wanted.figures, force=wanted.force)
    say_swept(workbook.parent, say)

    def read_again() -> tuple[str, Earlier]:
        mark = content_mark(workbook)
        beside, force = wanted.output is None, wanted.force
        return mark, earlier_workbooks(
            workbook, previous, given.authority, beside=beside, force=force, say=say, titles=titles_now()
        )

    mark, earlier = read_again()
    refuse_foreign(workbook, force=wanted.force)  # what cannot be read at all was refused with its reason
    compared = compare(measure(extract, as_at, given, say), given, say)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        judged = with_scorecard(compared, own, earlier.figures)
        try:
            report = write(judged, earlier, workbook, given, wanted, as_read=mark, say=say)
            break
        except ChangedMeanwhile:
            if attempt == MOST_ATTEMPTS:
                raise
            say(f"{workbook.name} was saved while this ran: reading its commentary again")
            mark, earlier = read_again()
    if wanted.figures is not None:
        write_figures(report, wanted.figures)
    if by_worker is not None:
        write_workload_by_worker(extract, as_at, given, by_worker, say)
    return Made(report, workbook)


def write(
    judged: Report,
    earlier: Earlier,
    workbook: Path,
    given: Input,
    wanted: Wanted,
    *,
    as_read: str,
    say: Say = silent,
) -> Report:
    """Writes the workbook, and returns the report with last time beside it."""
    threshold = threshold_of(given)
    report = with_summary(with_last_time(judged, earlier.figures), threshold)
    report = replace(report, status=wanted.status)
    commentary, led = for_report(earlier.commentary, report)
    say_led(led, say)
    say(f"Writing {workbook.name}")
    write_workbook(
        report,
        workbook,
        figures_json=figures_json(judged, indent=None),  # every date's own figures, once
        commentary=commentary,
        earlier=earlier.figures,
        moved=moved_sentences(report, commentary, earlier.figures, threshold),
        protected=wanted.protected,
        as_read=as_read,
    )
    return report


def titles_now() -> dict[tuple[str, str], tuple[str, ...]]:
    """The commentary keys of topics by the sheet and the title under which they are printed."""
    return {
        (list_by_key(measures.key).sheet_title, topic.title): (topic.key,)
        for measures in LISTS_IN_ORDER
        for topic in topics_of(measures)
    }


def write_figures(report: Report, path: Path) -> None:
    """The figures file, or the same as one long table, by the ending of its name."""
    if path.suffix.lower() in LONG_TABLE:
        write_long_table([figures(report)], path)
    else:
        put_into_place(path, figures_json(report).encode())


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
    rules = by_rule(report.findings, judged.problems)
    return replace(report, population_sources=population.sources, verdict=judged.verdict, rules=rules)


def compare(report: Report, given: Input, say: Say = silent) -> Report:
    """The report with published figures beside its own; without an English authority those of England alone."""
    indicators = {each.indicator for each in comparables()} | set(OTHERWISE.values())
    ranked = {each.indicator for each in comparables() if each.headline}
    model = int(given.configuration.run.get("statistical_neighbours") or LATEST_MODEL)
    code = given.authority.code if given.authority else None
    data = look_up(code, indicators, ranked, neighbours_of=given.neighbours_of, own_copy=given.own_copy, model=model)
    say("Comparing with published figures" + (f", {data.own_copy}" if data.own_copy else ""))
    return with_comparators(report, data)


def write_workload_by_worker(extract: Extract, as_at: AsAt, given: Input, path: Path, say: Say = silent) -> None:
    """The confidential workbook beside the ChAT workbook."""
    say(f"Writing {path.name}")
    choices = choices_of(given, population_of(given, as_at))
    table = workload_by_worker(extract, as_at, LISTS_IN_ORDER, choices, WORKLOAD)
    write_by_worker(table, path, as_at=as_at.date, authority=given.authority)


def threshold_of(given: Input) -> Threshold:
    """How far figures move before a mark stands above an earlier comment."""
    run = given.configuration.run
    set_here = {name: run[f"moved_{name}"] for name in ("points", "percent", "least") if f"moved_{name}" in run}
    return Threshold(**{name: int(value) for name, value in set_here.items()})
