"""Charts of tables by month: what is drawn, on which axis, and charts that change with their labels."""

from collections.abc import Callable
from typing import Any

import pytest

from chat.report import ReportRow, ReportTable
from chat.report.columns import number_format
from chat.workbook.charts.figures import ChartFigures, chart_figures
from chat.workbook.list_sheet.plan import plan_list

Make = Callable[..., ReportTable]


def drawn(make_table: Make, rows: tuple[ReportRow, ...], heads: dict[str, str], **more: Any) -> ChartFigures:
    settings = {"columns": tuple(heads), "column_heads": tuple(heads.values()), "denominator": None, "chart": "line"}
    chart = chart_figures(make_table("beyond.by_month", "By month", rows, **{**settings, **more}))
    assert chart is not None
    return chart


def months(*values: dict[str, float | None], part_first: bool = False) -> tuple[ReportRow, ...]:
    return tuple(
        ReportRow(f"2026-{month:02}", each, part=part_first and month == 4) for month, each in enumerate(values, 4)
    )


def test_a_mean_below_the_months_is_not_drawn(make_table: Make) -> None:
    rows = (*months({"count": 10}, {"count": 20}, part_first=True), ReportRow("Mean per month", {"count": 15.0}))
    for chart in ("line", "columns"):
        figures = drawn(make_table, rows, {"count": "Number"}, chart=chart)
        assert figures.labels == ("2026-04 (part)", "2026-05")
        assert figures.series[0].values == (10, 20)


def test_percentages_have_the_right_axis(make_table: Make) -> None:
    rows = months({"count": 100, "percent_nfa": 0.3, "average_working_days": 20.0}, {"count": 90, "percent_nfa": 0.2})
    heads = {"count": "Referrals", "percent_nfa": "Percent NFA", "average_working_days": "Mean days"}
    figures = drawn(make_table, rows, heads)
    assert [heads_at.column for heads_at in figures.series] == [0, 1]  # days are on neither axis
    assert figures.right is not None
    assert (figures.right.columns, figures.right.title, figures.right.number_format) == ((1,), "Percent", "0%")


def test_flows_beside_a_stock_have_the_right_axis(make_table: Make) -> None:
    rows = months({"open": 2000, "started": 60, "ceased": 50, "open_rate": 70.1}, {"open": 2010, "started": 61})
    heads = {"open": "Looked after", "started": "Started", "ceased": "Ceased", "open_rate": "Per 10,000"}
    figures = drawn(make_table, rows, heads)
    assert [each.column for each in figures.series] == [0, 1, 2]
    assert figures.right is not None
    assert (figures.right.columns, figures.right.title, figures.right.left_title) == (
        (1, 2),
        "Started, Ceased",
        "Looked after",
    )


def test_counts_alone_have_one_axis_and_totals_are_not_stacked(make_table: Make) -> None:
    rows = months({"neglect": 3, "multiple": 2, "total": 5}, {"neglect": 4, "multiple": 2, "total": 6})
    heads = {"neglect": "Neglect", "multiple": "Multiple", "total": "Total"}
    figures = drawn(make_table, rows, heads, chart="stacked")
    assert [each.column for each in figures.series] == [0, 1]
    assert figures.right is None
    assert drawn(make_table, rows, heads).right is None


@pytest.mark.parametrize(
    ("chart", "labels", "kind"),
    [
        ("columns", ("0-3months", "3 >= 6 months", "Date error"), "columns"),
        ("columns", tuple(f"No visit, a plan of {n} whole months or more than that" for n in range(7)), "bars"),
        ("columns", tuple(str(n) for n in range(25)), "columns"),
        ("stacked", tuple(f"Residential employment {n}" for n in range(15)), "stacked_bars"),
    ],
)
def test_columns_with_long_labels_become_bars(make_table: Make, chart: str, labels: tuple[str, ...], kind: str) -> None:
    rows = tuple(ReportRow(label, {"count": 2}) for label in labels)
    assert drawn(make_table, rows, {"count": "Number"}, chart=chart).kind == kind


def test_monthly_rates_have_a_decimal() -> None:
    for column in ("rate_per_10k", "open_rate"):
        assert number_format(column, 5.55, by_month=True) == "#,##0.0"
        assert number_format(column, 5.55) == "#,##0"
    assert number_format("count", 5, by_month=True) == "#,##0"


def test_three_short_tables_with_their_charts_and_commentary_fit_a_page(
    make_table: Make, make_report: Callable[..., Any]
) -> None:
    import dataclasses

    rows = tuple(ReportRow(label, {"count": 5, "percent": 0.5}) for label in ("Yes", "No", "Not recorded"))
    tables = tuple(make_table(f"contacts.t{n}", f"Table {n}", rows, chart="doughnut") for n in range(6))
    section = dataclasses.replace(make_report().sections[0], tables=tables)
    plan = plan_list(section)
    assert all(block.chart for block in plan.blocks)
    assert plan.page_setup.breaks == (plan.blocks[3].first_row,)


def test_the_chart_of_a_wide_table_stands_below_it_beside_the_commentary(
    make_table: Make, make_report: Callable[..., Any]
) -> None:
    import dataclasses

    heads = {f"c{n}": f"Column {n}" for n in range(8)}
    table = make_table(
        "beyond.wide",
        "Wide",
        months(dict.fromkeys(heads, 3), dict.fromkeys(heads, 4)),
        columns=tuple(heads),
        column_heads=tuple(heads.values()),
        denominator=None,
        chart="line",
    )
    block = plan_list(dataclasses.replace(make_report().sections[0], tables=(table,))).blocks[0]
    assert block.chart is not None
    assert block.first_row + block.chart_line > max(block.rows_of("row"))
    assert block.commentary_column == 4
    below = block.height - block.height_before(block.first_row + block.chart_line)
    assert block.chart.height <= below
