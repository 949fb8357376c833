import hashlib
from datetime import date

import polars as pl
import pytest

from chat.annex_a import LISTS, codes_of
from chat.synthetic.lists.build import synthetic_lists

TYPES = {"id": pl.String, "text": pl.String, "code": pl.String, "date": pl.Date, "integer": pl.Int64, "age": pl.Int64}
# Rows to be expected of 600 journeys; the tolerance below is wide because they are drawn.
ROWS_OF_600 = {1: 350, 2: 120, 3: 150, 4: 200, 5: 80, 6: 220, 7: 60, 8: 90, 9: 40, 10: 12, 11: 22}


@pytest.fixture(scope="module")
def lists() -> dict[int, pl.DataFrame]:
    return synthetic_lists(children=2000, seed=11)


def test_columns_are_the_templates_with_their_types(lists: dict[int, pl.DataFrame]) -> None:
    for specification in LISTS:
        template = [column for column in specification.columns if column.position]
        expected = {column.heading: TYPES[column.type] for column in template}
        assert dict(lists[specification.number].schema) == expected
        assert lists[specification.number].columns == list(expected)


def test_no_children_give_empty_lists_of_the_same_shape(lists: dict[int, pl.DataFrame]) -> None:
    for number, frame in synthetic_lists(children=0, seed=1).items():
        assert frame.height == 0
        assert frame.schema == lists[number].schema


def test_size_grows_with_the_children() -> None:
    large = synthetic_lists(children=12_000, seed=4)
    for number, rows in ROWS_OF_600.items():
        assert 0.7 * rows < large[number].height / 20 < 1.3 * rows, f"List {number}"


def test_same_arguments_same_lists_and_other_seeds_others() -> None:
    first, again, other = (synthetic_lists(children=80, seed=seed) for seed in (7, 7, 8))
    assert all(first[number].equals(again[number]) for number in first)
    assert not first[1].equals(other[1])


def test_the_as_at_date_moves_everything() -> None:
    earlier = synthetic_lists(children=300, seed=7, as_at=date(2018, 10, 1))
    contacts = earlier[1].get_column("Date of Contact")
    assert contacts.min() >= date(2018, 4, 1)
    assert contacts.max() < date(2018, 10, 1)


def test_lists_of_50_children_are_pinned() -> None:
    """The same on every version of Python: a change of this sum is a change of every synthetic extract."""
    found = hashlib.sha256()
    for number, frame in synthetic_lists(children=50, seed=1).items():
        found.update(f"{number}{frame.columns}{frame.rows()}".encode())
    assert found.hexdigest() == "5824fb1785e83a6749d7b3ee6b87348f735c13560c31cf2eb24cc74dd224056b"


def test_rows_are_in_the_order_of_identifiers(lists: dict[int, pl.DataFrame]) -> None:
    for number in range(1, 11):
        identifiers = lists[number].get_column("Child Unique ID")
        assert identifiers.is_sorted()


@pytest.mark.parametrize(
    ("number", "heading", "code_set", "missing"),
    [
        (1, "Contact Source", "contact_referral_source", set()),
        (3, "Referral Source", "contact_referral_source", set()),
        (4, "Child Seen During Continuous Assessment", "yes_no_unknown", set()),
        (6, "Primary Need Code", "primary_need", set()),
        (6, "Case status", "case_status", set()),
        (7, "Initial Category of Abuse", "category_of_abuse", set()),
        (8, "What is the permanence plan for this child?", "permanence_plan", set()),
        (8, "Placement Provider", "placement_provider", set()),
        (9, "Eligibility Category", "eligibility_category", set()),
        (9, "Activity Status", "activity_status", set()),
    ],
)
def test_every_code_occurs(
    lists: dict[int, pl.DataFrame], number: int, heading: str, code_set: str, missing: set[str]
) -> None:
    known = {code.preferred for code in codes_of(code_set) if code.edition == "2019"}
    assert set(lists[number].get_column(heading).drop_nulls()) == known - missing


@pytest.mark.parametrize("number", range(1, 11))
def test_every_ethnicity_occurs_on_every_list_of_children(lists: dict[int, pl.DataFrame], number: int) -> None:
    known = {code.preferred for code in codes_of("ethnicity") if code.edition == "2019"}
    assert set(lists[number].get_column("Ethnicity")) == known


def test_a_small_list_is_not_made_up_of_rare_ethnicities() -> None:
    small = synthetic_lists(children=60, seed=3)[1].unique("Child Unique ID").get_column("Ethnicity")
    assert (small == "a) WBRI").mean() > 0.3


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (3, "Date of referral"),
        (4, "Continuous Assessment Start Date"),
        (5, "Date of Initial Child Protection Conference"),
        (7, "Date of latest review conference"),
        (8, "Date of Last Social Work Visit"),
    ],
)
def test_planned_events_are_on_working_days(lists: dict[int, pl.DataFrame], number: int, heading: str) -> None:
    # Good Friday, Easter Monday, early May, spring and summer bank holidays of 2026.
    closed = [date(2026, *day) for day in ((4, 3), (4, 6), (5, 4), (5, 25), (8, 31))]
    days = lists[number].get_column(heading).drop_nulls()
    assert days.len()
    assert not days.is_in(closed).any()
    assert not (days.dt.weekday() > 5).any()


def test_contacts_have_a_tail(lists: dict[int, pl.DataFrame]) -> None:
    per_child = lists[1].group_by("Child Unique ID").len().get_column("len")
    assert set(per_child) >= {1, 2, 3, 4, 5}


def test_counts_of_12_months_reach_their_open_ended_rows(lists: dict[int, pl.DataFrame]) -> None:
    assert set(lists[3].get_column("Number of Referrals in Last 12 Months")) >= {0, 1, 2, 3}
    section_47 = lists[5]
    assert set(section_47.get_column("Number of Section 47 Enquiries in the last 12 months")) >= {0, 1, 2}
    held = section_47.get_column("Date of Initial Child Protection Conference").is_not_null().cast(pl.Int64)
    assert set(held + section_47.get_column("Number of ICPCs in the last 12 months")) >= {0, 1, 2}


def test_assessments_and_conferences_take_every_length(lists: dict[int, pl.DataFrame]) -> None:
    start, end = "Continuous Assessment Start Date", "Continuous Assessment Date of Authorisation"
    days = lists[4].select(pl.business_day_count(start, end).alias("days")).get_column("days").drop_nulls()
    for low, high in ((0, 0), (1, 10), (11, 20), (21, 30), (31, 40), (41, 45), (46, 50), (51, 60), (61, 100)):
        assert days.is_between(low, high).any(), f"{low} to {high} working days"
    strategy = "Strategy discussion initiating Section 47 Enquiry Start Date"
    held = "Date of Initial Child Protection Conference"
    waits = lists[5].select(pl.business_day_count(strategy, held).alias("days")).get_column("days").drop_nulls()
    for low, high in ((0, 10), (11, 15), (16, 20), (21, 100)):
        assert waits.is_between(low, high).any(), f"{low} to {high} working days"
    unnecessary = lists[5].get_column("Was an Initial Child Protection Conference deemed unnecessary?")
    assert set(unnecessary) == {"a) Yes", "b) No", None}


def test_unborn_children_occur_with_and_without_an_expected_date(lists: dict[int, pl.DataFrame]) -> None:
    unborn = lists[1].filter(pl.col("Age of Child (Years)") == -1).get_column("Date of Birth")
    assert unborn.is_null().any()
    assert (unborn > date(2026, 10, 1)).any()


def test_most_children_looked_after_stay_and_some_leave(lists: dict[int, pl.DataFrame]) -> None:
    ceased = lists[8].get_column("Date Ceased to be Looked After").is_not_null().mean()
    assert 0.1 < ceased < 0.4
