"""List 7: child protection plans. As at 1 October 2018 the three months are 1 July to 30 September."""

import pytest

from tests.spec.drawn import cell_of, column_of, extract_of, figures_of, not_zero, reconciliation_of, table_of

HEADINGS = "child_unique_id | child_protection_plan_start_date | child_protection_plan_end_date"
EXAMPLE = extract_of(
    child_protection="""
    child_protection_plan_start_date | child_protection_plan_end_date | date_of_last_statutory_visit | child_seen_alone
    2018-07-01                       | -                              | 2018-09-03                   | Yes
    2018-07-02                       | -                              | 2018-09-04                   | Yes
    2018-07-12                       | 2018-09-20                     | 2018-09-04                   | Yes
    2016-09-30                       | 2018-09-30                     | 2018-09-04                   | -
    2017-05-03                       | 2018-06-15                     | 2018-06-04                   | No
    2018-09-03                       | -                              | -                            | No
    2018-09-01                       | -                              | -                            | -
    2018-09-10                       | -                              | 2018-09-04                   | -
    """
)
ODD = extract_of(
    child_protection="""
    child_unique_id | age_of_child | child_protection_plan_start_date | child_protection_plan_end_date
    A               | 17           | -                                | -
    B               | 18           | ?                                | -
    C               | 0            | 2018-06-30                       | 2018-10-01
    D               | -1           | 2018-09-30                       | 2019-01-01
    E               | 3            | 2018-08-01                       | ?
    F               | 3            | 2018-10-01                       | -
    G               | 3            | 2018-10-02                       | 2018-09-03
    H               | 3            | 2018-09-20                       | 2018-09-10
    I               | 3            | -                                | 2018-07-01
    J               | 3            | 2018-01-09                       | 2018-06-30
    C               | 0            | 2018-07-02                       | 2018-08-01
    """
)
# Open: A, B, C (ends on the as-at day), D. Ceased: H, I, and C's earlier row. Started: D, H, C's earlier row.


def plans(*dates: str, as_at: str = "2018-10-01"):
    rows = "\n".join(f"A | {pair}" for pair in dates)
    return extract_of(as_at, child_protection=f"{HEADINGS}\n{rows}")


def test_headline_of_the_example():
    assert figures_of(EXAMPLE, "child_protection.headline", population=30_000) == [
        ("Total CPP in period", {"count": 5 + 2, "rate_per_10k": None}),  # 7 of the 8 rows
        ("CPP started in period", {"count": 6, "rate_per_10k": 8.0}),  # 6 / 30,000 x 10,000 x 12 / 3
        ("CPP ceased in period", {"count": 2, "rate_per_10k": pytest.approx(8 / 3)}),
        ("Current open CPP", {"count": 5, "rate_per_10k": pytest.approx(5 / 3)}),  # a stock: not scaled up
        ("Total for ages 0-17", {"count": 0, "rate_per_10k": None}),  # no ages are given
    ]
    assert (
        table_of(EXAMPLE, "child_protection.headline").chat_title
        == "LIST 7 - CHILD PROTECTION PLANS (3 months default)"
    )


def test_headline_of_odd_rows():
    assert column_of(ODD, "child_protection.headline") == [
        ("Total CPP in period", 4 + 3),
        ("CPP started in period", 3),
        ("CPP ceased in period", 3),
        ("Current open CPP", 4),
        ("Total for ages 0-17", 2),  # A and the open plan of C; not the unborn D, not B
    ]
    where = reconciliation_of(ODD, "child_protection")
    # before: J; after: F and G; the unreadable end of E puts it nowhere
    assert (where.rows_in_period, where.rows_before, where.rows_after, where.rows_without_date) == (7, 1, 2, 1)


def test_headline_with_another_period():
    assert column_of(ODD, "child_protection.headline", months={"child_protection": 6}) == [
        ("Total CPP in period", 4 + 4),
        ("CPP started in period", 3 + 1),  # the open plan of C began on 30 June
        ("CPP ceased in period", 3 + 1),  # J
        ("Current open CPP", 4),
        ("Total for ages 0-17", 2),
    ]


def test_starters_second_or_subsequent():
    drawn = extract_of(
        child_protection="""
        child_protection_plan_start_date | child_protection_plan_end_date | number_of_previous_child_protection_plans
        2018-07-01                       | -                              | 1
        2018-07-01                       | 2018-08-01                     | 4
        2018-07-01                       | -                              | 0
        2018-07-01                       | -                              | -
        2018-07-01                       | -                              | ?
        2018-07-01                       | -                              | -1
        2018-06-30                       | -                              | 1
        """
    )
    assert figures_of(drawn, "child_protection.starters_second_or_subsequent") == [
        ("Re-registration", {"count": 2, "percent": 2 / 6}),
        ("No previous plan", {"count": 1, "percent": 1 / 6}),
        ("Not recorded", {"count": 3, "percent": 3 / 6}),
    ]


LENGTHS = plans(
    "2016-09-30 | 2018-09-30",  # two years to the day
    "2016-09-30 | 2018-09-29",
    "2016-02-29 | 2018-07-01",
    "2017-09-03 | 2018-09-03",
    "2018-03-03 | 2018-09-02",
    "2018-06-03 | 2018-09-03",
    "2018-06-03 | 2018-09-02",
    "2018-09-03 | 2018-09-03",
    "2018-09-04 | 2018-09-03",
    "- | 2018-09-03",
    "? | 2018-09-03",
)


def test_ceased_two_plus_years():
    assert figures_of(LENGTHS, "child_protection.ceased_two_plus_years") == [
        ("Yes", {"count": 2, "percent": 2 / 11}),
        ("No", {"count": 6, "percent": 6 / 11}),
        ("Not recorded", {"count": 3, "percent": 3 / 11}),
    ]


def test_ceased_two_plus_years_counts_from_29_february_to_the_28th():
    drawn = plans("2016-02-29 | 2018-02-28", "2016-02-29 | 2018-02-27", as_at="2018-03-01")
    assert column_of(drawn, "child_protection.ceased_two_plus_years") == [("Yes", 1), ("No", 1), ("Not recorded", 0)]


def test_ceased_length():
    assert column_of(LENGTHS, "child_protection.ceased_length") == [
        ("0-3months", 2),
        ("3 >= 6 months", 2),  # three months to the day, and six but for a day
        ("6 months > 1 year", 0),
        ("1yr > 2yrs", 2),  # a year to the day, and two but for a day
        ("2+ yrs", 2),
        ("Date error", 3),
    ]


CATEGORIES = ["Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Multiple/not recommended"]
CATEGORY_ROWS = ["Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Multiple", "Not recorded"]


@pytest.mark.parametrize(
    ("table", "read", "ignored", "outside"),
    [
        # the latest category of a plan that started earlier says nothing of starters, that of a ceased one of open ones
        ("starters_initial_abuse", "initial_category_of_abuse", "latest_category_of_abuse", "2018-06-30 | -"),
        ("latest_abuse", "latest_category_of_abuse", "initial_category_of_abuse", "2018-07-01 | 2018-09-03"),
    ],
)
def test_categories_of_abuse(table, read, ignored, outside):
    codes = [*CATEGORIES, "Neglect", "Neglect", "Sexual abuse", "-", "?"]
    rows = [f"2018-07-01 | - | {code} | Physical abuse" for code in codes]
    head = f"child_protection_plan_start_date | child_protection_plan_end_date | {read} | {ignored}"
    drawn = extract_of(child_protection="\n".join([head, *rows, f"{outside} | Neglect | Neglect"]))
    counts = [1 + 2, 1, 1 + 1, 1, 1, 2]
    assert figures_of(drawn, f"child_protection.{table}") == [
        (label, {"count": count, "percent": count / 10}) for label, count in zip(CATEGORY_ROWS, counts, strict=True)
    ]


def test_emergency_protection():
    head = "child_protection_plan_start_date | child_protection_plan_end_date"
    drawn = extract_of(
        child_protection=f"""
        {head}     | emergency_protection_in_last_six_months
        2018-01-02 | -          | Yes
        2018-01-02 | -          | No
        2018-01-02 | -          | No
        2018-01-02 | -          | -
        2018-01-02 | -          | ?
        2018-01-02 | 2018-09-03 | Yes
        """
    )
    assert figures_of(drawn, "child_protection.emergency_protection") == [
        ("Yes", {"count": 1, "percent": 1 / 5}),
        ("No", {"count": 2, "percent": 2 / 5}),
        ("Not recorded", {"count": 2, "percent": 2 / 5}),
    ]


def test_open_length_of_the_example_prints_no_date_error():
    assert figures_of(EXAMPLE, "child_protection.open_length") == [
        ("0-3months", {"count": 4, "percent": 4 / 5}),
        ("3 >= 6 months", {"count": 1, "percent": 1 / 5}),  # 1 July: three months to the day
        ("6 months > 1 year", {"count": 0, "percent": 0.0}),
        ("1yr > 2yrs", {"count": 0, "percent": 0.0}),
        ("2+ yrs", {"count": 0, "percent": 0.0}),
    ]


def test_open_length_adds_date_errors_when_there_are_any():
    assert column_of(ODD, "child_protection.open_length") == [
        ("0-3months", 1),  # D
        ("3 >= 6 months", 1),  # C, open up to the as-at day
        ("6 months > 1 year", 0),
        ("1yr > 2yrs", 0),
        ("2+ yrs", 0),
        ("Date error", 2),  # A and B
    ]


def test_last_statutory_visit_of_the_example():
    assert figures_of(EXAMPLE, "child_protection.last_statutory_visit") == [
        ("In the last 4 weeks", {"count": 1, "percent": 1 / 5}),  # 27 days
        ("4 - 8 weeks ago", {"count": 1, "percent": 1 / 5}),  # 28 days
        ("8 - 12 weeks ago", {"count": 0, "percent": 0.0}),
        ("12 or more weeks ago", {"count": 0, "percent": 0.0}),
        ("No visit (New CPP<1month)", {"count": 1, "percent": 1 / 5}),  # 3 September
        ("No visit (CPP 1+month)", {"count": 1, "percent": 1 / 5}),  # 1 September
        ("Date error", {"count": 1, "percent": 1 / 5}),  # visited before the plan
    ]


@pytest.mark.parametrize(
    ("start", "visit", "row"),
    [
        ("2018-01-02", "2018-10-01", "In the last 4 weeks"),  # on the as-at day
        ("2018-01-02", "2018-08-07", "4 - 8 weeks ago"),  # 55 days
        ("2018-01-02", "2018-08-06", "8 - 12 weeks ago"),  # 56
        ("2018-01-02", "2018-07-10", "8 - 12 weeks ago"),  # 83
        ("2018-01-02", "2018-07-09", "12 or more weeks ago"),  # 84
        ("2018-01-02", "2018-01-02", "12 or more weeks ago"),  # on the plan's first day
        ("2018-01-02", "2018-01-01", "Date error"),
        ("2018-01-02", "2018-10-02", "Date error"),
        ("2018-01-02", "?", "Date error"),
        ("2018-09-20", "?", "Date error"),
        ("-", "2018-09-04", "In the last 4 weeks"),
        ("?", "2018-07-09", "12 or more weeks ago"),
        ("2018-09-02", "-", "No visit (New CPP<1month)"),
        ("2018-09-01", "-", "No visit (CPP 1+month)"),
        ("-", "-", "Date error"),
        ("?", "-", "Date error"),
    ],
)
def test_last_statutory_visit(start, visit, row):
    head = "child_protection_plan_start_date | date_of_last_statutory_visit"
    drawn = extract_of(child_protection=f"{head}\n{start} | {visit}")
    assert not_zero(column_of(drawn, "child_protection.last_statutory_visit")) == [(row, 1)]


def test_a_plan_is_new_for_a_month_up_to_the_last_day_of_a_shorter_one():
    head = "child_protection_plan_start_date | date_of_last_statutory_visit"
    rows = "2018-01-28 | -\n2018-01-29 | -\n2018-01-31 | -\n2018-02-01 | -"
    drawn = extract_of("2018-02-28", child_protection=f"{head}\n{rows}")
    # 28, 29 and 31 January: a month on is 28 February, the as-at day; 1 February: 1 March
    assert not_zero(column_of(drawn, "child_protection.last_statutory_visit")) == [
        ("No visit (New CPP<1month)", 1),
        ("No visit (CPP 1+month)", 3),
    ]


def test_seen_alone_of_the_example_has_two_denominators():
    table = table_of(EXAMPLE, "child_protection.seen_alone")
    assert figures_of(EXAMPLE, table.key) == [
        ("Yes", {"count": 2, "percent": 2 / 3}),
        ("No", {"count": 1, "percent": 1 / 3}),
        ("Not recorded or N/A", {"count": 2, "percent": 2 / 5}),
    ]
    assert [row.denominators.get("percent") for row in table.rows] == [3, 3, 5]
    assert table.denominator is None
    assert "do not add up" in (table.note or "")


def test_seen_alone_takes_unknown_and_unrecognised_answers_as_not_recorded():
    rows = "\n".join(f"2018-01-02 | {answer}" for answer in ("Yes", "Unknown", "?", "-"))
    drawn = extract_of(child_protection=f"child_protection_plan_start_date | child_seen_alone\n{rows}")
    assert figures_of(drawn, "child_protection.seen_alone") == [
        ("Yes", {"count": 1, "percent": 1.0}),
        ("No", {"count": 0, "percent": 0.0}),
        ("Not recorded or N/A", {"count": 3, "percent": 3 / 4}),
    ]


def test_seen_alone_has_no_percentage_over_nothing():
    drawn = extract_of(child_protection="child_protection_plan_start_date | child_seen_alone\n2018-01-02 | -")
    assert cell_of(drawn, "child_protection.seen_alone", "Yes", "percent") is None
    assert cell_of(drawn, "child_protection.seen_alone", "Not recorded or N/A", "percent") == 1.0


def test_open_durations_in_months():
    drawn = plans(
        "2018-09-30 | -",
        "2018-09-02 | -",
        "2018-09-01 | -",
        "2018-07-01 | -",
        "2016-10-02 | -",
        "2016-10-01 | -",
        "2010-10-01 | -",
        "- | -",
        "2018-07-01 | 2018-09-03",
    )
    rows = column_of(drawn, "child_protection.open_durations_months")
    assert [label for label, _ in rows] == [*(str(month) for month in range(24)), "24+"]
    assert not_zero(rows) == [("0", 2), ("1", 1), ("3", 1), ("23", 1), ("24+", 2)]
    assert table_of(drawn, "child_protection.open_durations_months").columns == ("count",)


def test_profile_is_that_of_open_plans():
    assert not_zero(column_of(ODD, "child_protection.age_gender", "not_stated_or_neither")) == [
        ("-1", 1),  # D
        ("0", 1),  # C, its open plan alone
        ("17", 1),
        ("18+", 1),
    ]
    assert not_zero(column_of(ODD, "child_protection.disability")) == [("Not recorded", 4)]


def test_an_empty_list_has_every_row_with_zero():
    drawn = extract_of(child_protection=HEADINGS)
    rows_of = {"headline": 5, "ceased_two_plus_years": 3, "ceased_length": 6, "open_length": 5, "seen_alone": 3}
    for key, rows in rows_of.items():
        assert [count for _, count in column_of(drawn, f"child_protection.{key}")] == [0] * rows
