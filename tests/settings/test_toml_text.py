"""Mistakes in chat.toml are told in words, with the line."""

import pytest

from chat.errors import BadSetting
from chat.settings.file import read_configuration
from chat.settings.toml_text import toml_content


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# ours\n\nauthority = Bristol\n", "line 3: put the text in straight quotes"),
        ("authority = “Bristol”\n", "line 1: put the text in straight quotes"),
        ('\noutput = "C:\\Users\\me\\chat.xlsx"\n', "line 2: put a Windows path in single quotes"),
        ("output = C:\\Reports\\chat.xlsx\n", "line 1: put the text in straight quotes"),
        ('authority = "Bristol\n', "line 1: close the quotes"),
        ('[headings.all]\nOur sort = "Gender"\n', "line 2: put what stands left of the = in straight quotes too"),
        ("strict = true\nstrict = false\n", "line 2: this key or table stands there already"),
        ("[months]\n[months]\n", "line 2: this key or table stands there already"),
        ("[months\nreferrals = 6\n", "line 1: close the bracket"),
        ("authority =\n", "line 1: something must stand right of the ="),
        ("strict = true\nnot a setting\n", "line 2: write a setting as key = value"),
    ],
)
def test_a_mistake_names_its_line_and_what_to_write(text, said):
    with pytest.raises(BadSetting) as caught:
        toml_content(text, "chat.toml")
    assert str(caught.value).startswith(f"'chat.toml' is not valid TOML, {said}")
    assert "Bristol" not in str(caught.value).replace('authority = "Bristol"', "")  # nothing of the file is repeated


def test_a_path_whose_backslashes_are_read_as_tabs_is_refused(tmp_path):
    (tmp_path / "chat.toml").write_text('output = "C:\\temp\\new.xlsx"\n')
    with pytest.raises(BadSetting, match=r"'output' in 'chat.toml'.*put a Windows path in single quotes"):
        read_configuration(tmp_path / "chat.toml")
    (tmp_path / "chat.toml").write_text("output = 'C:\\temp\\new.xlsx'\n")
    assert read_configuration(tmp_path / "chat.toml").run["output"] == "C:\\temp\\new.xlsx"


def test_headings_for_every_list_are_taken_and_codes_for_every_list_are_not(tmp_path):
    (tmp_path / "chat.toml").write_text('[headings.all]\n"Sort" = "Gender"\n')
    assert read_configuration(tmp_path / "chat.toml").headings == {"all": {"Sort": "Gender"}}
    (tmp_path / "chat.toml").write_text('[codes.all.gender]\n"m" = "Male"\n')
    with pytest.raises(BadSetting, match="names no list"):
        read_configuration(tmp_path / "chat.toml")
