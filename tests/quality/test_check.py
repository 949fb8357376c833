"""What `check` makes of an extract: verdict, what matters most, what is kept."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
from click import unstyle

from chat.cli.check_text import check_text
from chat.counting.report import Choices
from chat.findings import Finding
from chat.quality.check import Checked, check_extract
from chat.quality.findings_file import keep_findings
from chat.settings.keys import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.quality.cases import AS_AT, SOUND, Cells, Rows, cells, extract_with


def checked(rows: dict[int, Cells | Rows]) -> Checked:
    return check_extract(extract_with(rows), AS_AT, LISTS_IN_ORDER, Choices(settings=list_defaults()))


def test_one_screen_whatever_was_found() -> None:
    # Eleven lists, and findings about most of their columns.
    rows = {
        number: tuple(cells(**dict.fromkeys(list(SOUND[number])[at : at + 4])) for at in range(9)) for number in SOUND
    }
    text = check_text(checked(rows))
    assert len(text.splitlines()) <= 40
    assert "See every finding with --all" in text
    assert "AQ055" in check_text(checked(rows), everything=True)


def test_the_verdict_comes_first_with_its_reasons() -> None:
    of = checked({1: cells(date_of_contact=None), 3: cells(date_of_referral="2020-01-01"), 4: cells()})
    first, second, third, counts, *_ = check_text(of).splitlines()
    assert first.startswith("Not usable: List 1 has no readable date; 1 of the 1 rows of List 3 lie")
    assert second == "  List 1 has no readable date."
    assert third.startswith("  1 of the 1 rows of List 3 lie outside")
    assert counts.startswith("1 error, ")


def test_a_sound_extract_is_usable() -> None:
    assert check_text(checked({1: cells()})).splitlines()[0] == "Usable."


def test_problems_say_what_they_can_change_and_what_to_do() -> None:
    of = checked({1: (*(cells(child_unique_id=f"C{at}") for at in range(9)), cells(contact_source=None))})
    lines = unstyle(check_text(of)).splitlines()
    at = next(at for at, line in enumerate(lines) if "1. ERROR AQ055 List 1, 'Contact Source'" in line)
    assert (
        lines[at + 1].strip()
        == "Can change 1 headline figure, most 'Contacts from the police': 1 row against 10 counted."
    )
    assert lines[at + 2].strip() == of.problems[0].cause.advice


def test_what_is_said_of_several_lists_is_one_line() -> None:
    empty = tuple(
        Finding("AQ005", "info", "The list has no rows.", "Check it.", list_number=at % 11 + 1, sheet=f"S{at}")
        for at in range(50)
    )
    extract = replace(extract_with({1: cells()}), findings=empty)
    of = check_extract(extract, AS_AT, LISTS_IN_ORDER, Choices(settings=list_defaults()))
    lines = [line for line in unstyle(check_text(of, everything=True)).splitlines() if "The list has no rows" in line]
    assert lines == ["  INFO AQ005: Lists 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11: The list has no rows."]


def test_the_text_names_rows_and_tables_but_no_cell() -> None:
    of = checked({1: (cells(child_unique_id="SECRET", contact_source=None), cells(child_unique_id="B"))})
    text = check_text(of, everything=True)
    assert "SECRET" not in text
    assert "[1 row: 2]" in text
    assert "contacts.source" in text
    assert "List 1 Contacts: 2 rows read, 2 reported" in text


def test_where_rows_went_is_printed() -> None:
    rows = cells(), cells(date_of_contact="2026-05-01"), cells(date_of_contact="2026-10-01"), cells(date_of_contact="?")
    line = next(line for line in check_text(checked({1: rows})).splitlines() if "List 1 Contacts" in line)
    assert line == (
        "  List 1 Contacts: 4 rows read, 1 reported, set aside 1 before + 1 after + 1 without a usable date"
    )


def workbook(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_a_kept_workbook_has_a_line_per_finding_and_every_source_row(tmp_path: Path) -> None:
    rows = tuple(cells(child_unique_id=f"SECRET{row}", contact_source=None) for row in range(12))
    keep_findings(checked({1: rows}), tmp_path / "found.xlsx")
    sheets = workbook(tmp_path / "found.xlsx")
    assert list(sheets) == ["Data quality", "Source rows", "Where rows went"]
    line = next(line for line in sheets["Data quality"] if line[1] == "AQ055")
    assert line[5:7] == (12, "2, 3, 4, 5, 6, 7, 8, 9, 10, 11")
    assert [line[5] for line in sheets["Source rows"] if line[0] == "AQ055"] == list(range(2, 14))
    assert "SECRET" not in str(sheets)
    ways = {line[0]: line[1:] for line in sheets["Where rows went"]}
    assert ways["List 1 Contacts"] == (12, 12, 0, 0, 0, 0)
    assert ways["contacts.source"] == (12, 12, 0, 0, 0, 0)


def test_a_kept_workbook_has_no_clock_in_it(tmp_path: Path) -> None:
    keep_findings(checked({1: cells(contact_source=None)}), tmp_path / "found.xlsx")
    created = openpyxl.load_workbook(tmp_path / "found.xlsx").properties.created
    assert created.date() == AS_AT.date


def test_identifiers_and_cells_stand_there_on_request_only(tmp_path: Path) -> None:
    of = checked({1: cells(child_unique_id="A1", contact_source=None)})
    values = {("List_1", "Contact Source", 2): "=1+1"}
    keep_findings(of, tmp_path / "found.xlsx", show_ids=True, values=values)
    heads, *lines = workbook(tmp_path / "found.xlsx")["Source rows"]
    assert heads[6:] == ("Identifier", "Value")
    assert next(line for line in lines if line[0] == "AQ055")[6:] == ("A1", "=1+1")
