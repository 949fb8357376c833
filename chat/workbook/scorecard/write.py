"""Writes the Scorecard: a row for each indicator, then a block for each with its months, chart and commentary."""

from chat.report import Report
from chat.report.scorecard import IndicatorFigure, Movement
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import write_heads
from chat.workbook.scorecard.draw_indicator import draw_block
from chat.workbook.scorecard.front import BEGINNINGS, NO_GROUP, FrontLine, year_of
from chat.workbook.scorecard.plan import (
    FIRST_ROW,
    GAP_ROW,
    REPEATED_ROWS,
    SENTENCE_ROW,
    TITLE,
    TITLE_ROW,
    ScorecardPlan,
)
from chat.workbook.scorecard.sentences import (
    ARROW_COLOURS,
    GROUNDS,
    NO_DATA,
    STAR,
    arrow_text,
    comparator_of,
    judgement_text,
    value_format,
)
from chat.workbook.styles import GREY_TEXT, LIGHT_RULE
from chat.workbook.wording import as_at_text, authority_text

STANDARD = " The standard set, without targets: these are an authority's own."
WITHOUT_TITLE = "Indicators without a value"


def write_scorecard(book: Book, report: Report, plan: ScorecardPlan) -> None:
    """Writes the sheet, if there are indicators."""
    if not plan.is_there:
        return
    sheet = book.add_sheet(TITLE)
    sheet.widths(plan.front.widths)
    about = "" if plan.scorecard.of_authority else STANDARD
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}.{about}")
    for row, sentence in enumerate(plan.sentences, start=FIRST_ROW):
        sheet.height(row, SENTENCE_ROW)
        sheet.text(row, 0, sentence, sheet.style("text", text_wrap=False))
    sheet.height(FIRST_ROW + len(plan.sentences), GAP_ROW)
    rows = {block.figure.id: block.first_row for block in plan.blocks}
    years = {name: year_of(name, [block.figure for block in plan.blocks]) for name in BEGINNINGS}
    for line in plan.lines:
        _write_line(sheet, plan, line, rows, years)
    if plan.lines:
        sheet.height(plan.lines[-1].row + 1, GAP_ROW)
    for block in plan.blocks:
        draw_block(sheet, plan.front, block)
    _write_without(sheet, plan)
    sheet.print_setup(PageSetup(LANDSCAPE, plan.last_row, plan.front.last_column, REPEATED_ROWS, plan.breaks))


def _write_line(
    sheet: Sheet, plan: ScorecardPlan, line: FrontLine, rows: dict[str, int], years: dict[str, str | None]
) -> None:
    if line.kind == "heads":
        write_heads(sheet, line.row, plan.front.columns)
        return
    sheet.height(line.row, line.height)
    assert line.figure is not None
    if line.kind == "group":
        sheet.text(line.row, 0, line.figure.group or NO_GROUP, sheet.style("table_title", valign="bottom"))
    elif line.kind == "comment":
        sheet.text(line.row, 0, line.text, sheet.style("written", text_wrap=False, indent=1))
    else:
        _write_indicator(sheet, plan, (line.row, rows[line.figure.id]), line.figure, years)


def _write_indicator(
    sheet: Sheet, plan: ScorecardPlan, rows: tuple[int, int], figure: IndicatorFigure, years: dict[str, str | None]
) -> None:
    """One indicator; `rows` are its own and that of its block, to which its name leads."""
    row, leads_to = rows
    ruled = sheet.style("link", valign="vcenter", bottom=1, bottom_color=LIGHT_RULE)
    sheet.link(row, 0, (TITLE, leads_to), figure.name, ruled)
    for column, name in enumerate(plan.front.names[1:], start=1):
        _write_cell(sheet, (row, column), name, figure, years)


def _write_cell(
    sheet: Sheet, cell: tuple[int, int], name: str, figure: IndicatorFigure, years: dict[str, str | None]
) -> None:
    now, plain = figure.current, value_format(figure)
    numbers = {"value": now.value, "target": now.target.value, "low": now.target.low, "high": now.target.high}
    if name in numbers:
        sheet.number(*cell, numbers[name], sheet.style("number", num_format=plain, bold=name == "value"))
    elif name in BEGINNINGS:
        found = comparator_of(figure, BEGINNINGS[name])
        year = f" ({found.year})" if found and years[name] is None else ""
        style = sheet.style("number", num_format=value_format(figure, year), shrink=True, text_wrap=False)
        sheet.number(*cell, found.value if found else None, style)
    elif name == "six":
        after = f" of {figure.months_judged}{' ' + STAR if figure.star else ''}"
        within = figure.months_within if figure.has_target and figure.months_judged else None
        sheet.number(*cell, within, sheet.style("number", num_format=f'0"{after}"'))
    elif name == "judgement":
        said = NO_DATA if now.value is None else judgement_text(now.judgement) + (", check" if figure.flagged else "")
        ground = {"bg_color": GROUNDS[now.judgement]} if now.judgement else {"font_color": GREY_TEXT}
        sheet.text(*cell, said, sheet.style("label", indent=1, **ground))
    elif name in ("last_month", "last_year"):
        _write_arrow(sheet, cell, figure.last_month if name == "last_month" else figure.last_year)
    else:
        text = figure.owner if name == "owner" else figure.assessment
        sheet.text(*cell, text, sheet.style("label", indent=1))


def _write_arrow(sheet: Sheet, cell: tuple[int, int], movement: Movement) -> None:
    colour = ARROW_COLOURS.get(movement.change or "", GREY_TEXT)
    sheet.text(*cell, arrow_text(movement), sheet.style("label", font_color=colour, indent=1))


def _write_without(sheet: Sheet, plan: ScorecardPlan) -> None:
    """The names of indicators without any value, each with the reason."""
    if not plan.without:
        return
    sheet.height(plan.without_row, TITLE_ROW)
    for column in range(plan.front.last_column + 1):
        sheet.text(plan.without_row, column, WITHOUT_TITLE if column == 0 else "", sheet.style("block_title"))
    for row, line in enumerate(plan.without, start=plan.without_row + 1):
        sheet.height(row, SENTENCE_ROW)
        sheet.text(row, 0, line, sheet.style("text", text_wrap=False))
