"""Last time in the tables of a list's sheet and on Headlines: columns, formats, words, trends."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.document.charts import charts_of
from chat.document.columns import compared_column, printed_columns
from chat.document.section import plan_section
from chat.report import Previous, Report, ReportRow, ReportTable, Value
from chat.report.good_direction import good_directions
from chat.workbook.sheets.headlines_last_time import arrow_format
from chat.workbook.styles import BETTER, WORSE
from chat.workbook.write import write_workbook
from lists import LISTS_IN_ORDER

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")  # openpyxl does not read them
DATES = (dt.date(2026, 7, 1), dt.date(2026, 8, 1), dt.date(2026, 9, 1), dt.date(2026, 10, 1))


def with_dates(table: ReportTable, earlier: Mapping[str, tuple[Mapping[str, Value], ...]], many: int) -> ReportTable:
    """The table with what its rows said at so many earlier dates."""

    def row(each: ReportRow) -> ReportRow:
        before = earlier[each.label][-many:]
        return replace(each, previous=Previous(DATES[-2], before[-1], before))

    return replace(table, rows=tuple(map(row, table.rows)), trend_dates=DATES[-many - 1 :])


@pytest.fixture
def shares(make_table: Callable[..., ReportTable]) -> ReportTable:
    rows = (ReportRow("Yes", {"count": 57, "percent": 0.285}), ReportRow("No", {"count": 143, "percent": 0.715}))
    return make_table("contacts.answer", "Answer", rows, denominator=200)


def before(*percents: float) -> tuple[dict[str, Value], ...]:
    return tuple({"count": round(200 * percent), "percent": percent} for percent in percents)


EARLIER = {"Yes": before(0.2, 0.25, 0.31), "No": before(0.8, 0.75, 0.69)}


def kinds(table: ReportTable) -> list[str]:
    return [column.kind for column in printed_columns(table)]


def test_a_table_has_last_time_and_change_with_one_date_and_a_trend_with_three(shares: ReportTable) -> None:
    assert kinds(shares) == ["figure", "figure"]
    assert kinds(with_dates(shares, EARLIER, 1)) == ["figure", "figure", "last", "change"]
    assert kinds(with_dates(shares, EARLIER, 3)) == ["figure", "figure", "last", "change", "trend"]


def test_a_trend_has_no_room_beside_six_columns(shares: ReportTable) -> None:
    names = ("count", "percent", "a", "b", "c", "d")
    six = replace(shares, columns=names, column_heads=names, rows=tuple(
        replace(row, values=dict.fromkeys(names, 0.5)) for row in shares.rows
    ))  # fmt: skip
    assert kinds(with_dates(six, EARLIER, 3))[6:] == ["last", "change"]


@pytest.mark.parametrize("more", [{"group": "profile"}, {"columns": ("threshold_days",), "column_heads": ("Days",)}])
def test_profiles_and_published_numbers_have_none(shares: ReportTable, more: dict[str, Any]) -> None:
    table = with_dates(replace(shares, **more), EARLIER, 3)
    assert set(kinds(table)) == {"figure"}


def test_a_row_is_compared_by_its_percentage_and_else_by_its_number(shares: ReportTable) -> None:
    assert compared_column(shares, shares.rows[0]) == "percent"
    assert compared_column(shares, ReportRow("Total", {"count": 200, "percent": None})) == "count"


def test_cells_hold_numbers_in_points_and_a_trend_reads_the_hidden_sheet(
    shares: ReportTable, make_report: Callable[..., Report], tmp_path: Path
) -> None:
    report = make_report()
    table = with_dates(shares, EARLIER, 3)
    section = replace(report.sections[0], tables=(table,), headlines=(), topics=())
    path = tmp_path / "chat.xlsx"
    write_workbook(replace(report, sections=(section,), last_time=DATES[-2]), path, figures_json="{}")
    book: Any = openpyxl.load_workbook(path)
    sheet = book[section.sheet_title]
    head = next(row for row in sheet.iter_rows() if row[1].value == "Number")
    assert [cell.value for cell in head[1:6]] == ["Number", "%", "Last time, 1\u00a0Sep", "Change", "Trend"]
    yes = sheet[head[0].row + 1]
    assert [cell.value for cell in yes[1:6]] == [57, 0.285, 0.31, -2.5, None]  # 28.5 less 31 points
    assert yes[4].number_format == '+0.0" pts";-0.0" pts";0" pts"'
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet4.xml").decode()
    sources = {cell: source for source, cell in re.findall(r"<xm:f>(.+?)</xm:f><xm:sqref>(.+?)</xm:sqref>", xml)}
    place, _, cells = sources[yes[5].coordinate].partition("!")
    assert place == "'Chart figures'"
    (trend,) = book["Chart figures"][cells.replace("$", "")]
    assert [each.value for each in trend] == [0.2, 0.25, 0.31, 0.285]


def test_a_headline_has_lines_over_time_beside_it(shares: ReportTable) -> None:
    (chart,) = charts_of(replace(with_dates(shares, EARLIER, 3), key="contacts.headline"))
    assert chart.labels == ("1 Jul", "1 Aug", "1 Sep", "1 Oct")
    assert [series.values for series in chart.series] == [(40, 50, 62, 57), (160, 150, 138, 143)]
    assert charts_of(replace(with_dates(shares, EARLIER, 2), key="contacts.headline")) == ()


def test_why_a_table_is_not_compared_stands_in_its_topic(
    shares: ReportTable, make_report: Callable[..., Report]
) -> None:
    why = "Not compared with 1 September 2026: the period was six months then."
    section = replace(make_report().sections[0], tables=(replace(shares, not_compared=why),), topics=())
    assert why in plan_section(section).topics[0].notes


@pytest.mark.parametrize(
    ("column", "change", "judged", "up", "down"),
    [
        ("count", 12, None, '"▲ up "#,##0""', '"▼ down "#,##0""'),
        ("percent", -3.1, "better", '"▲ up "0.0" points, better"', '"▼ down "0.0" points, better"'),
        ("average_days", 2.5, "worse", '"▲ up "#,##0.0", worse"', '"▼ down "#,##0.0", worse"'),
    ],
)
def test_a_change_reads_as_an_arrow_with_words(column: str, change: Any, judged: Any, up: str, down: str) -> None:
    assert arrow_format(column, change, judged) == f"{up};{down}"


def test_what_did_not_move_is_level() -> None:
    assert arrow_format("percent", 0.4, None) == arrow_format("count", 0, None) == '"level";"level";"level"'


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [BETTER, WORSE])
def test_better_and_worse_can_be_read(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_every_good_direction_is_of_a_row_that_a_list_has() -> None:
    rows = {(table.key, row.label) for measures in LISTS_IN_ORDER for table in measures.tables for row in table.rows}
    assert {(table, row) for table, row, _ in good_directions()} <= rows
    assert set(good_directions().values()) == {"high", "low"}
