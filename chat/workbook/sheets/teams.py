"""The Teams sheet: open cases of several lists by allocated team."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat.commentary.comment import NOTHING_NOTED, Noted
from chat.commentary.place import CommentaryPlace
from chat.report import Report, ReportTable
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS, Book
from chat.workbook.list_sheet.blocks import TABLE_COLUMNS, Block, Grid, pieces_of, table_block
from chat.workbook.list_sheet.draw_block import draw_block, set_widths
from chat.workbook.pages import Page, PageSetup, page_breaks, page_for, room_on_page
from chat.workbook.wording import as_at_text, authority_text

TITLE = "Teams"
ABOUT_BLANKS = "Cases whose team is blank stand under Not recorded."
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class TeamsPlan:
    """Where the table and its commentary stand; without a block there is no sheet."""

    grid: Grid
    block: Block | None

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """Its commentary cell."""
        block = self.block
        return (CommentaryPlace(block.key, TITLE, block.table.title, block.cut),) if block and block.table else ()

    @property
    def repeated_rows(self) -> int:
        """The rows that every page repeats: those down to the heads of the table."""
        return self.block.rows_of("heads")[0] + 1 if self.block else FIRST_ROW


def plan_teams(table: ReportTable | None, comments: Mapping[str, Noted] = NOTHING_NOTED) -> TeamsPlan:
    """The plan of the sheet; None gives one without a block."""
    if table is None:
        return TeamsPlan(Grid(0, has_charts=False, widest_table=0), None)
    columns = max(TABLE_COLUMNS, len(table.columns))
    grid = Grid(columns, has_charts=False, widest_table=columns)
    room = room_on_page(_page(grid), grid.pixels, TITLE_PIXELS + SUBTITLE_PIXELS)
    return TeamsPlan(grid, table_block(table, grid, FIRST_ROW, noted=comments.get(table.key), room=room))


def write_teams(book: Book, report: Report, plan: TeamsPlan) -> None:
    """Writes the sheet, if the plan has a block."""
    if plan.block is None:
        return
    sheet = book.add_sheet(TITLE)
    set_widths(sheet, plan.grid)
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}. {ABOUT_BLANKS}")
    sheet.worksheet.freeze_panes(plan.repeated_rows, 1)
    draw_block(sheet, plan.block, plan.grid)
    sheet.print_setup(_page_setup(plan, plan.block, sheet.pixels(0, plan.repeated_rows)))


def _page_setup(plan: TeamsPlan, block: Block, repeated: int) -> PageSetup:
    """A page break parts a long table from its commentary; heads stand on every page."""
    page = _page(plan.grid)
    room = room_on_page(page, plan.grid.pixels, repeated)
    breaks = page_breaks(pieces_of(block, room), room)
    return PageSetup(page, block.next_row - 1, plan.grid.last_column, plan.repeated_rows, breaks)


def _page(grid: Grid) -> Page:
    return page_for(grid.pixels)
