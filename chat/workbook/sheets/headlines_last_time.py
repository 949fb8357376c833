"""Last time on the Headlines sheet: the value, the change as an arrow with words, and the figures of a small trend."""

from dataclasses import dataclass

from chat.earlier.change import change_of, is_level
from chat.report import HeadlineFigure, ReportRow, Value
from chat.report.columns import is_count, is_share
from chat.report.good_direction import Verdict, good_direction, verdict
from chat.workbook.book import Sheet
from chat.workbook.styles import BETTER, GREY_TEXT, TEXT, WORSE

NOT_COMPARED = "not compared"
LEVEL = '"level";"level";"level"'
COLOURS: dict[Verdict | None, str] = {"better": BETTER, "worse": WORSE, None: TEXT}


@dataclass(frozen=True, slots=True)
class LastTime:
    """What a figure was last time, and how far it has moved; `is_compared` is false where it cannot be said."""

    value: Value
    change: Value
    is_compared: bool


def last_time_of(figure: HeadlineFigure, row: ReportRow | None, not_compared: str | None) -> LastTime:
    """Last time's value of a figure and the change since."""
    then = row.previous.values.get(figure.column) if row and row.previous else None
    return LastTime(then, change_of(figure.column, figure.value, then), then is not None or not_compared is None)


def trend_of(figure: HeadlineFigure, row: ReportRow | None) -> tuple[Value, ...]:
    """The figure at every date that is known, oldest first; nothing for one that had no earlier date."""
    if row is None or row.previous is None:
        return ()
    return (*(values.get(figure.column) for values in row.previous.trend), row.values.get(figure.column))


def write_change(sheet: Sheet, cell: tuple[int, int], figure: HeadlineFigure, before: LastTime) -> None:
    """The change as a number that reads as an arrow with words."""
    if not before.is_compared:
        sheet.text(*cell, NOT_COMPARED, sheet.style("number", font_color=GREY_TEXT))
        return
    level = is_level(figure.column, before.change)
    good = good_direction(figure.table, figure.row, figure.column)
    judged = None if level else verdict(good, before.change)
    shown_as = arrow_format(figure.column, before.change, judged)
    sheet.number(*cell, before.change, sheet.style("number", num_format=shown_as, font_color=COLOURS[judged]))


def arrow_format(column: str, change: Value, judged: Verdict | None) -> str:
    """The number format by which a change reads as an arrow with words: `▲ up 12`, `▼ down 3.1 points, better`."""
    if is_level(column, change):
        return LEVEL
    number = '0.0" points' if is_share(column) else '#,##0"' if is_count(column) else '#,##0.0"'
    end = f', {judged}"' if judged else '"'
    return f'"▲ up "{number}{end};"▼ down "{number}{end}'
