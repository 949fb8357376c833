"""Times `chat analyse` as a whole process against the floor, and prints ratios, peak memory and stages.

The extracts are made once by `chat synth` and kept in the system's temporary folder. A run is one fresh process; the
commands take turns and the medians are compared, so that a machine that changes its speed spoils both alike.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

FLOOR = Path(__file__).with_name("floor.py")
STAGES = Path(__file__).with_name("stages.py")
SIZES = {"40,000 rows": 16_300, "400,000 rows": 163_000}
GOALS = {"40,000 rows": (2.0, 300), "400,000 rows": (1.6, 900)}
MEBIBYTE_IN_KIB = 1024


@dataclass(frozen=True)
class Run:
    """One finished process: wall clock seconds and peak memory in MiB."""

    seconds: float
    memory: float


def run(command: list[str]) -> Run:
    """Runs a command to its end; raises when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(errors.decode())
    return Run(time.perf_counter() - started, usage.ru_maxrss / MEBIBYTE_IN_KIB)


def extract_of(children: int, folder: Path) -> Path:
    """A synthetic extract of so many children, made when it is not there yet."""
    path = folder / f"chat-bench-{children}.xlsx"
    if not path.exists():
        run([sys.executable, "-m", "chat", "synth", "-o", str(path), "--children", str(children)])
    return path


def compare(name: str, extract: Path, folder: Path, repeats: int) -> None:
    """Prints one line: medians, ratio, memory, and the goal."""
    workbook = folder / "bench-chat.xlsx"
    analyse = [sys.executable, "-m", "chat", "analyse", str(extract), "-o", str(workbook)]
    analyse += ["--population", "288000", "--quiet"]
    floor = [sys.executable, str(FLOOR), str(extract), str(folder / "bench-floor.xlsx")]
    run(floor)
    pairs = []
    for _ in range(repeats):
        workbook.unlink(missing_ok=True)  # an earlier workbook would be read for its commentary
        pairs.append((run(floor), run(analyse)))
    at_floor = statistics.median(pair[0].seconds for pair in pairs)
    whole = statistics.median(pair[1].seconds for pair in pairs)
    ratio = statistics.median(pair[1].seconds / pair[0].seconds for pair in pairs)
    memory = max(pair[1].memory for pair in pairs)
    goal, limit = GOALS[name]
    print(
        f"{name}: floor {at_floor:.2f} s, chat analyse {whole:.2f} s, ratio {ratio:.2f} (goal {goal}),"
        f" peak memory {memory:.0f} MiB (goal {limit})",
        flush=True,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--small", action="store_true", help="only the 40,000 rows")
    chosen = parser.parse_args()
    place = Path(tempfile.gettempdir())
    for size, children in list(SIZES.items())[: 1 if chosen.small else None]:
        bench_extract = extract_of(children, place)
        compare(size, bench_extract, place, chosen.repeats)
        subprocess.run([sys.executable, str(STAGES), str(bench_extract)], check=True)
