"""What holds among the tables of List 7, whatever its rows are."""

from hypothesis import given, settings

from chat.annex_a import list_by_key
from chat.extract import NOT_UNDERSTOOD, Extract
from tests.oracle.days import Window, add_months
from tests.property.strategies import AS_AT, extracts
from tests.spec.drawn import Drawn, report_of

KEY = "child_protection"
START, END = "child_protection_plan_start_date", "child_protection_plan_end_date"
WINDOW = Window(AS_AT.date, 3)
STARTER_TABLES = ("starters_second_or_subsequent", "starters_initial_abuse")
CEASED_TABLES = ("ceased_two_plus_years", "ceased_length")
OPEN_TABLES = (
    "emergency_protection",
    "latest_abuse",
    "open_length",
    "last_statutory_visit",
    "seen_alone",
    "disability",
)

by_chance = settings(derandomize=True, deadline=None, max_examples=40)


def counts_of(extract: Extract) -> dict[str, dict[str, int]]:
    """Counts by row by table, tables without the list's key."""
    return {
        table.key.removeprefix(f"{KEY}."): {row.label: row.values["count"] for row in table.rows}
        for table in report_of(Drawn(extract, AS_AT)).tables
        if table.key.startswith(f"{KEY}.") and "count" in table.columns
    }


def sums(counts: dict[str, dict[str, int]], tables: tuple[str, ...]) -> dict[str, int]:
    return {table: sum(counts[table].values()) for table in tables}


@by_chance
@given(extracts((KEY,)))
def test_open_and_ceased_are_the_total_and_every_partition_adds_up_to_its_set(extract):
    counts = counts_of(extract)
    headline = counts["headline"]
    is_open, ceased = headline["Current open CPP"], headline["CPP ceased in period"]
    assert headline["Total CPP in period"] == is_open + ceased
    assert headline["Total for ages 0-17"] <= is_open
    assert sums(counts, STARTER_TABLES) == dict.fromkeys(STARTER_TABLES, headline["CPP started in period"])
    assert sums(counts, CEASED_TABLES) == dict.fromkeys(CEASED_TABLES, ceased)
    assert sums(counts, OPEN_TABLES) == dict.fromkeys(OPEN_TABLES, is_open)


@by_chance
@given(extracts((KEY,)))
def test_lengths_say_the_same_in_every_table(extract):
    counts = counts_of(extract)
    ceased, two_years = counts["ceased_length"], counts["ceased_two_plus_years"]
    assert two_years["Yes"] == ceased["2+ yrs"]
    assert two_years["Not recorded"] == ceased["Date error"]
    length, months = counts["open_length"], list(counts["open_durations_months"].values())
    edges = {"0-3months": (0, 3), "3 >= 6 months": (3, 6), "6 months > 1 year": (6, 12), "1yr > 2yrs": (12, 24)}
    assert {label: sum(months[low:high]) for label, (low, high) in edges.items()} == {
        label: length[label] for label in edges
    }
    assert months[24] == length["2+ yrs"]


@by_chance
@given(extracts((KEY,)))
def test_starters_are_the_open_ones_of_three_months_and_those_already_ceased(extract):
    counts = counts_of(extract)
    rows = extract.lists[list_by_key(KEY).number].frame.to_dicts()
    started = [row for row in rows if WINDOW.holds(row[START]) and not row[END + NOT_UNDERSTOOD]]
    open_longer = [  # the window's first day is three months ago to the day
        row
        for row in started
        if add_months(row[START], 3) <= AS_AT.date and (row[END] is None or row[END] >= AS_AT.date)
    ]
    already_ceased = [row for row in started if WINDOW.holds(row[END])]
    within_three_months = [row for row in already_ceased if row[START] <= row[END] < add_months(row[START], 3)]
    still_open = counts["open_length"]["0-3months"] + len(open_longer)
    assert counts["headline"]["CPP started in period"] - still_open == len(already_ceased)
    assert len(within_three_months) <= counts["ceased_length"]["0-3months"]
