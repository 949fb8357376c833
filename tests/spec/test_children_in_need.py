"""List 6: children in need. As at 1 October 2018 the three months are 1 July to 30 September."""

import pytest

from tests.spec.drawn import all_but, cell_of, column_of, extract_of, figures_of, not_zero, reconciliation_of, table_of

SETS = extract_of(
    children_in_need="""
    child_unique_id | age_of_child | cin_start_date | cin_closure_date | case_status
    A               | 0            | 2018-07-01     | -                | Closed episode
    B               | 17           | 2018-07-02     | -                | -
    C               | 5            | 2018-06-30     | 2018-07-01       | Open assessment
    D               | 18           | 2018-09-30     | 2018-10-01       | -
    E               | 5            | 2017-01-01     | 2018-06-30       | -
    F               | 5            | 2018-10-01     | -                | -
    G               | -1           | -              | -                | -
    H               | 5            | ?              | 2018-09-30       | -
    I               | -            | 2018-08-01     | ?                | -
    J               | 5            | 2018-09-20     | 2018-09-10       | -
    K               | 5            | 2018-10-05     | 2018-09-20       | -
    B               | 17           | 2018-03-01     | 2018-08-01       | -
    """
)
# Open: A, B, D (closes on the as-at day), G (no start), I (unreadable closure). Ceased: C, H, J, and B's earlier row.
# Started: A, B, D, I, J. Not counted: E closed before, F and K start on or after the as-at day.
OPEN, CEASED, STARTED = 5, 4, 5


def with_dates(*dates: str, column: str = "cin_closure_date", as_at: str = "2018-10-01"):
    rows = "\n".join(f"A | {pair}" for pair in dates)
    return extract_of(as_at, children_in_need=f"child_unique_id | cin_start_date | {column}\n{rows}")


def test_headline():
    assert figures_of(SETS, "children_in_need.headline", population=20_000) == [
        ("Total CIN in period", {"count": OPEN + CEASED, "rate_per_10k": None}),
        ("CIN started in period", {"count": STARTED, "rate_per_10k": 10.0}),  # 5 / 20,000 x 10,000 x 12 / 3
        ("CIN ceased in period", {"count": CEASED, "rate_per_10k": 8.0}),
        ("Current open CIN", {"count": OPEN, "rate_per_10k": 2.5}),  # a stock: not scaled up to a year
        ("Current open CIN age 0-17", {"count": 2, "rate_per_10k": None}),  # A and B: D is 18, G unborn, I unknown
    ]
    assert table_of(SETS, "children_in_need.headline").chat_title == "LIST 6 - CHILDREN IN NEED (3 months default)"


def test_headline_with_another_period():
    six = {"months": {"children_in_need": 6}, "population": 20_000}  # from 1 April
    assert column_of(SETS, "children_in_need.headline", **six) == [
        ("Total CIN in period", OPEN + CEASED + 1),  # E
        ("CIN started in period", STARTED + 1),  # C
        ("CIN ceased in period", CEASED + 1),
        ("Current open CIN", OPEN),
        ("Current open CIN age 0-17", 2),
    ]
    assert cell_of(SETS, "children_in_need.headline", "CIN started in period", "rate_per_10k", **six) == pytest.approx(
        6
    )
    assert (
        table_of(SETS, "children_in_need.headline", **six).chat_title == "LIST 6 - CHILDREN IN NEED (6 months default)"
    )


def test_every_row_is_accounted_for():
    where = reconciliation_of(SETS, "children_in_need")
    assert (where.rows_in_period, where.rows_before, where.rows_after, where.rows_without_date) == (9, 1, 2, 0)
    assert where.rows_read == 12


def test_ceased_duration():
    drawn = with_dates(
        "2018-05-01 | 2018-07-31",
        "2018-05-01 | 2018-08-01",  # three months to the day
        "2018-03-31 | 2018-09-29",
        "2018-03-31 | 2018-09-30",  # six months, as September has no 31st
        "2017-09-30 | 2018-09-29",
        "2017-09-30 | 2018-09-30",
        "2016-07-02 | 2018-07-01",
        "2016-07-01 | 2018-07-01",
        "- | 2018-07-01",
        "? | 2018-07-01",
        "2018-08-02 | 2018-08-01",
        "2018-08-02 | -",  # open
    )
    assert figures_of(drawn, "children_in_need.ceased_duration") == [
        ("0-3months", {"count": 1, "percent": 1 / 11}),
        ("3 >= 6 months", {"count": 2, "percent": 2 / 11}),
        ("6 months > 1 year", {"count": 2, "percent": 2 / 11}),
        ("1yr > 2yrs", {"count": 2, "percent": 2 / 11}),
        ("2+ yrs", {"count": 1, "percent": 1 / 11}),
        ("Date error", {"count": 3, "percent": 3 / 11}),  # no start, an unreadable one, and one after its closure
    ]


def test_open_duration():
    drawn = with_dates(
        "2018-09-30 | -",
        "2018-07-02 | -",
        "2018-07-01 | -",
        "2018-04-02 | 2018-10-01",  # closes on the as-at day, so it is open up to it
        "2018-04-01 | -",
        "2017-10-02 | -",
        "2017-10-01 | -",
        "2016-10-02 | -",
        "2016-10-01 | -",
        "- | -",
        "? | -",
    )
    assert column_of(drawn, "children_in_need.open_duration") == [
        ("0-3months", 2),
        ("3 >= 6 months", 2),
        ("6 months > 1 year", 2),
        ("1yr > 2yrs", 2),
        ("2+ yrs", 1),
        ("Date error", 2),
    ]


@pytest.mark.parametrize(
    ("start", "as_at", "band"),
    [
        ("2018-01-15", "2018-04-15", "3 >= 6 months"),
        ("2018-01-15", "2018-04-14", "0-3months"),
        ("2017-11-30", "2018-02-28", "3 >= 6 months"),  # there is no 30 February
        ("2015-11-30", "2016-02-28", "0-3months"),  # the leap year's 29th is still to come
    ],
)
def test_months_are_clamped_to_the_last_day_of_the_month(start, as_at, band):
    drawn = with_dates(f"{start} | -", as_at=as_at)
    assert not_zero(column_of(drawn, "children_in_need.open_duration")) == [(band, 1)]


REASONS = {
    "RC1": "Adopted",
    "RC2": "Died",
    "RC3": "Residence Order",
    "RC4": "Special Guardianship Order",
    "RC5": "Transfer to another LA",
    "RC6": "Transfer to Adult Social Services",
    "RC7": "Other' incl. Child no longer in need",
    "RC8": "Child not in need after assessment",
}


def ceased_with(*reasons: str):
    rows = "\n".join(f"A | 2018-09-03 | {reason}" for reason in reasons)
    return extract_of(children_in_need=f"child_unique_id | cin_closure_date | reason_for_closure\n{rows}")


def test_ceased_reason_has_a_row_for_each_reason_and_one_for_blank_and_unknown_ones():
    drawn = ceased_with(*REASONS, "RC7", "RC8", "RC8", "-", "?")
    expected = dict.fromkeys(REASONS.values(), 1) | {REASONS["RC7"]: 2, REASONS["RC8"]: 3, "Not recorded / error": 2}
    assert column_of(drawn, "children_in_need.ceased_reason") == list(expected.items())
    assert cell_of(drawn, "children_in_need.ceased_reason", REASONS["RC8"], "percent") == 3 / 13


def test_ceased_reason_shows_the_newer_code_only_where_it_is_used():
    assert not_zero(column_of(ceased_with("RC9", "-"), "children_in_need.ceased_reason")) == [
        ("Case closed after assessment, referred to early help", 1),
        ("Not recorded / error", 1),
    ]
    assert len(column_of(ceased_with("RC1"), "children_in_need.ceased_reason")) == 8 + 1


NEEDS = {
    "N1": "Abuse or neglect",
    "N2": "Child's disability",
    "N3": "Parents illness or disability",
    "N4": "Family in acute stress",
    "N5": "Family dysfunction",
    "N6": "Socially unacceptable behaviour",
    "N7": "Low income",
    "N8": "Absent parenting",
    "N9": "Other than CIN",
    "N0": "Not stated",
}


def test_category_of_need_of_open_episodes():
    codes = [*NEEDS, "N1", "N1", "-", "?"]
    rows = "\n".join(f"A | 2018-09-03 | - | {code}" for code in codes)
    ceased = "A | 2018-08-01 | 2018-09-03 | N2"
    head = "child_unique_id | cin_start_date | cin_closure_date | primary_need_code"
    drawn = extract_of(children_in_need=f"{head}\n{rows}\n{ceased}")
    expected = dict.fromkeys(NEEDS.values(), 1) | {NEEDS["N1"]: 3, "Code error": 2}
    assert column_of(drawn, "children_in_need.category_of_need") == list(expected.items())
    assert cell_of(drawn, "children_in_need.category_of_need", "Code error", "percent") == 2 / 14


@pytest.mark.parametrize(
    ("start", "last_seen", "row"),
    [
        ("2018-03-03", "2018-10-01", "In the last 6 weeks"),  # on the as-at day: 0 days
        ("2018-03-03", "2018-08-21", "In the last 6 weeks"),  # 41 days
        ("2018-03-03", "2018-08-20", "6 - 12 weeks ago"),  # 42
        ("2018-03-03", "2018-07-10", "6 - 12 weeks ago"),  # 83
        ("2018-03-03", "2018-07-09", "12 - 18 weeks ago"),  # 84
        ("2018-03-03", "2018-05-29", "12 - 18 weeks ago"),  # 125
        ("2018-03-03", "2018-05-28", "18 or more weeks ago"),  # 126
        ("2018-03-03", "2018-10-02", "Date error"),  # in the future
        ("2018-03-03", "?", "Date error"),
        ("2018-09-10", "2018-09-01", "Date error"),  # before the start
        ("2018-09-10", "2018-09-10", "In the last 6 weeks"),  # on the first day
        ("-", "2018-09-01", "In the last 6 weeks"),  # the visit alone decides
        ("?", "2018-05-28", "18 or more weeks ago"),
        ("2018-09-02", "-", "No visit (New CIN<1month)"),
        ("2018-09-01", "-", "No visit (CIN 1+month)"),
        ("-", "-", "Date error"),
        ("?", "-", "Date error"),
    ],
)
def test_last_seen(start, last_seen, row):
    drawn = with_dates(f"{start} | {last_seen}", column="date_child_was_last_seen")
    assert not_zero(column_of(drawn, "children_in_need.last_seen")) == [(row, 1)]


def test_last_seen_prints_its_rows_in_order():
    drawn = with_dates(
        "2018-03-03 | 2018-08-21", "2018-03-03 | 2018-08-20", "2018-09-02 | -", column="date_child_was_last_seen"
    )
    assert figures_of(drawn, "children_in_need.last_seen") == [
        ("In the last 6 weeks", {"count": 1, "percent": 1 / 3}),
        ("6 - 12 weeks ago", {"count": 1, "percent": 1 / 3}),
        ("12 - 18 weeks ago", {"count": 0, "percent": 0.0}),
        ("18 or more weeks ago", {"count": 0, "percent": 0.0}),
        ("No visit (New CIN<1month)", {"count": 1, "percent": 1 / 3}),
        ("No visit (CIN 1+month)", {"count": 0, "percent": 0.0}),
        ("Date error", {"count": 0, "percent": 0.0}),
    ]


OTHER_LISTS = {
    "referrals": "child_unique_id | date_of_referral\nA | 2018-07-01\nA | 2018-08-01\nB | 2018-06-30\nX | 2018-07-01",
    "assessments": """
    child_unique_id | continuous_assessment_start_date | continuous_assessment_date_of_authorisation
    A               | 2018-09-03                       | -
    A               | 2018-03-03                       | 2018-04-01
    B               | 2018-03-03                       | 2018-04-01
    C               | 2018-03-03                       | 2018-03-31
    """,
    "section_47": """
    child_unique_id | strategy_discussion_date | date_of_initial_child_protection_conference
    A               | 2018-04-01               | 2018-04-09
    B               | 2018-04-01               | -
    C               | 2018-03-31               | 2018-04-09
    """,
    "child_protection": """
    child_unique_id | child_protection_plan_start_date | child_protection_plan_end_date
    A               | 2018-04-09                       | -
    B               | 2018-01-09                       | 2018-07-01
    C               | 2018-01-09                       | 2018-06-30
    D               | 2018-01-09                       | ?
    """,
    "looked_after": """
    child_unique_id | date_started_to_be_looked_after | date_ceased_to_be_looked_after
    B               | 2018-01-09                      | 2018-04-01
    C               | 2018-01-09                      | 2018-03-31
    D               | 2018-01-09                      | -
    D               | 2017-01-09                      | 2018-05-05
    """,
    "care_leavers": "child_unique_id\nD\nX\n-",
    "adoption": """
    child_unique_id | date_of_placement_decision | date_of_adoption_order
    D               | 2018-01-09                 | -
    """,
}
IN_NEED = """
    child_unique_id | cin_start_date | cin_closure_date
    A               | 2018-01-02     | -
    A               | 2018-01-02     | -
    B               | 2018-01-02     | -
    C               | 2018-01-02     | -
    D               | 2018-01-02     | -
    X               | 2018-01-02     | 2018-09-03
    -               | 2018-01-02     | -
"""


def test_cohort_overlap_counts_children_in_each_set_in_its_own_period():
    drawn = extract_of(children_in_need=IN_NEED, **OTHER_LISTS)
    table = table_of(drawn, "children_in_need.cohort_overlap")
    assert (table.chat_title, table.unit) == ("CIN cohort on other lists", "children")
    assert table.denominator == 4  # A once, B, C, D; X is not open, and a blank identifier is no child
    assert figures_of(drawn, table.key) == [
        ("Referrals", {"count": 1, "percent": 1 / 4}),  # A; B's is older than three months
        ("Assessments ongoing", {"count": 1, "percent": 1 / 4}),  # A
        ("Assessments completed", {"count": 2, "percent": 2 / 4}),  # A, B; C's is older than six months
        ("Section 47s", {"count": 2, "percent": 2 / 4}),  # A, B
        ("ICPCs", {"count": 1, "percent": 1 / 4}),  # A
        ("CPP open", {"count": 1, "percent": 1 / 4}),  # A; nobody knows of D's
        ("CPP closed", {"count": 1, "percent": 1 / 4}),  # B; C's ended more than three months ago
        ("CLA open", {"count": 1, "percent": 1 / 4}),  # D
        ("CLA closed", {"count": 2, "percent": 2 / 4}),  # B, and D's earlier period of care
        ("Care leavers", {"count": 1, "percent": 1 / 4}),  # D
        ("Adoptions", {"count": 1, "percent": 1 / 4}),  # D
    ]


def test_cohort_overlap_follows_the_period_of_the_other_list():
    drawn = extract_of(children_in_need=IN_NEED, **OTHER_LISTS)
    key = "children_in_need.cohort_overlap"
    assert cell_of(drawn, key, "Referrals", months={"referrals": 6}) == 1 + 1
    assert cell_of(drawn, key, "CPP closed", months={"child_protection": 6}) == 1 + 1
    assert column_of(drawn, key, months={"children_in_need": 6}) == column_of(drawn, key)


def test_cohort_overlap_leaves_blank_what_needs_a_list_that_is_not_there():
    others = {key: text for key, text in OTHER_LISTS.items() if key != "looked_after"}
    rows = dict(column_of(extract_of(children_in_need=IN_NEED, **others), "children_in_need.cohort_overlap"))
    assert {label for label, count in rows.items() if count is None} == {"CLA open", "CLA closed"}
    assert rows["CPP open"] == 1


def test_profile_is_that_of_open_episodes():
    assert not_zero(column_of(SETS, "children_in_need.disability")) == [("Not recorded", OPEN)]
    drawn = extract_of(
        children_in_need="""
        child_unique_id | age_of_child | gender | ethnicity | disability | cin_closure_date
        A               | 3            | Male   | WBRI      | Yes        | -
        B               | 4            | Male   | WBRI      | No         | 2018-09-03
        """
    )
    assert not_zero(column_of(drawn, "children_in_need.age_gender", "male")) == [("3", 1)]
    assert not_zero(column_of(drawn, "children_in_need.disability")) == [("Yes", 1)]
    assert {label for label, count in column_of(drawn, "children_in_need.ethnicity") if count} >= {"a) White"}


def test_a_column_that_was_not_delivered_blanks_only_the_tables_that_read_it():
    drawn = extract_of(
        children_in_need="child_unique_id | cin_start_date\nA | 2018-09-03",
        delivered={"children_in_need": all_but("children_in_need", "primary_need_code")},
    )
    assert table_of(drawn, "children_in_need.category_of_need").status == "column_missing"
    assert cell_of(drawn, "children_in_need.category_of_need", "Code error") is None
    assert cell_of(drawn, "children_in_need.headline", "Current open CIN") == 1


def test_an_empty_list_has_every_row_with_zero():
    drawn = extract_of(children_in_need="child_unique_id | cin_start_date")
    for key, rows in {"headline": 5, "ceased_duration": 6, "ceased_reason": 9, "category_of_need": 11}.items():
        assert [count for _, count in column_of(drawn, f"children_in_need.{key}")] == [0] * rows
