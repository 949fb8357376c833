"""Every working list is as long as the figure that it names, and has the longest overdue first."""

import datetime as dt

import pytest

from chat.counting.report import Choices, build_report
from chat.drill.cell import drill
from chat.drill.working_list import working_listing
from chat.extract import AsAt, Extract
from chat.ingest.read import read_extract
from chat.report import Report
from chat.report.listings import ListingColumn, WorkingListing
from chat.settings.keys import list_defaults
from chat.tables.working_list import WorkingList
from lists import LISTS_IN_ORDER
from lists.across.working_lists import TABLES, WORKING_LISTS
from tests.places import SAMPLE
from tests.spec.drawn import extract_of

AS_AT = AsAt(dt.date(2026, 10, 1), inferred=False)
CHOICES = Choices(settings=list_defaults())
every_list = pytest.mark.parametrize("working", WORKING_LISTS, ids=[each.key for each in WORKING_LISTS])


@pytest.fixture(scope="module")
def extract() -> Extract:
    return read_extract([SAMPLE])


@pytest.fixture(scope="module")
def report(extract: Extract) -> Report:
    return build_report(extract, AS_AT, LISTS_IN_ORDER, CHOICES)


@pytest.fixture(scope="module")
def made(extract: Extract) -> dict[str, WorkingListing]:
    ready = drill(extract, AS_AT, LISTS_IN_ORDER, CHOICES, TABLES)
    return {each.key: working_listing(ready, each) for each in WORKING_LISTS}


def figure(report: Report, working: WorkingList) -> int:
    """The figures of the report that the list is made of."""
    total = 0
    for sign, cells in ((1, working.of), (-1, working.less)):
        rows = {row.label: row.values["count"] for row in report.table(cells.table).rows} if cells else {}
        total += sign * sum(int(rows[label] or 0) for label in (cells.rows if cells else ()))
    return total


@every_list
def test_it_is_as_long_as_its_figure(working: WorkingList, report: Report, made: dict[str, WorkingListing]) -> None:
    listing = made[working.key].listing
    assert listing is not None
    assert listing.rows == figure(report, working) > 0
    assert made[working.key].equals.endswith(f" {listing.rows}.")


@every_list
def test_each_has_its_team_and_worker(working: WorkingList, made: dict[str, WorkingListing]) -> None:
    listing = made[working.key].listing
    assert listing is not None
    assert {"Allocated Team", "Allocated Worker", "Child Unique ID"} <= {column.head for column in listing.columns}


@every_list
def test_the_longest_overdue_stand_first_and_none_is_before_its_time(
    working: WorkingList, made: dict[str, WorkingListing]
) -> None:
    listing = made[working.key].listing
    assert listing is not None
    assert len(working.title) <= 31
    if working.order is None or working.order_head is None:
        return
    days = [cell for cell in listing.columns[0].cells if cell is not None]
    assert listing.columns[0].head == working.order_head
    assert listing.columns[0].cells == (*sorted(days, reverse=True), *[None] * (listing.rows - len(days)))  # type: ignore[type-var]
    assert all(isinstance(day, int) and day >= 0 for day in days)


def column(working: WorkingListing, head: str) -> ListingColumn:
    assert working.listing is not None
    return next(column for column in working.listing.columns if column.head == head)


def test_days_overdue_by_hand() -> None:
    """As at Monday 1 October 2018."""
    drawn = extract_of(
        looked_after="""
        child_unique_id | date_started_to_be_looked_after | date_of_latest_statutory_review | age_of_child | date_of_last_health_assessment
        FIRST           | 2018-08-24                      | -                               | 9            | 2018-08-24
        SECOND          | 2018-05-01                      | 2018-05-15                      | 9            | 2018-05-01
        LATER           | 2017-01-02                      | 2018-03-30                      | 3            | 2018-03-30
        NEVER           | 2017-01-02                      | 2018-09-01                      | 9            | -
        YEAR            | 2017-01-02                      | 2018-09-01                      | 9            | 2017-09-29
        """,  # noqa: E501 - a drawing
        assessments="""
        child_unique_id | continuous_assessment_start_date | continuous_assessment_date_of_authorisation
        OVERDUE         | 2018-07-25                       | -
        IN TIME         | 2018-07-26                       | -
        """,
    )
    ready = drill(drawn.extract, drawn.as_at, LISTS_IN_ORDER, CHOICES, TABLES)
    made = {each.key: working_listing(ready, each) for each in WORKING_LISTS}
    reviews = made["care_reviews_overdue"]
    # FIRST: begun on a Friday; the 27th is a bank holiday, so day 1 is the 28th, day 20 is 24 September: 7 days ago.
    # SECOND: due on 15 August, 47 days ago (16 + 30 + 1). LATER: due on 30 September, a day ago.
    assert column(reviews, "Child Unique ID").cells == ("SECOND", "FIRST", "LATER")
    assert column(reviews, "Days overdue").cells == (16 + 30 + 1, 7, 1)
    health = made["health_assessments_overdue"]
    # LATER is three years old: six months from 30 March; YEAR: 12 months from 29 September 2017.
    assert column(health, "Child Unique ID").cells == ("YEAR", "LATER", "NEVER")
    assert column(health, "Days overdue").cells == (2, 1, None)
    # Friday 27 July to Friday 28 September are 1 + 9 * 5 weekdays less a bank holiday: 45 after the 26th, 46 after the
    # 25th.
    assert column(made["assessments_overdue"], "Child Unique ID").cells == ("OVERDUE",)
    assert column(made["assessments_overdue"], "Working days overdue").cells == (1,)


def test_without_its_list_a_working_list_says_what_it_lacks() -> None:
    drawn = extract_of(contacts="child_unique_id | date_of_contact\nA | 2018-09-03")
    ready = drill(drawn.extract, drawn.as_at, LISTS_IN_ORDER, CHOICES, TABLES)
    for working in WORKING_LISTS:
        made = working_listing(ready, working)
        assert made.listing is None
        assert (
            made.absence == f"'{working.of.table}' cannot be counted: its list is not in this extract or was set aside."
        )
