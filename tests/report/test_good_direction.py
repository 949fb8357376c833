"""One table says which way is good, for changes and for ranks alike."""

from chat.report.good_direction import good_direction, verdict


def test_a_change_is_better_or_worse_only_where_a_direction_is_good() -> None:
    assert good_direction("assessments.timeliness", "In time", "percent") == "high"
    assert good_direction("looked_after.short_term_stability", "3+ placements", "percent") == "low"
    assert good_direction("contacts.headline", "Total number of contacts", "count") == "none"
    assert [verdict("high", 2), verdict("high", -2), verdict("low", -2), verdict("low", 2)] == [
        "better", "worse", "better", "worse",
    ]  # fmt: skip
    assert [verdict("none", 2), verdict("high", 0), verdict("high", None)] == [None, None, None]
