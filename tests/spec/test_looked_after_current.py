"""List 8: placements, legal status, visits and reviews of open periods of care, as at 1 October 2018."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, table_of


def cared_for(headings: str, *rows: str):
    """Open periods of care with these cells, and one that ceased with the cells of the first."""
    lines = [f"child_unique_id | date_ceased_to_be_looked_after | {headings}"]
    return extract_of(
        looked_after="\n".join([*lines, *(f"A | - | {row}" for row in rows), f"out | 2018-09-30 | {rows[0]}"])
    )


def test_plan_to_reunify_is_one_number():
    drawn = cared_for("permanence_plan", "Return to family", "Return to family", "Adoption", "-", "?")
    assert figures_of(drawn, "looked_after.plan_to_reunify") == [("Plan to reunify", {"count": 2})]


PLACED = cared_for(
    "placement_type | placement_provider",
    "U1 | PR1",
    "U6 | PR4",
    "U4 | -",
    "K2 | PR4",
    "K2 | ?",
    "T4 | PR5",
    "H5 | PR0",
    "K3 | PR2",
    "A3 | PR3",
    "-  | PR1",
    "?  | -",
)


def test_placement_type_by_provider():
    def row(own_la: int, private: int, other: int):
        return {"own_la": own_la, "private": private, "other": other, "total": own_la + private + other}

    figures = figures_of(PLACED, "looked_after.placement_type_by_provider")
    assert [(label, values) for label, values in figures if values["total"]] == [
        ("Foster placement", row(1, 1, 1)),  # no provider goes to c) Other
        ("Placed for adoption", row(0, 0, 1)),
        ("Residential accommodation", row(0, 0, 2)),
        ("Children's Homes", row(0, 1, 1)),
        ("Temporary placement", row(0, 0, 1)),
    ]
    table = table_of(PLACED, "looked_after.placement_type_by_provider")
    assert table.column_heads == ("a) Own LA", "b) Private", "c) Other", "Total")
    assert table.note == (
        "Children in c) Other without a recorded provider: 2."  # U4 and K2
        " Children without a placement type, who are not in the table: 2."
    )


def test_nothing_is_said_under_a_complete_placement_table():
    drawn = cared_for("placement_type | placement_provider", "U1 | PR0")
    assert table_of(drawn, "looked_after.placement_type_by_provider").note is None


CODES_OF_EACH_TYPE = {
    "Foster placement": "U1 U2 U3 U4 U5 U6",
    "Placed for adoption": "A3 A4 A5 A6",
    "Placed with parents": "P1",
    "Independent living": "P2",
    "Residential employment": "P3",
    "Residential accommodation": "H5 K3",
    "Secure Children's Homes": "K1",
    "Children's Homes": "K2",
    "Residential Care Home": "R1",
    "NHS/Health Trust": "R2",
    "Family Centre": "R3",
    "Young Offender Institution": "R5",
    "Residential school": "S1",
    "Other placements": "Z1 Z11 Z12 Z13 Z14",
    "Temporary placement": "T0 T1 T2 T3 T4",
}


def test_placement_types_are_in_printed_order():
    figures = figures_of(PLACED, "looked_after.placement_type_by_provider")
    assert [label for label, _ in figures] == list(CODES_OF_EACH_TYPE)


@pytest.mark.parametrize(("label", "codes"), CODES_OF_EACH_TYPE.items())
def test_each_placement_type_is_in_its_row(label, codes):
    drawn = cared_for("placement_type", *codes.split())
    totals = column_of(drawn, "looked_after.placement_type_by_provider", "total")
    assert not_zero(totals) == [(label, len(codes.split()))]
    is_foster = label == "Foster placement"
    assert cell_of(drawn, "looked_after.foster_split", "Foster placements", "percent") == (1 if is_foster else 0)


def test_provider_split():
    assert figures_of(PLACED, "looked_after.provider_split") == [
        ("Own provision", {"count": 2, "percent": 2 / 11}),
        ("Other provision", {"count": 2 + 1 + 1 + 1 + 1, "percent": 6 / 11}),  # PR4 twice, PR5, PR0, PR2, PR3
        ("Not recorded", {"count": 3, "percent": 3 / 11}),
    ]


def test_foster_split():
    assert figures_of(PLACED, "looked_after.foster_split") == [
        ("Foster placements", {"count": 3, "percent": 3 / 11}),
        ("Other placements", {"count": 6, "percent": 6 / 11}),
        ("Not recorded", {"count": 2, "percent": 2 / 11}),
    ]


CODES_OF_EACH_STATUS = {
    "a) Interim care orders": "C1",
    "b) Full care orders": "C2",
    "c) Freed for Adoption": "D1",
    "d) Placement order granted": "E1",
    "e) Accommodated under S20": "V2",
    "f) Detained on child protection grounds in LA accommodation": "L1 L2 L3",
    "g) Youth justice legal Statuses": "J1 J2 J3",
    "Not recorded / code error": "- ?",
}
SHORT_BREAKS = ("V3", "V4")


def test_legal_status():
    drawn = cared_for("legal_status", *" ".join(CODES_OF_EACH_STATUS.values()).split(), *SHORT_BREAKS)
    assert figures_of(drawn, "looked_after.legal_status") == [
        (label, {"count": len(codes.split()), "percent": len(codes.split()) / 13})  # without the short breaks
        for label, codes in CODES_OF_EACH_STATUS.items()
    ]


def test_short_breaks_have_no_legal_status_of_their_own_where_they_count():
    drawn = cared_for("legal_status", "C1", "-", *SHORT_BREAKS)
    counting = {"looked_after.short_breaks": "count"}
    assert not_zero(column_of(drawn, "looked_after.legal_status", settings=counting)) == [
        ("a) Interim care orders", 1),
        ("Not recorded / code error", 3),
    ]


@pytest.mark.parametrize(("label", "codes"), CODES_OF_EACH_STATUS.items())
def test_each_legal_status_is_in_its_row(label, codes):
    drawn = cared_for("legal_status", *codes.split())
    assert not_zero(column_of(drawn, "looked_after.legal_status")) == [(label, len(codes.split()))]


def test_last_seen():
    drawn = cared_for(
        "date_started_to_be_looked_after | date_of_last_social_work_visit",
        "2017-01-01 | 2018-10-01",  # 0 days
        "2017-01-01 | 2018-08-21",  # 10 + 30 + 1 = 41 days
        "2018-09-02 | 2018-09-02",  # on the first day of care
        "-          | 2018-09-30",
        "2017-01-01 | 2018-08-20",  # 42 days
        "2017-01-01 | 2018-07-10",  # 21 + 31 + 30 + 1 = 83 days
        "2017-01-01 | 2018-07-09",  # 84 days
        "2017-01-01 | 2018-05-29",  # 2 + 30 + 31 + 31 + 30 + 1 = 125 days
        "2017-01-01 | 2018-05-28",  # 126 days
        "2018-09-02 | -",  # a month later is 2 October
        "2018-09-01 | -",
        "2017-01-01 | 2018-10-02",
        "2017-01-01 | ?",
        "2017-01-01 | 2016-12-31",
        "-          | -",
        "?          | -",
    )
    assert figures_of(drawn, "looked_after.last_seen") == [
        (label, {"count": count, "percent": count / 16})
        for label, count in (
            ("In the last 6 weeks", 4),
            ("6 - 12 weeks ago", 2),
            ("12 - 18 weeks ago", 2),
            ("18 or more weeks ago", 1),
            ("No visit (New CLA<1month)", 1),
            ("No visit (CLA 1+month)", 1),
            ("Date error", 5),
        )
    ]


REVIEWED = cared_for(
    "date_started_to_be_looked_after | date_of_latest_statutory_review",
    "2015-01-01 | 2018-10-01",
    "2015-01-01 | 2018-07-02",
    "-          | 2018-09-01",
    "2015-01-01 | 2018-07-01",  # three months
    "2015-01-01 | 2018-04-02",
    "2015-01-01 | 2018-04-01",  # six months
    "2015-01-01 | 2018-03-02",  # less than seven
    "2015-01-01 | 2018-03-01",  # seven
    "2015-01-01 | 2018-01-02",
    "2015-01-01 | 2018-01-01",  # nine
    "2015-01-01 | 2017-10-02",
    "2015-01-01 | 2017-10-01",  # twelve
    "2018-09-02 | -",
    "2018-09-01 | -",
    "2015-01-01 | 2018-10-02",
    "2015-01-01 | ?",
    "2015-01-01 | 2014-12-31",
    "2018-06-01 | 2018-05-31",
    "-          | -",
)


def test_last_review():
    assert figures_of(REVIEWED, "looked_after.last_review") == [
        (label, {"count": count, "percent": count / 19})
        for label, count in (
            ("a) 0 > 3 months", 3),
            ("b) 3 > 6 months", 2),
            ("c) 6 > 9 months", 4),
            ("d) 9 > 12 months", 2),
            ("e) 1 year or more", 1),
            ("No review (New CLA <1month)", 1),
            ("No review (CLA 1+ month)", 1),
            ("Date error", 5),
        )
    ]


def test_review_in_time_is_less_than_seven_months_ago():
    assert figures_of(REVIEWED, "looked_after.review_in_time") == [
        ("Yes", {"count": 3 + 2 + 2 + 1, "percent": 8 / 19}),  # two of c), and a review before the period of care
        ("No", {"count": 2 + 2 + 1 + 1, "percent": 6 / 19}),  # two of c), d), e), and one long before care
        ("Not recorded", {"count": 2 + 2 + 1, "percent": 5 / 19}),  # no review, future and unreadable, no dates at all
    ]


@pytest.mark.parametrize(("months", "in_time"), [(3, 3), (6, 3 + 2 + 1), (9, 3 + 2 + 4 + 1), (12, 3 + 2 + 4 + 2 + 1)])
def test_the_limit_of_a_review_is_a_setting(months, in_time):
    settings = {"looked_after.review_in_time_months": months}
    expected = [("Yes", in_time), ("No", 14 - in_time), ("Not recorded", 5)]
    assert column_of(REVIEWED, "looked_after.review_in_time", settings=settings) == expected
