"""Reading never raises, never loses a cell, and undoes what writing did."""

import csv
import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.annex_a import LISTS, codes_of
from chat.ingest.cells.codes import code_book
from chat.ingest.cells.columns import read_columns
from chat.ingest.cells.dates import FIRST_REAL_DAY, read_date, read_dates
from chat.ingest.normal_forms import heading_key, tidy, tidy_text
from chat.ingest.read import read_extract
from chat.ingest.sheets.headings import heading_book, match_headings

COLUMNS = [column for specification in LISTS for column in specification.columns]
CELLS = st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers().map(str), st.floats().map(str)), max_size=12)
WRITTEN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=9)
BOOK = heading_book({})
patient = settings(deadline=None)


def read_alone(column, cells):
    """What one column of cells is read as: value, whether not understood, whether the sign of a row."""
    read = read_columns(pl.DataFrame({"0": pl.Series(cells, dtype=pl.String)}), {"0": column}, {})
    field = column.field
    found = read.cells.with_columns(
        value=read.value(field), flag=read.not_understood(field), filled=read.has_content(field)
    )
    return found.select("value", "flag", "filled").get_columns()


@patient
@given(st.sampled_from(COLUMNS), CELLS)
def test_any_text_is_a_value_blank_or_not_understood(column, cells):
    values, flags, content = read_alone(column, cells)
    assert len(values) == len(flags) == len(content) == len(cells)
    for cell, value, flag, filled in zip(cells, values, flags, content, strict=True):
        assert not (flag and value is not None)
        assert not (filled and value is None and not flag)
        if cell is None or not cell.strip():
            assert value is None
            assert not flag


@patient
@given(st.sampled_from(COLUMNS), st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_a_cell_is_read_the_same_whatever_stands_beside_it(column, cells):
    together = read_alone(column, cells)[0].to_list()
    alone = [read_alone(column, [cell])[0].item() for cell in cells]
    assert together == alone


@patient
@given(
    st.dates(FIRST_REAL_DAY, dt.date(2998, 12, 31)),
    st.sampled_from(
        [
            "%Y-%m-%d",
            "%Y-%m-%d 00:00:00",
            "%d/%m/%Y",
            "%d-%m-%Y",
            "%d.%m.%Y %H:%M",
            "%d %B %Y",
            "%a, %d %b %Y",
            "%Y%m%d",
        ]
    ),
)
def test_dates_come_back_as_they_were_written(date, form):
    text = date.strftime(form)
    values, notes = read_dates(pl.Series([text]))
    assert values.item() == date
    assert notes.item() == 0


@patient
@given(st.text(max_size=25))
def test_any_text_can_be_tried_as_a_date(text):
    read_date(text)


@patient
@given(st.sampled_from([c for c in COLUMNS if c.type == "code"]), st.data())
def test_codes_come_back_whatever_the_case_and_blanks(column, data):
    code = data.draw(st.sampled_from(codes_of(column.code_set)))
    text = "".join(data.draw(st.sampled_from([letter.lower(), letter.upper()])) for letter in code.preferred)
    blanks = data.draw(st.text(" \t\xa0\u200b\n", max_size=3))
    assert code_book(column.code_set).read(tidy_text(blanks + text.replace(" ", " " + blanks) + blanks))[0] == code.code


@patient
@given(st.sampled_from(COLUMNS), st.data())
def test_headings_are_found_whatever_the_case_blanks_and_marks(column, data):
    between = st.sampled_from([" ", "  ", "\n", "\xa0", "_", ""])
    heading = "".join(data.draw(between) if letter == " " else letter for letter in column.heading)
    changed = data.draw(st.sampled_from([heading.upper(), heading.lower(), f"{heading}:", f"({heading})"]))
    assert column.field in match_headings(BOOK, column.list_number, ["x", changed, None]).position


@patient
@given(st.text(max_size=40))
def test_tidying_one_text_and_a_column_agree(text):
    once = tidy_text(text)
    assert tidy(pl.Series([text])).item() == once
    assert tidy_text(once) == once
    assert heading_key(heading_key(text)) == heading_key(text)


@patient
@given(
    st.lists(
        st.tuples(st.from_regex(r"X[A-Z0-9]{1,6}", fullmatch=True), WRITTEN, WRITTEN),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_no_row_of_a_csv_file_is_lost_or_moved(rows, separator):
    names = ["Child Unique ID", "Date of Contact", "Contact Source"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=separator).writerows([names, *rows])
        frame = read_extract([path]).lists[1].frame
    assert frame["child_unique_id"].to_list() == [identifier for identifier, _, _ in rows]
    assert frame["source_row"].to_list() == list(range(2, len(rows) + 2))


FOOTERS = (
    *(["Total: 93 children"], ["Totals", "93", "", "93"], ["End of report"], ["** End of list **"], ["93 records"]),
    *(["Source: system, run 01/10/2026"], ["Page 1 of 2"], ["", "", "93"], ["Child Unique ID", "Date of Contact"]),
)
IDENTIFIERS = st.from_regex(r"[A-Z]{0,5}[-/]?[0-9]{1,9}[A-Z]?", fullmatch=True)
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=30)
DATES = st.dates(dt.date(2020, 1, 1), dt.date(2026, 9, 30)).map(dt.date.isoformat)


@patient
@given(st.lists(st.one_of(st.tuples(IDENTIFIERS, DATES, ANY_TEXT), st.sampled_from(FOOTERS)), min_size=1, max_size=12))
def test_every_footer_is_set_aside_and_no_row_of_a_child_is(rows):
    names = ["Child Unique ID", "Date of Contact", "Contact Source"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([names, *rows])
        extract = read_extract([path])
    children = [at for at, cells in enumerate(rows, 2) if isinstance(cells, tuple)]
    footers = [at for at, cells in enumerate(rows, 2) if isinstance(cells, list)]
    assert extract.lists[1].frame["source_row"].to_list() == children
    assert sorted(row for f in extract.findings if f.rule == "AQ006" for row in f.source_rows) == footers
