"""The comparisons at the end of the Headlines sheet: headline rates and percentages beside the published ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chat.report import HeadlineFigure, Report, ReportRow, Section, Value
from chat.report.columns import is_percent, number_format
from chat.report.published import Comparators, ComparedHeadline, Published, Rank
from chat.workbook.book import Sheet
from chat.workbook.plain_table import Cell, PlainColumn, write_heads, write_rows
from chat.workbook.sheets.funnels import draw_funnels
from chat.workbook.table.published import (
    PLACES,
    annualised_note,
    caveats,
    fewer_neighbours,
    head_of,
    interval_text,
    other_years,
    published_values,
)
from chat.xlsx.text_width import height_of

RATES_TITLE = "Comparisons of headline rates"
PERCENTAGES_TITLE = "Comparisons of headline percentages"
ORDER = (3, 2, 0, 1)  # own, neighbours, England, region: nearest first
NUMBER_PIXELS = 90
RANK_PIXELS = 105
ABOUT_RANKS = (
    "The rank sets this time's figure among the last published ones of the other authorities of today, and of the"
    " statistical neighbours; those without a published figure are left out. The quarter, 1 to 4, stands in brackets."
)
ABOUT_RATES = "Neither high nor low is good in itself, so rank 1 is the highest."
ABOUT_PERCENTAGES = "Rank 1 is the best."
ABOUT_INTERVALS = (
    "A 95% interval (Wilson for percentages, Byar for rates) stands beside figures of fewer than 100: published figures"
    " within it differ by no more than chance may."
)
RATE = "rate_per_10k"
DIRECTIONS = {"high": " (high is good)", "low": " (low is good)", "none": ""}


@dataclass(frozen=True, slots=True)
class Compared:
    """A headline with the row of the report that it speaks of."""

    headline: ComparedHeadline
    row: ReportRow
    comparators: Comparators

    @property
    def label(self) -> str:
        """The words, with the direction that is good."""
        return self.headline.label + DIRECTIONS[self.comparators.good]


def compared_headlines(report: Report, published: Published) -> tuple[Compared, ...]:
    """The headlines whose row the report has, in the order of the lists."""
    found = []
    for headline in published.headlines:
        row = next((row for row in report.table(headline.table).rows if row.label == headline.row), None)
        if row is not None and row.comparators is not None:
            found.append(Compared(headline, row, row.comparators))
    return tuple(found)


def columns_for(compared: Sequence[Compared]) -> tuple[PlainColumn, ...]:
    """The columns of a table of comparisons, published ones with the year of most of their values."""
    heads = [head_of(PLACES[index], [each.comparators for each in compared]) for index in ORDER]
    numbers = ("This time", "Last time", *heads)
    shown_as = number_format(compared[0].comparators.column)
    return (
        PlainColumn("Figure", 420),
        *(PlainColumn(head, NUMBER_PIXELS, num_format=shown_as, is_number=True) for head in numbers),
        PlainColumn("95% interval", RANK_PIXELS, indent=1),
        PlainColumn("Rank among all", RANK_PIXELS, indent=1),
        PlainColumn("Rank among neighbours", RANK_PIXELS, indent=1),
    )


def published_columns(report: Report) -> tuple[PlainColumn, ...]:
    """The columns of published figures beside the headlines; none without comparators."""
    if report.published is None:
        return ()
    return (
        PlainColumn("England", NUMBER_PIXELS, is_number=True),
        PlainColumn("Neighbours", NUMBER_PIXELS, is_number=True),
        PlainColumn("Year of these", NUMBER_PIXELS + 10, indent=1),
    )


def published_cells(
    section: Section, figure: HeadlineFigure, columns: tuple[PlainColumn, ...]
) -> tuple[tuple[PlainColumn, ...], tuple[Cell, ...]]:
    """England, the neighbours and their years beside a headline, where its own cell or its rate can be compared."""
    if not columns:
        return (), ()
    table = next(table for table in section.tables if table.key == figure.table)
    row = next((row for row in table.rows if row.label == figure.row), None)
    comparators = row.comparators if row else None
    if comparators is None or comparators.column not in (figure.column, RATE):
        return columns, (None,) * len(columns)
    england, near = comparators.england, comparators.statistical_neighbours
    shown_as = number_format(comparators.column)
    years = "; ".join(dict.fromkeys(value.year for value in (england, near) if value.year))
    return tuple(replace(column, num_format=shown_as) for column in columns), (england.value, near.value, years)


def write_comparisons(
    sheet: Sheet, row: int, report: Report, first_widths: Sequence[int]
) -> tuple[int, list[int], int]:
    """Writes the comparisons from `row` on: the next row, the rows at which a page may begin, the last column.

    `first_widths` are the widths that the columns of the sheet have already. Nothing is written without comparators.
    """
    published = report.published
    compared = compared_headlines(report, published) if published else ()
    if published is None or not compared:
        return row, [], len(first_widths) - 1
    columns = _fitted(columns_for(compared), first_widths)
    sheet.widths(tuple(column.pixels for column in columns[len(first_widths) :]), first=len(first_widths))
    shares = [each for each in compared if is_percent(each.comparators.column)]
    rates = [each for each in compared if not is_percent(each.comparators.column)]
    starts = []
    for titles, own in (((RATES_TITLE, ABOUT_RATES), rates), ((PERCENTAGES_TITLE, ABOUT_PERCENTAGES), shares)):
        if own:
            starts.append(row)
            row = _write_table(sheet, row, titles, own, columns)
    plots = [each.headline for each in compared if each.headline.funnel]
    row, more = draw_funnels(sheet, row, plots, columns, report.authority.name if report.authority else "")
    return row, [*starts, *more], len(columns) - 1


def _fitted(columns: tuple[PlainColumn, ...], first_widths: Sequence[int]) -> tuple[PlainColumn, ...]:
    """The columns, the first of them as wide as the sheet has them already."""
    fitted = tuple(replace(column, pixels=pixels) for column, pixels in zip(columns, first_widths, strict=False))
    return fitted + columns[len(first_widths) :]


def _write_table(
    sheet: Sheet, row: int, titles: tuple[str, str], compared: list[Compared], columns: tuple[PlainColumn, ...]
) -> int:
    heads = _fitted(columns_for(compared), [column.pixels for column in columns])
    title, about = titles
    sheet.height(row, 36)
    for column in range(len(columns)):
        sheet.text(row, column, title if column == 0 else "", sheet.style("group"))
    row = write_heads(sheet, row + 1, heads)
    row = write_rows(sheet, row, heads, [_cells(each) for each in compared])
    pixels = sum(column.pixels for column in columns)
    for note in _notes(about, compared):
        sheet.height(row, height_of(note, pixels))
        sheet.merged((row, 0), (row, len(columns) - 1), note, sheet.style("note"))
        row += 1
    return row


def _cells(each: Compared) -> tuple[Cell, ...]:
    column, comparators = each.headline.column, each.comparators
    values = published_values(comparators)
    return (
        each.label,
        each.row.values.get(column),
        last_time(each.row, column),
        *(values[index] for index in ORDER),
        interval_text(column, comparators.interval),
        rank_text(comparators.rank),
        rank_text(comparators.neighbours_rank),
    )


def last_time(row: ReportRow, column: str) -> Value:
    """The figure of the last delivery; blank while no earlier one is known."""
    previous = getattr(row, "previous", None)
    values = getattr(previous, "values", None)
    return values.get(column) if isinstance(values, Mapping) else None


def rank_text(rank: Rank | None) -> str:
    """`34 of 152 (1)`, the quarter in brackets; nothing without a rank."""
    return f"{rank.place} of {rank.of} ({rank.quartile})" if rank else ""


def _notes(about: str, compared: list[Compared]) -> tuple[str, ...]:
    labelled = [(each.headline.label, each.comparators) for each in compared]
    intervals = (ABOUT_INTERVALS,) if any(each.comparators.interval for each in compared) else ()
    first = " ".join((ABOUT_RANKS, about, *intervals))
    second = " ".join((*other_years(labelled), *fewer_neighbours(labelled), *annualised_note(labelled)))
    return tuple(note for note in (first, second, *caveats(labelled)) if note)
