"""The Teams sheet and the confidential workbook by worker."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.report import Authority, Report, ReportRow, ReportTable
from chat.workbook.confidential.by_worker import by_worker_bytes, by_worker_path
from chat.workbook.write import write_workbook

COLUMNS = ("cin_open", "cpp_open", "cla_open")
HEADS = ("Open CIN", "Open plans", "Looked after")


def workload_table(key: str = "beyond.by_team", **more: Any) -> ReportTable:
    def row(label: str, *counts: int | None, outside: bool = False) -> ReportRow:
        return ReportRow(label, dict(zip(COLUMNS, counts, strict=True)), outside=outside)

    rows = (row("Team A", 7, 3, None), row("Not recorded", 2, 0, None), row("Total", 9, 3, None, outside=True))
    settings: dict[str, Any] = {
        "list_number": None,
        "title": "Open children by allocated team",
        "group": "beyond",
        "unit": "children",
        "columns": COLUMNS,
        "column_heads": HEADS,
        "denominator": None,
        "definition": "Open children.",
        "status": "list_missing",
        "needs": "List 8",
        **more,
    }
    return ReportTable(key=key, rows=rows, **settings)


@pytest.fixture
def teams(make_report: Callable[..., Report], tmp_path: Path) -> Any:
    write_workbook(make_report(teams=workload_table()), tmp_path / "chat.xlsx", figures_json="{}")
    return openpyxl.load_workbook(tmp_path / "chat.xlsx")


def cells(workbook: Any, name: str) -> list[list[Any]]:
    ((sheet, found),) = workbook.defined_names[name].destinations
    return [list(row) for row in workbook[sheet.strip("'")][found.replace("$", "")]]


def test_stands_before_data_quality_and_has_a_link(teams: Any) -> None:
    assert teams.sheetnames[teams.sheetnames.index("Teams") + 1] == "Data quality"
    links = {cell.value for row in teams["Contents"].iter_rows() for cell in row if cell.hyperlink}
    assert "Teams" in links


def test_shows_every_team_and_leaves_unknown_columns_blank(teams: Any) -> None:
    title, definition, heads, *rows = [[cell.value for cell in row] for row in cells(teams, "table.beyond.by_team")]
    assert (title[0], definition[0]) == ("Open children by allocated team", "Open children.")
    assert heads[1:4] == list(HEADS)
    assert [row[:4] for row in rows] == [
        ["Team A", 7, 3, None],
        ["Not recorded", 2, 0, None],
        ["Total", 9, 3, None],
        ["Blank columns need List 8.", None, None, None],
    ]


def test_says_where_blank_teams_stand(teams: Any) -> None:
    assert "Cases whose team is blank stand under Not recorded." in teams["Teams"]["A2"].value


def test_commentary_is_an_unlocked_cell(teams: Any) -> None:
    found = cells(teams, "commentary.beyond.by_team")
    assert len(found) == 4
    assert found[0][0].protection.locked is False


def test_definitions_hold_the_table(teams: Any) -> None:
    last = teams["Definitions"].tables["definitions"].ref.rpartition("B")[2]
    assert teams["Definitions"][f"A{last}"].value == "Open children by allocated team"


def test_heads_are_repeated_on_every_page(teams: Any) -> None:
    assert teams["Teams"].print_title_rows == "$1:$5"  # title, subtitle; table title, definition, heads


def test_no_sheet_without_the_table(make_report: Callable[..., Report], tmp_path: Path) -> None:
    write_workbook(make_report(), tmp_path / "chat.xlsx", figures_json="{}")
    assert "Teams" not in openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames


def test_a_table_without_any_figure_is_not_available(make_report: Callable[..., Report], tmp_path: Path) -> None:
    table = workload_table(needs="List 6, List 7, List 8")
    blank = tuple(dataclasses.replace(row, values=dict.fromkeys(COLUMNS)) for row in table.rows)
    write_workbook(make_report(teams=dataclasses.replace(table, rows=blank)), tmp_path / "chat.xlsx", figures_json="{}")
    opened = openpyxl.load_workbook(tmp_path / "chat.xlsx")
    assert cells(opened, "table.beyond.by_team")[-1][0].value == "Not available: needs List 6, List 7, List 8."


def test_the_confidential_workbook_says_so_everywhere() -> None:
    table = workload_table("beyond.by_worker")
    authority = Authority("E08000025", "Birmingham")
    content = by_worker_bytes(table, as_at=dt.date(2026, 10, 1), authority=authority)
    assert by_worker_bytes(table, as_at=dt.date(2026, 10, 1), authority=authority) == content
    opened = openpyxl.load_workbook(BytesIO(content))
    (sheet,) = opened.worksheets
    assert "Confidential" in sheet["A1"].value
    assert "Confidential" in sheet.oddFooter.left.text
    assert "Confidential" in opened.properties.title
    assert "Birmingham, as at 1 October 2026" in sheet["A2"].value
    rows = [[cell.value for cell in row] for row in cells(opened, "table.beyond.by_worker")]
    assert rows[0] == ["Allocated worker", *HEADS]
    assert rows[1] == ["Team A", 7, 3, None]
    assert by_worker_path(Path("out/chat.xlsx")) == Path("out/chat-by-worker-confidential.xlsx")
