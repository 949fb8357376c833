"""The Scorecard sheet as Excel shows it: rows, pages, numbers, charts, commentary."""

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

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
        indicator(2, None, definition="=1+1"),
        indicator(3, 84.25, 84),
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
    assert book.sheetnames[:3] == ["Contents", "Headlines", "Scorecard"]
    links = [cell.value for row in book["Contents"].iter_rows() for cell in row if cell.hyperlink]
    assert links[:3] == ["Headlines", "Scorecard", "Data quality"]
    assert "Scorecard" not in opened(make_report()).sheetnames


def row_of(sheet: Any, text: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == text)


def test_a_row_for_each_indicator_with_real_numbers(report: Report) -> None:
    sheet = opened(report)["Scorecard"]
    row = row_of(sheet, "Indicator 1")
    values = [sheet.cell(row, column).value for column in range(1, 16)]
    assert values[:7] == ["Indicator 1", 84.6, 169.2, 200, 85, 80, 90]
    assert values[7:9] == ["\u25cb In tolerance", "\u25b2 better"]
    assert values[10:] == [5, 83.5, 84, "Head of Assessment", None]
    formats = [sheet.cell(row, column).number_format for column in (2, 11, 12)]
    assert formats == ['#,##0"%"', '0" of 6 \u2605"', '#,##0"% (2024-25)"']
    without = row_of(sheet, "Indicator 2")
    assert (sheet.cell(without, 2).value, sheet.cell(without, 8).value) == (None, "no data")


def test_a_name_leads_to_the_page_of_its_indicator(report: Report) -> None:
    sheet = opened(report)["Scorecard"]
    for figure in SCORECARD.indicators:
        link = sheet.cell(row_of(sheet, figure.name), 1).hyperlink
        page = int(link.location.rpartition("A")[2])
        assert sheet.cell(page, 1).value == figure.name
        assert page > row_of(sheet, "Indicator 3")


def test_every_page_has_thirteen_months_and_begins_a_sheet_of_paper(report: Report) -> None:
    sheet = opened(report)["Scorecard"]
    heads = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Month"]
    assert len(heads) == 3
    assert sheet.cell(heads[0] + 1, 1).value == "28 September 2025"
    assert [sheet.cell(heads[0] + 13, column).value for column in (1, 2)] == ["28 September 2026", 84.6]
    breaks = [each.id + 1 for each in sheet.row_breaks.brk]
    pages = [
        int(sheet.cell(row_of(sheet, f.name), 1).hyperlink.location[-2:].lstrip("A")) for f in SCORECARD.indicators
    ]
    assert breaks == pages
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.page_setup.orientation == "landscape"


def test_a_gap_is_an_empty_cell_and_a_chart_needs_two_months(report: Report) -> None:
    content = workbook_bytes(report, figures_json="{}")
    sheet = openpyxl.load_workbook(BytesIO(content))["Scorecard"]
    head = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Month")
    assert [sheet.cell(head + 1, column).value for column in (2, 3, 8)] == [None, None, "no data"]
    assert len(sheet._charts) == 2
    with zipfile.ZipFile(BytesIO(content)) as archive:
        drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
        texts = " ".join(archive.read(name).decode() for name in drawings)
    assert "Line chart: Indicator 1, with target and tolerance" in texts
    assert "28 September 2026 85%" in texts


def test_commentary_of_an_indicator_is_kept_by_its_key(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    said = {"indicator.kpi_1": Comment("Better since May."), "indicator.gone": Comment("Of another year.")}
    write_workbook(report, path, figures_json="{}", commentary=said)
    book = openpyxl.load_workbook(path)
    names = [name for name in book.defined_names if name.startswith("commentary.indicator.")]
    assert sorted(names) == [f"commentary.indicator.{key}" for key in ("gone", "kpi_1", "kpi_2", "kpi_3")]
    assert "Scorecard" in book.defined_names["commentary.indicator.kpi_1"].attr_text
    assert "Commentary kept" in book.defined_names["commentary.indicator.gone"].attr_text
    assert {key: comment.text for key, comment in find_commentary(path).comments.items()} == {
        "indicator.kpi_1": "Better since May.",
        "indicator.gone": "Of another year.",
    }


def test_commentary_begins_under_its_row_and_is_nobody_elses_text(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    long = "Better\nsince  May. " + "More visits were made. " * 20
    write_workbook(report, path, figures_json="{}", commentary={"indicator.kpi_3": Comment(long, report.as_at)})
    sheet = openpyxl.load_workbook(path)["Scorecard"]
    texts = [row[0].value for row in sheet.iter_rows(min_row=1, max_row=20)]
    beginning = texts[texts.index("Indicator 3") + 1]
    assert beginning.startswith("Better since May. More visits were made. More")
    assert beginning.endswith(" \u2026")
    assert len(beginning) <= 300
    assert texts[texts.index("Indicator 1") + 1] == "Indicator 2"  # where nothing is written there is no line
    found = find_commentary(path)
    assert found.elsewhere == ()
    assert {key: comment.text for key, comment in found.comments.items()} == {"indicator.kpi_3": long}


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
    assert len(breaks) == len(heads) - 1 + 90


def test_words() -> None:
    assert value_text(indicator(1, 84.5), 84.5) == "85%"
    assert value_text(indicator(1, 84.5), None) == "no data"
    assert value_format(indicator(1, 80), ' ("a")') == "#,##0\"% ('a')\""
    assert judgement_text("out (low)") == "\u25a0 Out (low)"
    assert judgement_text(None) == ""
    assert arrow_text(Movement("down", None)) == "\u25bc down"
    assert arrow_text(Movement("level", None)) == "\u25ba level"
    assert arrow_text(Movement()) == ""
