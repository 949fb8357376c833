"""Month after month: what managers write is kept, what they remove is gone, whatever is read in whatever order."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chat.commentary.comment import Comment, newest_by_key
from chat.commentary.find import find_commentary
from chat.commentary.merge import merged
from chat.jobs.commentary import merge_commentary
from tests.commentary.test_merge import content, fill

KEYS = ("contacts.sources", "contacts.children", "contacts.repeat")
EMPTIED = ""
WORDS = st.text(alphabet=st.sampled_from("abcdefghij \n_x041é😀<&="), min_size=4, max_size=20).filter(str.strip)
# What a manager does to each cell in a month: types a text that is told from all others by a number, or empties it.
MONTH = st.dictionaries(st.sampled_from(KEYS), st.one_of(WORDS, st.just(EMPTIED)))
ONCE = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)


def numbered(texts: dict[str, str], number: int) -> dict[str, str]:
    """The texts, each unlike any other."""
    return {key: f"{text}#{number}.{key}#" if text else EMPTIED for key, text in texts.items()}


def holds(path: Path, text: str) -> bool:
    """Whether the mark of a text is anywhere in the file."""
    mark = text[text.index("#") :].encode()
    with zipfile.ZipFile(path) as archive:
        return any(mark in archive.read(name) for name in archive.namelist())


@ONCE
@given(months=st.lists(MONTH, min_size=2, max_size=4), data=st.data())
def test_months_of_writing_and_removing(
    months: list[dict[str, str]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("months")
    present: dict[str, str] = {}
    before: dict[str, list[str]] = {key: [] for key in KEYS}
    removed: list[str] = []
    files: list[Path] = []
    commentary: dict[str, Comment] = {}
    for number, month in enumerate(months, start=1):
        typed = numbered(month, number)
        as_at = dt.date(2026, number, 1)
        path = fill(folder / f"{number}.xlsx", content(commentary, as_at=as_at), typed)
        for key, text in typed.items():
            if text:
                before[key].append(text)
            elif present.get(key):
                removed += before[key]
                before[key] = []
            present[key] = text
        files.append(path)
        read = [find_commentary(each).comments for each in data.draw(st.permutations(files))]
        commentary = newest_by_key(read)
        assert {key: text for key, text in present.items() if text} == {
            key: comment.text for key, comment in commentary.items() if comment.text
        }
        for key in KEYS:
            kept = commentary.get(key, Comment(""))
            assert {kept.text, *(older.text for older in kept.older)} - {""} == set(before[key])
    last = folder / "last.xlsx"
    last.write_bytes(content(commentary, as_at=dt.date(2026, 12, 1)))
    assert [text for text in removed if holds(last, text)] == []


@ONCE
@given(base=MONTH, copies=st.lists(MONTH, min_size=2, max_size=3))
def test_copies_of_a_month_are_merged(
    base: dict[str, str], copies: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("copies")
    carried = {key: text for key, text in numbered(base, 0).items() if text}
    source = content({key: Comment(text, dt.date(2026, 9, 1)) for key, text in carried.items()})
    typed = [numbered(each, number) for number, each in enumerate(copies, start=1)]
    files = [fill(folder / f"{number}.xlsx", source, each) for number, each in enumerate(typed, start=1)]
    conflicts = {conflict.key for conflict in merge_commentary(files, folder / "all.xlsx")}
    found = find_commentary(folder / "all.xlsx").comments
    for key in KEYS:
        written = {each[key] for each in typed if each.get(key)}
        is_removed = key in carried and any(each.get(key) == EMPTIED for each in typed)
        text = found.get(key, Comment("")).text
        assert all(each in text for each in written)
        assert (key in conflicts) == (len(written) > 1 or (bool(written) and is_removed))
        if not written:
            assert text == ("" if is_removed else carried.get(key, ""))
        if is_removed:
            assert not holds(folder / "all.xlsx", carried[key])
    again = merged([find_commentary(folder / "all.xlsx"), find_commentary(files[0])])
    assert {key: each.text for key, each in again.comments.items() if each.text} == {
        key: each.text for key, each in found.items() if each.text
    }
