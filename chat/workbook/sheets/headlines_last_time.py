"""Last time on the Headlines sheet: the value, the change as an arrow with words, and a small trend."""

from chat.earlier.change import change_of, is_level
from chat.report import HeadlineFigure, Report, ReportRow, Value
from chat.report.columns import is_count, is_share, number_format
from chat.report.good_direction import Verdict, good_direction, verdict
from chat.words.dates import short_date_text
from chat.workbook.book import Sheet
from chat.workbook.charts.trends import trend_values
from chat.workbook.list_sheet.draw_trends import draw_line, write_trend
from chat.workbook.plain_table import Cell, PlainColumn
from chat.workbook.styles import BETTER, TEXT, WORSE
from chat.workbook.table.printed_columns import LEAST_TREND

NOT_COMPARED = "not compared"
LEVEL = '"level";"level";"level"'
COLOURS: dict[Verdict | None, str] = {"better": BETTER, "worse": WORSE, None: TEXT}
FIRST_HIDDEN = 200  # column, right of anything printed and of the hidden figures of charts
TREND_PIXELS = 110


def before_columns(report: Report) -> tuple[PlainColumn, ...]:
    """The columns of last time; none without earlier figures, and a trend only where a table has enough dates."""
    if report.last_time is None:
        return ()
    last = PlainColumn(f"Last time,\n{short_date_text(report.last_time)}", 95, is_number=True)
    change = PlainColumn("Change", 195, is_number=True)
    trend = (PlainColumn("Trend", TREND_PIXELS, is_number=True),) if _has_trends(report) else ()
    return last, change, *trend


def before_cells(
    report: Report, figure: HeadlineFigure, columns: tuple[PlainColumn, ...]
) -> tuple[tuple[PlainColumn, ...], tuple[Cell, ...]]:
    """The same columns in the formats of a figure, and its cells."""
    if not columns:
        return (), ()
    row = _row(report, figure)
    then = row.previous.values.get(figure.column) if row and row.previous else None
    change = change_of(figure.column, figure.value, then)
    last, moved, *trend = columns
    formats = (_with(last, number_format(figure.column, then)), _moved(moved, figure, change), *trend)
    why = NOT_COMPARED if then is None and report.table(figure.table).not_compared else None
    return formats, (then, change if why is None else why, *(None for _ in trend))


def draw_headline_trend(sheet: Sheet, row: int, column: int, report: Report, figure: HeadlineFigure) -> None:
    """A sparkline in the cell, from figures in hidden columns of the row, where there are enough dates."""
    of_table = _row(report, figure)
    values = trend_values(of_table, figure.column) if of_table else ()
    if len(values) >= LEAST_TREND:
        write_trend(sheet, row, FIRST_HIDDEN, values)
        draw_line(sheet, (row, column), FIRST_HIDDEN, values)


def arrow_format(column: str, change: Value, judged: Verdict | None) -> str:
    """The number format by which a change reads as an arrow with words: `▲ up 12`, `▼ down 3.1 points, better`."""
    if is_level(column, change):
        return LEVEL
    number = '0.0" points' if is_share(column) else '#,##0"' if is_count(column) else '#,##0.0"'
    end = f', {judged}"' if judged else '"'
    return f'"▲ up "{number}{end};"▼ down "{number}{end}'


def _moved(column: PlainColumn, figure: HeadlineFigure, change: Value) -> PlainColumn:
    good = good_direction(figure.table, figure.row, figure.column)
    judged = None if is_level(figure.column, change) else verdict(good, change)
    return _with(column, arrow_format(figure.column, change, judged), COLOURS[judged])


def _with(column: PlainColumn, num_format: str, colour: str = TEXT) -> PlainColumn:
    return PlainColumn(column.head, column.pixels, num_format, is_number=True, colour=colour)


def _row(report: Report, figure: HeadlineFigure) -> ReportRow | None:
    return next((row for row in report.table(figure.table).rows if row.label == figure.row), None)


def _has_trends(report: Report) -> bool:
    return any(len(table.trend_dates) >= LEAST_TREND for table in report.tables)
