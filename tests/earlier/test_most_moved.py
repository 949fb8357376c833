"""What `chat diff` tells first."""

import pytest

from chat.cli.diff_text import differences_text
from chat.earlier.difference import differences
from chat.earlier.most_moved import in_order
from chat.report import MonthlyTable, ReportRow
from tests.earlier.made import as_written, report, table

LARGE, SMALL, TINY, HEADLINE = "contacts.source", "contacts.age", "contacts.gender", "contacts.headline"


def made(large: int, small: int, tiny: int, headline: int, month: int):  # type: ignore[no-untyped-def]
    """The figures of four tables; the largest numbers of three are 1,000, 50 and 4."""
    monthly = MonthlyTable(key=LARGE, month="2026-09", denominator=None, rows=(ReportRow("A", {"count": month}),))
    return as_written(
        report(
            table({"A": {"count": large}, "Total": {"count": 1_000}}, LARGE, title="Sources"),
            table({"B": {"count": small}, "Total": {"count": 50}}, SMALL, title="Ages"),
            table({"C": {"count": tiny}, "Total": {"count": 4}}, TINY, title="Genders"),
            table({"D": {"count": headline}}, HEADLINE, title="Contacts"),
            monthly=(monthly,),
        )
    )


BEFORE, NOW = made(300, 20, 1, 7, 5), made(340, 30, 3, 8, 6)


def test_headlines_stand_apart_and_tables_are_in_points_of_their_own() -> None:
    ordered = in_order(differences(BEFORE, NOW).figures, BEFORE, NOW)
    assert [each.table for each in ordered.headlines] == [HEADLINE]
    # 10 of 50 are 20 points, 40 of 1,000 are 4; 2 of 4 are 50, but of so few that the table comes last.
    assert [(each.key, each.points) for each in ordered.tables] == [
        (SMALL, pytest.approx(20)),
        (LARGE, pytest.approx(4)),
        (TINY, pytest.approx(50)),
    ]
    assert [each.table for each in ordered.months] == [f"{LARGE} 2026-09"]


def test_percentages_move_in_points() -> None:
    before = as_written(report(table({"A": {"count": 100, "percent": 0.10}})))
    now = as_written(report(table({"A": {"count": 100, "percent": 0.25}})))
    (moved,) = in_order(differences(before, now).figures, before, now).tables
    assert moved.points == pytest.approx(15)


def test_every_difference_stands_in_one_part() -> None:
    figures = differences(BEFORE, NOW).figures
    ordered = in_order(figures, BEFORE, NOW)
    of_tables = [each for table in ordered.tables for each in table.figures]
    parts = [*ordered.headlines, *of_tables, *ordered.beside, *ordered.months]
    assert len(parts) == len(set(parts)) == len(figures)


def test_the_text_begins_with_headlines_and_has_months_only_on_request() -> None:
    found = differences(BEFORE, NOW)
    lines = differences_text(found, BEFORE, NOW).splitlines()
    heads = [lines[place + 1] for place, line in enumerate(lines) if not line]
    assert heads == [
        "Headlines",
        "Ages: moved by up to 20.0 points",
        "Sources: moved by up to 4.0 points",
        "Genders: moved by up to 50.0 points",
    ]
    assert lines[-1] == "Of single months: 1 figure differs, in 1 table; --months shows them"
    with_months = differences_text(found, BEFORE, NOW, months=True).splitlines()
    assert with_months[-2:] == ["Single months", "contacts.source 2026-09, A, count: 5 -> 6 (+1)"]


def test_no_more_figures_than_asked_for() -> None:
    text = differences_text(differences(BEFORE, NOW), BEFORE, NOW, most=2)
    assert "contacts.headline, D" in text
    assert "contacts.age, B" in text
    assert "contacts.source, A" not in text
    assert "and 2 more; --most 0 shows all\n" in text
