"""What a reader sees of published figures: under the tables, on Headlines and on Contents."""

import dataclasses
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from chat.comparators.sources import ATTRIBUTION
from chat.report import Report, ReportRow, ReportTable
from chat.report.published import (
    Comparators,
    ComparedHeadline,
    Funnel,
    FunnelLimit,
    FunnelPoint,
    Interval,
    Published,
    PublishedValue,
    Rank,
)
from chat.workbook.sheets.comparisons import rank_text
from chat.workbook.table.published import published_heads, published_parts
from chat.workbook.write import workbook_bytes

YEAR, EARLIER = "2024-25", "2023-24"


def compared(**more: Any) -> Comparators:
    settings: dict[str, Any] = {
        "column": "percent",
        "england": PublishedValue(0.25, YEAR),
        "region": PublishedValue(None, None),
        "statistical_neighbours": PublishedValue(0.27, YEAR, 10),
        "own_published": PublishedValue(0.24, YEAR),
        **more,
    }
    return Comparators(**settings)


def with_row(report: Report, label: str, comparators: Comparators, key: str = "contacts.source") -> Report:
    def changed(table: ReportTable) -> ReportTable:
        rows = (dataclasses.replace(row, comparators=comparators) if row.label == label else row for row in table.rows)
        return dataclasses.replace(table, rows=tuple(rows)) if table.key == key else table

    sections = (dataclasses.replace(s, tables=tuple(changed(table) for table in s.tables)) for s in report.sections)
    return dataclasses.replace(report, sections=tuple(sections))


def published(*headlines: ComparedHeadline) -> Published:
    return Published("West Midlands", ("Sandwell", "Walsall"), 2025, ATTRIBUTION, "", headlines)


def opened_from(report: Report) -> tuple[Any, bytes]:
    content = workbook_bytes(report, figures_json="{}")
    return openpyxl.load_workbook(io.BytesIO(content)), content


def texts(sheet: Any) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def row_with(sheet: Any, label: str, after: int = 0) -> list[Any]:
    return next(list(row) for row in sheet.iter_rows(min_row=after + 1) if row[0].value == label)


@pytest.fixture
def funnel() -> Funnel:
    limits = tuple(FunnelLimit(n, 40, 60, 30, 70) for n in (10_000, 20_000))
    return Funnel(
        YEAR, 50.0, FunnelPoint(15_000, 55.0), (FunnelPoint(12_000, 45.0),), (FunnelPoint(9_000, 20.0),), limits
    )


def test_nothing_appears_without_comparators(opened: Any) -> None:
    assert not [text for text in texts(opened["1 Contacts"]) if text.startswith("England")]
    assert "England" not in texts(opened["Headlines"])


def test_published_figures_are_columns_of_the_same_row(make_report: Callable[..., Report]) -> None:
    other = compared(caveat="Not quite the same.", own_published=PublishedValue(0.24, EARLIER))
    report = with_row(make_report(), "Police", other)
    report = with_row(report, "Schools", compared())
    opened, _ = opened_from(report)
    ((title, place),) = opened.defined_names["table.contacts.source"].destinations
    heads, *rows = (list(row) for row in opened[title][place.replace("$", "")])
    assert [cell.value for cell in heads] == [
        "Contact source", "Number", "%", f"England {YEAR}", f"Neighbours {YEAR}", f"Ours published {YEAR}",
    ]  # fmt: skip
    police = next(row for row in rows if row[0].value == "Police")
    assert [cell.value for cell in police] == ["Police", 2500, 0.3125, 0.25, 0.27, 0.24]
    assert [cell.number_format for cell in police[3:]] == ["0%", "0%", '0%" (23-24)"']  # another year than the head
    assert any("Not quite the same." in text for text in texts(opened[title]))


def test_rows_of_other_years_and_fewer_neighbours_are_said(make_table: Callable[..., ReportTable]) -> None:
    rows = (
        ReportRow("A", {"count": 1, "percent": 0.5}, comparators=compared()),
        ReportRow("B", {"count": 1, "percent": 0.5}, comparators=compared(own_published=PublishedValue(0.2, EARLIER))),
        ReportRow(
            "C",
            {"count": 1, "percent": 0.5},
            comparators=compared(statistical_neighbours=PublishedValue(0.2, YEAR, 6), caveat="Other.", good="low",
                                 interval=Interval(0.105, 0.314)),
        ),
    )  # fmt: skip
    *_, (kind, note, _) = published_parts(make_table("x.y", "X", rows))
    assert kind == "published_note"
    assert note == (
        f"Of another year than the head says: own {EARLIER}: B. Neighbours with a value, of the ten: C 6. C: Other."
        " 95% interval of the own figure, for so small a count: C 11% to 31%."
    )
    assert published_heads([row.comparators for row in rows if row.comparators])[3] == f"Own, last\n{YEAR}"


def test_tables_without_figures_or_anything_published_have_no_line(make_table: Callable[..., ReportTable]) -> None:
    nothing = compared(
        england=PublishedValue(), statistical_neighbours=PublishedValue(of=0), own_published=PublishedValue()
    )
    row = ReportRow("A", {"count": 1, "percent": 0.5}, comparators=nothing)
    assert published_parts(make_table("x.y", "X", (row,))) == ()
    blank = ReportRow("A", {"count": None, "percent": None}, comparators=compared())
    missing = make_table("x.y", "X", (blank,), status="list_missing", needs="List 3", denominator=None)
    assert published_parts(missing) == ()


def test_headlines_compare_and_plot(make_report: Callable[..., Report], funnel: Funnel) -> None:
    rate = compared(
        column="rate_per_10k",
        england=PublishedValue(519.4, YEAR),
        statistical_neighbours=PublishedValue(481.5, YEAR, 10),
        own_published=PublishedValue(460.0, EARLIER),
        rank=Rank(38, 153, 1),
        neighbours_rank=Rank(3, 11, 1),
    )
    key = "contacts.headline"
    report = with_row(make_report(), "Total number of contacts", rate, key)
    share = compared(good="low", rank=Rank(5, 150, 1), interval=Interval(0.2, 0.3))
    report = with_row(report, "Police", share)
    report = dataclasses.replace(
        report,
        published=published(
            ComparedHeadline("Contacts per 10,000", key, "Total number of contacts", "rate_per_10k", funnel),
            ComparedHeadline("From the police", "contacts.source", "Police", "percent"),
        ),
    )
    opened, content = opened_from(report)
    assert opened.sheetnames[opened.sheetnames.index("Headlines") + 1] == "Comparisons"
    sheet = opened["Comparisons"]
    assert (sheet.freeze_panes, list(sheet.tables)) == ("A5", ["comparisons"])
    heads = [cell.value for cell in sheet[4]]
    assert heads == [
        "Figure", "Good is", "This time", f"Ours published {YEAR}", f"Neighbours {YEAR}", f"England {YEAR}",
        "95% interval", "Rank among all", "Rank among neighbours",
    ]  # fmt: skip
    own = next(row.values["rate_per_10k"] for row in report.table(key).rows if row.label == "Total number of contacts")
    row = row_with(sheet, "Contacts per 10,000")
    assert [cell.value for cell in row[1:9]] == [
        None, own, 460, 481.5, 519.4, None, "38 of 153 (1)", "3 of 11 (1)",
    ]  # fmt: skip
    assert row[3].number_format == '#,##0" (23-24)"'  # another year than the head says
    police = row_with(sheet, "From the police")
    assert (police[1].value, police[2].number_format) == ("low", "0%")
    assert [cell.value for cell in police[6:9]] == ["20% to 30%", "5 of 150 (1)", None]
    charts = [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "charts/chart" in name]
    scatters = [name for name in charts if b"scatterChart" in zipfile.ZipFile(io.BytesIO(content)).read(name)]
    assert len(scatters) == 1
    assert not any(each.hidden for each in sheet.column_dimensions.values())
    links = [cell.value for row in opened["Contents"].iter_rows() for cell in row if cell.hyperlink]
    assert "Comparisons" in links


def test_no_sheet_of_comparisons_without_any(opened: Any) -> None:
    assert "Comparisons" not in opened.sheetnames


def test_a_rank_among_figures_too_old_is_left_out_and_said(make_report: Callable[..., Report]) -> None:
    report = with_row(make_report(), "Police", compared(ranks_too_old="2022-23"))
    headline = ComparedHeadline("From the police", "contacts.source", "Police", "percent")
    opened, _ = opened_from(dataclasses.replace(report, published=published(headline)))
    sheet = opened["Comparisons"]
    assert "Rank among all" not in [cell.value for cell in sheet[4]]
    said = "No rank for From the police: the latest published figures are of 2022-23, more than two years ago."
    assert said in texts(sheet)


def test_headline_lines_have_england_and_the_neighbours(make_report: Callable[..., Report]) -> None:
    rate = compared(column="rate_per_10k", england=PublishedValue(519.4, YEAR))
    report = with_row(make_report(), "Total number of contacts", rate, "contacts.headline")
    other = compared(statistical_neighbours=PublishedValue(0.2, EARLIER))
    opened, _ = opened_from(dataclasses.replace(with_row(report, "Police", other), published=published()))
    heads = [cell.value for cell in opened["Headlines"][3]]
    line = row_with(opened["Headlines"], "Total number of contacts")
    police = row_with(opened["Headlines"], "Contacts from the police")
    assert heads == ["Figure", "Number", "Percent", "Rate per 10,000", f"England {YEAR}", "Neighbours"]
    assert [cell.value for cell in line[1:]] == [8000, None, 1110.7, 519.4, 0.27]
    assert [cell.value for cell in police[1:]] == [None, 0.3125, None, 0.25, 0.2]
    assert [cell.number_format for cell in (line[4], police[4], police[5])] == ["#,##0", "0%", '0%" (23-24)"']


def test_contents_has_the_attribution_and_the_neighbours(make_report: Callable[..., Report]) -> None:
    sources = {"0-17": "Office for National Statistics, mid-2024", "17-18": "none"}
    opened, _ = opened_from(make_report(published=published(), population_sources=sources))
    said = texts(opened["Contents"])
    assert "England, West Midlands" in (whole := " ".join(said))
    assert ATTRIBUTION in whole
    assert "Sandwell, Walsall (model of 2025, nearest first)" in said
    assert "Residents aged 0-17: 288,100 (Office for National Statistics, mid-2024); aged 17-18: unknown (none)" in said


def test_a_rank_is_told_in_few_words() -> None:
    assert rank_text(Rank(34, 152, 1)) == "34 of 152 (1)"
    assert rank_text(None) == ""
