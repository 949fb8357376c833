"""The National Framework dashboard: each row is a cell of another table. As at 1 October 2026."""

from chat.comparators.compare import with_comparators
from chat.comparators.lookup import PublishedFigures, Value
from chat.counting.report import Choices
from chat.drill.cell import drill
from chat.report import Report
from chat.settings.file import list_defaults
from lists import LISTS_IN_ORDER
from tests.spec.drawn import extract_of, figures_of, report_of

KEY = "beyond.national_dashboard"
DRAWN = extract_of(
    "2026-10-01",
    referrals="""
    child_unique_id | date_of_referral | number_of_referrals_in_last_12_months
    A               | 2026-08-03       | 1
    A               | 2026-09-01       | 2
    B               | 2026-09-01       | 0
    C               | 2026-09-01       | 0
    """,
    looked_after="""
    child_unique_id | date_started_to_be_looked_after | placement_type | unaccompanied_asylum_seeking_child | number_of_placements_in_last_12_months | legal_status
    A               | 2024-01-08                      | U6             | No                                 | 1                                      | C2
    B               | 2026-08-03                      | K2             | Yes                                | 3                                      | V2
    C               | 2024-01-08                      | K1             | No                                 | 4                                      | C2
    D               | 2024-01-08                      | H5             | No                                 | 1                                      | V2
    E               | 2026-08-03                      | P2             | Yes                                | 1                                      | V4
    """,  # noqa: E501 - a drawing
)


def cells(numerator: int, denominator: int, value: float) -> dict[str, float | None]:
    return {"value": value, "numerator": numerator, "denominator": denominator, "england": None}


def test_each_row_shows_the_cell_of_another_table() -> None:
    figures = dict(figures_of(DRAWN, KEY, population=20_000))
    assert len(figures) == 19
    started = "Rate of children starting to be looked after per 10,000 children"
    assert figures[started] == cells(1, 20_000, 1)  # B in six months, twice a year, of 20,000
    assert figures["Rate of children looked after per 10,000 children"] == cells(4, 20_000, 2)
    assert figures["Rate of children starting to be looked after who were UASC"] == cells(1, 20_000, 1)
    assert figures["Rate of children looked after who were UASC"] == cells(1, 20_000, 0.5)
    assert figures["Children looked after with 3 or more placements during the year"] == cells(2, 4, 0.5)
    assert figures["Children looked after living in foster care"] == cells(1, 4, 0.25)
    homes = "Children looked after living in secure homes and children's homes"
    assert figures[homes] == cells(2, 4, 0.5)  # B and C
    alone = "Children looked after living independently, semi-independently or in supported accommodation"
    assert figures[alone] == cells(1, 4, 0.25)  # D; E is under short breaks
    assert figures["Repeat referrals within 12 months, of referrals"] == cells(1, 4, 0.25)  # A over four referrals
    assert figures["Repeat referrals within 12 months, of children"] == cells(1, 3, 1 / 3)


def test_what_a_list_that_is_not_there_would_say_is_blank() -> None:
    figures = dict(figures_of(DRAWN, KEY, population=20_000))
    blank = {"value": None, "numerator": None, "denominator": None, "england": None}
    assert figures["Child protection plans longer than 2 years"] == blank
    assert figures["Rate of children in need per 10,000 children"] == blank


def test_behind_a_row_stand_the_rows_of_the_cell_that_it_shows() -> None:
    ready = drill(DRAWN.extract, DRAWN.as_at, LISTS_IN_ORDER, Choices(settings=list_defaults()))
    found = ready.children_of(KEY, "Rate of children starting to be looked after per 10,000 children")
    assert found.get_column("child_unique_id").to_list() == ["B"]


def compared(england: dict[str, float]) -> Report:
    published = {indicator: Value(value, 2025) for indicator, value in england.items()}
    data = PublishedFigures("E08000025", "West Midlands", (), 2025, published, {}, {}, {})
    return with_comparators(report_of(DRAWN, population=20_000), data)


def test_england_stands_beside_what_means_the_same() -> None:
    report = compared(
        {"cla_rate": 67, "cla_3_plus_placements_pct": 10, "rereferrals_pct": 22.6, "rereferrals_child_pct": 21}
    )
    england = {row.label: row.values["england"] for row in report.table(KEY).rows}
    assert england["Rate of children looked after per 10,000 children"] == 67
    assert england["Children looked after with 3 or more placements during the year"] == 0.1
    assert england["Repeat referrals within 12 months, of referrals"] == 0.226
    assert england["Repeat referrals within 12 months, of children"] == 0.21
    assert england["Children looked after living in secure homes and children's homes"] is None


def test_rates_and_care_are_printed_whole_and_plans_and_referrals_with_a_decimal() -> None:
    decimals = {row.label: row.shown.decimals for row in report_of(DRAWN).table(KEY).rows if row.shown}
    assert {label for label, places in decimals.items() if places == 1} == {
        "Repeat referrals within 12 months, of referrals",
        "Repeat referrals within 12 months, of children",
        "Child protection plans starting that were a second or subsequent plan",
        "Child protection plans longer than 2 years",
    }
