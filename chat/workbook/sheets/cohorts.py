"""The Cohorts sheet: every set of children against every other, as numbers and as shares of the row's set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from chat.commentary.comment import NOTHING_NOTED, Noted
from chat.commentary.place import CommentaryPlace
from chat.report import Overlaps, Report
from chat.report.columns import PERCENT, WHOLE
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS, Book, Sheet
from chat.workbook.list_sheet.blocks import SPACE_AFTER_BLOCK, Block, Line, LineKind, commentary_lines, pieces_of
from chat.workbook.list_sheet.commentary_cell import draw_commentary
from chat.workbook.pages import LANDSCAPE, PageSetup, page_breaks, room_on_page
from chat.workbook.wording import as_at_text, authority_text
from chat.xlsx.text_width import PADDING_PIXELS, height_of, lines_needed, width_of

TITLE = "Cohorts"
FIRST_ROW = 2
LABEL_PIXELS = 165
NUMBER_PIXELS = 54
ROW_PIXELS = 18
LEAST_HEAD = 40
HEAD_LINES = 2  # upright lines of a head that a column holds with room to spare
TABLE_KINDS: tuple[LineKind, ...] = ("title", "definition", "heads", "row")
# Grounds for shares above each bound; the darkest leaves the text 8:1, and every cell has its number.
SHADES = (
    (Fraction(4, 5), "#BDBDBD"),
    (Fraction(3, 5), "#CCCCCC"),
    (Fraction(2, 5), "#DADADA"),
    (Fraction(1, 5), "#E8E8E8"),
    (Fraction(1, 20), "#F4F4F4"),
)
SHADING = "Darker grounds are larger shares (above 5, 20, 40, 60, 80%). Blank: not known."

Matrix = tuple[tuple[int | float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """One of the two matrices as it is printed: its key, words, number format, and what its cells hold."""

    key: str
    title: str
    definition: str
    num_format: str
    cells: Callable[[Overlaps], Matrix]


def shares(overlaps: Overlaps) -> Matrix:
    """Each count divided by the size of its row's set; None where that is 0 or not known."""
    return tuple(
        tuple(count / row[place] if count is not None and row[place] else None for count in row)  # type: ignore[operator]
        for place, row in enumerate(overlaps.counts)
    )


TABLES = (
    MatrixTable(
        "cohorts.counts",
        "Children in both sets",
        f"Distinct children in the set of the row and in that of the column; bold is the set itself. {SHADING}",
        WHOLE,
        lambda overlaps: overlaps.counts,
    ),
    MatrixTable(
        "cohorts.shares",
        "Share of the row's set",
        f"Children in both sets as a percentage of the children in the set of the row. {SHADING}",
        PERCENT,
        shares,
    ),
)


@dataclass(frozen=True, slots=True)
class CohortsPlan:
    """Where the two matrices stand, and with them their commentary cells."""

    overlaps: Overlaps
    blocks: tuple[Block, ...]

    @property
    def last_column(self) -> int:
        """The last column that is printed."""
        return len(self.overlaps.sets)

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """Its commentary cells, in order."""
        return tuple(
            CommentaryPlace(block.key, TITLE, table.title, block.cut)
            for block, table in zip(self.blocks, TABLES, strict=False)
        )

    @property
    def page_setup(self) -> PageSetup:
        """Landscape, one page wide; no page break cuts a matrix."""
        room = _room(self.overlaps)
        pieces = [piece for block in self.blocks for piece in pieces_of(block, room)]
        return PageSetup(
            LANDSCAPE, self.blocks[-1].next_row - 1, self.last_column, FIRST_ROW, page_breaks(pieces, room)
        )


def plan_cohorts(overlaps: Overlaps, comments: Mapping[str, Noted] = NOTHING_NOTED) -> CohortsPlan:
    """The plan of the sheet; without sets it has no blocks, and no sheet is made."""
    blocks: list[Block] = []
    for table in TABLES if overlaps.sets else ():
        row = blocks[-1].next_row if blocks else FIRST_ROW
        blocks.append(_block(table, overlaps, row, comments.get(table.key)))
    return CohortsPlan(overlaps, tuple(blocks))


def write_cohorts(book: Book, report: Report, plan: CohortsPlan) -> None:
    """Writes the sheet, if the plan has anything."""
    if not plan.blocks:
        return
    sheet = book.add_sheet(TITLE)
    sheet.widths((LABEL_PIXELS, *(NUMBER_PIXELS,) * plan.last_column))
    sheet.heading(TITLE, f"Children who are on several lists. {authority_text(report)}, {as_at_text(report)}")
    sheet.worksheet.freeze_panes(FIRST_ROW, 1)
    for table, block in zip(TABLES, plan.blocks, strict=True):
        _draw(sheet, table, block, plan)
    sheet.print_setup(plan.page_setup)


def shade(share: float | None) -> dict[str, str]:
    """The ground of a cell for the share of its row's set, as changes of its format; none for small ones."""
    if share is None:
        return {}
    return next(({"bg_color": colour} for bound, colour in SHADES if share > bound), {})


def _width(overlaps: Overlaps) -> int:
    return LABEL_PIXELS + NUMBER_PIXELS * len(overlaps.sets)


def _room(overlaps: Overlaps) -> int:
    return room_on_page(LANDSCAPE, _width(overlaps), TITLE_PIXELS + SUBTITLE_PIXELS)


def _block(table: MatrixTable, overlaps: Overlaps, first_row: int, noted: Noted | None) -> Block:
    width = _width(overlaps)
    cell, cut = commentary_lines("Commentary", noted, width, _room(overlaps))
    lines = (
        Line("title", 22, table.title),
        Line("definition", height_of(table.definition, width), table.definition),
        Line("heads", _head_height(overlaps.names)),
        *(Line("row", max(ROW_PIXELS, height_of(name, LABEL_PIXELS)), name) for name in overlaps.names),
        *cell,
        Line("space", SPACE_AFTER_BLOCK),
    )
    return Block(table.key, first_row, lines, noted=noted, cut=cut)


def _head_height(names: tuple[str, ...]) -> int:
    """The least height at which every head, written upwards, fits the width of a column."""
    heights = range(LEAST_HEAD, LEAST_HEAD + int(max(width_of(name, bold=True) for name in names)) + 1, 4)
    return next(each for each in heights if all(_head_fits(name, each) for name in names))


def _head_fits(name: str, height: int) -> bool:
    widest = max(width_of(word, bold=True) for word in name.split())
    return widest + 2 * PADDING_PIXELS <= height and lines_needed(name, height, bold=True) <= HEAD_LINES


def _draw(sheet: Sheet, table: MatrixTable, block: Block, plan: CohortsPlan) -> None:
    for row, line in enumerate(block.lines, start=block.first_row):
        sheet.height(row, line.height)
        if line.kind in ("title", "commentary_label"):
            sheet.text(row, 0, line.text, sheet.style("table_title" if line.kind == "title" else line.kind))
        elif line.kind in ("definition", "written"):
            sheet.merged((row, 0), (row, plan.last_column), line.text, sheet.style(line.kind))
    _draw_heads(sheet, block.rows_of("heads")[0], plan.overlaps)
    _draw_cells(sheet, table, block.rows_of("row"), plan.overlaps)
    rows = block.rows_of(*TABLE_KINDS)
    sheet.name(f"table.{block.key}", (rows[0], 0), (rows[-1], plan.last_column))
    draw_commentary(sheet, block, plan.last_column)


def _draw_heads(sheet: Sheet, row: int, overlaps: Overlaps) -> None:
    sheet.text(row, 0, "", sheet.style("head_label"))
    for column, name in enumerate(overlaps.names, start=1):
        sheet.text(row, column, name, sheet.style("head_number", rotation=90, align="center"))


def _draw_cells(sheet: Sheet, table: MatrixTable, rows: tuple[int, ...], overlaps: Overlaps) -> None:
    shown, share = table.cells(overlaps), shares(overlaps)
    for place, row in enumerate(rows):
        sheet.text(row, 0, overlaps.names[place], sheet.style("label"))
        for column, value in enumerate(shown[place]):
            look = {"bold": True} if column == place else shade(share[place][column])
            sheet.number(row, column + 1, value, sheet.style("number", num_format=table.num_format, **look))
