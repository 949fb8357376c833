"""Where things stand: nothing overlaps, nothing is cut, texts have room."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from chat.commentary.comment import Comment, noted
from chat.report import Report, ReportRow, ReportTable, Section, Topic
from chat.report.columns import is_count, number_format
from chat.workbook.list_sheet.plan import ABOVE_TOPICS, ROOM, ListPlan, plan_list
from chat.workbook.list_sheet.topic_block import Block, Placed, pixels
from chat.workbook.pages import LANDSCAPE, page_breaks, page_count
from chat.xlsx.text_width import lines_needed, split_into_lines, width_of
from tests.workbook.example import AS_AT


@pytest.fixture
def plans(make_report: Callable[..., Report]) -> tuple[ListPlan, ...]:
    return tuple(plan_list(section) for section in make_report().sections)


def test_topics_follow_each_other_without_overlap(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        for above, below in pairwise(plan.blocks):
            assert below.first_row == above.next_row
        assert not plan.blocks or plan.blocks[0].first_row == 3


def test_charts_end_inside_their_topic_and_do_not_overlap(plans: tuple[ListPlan, ...]) -> None:
    charts = 0
    for plan in plans:
        for block in plan.blocks:
            assert all(each.top + each.height <= block.height for each in block.charts)
            for one, other in combinations(block.charts, 2):
                beside = one.column != other.column
                assert beside or one.top + one.height <= other.top or other.top + other.height <= one.top
            charts += len(block.charts)
    assert charts == 3  # the pyramid, and six months of two lists


def left_edge(plan: ListPlan, each: Placed) -> int:
    return sum(plan.grid.widths[: each.column]) + each.offset


def test_charts_cover_no_table_and_no_commentary(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        for block in plan.blocks:
            lowest = max((block.heads[-1] + len(t.table.rows) for t in block.plan.tables[-1:]), default=0)
            end_of_tables = sum(0 if line.folded else line.height for line in block.lines[: lowest + 1])
            most = max((len(table.columns) for table in block.plan.tables), default=0)
            for each in block.charts:
                right_of_tables = left_edge(plan, each) >= sum(plan.grid.widths[: most + 1])
                assert right_of_tables or each.top >= end_of_tables
                assert left_edge(plan, each) + each.width <= plan.grid.pixels
                if each.column == plan.grid.box_column and block.box:
                    above = sum(0 if line.folded else line.height for line in block.lines[: block.box.label])
                    assert each.top + each.height <= above


def test_no_page_begins_with_a_commentary_or_cuts_a_table(plans: tuple[ListPlan, ...]) -> None:
    breaks_seen = 0
    for plan in plans:
        for row in plan.page_setup.breaks:
            breaks_seen += 1
            (block,) = (each for each in plan.blocks if each.first_row <= row < each.next_row)
            assert row - block.first_row in (0, *block.heads)
            if block.box:
                first = block.box.label if block.box.first_column == 0 else block.box.first
                assert not block.first_row + first <= row <= block.first_row + block.box.last
    assert breaks_seen >= 2


def test_pages_are_never_fuller_than_the_paper(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        used = ABOVE_TOPICS
        for block in plan.blocks:
            for row, line in enumerate(block.lines, start=block.first_row):
                height = 0 if line.folded else line.height
                used = height if row in plan.page_setup.breaks else used + height
                assert used <= ROOM


def test_text_is_printed_at_eight_and_a_half_points_or_more(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        assert 10 * LANDSCAPE.width / plan.grid.pixels >= 8.5


def topic_with(section: Section, *tables: ReportTable) -> Section:
    topic = Topic("contacts.some", 1, "Some figures", tuple(table.key for table in tables))
    return replace(section, tables=tables, topics=(topic,))


def test_a_topic_that_does_not_fit_goes_on_at_a_table(
    make_table: Callable[..., ReportTable], make_report: Callable[..., Report]
) -> None:
    rows = tuple(ReportRow(f"Row {n}", {"count": 1, "percent": 0.1}) for n in range(18))
    tables = tuple(make_table(f"contacts.t{n}", f"Table {n}", rows) for n in range(3))
    plan = plan_list(topic_with(make_report().sections[0], *tables))
    (block,) = plan.blocks
    assert block.splits == (block.heads[2],)  # 19 lines each: two of them on a page of about 45
    assert plan.page_setup.breaks == (block.first_row + block.heads[2],)
    assert block.box is not None
    assert block.box.last < block.heads[2]
    assert plan.pages == 2


def test_a_topic_begins_on_a_page_that_is_half_empty_when_that_saves_one(
    make_table: Callable[..., ReportTable], make_report: Callable[..., Report]
) -> None:
    def rows(count: int) -> tuple[ReportRow, ...]:
        return tuple(ReportRow(f"Row {n}", {"count": 1, "percent": 0.1}) for n in range(count))

    # A page holds about 45 lines. Whole topics of 28, 43 and 14 lines take three pages,
    # and two when the second topic is begun on the first page.
    sizes = (26, 8, 30, 10)
    tables = tuple(make_table(f"contacts.t{n}", f"Table {n}", rows(size)) for n, size in enumerate(sizes))
    parts = (("contacts.t0",), ("contacts.t1", "contacts.t2"), ("contacts.t3",))
    topics = tuple(Topic(f"contacts.topic{n}", n, f"Topic {n}", keys) for n, keys in enumerate(parts, start=1))
    plan = plan_list(replace(topic_with(make_report().sections[0], *tables), topics=topics))
    block = plan.blocks[1]
    assert plan.pages == 2
    assert block.splits == (block.heads[1],)
    assert block.box is not None
    assert block.box.label == block.heads[1]  # 8 rows are no room for twelve lines: the cell is on the second page
    assert pixels(block.lines[block.box.first : block.box.last + 1]) >= 12 * 17


def test_notes_take_three_lines_and_the_rest_is_on_definitions(
    make_table: Callable[..., ReportTable], make_report: Callable[..., Report]
) -> None:
    rows = (ReportRow("Yes", {"count": 1, "percent": 0.5}),)
    notes = [f"Note {n} that takes a good deal of a line of text, so that few of them fit on three." for n in range(9)]
    tables = [make_table(f"contacts.t{n}", f"T{n}", rows, note=note) for n, note in enumerate(notes)]
    (block,) = plan_list(topic_with(make_report().sections[0], *tables)).blocks
    said = [line.text for line in block.lines if line.kind == "note"]
    assert len(said) <= 3
    assert " ".join(said).endswith("More on the sheet Definitions.")


def test_the_label_of_a_commentary_never_stands_in_a_row_too_low_for_it(plans: tuple[ListPlan, ...]) -> None:
    for plan in plans:
        for block in plan.blocks:
            if block.box:
                assert all(line.height >= 16 for line in block.lines[block.box.label : block.box.first])


LONG = "A sentence of some length about contacts, in words. "


def boxed(section: Section, text: str) -> Block:
    return plan_list(section, noted({"contacts.some": Comment(text)}, AS_AT)).blocks[0]


def test_a_commentary_of_more_than_its_box_stands_below_at_full_width(
    make_table: Callable[..., ReportTable], make_report: Callable[..., Report]
) -> None:
    rows = (ReportRow("Yes", {"count": 1, "percent": 0.5}),)
    section = topic_with(make_report().sections[0], make_table("contacts.t", "Table", rows))
    short, long, endless = (boxed(section, LONG * many).box for many in (2, 30, 300))
    assert short is not None
    assert long is not None
    assert endless is not None
    assert (short.first_column, short.cut) == (10, False)
    assert (long.first_column, long.cut) == (0, False)
    assert (endless.first_column, endless.cut) == (0, True)
    assert endless.remarks == ("Written at an earlier date. In full on the sheet Commentary kept.",)
    assert boxed(section, LONG * 300).height <= ROOM


def test_a_break_comes_before_the_piece_that_does_not_fit() -> None:
    assert page_breaks([(3, 300), (10, 300), (20, 300), (30, 100)], room=605) == (20,)
    assert page_breaks([(3, 700), (40, 600)], room=605) == (40,)  # 700 fills a page and 95 of the next
    assert page_breaks([], room=605) == ()
    assert page_count([(3, 300), (10, 300), (20, 300), (30, 100)], room=605) == 2
    assert page_count([(3, 700), (40, 600)], room=605) == 3
    assert page_count([], room=605) == 1


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


def test_a_split_text_is_whole_and_fits() -> None:
    text = LONG * 8
    lines = split_into_lines(text.strip(), 300)
    assert " ".join(lines) == text.strip()
    assert all(width_of(line) <= 300 for line in lines)
    assert len(lines) == lines_needed(text.strip(), 300)


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
