"""Texts to dates, day first."""

import datetime as dt

import polars as pl
import pytest

from chat.ingest.cells.dates import read_date, read_dates
from chat.ingest.cells.notes import Note

D = dt.date(2018, 3, 1)
UNDERSTOOD = [
    "2018-03-01",
    "2018-03-01 00:00:00",
    "2018-03-01T00:00:00",
    "2018-03-01T23:59:59.999Z",
    "2018-03-01 13:45",
    "2018-3-1",
    "2018/03/01",
    "20180301",
    "01/03/2018",
    "1/3/2018",
    "01-03-2018",
    "01.03.2018",
    "1 3 2018",
    "01/03/18",
    "1.3.18",
    "01/03/2018 00:00",
    "01/03/2018 12:00:00 AM",
    "1/3/2018 9:05 pm",
    "01-Mar-18",
    "01-MAR-2018",
    "1 March 2018",
    "1st March 2018",
    "1 of March 2018",
    "01Mar2018",
    "Thu, 1 Mar 2018",
    "Thursday 1 March 2018",
    "Thu 01/03/2018",
    "Mar  1 2018 12:00AM".replace("  ", " "),
    "March 1, 2018",
]


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_dates_that_are_understood(text):
    values, notes = read_dates(pl.Series([text]))
    assert values.to_list() == [D]
    assert notes.to_list() == [Note.PLAIN]


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_the_slow_way_alone_agrees(text):
    assert read_date(text) == (D, Note.PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        "not_date",
        "May be 8 Jan 2000",
        "31/02/2018",
        "2018-13-01",
        "2018",
        "March 2018",
        "12345",
        "99999",
        "1/3/2018 25:00",
        "1/3/2018 and later",
        "1/3-2018",
        "01/03/201",
        "30092018",
        "1 Foo 2018",
        "?",
    ],
)
def test_dates_that_are_not_understood(text):
    values, notes = read_dates(pl.Series([text]))
    assert values.to_list() == [None]
    assert notes.to_list() == [Note.NOT_UNDERSTOOD]


def test_month_first_is_never_assumed():
    values, notes = read_dates(pl.Series(["09/30/2018", "30/09/2018", "9/10/2018"]))
    assert values.to_list() == [None, dt.date(2018, 9, 30), dt.date(2018, 10, 9)]
    assert notes.to_list() == [Note.MONTH_FIRST, Note.PLAIN, Note.PLAIN]


@pytest.mark.parametrize(
    "text",
    [
        "01/01/1900",
        "1900-01-01 00:00:00",
        "1899-12-30 00:00:00",
        "1899-12-31 03:04:00",
        "31/12/9999",
        "9999-12-31",
        "00/01/1900",
        "0",
        "0000-00-00",
        "01/01/2999",
        "1 January 1850",
    ],
)
def test_placeholders_are_blank(text):
    values, notes = read_dates(pl.Series([text]))
    assert values.to_list() == [None]
    assert notes.to_list() == [Note.PLACEHOLDER]


def test_the_bounds_of_real_dates():
    values, _ = read_dates(pl.Series(["1900-01-01", "1900-01-02", "2998-12-31", "2999-01-01"]))
    assert values.to_list() == [None, dt.date(1900, 1, 2), dt.date(2998, 12, 31), None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # Counted by hand from 30 December 1899: 43373 is 30 September 2018 (as Excel shows it).
        ("43373", dt.date(2018, 9, 30)),
        ("43373.75", dt.date(2018, 9, 30)),
        ("20000", dt.date(1954, 10, 3)),
        ("60000", dt.date(2064, 4, 8)),
        ("19999", None),
        ("60001", None),
    ],
)
def test_day_numbers_of_a_spreadsheet(text, date):
    values, notes = read_dates(pl.Series([text]))
    assert values.to_list() == [date]
    assert notes.to_list() == [Note.SERIAL if date else Note.NOT_UNDERSTOOD]


def test_two_digit_years():
    values, _ = read_dates(pl.Series(["01/03/49", "01/03/50", "1-Mar-99", "1-Mar-00"]))
    assert [value.year for value in values] == [2049, 1950, 1999, 2000]


def test_nulls_stay_null_and_mixed_columns_keep_their_order():
    values, notes = read_dates(pl.Series([None, "1 March 2018", "2018-03-02", "x", "1 March 2018", None]))
    assert values.to_list() == [None, D, dt.date(2018, 3, 2), None, D, None]
    assert notes.to_list() == [0, 0, 0, Note.NOT_UNDERSTOOD, 0, 0]


def test_findings_of_a_date_column(column_of):
    values = ["09/30/2018", "30/09/2018", 43373, "01/01/1900", "soon", None, "-", dt.date(2018, 9, 30)]
    extract = column_of(4, "continuous_assessment_date_of_authorisation", values)
    frame = extract.lists[4].frame
    day = dt.date(2018, 9, 30)
    assert frame["continuous_assessment_date_of_authorisation"].to_list() == [None, day, day, *[None] * 4, day]
    assert frame["continuous_assessment_date_of_authorisation_not_understood"].to_list() == [
        True, False, False, False, True, False, False, False,
    ]  # fmt: skip
    heading = "Continuous Assessment Date of Authorisation"
    found = {(f.rule, f.severity): (f.rows, f.example_rows) for f in extract.findings if f.column == heading}
    assert found == {
        ("AQ048", "error"): (2, (2, 6)),
        ("AQ050", "warning"): (1, (2,)),
        ("AQ048", "info"): (1, (4,)),
        ("AQ049", "warning"): (1, (5,)),
    }


def test_a_date_cell_with_a_time_keeps_its_day(column_of):
    extract = column_of(
        1,
        "date_of_contact",
        [dt.datetime.fromisoformat("2018-09-30T23:59:59"), dt.datetime.fromisoformat("2018-09-30T00:00:00")],
    )
    assert extract.lists[1].frame["date_of_contact"].to_list() == [dt.date(2018, 9, 30)] * 2


def test_no_finding_holds_a_value(column_of):
    extract = column_of(1, "date_of_contact", ["secret text", "2026-01-01"])
    assert not any("secret" in f.sentence + f.advice for f in extract.findings)
