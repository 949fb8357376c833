"""Writes a list's sheet from its plan: tables at the left, charts beside or below them, commentary at the right."""

from chat.document.charts import trend_values
from chat.document.columns import compared_column
from chat.document.section import PrintedTable
from chat.report import Report, ReportRow
from chat.workbook.book import Book, Sheet
from chat.workbook.list_sheet.commentary_cell import write_commentary
from chat.workbook.list_sheet.draw_chart import draw_chart
from chat.workbook.list_sheet.grid import Grid
from chat.workbook.list_sheet.plan import FIRST_BLOCK_ROW, QUALITY_PIXELS, ListPlan
from chat.workbook.list_sheet.topic_block import Block, Box, Line
from chat.workbook.styles import GREY_TEXT
from chat.workbook.wording import as_at_text, period_text, section_heading

LABEL = "Commentary"
QUALITY_TITLE = "Data quality"


def write_list_sheet(book: Book, report: Report, plan: ListPlan) -> None:
    """One sheet for one section; a list that was not delivered has its title and two sentences."""
    sheet = book.add_sheet(plan.section.sheet_title)
    sheet.widths(plan.grid.widths)
    sheet.worksheet.outline_settings(symbols_below=False)
    sheet.heading(section_heading(plan.section), _subtitle(report, plan))
    sheet.worksheet.freeze_panes(2, 0)
    if plan.blocks:
        _write_quality(sheet, plan)
    else:
        for row, sentence in enumerate(plan.document.absence, start=FIRST_BLOCK_ROW):
            sheet.text(row, 0, sentence, sheet.style("block_line"))
    for block in plan.blocks:
        write_block(sheet, block, plan.grid)
    sheet.print_setup(plan.page_setup)


def _subtitle(report: Report, plan: ListPlan) -> str:
    if not plan.blocks:
        return as_at_text(report).capitalize()
    return f"{period_text(plan.section.period)}; {as_at_text(report)}"


def _write_quality(sheet: Sheet, plan: ListPlan) -> None:
    """One line on the rows that need checking, or on why every count is 0."""
    sheet.height(FIRST_BLOCK_ROW - 1, QUALITY_PIXELS)
    text = plan.document.quality
    if plan.document.absence:
        sheet.text(FIRST_BLOCK_ROW - 1, 0, plan.document.absence[0], sheet.style("block_line"))
    elif text:
        style = sheet.style("link", text_wrap=False)
        sheet.link(FIRST_BLOCK_ROW - 1, 0, (QUALITY_TITLE, 0), text, style)


def write_block(sheet: Sheet, block: Block, grid: Grid) -> None:
    """Writes everything of a topic, and names its tables and its commentary."""
    for row, line in enumerate(block.lines, start=block.first_row):
        if line.folded:
            sheet.folded_height(row, line.height)
        else:
            sheet.height(row, line.height)
        if line.kind == "title":
            _title(sheet, row, line, grid)
        elif line.kind in ("line", "note"):
            sheet.text(row, 0, line.text, sheet.style("block_line"))
    for table, heads in zip(block.plan.tables, block.heads, strict=True):
        write_table(sheet, table, block.first_row + heads, block.lines[heads + 1 :])
    for placed in block.charts:
        draw_chart(sheet, block, placed)
    if block.box:
        _write_box(sheet, block, block.box, grid)


def _title(sheet: Sheet, row: int, line: Line, grid: Grid) -> None:
    for column in range(grid.last_column + 1):
        sheet.text(row, column, line.text if column == 0 else "", sheet.style("block_title"))


def write_table(sheet: Sheet, table: PrintedTable, heads: int, lines: tuple[Line, ...]) -> None:
    """A table with its headings: an Excel table, and a range with the table's key as its name."""
    rows = lines[: max(1, len(table.table.rows))]
    for row, line in enumerate(rows, start=heads + 1):
        _write_row(sheet, table, row, line)
    last = (heads + len(rows), len(table.columns))
    headings = [(table.table.title, sheet.style("table_label"))]
    headings += [(column.heading, sheet.style("table_head")) for column in table.columns]
    sheet.excel_table(table.key.replace(".", "_"), (heads, 0), last, unique_headings(headings))
    sheet.name(f"table.{table.key}", (heads, 0), last)
    for place, column in enumerate(table.columns, start=1):
        if column.is_bar and table.table.rows:
            sheet.data_bars((heads + 1, place), (last[0], place))


def unique_headings(headings: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """The headings of a table; a second one of the same text is numbered."""
    seen: dict[str, int] = {}
    made = []
    for text, style in headings:
        number = seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
        made.append((text if number == 1 else f"{text} ({number})", style))
    return made


def _write_row(sheet: Sheet, table: PrintedTable, row: int, line: Line) -> None:
    lighter = {"font_color": GREY_TEXT} if line.row and (line.row.level or line.row.outside) else {}
    indent = max(line.row.level, int(line.row.outside)) if line.row else 0
    sheet.text(row, 0, line.text, sheet.style("label", indent=indent, **lighter))
    for place, column in enumerate(table.columns, start=1):
        if line.row is None:
            sheet.number(row, place, None, sheet.style("number"))
            continue
        name = "number" if column.kind in ("figure", "trend") and not lighter else "published"
        style = sheet.style(name, num_format=column.number_format(line.row, table.table))
        sheet.number(row, place, column.value(line.row, table.table), style)
        if column.kind == "trend":
            _write_trend(sheet, (row, place), line.row, table)


def _write_trend(sheet: Sheet, cell: tuple[int, int], row: ReportRow, table: PrintedTable) -> None:
    values = trend_values(row, compared_column(table.table, row))
    if sum(value is not None for value in values) > 1:
        sheet.small_line(cell, values)


def _write_box(sheet: Sheet, block: Block, box: Box, grid: Grid) -> None:
    """The label, the remarks and the commentary cell."""
    row = block.first_row
    style = sheet.style("block_title", font_size=10, font_color=GREY_TEXT) if box.label == 0 else None
    sheet.text(row + box.label, box.first_column, LABEL, style or sheet.style("commentary_label"))
    for place, remark in enumerate(box.remarks, start=box.label + 1):
        sheet.text(row + place, box.first_column, remark, sheet.style("remark"))
    first, last = (row + box.first, box.first_column), (row + box.last, grid.last_column)
    write_commentary(sheet, block.key, first, last, block.noted)
