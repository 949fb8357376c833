"""Which earlier workbooks a run uses, and what it says of those it leaves out."""

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from chat.commentary.comment import Comment
from chat.earlier.find import PreviousFile, previous_files
from chat.errors import UnreadableInput
from chat.jobs.earlier_workbooks import Earlier, earlier_workbooks
from chat.report import Authority
from tests.commentary.test_merge import content, fill
from tests.places import SAMPLE

SOURCE = "contacts.sources"
BIRMINGHAM = Authority("E08000025", "Birmingham")
SEPTEMBER = dt.date(2026, 9, 1)


def earlier(folder: Path, *named: Path, beside: bool = False) -> tuple[Earlier, list[str]]:
    said: list[str] = []
    files = previous_files(named, said.append)
    return earlier_workbooks(folder / "new.xlsx", files, BIRMINGHAM, beside=beside, say=said.append), said


def test_an_extract_given_as_an_earlier_workbook_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=f"'{SAMPLE.name}' as an earlier workbook: ChAT has not written it"):
        earlier(tmp_path, SAMPLE)
    for name in ("contacts.csv", "annex.xls", "chat.ods"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(UnreadableInput, match=f"cannot use '{name}' as an earlier workbook"):
            previous_files([tmp_path / name], print)


def test_of_working_copies_in_a_folder_the_one_saved_last_counts_and_the_others_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "months"
    folder.mkdir()
    base = content({SOURCE: Comment("Of September.", SEPTEMBER)})
    (folder / "a.xlsx").write_bytes(base)  # nobody has saved it since it was made
    for name, saved in (("ben.xlsx", 12), ("anna.xlsx", 11)):
        workbook = openpyxl.load_workbook(fill(folder / name, base, {SOURCE: name}))
        workbook.save(folder / name)
        parts = (folder / name).stat()
        os.utime(folder / name, (parts.st_atime, saved))
    os.utime(folder / "a.xlsx", (99, 99))
    (folder / "august.xlsx").write_bytes(content({}, as_at=dt.date(2026, 8, 1)))
    found, said = earlier(tmp_path, folder)
    assert found.commentary[SOURCE].text in ("ben.xlsx", "anna.xlsx")
    (line,) = [line for line in said if line.startswith("Of the workbooks")]
    last = found.commentary[SOURCE].text
    others = ", ".join(name for name in ("a.xlsx", "anna.xlsx", "ben.xlsx") if name != last)
    assert line.startswith(
        f"Of the workbooks as at 1 October 2026 the one saved last counts, {last}. Left out: {others}."
    )
    assert any("august.xlsx" in line for line in said)


def test_copies_that_were_named_one_by_one_are_all_used(tmp_path: Path) -> None:
    base = content({})
    one = fill(tmp_path / "one.xlsx", base, {SOURCE: "One."})
    two = fill(tmp_path / "two.xlsx", base, {SOURCE: "Two."})
    found, _ = earlier(tmp_path, one, two)
    assert [found.commentary[SOURCE].text, found.commentary[SOURCE].older[0].text] == ["One.", "Two."]


def test_a_folder_without_workbooks_is_said_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "months").mkdir()
    found, said = earlier(tmp_path, tmp_path / "months")
    assert (found.commentary, found.figures) == ({}, ())
    assert said == [f"There is no earlier ChAT workbook in '{tmp_path / 'months'}' yet"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_a_workbook_saved_as_ods_is_named(tmp_path: Path) -> None:
    (tmp_path / "chat.xlsx").write_bytes(content({SOURCE: Comment("Of September.", SEPTEMBER)}))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path / "months")]
    subprocess.run([*command, str(tmp_path / "chat.xlsx")], check=True, capture_output=True, timeout=300)
    assert earlier(tmp_path, tmp_path / "months")[1] == [
        "chat.ods is left out: it was saved as .ods. Save it as .xlsx to use its comments",
        f"There is no earlier ChAT workbook in '{tmp_path / 'months'}' yet",
    ]
    assert PreviousFile(tmp_path / "chat.xlsx") in previous_files([tmp_path / "chat.xlsx"], print)
