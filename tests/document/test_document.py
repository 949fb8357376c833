"""What the document says: which rows, columns, charts and sentences a topic has. Nothing here writes a file."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chat.document.charts import charts_of, short_band
from chat.document.columns import printed_columns
from chat.document.rows import label_of, printed_rows
from chat.document.section import plan_section
from chat.document.sentences import bases_line, meaning_of, notes_of
from chat.report import Report, ReportRow, ReportTable, Topic
from chat.report.published import Comparators, PublishedValue
from tests.workbook.example import SIX_MONTHS, THREE_MONTHS, age_gender_table

Make = Callable[..., ReportTable]
NOTHING = PublishedValue()


def months(make_table: Make, *counts: int, first: int = 4, **more: Any) -> ReportTable:
    rows = tuple(ReportRow(f"2026-{month:02}", {"count": count}) for month, count in enumerate(counts, first))
    settings = {"columns": ("count",), "column_heads": ("Number",), "denominator": None, "chart": "line", **more}
    return make_table("beyond.by_month", "By month", rows, **settings)


def test_rows_for_mistakes_are_printed_only_when_there_are_any(make_table: Make) -> None:
    rows = (
        ReportRow("Yes", {"count": 0}),
        ReportRow("Date error", {"count": 0}),
        ReportRow("Not recorded", {"count": 1}),
    )
    printed = printed_rows(make_table("contacts.x", "X", rows), None)
    assert [row.label for row in printed.table.rows] == ["Yes", "Not recorded"]


def test_months_that_the_extract_does_not_cover_are_left_out_and_said(make_table: Make) -> None:
    table = months(make_table, 0, 0, 0, 7, 0, 9)
    printed = printed_rows(table, THREE_MONTHS)  # from July on
    assert [row.label for row in printed.table.rows] == ["2026-07", "2026-08", "2026-09"]  # August had none
    assert printed.remarks == ("April 2026 to June 2026: not covered by this extract.",)
    assert len(printed_rows(table, SIX_MONTHS).table.rows) == 6  # from April on, so these are true noughts
    assert len(printed_rows(months(make_table, 0, 3, 0, 7, 0, 9), THREE_MONTHS).table.rows) == 5


def test_months_are_words_and_years_are_not_months(make_table: Make) -> None:
    table = months(make_table, 1)
    assert label_of(table, table.rows[0]) == "April 2026"
    assert label_of(table, replace(table.rows[0], part=True)) == "April 2026 (part of the month)"
    years = make_table("adoption.thresholds", "Thresholds", (ReportRow("2008-11", {"threshold_days": 639}),),
                       columns=("threshold_days",), column_heads=("Threshold",))  # fmt: skip
    assert label_of(years, years.rows[0]) == "2008-11"


def test_bands_at_either_end_without_a_child_are_left_out() -> None:
    table = age_gender_table()
    nobody = {"male": 0, "female": 0, "not_stated_or_neither": 0}
    rows = tuple(
        replace(row, values=nobody) if row.label in {"-1", "0", "1", "2", "3", "4", "18+"} else row
        for row in table.rows
    )
    printed = printed_rows(replace(table, rows=rows), None).table
    assert [row.label for row in printed.rows] == ["5 to 9", "10 to 15", "16 to 17"]


def test_columns_without_a_value_are_not_printed(make_table: Make) -> None:
    rows = (ReportRow("All", {"count": 5, "rate_per_10k": None}),)
    table = make_table("contacts.x", "X", rows, columns=("count", "rate_per_10k"), column_heads=("Number", "Rate"))
    assert [column.heading for column in printed_columns(table)] == ["Number"]
    nothing = replace(table, rows=(ReportRow("All", {"count": None, "rate_per_10k": None}),))
    assert len(printed_columns(nothing)) == 2


# Charts: no lines of fewer than three points, no bands fewer than five, no shares of a few named rows.


@pytest.mark.parametrize(("counts", "charts"), [((3, 4), 0), ((3, 4, 5), 1), ((0, 0, 0), 0)])
def test_time_is_drawn_from_three_points_on(make_table: Make, counts: tuple[int, ...], charts: int) -> None:
    assert len(charts_of(months(make_table, *counts))) == charts


def test_a_part_month_is_no_point(make_table: Make) -> None:
    table = months(make_table, 3, 4, 5, 6)
    part = replace(table, rows=(*table.rows[:-1], replace(table.rows[-1], part=True)))
    (chart,) = charts_of(part)
    assert (chart.labels, chart.series[0].values) == (("Apr 26", "May 26", "Jun 26"), (3, 4, 5))


def test_counts_and_shares_have_a_panel_each(make_table: Make) -> None:
    rows = tuple(
        ReportRow(f"2026-0{month}", {"count": 10, "nfa": 3, "percent_nfa": 0.3, "average_working_days": 20.0})
        for month in (4, 5, 6)
    )
    heads = {"count": "Referrals", "nfa": "NFA", "percent_nfa": "Percent NFA", "average_working_days": "Days"}
    table = make_table("x.by_month", "X", rows, columns=tuple(heads), column_heads=tuple(heads.values()), chart="line")
    counts, shares = charts_of(table)
    assert (counts.kind, [each.name for each in counts.series]) == ("columns", ["Referrals", "NFA"])
    assert (shares.kind, [each.name for each in shares.series], shares.number_format) == ("line", ["Percent NFA"], "0%")


def bands(make_table: Make, many: int, chart: str = "columns") -> ReportTable:
    rows = tuple(ReportRow(f"{n} - {n + 1} days", {"count": n + 1, "percent": 0.1}) for n in range(many))
    return make_table("x.duration", "How long", (*rows, ReportRow("Date error", {"count": 1})), chart=chart)


@pytest.mark.parametrize(
    ("many", "chart", "charts"), [(4, "columns", 0), (5, "columns", 1), (5, "bars", 0), (3, "doughnut", 0)]
)
def test_only_durations_of_five_bands_or_more_are_drawn(make_table: Make, many: int, chart: str, charts: int) -> None:
    drawn = charts_of(bands(make_table, many, chart))
    assert len(drawn) == charts
    assert all("Date error" not in each.labels for each in drawn)


def test_durations_have_england_beside_them(make_table: Make) -> None:
    table = bands(make_table, 5)
    england = Comparators("percent", PublishedValue(0.2, "2024-25"), NOTHING, NOTHING, NOTHING)
    rows = tuple(replace(row, comparators=england) for row in table.rows[:5])
    (chart,) = charts_of(replace(table, rows=rows))
    assert [each.name for each in chart.series] == ["Ours", "England 2024-25"]
    assert chart.labels[0] == "0-1"


def test_alternative_texts_tell_every_value_or_where_they_stand(make_table: Make) -> None:
    (few,) = charts_of(months(make_table, 3, 4, 1234))
    assert few.description == "Column chart: By month. Number: Apr 26 3; May 26 4; Jun 26 1,234."
    (many,) = charts_of(bands(make_table, 41))
    assert many.description.endswith("All values are in the table How long.")


@pytest.mark.parametrize(
    ("label", "short"),
    [("a) 0 - 10 working days", "0-10"), ("d) 21+ days", "21+"), ("24+", "24+"), ("days", "days")],
)
def test_bands_are_short_under_columns(label: str, short: str) -> None:
    assert short_band(label) == short


# Sentences.


def test_a_base_that_all_tables_share_is_told_once(make_table: Make) -> None:
    rows = (ReportRow("Yes", {"count": 1, "percent": 0.5}),)
    one, other = (make_table(f"contacts.{n}", n.upper(), rows, denominator=2) for n in "ab")
    assert bases_line((one, other)) == "Percentages are of 2 contacts in the period."
    third = replace(other, denominator=1234)
    assert bases_line((one, third)) == ""
    assert notes_of((one, third)) == (
        "Percentages are of 2 contacts in the period in 'A'; of 1,234 contacts in the period in 'B'.",
    )


def test_bases_of_rows_are_told_where_no_note_does(make_table: Make) -> None:
    rows = (
        ReportRow("Yes", {"percent": 0.3}, {"percent": 671}),
        ReportRow("No", {"percent": 0.7}, {"percent": 671}),
        ReportRow("Not recorded", {"percent": 0.1}, {"percent": 1700}),
    )
    table = make_table("contacts.x", "X", rows, denominator=None)
    assert notes_of((table,)) == ("X: Yes and No of 671, Not recorded of 1,700.",)
    assert notes_of((replace(table, note="Each row is of its own."),)) == ("Each row is of its own.",)


def test_a_note_that_two_tables_share_is_told_once(make_table: Make) -> None:
    rows = (ReportRow("Yes", {"count": 1}),)
    tables = [make_table(f"contacts.{n}", n, rows, denominator=None, caveat="An estimate.") for n in "ab"]
    assert notes_of(tables) == ("An estimate.",)


def test_a_table_that_says_the_same_as_another_is_not_printed(make_report: Callable[..., Report]) -> None:
    section = make_report().sections[0]
    topic = Topic("contacts.x", 1, "X", ("contacts.source", "contacts.multiple"), ("contacts.multiple",))
    plan = plan_section(replace(section, topics=(topic,)))
    assert [table.key for table in plan.topics[0].tables] == ["contacts.source"]
    assert plan.topics[-1].title == "Other figures"  # what is in no topic is printed all the same


def test_a_topic_without_room_for_all_columns_keeps_england(make_table: Make) -> None:
    published = PublishedValue(0.2, "2024-25")
    compared = Comparators("percent", published, published, published, published)
    names = ("count", "percent", "a", "b", "c", "d")
    rows = (ReportRow("Yes", dict.fromkeys(names, 0.5), comparators=compared),)
    table = make_table("contacts.x", "X", rows, columns=names, column_heads=names)
    assert [column.kind for column in printed_columns(table)][6:] == ["england", "neighbours"]


def test_the_meaning_of_a_table_has_its_notes(make_table: Make) -> None:
    rows = (ReportRow("Yes", {"count": 1}),)
    table = make_table("contacts.x", "X", rows, definition="What.", edges="Edge.", note="Note.", caveat="Edge.")
    assert meaning_of(table) == "What. Edge. Note."
