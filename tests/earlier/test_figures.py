"""Figures of earlier dates: written into a workbook or a file, and read back as they were."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from chat.earlier.chat_sheet import CHUNK, chunks, compressed, expanded
from chat.earlier.figures import EarlierFigures, rows_of
from chat.earlier.find import chat_workbooks, previous_files
from chat.earlier.read import newest_first, read_figures
from chat.errors import UnreadableInput
from chat.report import Authority


def figures(as_at: str = "2026-09-01", **more: Any) -> str:
    rows = [{"label": "Police", "values": {"count": 25, "percent": 0.25}}]
    tables = [{"key": "contacts.source", "title": "Contact source", "columns": ["count", "percent"], "rows": rows}]
    month = {"key": "contacts.source", "month": "2026-08", "rows": rows}
    made = {"schema": 1, "tool": "chat", "version": "0.1.0", "as_at": as_at, "tables": tables, "monthly": [month]}
    return json.dumps({**made, "authority": {"code": "E06000023", "name": "Bristol"}, **more})


def test_a_figures_file_answers_by_key_label_and_column(tmp_path: Path) -> None:
    path = tmp_path / "september.json"
    path.write_text(figures(), encoding="utf-8")
    (read,) = read_figures(path)
    assert (read.as_at, read.file) == (dt.date(2026, 9, 1), "september.json")
    assert read.authority == Authority("E06000023", "Bristol")
    assert {row["label"]: row["values"]["percent"] for row in rows_of(read.tables.get("contacts.source"))} == {
        "Police": 0.25
    }
    assert list(rows_of(read.tables.get("contacts.sources"))) == []
    assert ("contacts.source", "2026-08") in read.monthly


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "not valid JSON"),
        ("[]", "not a figures file"),
        ('{"tool": "chat", "schema": 99}', "later version"),
        ('{"tool": "chat", "schema": 1}', "no as-at date"),
    ],
)
def test_what_is_no_figures_file_is_refused_with_a_sentence(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "figures.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableInput, match=f"'figures.json'.*{words}"):
        read_figures(path)


def test_a_text_survives_compression_and_damage_is_told() -> None:
    text = "é😀" * 20_000
    assert expanded(compressed(text)) == text
    assert max(len(piece) for piece in chunks(text)) == CHUNK
    with pytest.raises(ValueError, match="cut off"):
        expanded(compressed(text)[:-400])


def test_of_one_date_the_first_found_counts_and_the_latest_date_comes_first() -> None:
    found = [EarlierFigures(figures(date), file) for date, file in (("2026-08-01", "a"), ("2026-09-01", "b"))]
    again = EarlierFigures(figures("2026-08-01"), "c")
    assert [each.file for each in newest_first([*found, again])] == ["b", "a"]


def test_a_name_that_leads_nowhere_is_refused_and_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        previous_files([tmp_path / "gone.xlsx"], print)
    said: list[str] = []
    assert previous_files([tmp_path], said.append) == ()
    assert said == [f"There is no earlier ChAT workbook in '{tmp_path}' yet"]
    (tmp_path / "text.xlsx").write_text("no workbook")
    assert chat_workbooks(tmp_path, said.append) == ()
