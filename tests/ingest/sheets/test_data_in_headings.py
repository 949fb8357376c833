"""Headings are printed, a child's data in the heading row never."""

import datetime as dt

import pytest

from chat.annex_a import LISTS
from chat.annex_a.specification import headings_of_systems
from chat.ingest.read import read_extract
from chat.ingest.sheets.data_in_headings import looks_like_data
from chat.ingest.sheets.explain import explain_recognition


@pytest.mark.parametrize(
    "text",
    [
        *("1001", "01/02/2015", "2015-02-01", "1 February 2015", "DOB 01/02/2015", "42370", "AB1234", "X-00123"),
        *("AB10 1XY", "someone@example.org", "a) Male", "a) WBRI", "Female", "White British", "1001,a) Male,b) WIRI,9"),
    ],
)
def test_what_looks_like_data(text):
    assert looks_like_data(text)


def test_known_headings_do_not():
    every = [column.heading for specification in LISTS for column in specification.columns]
    every += [heading for given in headings_of_systems().values() for heading in given]
    every += ["Month", "LA", "When", "Q1 2026", "Week 12", "Census 2021 group", "Contacts per child (distinct count)"]
    assert [heading for heading in every if looks_like_data(heading)] == []


def said_of(path):
    extract = read_extract([path])
    return " ".join([explain_recognition([path], headings={}), *(f.sentence + f.advice for f in extract.findings)])


def test_children_in_the_heading_row_are_not_printed(workbook, headings, row):
    child = ["Smith, Joan", "777123", dt.date(2015, 2, 1), "Our team"]
    path = workbook({"List 1": [[*headings(1), *child], row(1)]})
    said = said_of(path)
    for cell in ("Smith", "777123", "2015", "Our team"):
        assert cell not in said
    assert "4 columns have no heading of the template, not read: H, I, J, K." in said
    assert "not a column of the list: H (its heading may be a child's data, and is not shown)" in said


def test_unknown_headings_without_data_are_printed(workbook, headings, row):
    path = workbook({"List 1": [[*headings(1), "Month", "LA"], [*row(1), "May", "X"]]})
    assert "'Month', 'LA'" in said_of(path)


def test_lines_that_end_in_cr_with_one_lf_among_them(tmp_path, headings):
    lines = [
        ",".join(headings(1)),
        *(f"SECRET{at},a) Male,a) WBRI,01/02/2015,9,01/09/2026,q) 6: Police" for at in (7, 8, 9)),
    ]
    path = tmp_path / "List 1.csv"
    path.write_bytes(("\r".join(lines) + "\r\n").encode())
    extract = read_extract([path])
    assert extract.lists[1].frame["child_unique_id"].to_list() == ["SECRET7", "SECRET8", "SECRET9"]
    assert "SECRET" not in said_of(path)


def test_a_csv_file_that_ends_in_ctrl_z(tmp_path, headings):
    path = tmp_path / "List 1.csv"
    path.write_bytes(
        (",".join(headings(1)) + "\r\n7,a) Male,a) WBRI,01/02/2015,9,01/09/2026,q) 6: Police\r\n\x1a").encode()
    )
    extract = read_extract([path])
    assert extract.lists[1].frame["child_unique_id"].to_list() == ["7"]
    assert not [f for f in extract.findings if f.rule != "AQ001"]
