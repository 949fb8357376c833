"""Two lists on one sheet are two lists, and each keeps its rows."""

import pytest

from chat.ingest.original_cells import cells_as_written


@pytest.fixture
def children(row):
    """Rows of a list with identifiers from a number on."""

    def of(number, begin, count):
        return [row(number, child_unique_id=str(at)) for at in range(begin, begin + count)]

    return of


def read_as(extract, number):
    delivered = extract.lists[number]
    return delivered.frame["source_row"].to_list(), delivered.frame["child_unique_id"].to_list()


@pytest.mark.parametrize("above", [3, 40])
def test_one_list_under_the_other(read, headings, children, above):
    sheet = [["List 4: Assessments"], headings(4), *children(4, 100, above), [], ["List 5: Section 47 enquiries"]]
    begin = len(sheet) + 2
    extract = read({"Sheet1": [*sheet, headings(5), *children(5, 500, 4), ["Total: 4 children"]]})
    assert read_as(extract, 4) == (list(range(3, 3 + above)), [str(at) for at in range(100, 100 + above)])
    assert read_as(extract, 5) == (list(range(begin, begin + 4)), ["500", "501", "502", "503"])
    assert extract.lists[5].heading_row == begin - 1
    said = [f.sentence for f in extract.findings if f.rule == "AQ001" and f.list_number is None]
    assert said == [
        (
            f"sheet 'Sheet1' holds 2 lists: List 4 (headings in row 2) and List 5 (headings in row {begin - 1}). "
            "Each is read by itself."
        )
    ]


def test_a_small_list_over_a_large_one(read, headings, children):
    # The lower list has more telling headings, so that it alone decides what the sheet is taken for.
    extract = read({"Sheet1": [headings(1), *children(1, 100, 2), [], headings(8), *children(8, 800, 3)]})
    assert read_as(extract, 1) == ([2, 3], ["100", "101"])
    assert read_as(extract, 8) == ([6, 7, 8], ["800", "801", "802"])


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_two_lists_side_by_side(read, headings, children, gap):
    left, right = [headings(4), *children(4, 100, 5)], [headings(5), *children(5, 500, 3)]
    blank = [None] * len(headings(5))
    rows = [one + [None] * gap + other for one, other in zip(left, [*right, blank, blank], strict=True)]
    extract = read({"Sheet1": [[None, "Two lists"], *rows, ["Total: 5 children"]]})
    assert read_as(extract, 4) == ([3, 4, 5, 6, 7], ["100", "101", "102", "103", "104"])
    assert read_as(extract, 5) == ([3, 4, 5], ["500", "501", "502"])
    assert not [f for f in extract.findings if f.rule in ("AQ002", "AQ003", "AQ004")]


def test_cells_of_each_list_are_shown_from_its_own_columns(workbook, headings, row):
    left, right = [headings(4), row(4, allocated_team="Left")], [headings(5), row(5, allocated_team="Right")]
    path = workbook({"Sheet1": [one + other for one, other in zip(left, right, strict=True)]})
    asked = [("Sheet1", "Strategy discussion initiating Section 47 Enquiry Start Date", 2)]
    assert set(cells_as_written([path], asked, headings={})) == set(asked)


def test_a_second_identifier_makes_no_second_list(read, headings, row):
    # Some reports print the number of the system again beside the name of the team.
    place = headings(4).index("Allocated Team")
    names, cells = headings(4), row(4)
    sheet = [[*names[:place], "Person ID", *names[place:]], [*cells[:place], "77", *cells[place:]]]
    extract = read({"Sheet1": sheet})
    assert list(extract.lists) == [4]
    assert extract.lists[4].frame["child_unique_id"].to_list() == ["1001"]


def test_headings_once_more_begin_no_second_list(read, headings, children):
    extract = read({"Sheet1": [headings(1), *children(1, 100, 2), headings(1), *children(1, 200, 2)]})
    assert read_as(extract, 1) == ([2, 3, 5, 6], ["100", "101", "200", "201"])
    assert not [f for f in extract.findings if f.rule == "AQ001" and f.list_number is None]
