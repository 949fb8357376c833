"""`chat analyse --layout accessible`: the form for a website, and what it must not write over."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl

from tests.cli.conftest import Outcome

Run = Callable[..., Outcome]
ACCESSIBLE = ("--layout", "accessible")
AS_AT = ("--as-at", "2026-10-01")


def test_every_table_of_the_figures_file_is_on_a_sheet_with_the_same_numbers(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    assert run("analyse", sample, "-o", "a.xlsx", *AS_AT, *ACCESSIBLE, "--figures", "a.json").code == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[:4] == ["Cover", "Contents", "Notes", "1_1"]
    assert "Contains small numbers: do not publish." in [cell.value for cell in book["Cover"]["A"]]
    found = {name: sheet for sheet in book for name in sheet.tables}
    tables = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["tables"]
    assert len(tables) > 150
    for table in tables:
        values = [[row["values"].get(column) for column in table["columns"]] for row in table["rows"]]
        if all(value is None for row in values for value in row):
            assert table["key"].replace(".", "_") not in found
            continue
        name = table["key"].replace(".", "_")
        cells = [[cell.value for cell in row] for row in found[name][found[name].tables[name].ref]][1:]
        shown = [row[-len(table["columns"]) :] for row in cells]
        assert [[round(v, 9) if v is not None else None for v in row] for row in shown] == [
            [round(v, 9) if v is not None else None for v in row] for row in values
        ], name


def test_the_same_input_gives_the_same_bytes(run: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert run("analyse", sample, "-o", name, *AS_AT, *ACCESSIBLE).code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert run("analyse", sample, "-o", "a.xlsx", *AS_AT, *ACCESSIBLE).code == 0  # over itself


def test_a_standard_workbook_is_not_written_over(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, "-o", "chat.xlsx", *AS_AT).code == 0
    before = (tmp_path / "chat.xlsx").read_bytes()
    outcome = run("analyse", sample, "-o", "chat.xlsx", *AS_AT, *ACCESSIBLE)
    assert outcome.code == 2
    assert "it is a ChAT workbook of another layout" in outcome.err
    assert (tmp_path / "chat.xlsx").read_bytes() == before
    assert run("analyse", sample, "-o", "chat.xlsx", *AS_AT, *ACCESSIBLE, "--force").code == 0
    assert (tmp_path / "chat.bak.xlsx").read_bytes() == before


def test_the_key_of_the_configuration_file_and_the_name_beside_the_extract(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    extract = tmp_path / "extract" / "annex_a.xlsx"
    extract.parent.mkdir()
    extract.write_bytes(sample.read_bytes())
    (extract.parent / "chat.toml").write_text('layout = "accessible"\n', encoding="utf-8")
    assert run("analyse", extract, *AS_AT).code == 0
    made = extract.parent / "chat-annex-a-2026-10-01-accessible.xlsx"
    assert made.is_file()
    first = made.read_bytes()
    outcome = run("analyse", extract.parent, *AS_AT, "-o", made)  # it is in the folder now, and is no extract
    assert outcome.code == 0, outcome.err
    assert made.read_bytes() == first
    assert openpyxl.load_workbook(made).sheetnames[0] == "Cover"
    assert run("analyse", extract, *AS_AT, "--layout", "standard", "-o", tmp_path / "chat.xlsx").code == 0
    assert openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames[0] == "Summary"


def test_it_is_no_earlier_workbook(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, "-o", "web.xlsx", *AS_AT, *ACCESSIBLE).code == 0
    outcome = run("analyse", sample, "-o", "chat.xlsx", *AS_AT, "--previous", "web.xlsx")
    assert outcome.code == 2
    assert "web.xlsx" in outcome.err
    assert not (tmp_path / "chat.xlsx").exists()


def test_earlier_workbooks_are_named_as_not_used(run: Run, sample: Path) -> None:
    assert run("analyse", sample, "-o", "chat.xlsx", *AS_AT).code == 0
    outcome = run("analyse", sample, "-o", "web.xlsx", *AS_AT, *ACCESSIBLE, "--previous", "chat.xlsx")
    assert outcome.code == 0
    assert "Earlier workbooks are not used" in outcome.err


def test_it_may_go_where_a_standard_workbook_then_stands(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, "-o", "chat.xlsx", *AS_AT, *ACCESSIBLE).code == 0
    assert run("analyse", sample, "-o", "chat.xlsx", *AS_AT).code == 0
    assert openpyxl.load_workbook(tmp_path / "chat.xlsx").sheetnames[0] == "Summary"


def test_an_extract_that_begins_with_sheets_of_those_names_is_read_all_the_same(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(sample)
    book.properties.creator = "Somebody"
    for place, name in enumerate(("Cover", "Contents", "Notes")):
        book.create_sheet(name, place)["A1"] = name
    book.save(tmp_path / "extract.xlsx")
    outcome = run("analyse", "extract.xlsx", "-o", "chat.xlsx", *AS_AT, "--figures", "figures.json")
    assert outcome.code == 0, outcome.err
    reconciliation = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["reconciliation"]
    assert {each["list"] for each in reconciliation} == set(range(1, 12))


def test_given_as_an_extract_it_is_refused_as_what_it_is(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, "-o", "web.xlsx", *AS_AT, *ACCESSIBLE).code == 0
    outcome = run("analyse", "web.xlsx", "-o", "chat.xlsx")
    assert outcome.code == 2
    assert "it is a workbook that ChAT has written, not an extract" in outcome.err
    assert not (tmp_path / "chat.xlsx").exists()


def test_the_confidential_workbook_by_worker_stands_beside_it(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("analyse", sample, "-o", "web.xlsx", *AS_AT, *ACCESSIBLE, "--by-worker").code == 0
    assert sorted(file.name for file in tmp_path.glob("*.xlsx")) == ["web-by-worker-confidential.xlsx", "web.xlsx"]
