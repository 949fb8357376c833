"""`chat settings suggest`: what was not recognised, ready to be completed."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from chat.annex_a import codes_of, list_by_number
from chat.ingest.read import read_extract
from chat.settings.file import read_configuration
from tests.cli.conftest import Outcome
from tests.places import SAMPLE

Run = Callable[..., Outcome]
USUAL: dict[str, Any] = {"text": "Team A", "integer": 1, "age": 9, "id": "1001"}


def extract_of_list_8(path: Path) -> None:
    """List 8 with a heading and two codes of its own, one of which tells who a child is."""
    columns = [column for column in list_by_number(8).columns if column.position is not None]
    renamed = {"Date Started to be Looked After": "Date Started LAC"}
    legal = ["Our own order", "01/02/2015"]
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("List 8")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, [renamed.get(column.heading.strip(), column.heading) for column in columns])
    for at in (1, 2):
        for place, column in enumerate(columns):
            if column.type == "date":
                sheet.write_datetime(at, place, dt.date(2026, 9, 1), day)
            elif column.field == "legal_status":
                sheet.write(at, place, legal[at - 1])
            else:
                code = column.type == "code"
                sheet.write(at, place, codes_of(column.code_set)[0].preferred if code else USUAL[column.type])
    book.close()


def test_the_file_holds_each_heading_and_code_with_the_nearest(run: Run, tmp_path: Path) -> None:
    extract_of_list_8(tmp_path / "a.xlsx")
    outcome = run("settings", "suggest", "a.xlsx")
    assert (outcome.code, outcome.out) == (0, "")
    lines = (tmp_path / "chat.toml").read_text(encoding="utf-8").splitlines()
    assert "[headings.looked_after]" in lines
    assert '# "Date Started LAC" = "Date Started to be Looked After"' in lines
    assert "# Not found: Date Started to be Looked After" in lines
    assert "[codes.looked_after.legal_status]" in lines
    assert sum(line.startswith('# "Our own order" = "') for line in lines) == 3
    assert not [line for line in lines if "2015" in line]
    assert "# 1 more of 'Child's Legal Status' may tell who a child is." in lines


def test_the_file_is_read_as_it_is_and_works_once_completed(run: Run, tmp_path: Path) -> None:
    extract_of_list_8(tmp_path / "a.xlsx")
    run("settings", "suggest", "a.xlsx")
    file = tmp_path / "chat.toml"
    assert read_configuration(file).headings == {"looked_after": {}}
    text = file.read_text(encoding="utf-8")
    text = text.replace('# "Date Started LAC" = "Date Started to be', '"Date Started LAC" = "Date Started to be')
    begin = text.index('# "Our own order"')
    file.write_text(text[:begin] + text[begin + 2 :], encoding="utf-8")  # the first of the candidates
    configuration = read_configuration(file)
    extract = read_extract([tmp_path / "a.xlsx"], headings=configuration.headings, codes=configuration.codes)
    assert extract.lists[8].frame["legal_status"].null_count() == 1  # the date is none


def test_a_file_that_is_there_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "chat.toml").write_text("strict = true\n")
    outcome = run("settings", "suggest", SAMPLE)
    assert outcome.code == 2
    assert "is there already and stays as it is" in outcome.err
    assert (tmp_path / "chat.toml").read_text() == "strict = true\n"


def test_where_all_is_recognised_the_file_says_so(run: Run, tmp_path: Path) -> None:
    extract = tmp_path / "clean.xlsx"
    assert run("synth", "-o", extract, "--children", "20", "--seed", "1").code == 0
    assert run("settings", "suggest", extract, "-o", "s.toml").code == 0
    assert "# Every heading and every code was recognised." in (tmp_path / "s.toml").read_text(encoding="utf-8")
