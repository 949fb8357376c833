"""The command line as a user meets it: a fresh call, what it prints, what it leaves behind."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from chat.cli import main
from tests.places import ROOT

SAMPLE = ROOT / "fixtures" / "annex_a_sample.xlsx"


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Outcome]:
    """Runs a command in an empty folder and returns its outcome."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Outcome:
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed synthetic extract, in a folder of its own: no chat.toml is beside it."""
    return Path(shutil.copy(SAMPLE, tmp_path_factory.mktemp("extract")))
