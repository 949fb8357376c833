"""Many harmed extracts, each read and counted: `python -m tests.hostile.fuzz --cases 1000 --seed 1`.

Whatever the harm, there is a sentence (a ChatError) or a report whose rows close: never anything else, and soon. A case
is its number: the same seed and number give the same file, kept where `--keep` says when it fails.
"""

import argparse
import datetime as dt
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chat.errors import ChatError
from chat.jobs.given import Input
from chat.jobs.make_workbook import measure
from chat.jobs.reading import read
from chat.report import Report
from chat.settings.file import Configuration
from chat.settings.keys import list_defaults
from tests.hostile.corpus import LISTS, corpus
from tests.hostile.delivery import csv_text, place_of, rows, workbook
from tests.hostile.mutate import of_bytes, of_cells, of_parts

AS_AT = dt.date(2026, 10, 1)
MOST_SECONDS = 10  # of work; other programs may make the same take longer by the clock
MOST_SECONDS_BY_THE_CLOCK = 100
MOST_MEGABYTES = 3_000


@dataclass(frozen=True)
class Case:
    """A harmed file; `rows` are those that must be found on the sheet, by list, where the harm left them countable."""

    name: str
    content: bytes
    rows: dict[int, int]


def case(seed: int, number: int) -> Case:
    """The case of that number."""
    chance = random.Random(f"{seed} {number}")
    match number % 4:
        case 0:
            name = chance.choice(sorted(corpus()))
            return Case(name, of_bytes(corpus()[name], chance), {})
        case 1 | 2:
            name = chance.choice([name for name, content in corpus().items() if content.startswith(b"PK")])
            return Case(name, of_parts(corpus()[name], chance), {})
        case _:
            return case_of_cells(chance)


def case_of_cells(chance: random.Random) -> Case:
    """Lists with odd cells, as a workbook or as CSV."""
    harmed, expected = {}, {}
    for number in LISTS:
        lines = rows(number, chance.choice((1, 5, 40)))
        harmed[number], expected[number] = of_cells(lines, place_of(number, "child_unique_id"), chance)
    if chance.random() < 0.5:
        sheets = {
            f"List {number}": [[storable(cell) for cell in cells] for cells in harmed[number]] for number in LISTS
        }
        return Case("a.xlsx", workbook(sheets), expected)
    number = chance.choice(LISTS)
    mark = chance.choice(",;\t")
    text = csv_text([[quotable(cell) for cell in cells] for cells in harmed[number]], mark)
    return Case(f"list_{number}.csv", text.encode(chance.choice(("utf-8", "utf-16"))), {number: expected[number]})


def storable(cell: Any) -> Any:
    """The cell as a workbook can hold it."""
    if isinstance(cell, str):
        return cell[:32_767] or None
    return str(cell) if isinstance(cell, int | float) and abs(cell) > 1e200 else cell


def quotable(cell: Any) -> Any:
    """The cell as it stands in a CSV file: a lone carriage return would be the end of a line to some."""
    return cell.replace("\r", " ") if isinstance(cell, str) else cell


def problems(harmed: Case, folder: Path) -> Iterator[str]:
    """What must not be, of one case."""
    path = folder / harmed.name
    path.write_bytes(harmed.content)
    begun, worked = time.perf_counter(), work()
    try:
        report = counted(path)
    except ChatError as error:
        report = None
        if harmed.rows:
            yield f"odd cells stopped the run: {error}"
        elif len(str(error).splitlines()) != 1:
            yield "the sentence is more than one line"
    except BaseException as error:  # a panic of a reader derives from it
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        yield f"{type(error).__name__}: {error}"
        return
    if (seconds := work() - worked) > MOST_SECONDS:
        yield f"took {seconds:.0f} seconds of work"
    if (seconds := time.perf_counter() - begun) > MOST_SECONDS_BY_THE_CLOCK:
        yield f"took {seconds:.0f} seconds"
    if (megabytes := memory()) > MOST_MEGABYTES:
        yield f"took {megabytes:,} MB"
    if report is not None:
        yield from of_rows(report, harmed.rows)


def counted(path: Path) -> Report:
    """The report of one file."""
    given = Input(paths=(path,), as_at=AS_AT, today=AS_AT, configuration=Configuration(lists=list_defaults()))
    extract, as_at = read(given)
    return measure(extract, as_at, given)


def of_rows(report: Report, expected: dict[int, int]) -> Iterator[str]:
    """Rows that went nowhere."""
    for each in report.reconciliation:
        parts = each.rows_in_period + each.rows_before + each.rows_after + each.rows_without_date + each.rows_left_out
        if parts != each.rows_read:
            yield f"list {each.list_number}: {parts} rows placed of {each.rows_read} read"
        left_out = sum(
            finding.rows
            for finding in report.findings
            if (finding.list_number, finding.rule, finding.severity) == (each.list_number, "AQ006", "warning")
        )
        if each.rows_read + left_out != each.rows_on_sheet:
            yield f"list {each.list_number}: {each.rows_read} rows read, {left_out} left out, of {each.rows_on_sheet}"
        if each.list_number in expected and each.rows_on_sheet != expected[each.list_number]:
            yield f"list {each.list_number}: {each.rows_on_sheet} rows on the sheet, not {expected[each.list_number]}"
    missing = set(expected) - {each.list_number for each in report.reconciliation}
    if missing:
        yield f"lists {sorted(missing)} are gone"


def work() -> float:
    """Seconds that this process and those it began and ended have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def memory() -> int:
    """The most megabytes that this process has taken so far; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def run(cases: range, seed: int, keep: Path | None = None) -> dict[int, list[str]]:
    """Problems by the number of the case."""
    found: dict[int, list[str]] = {}
    for number in cases:
        harmed = case(seed, number)
        with TemporaryDirectory() as folder:
            said = list(problems(harmed, Path(folder)))
        if said:
            found[number] = said
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{harmed.name}").write_bytes(harmed.content)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Harmed extracts, read and counted.")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the files that fail")
    given = parser.parse_args()
    begun = time.perf_counter()
    found = run(range(given.first, given.first + given.cases), given.seed, given.keep)
    for number, said in found.items():
        print(f"case {number} of seed {given.seed}: {'; '.join(said)}")
    kinds = Counter(said[0].split(":")[0] for said in found.values())
    seconds = time.perf_counter() - begun
    print(f"{given.cases} cases in {seconds:.0f} s, {memory():,} MB: {len(found)} failed {dict(kinds) or ''}".rstrip())
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
