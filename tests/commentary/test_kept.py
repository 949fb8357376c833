"""What managers wrote is never lost: written, read, carried over, whatever happened to the workbook."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName

from chat.commentary.comment import Comment, noted, renamed
from chat.commentary.find import find_commentary
from chat.errors import UnreadableInput
from chat.report import Report
from chat.workbook.list_sheet.plan import ROOM, plan_list
from chat.workbook.write import write_workbook
from chat.xlsx.text_width import height_of, pieces_of_height
from tests.workbook.example import AS_AT, contacts_section, example_report

SEPTEMBER = dt.date(2026, 9, 1)
SOURCE, PROFILE, GONE = "contacts.sources", "contacts.children", "contacts.no_longer_made"
LONG = "A sentence of some length about contacts, in words. " * 90 + "\n" + "short\n" * 40


def write(path: Path, commentary: dict[str, Comment], as_at: dt.date = AS_AT, **more: Any) -> None:
    report = example_report(sections=(contacts_section(),), as_at=as_at)
    write_workbook(report, path, figures_json="{}", commentary=commentary, **more)


def change(path: Path, edit: Callable[[Any], None]) -> None:
    """Edits a workbook with openpyxl, as a manager might; charts are lost, but nothing here is about them."""
    workbook = openpyxl.load_workbook(path)
    edit(workbook)
    workbook.save(path)


def place_of(workbook: Any, key: str) -> tuple[Any, str]:
    ((sheet, cells),) = workbook.defined_names["commentary." + key].destinations
    return workbook[sheet], cells.replace("$", "")


def read_commentary(path: Path) -> dict[str, Comment]:
    """The comments of a workbook that have text."""
    return {key: comment for key, comment in find_commentary(path).comments.items() if comment.text}


def texts_of(path: Path) -> dict[str, str]:
    return {key: comment.text for key, comment in read_commentary(path).items()}


def as_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


XML_CHARACTERS = st.one_of(
    st.sampled_from(
        ["\n", "\r\n", "\r", "\t", " ", "=", "_x0041_", "_x000D_", "_x005F_", "x005F_", "<r>", "</r>", "😀"]
    ),
    st.characters(blacklist_categories=("Cs",), blacklist_characters="".join(map(chr, range(32))) + "\ufffe\uffff"),
)
TEXTS = st.one_of(
    st.lists(XML_CHARACTERS, min_size=1, max_size=80).map("".join),
    st.sampled_from(
        [
            "=1+1",
            " = ",
            "\n",
            "   ",
            "<r>bold</r>",
            "<r></r>",
            "_x0041_x0042_",
            "_x000D__x000A_",
            "'quoted",
            "#N/A",
            "42",
        ]
    ),
    st.tuples(st.lists(XML_CHARACTERS, min_size=1, max_size=50).map("".join), st.integers(1, 100)).map(
        lambda drawn: (drawn[0] * drawn[1])[:5000]
    ),
)


# Without shrinking: each example writes two workbooks.
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(source=TEXTS, profile=TEXTS, gone=TEXTS)
def test_not_one_character_is_lost(
    source: str, profile: str, gone: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("kept") / "chat.xlsx"
    given_texts = {SOURCE: source, PROFILE: profile, GONE: gone}
    expected = {key: as_line_feeds(text) for key, text in given_texts.items()}
    write(path, {key: Comment(text, AS_AT) for key, text in given_texts.items()})
    assert texts_of(path) == expected
    write(path, read_commentary(path), dt.date(2026, 11, 1))
    assert texts_of(path) == expected


@pytest.mark.parametrize(
    "text",
    ["<r>bold</r>", "<r></r>", "<r>_x0041_</r>", "_x0041_", "_x0041_x0042_", "_x0041_x0042_x0043_ _x000D_", "x005F_",
     "_x005F_x0041_", "_x0041_x0042", "a\tb", " \n ", "&amp;<b>"],
)  # fmt: skip
def test_texts_that_look_like_what_files_hold(text: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment(text, AS_AT), GONE: Comment(text * 3, AS_AT)})
    assert texts_of(path) == {SOURCE: text, GONE: text * 3}


@given(text=TEXTS)
def test_pieces_make_up_the_text_and_fit(text: str) -> None:
    pieces = pieces_of_height(text, 300, 100)
    assert "".join(pieces) == text
    assert all(height_of(piece, 300) <= 100 for piece in pieces)


@pytest.mark.parametrize("text", ["word " * 8_000, "😀" * 20_000, "\n".join("x" for _ in range(17_000)), "m" * 40_000])
def test_texts_beyond_the_limit_of_a_cell_are_whole_too(text: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment(text, AS_AT), GONE: Comment(text[::-1], AS_AT)})
    assert texts_of(path) == {SOURCE: text, GONE: text[::-1]}


def test_the_date_stays_that_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment("Written in September.", SEPTEMBER), PROFILE: Comment("Of October.", AS_AT)})
    found = read_commentary(path)
    assert found[SOURCE] == Comment("Written in September.", SEPTEMBER, "Who contacts come from")
    assert found[PROFILE] == Comment("Of October.", AS_AT, "The children")

    def edit(workbook: Any) -> None:
        sheet, cells = place_of(workbook, SOURCE)
        sheet[cells.split(":")[0]] = "Changed in October."

    change(path, edit)
    assert read_commentary(path)[SOURCE].as_at == AS_AT


def line_above(path: Path, key: str) -> str | None:
    sheet, cells = place_of(openpyxl.load_workbook(path), key)
    first = sheet[cells][0][0]
    return str(sheet.cell(first.row - 1, first.column).value)


def test_a_line_above_says_when_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    commentary = {
        SOURCE: Comment("One.", SEPTEMBER),
        "contacts.repeat": Comment("Two.", AS_AT),
        "contacts.how_many": Comment("Three."),
    }
    write(path, commentary)
    assert line_above(path, SOURCE) == "Written as at 1 September 2026"
    assert line_above(path, "contacts.repeat") == "Commentary"
    assert line_above(path, "contacts.how_many") == "Written at an earlier date"
    assert line_above(path, "contacts.by_month") == "Commentary"


def test_cells_are_as_high_as_their_text(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    text = "One line of it.\n" * 20  # and an empty one: 21 lines of 17 pixels, and two to spare
    write(path, {SOURCE: Comment(text, AS_AT)})
    sheet, cells = place_of(openpyxl.load_workbook(path), SOURCE)
    points = sum(sheet.row_dimensions[row[0].row].height for row in sheet[cells])
    assert 21 * 17 <= points * 96 / 72 <= 24 * 17


def test_what_has_no_table_stands_on_a_sheet_of_its_own_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {"early_help.how_long": Comment("Much quicker now.", SEPTEMBER, "How long it lasts")})
    workbook = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in workbook["Commentary kept"].iter_rows()]
    assert rows[3] == [
        "early_help.how_long",
        "How long it lasts",
        "Written as at 1 September 2026",
        "Much quicker now.",
    ]
    assert workbook.sheetnames[-3:] == ["Commentary kept", "Chart figures", "_chat"]
    assert "Commentary kept" in {c.value for row in workbook["Contents"].iter_rows() for c in row if c.hyperlink}
    kept = read_commentary(path)
    write_workbook(example_report(), path, figures_json="{}", commentary=kept)
    workbook = openpyxl.load_workbook(path)
    assert "Commentary kept" not in workbook.sheetnames
    assert place_of(workbook, "early_help.how_long")[0].title == "2 Early help"
    assert read_commentary(path)["early_help.how_long"] == Comment("Much quicker now.", SEPTEMBER, "How long it lasts")


def test_a_text_longer_than_a_page_is_printed_in_full(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment(LONG, AS_AT)})
    workbook = openpyxl.load_workbook(path)
    rows = list(workbook["Commentary kept"].iter_rows(min_row=4))
    assert "".join(row[3].value for row in rows) == LONG
    assert all(row[3].protection.locked for row in rows)  # copies
    assert rows[0][2].value == "A copy: change it on the sheet 1 Contacts"
    assert line_above(path, SOURCE) == "In full on the sheet Commentary kept."
    assert texts_of(path) == {SOURCE: LONG}


def test_no_page_is_fuller_than_the_paper_with_long_comments(make_report: Callable[..., Report]) -> None:
    names = ["sources", "repeat", "children", "how_many"]
    comments = {f"contacts.{name}": Comment(LONG * (place + 1)) for place, name in enumerate(names)}
    plan = plan_list(make_report().sections[0], noted(comments, AS_AT))
    assert all(height <= ROOM for block in plan.blocks for _, height in block.parts)
    assert all(line.height <= 545 for block in plan.blocks for line in block.lines)  # Excel stops at 546
    starts = {part for block in plan.blocks for part, _ in block.parts}
    assert set(plan.page_setup.breaks) <= starts


def test_found_after_rows_were_inserted_and_sheets_renamed(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment("Found again.", SEPTEMBER)})

    def edit(workbook: Any) -> None:
        sheet, cells = place_of(workbook, SOURCE)
        left, first, right, last = range_boundaries(cells)
        sheet.unmerge_cells(cells)
        sheet.move_range(cells, rows=3)
        sheet.title = "Contacts (Anna's)"
        left, right = get_column_letter(left), get_column_letter(right)
        place = f"'Contacts (Anna''s)'!${left}${first + 3}:${right}${last + 3}"
        workbook.defined_names["commentary." + SOURCE] = DefinedName("commentary." + SOURCE, attr_text=place)
        workbook["_chat"].sheet_state = "visible"

    change(path, edit)
    assert read_commentary(path) == {SOURCE: Comment("Found again.", SEPTEMBER, "Who contacts come from")}


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_the_date_is_read_however_the_history_is_hidden(state: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {}, SEPTEMBER)

    def edit(workbook: Any) -> None:
        workbook["_chat"].sheet_state = state
        sheet, cells = place_of(workbook, PROFILE)
        sheet[cells.split(":")[0]] = "New."

    change(path, edit)
    assert read_commentary(path)[PROFILE].as_at == SEPTEMBER


def test_unmerged_cells_are_joined_and_other_values_are_text(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {})

    def edit(workbook: Any) -> None:
        sheet, cells = place_of(workbook, SOURCE)
        sheet.unmerge_cells(cells)
        left, top, _, _ = range_boundaries(cells)
        sheet.cell(top, left, "First")
        sheet.cell(top, left + 2, 42)
        sheet.cell(top + 1, left, 2.5)
        sheet.cell(top + 2, left + 1, dt.datetime(2026, 9, 3))  # noqa: DTZ001 - cells have no time zone
        sheet.cell(top + 3, left + 3, True)
        sheet, cells = place_of(workbook, PROFILE)
        sheet[cells.split(":")[0]] = '="a formula"'

    change(path, edit)
    # openpyxl writes no result beside a formula, so the formula itself is what there is
    assert texts_of(path) == {SOURCE: "First\n42\n2.5\n3 September 2026\nTRUE", PROFILE: '="a formula"'}


def test_rich_text_is_flattened(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {})
    workbook = openpyxl.load_workbook(path)
    sheet, cells = place_of(workbook, SOURCE)
    sheet[cells.split(":")[0]] = CellRichText("Up by ", TextBlock(InlineFont(b=True), "a tenth"), " in August")
    workbook.save(path)
    assert texts_of(path) == {SOURCE: "Up by a tenth in August"}


@pytest.mark.parametrize(
    ("in_copy", "expected"), [("", "Mine."), ("Mine.", "Mine."), ("Another's.", "Mine.\n\nAnother's.")]
)
def test_a_copied_sheet_holds_a_second_commentary(in_copy: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment("Mine.", SEPTEMBER)})

    def edit(workbook: Any) -> None:
        sheet, cells = place_of(workbook, SOURCE)
        copy = workbook.copy_worksheet(sheet)
        copy.title = "Copy"
        first = cells.split(":")[0]
        copy[first] = in_copy or None
        name = "commentary." + SOURCE
        copy.defined_names[name] = DefinedName(name, attr_text=f"Copy!${first[0]}${first[1:]}")

    change(path, edit)
    assert texts_of(path) == {SOURCE: expected}


def test_deleted_sheets_and_names_that_lead_nowhere_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    write(path, {SOURCE: Comment("Kept.", AS_AT)})

    def edit(workbook: Any) -> None:
        names = workbook.defined_names
        names["commentary.contacts.headline"] = DefinedName("commentary.contacts.headline", attr_text="#REF!")
        names["commentary.contacts.multiple"] = DefinedName("commentary.contacts.multiple", attr_text="Gone!$A$1")
        del workbook["_chat"]

    change(path, edit)
    assert read_commentary(path) == {SOURCE: Comment("Kept.")}


def test_another_workbook_has_no_commentary(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert read_commentary(path) == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 cut off", "damaged"),
        (b"no workbook at all", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "password-protected"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match=words):
        read_commentary(path)


def test_commentary_follows_a_renamed_table() -> None:
    commentary = {"a.old": Comment("Earlier.", SEPTEMBER, "A"), "a.new": Comment("Later.", AS_AT, "A")}
    assert renamed(commentary, {"a.old": "a.new"}) == {"a.new": Comment("Earlier.\n\nLater.", SEPTEMBER, "A")}
    assert renamed(commentary, {"a.old": "a.other"})["a.other"] == commentary["a.old"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_commentary_survives_libreoffice(tmp_path: Path) -> None:
    source, saved = tmp_path / "in" / "chat.xlsx", tmp_path / "out"
    source.parent.mkdir()
    commentary = {
        SOURCE: Comment("=1+1 is text\n\n  indented, with an emoji 😀 and “quotes” ", SEPTEMBER),
        PROFILE: Comment(LONG, AS_AT),
        GONE: Comment("Kept.", SEPTEMBER, "A table of old"),
    }
    write(source, commentary)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=300)
    assert find_commentary(saved / "chat.xlsx").elsewhere == ()
    found = read_commentary(saved / "chat.xlsx")
    assert {key: (each.text, each.as_at) for key, each in found.items()} == {
        key: (each.text, each.as_at) for key, each in commentary.items()
    }
    assert found[GONE].title == "A table of old"
