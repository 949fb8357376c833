"""Where things stand: nothing overlaps, nothing is cut, texts have room."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chat.report import Report, ReportRow, ReportTable
from chat.report.columns import is_count, number_format
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS
from chat.workbook.charts.figures import chart_figures
from chat.workbook.list_sheet.plan import ListPlan, plan_list
from chat.workbook.pages import LANDSCAPE, page_breaks, room_on_page
from chat.workbook.table.sentences import denominator_text
from chat.xlsx.text_width import lines_needed, width_of


@pytest.fixture
def plans(make_report: Callable[..., Report]) -> tuple[ListPlan, ...]:
    return tuple(plan_list(section) for section in make_report().sections)


def test_blocks_follow_each_other_without_overlap(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        assert plan.blocks[0].first_row == 3
        for above, below in zip(plan.blocks, plan.blocks[1:], strict=False):
            assert below.first_row == above.next_row


def test_charts_end_inside_their_block(plans: tuple[ListPlan, ...]) -> None:
    charts = 0
    for plan in plans:
        for block in plan.blocks:
            if block.chart:
                top = block.height_before(block.rows_of("title")[0])
                assert top + block.chart.height <= block.height
                charts += 1
    assert charts == 8


def test_charts_stand_right_of_their_table(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        for block in plan.blocks:
            if block.chart and block.table:
                assert plan.grid.chart_column > len(block.table.columns)


def test_drawn_charts_do_not_overlap_and_stay_in_the_print_area(
    workbook_path: Path, plans: tuple[ListPlan, ...]
) -> None:
    with zipfile.ZipFile(workbook_path) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if "drawings/drawing" in name]
    assert len(drawings) == 2
    for drawing, plan in zip(drawings, plans, strict=False):
        rows = [int(row) for row in re.findall(r"<xdr:row>(\d+)</xdr:row>", drawing)]
        columns = [int(column) for column in re.findall(r"<xdr:col>(\d+)</xdr:col>", drawing)]
        tops, ends = rows[::2], rows[1::2]
        assert all(end < top for end, top in zip(ends, tops[1:], strict=False))
        assert max(columns) <= plan.grid.last_column
        assert 'descr="' in drawing
        assert drawing.count("<xdr:graphicFrame") == drawing.count('descr="')


def test_no_page_break_cuts_a_table_or_its_chart(plans: tuple[ListPlan, ...]) -> None:
    breaks_seen = 0
    for plan in plans:
        setup = plan.page_setup
        for block in plan.blocks:
            inside = [row for row in setup.breaks if block.first_row < row < block.next_row]
            breaks_seen += sum(block.first_row == row for row in setup.breaks)
            for row in inside:
                assert row in block.rows_of("commentary_label")
                chart = block.chart.height if block.chart else 0
                assert block.height_before(block.rows_of("title")[0]) + chart <= block.height_before(row)
    assert breaks_seen >= 3


def test_pages_are_never_fuller_than_the_paper(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        setup = plan.page_setup
        room = room_on_page(setup.page, plan.grid.pixels, TITLE_PIXELS + SUBTITLE_PIXELS)
        lines = [(row, line) for block in plan.blocks for row, line in enumerate(block.lines, start=block.first_row)]
        used = plan.absence.height
        for row, line in lines:
            used = line.height if row in setup.breaks else used + line.height
            assert used <= room


def test_a_break_comes_before_the_piece_that_does_not_fit() -> None:
    assert page_breaks([(3, 300), (10, 300), (20, 300), (30, 100)], room=605) == (20,)
    assert page_breaks([(3, 700), (40, 600)], room=605) == (40,)  # 700 fills a page and 95 of the next
    assert page_breaks([], room=605) == ()


def test_landscape_a4_has_the_room_of_the_paper() -> None:
    # 11.69 x 8.27 inches, margins 0.5 left and right, 0.4 above and 0.5 below, 96 pixels an inch
    assert pytest.approx((11.69 - 1.0) * 96, abs=1) == LANDSCAPE.width
    assert pytest.approx((8.27 - 0.9) * 96, abs=1) == LANDSCAPE.height


def test_text_widths_are_those_of_the_font() -> None:
    # "Police": 667 + 556 + 222 + 222 + 500 + 556 thousandths of 13.33 pixels, 2.5 % for the screen
    assert width_of("Police") == pytest.approx(2723 / 1000 * (40 / 3) * 1.025)
    assert width_of("Police", bold=True) > width_of("Police")


@pytest.mark.parametrize(
    ("text", "pixels", "lines"),
    [
        ("", 100, 1),
        ("one", 100, 1),
        ("one\ntwo", 100, 2),
        ("a\r\nb\rc", 100, 3),
        ("m" * 30, 108, 4),
        ("w " * 20, 108, 3),
    ],
)
def test_lines_of_wrapped_text(text: str, pixels: int, lines: int) -> None:
    # 100 pixels remain of 107; an m is 11.38 wide, so 30 take 341: four lines; "w " is 9.87 + 3.80, 7 in a line
    assert lines_needed(text, pixels) == lines


def test_long_definitions_get_higher_rows(
    make_table: Callable[..., ReportTable], make_report: Callable[..., Report]
) -> None:
    import dataclasses

    def definition_height(definition: str) -> int:
        table = make_table("contacts.source", "Source", (ReportRow("Yes", {"count": 1}),), definition=definition)
        section = dataclasses.replace(make_report().sections[0], tables=(table,))
        block = plan_list(section).block("contacts.source")
        return next(line.height for line in block.lines if line.kind == "definition")

    assert definition_height("Short.") == 17
    assert definition_height("A sentence of many words. " * 20) >= 6 * 17


def test_back_to_back_bars_turn_the_left_side_round_in_hidden_cells(opened: Any, plans: tuple[ListPlan, ...]) -> None:
    plan = plans[0]
    block = plan.block("contacts.age_gender")
    assert block.chart is not None
    assert block.chart.direct_rows is None
    assert [series.values[:2] for series in block.chart.series] == [(-10, -13), (12, 14)]
    assert block.chart.bound == 80  # the longest bar is 10 + 3 * 19 = 67
    sheet = opened["1 Contacts"]
    negative = {
        cell.column for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int) and cell.value < 0
    }
    (column,) = negative
    assert column - 1 > plan.grid.last_column
    hidden = [each for each in sheet.column_dimensions.values() if each.hidden]
    assert any(each.min <= column <= each.max for each in hidden)


def test_charts_leave_out_details_and_subtotals(plans: tuple[ListPlan, ...]) -> None:
    ethnicity = plans[0].block("contacts.ethnicity").chart
    assert ethnicity is not None
    assert ethnicity.labels == ("a) White", "b) Mixed", "d) Asian", "e) Black", "f) Chinese", "g) Other")
    duration = plans[1].block("early_help.duration").chart
    assert duration is not None
    assert duration.direct_rows == (0, 3)
    assert len(duration.labels) == 4


def test_a_doughnut_can_be_read_without_its_colours(plans: tuple[ListPlan, ...]) -> None:
    chart = plans[0].block("contacts.multiple").chart
    assert chart is not None
    assert chart.labels == ("Repeat contact: 29%", "First contact: 62%", "Not recorded: 5%")  # 57, 123, 10 of 200


def test_nothing_to_draw_no_chart_but_a_sentence(plans: tuple[ListPlan, ...]) -> None:
    block = plans[1].block("early_help.timeliness")
    assert block.chart is None
    assert "Nothing to count in this period." in [line.text for line in block.lines]
    assert plans[2].block("section_47.icpc_timeliness").chart is None


def test_alternative_text_says_what_the_chart_shows(make_table: Callable[..., ReportTable]) -> None:
    rows = tuple(ReportRow(str(n), {"count": n, "percent": n / 8}) for n in (5, 3))
    chart = chart_figures(make_table("contacts.source", "Source", rows, chart="bars", denominator=8))
    assert chart is not None
    assert chart.description == "Bar chart: Source, %. 5 63%; 3 38%."  # 62.5 and 37.5, half up


def test_what_percentages_are_of(make_table: Callable[..., ReportTable]) -> None:
    def told(*rows: ReportRow, **more: Any) -> str:
        return denominator_text(make_table("contacts.source", "Source", rows, **more))

    yes, no = ReportRow("Yes", {"percent": 0.3}, {"percent": 671}), ReportRow("No", {"percent": 0.7}, {"percent": 671})
    other = ReportRow("Not recorded", {"percent": 0.1}, {"percent": 1700})
    assert told(yes, no, denominator=None) == "of 671 contacts"
    assert told(yes, no, denominator=None, note="Each row is of its own contacts.") == ""
    assert told(yes, no, denominator=671, denominator_is="") == "of 671 contacts"
    assert told(yes, no, other, denominator=None) == "%: Yes and No of 671 contacts, Not recorded of 1,700 contacts"
    assert told(ReportRow("Yes", {"percent": None}), denominator=None) == ""


@pytest.mark.parametrize(
    ("column", "value", "number_format_of_it"),
    [
        ("average", 3.0, "#,##0.0"),
        ("median_days", 7.0, "#,##0.0"),
        ("average_days", 41.5, "#,##0"),
        ("average_working_days", 12.25, "#,##0"),
        ("shortest_days", 3, "#,##0"),
        ("longest_days", 300, "#,##0"),
        ("threshold_days", 426, "#,##0"),
        ("children", 12, "#,##0"),
        ("adults", 4, "#,##0"),
        ("own_la", 5, "#,##0"),
        ("private", 5, "#,##0"),
        ("other", 5, "#,##0"),
        ("total", 15, "#,##0"),
        ("rate_per_10k", 56.7, "#,##0"),
        ("percent_of_children", 0.3, "0%"),
        ("percentile_group", 3, "#,##0"),  # only whole words of a name decide
    ],
)
def test_number_formats_follow_the_column(column: str, value: float, number_format_of_it: str) -> None:
    assert number_format(column, value) == number_format_of_it
    assert is_count(column) == (
        column in {"children", "adults", "own_la", "private", "other", "total", "percentile_group"}
    )
