"""Where the commands write, and what they never write over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from chat.jobs import make_workbook as job
from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
CONTACTS = (
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
    "1,M,WBRI,2020-01-01,6,2026-09-01,6\n2,F,WBRI,2019-01-01,7,2026-09-02,6\n"
)
DATES = ("--as-at", "2026-10-01", "--today", "2026-12-01")
FOREIGN = b"minutes of a meeting"
WRITERS = {
    "analyse": ("analyse", "contacts.csv", *DATES, "-o", "x.xlsx"),
    "figures": ("analyse", "contacts.csv", *DATES, "-o", "chat.xlsx", "--figures", "x.json"),
    "by worker": ("analyse", "contacts.csv", *DATES, "-o", "x.xlsx", "--by-worker"),
    "check": ("check", "contacts.csv", *DATES, "-o", "x.csv"),
    "children": ("children", "contacts.csv", *DATES, "--table", "contacts.source", "-o", "x-confidential.xlsx"),
    "exceptions": ("exceptions", "contacts.csv", *DATES, "-o", "x-confidential.xlsx"),
    "synth": ("synth", "-o", "x.xlsx", "--children", "5"),
    "faults": ("synth", "-o", "extract.xlsx", "--children", "5", "--faults", "0"),
}
PLACES = {name: arguments[-1] for name, arguments in WRITERS.items()} | {
    "by worker": "x-by-worker-confidential.xlsx",
    "check": "x.csv",
    "synth": "x.xlsx",
    "faults": "extract-faults.json",
}


@pytest.fixture
def contacts(run: Run, tmp_path: Path) -> Path:
    """A small extract in the folder that the commands run in."""
    path = tmp_path / "contacts.csv"
    path.write_text(CONTACTS)
    return path


@pytest.mark.parametrize("name", WRITERS)
def test_what_chat_has_not_written_is_written_over_only_by_force(
    name: str, run: Run, contacts: Path, tmp_path: Path
) -> None:
    place = tmp_path / PLACES[name]
    if name == "analyse":
        openpyxl.Workbook().save(place)  # one that cannot be read is refused even with --force
    else:
        place.write_bytes(FOREIGN)
    before = place.read_bytes()
    outcome = run(*WRITERS[name])
    assert outcome.code == 2
    assert "a file that ChAT has not written" in outcome.err
    assert place.read_bytes() == before
    assert run(*WRITERS[name], "--force").code in (0, 1)
    written = place.read_bytes()
    assert written != before
    assert run(*WRITERS[name]).code in (0, 1)  # it is ours now
    if name != "analyse":  # a ChAT workbook takes over what it is written over
        assert place.read_bytes() == written


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.csv", "report.xlsm", "report"])
@pytest.mark.parametrize("command", ["analyse", "synth"])
def test_a_workbook_ends_in_xlsx(command: str, name: str, run: Run, contacts: Path, tmp_path: Path) -> None:
    outcome = run(*(("analyse", contacts, *DATES) if command == "analyse" else ("synth",)), "-o", name)
    assert outcome.code == 2
    assert "must end in .xlsx" in outcome.err
    assert [each.name for each in tmp_path.iterdir()] == ["contacts.csv"]


def test_the_figures_file_has_an_ending_that_means_something(run: Run, contacts: Path, tmp_path: Path) -> None:
    outcome = run("analyse", contacts, *DATES, "-o", "chat.xlsx", "--figures", "figures.pdf")
    assert outcome.code == 2
    assert "must end in .json" in outcome.err
    assert [each.name for each in tmp_path.iterdir()] == ["contacts.csv"]


def test_the_workbook_of_another_authority_is_written_over_only_by_force(
    run: Run, contacts: Path, tmp_path: Path
) -> None:
    arguments = ("analyse", contacts, *DATES, "-o", "chat.xlsx", "--authority")
    assert run(*arguments, "Leeds").code == 0
    before = (tmp_path / "chat.xlsx").read_bytes()
    outcome = run(*arguments, "Birmingham")
    assert outcome.code == 2
    assert "the workbook of another authority" in outcome.err
    assert (tmp_path / "chat.xlsx").read_bytes() == before
    assert run(*arguments, "Birmingham", "--force").code == 0
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("name", ["children", "exceptions", "by worker"])
def test_a_file_that_names_children_is_for_the_user_alone(name: str, run: Run, contacts: Path, tmp_path: Path) -> None:
    assert run(*WRITERS[name]).code == 0
    assert (tmp_path / PLACES[name]).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize(("option", "mode"), [("--show-ids", 0o600), ("--quiet", None)])
def test_findings_with_identifiers_are_for_the_user_alone(
    option: str, mode: int | None, run: Run, contacts: Path, tmp_path: Path
) -> None:
    run("check", contacts, *DATES, "-o", "found-confidential.xlsx", option)
    usual = contacts.stat().st_mode & 0o777
    assert (tmp_path / "found-confidential.xlsx").stat().st_mode & 0o777 == (mode or usual)


def commented(path: Path, text: str) -> None:
    """A manager writes into the commentary of one table and saves."""
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary.contacts.sources"].destinations
    workbook[sheet][cells.replace("$", "").split(":")[0]] = text
    workbook.save(path)


def test_what_a_manager_saves_while_the_run_works_is_kept(
    run: Run, contacts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("analyse", contacts, *DATES, "-o", "chat.xlsx")
    assert run(*arguments).code == 0
    measure = job.measure

    def measured(*given: object) -> object:
        commented(tmp_path / "chat.xlsx", "Written while the run worked")
        return measure(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(job, "measure", measured)
    outcome = run(*arguments)
    assert outcome.code == 0
    assert "was saved while this ran" in outcome.err
    shown = json.loads(run("commentary", "show", "chat.xlsx", "--json").out)
    assert [each["text"] for each in shown] == ["Written while the run worked"]


def test_a_workbook_that_is_saved_again_and_again_is_refused(
    run: Run, contacts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("analyse", contacts, *DATES, "-o", "chat.xlsx")
    assert run(*arguments).code == 0
    write, times = job.write, []

    def busy(*given: object, **options: object) -> object:
        times.append(1)
        commented(tmp_path / "chat.xlsx", f"Version {len(times)}")
        return write(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(job, "write", busy)
    outcome = run(*arguments)
    assert outcome.code == 2
    assert "somebody saved it" in outcome.err
    shown = json.loads(run("commentary", "show", "chat.xlsx", "--json").out)
    assert [each["text"] for each in shown] == [f"Version {len(times)}"]
