"""`chat analyse --by-worker`: names of staff stand in the confidential workbook only, and only when asked for."""

import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl

from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
ARGUMENTS = ("-o", "chat.xlsx", "--as-at", "2026-10-01", "--authority", "Bristol")
CONFIDENTIAL = "chat-by-worker-confidential.xlsx"


def workers_of(extract: Path) -> set[str]:
    """The allocated workers of all lists; the error of a formula (#N/A) is none."""
    found = set()
    with closing(openpyxl.load_workbook(extract, read_only=True)) as workbook:
        for sheet in workbook.worksheets:
            rows = [list(row) for row in sheet.iter_rows(values_only=True)]
            for number, row in enumerate(rows[:5]):
                if "Allocated Worker" in row:
                    place = row.index("Allocated Worker")
                    found |= {str(below[place]).strip() for below in rows[number + 1 :] if below[place]}
    return {worker for worker in found if not worker.startswith("#")}


def test_worker_names_stand_in_no_part_of_the_main_workbook(run: Run, sample: Path, tmp_path: Path) -> None:
    workers = workers_of(sample)
    assert len(workers) > 5
    assert run("analyse", sample, *ARGUMENTS, "--by-worker", "--figures", "figures.json").code == 0
    texts = [(tmp_path / "figures.json").read_text(encoding="utf-8")]
    with zipfile.ZipFile(tmp_path / "chat.xlsx") as archive:
        texts += [archive.read(name).decode("utf-8") for name in archive.namelist()]
    assert not [worker for worker in workers if any(worker in text for text in texts)]
    labels = {cell.value for (cell,) in openpyxl.load_workbook(tmp_path / CONFIDENTIAL).worksheets[0]["A5":"A200"]}
    assert len(workers & labels) > 5


def test_there_is_none_unless_it_is_asked_for(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, *ARGUMENTS).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["chat.xlsx"]


def test_the_main_workbook_is_the_same_either_way(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, *ARGUMENTS).code == 0
    alone = (tmp_path / "chat.xlsx").read_bytes()
    assert run("analyse", sample, *ARGUMENTS, "--by-worker").code == 0
    assert (tmp_path / "chat.xlsx").read_bytes() == alone
