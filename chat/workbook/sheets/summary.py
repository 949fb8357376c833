"""The Summary sheet: how the service is doing on one page, with three boxes for the people who sign it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chat.commentary.comment import PREFIX, Noted
from chat.commentary.note import before_text
from chat.commentary.place import SIGNATURES, CommentaryPlace
from chat.report import Report
from chat.report.summary import Kind, Tile
from chat.words.dates import date_text, day_before
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.styles import DARK_BLUE, GREY_TEXT
from chat.workbook.wording import authority_text
from chat.xlsx.text_width import height_of

TITLE = "Summary"
KEY = "summary"
TILE_PIXELS, GAP_PIXELS = 190, 12
HALF_TILE = (TILE_PIXELS - GAP_PIXELS) // 2
# Five tiles side by side; the third is split, so that two boxes fit side by side under them.
_TILE_AND_GAP = (TILE_PIXELS, GAP_PIXELS)
WIDTHS = (*_TILE_AND_GAP * 2, HALF_TILE, GAP_PIXELS, HALF_TILE, GAP_PIXELS, *_TILE_AND_GAP, TILE_PIXELS)
TILE_COLUMNS = (0, 2, 4, 8, 10)
REST_OF_THIRD = (5, 6)
LAST_COLUMN = len(WIDTHS) - 1
WHOLE, LEFT, RIGHT = (0, LAST_COLUMN), (0, 4), (6, LAST_COLUMN)
Span = tuple[int, int]
FACT_PIXELS, BOX_PIXELS, SPARE_PIXELS = 18, 76, 12
MOST_BOX_PIXELS = 409 * 4 // 3  # Excel's highest row
SIGNED_BY, SIGNED_ON = SIGNATURES


@dataclass(frozen=True, slots=True)
class Box:
    """An open box: its title, the key of its commentary, and the facts proposed beside it."""

    name: str
    title: str
    kind: Kind | None = None

    @property
    def key(self) -> str:
        """The key of its commentary."""
        return f"{KEY}.{self.name}"


BOXES = (
    Box("well", "What has gone well", "well"),
    Box("improve", "What needs to improve", "improve"),
    Box("actions", "What we will do"),
)


@dataclass(frozen=True, slots=True)
class SummaryPlan:
    """The comments of the boxes, by key."""

    comments: Mapping[str, Noted]

    @property
    def commentary_places(self) -> tuple[CommentaryPlace, ...]:
        """Where the commentary cells stand."""
        return tuple(CommentaryPlace(box.key, TITLE, box.title) for box in BOXES)


def plan_summary(comments: Mapping[str, Noted]) -> SummaryPlan:
    """The boxes with the comments that belong in them."""
    return SummaryPlan({box.key: comments[box.key] for box in BOXES if box.key in comments})


def write_summary(book: Book, report: Report, plan: SummaryPlan, sheets: Sequence[str]) -> None:
    """Writes the sheet; `sheets` are the titles of all other sheets, to which it links."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(WIDTHS)
    _write_heading(sheet, report)
    row = 3
    for start in range(0, len(report.summary.tiles), len(TILE_COLUMNS)):
        row = _write_tiles(sheet, row, report.summary.tiles[start : start + len(TILE_COLUMNS)])
    row = _write_changed(sheet, row, report)
    well, improve, actions = BOXES
    row = _write_boxes(sheet, row, ((well, LEFT), (improve, RIGHT)), report, plan)
    row = _write_boxes(sheet, row, ((actions, WHOLE),), report, plan)
    row = _write_signature(sheet, row)
    sheet.print_setup(PageSetup(LANDSCAPE, row - 1, LAST_COLUMN, repeated_rows=1))
    _write_links(sheet, row + 1, sheets)


def _write_heading(sheet: Sheet, report: Report) -> None:
    as_at = f"(as at {date_text(report.as_at)}{', inferred' if report.as_at_inferred else ''})"
    verdict = f" {report.verdict.sentence}. See Data quality." if report.verdict else ""
    sheet.heading(
        f"Children's services: {authority_text(report)}",
        f"Data up to {date_text(day_before(report.as_at))} {as_at}.{verdict}",
    )
    sheet.height(0, 30)
    sheet.text(0, 0, f"Children's services: {authority_text(report)}", sheet.style("sheet_title", font_size=16))


def _write_tiles(sheet: Sheet, row: int, tiles: Sequence[Tile]) -> int:
    looks: tuple[tuple[int, dict[str, object]], ...] = (
        (20, {}),
        (32, {"font_size": 20, "bold": True, "font_color": DARK_BLUE}),
        (18, {}),
        (18, {"font_color": GREY_TEXT}),
    )
    for line, (height, look) in enumerate(looks):
        sheet.height(row + line, height)
        for column, tile in zip(TILE_COLUMNS, tiles, strict=False):
            words = (tile.name, tile.value, tile.missing or tile.moved, tile.beside)
            sheet.text(row + line, column, words[line], sheet.style("tile", **look))
        for column in REST_OF_THIRD if len(tiles) > 2 else ():
            sheet.text(row + line, column, "", sheet.style("tile_ground"))
    sheet.height(row + len(looks), 10)
    return row + len(looks) + 1


def _write_changed(sheet: Sheet, row: int, report: Report) -> int:
    if report.last_time is None:
        return row
    since = f"What changed most since {date_text(report.last_time)}"
    row = _write_title(sheet, row, since)
    titles = {section.number: section.sheet_title for section in report.sections}
    for each in report.summary.changed:
        sheet.height(row, FACT_PIXELS)
        sheet.link(row, 0, (titles[each.list_number], 0), each.sentence, sheet.style("link", text_wrap=False))
        row += 1
    if not report.summary.changed:
        sheet.text(row, 0, "No headline figure moved by more than the threshold.", sheet.style("sheet_subtitle"))
        row += 1
    return _gap(sheet, row)


def _write_title(sheet: Sheet, row: int, title: str, span: Span = WHOLE) -> int:
    sheet.height(row, 22)
    for column in range(span[0], span[1] + 1):
        sheet.text(row, column, title if column == span[0] else "", sheet.style("group"))
    return row + 1


def _write_boxes(sheet: Sheet, row: int, boxes: Sequence[tuple[Box, Span]], report: Report, plan: SummaryPlan) -> int:
    """Boxes side by side: titles, the facts proposed for them, what is said of an earlier text, then the boxes."""
    proposed = {box.key: report.summary.proposed(box.kind) if box.kind else () for box, _ in boxes}
    for box, span in boxes:
        _write_title(sheet, row, box.title, span)
    row += 1
    for line in range(max(map(len, proposed.values()))):
        sheet.height(row, FACT_PIXELS)
        for box, span in boxes:
            if line < len(proposed[box.key]):
                text = f"• {proposed[box.key][line].sentence}"
                sheet.text(row, span[0], text, sheet.style("sheet_subtitle", valign="vcenter"))
        row += 1
    noted = {box.key: plan.comments.get(box.key) for box, _ in boxes}
    if any(each and each.remark for each in noted.values()):
        for box, span in boxes:
            each = noted[box.key]
            sheet.text(row, span[0], each.remark if each else "", sheet.style("written", text_wrap=False))
        row += 1
    highest = max(_height(noted[box.key], sheet.width(*span)) for box, span in boxes)
    sheet.height(row, highest)
    for box, span in boxes:
        _write_box(sheet, row, box, span, noted[box.key])
    return _gap(sheet, row + 1)


def _height(noted: Noted | None, pixels: int) -> int:
    needed = height_of(noted.first, pixels) + SPARE_PIXELS if noted else 0
    return max(BOX_PIXELS, min(MOST_BOX_PIXELS, needed))


def _write_box(sheet: Sheet, row: int, box: Box, span: Span, noted: Noted | None) -> None:
    first, last = (row, span[0]), (row, span[1])
    sheet.merged(first, last, noted.first if noted else "", sheet.style("commentary"))
    sheet.name(PREFIX + box.key, first, last)
    if noted and (before := before_text(noted.comment)):
        sheet.note(*first, before)


def _write_signature(sheet: Sheet, row: int) -> int:
    """Who prepared the workbook, and when: never carried to the next one."""
    sheet.height(row, 24)
    for column, label, name, (first, last) in (
        (0, "Prepared by", SIGNED_BY, (2, 4)),
        (6, "Date", SIGNED_ON, (8, 8)),
    ):
        sheet.text(row, column, label, sheet.style("commentary_label", align="right", valign="vcenter"))
        sheet.merged((row, first), (row, last), "", sheet.style("commentary", valign="vcenter"))
        if first == last:
            sheet.text(row, first, "", sheet.style("commentary", valign="vcenter"))
        sheet.name(name, (row, first), (row, last))
    return row + 1


def _write_links(sheet: Sheet, row: int, sheets: Sequence[str]) -> None:
    """Links to every other sheet, on the screen only."""
    row = _write_title(sheet, row, "Go to")
    for place, title in enumerate(sheets):
        line, tile = divmod(place, len(TILE_COLUMNS))
        at = (row + line, TILE_COLUMNS[tile])
        sheet.link(*at, (title, 0), title, sheet.style("link", text_wrap=False))


def _gap(sheet: Sheet, row: int) -> int:
    sheet.height(row, 8)
    return row + 1
