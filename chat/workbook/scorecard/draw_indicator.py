"""Writes the block of one indicator."""

from chat.report.scorecard import IndicatorFigure, IndicatorMonth
from chat.workbook.book import Sheet
from chat.workbook.list_sheet.commentary_cell import write_commentary
from chat.workbook.scorecard.block import STRIP_MONTHS, BlockLine, IndicatorBlock
from chat.workbook.scorecard.draw_lines import made_chart
from chat.workbook.scorecard.front import LEAST_COLUMNS, Front
from chat.workbook.scorecard.sentences import (
    GROUNDS,
    SHAPES,
    parts_format,
    strip_labels,
    strip_month_text,
    value_format,
)
from chat.workbook.styles import GREY_TEXT, LIGHT_RULE

RIGHT_GAP = 14
BESIDE_STRIP = LEAST_COLUMNS  # the first column right of the strip
PROVISIONAL = " p"


def draw_block(sheet: Sheet, front: Front, block: IndicatorBlock) -> None:
    """Every row of the block, then its chart and its box."""
    for row, line in enumerate(block.lines, start=block.first_row):
        sheet.height(row, line.height)
        _draw_line(sheet, front, (row, line), block)
    _draw_chart(sheet, front, block)
    first, last = block.box_rows
    left = BESIDE_STRIP if block.box == "right" else 0
    right = LEAST_COLUMNS - 1 if block.box == "left" else front.last_column
    if block.box == "right":
        sheet.text(block.rows_of("months")[0], left, "Commentary", sheet.style("commentary_label", indent=1))
    write_commentary(sheet, block.key, (first, left), (last, right), block.noted)


def _draw_line(sheet: Sheet, front: Front, at: tuple[int, BlockLine], block: IndicatorBlock) -> None:
    row, line = at
    labels = strip_labels(block.figure)
    if line.kind == "name":
        for column in range(front.last_column + 1):
            sheet.text(row, column, line.text if column == 0 else "", sheet.style("block_title"))
    elif line.kind == "text":
        sheet.text(row, 0, line.text, sheet.style("block_line"))
    elif line.kind == "label":
        sheet.text(row, 0, line.text, sheet.style("commentary_label"))
    elif line.kind in labels:
        style = "table_label" if line.kind == "months" else "label"
        sheet.text(row, 0, labels[line.kind], sheet.style(style))
        for column, month in enumerate(block.figure.series[-STRIP_MONTHS:], start=1):
            _draw_cell(sheet, (row, column), line, block.figure, month)


def _draw_cell(
    sheet: Sheet, cell: tuple[int, int], line: BlockLine, figure: IndicatorFigure, month: IndicatorMonth
) -> None:
    if line.kind == "months":
        sheet.text(*cell, strip_month_text(month), sheet.style("table_head", text_wrap=False))
    elif line.kind == "values":
        after = PROVISIONAL if month.status == "provisional" else ""
        style = sheet.style("number", num_format=value_format(figure, after), bold=True)
        sheet.number(*cell, month.value, style)
    elif line.kind == "parts":
        style = sheet.style("number", num_format=parts_format(figure, month), font_color=GREY_TEXT, shrink=True)
        sheet.number(*cell, month.numerator, style)
    else:
        ground = {"bg_color": GROUNDS[month.judgement]} if month.judgement else {}
        shape = SHAPES[month.judgement] if month.judgement else ""
        sheet.text(*cell, shape, sheet.style("number", bottom_color=LIGHT_RULE, **ground))


def _draw_chart(sheet: Sheet, front: Front, block: IndicatorBlock) -> None:
    if block.chart is None:
        return
    width = sum(front.widths[BESIDE_STRIP:]) - RIGHT_GAP
    made = made_chart(sheet.book, block.chart, (width, block.chart_height))
    cell = (block.rows_of("months")[0], BESIDE_STRIP)
    sheet.chart_at(cell, made, (RIGHT_GAP, 2), block.chart.description)
