"""List 10, table by table, on drawn rows. The period is 1 October 2017 to 30 September 2018."""

import pytest

from tests.spec.drawn import (
    all_but,
    cell_of,
    column_of,
    extract_of,
    figures_of,
    monthly_of,
    not_zero,
    reconciliation_of,
    table_of,
)

STATES = extract_of(
    adoption="""
    child_unique_id        | date_of_birth | date_of_placement_order | date_of_adoption_order | date_of_decision_reversed | reason_decision_reversed
    adopted-first-day      | 2015-01-01    | 2016-01-01              | 2017-10-01             | -                         | -
    adopted-day-before     | 2015-01-01    | 2016-01-01              | 2017-09-30             | -                         | -
    adopted-as-at          | 2015-01-01    | 2016-01-01              | 2018-10-01             | -                         | -
    adopted-in-future      | 2015-01-01    | 2018-11-01              | 2018-10-05             | -                         | -
    reversed-first-day     | 2015-01-01    | -                       | -                      | 2017-10-01                | -
    reversed-day-before    | 2015-01-01    | -                       | -                      | 2017-09-30                | RD1
    reversed-as-at         | 2015-01-01    | -                       | -                      | 2018-10-01                | RD1
    reason-alone           | -             | 2016-01-01              | -                      | -                         | RD2
    reason-date-unreadable | 2015-01-01    | -                       | -                      | ?                         | RD3
    adopted-then-reversed  | 2015-01-01    | -                       | 2018-01-01             | 2018-02-01                | RD4
    reversed-then-adopted  | 2015-01-01    | -                       | 2018-01-01             | 2016-01-01                | -
    adopted-long-ago       | 2015-01-01    | -                       | 2016-01-01             | 2018-02-01                | RD4
    reversed-before-birth  | 2017-01-01    | 2016-05-01              | -                      | 2016-05-01                | -
    nothing-recorded       | -             | ?                       | ?                      | -                         | ?
    """  # noqa: E501 - a drawn table
)
OUT_OF_SCOPE = 3  # adopted or reversed before the period
CHILDREN = 14 - OUT_OF_SCOPE


def waits(*pairs: str, as_at: str = "2018-10-01"):
    """Children adopted in the period by date of entering care and of placement."""
    rows = "\n".join(f"{pair} | 2018-09-01" for pair in pairs)
    return extract_of(as_at, adoption=f"date_entered_care | date_placed_for_adoption | date_of_adoption_order\n{rows}")


def test_headline():
    assert figures_of(STATES, "adoption.headline") == [
        ("Total children", {"count": CHILDREN}),
        ("Children adopted in period", {"count": 3}),  # on the first day, and twice with a reversal beside
        # On the as-at date, after it, reversed on the as-at date, reversed before birth, nothing recorded:
        ("Children waiting to be adopted", {"count": 5}),
        ("Children waiting with PO", {"count": 1}),  # not an order to come, nor one before birth
        ("Children with decision reversed", {"count": 3}),  # on the first day, and two by their reason
    ]
    assert table_of(STATES, "adoption.headline").chat_title == "LIST 10 - ADOPTIONS (12 months default)"
    assert 3 + 5 + 3 == CHILDREN


def test_rows_out_of_scope_are_before_the_period():
    went = reconciliation_of(STATES, "adoption")
    assert (went.rows_in_period, went.rows_before, went.rows_after, went.rows_without_date) == (
        CHILDREN,
        OUT_OF_SCOPE,
        0,
        0,
    )


def test_the_profile_leaves_out_who_is_out_of_scope():
    key = "adoption.age_gender"
    assert sum(n for _, n in column_of(STATES, key, "not_stated_or_neither")) == CHILDREN
    assert cell_of(STATES, key, "3", "not_stated_or_neither") == 11 - OUT_OF_SCOPE


def test_a_shorter_period_leaves_more_out():
    assert column_of(STATES, "adoption.headline", months={"adoption": 9})[:2] == [
        ("Total children", CHILDREN - 2),  # adopted and reversed on 1 October 2017
        ("Children adopted in period", 3 - 1),  # an order on 1 January is in
    ]


def test_each_month_sees_only_what_had_happened():
    totals = {
        each.month: [row.values["count"] for row in each.rows] for each in monthly_of(STATES, "adoption.headline")
    }
    assert len(totals) == 12
    assert totals["2017-10"][1] == 1  # adopted on the first
    assert totals["2018-01"][1] == 2


def test_decision_reversed_and_the_reasons():
    assert figures_of(STATES, "adoption.decision_reversed") == [
        ("Decision reversed", {"count": 3, "percent": 3 / CHILDREN})
    ]
    assert figures_of(STATES, "adoption.reason_decision_changed") == [
        ("Child's needs changed", {"count": 0}),  # that reversal is still to come
        ("Court did not make a PO", {"count": 1}),
        ("Prospective adopters cannot be found", {"count": 1}),
        ("Any other reason", {"count": 0}),  # those children were adopted
        ("Not recorded / code error", {"count": 1}),
    ]


INDICATORS = extract_of(
    adoption="""
    child_unique_id | date_entered_care | date_placed_for_adoption | date_placed_for_fostering | date_of_placement_order | date_of_match | date_of_adoption_order
    A               | 2016-01-01        | 2017-01-01               | -                         | 2017-01-01              | 2017-01-31    | 2018-05-01
    B               | 2017-01-01        | 2018-01-01               | 2017-07-01                | 2017-03-01              | 2017-02-01    | 2018-05-01
    C               | 2017-01-01        | 2017-04-11               | 2017-05-01                | -                       | 2017-02-01    | 2018-05-01
    D               | 2017-01-01        | -                        | 2017-02-01                | 2017-01-01              | -             | 2018-05-01
    E               | 2017-03-01        | 2017-02-01               | -                         | -                       | -             | 2018-05-01
    waiting         | 2017-01-01        | 2017-01-11               | -                         | 2017-01-01              | 2017-04-11    | -
    """  # noqa: E501 - a drawn table
)
LEAP_YEAR, YEAR = 366, 365
TO_APRIL_11 = 31 + 28 + 31 + 10
TO_JULY = 31 + 28 + 31 + 30 + 31 + 30


def test_a1_and_a10():
    assert figures_of(INDICATORS, "adoption.scorecard_1") == [
        ("Ave days btwn entering care and moving in", {"average_days": (LEAP_YEAR + YEAR + TO_APRIL_11) / 3}),
        ("A10: Ave days btwn entering care and moving in", {"average_days": (LEAP_YEAR + TO_JULY + TO_APRIL_11) / 3}),
    ]


def test_a2_is_of_the_adopted_or_of_all_by_a_setting():
    label = "Ave days btwn PO and match"
    assert figures_of(INDICATORS, "adoption.scorecard_2") == [(label, {"average_days": (30 + 0) / 2})]
    of_all = {"adoption.a2_population": "all"}
    assert figures_of(INDICATORS, "adoption.scorecard_2", settings=of_all) == [
        (label, {"average_days": (30 + TO_APRIL_11) / 2})  # the match before the order is left out
    ]


def test_a2_of_nobody_is_blank():
    drawn = waits("2017-01-01 | 2018-01-01")
    assert figures_of(drawn, "adoption.scorecard_2") == [("Ave days btwn PO and match", {"average_days": None})]
    assert table_of(drawn, "adoption.thresholds_a2").note is None


A3 = "adoption.scorecard_3"
UNDER, OVER = "Waited less than 14m btwn entering care and place", "14+ months"


def test_waiting_times_of_the_documented_example():
    drawn = extract_of(adoption="date_entered_care\n2017-03-01")  # 579 days
    assert figures_of(drawn, A3) == [
        (UNDER, {"count": 0, "percent": 0 / 1}),
        (OVER, {"count": 1, "percent": 1 / 1}),
        ("Total", {"count": 1, "percent": 1 / 1}),
    ]
    other = column_of(drawn, A3, settings={"adoption.compat_labels": True})
    assert [label for label, _ in other] == [UNDER, "16+ months", "Total"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2017-01-01 | 2018-03-02 | - | -", UNDER),  # 365 + 60 = 425 days
        ("2017-01-01 | 2018-03-03 | - | -", OVER),  # 426
        ("2017-01-01 | - | 2018-03-02 | -", UNDER),
        ("2017-01-01 | - | 2018-03-03 | -", OVER),
        ("2017-01-01 | 2017-02-01 | 2018-09-01 | -", UNDER),  # placed: the reversal does not matter
        ("2017-08-02 | - | - | RD2", UNDER),  # reversed without a date: up to the as-at date, 365 + 60
        ("2017-08-01 | - | - | RD2", OVER),
        ("2017-08-02 | - | - | -", UNDER),
        ("2017-08-01 | - | - | -", OVER),
        ("2017-08-01 | 2018-10-02 | - | -", OVER),  # a placement to come is none
    ],
)
def test_fourteen_months_are_426_days(row, expected):
    headings = "date_entered_care | date_placed_for_adoption | date_of_decision_reversed | reason_decision_reversed"
    drawn = extract_of(adoption=f"{headings}\n{row}")
    assert not_zero(column_of(drawn, A3)) == [(expected, 1), ("Total", 1)]


def test_waiting_times_leave_out_who_has_no_usable_date_of_entering_care():
    drawn = extract_of(
        adoption="""
        date_of_birth | date_entered_care | date_placed_for_adoption
        2016-06-01    | 2018-01-01        | -
        2016-06-01    | -                 | -
        2016-06-01    | ?                 | 2018-01-01
        2016-06-01    | 2016-05-31        | -
        2016-06-01    | 2018-02-01        | 2018-01-01
        """
    )
    assert column_of(drawn, A3) == [(UNDER, 1), (OVER, 0), ("Total", 1)]
    assert table_of(drawn, A3).denominator == 1
    assert "4" in (table_of(drawn, A3).note or "")


def test_ceased_aged_5_plus_counts_list_8():
    drawn = extract_of(
        looked_after="""
        child_unique_id | date_of_birth | date_started_to_be_looked_after | date_ceased_to_be_looked_after | reason_ceased_to_be_looked_after
        five-that-day   | 2013-04-01    | 2016-01-01                      | 2018-04-01                     | E11
        four            | 2013-04-02    | 2016-01-01                      | 2018-04-01                     | E11
        ten             | 2008-01-01    | 2016-01-01                      | 2018-09-30                     | E12
        home            | 2008-01-01    | 2016-01-01                      | 2018-05-01                     | E4A
        blank           | 2008-01-01    | 2016-01-01                      | 2018-05-01                     | -
        before-period   | 2008-01-01    | 2016-01-01                      | 2018-03-31                     | E11
        """  # noqa: E501 - a drawn table
    )
    assert figures_of(drawn, "adoption.cla_ceased_5_plus") == [
        ("Total CLA ceased aged 5+", {"count": 4, "percent": None}),
        ("CLA Ceased aged 5+ adopted", {"count": 2, "percent": 2 / 4}),
    ]


GROUPINGS = ["0 > 6 months", "6 months > 1 year", "1 year > 1½ years", "1½ years > 2 years", "2+ years"]


@pytest.mark.parametrize(
    ("entered_and_placed", "band"),
    [
        ("2017-01-31 | 2017-01-31", 0),
        ("2017-01-31 | 2017-07-30", 0),
        ("2017-01-31 | 2017-07-31", 1),
        ("2016-08-31 | 2017-02-27", 0),
        ("2016-08-31 | 2017-02-28", 1),  # six months after 31 August end on the last of February
        ("2016-03-15 | 2017-03-14", 1),
        ("2016-03-15 | 2017-03-15", 2),
        ("2016-01-01 | 2017-06-30", 2),
        ("2016-01-01 | 2017-07-01", 3),
        ("2015-05-05 | 2017-05-04", 3),
        ("2015-05-05 | 2017-05-05", 4),
    ],
)
def test_edges_of_the_groupings(entered_and_placed, band):
    drawn = waits(entered_and_placed)
    expected = [(label, int(place == band)) for place, label in enumerate(GROUPINGS)]
    assert column_of(drawn, "adoption.a1_groupings") == expected
    assert column_of(drawn, "adoption.as3_durations") == expected
    assert table_of(drawn, "adoption.as3_durations").columns == ("count",)


def test_groupings_are_of_the_adopted_with_both_dates():
    assert figures_of(INDICATORS, "adoption.a1_groupings") == [
        (GROUPINGS[0], {"count": 1, "percent": 1 / 3}),  # C
        (GROUPINGS[1], {"count": 0, "percent": 0 / 3}),
        (GROUPINGS[2], {"count": 2, "percent": 2 / 3}),  # A and B, a year to the day each
        (GROUPINGS[3], {"count": 0, "percent": 0 / 3}),
        (GROUPINGS[4], {"count": 0, "percent": 0 / 3}),
    ]
    assert not_zero(column_of(INDICATORS, "adoption.a2_groupings")) == [(GROUPINGS[0], 2)]  # A, and B as 0
    assert table_of(INDICATORS, "adoption.a2_groupings").denominator == 2


STAGES = extract_of(
    adoption="""
    date_of_birth | date_entered_care | date_of_placement_decision | date_of_placement_order | date_of_match | date_placed_for_adoption | date_of_adoption_order
    2015-01-01    | 2018-01-01        | 2018-01-11                 | 2018-01-11              | 2018-02-01    | 2018-02-11               | 2018-03-01
    2015-01-01    | 2018-01-01        | 2018-01-31                 | 2018-02-01              | 2018-01-31    | -                        | -
    2018-01-10    | 2018-01-09        | 2018-01-31                 | -                       | -             | 2018-10-02               | -
    2015-01-01    | 2010-01-01        | 2010-01-02                 | 2018-01-01              | 2018-01-21    | 2018-01-20               | 2018-01-21
    2015-01-01    | 2015-01-01        | 2016-01-01                 | 2017-01-01              | 2017-01-01    | 2017-01-01               | 2017-09-30
    """  # noqa: E501 - a drawn table
)


def test_stages_each_on_their_own():
    # The third child entered care before birth and its placement is to come; the fourth entered care and had its
    # decision before birth; the last was adopted before the period.
    assert figures_of(STAGES, "adoption.stage_timeliness") == [
        ("Stage 1 to 2", {"average_days": (10 + 30) / 2, "children": 2}),
        ("Stage 2 to 3", {"average_days": (0 + 1) / 2, "children": 2}),
        ("Stage 3 to 4", {"average_days": (21 + 20) / 2, "children": 2}),  # not the match before the order
        ("Stage 4 to 5", {"average_days": 10 / 1, "children": 1}),  # not the placement before the match
        ("Stage 5 to 6", {"average_days": (18 + 1) / 2, "children": 2}),
        ("Stage 1 to 5", {"average_days": 41 / 1, "children": 1}),
    ]
    assert figures_of(STAGES, "adoption.shortest_longest") == [
        ("Stage 1 to 2", {"shortest_days": 10, "longest_days": 30}),
        ("Stage 2 to 3", {"shortest_days": 0, "longest_days": 1}),
        ("Stage 3 to 4", {"shortest_days": 20, "longest_days": 21}),
        ("Stage 4 to 5", {"shortest_days": 10, "longest_days": 10}),
        ("Stage 5 to 6", {"shortest_days": 1, "longest_days": 18}),
        ("Stage 1 to 5", {"shortest_days": 41, "longest_days": 41}),
    ]


def test_a_stage_of_nobody_is_blank_with_no_children():
    figures = dict(figures_of(waits("2017-01-01 | 2018-01-01"), "adoption.stage_timeliness"))
    assert figures["Stage 1 to 2"] == {"average_days": None, "children": 0}
    assert figures["Stage 1 to 5"] == {"average_days": YEAR, "children": 1}


def test_thresholds_and_the_average_less_the_current_one():
    assert figures_of(INDICATORS, "adoption.thresholds_a1") == [
        (period, {"threshold_days": days})
        for period, days in zip(
            ["2008-11", "2009-12", "2010-13", "2011-14", "2012-15", "2013-16"],
            [639, 639, 608, 547, 487, 426],
            strict=True,
        )
    ]
    assert [days for _, days in column_of(INDICATORS, "adoption.thresholds_a2", "threshold_days")] == [
        213,
        213,
        182,
        152,
        121,
        121,
    ]
    a1 = (LEAP_YEAR + YEAR + TO_APRIL_11) // 3  # 277
    assert f" {a1 - 426} days " in (table_of(INDICATORS, "adoption.thresholds_a1").note or "")
    assert f" {15 - 121} days " in (table_of(INDICATORS, "adoption.thresholds_a2").note or "")
    long = waits("2016-01-01 | 2018-01-01")
    assert f" {LEAP_YEAR + YEAR - 426} days " in (table_of(long, "adoption.thresholds_a1").note or "")


def test_without_the_date_of_birth_or_the_reason_the_states_can_be_told():
    adoption = """
    date_of_adoption_order | date_of_decision_reversed
    2018-01-01             | -
    -                      | 2018-01-01
    """
    drawn = extract_of(
        adoption=adoption, delivered={"adoption": all_but("adoption", "date_of_birth", "reason_decision_reversed")}
    )
    assert [n for _, n in column_of(drawn, "adoption.headline")] == [2, 1, 0, 0, 1]
    assert table_of(drawn, "adoption.reason_decision_changed").needs == (
        "Reason Why Child No Longer Placed for Adoption"
    )
    without = extract_of(adoption=adoption, delivered={"adoption": all_but("adoption", "date_of_decision_reversed")})
    assert {n for _, n in column_of(without, "adoption.headline")} == {None}


def test_without_the_fostering_date_only_a10_cannot_be_said():
    drawn = extract_of(
        adoption="date_entered_care | date_placed_for_adoption | date_of_adoption_order\n"
        "2018-01-01 | 2018-01-11 | 2018-02-01",
        delivered={"adoption": all_but("adoption", "date_placed_for_fostering")},
    )
    assert [days for _, days in column_of(drawn, "adoption.scorecard_1", "average_days")] == [10, None]


def test_repeated_and_unidentified_rows_count_as_supplied():
    drawn = extract_of(
        adoption="child_unique_id | date_of_adoption_order\nA | 2018-01-01\nA | 2018-01-01\n- | 2018-01-01"
    )
    assert cell_of(drawn, "adoption.headline", "Children adopted in period") == 3


def test_an_empty_list_gives_zeros():
    empty = extract_of(adoption="child_unique_id")
    assert {n for _, n in column_of(empty, "adoption.headline")} == {0}
    assert figures_of(empty, "adoption.decision_reversed") == [("Decision reversed", {"count": 0, "percent": None})]
    assert cell_of(empty, "adoption.thresholds_a1", "2013-16", "threshold_days") == 426
