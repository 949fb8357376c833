"""The plan of a list's sheet: its blocks in order, its columns, its pages."""

from dataclasses import dataclass

from chat.report import ReportTable, Section
from chat.workbook.blocks import Block, Grid, Line, grid_for, shared_commentary_block, table_block
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS
from chat.workbook.pages import PageSetup, page_breaks, page_for, room_on_page
from chat.workbook.text_width import height_of

FIRST_BLOCK_ROW = 3
GROUP_HEADINGS = {"profile": "Profile", "beyond": "Beyond ChAT"}
PROFILE_LABEL = "Commentary on the profile"


@dataclass(frozen=True, slots=True)
class ListPlan:
    """Where everything of a list's sheet stands; `absence` is in the row above the first block."""

    section: Section
    grid: Grid
    absence: Line
    blocks: tuple[Block, ...]

    @property
    def last_row(self) -> int:
        """The last row that is printed."""
        return max(FIRST_BLOCK_ROW, self.blocks[-1].next_row - 1 if self.blocks else 0)

    def block(self, key: str) -> Block:
        """The block of a table; KeyError when the sheet has none."""
        for block in self.blocks:
            if block.key == key:
                return block
        raise KeyError(key)

    @property
    def page_setup(self) -> PageSetup:
        """A page begins before a block that would be cut, or before the commentary of one that fills a page alone."""
        page = page_for(self.grid.pixels)
        room = room_on_page(page, self.grid.pixels, TITLE_PIXELS + SUBTITLE_PIXELS)
        pieces = [(FIRST_BLOCK_ROW - 1, self.absence.height)]
        for block in self.blocks:
            pieces += _pieces(block, room)
        return PageSetup(page, self.last_row, self.grid.last_column, 2, page_breaks(pieces, room))


def profile_key(section: Section) -> str:
    """The key of the commentary that the profile tables of a list share."""
    return f"{section.key}.profile"


def plan_list(section: Section) -> ListPlan:
    """The plan of a section's sheet."""
    grid = grid_for(section.tables)
    blocks: list[Block] = []
    row = FIRST_BLOCK_ROW
    for place, table in enumerate(section.tables):
        blocks.append(table_block(table, grid, row, _group_heading(section.tables, place)))
        row = blocks[-1].next_row
        if _ends_profile(section.tables, place):
            blocks.append(shared_commentary_block(profile_key(section), PROFILE_LABEL, row))
            row = blocks[-1].next_row
    text = section.absence or ""
    absence = Line("alert", height_of(text, grid.text_pixels(None), bold=True) + 12 if text else 8, text)
    return ListPlan(section, grid, absence, tuple(blocks))


def _group_heading(tables: tuple[ReportTable, ...], place: int) -> str:
    group = tables[place].group
    begins = place == 0 or tables[place - 1].group != group
    return GROUP_HEADINGS.get(group, "") if begins else ""


def _ends_profile(tables: tuple[ReportTable, ...], place: int) -> bool:
    is_profile = tables[place].group == "profile"
    return is_profile and (place + 1 == len(tables) or tables[place + 1].group != "profile")


def _pieces(block: Block, room: int) -> list[tuple[int, int]]:
    labels = block.rows_of("commentary_label")
    if block.height <= room or not labels:
        return [(block.first_row, block.height)]
    above = block.height_before(labels[0])
    return [(block.first_row, above), (labels[0], block.height - above)]
