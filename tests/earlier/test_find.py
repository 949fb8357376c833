"""Which files are workbooks that ChAT has written: one answer, for every job."""

from pathlib import Path

import openpyxl
import pytest

from chat.earlier.find import is_chat_workbook


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_workbook_of_chat_is_known_by_its_sheet_however_it_is_hidden(state: str, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("_chat").sheet_state = state
    workbook.save(tmp_path / "chat.xlsx")
    assert is_chat_workbook(tmp_path / "chat.xlsx")


def test_others_and_what_cannot_be_read_are_none(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    (tmp_path / "text.xlsx").write_text('name="_chat"')
    (tmp_path / "cut.xlsx").write_bytes((tmp_path / "other.xlsx").read_bytes()[:500])
    assert [name for name in ("other", "text", "cut", "none") if is_chat_workbook(tmp_path / f"{name}.xlsx")] == []
