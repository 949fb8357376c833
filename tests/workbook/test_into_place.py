"""The old file stays until the new one is complete."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chat.errors import OutputRefused
from chat.report import Report
from chat.workbook import into_place
from chat.workbook.into_place import put_into_place
from chat.workbook.write import write_workbook


def test_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"old")
    put_into_place(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["chat.xlsx"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_while_writing_keeps_the_old_file(step: str, tmp_path: Path, monkeypatch: Any) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"old")
    owner = into_place.os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, fail)
    with pytest.raises(OutputRefused, match="no space left on device"):
        put_into_place(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["chat.xlsx"]


def test_a_mistake_while_building_keeps_the_old_file(make_report: Callable[..., Report], tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"old")
    section = make_report().sections[0]
    with pytest.raises(Exception, match="already in use"):  # two sheets of one name
        write_workbook(make_report(sections=(section, section)), path, figures_json="{}")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["chat.xlsx"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="no folder"):
        put_into_place(tmp_path / "nowhere" / "chat.xlsx", b"new")


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "chat.xlsx").mkdir()
    with pytest.raises(OutputRefused, match="is a folder"):
        put_into_place(tmp_path / "chat.xlsx", b"new")


@pytest.mark.parametrize("lock", ["~$chat.xlsx", ".~lock.chat.xlsx#"])
def test_a_workbook_that_is_open_is_refused(lock: str, tmp_path: Path) -> None:
    (tmp_path / "chat.xlsx").write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(OutputRefused, match="open in another program"):
        put_into_place(tmp_path / "chat.xlsx", b"new")
    assert (tmp_path / "chat.xlsx").read_bytes() == b"old"


def test_no_permission_is_a_sentence(tmp_path: Path, monkeypatch: Any) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputRefused, match="no permission"):
        put_into_place(tmp_path / "chat.xlsx", b"new")
