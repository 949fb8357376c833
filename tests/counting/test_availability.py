"""What cannot be said is blank with the reason, never nought."""

import datetime as dt

import polars as pl

from chat.annex_a import list_by_number
from chat.counting.availability import NONE_CAN_BE_READ, availability, unreadable_dates
from chat.extract import NOT_UNDERSTOOD, DeliveredList, Extract, frame_schema
from lists import LISTS_IN_ORDER

DATE = "date_of_contact"
DAY = dt.date(2026, 9, 1)


def contacts(dates, unread):
    """List 1 with these dates, and whether each cell held something that is no date."""
    specification = list_by_number(1)
    frame = pl.DataFrame(schema=frame_schema(specification))
    rows = pl.DataFrame(
        {"source_row": range(2, len(dates) + 2), DATE: dates, DATE + NOT_UNDERSTOOD: unread},
        schema={
            name: frame.schema[name] for name in ("source_row", "date_of_contact", "date_of_contact_not_understood")
        },
    )
    frame = pl.concat([frame, rows], how="diagonal")
    fields = frozenset(column.field for column in specification.columns)
    return DeliveredList(1, frame, "a.xlsx", "List 1", 1, len(dates), fields)


def needs_of(delivered):
    extract = Extract(("a.xlsx",), {1: delivered}, {}, (), ())
    return availability(1, LISTS_IN_ORDER[0], LISTS_IN_ORDER, extract).missing(pl.col("date_of_contact"))


def test_a_list_without_one_readable_date_has_no_figures_but_a_reason():
    assert needs_of(contacts([None] * 4, [True] * 4)) == (f"Date of Contact {NONE_CAN_BE_READ}",)
    assert needs_of(contacts([None] * 4, [True, True, False, False])) == (f"Date of Contact {NONE_CAN_BE_READ}",)


def test_one_readable_date_blank_dates_and_an_empty_list_have_figures():
    assert needs_of(contacts([None, None, None, DAY], [True, True, True, False])) == ()
    assert needs_of(contacts([None] * 4, [False] * 4)) == ()
    assert needs_of(contacts([None] * 4, [True, False, False, False])) == ()
    assert needs_of(contacts([], [])) == ()


def test_a_date_error_among_one_or_two_rows_is_told_by_itself():
    assert unreadable_dates(contacts([None, None], [True, True])) == frozenset()
