"""What each stage of `chat analyse` costs: as a share of the whole, and as a ratio to the floor.

Run as `python bench/stages.py EXTRACT`; `bench/whole_command.py` does, for both sizes. The stages run one after the
other here, so that each can be told apart, and processor time is counted: the command overlaps them on two
processors.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

FLOOR = Path(__file__).with_name("floor.py")
RUNS_OF_THE_FLOOR = 3
spent: dict[str, float] = {}
_open: list[str] = []
_since = 0.0  # the start of Python itself counts


def _settle() -> None:
    """Puts the processor time since the last change to the stage that is open."""
    global _since  # noqa: PLW0603 - one clock for the process
    now = time.process_time()
    if _open:
        spent[_open[-1]] = spent.get(_open[-1], 0.0) + now - _since
    _since = now


@contextmanager
def stage(name: str) -> Iterator[None]:
    """A stage; the time of a stage within it is not its own."""
    _settle()
    _open.append(name)
    yield
    _settle()
    _open.pop()


def apart(module: ModuleType, function: str, name: str) -> None:
    """Counts a function of a module to another stage than the one that calls it."""
    inner: Callable[..., Any] = getattr(module, function)

    def outer(*arguments: Any, **named: Any) -> Any:
        with stage(name):
            return inner(*arguments, **named)

    setattr(module, function, outer)


def run(path: Path) -> None:
    """Every stage once, as the main job runs them."""
    with stage("start"):
        import datetime as dt

        from chat import cli
        from chat.figures_file import figures_json
        from chat.ingest import read as reading
        from chat.ingest import typed_sheet as typed
        from chat.ingest.as_at import infer_as_at
        from chat.ingest.files.source import BeingRead, begin_reading
        from chat.jobs.given import Input
        from chat.jobs.indicators import own_definitions, with_scorecard
        from chat.jobs.make_workbook import measure
        from chat.quality import all_findings as inspect
        from chat.settings.file import Configuration
        from chat.settings.keys import list_defaults
        from chat.workbook.write import workbook_bytes

    assert cli
    apart(typed, "cell_findings", "check")
    apart(typed, "stored_value_findings", "check")
    apart(reading, "identifier_findings", "check")
    with stage("read"), begin_reading([path]) as being_read:
        sheets = list(being_read.sheets)
    with stage("parse"):
        extract = reading.extract_being_read(BeingRead(being_read.files, being_read.passed_over, iter(sheets)))
        as_at = infer_as_at(extract, as_at=None, today=dt.date.today())  # noqa: DTZ011
    given = Input(paths=(path,), today=as_at.date, configuration=Configuration(lists=list_defaults()))
    with stage("check"):
        found = inspect.inspect(extract, as_at)
    with stage("tables"), mock.patch.object(inspect, "inspect", return_value=found):
        report = with_scorecard(measure(extract, as_at, given), own_definitions(None, None), ())
    with stage("write"):
        workbook_bytes(report, figures_json=figures_json(report, indent=None))


def floor(path: Path) -> float:
    """Processor time of the floor, a whole process: the least of a few runs."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS_OF_THE_FLOOR):
            command = [sys.executable, "-c", TIMED, str(FLOOR), str(path), str(Path(folder) / "floor.xlsx")]
            seconds.append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return min(seconds)


TIMED = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
"""


if __name__ == "__main__":
    extract = Path(sys.argv[1])
    run(extract)
    at_floor, whole = floor(extract), sum(spent.values())
    print(f"{extract.name}: processor time of each stage; the floor takes {at_floor:.2f} s")
    for name, seconds in (*spent.items(), ("together", whole)):
        print(f"  {name:9} {seconds:6.2f} s {seconds / whole:6.0%} {seconds / at_floor:6.2f} x floor")
