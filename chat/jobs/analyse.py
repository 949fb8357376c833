"""The jobs, each as the way of the data: read, measure, write. Nothing here parses arguments or prints."""

import datetime as dt
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chat.errors import OutputRefused
from chat.report import Authority, Report
from chat.saving import put_into_place
from chat.settings.file import Configuration, find_configuration, read_configuration

if TYPE_CHECKING:
    from chat.comparators.population import Population
    from chat.comparators.releases.importing import Outcome
    from chat.counting.report import Choices
    from chat.earlier.difference import Differences
    from chat.earlier.figures import EarlierFigures
    from chat.earlier.moved import Threshold
    from chat.extract import AsAt, Extract
    from chat.ingest.original_cells import Cell
    from chat.quality.check import Checked
    from chat.report.listings import Behind, WorkingListing

Say = Callable[[str], None]


def silent(stage: str) -> None:
    """Say nothing about the stage."""


@dataclass(frozen=True, kw_only=True)
class Input:
    """What is read, and how: the files of one extract, its dates and its settings."""

    paths: tuple[Path, ...]
    as_at: dt.date | None = None
    today: dt.date
    authority: Authority | None = None
    configuration: Configuration

    @property
    def own_copy(self) -> Path | None:
        """The folder of the user's own copy of published figures; None while there is none."""
        from chat.comparators.own_copy import folder_of, has_copy

        folder = folder_of(self.configuration.run.get("comparators"))
        return folder if has_copy(folder) else None


def read(given: Input, say: Say = silent) -> "tuple[Extract, AsAt]":
    """The extract, typed, and its as-at date."""
    from chat.ingest.files.source import begin_reading

    say("Reading " + ", ".join(path.name for path in given.paths))
    configuration = given.configuration
    with begin_reading(given.paths, configuration.limits) as being_read:
        from chat.ingest.as_at import infer_as_at
        from chat.ingest.read import extract_being_read  # and Polars with it, while the first sheets are read

        extract = extract_being_read(being_read, headings=configuration.headings, codes=configuration.codes)
    return extract, infer_as_at(extract, as_at=given.as_at, today=given.today)


def measure(extract: "Extract", as_at: "AsAt", given: Input, say: Say = silent) -> Report:
    """Every figure, and every finding."""
    from concurrent.futures import ThreadPoolExecutor

    from chat.counting.report import build_report, prepared_lists
    from chat.quality.all_findings import inspect
    from chat.quality.verdict import judge
    from lists import LISTS_IN_ORDER
    from lists.across.cohorts import OVERLAP_SETS
    from lists.across.teams import WORKLOAD

    say("Counting")
    population = population_of(given, as_at)
    choices = choices_of(given, population)
    with ThreadPoolExecutor(max_workers=1) as aside:
        findings = aside.submit(inspect, extract, as_at)
        prepared = prepared_lists(extract, as_at, LISTS_IN_ORDER, choices)
        report = build_report(
            extract,
            as_at,
            LISTS_IN_ORDER,
            choices,
            sets=OVERLAP_SETS,
            by_team=WORKLOAD,
            inspected=findings.result,
            prepared=prepared,
        )
    judged = judge(extract, as_at, LISTS_IN_ORDER, prepared, report.findings)
    return replace(report, population_sources=population.sources, verdict=judged.verdict)


def population_of(given: Input, as_at: "AsAt") -> "Population":
    """The residents that rates are of: those given, else the estimates for the authority."""
    from chat.comparators.population import population_for

    return population_for(given.authority, as_at.date, given.configuration.population, given.own_copy)


def choices_of(given: Input, population: "Population") -> "Choices":
    """What the user chose, as the measures want it."""
    from chat.counting.report import Choices

    configuration = given.configuration
    return Choices(
        months=configuration.months,
        population=population.residents,
        authority=given.authority,
        settings=configuration.lists,
        settings_changed=configuration.changed,
    )


def compare(report: Report, given: Input, say: Say = silent) -> Report:
    """The report with published figures beside its own; without an authority there is nothing to compare with."""
    if given.authority is None:
        return report
    from chat.comparators.comparable import comparables
    from chat.comparators.compare import with_comparators
    from chat.comparators.lookup import LATEST_MODEL, look_up

    indicators = {each.indicator for each in comparables()}
    ranked = {each.indicator for each in comparables() if each.headline}
    model = int(given.configuration.run.get("statistical_neighbours") or LATEST_MODEL)
    data = look_up(given.authority.code, indicators, ranked, own_copy=given.own_copy, model=model)
    say("Comparing with published figures" + (f", {data.own_copy}" if data.own_copy else ""))
    return with_comparators(report, data)


def default_output(given: Input, as_at: dt.date) -> Path:
    """`chat-<authority>-<as-at>.xlsx` beside the extract."""
    name = "-".join(re.findall(r"[a-z0-9]+", given.authority.name.casefold())) if given.authority else "annex-a"
    return given.paths[0].resolve().parent / f"chat-{name}-{as_at.isoformat()}.xlsx"


def analyse(
    given: Input,
    *,
    output: Path | None = None,
    figures: Path | None = None,
    previous: tuple[Path, ...] = (),
    indicators: Path | None = None,
    external: Path | None = None,
    protected: bool = True,
    by_worker: bool = False,
    say: Say = silent,
) -> tuple[Report, Path]:
    """The main job: an extract in, the ChAT workbook (and the figures file) out; returns the report and where it is.

    `previous` are earlier ChAT workbooks, figures files, or folders of them. `indicators` and `external` are the
    authority's own definitions and values; without the first the embedded standard set is shown.
    With `by_worker` a second, confidential workbook beside it has the open cases of each worker.
    """
    from chat.earlier.find import previous_files
    from chat.jobs.indicators import own_definitions, with_scorecard
    from chat.later import load_what_comes_later
    from chat.saving import refuse_unless_possible

    for place in (output, figures):
        if place is not None:
            refuse_unless_possible(place)
    previous = previous_files(previous)
    own = own_definitions(indicators, external)
    meanwhile = threading.Thread(target=load_what_comes_later)
    meanwhile.start()
    extract, as_at = read(given, say)
    meanwhile.join()
    from chat.commentary.moved import moved_sentences
    from chat.earlier.last_time import with_last_time
    from chat.figures_file import figures_json
    from chat.jobs.earlier_workbooks import earlier_workbooks
    from chat.workbook.write import write_workbook

    workbook = output or default_output(given, as_at.date)
    if workbook.is_file() and _is_of_extract(workbook, given.paths):
        raise OutputRefused(f"cannot write '{workbook}': it is a file of the extract. Choose another name with -o.")
    code = given.authority.code if given.authority else None
    earlier = earlier_workbooks(workbook, previous, code, beside=output is None, say=say)
    counted = compare(measure(extract, as_at, given, say), given, say)
    judged = with_scorecard(counted, own, earlier.figures)
    report = with_last_time(judged, earlier.figures)
    say(f"Writing {workbook.name}")
    write_workbook(
        report,
        workbook,
        figures_json=figures_json(judged, indent=None),  # every date's own figures, once
        commentary=earlier.commentary,
        earlier=earlier.figures,
        moved=moved_sentences(report, earlier.commentary, earlier.figures, threshold_of(given)),
        protected=protected,
    )
    if figures is not None:
        write_figures(report, figures)
    if by_worker:
        write_workload_by_worker(extract, as_at, given, workbook, say)
    return report, workbook


def write_workload_by_worker(
    extract: "Extract", as_at: "AsAt", given: Input, workbook: Path, say: Say = silent
) -> Path:
    """The confidential workbook beside the ChAT workbook; returns where it is."""
    from chat.jobs.by_worker import workload_by_worker
    from chat.workbook.confidential.by_worker import by_worker_path, write_by_worker
    from lists import LISTS_IN_ORDER
    from lists.across.teams import WORKLOAD

    path = by_worker_path(workbook)
    say(f"Writing {path.name}")
    choices = choices_of(given, population_of(given, as_at))
    table = workload_by_worker(extract, as_at, LISTS_IN_ORDER, choices, WORKLOAD)
    write_by_worker(table, path, as_at=as_at.date, authority=given.authority)
    return path


def threshold_of(given: Input) -> "Threshold":
    """How far figures move before a mark stands above an earlier comment."""
    from chat.earlier.moved import Threshold

    run = given.configuration.run
    set_here = {name: run[f"moved_{name}"] for name in ("points", "percent", "least") if f"moved_{name}" in run}
    return Threshold(**{name: int(value) for name, value in set_here.items()})


def _is_of_extract(workbook: Path, inputs: tuple[Path, ...]) -> bool:
    """Whether the file is read as an input; an earlier ChAT workbook in the folder of the extract is not."""
    from chat.earlier.find import is_chat_workbook
    from chat.ingest.files.source import input_files

    return any(file.samefile(workbook) for file in input_files(inputs)[0]) and not is_chat_workbook(workbook)


def write_figures(report: Report, path: Path) -> None:
    """The figures file, put into place whole or not at all."""
    from chat.figures_file import figures_json

    put_into_place(path, figures_json(report).encode())


def check(given: Input, say: Say = silent) -> "Checked":
    """The findings of an extract and where its rows went; no figure is made."""
    from chat.quality.check import check_extract
    from lists import LISTS_IN_ORDER

    extract, as_at = read(given, say)
    say("Checking")
    return check_extract(extract, as_at, LISTS_IN_ORDER, choices_of(given, population_of(given, as_at)))


def example_cells(given: Input, checked: "Checked") -> "dict[Cell, str]":
    """The cells behind the example rows of each finding, as they stand in the files: for those who ask to see them."""
    from chat.ingest.original_cells import cells_as_written

    own = given.configuration
    return cells_as_written(given.paths, checked.example_cells, headings=own.headings, limits=own.limits)


def children(
    given: Input,
    *,
    table: str,
    row: str | None = None,
    column: str | None = None,
    output: Path | None = None,
    say: Say = silent,
) -> "tuple[Behind, Path | None]":
    """The rows behind one figure, and the confidential file they were written to, if one was asked for."""
    from chat.drill.cell import drill, known_table
    from chat.drill.figure import OverLists, behind, keys_of, tables_for
    from chat.workbook.confidential.children import refuse_other_endings, write_children
    from lists import LISTS_IN_ORDER
    from lists.across.cohorts import OVERLAP_SETS
    from lists.across.teams import WORKLOAD

    known_table(table, keys_of(LISTS_IN_ORDER))
    place = None if output is None else confidential_place(output, given.paths, refuse_other_endings)
    extract, as_at = read(given, say)
    ready = drill(extract, as_at, LISTS_IN_ORDER, choices_of(given, population_of(given, as_at)), tables_for(table))
    found = behind(ready, OverLists(OVERLAP_SETS, WORKLOAD), table, row, column)
    if place is not None:
        write_children(found, place, as_at=as_at.date, authority=given.authority)
    return found, place


def exceptions(given: Input, output: Path, say: Say = silent) -> "tuple[tuple[WorkingListing, ...], Path]":
    """The working lists of the week, and the confidential workbook that they were written to."""
    from chat.drill.cell import drill
    from chat.drill.working_list import working_listing
    from chat.workbook.confidential.working_lists import refuse_other_endings, write_working_lists
    from lists import LISTS_IN_ORDER
    from lists.across.working_lists import TABLES, WORKING_LISTS

    place = confidential_place(output, given.paths, refuse_other_endings)
    extract, as_at = read(given, say)
    ready = drill(extract, as_at, LISTS_IN_ORDER, choices_of(given, population_of(given, as_at)), TABLES)
    made = tuple(working_listing(ready, working) for working in WORKING_LISTS)
    say(f"Writing {place.name}")
    write_working_lists(made, place, as_at=as_at.date, authority=given.authority)
    return made, place


def explain(table: str, row: str | None = None) -> str:
    """What a table (or one of its rows) counts, in words."""
    from chat.counting.workload import without_figures
    from chat.explain.table import explained
    from lists import LISTS_IN_ORDER
    from lists.across.cohorts import OVERLAP_SETS
    from lists.across.teams import WORKLOAD

    by_team = without_figures(WORKLOAD)
    return explained(LISTS_IN_ORDER, table, row, sets=OVERLAP_SETS.values(), by_team=by_team)


def confidential_place(output: Path, inputs: tuple[Path, ...], refuse: Callable[[Path], None] = lambda _: None) -> Path:
    """Where a confidential file goes: under a name that says so.

    Raises OutputRefused when a file of the extract or a ChAT workbook is there, or nothing can be written.
    """
    from chat.workbook.confidential.marking import confidential_path

    refuse(output)
    return free_place(confidential_path(output), inputs)


def free_place(place: Path, inputs: tuple[Path, ...]) -> Path:
    """The place, where nothing stands that must not be written over.

    Raises OutputRefused when a file of the extract or a ChAT workbook is there, or nothing can be written.
    """
    from chat.earlier.find import is_chat_workbook
    from chat.saving import refuse_unless_possible

    refuse_unless_possible(place)
    if place.is_file() and (_is_of_extract(place, inputs) or is_chat_workbook(place)):
        raise OutputRefused(
            f"cannot write '{place}': it is a file of the extract or a ChAT workbook. Choose another name with -o."
        )
    return place


def difference(old: Path, new: Path) -> "tuple[Differences, EarlierFigures, EarlierFigures]":
    """What differs between the figures of two workbooks or figures files, and those figures.

    Raises UnreadableInput when a file cannot be read or holds no figures of ChAT.
    """
    from chat.earlier.difference import differences
    from chat.earlier.read import own_figures

    before, after = own_figures(old), own_figures(new)
    return differences(before, after), before, after


def explain_sheets(given: Input) -> str:
    """How each sheet of the input was recognised, or what was looked for and not found."""
    from chat.ingest.sheets.explain import explain_recognition

    configuration = given.configuration
    return explain_recognition(given.paths, headings=configuration.headings, limits=configuration.limits)


def synthesise(
    output: Path, *, children: int, seed: int, faults: float | None = None, as_at: dt.date = dt.date(2026, 10, 1)
) -> Path:
    """A synthetic extract, the same file for the same arguments."""
    from chat.jobs.synth import synthesise as make

    make(output, children=children, seed=seed, faults=faults, as_at=as_at)
    return output


def import_comparators(folder: Path, into: Path | None = None) -> tuple[Path, tuple["Outcome", ...]]:
    """Takes new releases of published statistics into the user's own copy: where that is, what became of each file."""
    from chat.comparators.own_copy import folder_of
    from chat.comparators.releases.importing import import_releases

    place = folder_of(into or read_configuration(find_configuration(None, Path.cwd())).run.get("comparators"))
    return place, import_releases(folder, place)
