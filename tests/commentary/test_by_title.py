"""Where a workbook has lost its names and its hidden sheet, comments are found by the titles above them."""

import re
from pathlib import Path

import openpyxl
import pytest

from chat.commentary.comment import Comment
from chat.commentary.find import FoundCommentary, find_commentary
from chat.jobs.earlier_workbooks import read_earlier
from chat.jobs.make_workbook import titles_now
from tests.commentary.test_find import with_parts
from tests.commentary.test_merge import content
from tests.commentary.test_of_earlier_versions import EARLIER
from tests.workbook.example import AS_AT

SOURCE, PROFILE, MULTIPLE = "contacts.sources", "contacts.children", "contacts.repeat"


def bare(path: Path, content: bytes) -> Path:
    """A workbook without names and without its hidden sheet, as some programs leave it."""
    path.write_bytes(content)

    def without(name: str, part: bytes) -> tuple[str, bytes]:
        if name == "xl/workbook.xml":
            part = re.sub(rb"<definedNames>.*</definedNames>", b"", part, flags=re.DOTALL)
            part = re.sub(rb'<sheet name="_chat"[^>]*/>', b"", part)
        return name, part

    with_parts(path, without)
    assert not openpyxl.load_workbook(path).defined_names
    return path


def test_every_comment_of_an_earlier_version_is_found_under_its_key(tmp_path: Path) -> None:
    written = find_commentary(EARLIER).comments
    found = read_earlier(bare(tmp_path / "bare.xlsx", EARLIER.read_bytes())).commentary
    assert found is not None
    assert {key: each.text for key, each in found.comments.items()} == {key: each.text for key, each in written.items()}


@pytest.mark.parametrize("dated", [AS_AT, None])
def test_comments_of_this_version_are_found_by_the_titles_of_topics(tmp_path: Path, dated: object) -> None:
    texts = {SOURCE: "Up.\n\nAgain.", PROFILE: "Younger.", MULTIPLE: "Level."}
    commentary = {key: Comment(text, dated) for key, text in texts.items()}  # type: ignore[arg-type]
    titles = {("1 Contacts", title): (key,) for key, title in topics_of_the_example().items()}
    path = bare(tmp_path / "bare.xlsx", content(commentary))
    found = read_earlier(path, titles=titles).commentary
    assert found is not None
    assert {key: each.text for key, each in found.comments.items()} == texts


def laid_out(path: Path, *rows: str) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "1 Contacts"
    for row in rows:
        book.active.append([row or None])
    book.save(path)
    return path


def test_a_comment_under_no_known_title_is_kept_and_another_workbook_has_none(tmp_path: Path) -> None:
    rows = (
        "Contact source",
        "Police",
        "Commentary",
        "Up.",
        "",
        "A title of old",
        "Commentary",
        "Down.",
        "",
        "Commentary",
    )
    found = read_earlier(laid_out(tmp_path / "chat.xlsx", *rows)).commentary
    assert found is not None
    assert {each.title: each.text for each in found.comments.values()} == {
        "Contact source": "Up.",
        "A title of old": "Down.",
    }
    assert [key.split(".")[0] for key in found.comments] == ["contacts", "untitled"]
    other = read_earlier(laid_out(tmp_path / "other.xlsx", "A plan", "Commentary", "Words.")).commentary
    assert other == FoundCommentary("other.xlsx")


def test_lines_of_remarks_are_no_comment(tmp_path: Path) -> None:
    remarks = ("Commentary", "Written as at 1 September 2026. Moved since: Police", "40% to 52%")
    rows = ("Contact source", *remarks, "Up.", "", "Contact source", "Written as at 1 September 2026", "Again.")
    found = read_earlier(laid_out(tmp_path / "chat.xlsx", *rows)).commentary
    assert found is not None
    assert found.comments["contacts.source"].text == "Up.\n\nAgain."


def topics_of_the_example() -> dict[str, str]:
    from tests.workbook.example import contacts_section

    return {topic.key: topic.title for topic in contacts_section().topics}


def test_every_topic_of_this_version_can_be_found_by_its_title() -> None:
    from lists import LISTS_IN_ORDER

    keys = {topic.key for measures in LISTS_IN_ORDER for topic in measures.topics}
    assert keys <= {key for found in titles_now().values() for key in found}
    assert ("1 Contacts", "Who contacts come from") in titles_now()
