"""The block of one indicator: what it is, a strip of six months, a chart, and a box for commentary."""

from dataclasses import dataclass
from typing import Literal

from chat.commentary.comment import Noted
from chat.report.scorecard import IndicatorFigure
from chat.workbook.scorecard.chart import IndicatorChart, indicator_chart
from chat.workbook.scorecard.front import LEAST_COLUMNS, Front
from chat.workbook.scorecard.sentences import block_text
from chat.xlsx.text_width import height_of, split_into_lines

KEY = "indicator."
STRIP_MONTHS = 6
NAME_ROW = 20
TEXT_ROW = 16
ROW = 17
GAP_ROW = 8
LABEL_ROW = 16
BOX_ROWS = 3
MOST_BESIDE_CHART = 10 * ROW  # a longer text has the whole width, below
SPARE = 10  # programs measure texts a little differently
HIGHEST_ROW = 540
CHART_LEAST = 3 * ROW + LABEL_ROW + BOX_ROWS * ROW
IN_FULL = "In full on the sheet Commentary kept."
LineKind = Literal["name", "text", "months", "values", "parts", "judgement", "label", "box", "space"]
Where = Literal["left", "right", "below"]
STRIP_KINDS: tuple[LineKind, ...] = ("months", "values", "parts", "judgement", "space")


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One row of the sheet."""

    kind: LineKind
    height: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """Where everything of an indicator stands; `box` says where its commentary is, `cut` that not all of it fits."""

    figure: IndicatorFigure
    first_row: int
    lines: tuple[BlockLine, ...]
    chart: IndicatorChart | None
    box: Where
    noted: Noted | None = None
    cut: bool = False

    @property
    def key(self) -> str:
        """The key of its commentary."""
        return KEY + self.figure.id

    @property
    def height(self) -> int:
        """Pixels, the space after it included."""
        return sum(line.height for line in self.lines)

    @property
    def next_row(self) -> int:
        """The first row after it."""
        return self.first_row + len(self.lines)

    def rows_of(self, *kinds: LineKind) -> tuple[int, ...]:
        """The sheet rows of these kinds."""
        return tuple(self.first_row + place for place, line in enumerate(self.lines) if line.kind in kinds)

    @property
    def box_rows(self) -> tuple[int, int]:
        """First and last row of the commentary cell; at the right it stands beside the strip, under its heads."""
        rows = self.rows_of(*STRIP_KINDS[1:]) if self.box == "right" else self.rows_of("box")
        first = rows[0]
        return first, first + (BOX_ROWS - 1 if self.box == "right" else len(rows) - 1)

    @property
    def chart_height(self) -> int:
        """From the heads of the strip to the end of what stands at the left."""
        beside = (*STRIP_KINDS, *(("label", "box") if self.box == "left" else ()))
        return sum(line.height for line in self.lines if line.kind in beside) - GAP_ROW


def block_of(figure: IndicatorFigure, first_row: int, front: Front, noted: Noted | None, room: int) -> IndicatorBlock:
    """The block of an indicator; `room` is what a page holds."""
    name = BlockLine("name", NAME_ROW, figure.name)
    said = (line for text in block_text(figure) for line in split_into_lines(text, front.pixels - 20))
    above = (name, *(BlockLine("text", TEXT_ROW, line) for line in said))
    strip = _strip(figure)
    chart = indicator_chart(figure)
    left = sum(front.widths[:LEAST_COLUMNS])
    remark = noted.remark if noted else ""
    gap = BlockLine("space", GAP_ROW)
    if chart is None and _height(noted, front.pixels - left) <= BOX_ROWS * ROW and not remark:
        spare = BOX_ROWS + 1 - len(strip)
        filler = (BlockLine("space", ROW),) * max(0, spare)
        return IndicatorBlock(figure, first_row, (*above, *strip, *filler, gap), None, "right", noted)
    if chart is not None and _height(noted, left) <= MOST_BESIDE_CHART:
        least = CHART_LEAST - sum(line.height for line in strip) - LABEL_ROW
        filled = (*strip, *_box(noted, left, MOST_BESIDE_CHART, least=least))
        return IndicatorBlock(figure, first_row, (*above, *filled, gap), chart, "left", noted)
    filled = (*strip, *(_filler(strip) if chart else ()))
    used = sum(line.height for line in (*above, *filled, gap)) + 2 * LABEL_ROW
    most = max(BOX_ROWS * ROW, room - used)
    cut = _height(noted, front.pixels) > most or bool(noted and noted.rest)
    cell = _box(noted, front.pixels, most, cut=cut)
    return IndicatorBlock(figure, first_row, (*above, *filled, *cell, gap), chart, "below", noted, cut)


def _strip(figure: IndicatorFigure) -> tuple[BlockLine, ...]:
    """The rows of the last six months: heads, values, what they are made of, how they are judged."""
    months = figure.series[-STRIP_MONTHS:]
    parts = figure.unit != "count" and any(month.numerator is not None for month in months)
    judged = any(month.judgement for month in months)
    kinds: tuple[LineKind, ...] = ("months", "values", *(("parts",) if parts else ()))
    return tuple(BlockLine(kind, ROW) for kind in (*kinds, *(("judgement",) if judged else ())))


def _filler(beside: tuple[BlockLine, ...]) -> tuple[BlockLine, ...]:
    """Room for the chart where less stands beside it."""
    missing = CHART_LEAST - sum(line.height for line in beside)
    return (BlockLine("space", missing),) if missing > 0 else ()


def _height(noted: Noted | None, pixels: int) -> int:
    return height_of(noted.first, pixels) if noted and noted.first else 0


def _box(noted: Noted | None, pixels: int, most: int, *, cut: bool = False, least: int = 0) -> tuple[BlockLine, ...]:
    """The label, with what is said of an earlier text, and the rows of the box."""
    needed, remark = _height(noted, pixels), noted.remark if noted else ""
    height = max(BOX_ROWS * ROW, least, min(most, needed + SPARE if needed else 0))
    rows = max(BOX_ROWS, -(-height // HIGHEST_ROW))
    label = ". ".join(filter(None, ("Commentary", remark.rstrip("."), IN_FULL.rstrip(".") if cut else "")))
    labels = split_into_lines(label, pixels - 20, bold=True)
    return (
        *(BlockLine("label", LABEL_ROW, line) for line in labels),
        *(BlockLine("box", -(-height // rows)) for _ in range(rows)),
    )
