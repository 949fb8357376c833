"""The Cohorts sheet: both matrices, their shading, their commentary."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.report import Overlaps, Report
from chat.workbook.sheets.cohorts import SHADES, plan_cohorts, shares
from chat.workbook.styles import TEXT
from chat.workbook.write import write_workbook

NAMES = ("Contacts", "Assessments completed", "Adoptions", "CLA open")
OVERLAPS = Overlaps(
    sets=("contacts", "assessments_completed", "adoptions", "cla_open"),
    names=NAMES,
    counts=((200, 50, 0, None), (50, 80, 0, None), (0, 0, 0, None), (None, None, None, None)),
)


@pytest.fixture(scope="module")
def cohorts(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from tests.workbook.example import example_report

    path = tmp_path_factory.mktemp("cohorts") / "chat.xlsx"
    write_workbook(example_report(overlaps=OVERLAPS), path, figures_json="{}")
    return openpyxl.load_workbook(path)


def cells(workbook: Any, key: str) -> list[list[Any]]:
    ((sheet, found),) = workbook.defined_names[key].destinations
    assert sheet == "Cohorts"
    return [list(row) for row in workbook[sheet][found.replace("$", "")]]


def test_stands_before_data_quality_and_has_a_link(cohorts: Any) -> None:
    place = cohorts.sheetnames.index("Cohorts")
    assert cohorts.sheetnames[place + 1] == "Data quality"
    links = {cell.value for row in cohorts["Contents"].iter_rows() for cell in row if cell.hyperlink}
    assert "Cohorts" in links


def test_no_sheet_without_sets(make_report: Callable[..., Report], tmp_path: Path) -> None:
    write_workbook(make_report(), tmp_path / "chat.xlsx", figures_json="{}")
    assert "Cohorts" not in openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames


def test_counts_stand_as_they_are(cohorts: Any) -> None:
    title, _, heads, *rows = [[cell.value for cell in row] for row in cells(cohorts, "table.cohorts.counts")]
    assert title[0] == "Children in both sets"
    assert heads[1:] == list(NAMES)
    assert rows == [
        ["Contacts", 200, 50, 0, None],
        ["Assessments completed", 50, 80, 0, None],
        ["Adoptions", 0, 0, 0, None],
        ["CLA open", None, None, None, None],
    ]


def test_shares_are_of_the_row_and_blank_for_an_empty_or_missing_set(cohorts: Any) -> None:
    rows = cells(cohorts, "table.cohorts.shares")[3:]
    assert [[cell.value for cell in row[1:]] for row in rows] == [
        [1, 0.25, 0, None],
        [0.625, 1, 0, None],
        [None] * 4,
        [None] * 4,
    ]
    assert rows[0][2].number_format == "0%"
    assert shares(Overlaps()) == ()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_shades_are_greys_on_which_text_can_be_read(cohorts: Any) -> None:
    for _, colour in SHADES:
        assert colour[1:3] == colour[3:5] == colour[5:7]
        assert (luminance(colour) + 0.05) / (luminance(TEXT) + 0.05) >= 4.5
    for key in ("table.cohorts.counts", "table.cohorts.shares"):
        rows = cells(cohorts, key)[3:]
        assert rows[1][1].fill.fgColor.rgb == "FF" + "CCCCCC"  # 50 of 80 is over 60 %
        assert rows[0][2].fill.fgColor.rgb == "FF" + "E8E8E8"  # 50 of 200 is over 20 %
        assert rows[0][3].fill.fill_type is None
        assert rows[0][1].font.b is True  # the set itself


def test_one_commentary_for_each_matrix_on_one_landscape_page_each(cohorts: Any) -> None:
    sheet = cohorts["Cohorts"]
    for key in ("commentary.cohorts.counts", "commentary.cohorts.shares"):
        found = cells(cohorts, key)
        assert (len(found), len(found[0])) == (4, 5)
        assert found[0][0].protection.locked is False
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0


def test_the_seventeen_sets_fit_a_page_with_their_commentary() -> None:
    from chat.xlsx.text_width import width_of
    from lists.across.cohorts import OVERLAP_SETS

    names = tuple(OVERLAP_SETS.values())
    counts = tuple((99_999,) * len(names) for _ in names)
    plan = plan_cohorts(Overlaps(tuple(OVERLAP_SETS), names, counts))
    assert plan.page_setup.breaks == (plan.blocks[1].first_row,)
    heads = next(line.height for line in plan.blocks[0].lines if line.kind == "heads")
    assert heads > max(width_of(word, bold=True) for name in names for word in name.split())
    assert dataclasses.replace(plan, blocks=plan.blocks[:1]).page_setup.breaks == ()
