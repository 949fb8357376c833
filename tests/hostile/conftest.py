"""Commands as a user runs them, for files that are made to do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chat.extract import Extract
from chat.ingest.read import read_extract
from tests.cli.conftest import Outcome, run

__all__ = ["run"]
Refusal = Callable[..., str]


@pytest.fixture
def refused(run: Callable[..., Outcome], tmp_path: Path) -> Refusal:
    """Analyses a file or folder that must be refused: exit code 2, one sentence, and nothing written."""

    def call(*paths: Path) -> str:
        before = sorted(each.name for each in tmp_path.rglob("*"))
        outcome = run("analyse", *paths, "-o", tmp_path / "chat.xlsx", "--as-at", "2026-10-01")
        assert outcome.code == 2, outcome
        assert "Traceback" not in outcome.err
        assert outcome.out == ""
        assert sorted(each.name for each in tmp_path.rglob("*")) == before
        said = [line for line in outcome.err.splitlines() if not line.startswith("Reading ")]
        assert len(said) == 1
        assert said[0].startswith("chat: ")
        return said[0].removeprefix("chat: ")

    return call


def found(extract: Extract, rule: str) -> list[tuple[str | None, int]]:
    """Column and number of rows of the findings of one rule."""
    return [(each.column, each.rows) for each in extract.findings if each.rule == rule]


def read(path: Path) -> Extract:
    """The extract of one file or folder."""
    return read_extract([path])
