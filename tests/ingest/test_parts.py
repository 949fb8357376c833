"""Parts of one list on several sheets or files are one list; rows that stand in both are named."""

import pytest

from chat.ingest.read import read_extract


@pytest.fixture
def children(row):
    def of(number, begin, count):
        return [row(number, child_unique_id=str(at)) for at in range(begin, begin + count)]

    return of


def test_quarters_on_two_sheets_are_one_list(read, headings, children):
    extract = read({"Q1": [headings(1), *children(1, 100, 4)], "Q2": [headings(1), *children(1, 200, 3)]})
    delivered = extract.lists[1]
    assert delivered.frame["child_unique_id"].to_list() == ["100", "101", "102", "103", "200", "201", "202"]
    assert delivered.frame["source_row"].to_list() == [2, 3, 4, 5, 10_002, 10_003, 10_004]
    assert (delivered.rows_read, delivered.rows_on_sheet) == (7, 7)
    assert delivered.sheet == "Q1, and Q2 (its row 1 is 10,001)"
    assert [
        (f.severity, "4 rows and 3 rows are read as one list" in f.sentence)
        for f in extract.findings
        if f.list_number == 1
    ] == [("info", True)]
    assert extract.set_aside == {}


def test_the_order_of_columns_does_not_matter(read, headings, children):
    reversed_rows = [cells[::-1] for cells in [headings(1), *children(1, 200, 2)]]
    extract = read({"Q1": [headings(1), *children(1, 100, 2)], "Q2": reversed_rows})
    assert extract.lists[1].frame["child_unique_id"].to_list() == ["100", "101", "200", "201"]


def test_rows_in_both_parts_are_reported_with_their_row_numbers(read, headings, children):
    extract = read({"Q1": [headings(1), *children(1, 100, 4)], "Q2": [headings(1), *children(1, 103, 3)]})
    assert extract.lists[1].rows_read == 7
    found = [f for f in extract.findings if f.severity == "warning" and f.list_number == 1]
    assert [(f.rows, f.example_rows) for f in found] == [(1, (10_002,))]
    assert "counted twice" in found[0].sentence


def test_findings_of_the_second_part_have_the_numbers_of_its_rows(read, headings, row, children):
    wrong = row(1, child_unique_id="200", contact_source="nobody knows")
    extract = read({"Q1": [headings(1), *children(1, 100, 4)], "Q2": [headings(1), wrong, *children(1, 300, 2)]})
    found = next(f for f in extract.findings if f.rule == "AQ035")
    assert (found.example_rows, list(found.source_rows)) == ((10_002,), [10_002])


def test_two_files_with_the_same_list_are_joined(workbook, headings, children):
    paths = [
        workbook({"List 1": [headings(1), *children(1, begin, 2)]}, name)
        for name, begin in (("north.xlsx", 100), ("south.xlsx", 200))
    ]
    delivered = read_extract(paths).lists[1]
    assert delivered.rows_read == 4
    assert delivered.source == "north.xlsx, south.xlsx"


def test_three_parts_are_joined(read, headings, children):
    sheets = {f"Q{at}": [headings(1), *children(1, 100 * at, 2)] for at in (1, 2, 3)}
    rows = read(sheets).lists[1].frame["source_row"].to_list()
    assert rows == [2, 3, 10_002, 10_003, 20_002, 20_003]


def test_a_copy_is_no_part(read, headings, children):
    rows = children(1, 100, 4)
    extract = read(
        {"Q1": [headings(1), *rows], "Copy": [headings(1), *rows], "List 2": [headings(2), *children(2, 1, 1)]}
    )
    assert list(extract.lists) == [2]
    assert "is there twice" in extract.set_aside[1]


def test_parts_whose_columns_differ_are_refused_with_both_names(read, headings, children):
    short = [cells[:-1] for cells in [headings(1), *children(1, 200, 2)]]
    extract = read({"Q1": [headings(1), *children(1, 100, 2)], "Q2": short, "L": [headings(2), *children(2, 1, 1)]})
    assert extract.set_aside == {
        1: "List 1 is there twice, both with rows and with different columns: 'Q1' and 'Q2'. "
        "Leave one of them in the extract, or give both the same headings."
    }
