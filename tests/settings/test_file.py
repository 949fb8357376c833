"""What `chat.toml` may say, and what it is told when it says something else."""

from pathlib import Path

import pytest

from chat.errors import BadSetting
from chat.settings.file import read_configuration


def written(folder: Path, text: str) -> Path:
    path = folder / "chat.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_titles_of_the_workbook_are_ours_unless_asked_otherwise(tmp_path: Path) -> None:
    assert read_configuration(None).lists["workbook.titles"] == "ours"
    chosen = read_configuration(written(tmp_path, '[workbook]\ntitles = "chat"\n'))
    assert chosen.lists["workbook.titles"] == "chat"
    assert chosen.changed == {"workbook.titles": "chat"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[workbook]\ntitles = "theirs"\n', "'workbook.titles' in 'chat.toml' must be one of: ours, chat."),
        ('[workbook]\ntitle = "chat"\n', "'workbook.title' in 'chat.toml' is no setting"),
        ('workbook = "chat"\n', "'workbook' in 'chat.toml' must be a table"),
    ],
)
def test_a_wrong_setting_of_the_workbook_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadSetting) as error:
        read_configuration(written(tmp_path, text))
    assert said in str(error.value)
