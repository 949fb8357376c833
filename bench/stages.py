"""What each stage of `chat analyse` costs, in seconds of processor time and as a share of the whole.

Run as `python bench/stages.py EXTRACT`; `make bench` does.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

spent: dict[str, float] = {}


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Adds the processor time of a block to a stage."""
    started = time.process_time()
    yield
    spent[name] = spent.get(name, 0.0) + time.process_time() - started


with stage("start (imports)"):
    import datetime as dt

    from chat.config import list_defaults
    from chat.figures import figures_json
    from chat.ingest.as_at import infer_as_at
    from chat.ingest.read import read_extract
    from chat.measures import build
    from chat.measures.counted import answers_of, counted_tables
    from chat.measures.prepare import prepare
    from chat.workbook.write import workbook_bytes
    from lists import LISTS_IN_ORDER
    from lists.cohorts import OVERLAP_SETS
    from lists.teams import WORKLOAD


def measure(path: Path) -> None:
    """Runs every stage once; counting is run again in parts to tell the months from the tables."""
    with stage("read and type"):
        extract = read_extract([path])
        as_at = infer_as_at(extract, as_at=None, today=dt.date.today())  # noqa: DTZ011
    choices = build.Choices(settings=list_defaults())
    started = time.process_time()
    report = build.build_report(extract, as_at, LISTS_IN_ORDER, choices, sets=OVERLAP_SETS, by_team=WORKLOAD)
    counting = time.process_time() - started
    started = time.process_time()
    prepared = prepare(extract, LISTS_IN_ORDER, build.windows_of(LISTS_IN_ORDER, as_at, {}), choices.settings)
    answers_of(counted_tables(LISTS_IN_ORDER, prepared), prepared)
    spent["tables"] = time.process_time() - started
    spent["months, overlaps, report"] = max(counting - spent["tables"], 0.0)
    with stage("figures"):
        text = figures_json(report, indent=None)
    with stage("workbook"):
        workbook_bytes(report, figures_json=text)


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
    whole = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:26} {seconds:6.2f} s {seconds / whole:6.0%}")
