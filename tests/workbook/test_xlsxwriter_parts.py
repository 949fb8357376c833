"""What one module of ours changes in XlsxWriter, as bytes: cell styles of headings, and the language."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from chat.workbook.list_sheet.plan import plan_list
from tests.workbook.example import example_report


@pytest.fixture(scope="module")
def parts(workbook_path: Path) -> dict[str, str]:
    with zipfile.ZipFile(workbook_path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_there_are_cell_styles_for_two_levels_of_headings(parts: dict[str, str]) -> None:
    styles = parts["xl/styles.xml"]
    assert '<cellStyle name="Heading 1" xfId="1" builtinId="16"/>' in styles
    assert '<cellStyle name="Heading 2" xfId="2" builtinId="17"/>' in styles
    assert '<cellStyles count="3">' in styles
    assert '<cellStyleXfs count="3">' in styles


def test_titles_of_sheets_and_topics_have_them(opened: Any) -> None:
    sheet = opened["1 Contacts"]
    assert sheet["A1"].style == "Heading 1"
    titles = {cell.value for row in sheet.iter_rows(max_col=1) for cell in row if cell.style == "Heading 2"} - {None}
    plan = plan_list(example_report().sections[0])
    assert titles == {block.plan.title for block in plan.blocks}


def test_documents_and_charts_are_in_british_english(parts: dict[str, str]) -> None:
    assert "<dc:language>en-GB</dc:language>" in parts["docProps/core.xml"]
    charts = [text for name, text in parts.items() if name.startswith("xl/charts/chart")]
    assert charts
    assert {lang for text in charts for lang in re.findall(r'lang(?: val)?="([^"]+)"', text)} == {"en-GB"}
