"""A workbook of version 0.1.0 with a text in each of its 223 commentary cells: none of them is ever lost."""

import shutil
from pathlib import Path

from chat.cli import main
from chat.commentary.find import find_commentary
from tests.places import SAMPLE

EARLIER = Path(__file__).with_name("chat-0.1.0-every-comment.xlsx")


def test_every_comment_of_an_earlier_version_is_carried(tmp_path):
    written = {comment.text for comment in find_commentary(EARLIER).comments.values()}
    assert len(written) == 223
    new = tmp_path / "chat.xlsx"
    extract = shutil.copy(SAMPLE, tmp_path)  # without the chat.toml of the sample's own authority
    main(["analyse", str(extract), "-o", str(new), "--previous", str(EARLIER), "--quiet"])
    carried = "\n".join(comment.text for comment in find_commentary(new).comments.values())
    assert [text for text in written if text not in carried] == []
