"""A commentary box stands on one page, under its label, whatever its topic is cut into."""

import pytest

from chat.report import Report
from chat.workbook.list_sheet.plan import plan_list
from chat.workbook.list_sheet.topic_block import Line, _part_for_box
from tests.places import SAMPLE
from tests.workbook.pages import written

BESIDE_CHART = 6  # lines that a box has beside a chart at least


@pytest.mark.parametrize(
    ("splits", "place"),
    [
        ((), (8, 39)),
        ((5,), (8, 39)),  # before the label: label and box are both on the next page
        ((9,), (9, 39)),  # between label and box: the label begins the next page
        ((12,), (12, 39)),  # the box would have no line
        ((18,), (8, 16)),  # 11 to 16 are six lines, and 17 is the gap above the next table
        ((17,), (17, 39)),  # 11 to 15 are five
        ((5, 12, 30), (12, 28)),
        ((9, 37), (9, 35)),
        ((12, 20, 28, 36), (36, 39)),  # none has six: the last one grows
    ],
)
def test_a_box_stands_in_the_first_part_with_six_lines(splits: tuple[int, ...], place: tuple[int, int]) -> None:
    lines = [Line("row", 17)] * 40
    assert _part_for_box(lines, (8, 3), splits, (6 * 17, 0)) == place  # the label, two lines under it, the box


@pytest.fixture(scope="module")
def report() -> Report:
    return written(SAMPLE).report


def test_every_box_of_the_sample_has_its_lines(report: Report) -> None:
    for section in report.sections:
        for block in plan_list(section).blocks:
            if block.box is not None:
                assert block.box.label < block.box.first
                assert block.box.last - block.box.first + 1 >= BESIDE_CHART, block.key
