"""List 5: section 47 enquiries. As at 1 October 2018 the six months are 1 April to 30 September."""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, figures_of, not_zero, table_of

HEADINGS = "child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference"
INCLUDES_CURRENT = {"section_47.icpc_count_includes_current": True}
MEMBERSHIP = extract_of(
    section_47="""
    child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference
    A               | 2018-03-31               | 2018-04-13
    B               | 2018-04-01               | 2018-04-13
    C               | 2018-09-30               | -
    D               | 2018-09-28               | ?
    D               | 2018-09-28               | 2018-12-24
    E               | 2018-10-01               | 2018-10-01
    F               | -                        | 2018-09-03
    G               | ?                        | 2018-09-03
    """
)
CONFERENCES = extract_of(
    section_47="""
    child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference | number_of_conferences_in_last_12_months
    A               | 2018-09-03               | -                                           | 0
    B               | 2018-09-03               | 2018-09-10                                  | 0
    C               | 2018-09-03               | -                                           | 1
    D               | 2018-09-03               | 2018-09-10                                  | 1
    E               | 2018-09-03               | -                                           | 2
    F               | 2018-09-03               | 2018-09-10                                  | -
    G               | 2018-09-03               | 2018-09-10                                  | ?
    H               | 2018-09-03               | 2018-09-10                                  | -1
    """  # noqa: E501 - a drawing
)


def enquired(*dates: tuple[str, str]):
    return extract_of(section_47="\n".join([HEADINGS, *(f"A | {start} | {conference}" for start, conference in dates)]))


def test_headline_counts_enquiries_and_those_with_a_conference():
    per_10k = 1 / 20_000 * 10_000 * 12 / 6
    assert figures_of(MEMBERSHIP, "section_47.headline", population=20_000) == [
        ("Total number of S47s", {"count": 1 + 1 + 2, "rate_per_10k": 4 * per_10k}),  # B, C, D twice
        ("Number of ICPCs", {"count": 1 + 1, "rate_per_10k": 2 * per_10k}),  # B, and the future one of D
    ]
    assert table_of(MEMBERSHIP, "section_47.headline").chat_title == "LIST 5 - SECTION 47s (6 months default)"


@pytest.mark.parametrize(("months", "enquiries"), [(1, 3), (3, 3), (6, 4)])
def test_rates_follow_the_period(months, enquiries):
    choices = {"months": {"section_47": months}, "population": 10_000}
    assert cell_of(MEMBERSHIP, "section_47.headline", "Total number of S47s", **choices) == enquiries
    rate = cell_of(MEMBERSHIP, "section_47.headline", "Total number of S47s", "rate_per_10k", **choices)
    assert rate == pytest.approx(enquiries * 12 / months)


def test_icpc_not_required():
    drawn = extract_of(
        section_47="""
        child_unique_id | strategy_discussion_date | conference_deemed_unnecessary
        A               | 2018-09-03               | Yes
        B               | 2018-09-03               | No
        C               | 2018-09-03               | No
        D               | 2018-09-03               | -
        E               | 2018-09-03               | ?
        F               | 2018-10-01               | Yes
        """
    )
    assert figures_of(drawn, "section_47.icpc_not_required") == [
        ("ICPC not required", {"count": 1, "percent": 1 / 5}),
        ("ICPC required", {"count": 2, "percent": 2 / 5}),
        ("Not recorded", {"count": 1 + 1, "percent": 2 / 5}),
    ]


def test_multiple_enquiries_count_every_row_and_the_latest_enquiry_too():
    rows = "\n".join(f"A | 2018-09-03 | {number}" for number in ["0", "0", "1", "2", "5", "-", "?", "-1"])
    headings = "child_unique_id | strategy_discussion_date | number_of_section_47_enquiries_in_last_12_months"
    drawn = extract_of(section_47=f"{headings}\n{rows}")
    assert figures_of(drawn, "section_47.multiple_s47s") == [
        ("Yes", {"count": 1 + 1 + 1, "percent": 3 / 8}),
        ("No", {"count": 2, "percent": 2 / 8}),
        ("Not recorded", {"count": 1 + 1 + 1, "percent": 3 / 8}),
    ]
    assert figures_of(drawn, "section_47.number_s47s_12_months") == [
        ("1 S47 enquiry", {"count": 2, "percent": 2 / 8}),
        ("2 S47s", {"count": 1, "percent": 1 / 8}),
        ("3+ S47s", {"count": 1 + 1, "percent": 2 / 8}),
        ("Not recorded", {"count": 1 + 1 + 1, "percent": 3 / 8}),
    ]


def test_icpc_result_in_cpp_is_of_enquiries_with_a_conference():
    drawn = extract_of(
        section_47="""
        child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference | conference_resulted_in_plan
        A               | 2018-09-03               | 2018-09-10                                  | Yes
        B               | 2018-09-03               | 2018-09-10                                  | Yes
        C               | 2018-09-03               | 2018-09-10                                  | No
        D               | 2018-09-03               | 2018-09-10                                  | -
        E               | 2018-09-03               | 2018-09-10                                  | ?
        F               | 2018-09-03               | -                                           | Yes
        G               | 2018-09-03               | ?                                           | No
        """  # noqa: E501 - a drawing
    )
    assert figures_of(drawn, "section_47.icpc_result_in_cpp") == [
        ("Yes", {"count": 2, "percent": 2 / 5}),
        ("No", {"count": 1, "percent": 1 / 5}),
        ("Not recorded", {"count": 1 + 1, "percent": 2 / 5}),
    ]
    assert cell_of(drawn, "section_47.headline", "Number of ICPCs") == 2 + 1 + 2


def test_number_of_conferences_adds_the_enquirys_own():
    assert figures_of(CONFERENCES, "section_47.number_icpcs_12_months") == [
        ("None", {"count": 1, "percent": 1 / 8}),  # A: 0
        ("1 ICPC", {"count": 1 + 1, "percent": 2 / 8}),  # B: 0 + 1, C: 1
        ("More than 1", {"count": 1 + 1, "percent": 2 / 8}),  # D: 1 + 1, E: 2
        ("Not recorded", {"count": 1 + 1 + 1, "percent": 3 / 8}),  # F, G, H whatever their conference
    ]
    assert figures_of(CONFERENCES, "section_47.multiple_icpcs") == [
        ("Yes", {"count": 1 + 1, "percent": 2 / 8}),
        ("No", {"count": 1 + 2, "percent": 3 / 8}),
        ("Not recorded", {"count": 1 + 1 + 1, "percent": 3 / 8}),
    ]


def test_number_of_conferences_that_includes_the_current_one_stands_as_it_is():
    assert column_of(CONFERENCES, "section_47.number_icpcs_12_months", settings=INCLUDES_CURRENT) == [
        ("None", 1 + 1),  # A and B: 0
        ("1 ICPC", 1 + 1),  # C and D: 1
        ("More than 1", 1),  # E: 2
        ("Not recorded", 1 + 1 + 1),
    ]
    assert column_of(CONFERENCES, "section_47.multiple_icpcs", settings=INCLUDES_CURRENT) == [
        ("Yes", 1),
        ("No", 2 + 2),
        ("Not recorded", 3),
    ]


def test_icpc_timeliness():
    drawn = enquired(
        ("2018-09-04", "2018-09-25"),  # Tuesday, three weeks: 15
        ("2018-09-04", "2018-09-26"),  # 16
        ("2018-08-13", "2018-09-04"),  # Monday, three weeks and a day less 27 August: 15
        ("2018-08-13", "2018-09-05"),  # 16
        ("2018-09-24", "2018-10-01"),  # held on the as-at day: 5
        ("2018-09-24", "2018-10-02"),  # after it
        ("2018-09-24", "2018-09-23"),  # before the discussion
        ("2018-09-24", "2018-09-24"),  # 0
        ("2018-09-24", "-"),
        ("2018-09-24", "?"),
    )
    assert figures_of(drawn, "section_47.icpc_timeliness") == [
        ("In time", {"count": 1 + 1 + 1 + 1, "percent": 4 / 8}),
        ("Not in time", {"count": 1 + 1, "percent": 2 / 8}),
        ("Date error", {"count": 1 + 1, "percent": 2 / 8}),
    ]
    assert cell_of(drawn, "section_47.headline", "Number of ICPCs") == 10 - 2


def test_s47_to_icpc_duration_at_both_edges_of_each_band():
    monday_2_july = "2018-07-02"
    drawn = enquired(
        (monday_2_july, "2018-07-02"),  # 0
        (monday_2_july, "2018-07-16"),  # two weeks: 10
        (monday_2_july, "2018-07-17"),  # 11
        (monday_2_july, "2018-07-23"),  # three weeks: 15
        (monday_2_july, "2018-07-24"),  # 16
        (monday_2_july, "2018-07-30"),  # four weeks: 20
        (monday_2_july, "2018-07-31"),  # 21
    )
    assert column_of(drawn, "section_47.s47_to_icpc_duration") == [
        ("a) 0 - 10 working days", 2),
        ("b) 11 - 15 days", 2),
        ("c) 16 - 20 days", 2),
        ("d) 21+ days", 1),
    ]
    with_error = enquired((monday_2_july, "2018-07-02"), (monday_2_july, "2018-06-29"))
    assert not_zero(column_of(with_error, "section_47.s47_to_icpc_duration")) == [
        ("a) 0 - 10 working days", 1),
        ("Date error", 1),
    ]


@pytest.mark.parametrize(
    ("conference", "timeliness", "band"),
    [("2018-09-25", "In time", "b) 11 - 15 days"), ("2018-09-26", "Not in time", "c) 16 - 20 days")],
)
def test_fifteen_working_days_after_tuesday_4_september(conference, timeliness, band):
    drawn = enquired(("2018-09-04", conference))
    assert not_zero(column_of(drawn, "section_47.icpc_timeliness")) == [(timeliness, 1)]
    assert not_zero(column_of(drawn, "section_47.s47_to_icpc_duration")) == [(band, 1)]


@pytest.mark.parametrize("discussion", ["2018-09-07", "2018-09-08", "2018-09-09"])  # Friday, Saturday, Sunday
def test_the_monday_after_is_day_1(discussion):
    fifteenth, sixteenth = "2018-09-28", "2018-10-01"  # the third Friday after, and the Monday after that
    drawn = enquired((discussion, fifteenth), (discussion, sixteenth))
    assert column_of(drawn, "section_47.icpc_timeliness") == [("In time", 1), ("Not in time", 1), ("Date error", 0)]


def test_without_the_conference_column_what_rests_on_it_cannot_be_said():
    drawn = extract_of(
        section_47="child_unique_id | strategy_discussion_date\nA | 2018-09-03",
        delivered={"section_47": all_but("section_47", "date_of_initial_child_protection_conference")},
    )
    heading = "Date of Initial Child Protection Conference"
    assert column_of(drawn, "section_47.headline") == [("Total number of S47s", 1), ("Number of ICPCs", None)]
    for key in ("icpc_result_in_cpp", "icpc_timeliness", "multiple_icpcs", "s47_to_icpc_duration"):
        table = table_of(drawn, f"section_47.{key}")
        assert (table.status, table.needs, table.denominator) == ("column_missing", heading, None), key
        assert {value for row in table.rows for value in row.values.values()} == {None}, key


def test_a_list_without_rows_gives_zeros_and_no_percentages():
    drawn = extract_of(section_47=HEADINGS)
    assert column_of(drawn, "section_47.headline") == [("Total number of S47s", 0), ("Number of ICPCs", 0)]
    assert figures_of(drawn, "section_47.icpc_timeliness") == [
        ("In time", {"count": 0, "percent": None}),
        ("Not in time", {"count": 0, "percent": None}),
        ("Date error", {"count": 0, "percent": None}),
    ]
    assert column_of(drawn, "section_47.s47_to_icpc_duration") == [
        ("a) 0 - 10 working days", 0),
        ("b) 11 - 15 days", 0),
        ("c) 16 - 20 days", 0),
        ("d) 21+ days", 0),
    ]
