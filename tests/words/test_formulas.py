import pytest

from chat.words.formulas import no_formula


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@A1", "＝1", "  =1", "\n=1", "＋1", "－1", "＠x", "\t=1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_text(text: str) -> None:
    assert no_formula(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Police", "1=1", "a-b", "List 1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert no_formula(text) == text
