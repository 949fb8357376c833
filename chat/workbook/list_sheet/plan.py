"""The plan of a list's sheet: its topics in order, and the rows that begin a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chat.commentary.comment import NOTHING_NOTED, Noted
from chat.commentary.place import CommentaryPlace
from chat.document.columns import MOST_COLUMNS
from chat.document.section import SectionPlan, TopicPlan, plan_section
from chat.report import Section
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS
from chat.workbook.list_sheet.grid import SHEET_PIXELS, Grid
from chat.workbook.list_sheet.topic_block import (
    BOX_LINE_PIXELS,
    BOX_LINES,
    BOX_LINES_BESIDE_CHART,
    Block,
    Room,
    pixels,
    topic_block,
)
from chat.workbook.pages import LANDSCAPE, PageSetup, page_breaks, page_count, room_on_page

FIRST_BLOCK_ROW = 3
QUALITY_PIXELS = 19
REPEATED_ROWS = 1  # the sheet's title
ROOM = room_on_page(LANDSCAPE, SHEET_PIXELS, TITLE_PIXELS)
# Pixels of a page that are worth beginning a topic on: topics stay whole unless fewer pages do.
LEAST_BEGUN = (ROOM, 250, 120)
ABOVE_TOPICS = SUBTITLE_PIXELS + QUALITY_PIXELS


@dataclass(frozen=True, slots=True)
class ListPlan:
    """Where everything of a list's sheet stands; the row above the first topic tells of data quality."""

    document: SectionPlan
    grid: Grid
    blocks: tuple[Block, ...]

    @property
    def section(self) -> Section:
        """The list."""
        return self.document.section

    @property
    def last_row(self) -> int:
        """The last row that is printed."""
        return max(FIRST_BLOCK_ROW + 1, self.blocks[-1].next_row - 1 if self.blocks else 0)

    def row_of(self, table_key: str) -> int | None:
        """The row on which a table begins; None when it is not printed on the sheet."""
        for block in self.blocks:
            if table_key in {table.key for table in block.plan.tables}:
                return block.row_of(table_key)
        return None

    @property
    def page_setup(self) -> PageSetup:
        """A page begins before a topic that would be cut."""
        return PageSetup(
            LANDSCAPE, self.last_row, self.grid.last_column, REPEATED_ROWS, page_breaks(self._pieces(), ROOM)
        )

    @property
    def pages(self) -> int:
        """How many pages are printed."""
        return page_count(self._pieces(), ROOM)

    @property
    def fewest_pages(self) -> int:
        """Pages that would do if topics could be cut anywhere."""
        return max(1, -(-(ABOVE_TOPICS + sum(block.height for block in self.blocks)) // ROOM))

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """Its commentary cells, in order."""
        sheet = self.section.sheet_title
        return tuple(
            CommentaryPlace(block.key, sheet, block.plan.title, block.box.cut) for block in self.blocks if block.box
        )

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """First row and height of what a page break must not cut."""
        yield REPEATED_ROWS, ABOVE_TOPICS
        for block in self.blocks:
            yield from block.parts


def plan_list(section: Section, comments: Mapping[str, Noted] = NOTHING_NOTED) -> ListPlan:
    """The plan of a section's sheet; `comments` are what its commentary cells hold, by key."""
    document = plan_section(section)
    widest = max((len(table.columns) for topic in document.topics for table in topic.tables), default=0)
    grid = Grid(max(MOST_COLUMNS, widest))
    best: ListPlan | None = None
    for least in LEAST_BEGUN:
        plan = ListPlan(document, grid, _blocks(document, grid, comments, least))
        if best is None or plan.pages < best.pages:
            best = plan
        if best.pages == best.fewest_pages:
            break
    assert best is not None
    return best


def _blocks(document: SectionPlan, grid: Grid, comments: Mapping[str, Noted], least_begun: int) -> tuple[Block, ...]:
    """The topics one below the other; one begins on a page on which it does not end where so much is left."""
    blocks: list[Block] = []
    row, used = FIRST_BLOCK_ROW, ABOVE_TOPICS
    for topic in document.topics:
        left = ROOM - used
        block = _fitting_block(topic, grid, row, comments.get(topic.key), left if left >= least_begun else 0)
        blocks.append(block)
        row = block.next_row
        for _, height in block.parts:
            used = used + height if used + height <= ROOM else height % ROOM
    return tuple(blocks)


def _fitting_block(topic: TopicPlan, grid: Grid, row: int, noted: Noted | None, left: int) -> Block:
    """The topic as a whole; or begun on this page, of which so much is left, where else it would stay empty."""
    whole = topic_block(topic, grid, row, noted, Room(ROOM, ROOM))
    if whole.height <= left or not left or whole.box is None or whole.box.cut:
        return whole
    begun = topic_block(topic, grid, row, noted, Room(left, ROOM))
    fits = begun.parts[0][1] <= left and begun.box is not None and not begun.box.cut
    return begun if begun.splits and fits and _has_lines(begun) else whole


def _has_lines(block: Block) -> bool:
    """Whether the commentary is as high as it ought to be: less beside a chart on its page than without."""
    box = block.box
    if box is None:
        return False
    below_chart = any(each.column == box.first_column for each in block.charts)
    same_page = not any(split <= box.label for split in block.splits)
    least = BOX_LINES_BESIDE_CHART if below_chart and same_page else BOX_LINES
    return pixels(block.lines[box.first : box.last + 1]) >= least * BOX_LINE_PIXELS
