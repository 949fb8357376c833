"""The figures of a table over several as-at dates, and the lines that a headline has of them. Nothing here draws."""

from chat.report import ReportRow, ReportTable, Value
from chat.report.columns import number_format, shown
from chat.words.dates import short_date_text
from chat.workbook.charts.figures import LEGEND_LINE, LINE_HEIGHT, ChartFigures, ChartSeries
from chat.workbook.table.printed_columns import has_trend, is_headline
from chat.workbook.table.sentences import row_label, shown_rows

MOST_LINES = 6  # colours that can be told apart


def trend_values(row: ReportRow, column: str) -> tuple[Value, ...]:
    """A figure of a row at every date of its table's trend, oldest first; empty for a row that had none before."""
    if row.previous is None:
        return ()
    return (*(values.get(column) for values in row.previous.trend), row.values.get(column))


def trend_chart(table: ReportTable) -> ChartFigures | None:
    """Lines over time for the rows of a headline; None for other tables, and without several dates."""
    if not is_headline(table) or not has_trend(table):
        return None
    drawn = [(place, row, trend_values(row, table.columns[0])) for place, row in enumerate(shown_rows(table))]
    drawn = [each for each in drawn if sum(value is not None for value in each[2]) > 1][:MOST_LINES]
    if not drawn:
        return None
    return ChartFigures(
        kind="line",
        title=f"{table.title}: as-at dates",
        labels=tuple(map(short_date_text, table.trend_dates)),
        series=tuple(ChartSeries(place, values) for place, _, values in drawn),
        number_format=number_format(table.columns[0]),
        direct_rows=None,
        height=LINE_HEIGHT + LEGEND_LINE * max(0, len(drawn) - 2),
        description=_description(table, [(row, values) for _, row, values in drawn]),
        over_time=True,
    )


def _description(table: ReportTable, lines: list[tuple[ReportRow, tuple[Value, ...]]]) -> str:
    dates = f"as at {' and '.join(map(short_date_text, (table.trend_dates[0], table.trend_dates[-1])))} and between"
    figures = "; ".join(
        f"{row_label(row)} {', '.join(shown(table.columns[0], value) for value in values)}" for row, values in lines
    )
    return f"Line chart: {table.title}, {dates}. {figures}."
