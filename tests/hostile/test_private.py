"""What identifies a child or a worker never leaves the extract: in no file, in no sentence, over no network."""

import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chat.annex_a import LISTS
from chat.jobs import make_workbook
from tests.cli.conftest import Outcome
from tests.hostile.delivery import DAY, headings, row, write
from tests.places import ROOT

Run = Callable[..., Outcome]
WORKER, TEAM, POSTCODE, FREE_TEXT = "Marked Wörker", "Marked Team", "ZZ98 7QX", "Marked Remark 0777"
BIRTH = DAY.replace(year=2011, month=3, day=17)
# As text, as ISO text, and as the number of the day that a spreadsheet keeps.
BIRTHS = ("17/03/2011", "2011-03-17", "40619")
HEADINGS_OF_OTHERS = ["Child's Name", "Postcode", "Notes"]


def identifier(number: int, at: int) -> str:
    return f"ZQX{number:02d}Y{at:04d}"


def values(number: int, at: int, **others: Any) -> list[Any]:
    """A row of which everything that identifies somebody is marked; columns of nobody's list stand beside it."""
    fields = {column.field: column for column in LISTS[number - 1].columns if column.position is not None}
    marked: dict[str, Any] = {
        field: identifier(number, at) if column.type == "id" else BIRTH if field == "date_of_birth" else None
        for field, column in fields.items()
        if column.type == "id" or field == "date_of_birth"
    }
    marked |= {field: WORKER for field in fields if "worker" in field}
    cells = row(number, **(marked | {name: value for name, value in others.items() if name in fields}))
    return [*cells, "Marked Name", POSTCODE, FREE_TEXT]


def marked_extract(path: Path) -> Path:
    """All lists, with rows that are right and rows that give rise to findings of every kind that reading has."""
    sheets = {}
    for each in LISTS:
        number = each.number
        spoilt: dict[str, Any] = {}
        for column in each.columns:
            if column.type in ("date", "code", "age", "integer") and column.field != "date_of_birth":
                spoilt[column.field] = f"{FREE_TEXT} {POSTCODE}"
        lines = [values(number, at) for at in range(4)]
        lines += [lines[-1], values(number, 5, **spoilt), values(number, 6, date_of_birth=f"born {BIRTHS[0]}")]
        sheets[f"List {number}"] = [[*headings(number), *HEADINGS_OF_OTHERS], *lines]
    return write(path, sheets)


MARKS = ("ZQX", "Marked Name", WORKER, POSTCODE, FREE_TEXT, "Marked Remark", *BIRTHS)


def contents(path: Path) -> Iterator[tuple[str, str]]:
    """The texts in a file: of an archive those of its parts, sheets and properties included."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield f"{path.name}!{name}", archive.read(name).decode("utf-8", "replace")
    else:
        yield path.name, content.decode("utf-8", "replace")


def leaks(text: str) -> list[str]:
    return [mark for mark in MARKS if re.search(rf"(?<![0-9]){re.escape(mark)}(?![0-9])", text, re.IGNORECASE)]


def assert_silent(folder: Path, *said: str) -> None:
    """No marked value in what was said, nor in any file of the folder."""
    for text in said:
        assert leaks(text) == []
    for path in folder.rglob("*"):
        if path.is_file():
            for name, text in contents(path):
                assert leaks(text) == [], name


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """The marked extract, in a folder of its own."""
    (tmp_path / "in").mkdir()
    return marked_extract(tmp_path / "in" / "annex_a.xlsx")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder for what is written."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_the_search_finds_what_is_there(marked: Path) -> None:
    texts = [text for _, text in contents(marked)]
    assert {mark for text in texts for mark in leaks(text)} >= {"Marked Name", WORKER, POSTCODE, FREE_TEXT, BIRTHS[2]}
    assert any(identifier(1, 0) in text for text in texts)


def test_the_workbook_and_the_figures_hold_no_child(run: Run, marked: Path, out: Path) -> None:
    arguments = ("--as-at", "2026-10-01", "--verbose")
    first = run("analyse", marked, "-o", out / "chat.xlsx", "--figures", out / "figures.json", *arguments)
    second = run("analyse", marked, "-o", out / "chat.xlsx", "--figures", "-", *arguments)
    assert first.code == second.code == 0
    assert_silent(out, first.out, first.err, second.out, second.err)


@pytest.mark.parametrize("end", [".xlsx", ".csv", ".json"])
def test_the_report_of_the_data_holds_no_child(run: Run, marked: Path, out: Path, end: str) -> None:
    outcome = run("check", marked, "-o", out / f"findings{end}", "--verbose", "--as-at", "2026-10-01")
    assert outcome.code == 1
    assert_silent(out, outcome.out, outcome.err)
    explained = run("check", marked, "--explain")
    assert_silent(out, explained.out, explained.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as-at", "31/02/2026"),
        ("--authority", "Nowhere-on-Sea"),
        ("--months", "contacts=99"),
        ("-o", "no/such/folder/chat.xlsx"),
    ],
)
def test_errors_hold_no_child(run: Run, marked: Path, out: Path, arguments: tuple[str, str]) -> None:
    outcome = run("analyse", marked, "-o", out / "chat.xlsx", *arguments, "--verbose")
    assert outcome.code == 2
    assert_silent(out, outcome.out, outcome.err)


def test_a_list_that_cannot_be_used_is_named_without_its_cells(run: Run, tmp_path: Path) -> None:
    lines = [["Child Unique ID", "Gender", "Contact Source", "Age"], ["ZQX01Y0001", FREE_TEXT, POSTCODE, WORKER]]
    outcome = run("analyse", write(tmp_path / "a.xlsx", {"List 1": lines}), "--verbose")
    assert outcome.code == 2
    assert leaks(outcome.err) == []


def test_a_crash_says_where_and_never_what(run: Run, marked: Path, out: Path, monkeypatch: Any, tmp_path: Path) -> None:
    """A mistake of ours whose message and variables hold cells; afterwards no temporary file is left."""

    def crash(*_: object, **__: object) -> None:
        name = f"{WORKER} {POSTCODE} {identifier(1, 0)}"
        raise ValueError(name)

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(make_workbook, "build_report", crash)
    outcome = run("analyse", marked, "-o", out / "chat.xlsx", "--verbose")
    assert outcome.code == 2
    assert "something went wrong inside chat (ValueError)" in outcome.err
    assert "in crash" in outcome.err
    assert_silent(tmp_path / "temporary", outcome.out, outcome.err)
    assert list(out.iterdir()) == list((tmp_path / "temporary").iterdir()) == []


def test_nothing_is_written_but_what_was_asked_for(marked: Path, out: Path, tmp_path: Path) -> None:
    """In a process of its own: its home, its working and its temporary folder stay empty, and stay so after a crash."""
    places = {name: tmp_path / name for name in ("home", "work", "temporary")}
    for place in places.values():
        place.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        "HOME": str(places["home"]),
        "TMPDIR": str(places["temporary"]),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for arguments, code in (
        (["-o", str(out / "chat.xlsx")], 0),
        (["-o", str(out / "chat.xlsx"), "--months", "x=1"], 2),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "chat", "analyse", str(marked), "--as-at", "2026-10-01", *arguments],
            cwd=places["work"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert leaks(done.stdout + done.stderr) == []
        assert [list(place.rglob("*")) for place in places.values()] == [[], [], []]
        assert [each.name for each in out.iterdir()] == ["chat.xlsx"]


def test_the_main_job_needs_no_network(run: Run, marked: Path, out: Path, monkeypatch: Any) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network is never needed")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)
    outcome = run(
        "analyse", marked, "-o", out / "chat.xlsx", "--figures", out / "figures.json", "--authority", "Bristol"
    )
    assert outcome.code == 0, outcome.err


def test_no_module_of_ours_speaks_to_a_network() -> None:
    names = "socket|ssl|http|urllib|ftplib|smtplib|requests|httpx|asyncio"
    speaks = re.compile(rf"^\s*(?:import|from)\s+(?:{names})\b", re.MULTILINE)
    modules = [path for folder in ("chat", "lists") for path in (ROOT / folder).rglob("*.py")]
    assert [path.name for path in modules if speaks.search(path.read_text(encoding="utf-8"))] == []
