"""Rows of the list, and what is none: nothing is dropped without being named."""

import datetime as dt

import polars as pl
import pytest

from chat.annex_a import LISTS
from chat.extract import frame_schema


def blank_row(**values):
    """A row of List 1 as formulas filled down leave it."""
    fields = ["child_unique_id", "gender", "ethnicity", "date_of_birth", "age_of_child", "date_of_contact", "source"]
    return [values.get(field) for field in fields]


@pytest.mark.parametrize("specification", LISTS, ids=lambda s: s.key)
def test_every_frame_has_the_promised_shape(read, headings, row, specification):
    frame = read({"S": [headings(specification.number), row(specification.number)]}).lists[specification.number].frame
    assert dict(frame.schema) == frame_schema(specification)
    flags = frame.select(pl.selectors.ends_with("_not_understood"))
    assert not any(flags.row(0))
    values = [column.field for column in specification.columns if column.position is not None]
    assert None not in frame.select(values).row(0)


def test_an_empty_list_has_the_promised_shape(read, headings):
    frame = read({"S": [headings(5)]}).lists[5].frame
    assert dict(frame.schema) == frame_schema(LISTS[4])


def test_blank_rows_inside_are_counted_and_those_below_are_not(read, headings, row):
    rows = [row(1), [], blank_row(gender="-"), row(1), [], []]
    extract = read({"List 1": [headings(1), *rows]})
    delivered = extract.lists[1]
    assert delivered.frame["source_row"].to_list() == [2, 5]
    assert (delivered.rows_read, delivered.rows_on_sheet) == (2, 2)
    assert [(f.severity, f.rows, f.example_rows) for f in extract.findings if f.rule == "AQ006"] == [
        ("info", 2, (3, 4))
    ]


def test_formula_padding_is_no_row(read, headings, row):
    padding = [
        blank_row(age_of_child=119),
        blank_row(child_unique_id=0, gender=0, age_of_child=126),
        blank_row(gender="-", ethnicity="#N/A", source=""),
        blank_row(date_of_birth="01/01/1900", date_of_contact=0),
        blank_row(gender=False, date_of_contact=dt.date(1900, 1, 1)),
        [*blank_row(), "derived"],
    ]
    extract = read({"List 1": [[*headings(1), "Contacts per child"], row(1), *padding]})
    assert extract.lists[1].frame["source_row"].to_list() == [2]
    assert [f.rule for f in extract.findings if f.severity != "info"] == []


@pytest.mark.parametrize(
    "cells",
    [
        blank_row(child_unique_id="7"),
        blank_row(gender="a) Male"),
        blank_row(date_of_contact="no date at all"),
        blank_row(source="no such source"),
        blank_row(date_of_birth="2020-01-01"),
    ],
)
def test_one_cell_makes_a_row(read, headings, row, cells):
    extract = read({"List 1": [headings(1), row(1), cells]})
    assert extract.lists[1].rows_read == 2


def test_a_note_under_the_data_is_named_and_not_read(read, headings, row):
    note = ["Applied filters:\nTeam is not blank"]
    extract = read({"List 1": [headings(1), row(1), [], note]})
    delivered = extract.lists[1]
    assert (delivered.rows_read, delivered.rows_on_sheet) == (1, 2)
    found = {(f.rule, f.severity): f.example_rows for f in extract.findings if f.rule == "AQ006"}
    assert found[("AQ006", "warning")] == (4,)


@pytest.mark.parametrize("text", ["FILTER-1", "TOTAL12", "END-7", "NOTE-1", "7", "Smith, John", "X 93 children"])
def test_other_lonely_identifiers_are_rows(read, headings, row, text):
    assert read({"List 1": [headings(1), row(1), [text]]}).lists[1].rows_read == 2


FOOTERS = [
    ["Total: 93 children"],
    ["Total", None, None, None, None, 93],
    ["Grand total", 93, 93, 93, 93, 93, 93],
    ["End of report"],
    ["** End of list **"],
    ["Source: Mosaic, run 01/10/2026"],
    ["Source: Mosaic", " run 01/10/2026"],
    ["Run date:", None, None, dt.date(2026, 10, 1)],
    ["Report run by A. Person on 1 October 2026"],
    ["93 children"],
    ["(93 rows affected)"],
    ["Number of children: 93"],
    ["Page 1 of 1"],
    ["OFFICIAL - SENSITIVE"],
    ["----------", "------", "---------"],
    ["Please note that open cases are left out"],
    ["No records found"],
    ["Applied filters:\nTeam is not blank"],
    ["No filtering"],
    [None, None, None, None, None, None, "93"],
    ["3"],  # as many as there are rows above
    ["Child Unique ID"],
    ["Child unique id:", "GENDER", "ethnicity"],
]


@pytest.mark.parametrize("footer", FOOTERS, ids=lambda footer: str(next(filter(None, footer)))[:20])
def test_a_row_that_no_child_is_is_set_aside_and_named(read, headings, row, footer):
    rows = [row(7, child_unique_id=str(at)) for at in (1001, 1002, 1003)]
    extract = read({"List 7": [headings(7), *rows, [], footer]})
    delivered = extract.lists[7]
    assert delivered.frame["source_row"].to_list() == [2, 3, 4]
    assert (delivered.rows_read, delivered.rows_on_sheet) == (3, 4)
    named = [(f.severity, f.rows, f.example_rows) for f in extract.findings if f.rule == "AQ006"]
    assert named == [("info", 1, (5,)), ("warning", 1, (6,))]
    text = " ".join(f.sentence + f.advice for f in extract.findings)
    assert "Mosaic" not in text
    assert "Person on" not in text


def test_a_footer_between_the_rows_is_set_aside_too(read, headings, row):
    rows = [row(7, child_unique_id="1001"), ["Team A total", None], ["Total for team", 1], row(7, child_unique_id="5")]
    assert read({"List 7": [headings(7), *rows]}).lists[7].frame["source_row"].to_list() == [2, 5]


def test_a_list_with_nothing_but_no_records_found_is_empty(read, headings):
    extract = read({"List 7": [headings(7), ["No records found"]]})
    assert extract.lists[7].rows_read == 0
    assert [f.rule for f in extract.findings if f.list_number == 7] == ["AQ005", "AQ006"]


def test_a_child_without_identifier_at_a_provider_called_total_stays(read, headings, row):
    rows = [row(2, child_unique_id=None, organisation_completing_assessment="Total Care Ltd")]
    assert read({"List 2": [headings(2), *rows]}).lists[2].rows_read == 1


def test_the_headings_once_more_are_named_and_not_read(read, headings, row):
    extract = read({"List 1": [headings(1), row(1), headings(1), row(1)]})
    delivered = extract.lists[1]
    assert delivered.frame["source_row"].to_list() == [2, 4]
    assert (delivered.rows_read, delivered.rows_on_sheet) == (2, 3)
    assert [f.example_rows for f in extract.findings if f.rule == "AQ006"] == [(3,)]


def test_the_same_row_twice_stays_twice(read, headings, row):
    assert read({"List 1": [headings(1), row(1), row(1)]}).lists[1].rows_read == 2


def test_example_rows_are_the_first_ten(read, headings, row):
    rows = [row(1, contact_source="nobody knows") for _ in range(25)]
    extract = read({"List 1": [headings(1), *rows]})
    finding = next(f for f in extract.findings if f.rule == "AQ035")
    assert (finding.rows, finding.example_rows) == (25, tuple(range(2, 12)))
    assert (finding.sheet, finding.list_number, finding.column) == ("List 1", 1, "Contact Source")
