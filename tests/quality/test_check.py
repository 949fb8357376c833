"""What `check` makes of an extract: verdict, what matters most, what is kept."""

import io
from pathlib import Path

import openpyxl
import pytest

from chat.cli.check_text import check_text, verdict
from chat.counting.report import Choices
from chat.quality.check import MATTER_MOST, Checked, check_extract
from chat.quality.findings_file import keep_findings
from chat.settings.file import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.quality.cases import AS_AT, Cells, Rows, cells, extract_with


def checked(rows: dict[int, Cells | Rows]) -> Checked:
    return check_extract(extract_with(rows), AS_AT, LISTS_IN_ORDER, Choices(settings=list_defaults()))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (cells(), "Fit for use"),
        (cells(date_of_contact="2026-03-01"), "Fit for use, with 1 warning to look at"),
        (cells(contact_source=None), "Fit for use, with 1 error to mend first"),
        (cells(contact_source=None, date_of_contact=None), "Fit for use, with 2 errors to mend first"),
    ],
)
def test_the_verdict(row: Cells, words: str) -> None:
    assert verdict(checked({1: row})) == words


def test_errors_come_first_then_what_touches_most_figures() -> None:
    # The date decides about every contact; the source about two tables only.
    of = checked({1: cells(contact_source=None, date_of_contact=None), 4: cells(disability="No", allocated_team=None)})
    most = of.matter_most
    assert [(each.finding.rule, each.finding.column) for each in most] == [
        ("AQ055", "Date of Contact"),
        ("AQ055", "Contact Source"),
    ]
    assert most[0].touched.figures > most[1].touched.figures > 0


def test_no_more_than_ten_matter_most() -> None:
    rows = {1: cells(contact_source=None, date_of_contact=None), 8: cells(**dict.fromkeys((
        "date_started_to_be_looked_after", "legal_status_start_date", "placement_start_date", "date_of_birth",
        "number_of_placements_in_last_12_months", "category_of_need", "placement_type", "placement_provider",
        "placement_location", "missing_episodes_in_last_12_months", "absent_episodes_in_last_12_months",
    )))}  # fmt: skip
    of = checked(rows)
    assert len(of.findings) > MATTER_MOST == len(of.matter_most)


def test_the_text_names_rows_and_tables_but_no_cell() -> None:
    of = checked({1: (cells(child_unique_id="SECRET", contact_source=None), cells(child_unique_id="B"))})
    text = check_text(of)
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


def test_identifiers_and_cells_stand_there_on_request_only(tmp_path: Path) -> None:
    of = checked({1: cells(child_unique_id="A1", contact_source=None)})
    values = {("List_1", "Contact Source", 2): "=1+1"}
    keep_findings(of, tmp_path / "found.xlsx", show_ids=True, values=values)
    heads, *lines = workbook(tmp_path / "found.xlsx")["Source rows"]
    assert heads[6:] == ("Identifier", "Value")
    assert next(line for line in lines if line[0] == "AQ055")[6:] == ("A1", "=1+1")
