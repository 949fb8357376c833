"""A workbook is checked when it is opened: every part is what was put in, and none fills the memory."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from chat.errors import UnreadableInput
from chat.xlsx import cells, package
from chat.xlsx.cells import open_workbook
from chat.xlsx.package import reading


def saved(path: Path, **parts: str) -> Path:
    """A workbook with further parts, all of them stored as they are."""
    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, part in {**content, **{f"xl/{name}.xml": part.encode() for name, part in parts.items()}}.items():
            archive.writestr(name, part)
    return path


def test_a_changed_byte_in_a_part_that_nobody_asks_for_is_damage(tmp_path: Path) -> None:
    path = saved(tmp_path / "chat.xlsx", chart="<c>46082</c>")
    assert open_workbook(path).sheets
    path.write_bytes(path.read_bytes().replace(b"46082", b"46083"))
    with pytest.raises(UnreadableInput, match=r"'chat\.xlsx': it is damaged"):
        open_workbook(path)


def test_what_would_take_far_too_much_room_is_refused_before_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "chat.xlsx", chart="x" * 100_000)
    monkeypatch.setattr(package, "LONGEST", 100_000)
    with pytest.raises(UnreadableInput, match="far more room"):
        open_workbook(path)


def test_more_text_than_a_workbook_has_is_refused_over_all_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet()):
        for row in range(3):
            sheet.append([f"text {row}"])
    book.save(tmp_path / "chat.xlsx")
    monkeypatch.setattr(cells, "MOST_CELLS", 5)
    workbook = open_workbook(tmp_path / "chat.xlsx")
    with pytest.raises(UnreadableInput, match="far more room"), reading(tmp_path / "chat.xlsx"):
        list(map(workbook.texts, workbook.sheets))


@pytest.mark.parametrize("part", ["xl/../../etc/x.xml", "/xl/worksheets/../worksheets/sheet1.xml"])
def test_relations_that_climb_lead_to_parts_of_the_file_only(part: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "chat.xlsx")
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    relations = "xl/_rels/workbook.xml.rels"
    content[relations] = content[relations].replace(b"/xl/worksheets/sheet1.xml", part.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, each in content.items():
            archive.writestr(name, each)
    workbook = open_workbook(path)
    assert [sheet.part for sheet in workbook.sheets] in (["xl/worksheets/sheet1.xml"], ["etc/x.xml"], ["xl/etc/x.xml"])
