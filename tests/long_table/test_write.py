import polars as pl

from chat.long_table.write import _as_text
from chat.words.formulas import FORMULA_STARTS, no_formula


def test_texts_are_guarded_as_in_every_other_csv_file() -> None:
    texts = [f"{before}{start}x" for start in FORMULA_STARTS for before in ("", " ", "\n")] + ["Police", "List 1", ""]
    assert _as_text(pl.DataFrame({"text": texts}))["text"].to_list() == [no_formula(text) for text in texts]


def test_a_plain_number_stays_one() -> None:
    numbers = ["-5", "+1.5", "-0,5"]
    assert _as_text(pl.DataFrame({"text": numbers}))["text"].to_list() == numbers
