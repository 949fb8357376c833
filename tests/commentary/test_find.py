"""Commentary is found whoever saved the workbook, and text outside its cells is found with its place."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment as Note

from chat.commentary.comment import Comment
from chat.commentary.find import find_commentary, with_elsewhere
from chat.commentary.removal import removing
from chat.errors import UnreadableInput
from chat.workbook.write import workbook_bytes
from tests.workbook.example import AS_AT, contacts_section, example_report

SEPTEMBER = dt.date(2026, 9, 1)
SOURCE, PROFILE, GONE = "contacts.sources", "contacts.children", "contacts.no_longer_made"
WORDS = "Up by a tenth\n\n• “curly” – 😀 \t_x0041_ & <b>"


def written(path: Path, commentary: dict[str, Comment], **more: object) -> Path:
    report = example_report(sections=(contacts_section(),), **more)
    path.write_bytes(workbook_bytes(report, figures_json="{}", commentary=commentary))
    return path


def with_parts(path: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> None:
    """Writes the file again with each part's name and content changed; None leaves a part out."""
    with zipfile.ZipFile(path) as archive:
        parts = [change(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            if part:
                archive.writestr(*part)


def in_sheet(path: Path, sheet: str, cell: str, text: str) -> None:
    workbook = openpyxl.load_workbook(path)
    workbook[sheet][cell] = text
    workbook.save(path)


def in_cell(path: Path, key: str, value: object) -> None:
    """Puts a value into a commentary cell, as a manager does."""
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary." + key].destinations
    workbook[sheet][cells.replace("$", "").split(":")[0]] = value
    workbook.save(path)


def test_as_excel_writes_it_parts_named_otherwise_and_text_in_runs(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("MARK one MARK two", AS_AT)})
    runs = (
        '<si><r><t xml:space="preserve">Rise </t></r><r><rPr><b/><sz val="10"/></rPr><t>of_x000D_\n10%</t></r>'
        '<rPh sb="0" eb="1"><t>spoken</t></rPh><phoneticPr fontId="1"/></si>'
    )

    def as_excel(name: str, content: bytes) -> tuple[str, bytes]:
        text = content.decode()
        if name.endswith("sharedStrings.xml"):
            text = re.sub(r"<si><t>MARK one MARK two</t></si>", lambda _: runs, text)
            assert "spoken" in text
        if name.endswith(".rels") or name == "[Content_Types].xml":
            text = text.replace("sharedStrings.xml", "Strings2.xml").replace("worksheets/", "Tabelle/")
            text = text.replace('Target="Tabelle/', 'Target="/XL/Tabelle/').replace('Target="xl/', 'Target="/xl/')
        return name.replace("sharedStrings", "Strings2").replace("worksheets/", "Tabelle/"), text.encode()

    with_parts(path, as_excel)
    found = find_commentary(path).comments[SOURCE]
    assert (found.text, found.as_at) == ("Rise of\n10%", AS_AT)


def test_prefixes_inline_strings_and_other_namespaces_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment(WORDS, SEPTEMBER)})

    def prefixed(name: str, content: bytes) -> tuple[str, bytes]:
        text = content.decode()
        if name.startswith("xl/worksheets/sheet") or name in ("xl/workbook.xml", "xl/sharedStrings.xml"):
            text = re.sub(r"<(/?)(?![?!/])(?=\w)", r"<\1x:", text)
            text = text.replace('xmlns="http://schemas.openxmlformats.org', 'xmlns:x="http://purl.oclc.org/ooxml')
        return name, text.encode()

    with_parts(path, prefixed)
    assert find_commentary(path).comments == {SOURCE: Comment(WORDS, SEPTEMBER, "Who contacts come from")}


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet3.xml"])
def test_declarations_that_could_fill_the_memory_are_refused(part: str, tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("One.", AS_AT)})

    def bomb(name: str, content: bytes) -> tuple[str, bytes]:
        declaration = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        return name, re.sub(rb"(<\?xml[^>]*\?>)", rb"\1" + declaration, content) if name == part else content

    with_parts(path, bomb)
    with pytest.raises(UnreadableInput, match="damaged"):
        find_commentary(path)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet3.xml"])
def test_a_part_cut_off_or_missing_is_damage(part: str, tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("One.", AS_AT)})
    with_parts(path, lambda name, content: (name, content[:200]) if name == part else (name, content))
    with pytest.raises(UnreadableInput, match="damaged"):
        find_commentary(path)


@pytest.mark.parametrize(("setting", "day"), [("", "1 March 2026"), (' date1904="1"', "2 March 2030")])
def test_a_date_in_a_commentary_cell_is_read_by_the_date_system_of_its_workbook(
    setting: str, day: str, tmp_path: Path
) -> None:
    """Day 46082 is 1 March 2026; counted from 1904, as a Mac once did, it is 1,462 days later."""
    path = written(tmp_path / "chat.xlsx", {})
    in_cell(path, SOURCE, dt.date(2026, 3, 1))

    def dated(name: str, content: bytes) -> tuple[str, bytes]:
        if name == "xl/workbook.xml":
            content, times = re.subn(rb"<workbookPr", b"<workbookPr" + setting.encode(), content)
            assert times == 1
        return name, content

    with_parts(path, dated)
    assert find_commentary(path).comments[SOURCE].text == day


def test_text_in_other_cells_and_notes_is_found_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("In its cell.", AS_AT)})
    assert find_commentary(path).elsewhere == ()
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["1 Contacts"]
    sheet["R9"] = "Beside the chart"
    sheet["R10"] = 42  # a number is no text
    sheet["A8"].comment = Note("A note", "Anna")
    workbook["Headlines"]["M5"] = "About the rate"
    workbook.create_sheet("Anna's notes")["C3"] = "On a sheet of her own"
    workbook.save(path)
    found = find_commentary(path)
    assert [(each.sheet, each.cell, each.how, each.text) for each in found.elsewhere] == [
        ("Headlines", "M5", "cell", "About the rate"),
        ("1 Contacts", "R9", "cell", "Beside the chart"),
        ("1 Contacts", "A8", "note", "A note"),
        ("Anna's notes", "C3", "sheet", "On a sheet of her own"),
    ]


def test_text_in_other_cells_stands_on_commentary_kept_from_then_on(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {})
    in_sheet(path, "1 Contacts", "R9", "Beside the chart")
    carried = with_elsewhere(find_commentary(path))
    again = written(tmp_path / "next.xlsx", carried, as_at=dt.date(2026, 11, 1))
    found = find_commentary(again)
    assert found.elsewhere == ()
    assert list(found.comments.values()) == [
        Comment("Beside the chart", AS_AT, "Found on 1 Contacts, cell R9"),
    ]
    assert [place[0] for place in found.places.values() if place[0] == "Commentary kept"]
    assert found.comments.keys() == carried.keys()


def test_what_was_written_over_and_what_lost_its_cell_is_still_there(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("First.", SEPTEMBER), PROFILE: Comment("Kept.", SEPTEMBER)})
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary." + SOURCE].destinations
    workbook[sheet][cells.replace("$", "").split(":")[0]] = "Second."
    workbook.defined_names["commentary." + PROFILE].attr_text = "#REF!"
    workbook.save(path)
    found = find_commentary(path).comments
    assert found[SOURCE] == Comment("Second.", AS_AT, "Who contacts come from", (Comment("First.", SEPTEMBER),))
    assert found[PROFILE] == Comment("Kept.", SEPTEMBER, "The children")


def test_an_emptied_cell_stays_empty_and_only_a_fingerprint_of_its_text_stays(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("First.", SEPTEMBER)})
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary." + SOURCE].destinations
    workbook[sheet][cells.replace("$", "").split(":")[0]] = None
    workbook.save(path)
    found = find_commentary(path).comments
    assert found[SOURCE] == Comment("", AS_AT, "Who contacts come from", (), removing(["First."], AS_AT))
    again = written(tmp_path / "next.xlsx", dict(found), as_at=dt.date(2026, 11, 1))
    assert find_commentary(again).comments == found


def test_a_row_deleted_from_commentary_kept_is_removed(tmp_path: Path) -> None:
    path = written(tmp_path / "chat.xlsx", {GONE: Comment("Old.", SEPTEMBER), "contacts.other": Comment("O.", AS_AT)})
    workbook = openpyxl.load_workbook(path)
    workbook.defined_names["commentary." + GONE].attr_text = "'Commentary kept'!#REF!"
    workbook.save(path)
    assert find_commentary(path).comments[GONE].text == ""


def test_a_note_has_what_stood_there_before(tmp_path: Path) -> None:
    older = (Comment("Second.\nLine.", SEPTEMBER), Comment("First. " * 400, dt.date(2026, 8, 1)))
    path = written(tmp_path / "chat.xlsx", {SOURCE: Comment("Third.", AS_AT, "", older)})
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary." + SOURCE].destinations
    note = workbook[sheet][cells.replace("$", "").split(":")[0]].comment.text
    assert note.startswith(
        "Before, latest first\n\nWritten as at 1 September 2026:\nSecond.\nLine.\n\nWritten as at 1 Au"
    )
    assert len(note) <= 1500
    found = find_commentary(path)
    assert found.comments[SOURCE].older == older
    assert found.elsewhere == ()


def test_a_note_does_not_repeat_what_still_stands_there(tmp_path: Path) -> None:
    led = Comment("Contact source (as at 1 September 2026):\nUp.", AS_AT, "", (Comment("Up.", SEPTEMBER),))
    path = written(tmp_path / "chat.xlsx", {SOURCE: led})
    workbook = openpyxl.load_workbook(path)
    ((sheet, cells),) = workbook.defined_names["commentary." + SOURCE].destinations
    assert workbook[sheet][cells.replace("$", "").split(":")[0]].comment is None
    assert find_commentary(path).comments[SOURCE].older == led.older


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("'Anna''s, (sheet)'!$B$2:$C$3", [("Anna's, (sheet)", 1, 1, 2, 2)]),
        ("Plain!$B$2", [("Plain", 1, 1, 1, 1)]),
        ("Plain!$B$2,Plain!$D$4:$E$5", [("Plain", 1, 1, 1, 1), ("Plain", 3, 3, 4, 4)]),
        ("Plain!$2:$3", [("Plain", 1, 0, 2, 1_048_575)]),
        ("plain!$AA:$AB", [("Plain", 0, 26, 1_048_575, 27)]),
        ("#REF!", []),
        ("Plain!#REF!", []),
        ("Gone!$A$1", []),
    ],
)
def test_names_lead_to_cells(formula: str, expected: list[object], tmp_path: Path) -> None:
    from chat.xlsx.cells import StoredWorkbook
    from chat.xlsx.names import defined_names
    from chat.xlsx.package import Package

    workbook = openpyxl.Workbook()
    workbook.active.title = "Plain"
    workbook.create_sheet("Anna's, (sheet)")
    workbook.save(tmp_path / "names.xlsx")

    def named(name: str, content: bytes) -> tuple[str, bytes]:
        names = f'<definedNames><definedName name="n">{formula}</definedName></definedNames>'.encode()
        return name, re.sub(rb"<definedNames\s*/>", names, content) if name == "xl/workbook.xml" else content

    with_parts(tmp_path / "names.xlsx", named)
    (name,) = defined_names(StoredWorkbook(Package((tmp_path / "names.xlsx").read_bytes())))
    assert [(a.sheet.title, a.top, a.left, a.bottom, a.right) for a in name.areas] == expected
