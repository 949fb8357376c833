"""What somebody removed is gone from every part of the file, and no older workbook brings it back."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from chat.commentary.comment import Comment, newest_by_key
from chat.commentary.find import find_commentary
from chat.commentary.removal import is_removed, removing, written_again
from chat.errors import UnknownTable
from chat.jobs.commentary import merge_commentary, purge_commentary
from tests.commentary.test_merge import content, fill
from tests.workbook.example import AS_AT

SEPTEMBER, AUGUST, NOVEMBER = dt.date(2026, 9, 1), dt.date(2026, 8, 1), dt.date(2026, 11, 1)
SOURCE, PROFILE, GONE = "contacts.sources", "contacts.children", "contacts.gone"
NAME = "Zebedee Quillfeather"
LONG = f"{NAME} came often. " * 300


def holds(path: Path, text: str) -> list[str]:
    """The parts of a file in which a text stands."""
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if text.encode() in archive.read(name)]


def september(path: Path, text: str = f"{NAME} came often.") -> Path:
    older = (Comment(f"{NAME} again.", AUGUST),)
    path.write_bytes(content({SOURCE: Comment(text, SEPTEMBER, "", older), PROFILE: Comment("Other.", SEPTEMBER)}))
    assert holds(path, NAME)
    return path


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_an_emptied_cell_is_gone_from_the_next_workbook_and_stays_gone(typed: str, tmp_path: Path) -> None:
    first = september(tmp_path / "first.xlsx")
    emptied = fill(tmp_path / "emptied.xlsx", first.read_bytes(), {SOURCE: typed})
    commentary = [find_commentary(path).comments for path in (emptied, first)]
    for files in (commentary, commentary[::-1]):
        carried = newest_by_key(files)
        assert (carried[SOURCE].text, carried[SOURCE].older) == ("", ())
        (tmp_path / "next.xlsx").write_bytes(content(carried, as_at=NOVEMBER))
        assert holds(tmp_path / "next.xlsx", NAME) == []
        later = newest_by_key([find_commentary(tmp_path / "next.xlsx").comments, find_commentary(first).comments])
        assert (later[SOURCE].text, later[SOURCE].older, later[PROFILE].text) == ("", (), "Other.")


def test_who_writes_a_removed_text_again_keeps_it(tmp_path: Path) -> None:
    first = september(tmp_path / "first.xlsx", "No change.")
    emptied = fill(tmp_path / "emptied.xlsx", first.read_bytes(), {SOURCE: ""})
    base = content(dict(find_commentary(emptied).comments), as_at=NOVEMBER)
    again = fill(tmp_path / "again.xlsx", base, {SOURCE: "No change."})
    files = [find_commentary(path).comments for path in (emptied, first, again)]
    assert newest_by_key(files)[SOURCE].text == "No change."
    final = fill(tmp_path / "final.xlsx", content(newest_by_key(files), as_at=NOVEMBER), {SOURCE: ""})
    assert newest_by_key([*files, find_commentary(final).comments])[SOURCE].text == ""


def test_turns_of_removal() -> None:
    removed = removing(["A"], SEPTEMBER)
    assert is_removed("A", SEPTEMBER, removed)
    assert is_removed("A", None, removed)
    assert not is_removed("A", AS_AT, removed)  # written at a later date
    assert not is_removed("B", SEPTEMBER, removed)
    assert not is_removed("A", SEPTEMBER, written_again("A", removed))
    assert is_removed("A", SEPTEMBER, removing(["A"], SEPTEMBER, written_again("A", removed)))


def test_a_removal_in_one_copy_leaves_nothing_in_the_merged_workbook(tmp_path: Path) -> None:
    first = september(tmp_path / "first.xlsx", LONG)
    anna = fill(tmp_path / "anna.xlsx", first.read_bytes(), {SOURCE: ""})
    ben = fill(tmp_path / "ben.xlsx", first.read_bytes(), {PROFILE: "Ben."})
    for copies in ([first, anna, ben], [anna, ben]):
        assert merge_commentary(copies, tmp_path / "all.xlsx") == ()
        assert holds(tmp_path / "all.xlsx", NAME) == []
        found = find_commentary(tmp_path / "all.xlsx")
        assert (found.comments[SOURCE].text, found.comments[PROFILE].text, found.elsewhere) == ("", "Ben.", ())


def test_a_row_taken_from_commentary_kept_is_a_removal(tmp_path: Path) -> None:
    path = tmp_path / "kept.xlsx"
    path.write_bytes(content({GONE: Comment(f"{NAME}, old.", SEPTEMBER)}))
    emptied = fill(tmp_path / "emptied.xlsx", path.read_bytes(), {GONE: ""})
    carried = newest_by_key([find_commentary(emptied).comments, find_commentary(path).comments])
    assert carried[GONE].text == ""


def test_purge_removes_history_and_on_request_the_text(tmp_path: Path) -> None:
    path = september(tmp_path / "chat.xlsx", LONG)
    (tmp_path / "chat.bak.xlsx").write_bytes(path.read_bytes())
    done = purge_commentary(path, SOURCE)
    assert (done.keys, done.still_in) == ((SOURCE,), (tmp_path / "chat.bak.xlsx",))
    found = find_commentary(path)
    assert (found.comments[SOURCE].text, found.comments[SOURCE].older, found.elsewhere) == (LONG, (), ())
    assert holds(path, f"{NAME} again") == []
    assert [each.name for each in tmp_path.iterdir()].count("chat.bak.xlsx") == 1
    done = purge_commentary(path, None, text=True)
    assert done.keys == (PROFILE, SOURCE)
    assert holds(path, NAME) == []
    assert purge_commentary(path, None, text=True).keys == ()
    back = newest_by_key(find_commentary(each).comments for each in (path, tmp_path / "chat.bak.xlsx"))
    assert [comment.text for comment in back.values()] == ["", ""]


def test_purge_of_an_unknown_key_says_which_there_are(tmp_path: Path) -> None:
    path = september(tmp_path / "chat.xlsx")
    before = path.read_bytes()
    with pytest.raises(UnknownTable, match=r"no commentary on 'contacts'.*contacts\.children, contacts\.sources"):
        purge_commentary(path, "contacts")
    assert path.read_bytes() == before
