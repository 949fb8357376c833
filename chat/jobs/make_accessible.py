"""From the typed extract to the accessible form of the workbook, which carries no commentary and no earlier figures."""

from dataclasses import replace

from chat.extract import AsAt, Extract
from chat.jobs.given import Input, Say, silent
from chat.jobs.indicators import with_scorecard
from chat.jobs.make_workbook import compare, measure, write_figures, write_workload_by_worker
from chat.jobs.places import (
    default_output,
    free_place,
    place_of_workbook,
    refuse_figures,
    refuse_other_forms,
    say_swept,
)
from chat.jobs.wanted import Made, Wanted
from chat.saving import content_mark
from chat.scorecard.build import Definitions
from chat.workbook.accessible import write_accessible
from chat.workbook.confidential.by_worker import by_worker_path


def make_accessible(
    extract: Extract, as_at: AsAt, given: Input, wanted: Wanted, *, own: Definitions, say: Say = silent
) -> Made:
    """The accessible form; only with `force` it goes over a workbook that may hold commentary."""
    beside = default_output(given, as_at.date)
    place = wanted.output or beside.with_name(f"{beside.stem}-accessible{beside.suffix}")
    workbook = place_of_workbook(place, given.paths)
    by_worker = free_place(by_worker_path(workbook), given.paths, force=wanted.force) if wanted.by_worker else None
    if wanted.figures is not None:
        refuse_figures(wanted.figures, force=wanted.force)
    say_swept(workbook.parent, say)
    refuse_other_forms(workbook, force=wanted.force)
    if wanted.previous:
        say("Earlier workbooks are not used: the accessible layout has no commentary and no earlier figures")
    mark = content_mark(workbook)
    compared = compare(measure(extract, as_at, given, say), given, say)
    report = replace(with_scorecard(compared, own, ()), status=wanted.status)
    say(f"Writing {workbook.name}")
    write_accessible(report, workbook, as_read=mark)
    if wanted.figures is not None:
        write_figures(report, wanted.figures)
    if by_worker is not None:
        write_workload_by_worker(extract, as_at, given, by_worker, say)
    return Made(report, workbook)
