"""The Summary sheet as Excel shows it; the words of tiles and facts are tested in tests/summary."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chat.commentary.comment import Comment
from chat.commentary.find import find_commentary
from chat.report import Report
from chat.report.summary import ChangedFigure, Fact, Summary, Tile
from chat.workbook.write import write_workbook

AS_AT = dt.date(2026, 10, 1)
PAGE = Summary(
    tiles=(
        Tile("Children on a protection plan", 7, "54", "▼ 3 since 1 Sep", "63 per 10,000, England 41"),
        Tile("Care leavers in suitable homes", 9, "–", missing="not in this extract"),
    ),
    changed=(ChangedFigure("Enquiries: 73, up 14 on last time.", 5),),
    facts=(Fact("well", "Conferences: 85%; England 81%.", 5), Fact("improve", "Visits: 70%; target 90%.", 7)),
)


@pytest.fixture
def signed(make_report: Callable[..., Report], tmp_path: Path) -> Path:
    path = tmp_path / "chat.xlsx"
    report = replace(make_report(), summary=PAGE, last_time=dt.date(2026, 9, 1))
    comments = {"summary.well": Comment("Conferences are on time.", AS_AT, "What has gone well")}
    write_workbook(report, path, figures_json="{}", commentary=comments)
    return path


def words(sheet: Any) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_it_says_how_the_service_is_doing(signed: Path) -> None:
    said = words(openpyxl.load_workbook(signed)["Summary"])
    assert said[0].startswith("Children's services: ")
    assert said[1].startswith("Data up to 30 September 2026 (as at 1 October 2026")
    for expected in (
        *("Children on a protection plan", "54", "▼ 3 since 1 Sep", "63 per 10,000, England 41"),
        *("Care leavers in suitable homes", "not in this extract"),
        *("What changed most since 1 September 2026", "Enquiries: 73, up 14 on last time."),
        *("What has gone well", "• Conferences: 85%; England 81%.", "Conferences are on time."),
        *("What needs to improve", "• Visits: 70%; target 90%.", "What we will do", "Prepared by", "Date"),
    ):
        assert expected in said


def test_facts_stand_outside_the_boxes_and_every_other_sheet_is_linked(signed: Path) -> None:
    book = openpyxl.load_workbook(signed)
    sheet = book["Summary"]
    ((_, cells),) = book.defined_names["commentary.summary.improve"].destinations
    assert sheet[cells.replace("$", "").split(":")[0]].value is None
    links = {
        cell.hyperlink.location.split("!")[0].strip("'") for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    assert links == set(book.sheetnames) - {"Summary", "Chart figures", "_chat"}


def test_boxes_are_carried_and_signatures_are_not(signed: Path) -> None:
    book = openpyxl.load_workbook(signed)
    for name, text in (("commentary.summary.actions", "We will recruit."), ("summary.prepared_by", "A. Manager")):
        ((_, cells),) = book.defined_names[name].destinations
        book["Summary"][cells.replace("$", "").split(":")[0]] = text
    book.save(signed)
    found = find_commentary(signed)
    texts = {key: comment.text for key, comment in found.comments.items()}
    assert texts["summary.actions"] == "We will recruit."
    assert texts["summary.well"] == "Conferences are on time."
    assert "A. Manager" not in "".join([*texts.values(), *(each.text for each in found.elsewhere)])
