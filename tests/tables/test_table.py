import polars as pl

from chat.tables.table import bands, by_code, not_recorded, yes_no


def taken(rows, values) -> list[list[str]]:
    """Labels of the rows that take each value."""
    frame = pl.DataFrame({"value": values})
    taken_by = frame.select(row.where.fill_null(value=False).alias(row.label) for row in rows)
    return [[label for label, takes in each.items() if takes] for each in taken_by.iter_rows(named=True)]


def test_bands_hold_both_their_edges_and_the_last_is_open():
    rows = bands(pl.col("value"), (("low", 0, 5), ("six", 6, 6), ("high", 7, None)))
    assert taken(rows, [-1, 0, 5, 6, 7, 999, None]) == [[], ["low"], ["low"], ["six"], ["high"], ["high"], []]


def test_by_code_takes_each_rows_codes():
    rows = by_code(pl.col("value"), (("letters", ("A", "B")), ("digit", ("1",))))
    assert taken(rows, ["A", "B", "1", "C", None]) == [["letters"], ["letters"], ["digit"], [], []]


def test_yes_and_no_in_other_words():
    rows = yes_no(pl.col("value"), "Seen", "Not seen")
    assert taken(rows, ["Yes", "No", "Unknown", None]) == [["Seen"], ["Not seen"], [], []]


def test_not_recorded_takes_what_no_other_row_takes():
    rows = yes_no(pl.col("value"))
    last = not_recorded(rows)
    assert (last.label, last.shown) == ("Not recorded", "unless_zero")
    assert taken([last], ["Yes", "No", "Unknown", None]) == [[], [], ["Not recorded"], ["Not recorded"]]
