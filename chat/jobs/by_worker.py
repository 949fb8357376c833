"""Open cases by allocated worker: counted only when it is asked for, for a report never holds names of staff."""

from collections.abc import Sequence

from chat.annex_a import LISTS
from chat.counting.prepare import prepare
from chat.counting.report import Choices, windows_of
from chat.counting.workload import workload
from chat.extract import AsAt, Extract
from chat.report import ReportTable
from chat.tables.table import ListMeasures
from chat.tables.workload import WorkloadColumn


def workload_by_worker(
    extract: Extract,
    as_at: AsAt,
    every: tuple[ListMeasures, ...],
    choices: Choices,
    columns: Sequence[WorkloadColumn],
) -> ReportTable:
    """The table `beyond.by_worker`, with the columns of the table by team."""
    windows = windows_of(every, as_at, choices.months)
    prepared = prepare(extract, every, windows, choices.settings)
    return workload(columns, prepared, {each.key: each.number for each in LISTS}, by="allocated_worker")
