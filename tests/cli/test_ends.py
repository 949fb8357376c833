"""How a run ends when its screen, its reader or its user goes away: with a true sentence, and nothing half written."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.places import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and signals are told otherwise there")
FULL = Path("/dev/full")
INTERRUPTED = 130
ANSWERS = {
    "help": ("--help",),
    "version": ("--version",),
    "tables": ("tables",),
    "config": ("config",),
    "check": ("check", "{sample}"),
}
# Says when the finished bytes are about to be written, waits for the signal, and goes on.
STOPPED_WHILE_WRITING = """
import os, sys, time
import chat.saving
real = chat.saving.os.fsync
def wait(number):
    print("writing", flush=True)
    time.sleep(60)
    real(number)
chat.saving.os.fsync = wait
from chat.cli import main
main(sys.argv[1:])
"""


def command(sample: Path, arguments: Sequence[str]) -> list[str]:
    """The command line, with the sample in its place."""
    return [sys.executable, "-m", "chat", *(each.format(sample=sample) for each in arguments)]


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
@pytest.mark.parametrize("name", ANSWERS)
def test_a_full_standard_output_is_said_as_what_it_is(name: str, sample: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            command(sample, ANSWERS[name]), stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
        )
    assert done.returncode == 2
    *_, last = done.stderr.splitlines()
    assert last.startswith("chat: cannot print")
    assert "no space left on device" in last
    assert "something went wrong" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="no full device here")
def test_the_workbook_is_there_although_the_figures_cannot_be_printed(sample: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "chat.xlsx"
    with FULL.open("w") as full:
        arguments = ("analyse", "{sample}", "-o", str(workbook), "--figures", "-")
        done = subprocess.run(
            command(sample, arguments), stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
        )
    assert done.returncode == 2
    assert workbook.is_file()
    assert "are written" in done.stderr
    assert "othing was written" not in done.stderr


@pytest.mark.parametrize(("name", "code"), [("tables", 0), ("config", 0), ("check", 1)])
def test_a_reader_who_leaves_changes_nothing(name: str, code: int, sample: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command(sample, ANSWERS[name]), stdout=writing, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
    )
    os.close(writing)
    assert done.returncode == code
    assert "chat:" not in done.stderr
    assert "Broken" not in done.stderr


def test_screens_that_take_nothing_at_all_hinder_no_workbook(sample: Path, tmp_path: Path) -> None:
    if not FULL.exists():
        pytest.skip("no full device here")
    with FULL.open("w") as full:
        arguments = ("analyse", "{sample}", "-o", str(tmp_path / "chat.xlsx"))
        done = subprocess.run(command(sample, arguments), stdout=full, stderr=full, cwd=ROOT, check=False)
    assert done.returncode == 0
    assert (tmp_path / "chat.xlsx").is_file()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_run_that_is_ended_from_outside_leaves_nothing(number: signal.Signals, sample: Path, tmp_path: Path) -> None:
    arguments = ("exceptions", str(sample), "-o", str(tmp_path / "exceptions-confidential.xlsx"))
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED_WHILE_WRITING, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "writing\n"
        assert len(list(tmp_path.iterdir())) == 1
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    assert running.returncode == INTERRUPTED
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
