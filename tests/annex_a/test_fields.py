"""The columns as attributes are those of `columns.csv`, and a misspelt one is found by the type checker."""

import pytest

from chat.annex_a import LISTS, fields
from tests.places import ROOT
from tools.make_fields import FIELDS, fields_page


def test_the_module_is_what_the_generator_makes():
    assert fields_page() == FIELDS.read_text(encoding="utf-8")


def test_every_list_has_its_columns_and_no_others():
    for each in LISTS:
        names = {name for name in vars(getattr(fields, each.key)) if not name.startswith("__")}
        assert names == {column.field for column in each.columns}


def test_an_attribute_is_the_column_of_its_name():
    assert fields.section_47.strategy_discussion_date.meta.root_names() == ["strategy_discussion_date"]


@pytest.mark.slow
def test_a_misspelt_column_is_an_error_of_the_type_checker(tmp_path):
    from mypy import api

    wrong = tmp_path / "wrong.py"
    wrong.write_text("from chat.annex_a.fields import contacts\n\nDATE = contacts.date_of_contakt\n")
    said, _, code = api.run([str(wrong), "--config-file", str(ROOT / "pyproject.toml"), "--no-incremental"])
    assert code == 1
    assert 'has no attribute "date_of_contakt"' in said
