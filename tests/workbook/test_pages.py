"""How many pages are printed, by our own page model, and by LibreOffice where it is installed."""

import shutil

import openpyxl
import pytest

from chat.workbook.pages import LANDSCAPE, PageSetup, page_starts
from tests.places import SAMPLE
from tests.workbook.pages import SMALLEST_SCALE, Written, pages_by_libreoffice, written

MOST_PAGES = 94
MOST_PAGES_TO_THE_LAST_LIST = 77
MOST_LIST_PAGES = 55
MOST_PAGES_OF_THREE_LISTS = 55  # eight of them for the lists that are missing


@pytest.fixture(scope="module")
def sample() -> Written:
    return written(SAMPLE)


@pytest.fixture(scope="module")
def three_lists(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The sample with Lists 6 to 8 alone."""
    path = tmp_path_factory.mktemp("three") / "three.xlsx"
    workbook = openpyxl.load_workbook(SAMPLE)
    for title in workbook.sheetnames:
        if title not in ("List_6", "List_7", "List_8"):
            del workbook[title]
    assert len(workbook.sheetnames) == 3
    workbook.save(path)
    return written(path)


def test_pages_end_at_breaks_and_where_the_paper_ends() -> None:
    heights = [20] * 100
    setup = PageSetup(LANDSCAPE, last_row=99, last_column=3, repeated_rows=2, breaks=(10,))
    # 707 pixels less the two repeated rows hold 33 rows of 20
    assert page_starts(heights, setup, 1000) == (0, 10, 43, 76)
    half = page_starts(heights, setup, 2 * LANDSCAPE.width)  # at half the size twice as many: 68
    assert half == (0, 10, 78)


def test_the_lists_of_the_sample_print_on_few_pages(sample: Written) -> None:
    assert sample.list_pages <= MOST_LIST_PAGES
    assert sample.pages_before_the_end_of_the_lists <= MOST_PAGES_TO_THE_LAST_LIST
    assert sum(sample.pages.values()) <= MOST_PAGES


def test_missing_lists_take_a_page_each(three_lists: Written) -> None:
    delivered = {"6 Children in need", "7 Child protection", "8 Looked after"}
    missing = [section.sheet_title for section in three_lists.report.sections if section.sheet_title not in delivered]
    assert [three_lists.pages[title] for title in missing] == [1] * 8
    assert sum(three_lists.pages.values()) <= MOST_PAGES_OF_THREE_LISTS


def test_indicators_of_missing_lists_take_no_block_of_the_scorecard(three_lists: Written) -> None:
    keys = {name for name in three_lists.book.ranges if name.startswith("commentary.indicator.")}
    assert keys
    of_missing = [each for each in three_lists.report.scorecard.indicators if "List 3" in (each.why_no_value or "")]
    assert of_missing
    assert [each.id for each in of_missing if f"commentary.indicator.{each.id}" in keys] == []


def test_no_list_is_shrunk_below_eight_and_a_half_points(sample: Written) -> None:
    titles = {section.sheet_title for section in sample.report.sections}
    assert all(sheet.scale >= SMALLEST_SCALE for sheet in sample.printed if sheet.title in titles)


def test_no_page_of_a_list_begins_with_a_commentary(sample: Written, three_lists: Written) -> None:
    for made in (sample, three_lists):
        titles = {section.sheet_title for section in made.report.sections}
        assert [place for place in made.pages_that_begin_with_a_box if place[0] in titles] == []


def test_every_chart_shows_what_its_table_cannot(sample: Written) -> None:
    assert sample.empty_charts == []
    assert 40 <= len(sample.charts) <= 90
    assert {chart.kind for chart in sample.charts} <= {"columns", "line", "bars", "pyramid", "stacked"}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_prints_as_many_pages(sample: Written) -> None:
    by_libreoffice = pages_by_libreoffice(sample.book.content())
    ours = sum(sample.pages.values())
    assert by_libreoffice is not None
    assert abs(by_libreoffice - ours) <= max(2, ours // 30)


def test_the_footer_says_draft_until_the_document_is_final(sample: Written) -> None:
    final = written(SAMPLE, "--status", "final")
    assert sample.book.footer == "Draft. Sampleshire, data up to 30 September 2026"
    assert final.book.footer == "Final. Sampleshire, data up to 30 September 2026"
