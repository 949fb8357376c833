"""The Scorecard sheet as Excel shows it: rows, pages, numbers, charts, commentary."""

import datetime as dt
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from chat.commentary.comment import Comment
from chat.commentary.find import find_commentary
from chat.report import Report
from chat.report.scorecard import (
    IndicatorComparator,
    IndicatorFigure,
    IndicatorMonth,
    IndicatorTarget,
    Movement,
    Scorecard,
)
from chat.workbook.scorecard.chart import IndicatorChart, indicator_chart
from chat.workbook.scorecard.plan import plan_scorecard
from chat.workbook.scorecard.sentences import arrow_text, judgement_text, value_format, value_text
from chat.workbook.write import workbook_bytes, write_workbook

TARGET = IndicatorTarget(85, 80, 90)


def months(*values: float | None) -> tuple[IndicatorMonth, ...]:
    made = [None] * (13 - len(values)) + list(values)
    ends = [dt.date(2025 + (8 + place) // 12, (8 + place) % 12 + 1, 28) for place in range(13)]
    return tuple(
        IndicatorMonth(
            end, "month", value, value and value * 2, value and 200, "no_data" if value is None else "final",
            target=TARGET, judgement=None if value is None else "in tolerance",
        )
        for end, value in zip(ends, made, strict=True)
    )  # fmt: skip


def indicator(number: int, *values: float | None, **more: Any) -> IndicatorFigure:
    settings: dict[str, Any] = {
        "definition": "Assessments of the month that took 45 working days or fewer.",
        "owner": "Head of Assessment",
        "has_target": True,
        "months_within": 5,
        "months_judged": 6,
        "last_month": Movement("up", "better"),
        "comparators": (
            IndicatorComparator("England", 83.5, "2024-25"),
            IndicatorComparator("Statistical neighbours", 84, "2024-25"),
        ),
        **more,
    }
    return IndicatorFigure(
        f"kpi_{number}", f"Indicator {number}", "percent", "high", "month", 0, months(*values), **settings
    )


SCORECARD = Scorecard(
    (
        indicator(1, 81, 82, 84.6, star=True),
        indicator(2, None, why_no_value="Needs List 4."),
        indicator(3, 84.25, 84, definition="", owner="=1+1"),
    ),
    of_authority=True,
    earlier=2,
)


def opened(report: Report, **more: Any) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook_bytes(report, figures_json="{}", **more)))


@pytest.fixture
def report(make_report: Callable[..., Report]) -> Report:
    return make_report(scorecard=SCORECARD)


def test_it_stands_after_headlines_and_has_a_link(report: Report, make_report: Callable[..., Report]) -> None:
    book = opened(report)
    assert book.sheetnames[:4] == ["Summary", "Contents", "Headlines", "Scorecard"]
    links = [cell.value for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink]
    assert "Scorecard" in links
    assert "Scorecard" not in opened(make_report()).sheetnames


def row_of(sheet: Any, text: str, after: int = 0) -> int:
    return next(row for row in range(after + 1, sheet.max_row + 1) if sheet.cell(row, 1).value == text)


def front_of(sheet: Any, name: str) -> dict[str, Any]:
    """The row of an indicator at the front, its cells by the heads above them."""
    heads = row_of(sheet, "Indicator")
    row = row_of(sheet, name)
    cells = ((sheet.cell(heads, column).value, sheet.cell(row, column)) for column in range(1, 16))
    return {head: cell for head, cell in cells if head}


def test_a_row_for_each_indicator_with_real_numbers(report: Report) -> None:
    row = front_of(opened(report)["Scorecard"], "Indicator 1")
    values = {head: cell.value for head, cell in row.items()}
    assert values == {
        "Indicator": "Indicator 1", "Value": 84.6, "Judgement": "\u25cb In tolerance",
        "Against last month": "\u25b2 better", "Target": 85, "Low": 80, "High": 90, "Last six months": 5,
        "England 2024-25": 83.5, "Neighbours 2024-25": 84, "Owner": "Head of Assessment",
    }  # fmt: skip
    formats = [row[head].number_format for head in ("Value", "Last six months", "England 2024-25")]
    assert formats == ['#,##0"%"', '0" of 6 \u2605"', '#,##0"%"']


def test_years_that_differ_stand_in_the_cells(make_report: Callable[..., Report]) -> None:
    older = indicator(2, 80, comparators=(IndicatorComparator("England", 70, "2023-24"),))
    sheet = opened(make_report(scorecard=Scorecard((indicator(1, 81), older))))["Scorecard"]
    cell = front_of(sheet, "Indicator 2")["England"]
    assert (cell.value, cell.number_format) == (70, '#,##0"% (2023-24)"')


def test_no_column_is_empty_throughout(make_report: Callable[..., Report]) -> None:
    bare = replace(
        indicator(1, 81, owner="", has_target=False, last_month=Movement(), comparators=()),
        series=tuple(replace(month, target=IndicatorTarget(), judgement=None) for month in months(81)),
    )
    assert set(front_of(opened(make_report(scorecard=Scorecard((bare,))))["Scorecard"], "Indicator 1")) == {
        "Indicator",
        "Value",
    }


def test_indicators_without_a_value_are_names_with_the_reason_at_the_end(report: Report) -> None:
    book = opened(report)
    sheet = book["Scorecard"]
    title = row_of(sheet, "Indicators without a value")
    assert title > row_of(sheet, "Indicator 3", row_of(sheet, "Indicator 3"))
    assert sheet.cell(title + 1, 1).value == "Indicator 2: Needs List 4."
    assert sheet.max_row == title + 1
    assert "commentary.indicator.kpi_2" not in book.defined_names


def test_a_name_leads_to_the_block_of_its_indicator(report: Report) -> None:
    sheet = opened(report)["Scorecard"]
    for name in ("Indicator 1", "Indicator 3"):
        link = sheet.cell(row_of(sheet, name), 1).hyperlink
        block = int(link.location.rpartition("A")[2])
        assert sheet.cell(block, 1).value == name
        assert block > row_of(sheet, "Indicator 3")


def test_a_block_has_a_strip_of_six_months(report: Report) -> None:
    sheet = opened(report)["Scorecard"]
    heads = row_of(sheet, "The last six months")
    strip = {
        sheet.cell(row, 1).value: [sheet.cell(row, column).value for column in range(2, 8)]
        for row in range(heads, heads + 4)
    }
    assert strip == {
        "The last six months": ["28 Apr", "28 May", "28 Jun", "28 Jul", "28 Aug", "28 Sep"],
        "Value": [None, None, None, 81, 82, 84.6],
        "How many": [None, None, None, 162, 164, 169.2],
        "Judgement": [None, None, None, "\u25cb", "\u25cb", "\u25cb"],
    }
    assert sheet.cell(heads + 2, 7).number_format == '#,##0" of 200"'


def page_heights(sheet: Any) -> list[float]:
    """Points of rows on each printed page, the title repeated on each of them."""
    last = range_boundaries(sheet.print_area.rpartition("!")[2])[3]
    starts = [1, *(each.id + 1 for each in sheet.row_breaks.brk), last + 1]
    title = sheet.row_dimensions[1].height
    return [
        sum(sheet.row_dimensions[row].height or 15 for row in range(start, after)) + (title if start > 1 else 0)
        for start, after in pairwise(starts)
    ]


def test_four_indicators_a_page_and_none_is_cut(make_report: Callable[..., Report]) -> None:
    many = tuple(indicator(number, 80, 82, 84, 85, 86, 87) for number in range(24))
    sheet = opened(make_report(scorecard=Scorecard(many)))["Scorecard"]
    breaks = [each.id + 1 for each in sheet.row_breaks.brk]
    assert [sheet.cell(row, 1).value for row in breaks] == [f"Indicator {number}" for number in range(1, 24, 4)]
    assert len(breaks) == 6  # one page for the front table, then four a page
    scale = 1026 / plan_scorecard(Scorecard(many), {}).front.pixels
    assert scale >= 0.85
    assert max(page_heights(sheet)) * 96 / 72 * scale <= 707


def chart_xml(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
        return [archive.read(name).decode() for name in names]


def scorecard_charts(report: Report) -> list[str]:
    return [text for text in chart_xml(workbook_bytes(report, figures_json="{}")) if "Tolerance" in text]


def test_a_chart_needs_three_months(report: Report) -> None:
    (chart,) = scorecard_charts(report)
    assert [name for name in ("Value", "Target", "England 2024-25") if f"<c:v>{name}</c:v>" in chart] == [
        "Value",
        "Target",
        "England 2024-25",
    ]
    content = workbook_bytes(report, figures_json="{}")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        texts = " ".join(archive.read(name).decode() for name in drawings)
    assert "Line chart: Indicator 1." in texts
    assert "28 September 2026 85%. Target: 85%. England 2024-25: 84%." in texts
    assert "Line chart: Indicator 3." not in texts


def test_an_axis_begins_at_zero_or_says_where(make_report: Callable[..., Report]) -> None:
    bare = {"target": IndicatorTarget(), "judgement": None}

    def chart(*values: float) -> IndicatorChart:
        series = tuple(replace(month, **bare) for month in months(*values))
        made = indicator_chart(replace(indicator(1, *values, comparators=()), series=series))
        assert made is not None
        return made

    # From 20 to 60 the lowest is a third of the highest: the axis begins at 0. Steps of 20 make three.
    from_zero = chart(20, 40, 60)
    assert (from_zero.starts_at, from_zero.cut, from_zero.step) == (0, "", 20)
    # From 81 to 84.6 is 4 of 84: cut. Steps of 1 make four; a quarter of a step below 81 is 80.75, so 80.
    cut = chart(81, 82, 84.6)
    assert (cut.starts_at, cut.cut, cut.step, cut.ends_at) == (80, "Axis starts at 80%", 1, 85)
    # A span of 0.3 needs decimals: steps of 0.1, from 83.9.
    narrow = chart(84, 84.1, 84.3)
    assert (narrow.starts_at, narrow.cut, narrow.axis_format) == (83.9, "Axis starts at 83.9%", '#,##0.0"%"')
    assert chart(0, 0, 0).starts_at == 0


def test_commentary_of_an_indicator_is_kept_by_its_key(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    said = {
        "indicator.kpi_1": Comment("Better since May."),
        "indicator.kpi_2": Comment("No value this month."),
        "indicator.gone": Comment("Of another year."),
    }
    write_workbook(report, path, figures_json="{}", commentary=said)
    book = openpyxl.load_workbook(path)
    sheets = {
        name.rpartition(".")[2]: book.defined_names[name].attr_text.split("!")[0].strip("'")
        for name in book.defined_names
        if name.startswith("commentary.indicator.")
    }
    assert sheets == {
        "kpi_1": "Scorecard", "kpi_3": "Scorecard", "kpi_2": "Scorecard", "gone": "Commentary kept",
    }  # fmt: skip
    assert {key: comment.text for key, comment in find_commentary(path).comments.items()} == {
        key: comment.text for key, comment in said.items()
    }


def test_commentary_begins_under_its_row_with_its_date_and_is_nobody_elses_text(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    long = "Better\nsince  May. " + "More visits were made. " * 30
    write_workbook(report, path, figures_json="{}", commentary={"indicator.kpi_3": Comment(long, report.as_at)})
    sheet = openpyxl.load_workbook(path)["Scorecard"]
    texts = [row[0].value for row in sheet.iter_rows(min_row=1, max_row=20)]
    first = texts[texts.index("Indicator 3") + 1]
    assert first.startswith("1 October 2026: Better since May. More visits were made. More")
    assert texts[texts.index("Indicator 3") + 2].endswith(" \u2026")
    assert texts[texts.index("Indicator 1") + 1] == "Indicator 3"  # where nothing is written there is no line
    found = find_commentary(path)
    assert found.elsewhere == ()
    assert {key: comment.text for key, comment in found.comments.items()} == {"indicator.kpi_3": long}


@pytest.mark.parametrize("length", [4, 600, 3_000, 30_000])
def test_a_long_comment_stays_on_its_page(report: Report, tmp_path: Path, length: int) -> None:
    path = tmp_path / "chat.xlsx"
    text = ("word " * (length // 5 + 1))[:length].strip()
    for key in ("indicator.kpi_1", "indicator.kpi_3"):  # with a chart and without
        write_workbook(report, path, figures_json="{}", commentary={key: Comment(text, report.as_at)})
        book = openpyxl.load_workbook(path)
        assert max(page_heights(book["Scorecard"])) * 96 / 72 * 1026 / 1207 <= 707
        assert ("Commentary kept" in book.sheetnames) == (length == 30_000)


def test_texts_of_the_definitions_are_never_formulas(report: Report) -> None:
    sheet = opened(report)["Scorecard"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_long_set_repeats_its_heads_on_every_page(make_report: Callable[..., Report]) -> None:
    many = tuple(indicator(number, 80, group=f"Group {number // 30}") for number in range(90))
    sheet = opened(make_report(scorecard=Scorecard(many)))["Scorecard"]
    heads = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Indicator"]
    breaks = [each.id + 1 for each in sheet.row_breaks.brk]
    assert heads[1:] == breaks[: len(heads) - 1]
    assert len(heads) > 2
    for row in heads[1:]:
        assert sheet.cell(row + 1, 1).value.startswith("Group ")
    assert max(page_heights(sheet)) * 96 / 72 * 1026 / 1207 <= 707


def test_words() -> None:
    assert value_text(indicator(1, 84.5), 84.5) == "85%"
    assert value_text(indicator(1, 84.5), None) == "no data"
    assert value_format(indicator(1, 80), ' ("a")') == "#,##0\"% ('a')\""
    assert judgement_text("out (low)") == "\u25a0 Out (low)"
    assert judgement_text(None) == ""
    assert arrow_text(Movement("down", None)) == "\u25bc down"
    assert arrow_text(Movement("level", None)) == "\u25ba level"
    assert arrow_text(Movement()) == ""
