"""List 11, table by table, on drawn rows."""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, figures_of, reconciliation_of, table_of

HEADLINE = "adopters.headline"
ROWS = [
    "Enquirer",
    "Applicant",
    "Adopter with placement",
    "Adopter without placement",
    "Other",
    "Not recorded / code error",
]


def adult(**cells: str):
    """One adult with these cells."""
    return extract_of(adopters=" | ".join(cells) + "\n" + " | ".join(cells.values()))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"date_enquiry_received": "2018-01-01"}, "Enquirer"),
        ({"date_enquiry_received": "2018-10-01"}, "Enquirer"),
        ({"date_stage_1_started": "2018-01-01"}, "Applicant"),
        ({"date_application_submitted": "2018-01-01"}, "Applicant"),
        ({"date_stage_1_ended": "2018-01-01"}, "Applicant"),
        ({"date_stage_2_started": "2018-01-01"}, "Applicant"),
        ({"date_stage_2_ended": "2018-01-01"}, "Adopter without placement"),
        ({"date_application_approved": "2018-01-01"}, "Adopter without placement"),
        ({"date_application_approved": "2018-01-01", "number_of_children_placed": "0"}, "Adopter without placement"),
        ({"date_application_approved": "2018-01-01", "number_of_children_placed": "1"}, "Adopter with placement"),
        ({"number_of_children_placed": "2"}, "Adopter with placement"),
        ({"date_placed": "2018-01-01"}, "Adopter with placement"),
        ({"date_placed": "2018-10-02", "date_stage_1_started": "2018-01-01"}, "Applicant"),  # still to come
        ({"date_of_adoption_order": "2018-01-01", "date_placed": "2017-01-01"}, "Other"),
        ({"date_of_leaving_adoption_process": "2018-01-01", "date_placed": "2017-01-01"}, "Other"),
        ({"reason_for_leaving_adoption_process": "2", "date_enquiry_received": "2018-01-01"}, "Other"),
        ({"reason_for_leaving_adoption_process": "?", "date_enquiry_received": "2018-01-01"}, "Enquirer"),
        ({"date_enquiry_received": "?"}, "Not recorded / code error"),
        ({"date_enquiry_received": "2018-10-02"}, "Not recorded / code error"),
        ({"date_of_match": "2018-01-01"}, "Not recorded / code error"),
        ({"number_of_children_placed": "0"}, "Not recorded / code error"),
    ],
)
def test_headline_row_of_an_adult(cells, expected):
    assert column_of(adult(**cells), HEADLINE) == [
        ("Total individuals", 1),
        *((label, int(label == expected)) for label in ROWS),
        ("Families", 1),
    ]


def test_headline_counts_adults_and_then_families():
    drawn = extract_of(
        adopters="""
        adopter_identifier | family_identifier | date_enquiry_received | date_stage_1_started
        A1                 | A                 | 2018-01-03            | 2018-02-03
        A2                 | A                 | 2018-01-03            | 2018-02-03
        B1                 | B                 | 2018-01-03            | -
        C1                 | -                 | 2018-01-03            | -
        D1                 | -                 | 2009-01-03            | -
        """
    )
    assert figures_of(drawn, HEADLINE) == [
        ("Total individuals", {"count": 5}),
        ("Enquirer", {"count": 3}),
        ("Applicant", {"count": 2}),
        ("Adopter with placement", {"count": 0}),
        ("Adopter without placement", {"count": 0}),
        ("Other", {"count": 0}),
        ("Not recorded / code error", {"count": 0}),
        ("Families", {"count": 2 + 1 + 1}),  # two identifiers, and each blank its own
    ]
    assert table_of(drawn, HEADLINE).chat_title == "LIST 11 - ADOPTERS (12 months default)"
    went = reconciliation_of(drawn, "adopters")
    assert (went.rows_read, went.rows_in_period) == (5, 5)  # no date leaves anybody out


def test_the_documented_couple_is_two_adults_of_31_days():
    drawn = extract_of(
        adopters="""
        adopter_identifier | family_identifier | date_enquiry_received | date_stage_1_started
        A1                 | A                 | 2018-01-03            | 2018-02-03
        A2                 | A                 | 2018-01-03            | 2018-02-03
        """
    )
    assert figures_of(drawn, "adopters.stage_timeliness")[0] == ("Stage 1 to 2", {"average_days": 31, "adults": 2})
    assert figures_of(drawn, "adopters.shortest_longest")[0] == (
        "Stage 1 to 2",
        {"shortest_days": 31, "longest_days": 31},
    )


# The first adult went by stages, the second by the older route, the third has dates out of order and to come.
ROUTES = extract_of(
    adopters="""
    date_enquiry_received | date_stage_1_started | date_stage_1_ended | date_stage_2_started | date_stage_2_ended | date_application_submitted | date_application_approved | date_of_match | date_placed | date_of_adoption_order
    2018-01-01            | 2018-01-02           | 2018-01-04         | 2018-01-07           | 2018-01-11         | -                          | -                         | 2018-01-16    | 2018-01-22  | 2018-01-29
    2017-01-01            | -                    | -                  | -                    | -                  | 2017-01-11                 | 2017-05-11                | 2017-05-11    | 2018-01-11  | -
    2018-03-01            | 2018-02-01           | -                  | 2018-03-05           | 2018-03-01         | 2017-01-01                 | 2017-01-02                | 2018-10-01    | 2018-10-02  | 2018-10-03
    """  # noqa: E501 - a drawn table
)
TO_MATCH = 31 + 30 + 31 + 30 + 31 + 31 + 30  # March to September 2018


def test_stages_of_both_routes():
    assert figures_of(ROUTES, "adopters.stage_timeliness") == [
        ("Stage 1 to 2", {"average_days": (1 + 10) / 2, "adults": 2}),
        ("Stage 2 to 3", {"average_days": 2 / 1, "adults": 1}),
        ("Stage 3 to 4", {"average_days": 3 / 1, "adults": 1}),
        ("Stage 4 to 5", {"average_days": 4 / 1, "adults": 1}),
        ("Stage 5 to 6", {"average_days": (5 + 0 + TO_MATCH) / 3, "adults": 3}),
        ("Stage 6 to 7", {"average_days": (6 + 365 - 120) / 2, "adults": 2}),
        ("Stage 7 to 8", {"average_days": 7 / 1, "adults": 1}),
        ("Stage 2 to 7", {"average_days": (20 + 365) / 2, "adults": 2}),
    ]
    assert figures_of(ROUTES, "adopters.shortest_longest") == [
        ("Stage 1 to 2", {"shortest_days": 1, "longest_days": 10}),
        ("Stage 2 to 3", {"shortest_days": 2, "longest_days": 2}),
        ("Stage 3 to 4", {"shortest_days": 3, "longest_days": 3}),
        ("Stage 4 to 5", {"shortest_days": 4, "longest_days": 4}),
        ("Stage 5 to 6", {"shortest_days": 0, "longest_days": TO_MATCH}),
        ("Stage 6 to 7", {"shortest_days": 6, "longest_days": 365 - 120}),
        ("Stage 7 to 8", {"shortest_days": 7, "longest_days": 7}),
        ("Stage 2 to 7", {"shortest_days": 20, "longest_days": 365}),
    ]


def test_a_later_date_than_the_as_at_date_does_not_hide_the_other_column():
    drawn = adult(
        date_enquiry_received="2018-01-01", date_stage_1_started="2019-01-01", date_application_submitted="2018-01-11"
    )
    assert cell_of(drawn, "adopters.stage_timeliness", "Stage 1 to 2", "average_days") == 10


BANDS = ["0 > 6 months", "6 > 12 months", "12 > 18 months", "18 > 24 months", "24+ months"]


@pytest.mark.parametrize(
    ("applied", "placed", "band"),
    [
        ("2018-01-15", "2018-01-15", 0),
        ("2018-01-15", "2018-07-14", 0),
        ("2018-01-15", "2018-07-15", 1),
        ("2017-07-15", "2018-07-14", 1),
        ("2017-07-15", "2018-07-15", 2),
        ("2017-01-31", "2018-07-30", 2),
        ("2017-01-31", "2018-07-31", 3),
        ("2016-02-29", "2018-02-27", 3),
        ("2016-02-29", "2018-02-28", 4),
    ],
)
def test_application_to_placement(applied, placed, band):
    drawn = adult(date_application_submitted=applied, date_placed=placed)
    assert column_of(drawn, "adopters.application_to_placement") == [
        (label, int(place == band)) for place, label in enumerate(BANDS)
    ]


def test_application_to_placement_leaves_out_who_has_not_both_dates_in_order():
    drawn = extract_of(
        adopters="""
        date_stage_1_started | date_placed
        2018-01-01           | -
        -                    | 2018-01-01
        2018-01-02           | 2018-01-01
        """
    )
    assert {n for _, n in column_of(drawn, "adopters.application_to_placement")} == {0}
    assert table_of(drawn, "adopters.application_to_placement").chat_title == "APPICATION TO PLACEMENT STAGES"


def test_the_columns_of_the_older_route_are_not_missed():
    drawn = extract_of(
        adopters="date_enquiry_received | date_stage_1_started\n2018-01-01 | 2018-01-11",
        delivered={"adopters": all_but("adopters", "date_application_submitted", "date_application_approved")},
    )
    assert table_of(drawn, HEADLINE).status is None
    assert cell_of(drawn, "adopters.stage_timeliness", "Stage 1 to 2", "average_days") == 10


def test_without_a_point_only_its_stages_cannot_be_said():
    drawn = extract_of(
        adopters="date_enquiry_received | date_stage_1_started\n2018-01-01 | 2018-01-11",
        delivered={"adopters": all_but("adopters", "date_stage_1_ended")},
    )
    adults = dict(column_of(drawn, "adopters.stage_timeliness", "adults"))
    assert (adults["Stage 1 to 2"], adults["Stage 2 to 3"], adults["Stage 3 to 4"]) == (1, None, None)


def test_an_empty_list_gives_zeros():
    empty = extract_of(adopters="adopter_identifier")
    assert {n for _, n in column_of(empty, HEADLINE)} == {0}
    assert figures_of(empty, "adopters.stage_timeliness")[0] == ("Stage 1 to 2", {"average_days": None, "adults": 0})
