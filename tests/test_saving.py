"""The old file stays until the new one is complete."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chat import saving as into_place
from chat.errors import OutputRefused
from chat.saving import put_into_place
from tests.places import ROOT


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

    monkeypatch.setattr(into_place.os, "open", refuse)
    with pytest.raises(OutputRefused, match="no permission"):
        put_into_place(tmp_path / "chat.xlsx", b"new")


def test_the_earlier_file_stays_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    for content in (b"first", b"second"):
        put_into_place(path, content, keep_earlier=True)
    assert path.read_bytes() == b"second"
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == b"first"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["chat.bak.xlsx", "chat.xlsx"]


def test_three_earlier_files_are_kept_and_which_one_goes_is_known(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    for content in (b"1", b"2", b"3", b"3", b"4"):
        assert into_place.backup_that_goes(path) is None
        put_into_place(path, content, keep_earlier=True)
    kept = ("chat.bak.xlsx", "chat.bak2.xlsx", "chat.bak3.xlsx")
    assert [(tmp_path / name).read_bytes() for name in kept] == [b"3", b"2", b"1"]
    assert into_place.backup_that_goes(path) == tmp_path / "chat.bak3.xlsx"
    put_into_place(path, b"5", keep_earlier=True)
    assert [(tmp_path / name).read_bytes() for name in kept] == [b"4", b"3", b"2"]
    path.write_bytes(b"4")  # a file that is kept already pushes none out
    assert into_place.backup_that_goes(path) is None
    put_into_place(path, b"6", keep_earlier=True)
    assert [(tmp_path / name).read_bytes() for name in kept] == [b"4", b"3", b"2"]
    assert len(list(tmp_path.iterdir())) == 4


def test_writing_the_same_again_keeps_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    for content in (b"first", b"second", b"second"):
        put_into_place(path, content, keep_earlier=True)
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == b"first"


def test_the_earlier_file_is_copied_where_it_cannot_have_two_names(tmp_path: Path, monkeypatch: Any) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(into_place.os, "link", refuse)
    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"old")
    put_into_place(path, b"new", keep_earlier=True)
    assert (path.read_bytes(), (tmp_path / "chat.bak.xlsx").read_bytes()) == (b"new", b"old")


def test_at_every_moment_a_whole_file_is_in_place(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"old")
    seen = []
    rename = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append(path.read_bytes())
        done = rename(self, target)
        seen.append(path.read_bytes())
        return done

    monkeypatch.setattr(Path, "replace", watched)
    put_into_place(path, b"new", keep_earlier=True)
    assert seen == [b"old", b"old", b"old", b"new"]  # the backup, then the new file


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_user_may_read_what_is_not_complete(tmp_path: Path, monkeypatch: Any) -> None:
    seen = []
    monkeypatch.setattr(into_place.os, "fsync", lambda number: seen.append(os.fstat(number).st_mode & 0o777))
    (tmp_path / "usual").write_bytes(b"")
    put_into_place(tmp_path / "chat.xlsx", b"new")
    assert seen == [0o600]
    assert (tmp_path / "chat.xlsx").stat().st_mode == (tmp_path / "usual").stat().st_mode


KILLED_AT = {
    "while writing": "chat.saving.os.fsync = kill",
    "before the rename": "Path.replace = kill",
    "after the rename": "done = Path.replace; Path.replace = lambda *a: (done(*a), a[0].suffix == '.part' and kill())",
}


@pytest.mark.parametrize("moment", KILLED_AT)
def test_killed_at_any_moment_a_whole_file_is_there(moment: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    old, new = b"old" * 100_000, b"new" * 100_000
    path.write_bytes(old)
    program = f"""
import os, signal
from pathlib import Path
import chat.saving
kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
{KILLED_AT[moment]}
chat.saving.put_into_place(Path({str(path)!r}), b"new" * 100_000, keep_earlier=True)
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == (new if moment == "after the rename" else old)
    backup = tmp_path / "chat.bak.xlsx"
    assert not backup.exists() or backup.read_bytes() == old
    put_into_place(path, b"newer", keep_earlier=True)  # what was left lying does not hinder the next time
    assert path.read_bytes() == b"newer"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_private_file_is_for_the_user_alone_from_its_first_byte(tmp_path: Path, monkeypatch: Any) -> None:
    seen = []
    monkeypatch.setattr(into_place.os, "fsync", lambda number: seen.append(os.fstat(number).st_mode & 0o777))
    opened = into_place.os.open

    def watched(path: Path, flags: int, mode: int) -> int:
        seen.append(mode)
        return opened(path, flags, mode)

    monkeypatch.setattr(into_place.os, "open", watched)
    put_into_place(tmp_path / "children-confidential.xlsx", b"new", private=True)
    assert seen == [0o600, 0o600]
    assert (tmp_path / "children-confidential.xlsx").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="os.kill ends the process there")
def test_the_next_run_sweeps_up_what_a_killed_one_left(tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
import chat.saving
chat.saving.os.fsync = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
chat.saving.put_into_place(Path({str(tmp_path / "chat.xlsx")!r}), b"left")
"""
    subprocess.run([sys.executable, "-c", program], check=False, cwd=ROOT)
    (left,) = tmp_path.iterdir()
    assert into_place.sweep(tmp_path) == ()  # younger than this process: it may still be at work elsewhere
    os.utime(left, (into_place.BEGAN - 60, into_place.BEGAN - 60))
    of_somebody_else = tmp_path / ".notes.part"
    running = tmp_path / f".chat.xlsx.{os.getpid()}-0123456789ab.part"
    for file in (of_somebody_else, running):
        file.write_bytes(b"")
        os.utime(file, (into_place.BEGAN - 60, into_place.BEGAN - 60))
    put_into_place(tmp_path / "chat.xlsx", b"new")
    assert sorted(tmp_path.iterdir()) == sorted([of_somebody_else, running, tmp_path / "chat.xlsx"])


def test_what_is_swept_is_named(tmp_path: Path) -> None:
    left = tmp_path / ".chat.xlsx.4194305-0123456789ab.part"  # no process has so high a number
    left.write_bytes(b"")
    os.utime(left, (into_place.BEGAN - 60, into_place.BEGAN - 60))
    assert into_place.sweep(tmp_path) == (left.name,)


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "chat.xlsx").write_bytes(b"old")
    link = tmp_path / "chat.xlsx"
    link.symlink_to(tmp_path / "real" / "chat.xlsx")
    put_into_place(link, b"new", keep_earlier=True)
    assert link.is_symlink()
    assert (tmp_path / "real" / "chat.xlsx").read_bytes() == b"new"
    assert (tmp_path / "real" / "chat.bak.xlsx").read_bytes() == b"old"


def test_a_link_into_no_folder_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "chat.xlsx"
    link.symlink_to(tmp_path / "gone" / "chat.xlsx")
    with pytest.raises(OutputRefused, match="no folder"):
        put_into_place(link, b"new")


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_a_pipe_is_refused_and_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "chat.xlsx")
    with pytest.raises(OutputRefused, match="a device or a pipe"):
        put_into_place(tmp_path / "chat.xlsx", b"new")
    assert (tmp_path / "chat.xlsx").is_fifo()


def test_a_file_that_somebody_saved_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    path.write_bytes(b"read")
    mark = into_place.content_mark(path)
    path.write_bytes(b"saved by a manager")
    with pytest.raises(into_place.ChangedMeanwhile, match="somebody saved it"):
        put_into_place(path, b"new", keep_earlier=True, as_read=mark)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("chat.xlsx", b"saved by a manager")]
    put_into_place(path, b"new", as_read=into_place.content_mark(path))
    assert path.read_bytes() == b"new"
