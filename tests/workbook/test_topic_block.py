"""A commentary box stands on one page, under its label, whatever its topic is cut into."""

import pytest

from chat.report import Report
from chat.workbook.list_sheet.plan import plan_list
from chat.workbook.list_sheet.topic_block import _clear_of_box, _last_of_box
from tests.places import SAMPLE
from tests.workbook.pages import written

BESIDE_CHART = 6  # lines that a box has beside a chart at least


@pytest.mark.parametrize(
    ("splits", "kept"),
    [
        ((), ()),
        ((5,), (5,)),  # before the label: label and box are both on the next page
        ((9,), ()),  # between label and box
        ((12,), ()),  # the box would have two lines
        ((18,), (18,)),  # 11 to 16 are six lines, and 17 is the gap above the next table
        ((5, 12, 30), (5, 30)),
    ],
)
def test_a_topic_goes_on_clear_of_its_box(splits: tuple[int, ...], kept: tuple[int, ...]) -> None:
    label, first = 8, 11
    assert _clear_of_box(splits, label, first) == kept
    lines = [None] * 40
    last = _last_of_box(kept, first, lines)  # type: ignore[arg-type]
    assert last == (next((split - 2 for split in kept if split > first), 39))


@pytest.fixture(scope="module")
def report() -> Report:
    return written(SAMPLE).report


def test_every_box_of_the_sample_has_its_lines(report: Report) -> None:
    for section in report.sections:
        for block in plan_list(section).blocks:
            if block.box is not None:
                assert block.box.label < block.box.first
                assert block.box.last - block.box.first + 1 >= BESIDE_CHART, block.key
