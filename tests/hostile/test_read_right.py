"""Odd extracts that are extracts all the same: a right result, with a finding where something is lost."""

import datetime as dt
import io
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from chat.errors import UnreadableInput
from chat.ingest.read import read_extract
from tests.cli.conftest import Outcome
from tests.hostile.binary import ERROR_NOT_AVAILABLE, write_binary
from tests.hostile.conftest import found, read
from tests.hostile.delivery import (
    DAY,
    SHEET,
    changed,
    csv_text,
    headings,
    in_part,
    place_of,
    row,
    rows,
    workbook,
    write,
)

Run = Callable[..., Outcome]
LONGEST_TEXT = 32_767


def test_macros_are_neither_run_nor_kept(run: Run, tmp_path: Path) -> None:
    with_macro = changed(
        workbook({"List 1": rows(1, 2)}), lambda _, data: data, {"xl/vbaProject.bin": b"\xd0\xcf macro"}
    )
    (tmp_path / "a.xlsm").write_bytes(with_macro)
    assert run("analyse", "a.xlsm", "-o", "chat.xlsx", "--as-at", "2026-10-01").code == 0
    assert not [name for name in zipfile.ZipFile(tmp_path / "chat.xlsx").namelist() if "vba" in name.lower()]


def test_external_links_give_what_was_stored_and_lead_nowhere(run: Run, tmp_path: Path) -> None:
    def linked(book: Any) -> None:
        sheet = book.get_worksheet_by_name("List 1")
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        place = place_of(1, "date_of_contact")
        sheet.write_formula(1, place, "='http://nowhere.invalid/[b.xlsx]Sheet1'!A1", days, 46266)
        sheet.write_url(0, 30, "http://nowhere.invalid/", string="link")
        sheet.write_formula(0, 31, '=HYPERLINK("http://nowhere.invalid/","link")', None, "link")

    (tmp_path / "a.xlsx").write_bytes(workbook({"List 1": rows(1, 1)}, linked))
    delivered = read(tmp_path / "a.xlsx").lists[1]
    assert delivered.frame["date_of_contact"].to_list() == [dt.date(2026, 9, 1)]  # 46,266 days after 30 December 1899
    assert run("analyse", "a.xlsx", "-o", "chat.xlsx", "--as-at", "2026-10-01").code == 0
    for name, part in parts_of(tmp_path / "chat.xlsx"):
        assert b"nowhere.invalid" not in part, name
        assert "externalLink" not in name


def parts_of(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_a_million_formatted_blank_rows_are_no_rows(tmp_path: Path) -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (at, at) for at in range(5, 1_048_577))
    content = workbook({"List 1": rows(1, 3)})
    (tmp_path / "a.xlsx").write_bytes(changed(content, in_part(SHEET, b"</sheetData>", blank + b"</sheetData>")))
    begun = time.process_time()
    extract = read(tmp_path / "a.xlsx")
    assert time.process_time() - begun < 10
    delivered = extract.lists[1]
    assert (delivered.rows_read, delivered.rows_on_sheet) == (3, 3)
    assert found(extract, "AQ006") == []


def test_formulas_filled_down_to_the_last_row_are_no_rows(tmp_path: Path) -> None:
    filled = b"".join(
        b'<row r="%d"><c r="A%d" t="str"><f>IF(Z1="","",Z1)</f><v></v></c></row>' % (at, at)
        for at in range(5, 1_048_577)
    )
    content = workbook({"List 1": rows(1, 3)})
    (tmp_path / "a.xlsx").write_bytes(changed(content, in_part(SHEET, b"</sheetData>", filled + b"</sheetData>")))
    assert read(tmp_path / "a.xlsx").lists[1].rows_on_sheet == 3


def test_16_000_columns(tmp_path: Path) -> None:
    wide = [[*headings(1), *(f"Extra {at}" for at in range(16_000))], [*row(1), *range(16_000)]]
    extract = read(write(tmp_path / "a.xlsx", {"List 1": wide}))
    assert extract.lists[1].rows_read == 1
    assert [each.sentence[:19] for each in extract.findings if each.rule == "AQ004"] == ["16000 headings are "]


def test_merged_headings_and_titles(tmp_path: Path) -> None:
    def merged(book: Any) -> None:
        sheet = book.get_worksheet_by_name("List 1")
        sheet.merge_range(0, 0, 0, 6, "List 1: contacts")
        for place, heading in enumerate(headings(1)):
            sheet.merge_range(1, place, 2, place, heading)

    content = workbook({"List 1": [[], [], [], row(1), row(1, child_unique_id="1002")]}, merged)
    (tmp_path / "a.xlsx").write_bytes(content)
    delivered = read(tmp_path / "a.xlsx").lists[1]
    assert (delivered.heading_row, delivered.frame["source_row"].to_list()) == (2, [4, 5])
    assert delivered.rows_on_sheet == 2


@pytest.mark.parametrize("state", ["hide", "very_hidden"])
def test_hidden_sheets_and_rows_are_read(tmp_path: Path, state: str) -> None:
    def hidden(book: Any) -> None:
        sheet = book.get_worksheet_by_name("List 2")
        getattr(sheet, state)()
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.autofilter(0, 0, 2, 3)

    content = workbook({"Cover": [["Annex A"]], "List 2": rows(2, 2)}, hidden)
    (tmp_path / "a.xlsx").write_bytes(content)
    assert read(tmp_path / "a.xlsx").lists[2].rows_read == 2


ERRORS = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"]


@pytest.mark.parametrize("field", ["date_of_contact", "contact_source", "age_of_child"])
def test_cells_with_errors_are_blank_and_found(tmp_path: Path, field: str) -> None:
    book = openpyxl.Workbook()
    for cells in (
        headings(1),
        *(row(1, child_unique_id=str(at), **{field: error}) for at, error in enumerate(ERRORS, 1)),
    ):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    extract = read(tmp_path / "a.xlsx")
    assert extract.lists[1].frame[field].null_count() == extract.lists[1].rows_read == len(ERRORS)
    assert [rows for _, rows in found(extract, "AQ007")] == [len(ERRORS)]


def test_errors_in_old_excel_files_are_blank_and_the_loss_is_said(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("List 1", cell_overwrite_ok=True)
    for place, heading in enumerate(headings(1)):
        sheet.write(0, place, heading)
    for place, value in enumerate(row(1, date_of_birth="01/02/2015", date_of_contact="01/09/2026")):
        sheet.write(1, place, value)
    sheet.row(1).set_cell_error(place_of(1, "contact_source"), ERROR_NOT_AVAILABLE)
    book.save(str(tmp_path / "a.xls"))
    extract = read(tmp_path / "a.xls")
    assert extract.lists[1].frame["contact_source"].to_list() == [None]
    assert found(extract, "AQ007") == [(None, 0)]
    assert "cannot be told from blank ones in 'a.xls'" in next(
        f.sentence for f in extract.findings if f.rule == "AQ007"
    )


def test_binary_workbooks_are_read(tmp_path: Path) -> None:
    cells: list[Any] = row(1, date_of_birth="01/02/2015", date_of_contact="01/09/2026", age_of_child=7.0)
    broken = list(cells)
    broken[place_of(1, "contact_source")] = bytes([ERROR_NOT_AVAILABLE])
    extract = read(write_binary(tmp_path / "a.xlsb", "List 1", [headings(1), cells, broken]))
    frame = extract.lists[1].frame
    assert frame["child_unique_id"].to_list() == ["1001", "1001"]
    assert frame["date_of_contact"].to_list() == [DAY, DAY]
    assert frame["age_of_child"].to_list() == [7, 7]
    assert frame["contact_source"].is_null().to_list() == [False, True]
    assert found(extract, "AQ007") == [(None, 0)]


def test_a_binary_workbook_with_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    path = write_binary(tmp_path / "a.xlsb", "List 1", [["x"], ["y"]])
    far = struct.pack("<IIHBBBI", 1, 0, 300, 0, 0, 0, 0)
    beyond = struct.pack("<I", 1_048_575) + far[4:]
    column = struct.pack("<II", 0, 0) + struct.pack("<I", 1) + "y".encode("utf-16-le")
    last = struct.pack("<II", 16_383, 0) + column[8:]
    with zipfile.ZipFile(path) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.bin"
    assert far in inside[part]
    inside[part] = inside[part].replace(far, beyond).replace(column, last)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    with pytest.raises(UnreadableInput, match="spans far more cells than any extract"):
        read(path)


def test_texts_of_the_greatest_length(tmp_path: Path) -> None:
    lines = [headings(3), row(3, allocated_team="x" * LONGEST_TEXT), row(3, child_unique_id="y" * LONGEST_TEXT)]
    frame = read(write(tmp_path / "a.xlsx", {"List 3": lines})).lists[3].frame
    assert frame["allocated_team"].str.len_chars().to_list() == [LONGEST_TEXT, len("Team A")]
    assert frame["child_unique_id"].str.len_chars().to_list() == [4, LONGEST_TEXT]


def test_a_greatest_text_and_control_characters_go_into_a_workbook(run: Run, tmp_path: Path) -> None:
    """Names of teams are shown: none may break the workbook, become a formula, or be cut without the rest."""
    teams = ["x" * LONGEST_TEXT, "bell\x07null\x00end", "_x0041_", "\ufffe\uffff", *FORMULAS, "a\r\nb", "😀" * 200]
    still_open = {"cin_closure_date": None, "reason_for_closure": None}
    lines = [row(6, child_unique_id=str(at), allocated_team=team, **still_open) for at, team in enumerate(teams, 1)]
    (tmp_path / "children_in_need.csv").write_bytes(csv_text([headings(6), *lines]).encode())
    outcome = run("analyse", "children_in_need.csv", "-o", "chat.xlsx", "--as-at", "2026-10-01")
    assert outcome.code == 0, outcome.err
    book = openpyxl.load_workbook(tmp_path / "chat.xlsx")
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    shown = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert set(FORMULAS) <= shown
    with zipfile.ZipFile(tmp_path / "chat.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in archive.read(name), name


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://nowhere.invalid")', "{=1+1}", "=cmd|' /C calc'!A0"]


def test_headings_that_look_like_formulas_are_texts(run: Run, tmp_path: Path) -> None:
    lines = [[*headings(1), *FORMULAS], row(1)]
    (tmp_path / "contacts.csv").write_text(csv_text(lines))
    assert run("check", "contacts.csv", "-o", "findings.xlsx").code in (0, 1)
    assert run("check", "contacts.csv", "-o", "findings.csv").code in (0, 1)
    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    assert [cell.coordinate for line in book.active.iter_rows() for cell in line if cell.data_type == "f"] == []
    assert not [line for line in (tmp_path / "findings.csv").read_text().splitlines() if line[:1] in "=+-@"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_either_order(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "contacts.csv").write_bytes(("\ufeff" + csv_text(rows(1, 2), "\t")).encode(encoding))
    assert read(tmp_path / "contacts.csv").lists[1].frame["child_unique_id"].to_list() == ["1000", "1001"]


def test_utf_16_without_its_mark_is_refused(tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_bytes(csv_text(rows(1, 2)).encode("utf-16-le"))
    with pytest.raises(UnreadableInput, match=r"it is no text file\. Save it again as CSV UTF-8"):
        read(tmp_path / "contacts.csv")


def test_ragged_rows_keep_every_cell_that_has_a_heading(tmp_path: Path) -> None:
    lines = [headings(1), row(1)[:3], [*row(1), "one", "two", "three"], row(1)[:1], [*row(1), *[""] * 40]]
    (tmp_path / "contacts.csv").write_text(csv_text(lines))
    frame = read(tmp_path / "contacts.csv").lists[1].frame
    assert frame["source_row"].to_list() == [2, 3, 4, 5]
    assert frame["date_of_contact"].to_list() == [None, DAY, None, DAY]


@pytest.mark.parametrize("breaks", ["\n", "\u2028", "\x0b", "\x1c", "\x85"])
def test_headings_with_line_breaks_lose_no_column(tmp_path: Path, breaks: str) -> None:
    parted = [heading.replace(" ", breaks, 1) for heading in headings(1)]
    text = ",".join(f'"{heading}"' for heading in parted) + "\r\n" + csv_text([row(1, contact_source="5B")])
    (tmp_path / "contacts.csv").write_bytes(text.encode())
    delivered = read(tmp_path / "contacts.csv").lists[1]
    assert delivered.frame["contact_source"].to_list() == ["5B"]
    assert len(delivered.delivered) == len(headings(1))


def test_duplicate_headings_in_every_column(tmp_path: Path) -> None:
    lines = [headings(1) * 2, row(1) + row(1, child_unique_id="2002", contact_source="6")]
    extract = read(write(tmp_path / "a.xlsx", {"List 1": lines}))
    assert extract.lists[1].frame["child_unique_id"].to_list() == ["1001"]
    assert len(found(extract, "AQ003")) == len(headings(1))


@pytest.mark.parametrize("lock", ["~$annex_a.xlsx", ".~lock.annex_a.xlsx#"])
def test_an_extract_that_somebody_has_open_is_read_and_said(tmp_path: Path, lock: str) -> None:
    write(tmp_path / "annex_a.xlsx", {"List 1": rows(1, 2)})
    (tmp_path / lock).write_bytes(b"somebody")
    for given in (tmp_path / "annex_a.xlsx", tmp_path):
        extract = read(given)
        assert extract.lists[1].rows_read == 2
        said = [each.sentence for each in extract.findings if each.rule == "AQ166"]
        assert said == ["'annex_a.xlsx' is open in another program: what has not been saved there is not read."]


@pytest.mark.parametrize("name", ["Plant yr Áchter & söhne 2026", "リスト", "it's 100% (final) #2", "-o", "a" * 200])
def test_paths_with_spaces_and_letters_of_any_alphabet(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    extract = write(folder / f"{name}.xlsx", {"List 1": rows(1, 2)})
    assert run("analyse", extract, "-o", folder / "chat é.xlsx", "--as-at", "2026-10-01").code == 0
    assert openpyxl.load_workbook(folder / "chat é.xlsx").sheetnames[0] == "Summary"
    for kind, content in ((".csv", csv_text(rows(1, 2)).encode()), (".xls", old_excel())):
        (folder / f"{name}{kind}").write_bytes(content)
        assert read_extract([folder / f"{name}{kind}"]).lists[1].rows_read == 2


def old_excel() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("List 1")
    for at, cells in enumerate(rows(1, 2)):
        for place, value in enumerate(cells):
            sheet.write(at, place, value.strftime("%d/%m/%Y") if isinstance(value, dt.date) else value)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


NEWER_ERRORS = (b"#SPILL!", b"#GETTING_DATA", b"#CALC!", b"#FIELD!", b"#BUSY!", b"#BLOCKED!")


@pytest.mark.parametrize("error", NEWER_ERRORS)
def test_errors_of_newer_programs_are_read_as_blank(tmp_path: Path, error: bytes) -> None:
    def with_error(name: str, data: bytes) -> bytes:
        if name != SHEET:
            return data
        made, times = re.subn(rb'<c r="C2" t="s"><v>[0-9]+</v>', b'<c r="C2" t="e"><v>' + error + b"</v>", data)
        assert times == 1
        return made

    (tmp_path / "a.xlsx").write_bytes(changed(workbook({"List 1": rows(1, 3)}), with_error))
    extract = read(tmp_path / "a.xlsx")
    assert extract.lists[1].rows_read == 3
    assert extract.lists[1].frame["ethnicity"].null_count() == 1
    assert found(extract, "AQ007") == [("Ethnicity", 1)]


@pytest.mark.parametrize("extent", [b'<dimension ref=""/>', b"<dimension/>", b'<dimension ref="?"></dimension>'])
def test_a_sheet_that_does_not_say_how_far_it_reaches(tmp_path: Path, extent: bytes) -> None:
    content = changed(workbook({"List 1": rows(1, 3)}), in_part(SHEET, b'<dimension ref="A1:G4"/>', extent))
    (tmp_path / "a.xlsx").write_bytes(content)
    assert read(tmp_path / "a.xlsx").lists[1].rows_read == 3


@pytest.mark.parametrize("way", [b"../xl/worksheets/", b"./worksheets/", b"../xl/../xl/worksheets/"])
def test_sheets_that_are_found_by_a_roundabout_way(tmp_path: Path, way: bytes) -> None:
    change = in_part("xl/_rels/workbook.xml.rels", b'Target="worksheets/', b'Target="' + way)
    (tmp_path / "a.xlsx").write_bytes(changed(workbook({"List 1": rows(1, 3)}), change))
    assert read(tmp_path / "a.xlsx").lists[1].rows_read == 3


@pytest.mark.parametrize("promised", [b"4000000000", b"18446744073709551615", b"1"])
def test_a_list_of_texts_that_promises_another_number_of_them(tmp_path: Path, promised: bytes) -> None:
    content = workbook({"List 1": rows(1, 3)})
    change = in_part("xl/sharedStrings.xml", b'uniqueCount="13"', b'uniqueCount="' + promised + b'"')
    (tmp_path / "a.xlsx").write_bytes(changed(content, change))
    assert read(tmp_path / "a.xlsx").lists[1].frame["child_unique_id"].to_list() == ["1000", "1001", "1002"]


def test_one_empty_file_among_several_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "List 1.csv").write_text(csv_text(rows(1, 3)), encoding="utf-8")
    (tmp_path / "List 2.csv").write_bytes(b"")
    extract = read(tmp_path)
    assert list(extract.lists) == [1]
    assert [(each.source, each.reason) for each in extract.passed_over] == [("List 2.csv", "it is empty (0 bytes)")]
    assert [each.sentence for each in extract.findings if each.rule == "AQ005"] == [
        "'List 2.csv' is empty (0 bytes), and nothing of it is read."
    ]
