"""Cells that a row of the Scorecard and the months of an indicator's page have in common."""

from chat.report.scorecard import IndicatorFigure, IndicatorMonth, Judgement
from chat.workbook.book import Sheet
from chat.workbook.scorecard.sentences import GROUNDS, value_format
from chat.workbook.styles import GREY_TEXT


def write_numbers(sheet: Sheet, row: int, figure: IndicatorFigure, month: IndicatorMonth) -> None:
    """Value, numerator, denominator, target, low and high in columns B to G, ruled where they are empty too."""
    in_unit = sheet.style("number", num_format=value_format(figure))
    sheet.number(row, 1, month.value, in_unit)  # a word would be a nought in a chart
    whole = sheet.style("number", num_format="#,##0")
    parts = ((2, month.numerator, whole), (3, month.denominator, whole))
    target = month.target
    bounds = ((4, target.value, in_unit), (5, target.low, in_unit), (6, target.high, in_unit))
    for column, number, style in (*parts, *bounds):
        sheet.number(row, column, number, style)


def write_judgement(sheet: Sheet, row: int, column: int, word: Judgement | None, text: str) -> None:
    """The judgement in words and shape, on a ground of its own; other words without one are grey."""
    ground = {"bg_color": GROUNDS[word]} if word else {"font_color": GREY_TEXT}
    sheet.text(row, column, text, sheet.style("label", indent=1, **ground))
