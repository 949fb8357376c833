"""A workbook of version 0.1.0 with a text in each of its 223 commentary cells: none of them is ever lost."""

import shutil
from pathlib import Path

import pytest

from chat.cli import main
from chat.commentary.comment import Comment
from chat.commentary.find import FoundCommentary, find_commentary
from tests.places import SAMPLE

EARLIER = Path(__file__).with_name("chat-0.1.0-every-comment.xlsx")


def test_every_comment_of_an_earlier_version_is_carried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = find_commentary(EARLIER).comments
    assert len({comment.text for comment in written.values()}) == 223
    new, again = tmp_path / "chat.xlsx", tmp_path / "again.xlsx"
    extract = shutil.copy(SAMPLE, tmp_path)  # without the chat.toml of the sample's own authority
    main(["analyse", str(extract), "-o", str(new), "--previous", str(EARLIER)])
    assert "comments on tables stand with the topic of the table now, under its title: " in capsys.readouterr().err
    found = find_commentary(new)
    assert [key for key, each in written.items() if not stands_in_a_cell(key, each, found)] == []
    main(["analyse", str(extract), "-o", str(again), "--previous", str(EARLIER), "--previous", str(new), "--quiet"])
    assert find_commentary(again).comments == found.comments  # nothing comes twice


def stands_in_a_cell(key: str, comment: Comment, found: FoundCommentary) -> bool:
    """Whether the text stands once, in the cell of its table, indicator or topic; there with the table's title.

    What is on an indicator that has no figure waits on the sheet of what is kept.
    """
    holding = [each for each, now in found.comments.items() if comment.text in now.text]
    if len(holding) != 1 or (found.places[holding[0]][0] == "Commentary kept" and not key.startswith("indicator.")):
        return False
    now = found.comments[holding[0]].text
    return key == holding[0] or f"{comment.title} (as at 1 October 2026):\n{comment.text}" in now
