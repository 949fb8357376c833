"""Keys of rows: made from labels, unless a row names its own."""

import pytest

from chat.tables.row_key import key_of_label, row_key
from chat.tables.table import MonthMean, Row


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("In time", "in_time"),
        ("3+ placements", "3_plus_placements"),
        ("d) 21+ days", "d_21_plus_days"),
        ("1½ years > 2 years", "1_and_a_half_years_to_2_years"),
        ("Other' incl. Child no longer in need", "other_incl_child_no_longer_in_need"),
        ("Total CLA in the last {period}", "total_cla_in_the_last"),
        ("2013-16", "2013_16"),
    ],
)
def test_a_label_becomes_a_key_of_plain_letters(label, key):
    assert key_of_label(label) == key


def test_a_row_names_its_own_key_where_the_label_will_not_do():
    assert row_key(Row("-1", key="unborn")) == "unborn"
    assert row_key(MonthMean("Mean per month")) == "mean_per_month"
