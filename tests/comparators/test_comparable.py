"""The table of what is compared with what: it names only what there is."""

import polars as pl
import pytest

from chat.comparators.comparable import comparables
from chat.comparators.embedded import values
from chat.comparators.releases.layouts import layouts
from lists import LISTS_IN_ORDER

TABLES = {table.key: table for measures in LISTS_IN_ORDER for table in measures.tables}
UNITS = {"_pct": ("percent", "percent_of_children"), "_rate": ("rate_per_10k",)}


@pytest.mark.parametrize("each", comparables(), ids=lambda each: f"{each.table}/{each.row}")
def test_table_row_and_column_exist(each):
    table = TABLES[each.table]
    row = next(row for row in table.rows if row.label == each.row)
    assert each.column in table.columns
    if each.column == "rate_per_10k":
        assert row.rate == {"year": "annualised", "snapshot": "snapshot"}[each.period]
    if each.column == "percent":
        assert row.percent


def test_every_indicator_is_published_in_the_unit_of_the_column():
    known = set(values(pl.lit(value=True), None)["indicator"])
    assert {each.indicator for each in comparables()} <= known
    for each in comparables():
        for suffix, columns in UNITS.items():
            assert each.indicator.endswith(suffix) == (each.column in columns), each


def test_no_row_is_compared_twice_and_headlines_are_named_once():
    assert len({(each.table, each.row) for each in comparables()}) == len(comparables())
    headlines = [each.headline for each in comparables() if each.headline]
    assert len(set(headlines)) == len(headlines)
    assert {each.good for each in comparables()} <= {"high", "low", "none"}
    assert {each.period for each in comparables()} <= {"year", "share", "snapshot"}


def test_the_headline_rates_are_those_that_managers_ask_for():
    rates = [each.indicator for each in comparables() if each.headline and each.is_rate]
    assert rates == ["referrals_rate", "assessments_rate", "s47_rate", "icpc_rate", "cin_rate", "cpp_rate", "cla_rate"]
    assert all(each.good == "none" for each in comparables() if each.is_rate)


def test_releases_can_bring_every_compared_indicator():
    held = {value.indicator for layout in layouts() for value in layout.values}
    assert {each.indicator for each in comparables()} <= held
