"""The plan of a list's sheet: its blocks in order, its columns, its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat.commentary.comment import Noted
from chat.commentary.place import CommentaryPlace
from chat.report import ReportTable, Section
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS
from chat.workbook.list_sheet.blocks import Block, Grid, Line, grid_for, shared_commentary_block, table_block
from chat.workbook.pages import PageSetup, page_breaks, page_for, room_on_page
from chat.xlsx.text_width import height_of

FIRST_BLOCK_ROW = 3
GROUP_HEADINGS = {"profile": "Profile", "beyond": "Beyond ChAT"}
PROFILE_LABEL = "Commentary on the profile"
NOTHING_NOTED: Mapping[str, Noted] = {}


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
        room = room_for(self.grid)
        pieces = [(FIRST_BLOCK_ROW - 1, self.absence.height)]
        for block in self.blocks:
            own = pieces_of(block, room)
            if block.table is None and pieces[-1][1] + block.height <= room:  # a shared commentary stays with a table
                first, height = pieces.pop()
                own = [(first, height + block.height)]
            pieces += own
        return PageSetup(page, self.last_row, self.grid.last_column, 2, page_breaks(pieces, room))

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """Its commentary cells, in order."""
        return tuple(
            CommentaryPlace(
                block.key,
                self.section.sheet_title,
                block.table.title if block.table else f"Profile of {self.section.title.lower()}",
                block.cut,
            )
            for block in self.blocks
            if block.has_commentary
        )


def room_for(grid: Grid) -> int:
    """Pixels of rows that fit on a page of a sheet of this grid, under its title."""
    return room_on_page(page_for(grid.pixels), grid.pixels, TITLE_PIXELS + SUBTITLE_PIXELS)


def profile_key(section: Section) -> str:
    """The key of the commentary that the profile tables of a list share."""
    return f"{section.key}.profile"


def plan_list(section: Section, comments: Mapping[str, Noted] = NOTHING_NOTED) -> ListPlan:
    """The plan of a section's sheet; `comments` are what its commentary cells hold, by key."""
    grid = grid_for(section.tables)
    room = room_for(grid)
    blocks: list[Block] = []
    row = FIRST_BLOCK_ROW
    for place, table in enumerate(section.tables):
        heading = _group_heading(section.tables, place)
        blocks.append(table_block(table, grid, row, group_heading=heading, noted=comments.get(table.key), room=room))
        row = blocks[-1].next_row
        if _ends_profile(section.tables, place):
            key = profile_key(section)
            blocks.append(shared_commentary_block(key, PROFILE_LABEL, grid, row, noted=comments.get(key), room=room))
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


def pieces_of(block: Block, room: int) -> list[tuple[int, int]]:
    """First row and height of what a page break must not cut: the block, or its table and its commentary."""
    labels = block.rows_of("commentary_label")
    if block.height <= room or not labels:
        return [(block.first_row, block.height)]
    above = block.height_before(labels[0])
    return [(block.first_row, above), (labels[0], block.height - above)]
