"""The links of the Contents sheet: every sheet, and under each list its topics in columns, read downwards."""

from collections.abc import Sequence

from chat.workbook.book import Sheet
from chat.workbook.list_sheet.plan import ListPlan

# First and last sheet column of each column of links, wide enough for a title on one line.
Spans = Sequence[tuple[int, int]]
NOT_AVAILABLE = " (not available)"
LINK_PIXELS = 16
SHEET_LINK_PIXELS = 21


def write_sheet_links(sheet: Sheet, row: int, spans: Spans, titles: Sequence[str]) -> int:
    """Links to whole sheets, side by side; returns the next row."""
    for place, title in enumerate(titles):
        column, at = place % len(spans), row + place // len(spans)
        sheet.height(at, LINK_PIXELS)
        _link(sheet, at, spans[column], (title, 0), title, bold=True)
    return row + -(-len(titles) // len(spans))


def write_list_links(sheet: Sheet, row: int, spans: Spans, plan: ListPlan) -> int:
    """The link to a list's sheet, under it those to its topics; returns the next row."""
    title = plan.section.sheet_title
    sheet.height(row, SHEET_LINK_PIXELS)
    _link(sheet, row, spans[0], (title, 0), title, bold=True, valign="bottom")
    links = [
        (block.first_row, block.plan.title + ("" if block.plan.tables else NOT_AVAILABLE)) for block in plan.blocks
    ]
    deep = -(-len(links) // len(spans))
    for line in range(deep):
        sheet.height(row + 1 + line, LINK_PIXELS)
        for column, (target, text) in enumerate(links[line::deep]):
            _link(sheet, row + 1 + line, spans[column], (title, target), text)
    return row + 1 + deep


def _link(sheet: Sheet, row: int, span: tuple[int, int], target: tuple[str, int], text: str, **look: object) -> None:
    style = sheet.style("link", text_wrap=False, **look)
    sheet.link(row, span[0], target, text, style)
