"""What is said of the workbook that is written over."""

from pathlib import Path

from chat.commentary.comment import Comment
from chat.commentary.find import FoundCommentary
from chat.commentary.gather import say_kept


def test_where_the_earlier_file_goes_is_said_and_which_kept_one_makes_room(tmp_path: Path) -> None:
    workbook = tmp_path / "chat.xlsx"
    for name in ("chat.xlsx", "chat.bak.xlsx", "chat.bak2.xlsx"):
        (tmp_path / name).write_text(name)
    said: list[str] = []
    say_kept(workbook, FoundCommentary("chat.xlsx", comments={"a": Comment("A.")}), said.append)
    assert said == ["Keeping 1 comment of the earlier chat.xlsx; that file itself becomes chat.bak.xlsx"]
    (tmp_path / "chat.bak3.xlsx").write_text("oldest")
    say_kept(workbook, FoundCommentary("chat.xlsx"), said.append)
    assert said[1:] == [
        "Keeping the earlier chat.xlsx; that file itself becomes chat.bak.xlsx",
        "3 earlier files are kept, so the oldest of them, chat.bak3.xlsx, goes",
    ]
