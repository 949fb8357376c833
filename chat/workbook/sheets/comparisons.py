"""The Comparisons sheet: headline rates and percentages beside the published ones, with ranks, and funnel plots."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chat.report import Report, ReportRow, Value
from chat.report.columns import is_rate, number_format
from chat.report.published import Comparators, ComparedHeadline, PublishedValue, Rank
from chat.words.dates import short_date_text
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import PlainColumn, write_heads
from chat.workbook.sheets.funnels import draw_funnels
from chat.workbook.table.published import annualised_note, caveats, fewer_neighbours, interval_text
from chat.workbook.wording import as_at_text, authority_text
from chat.xlsx.text_width import height_of, split_into_lines

TITLE = "Comparisons"
TABLE = "comparisons"
ABOUT = "Our headline figures beside the latest published ones. Years end on 31 March."
HEAD_ROW = 3
FIGURE_PIXELS, NUMBER_PIXELS, WORDS_PIXELS = 340, 84, 94
SHEET_PIXELS = 1196  # printed at 86%: no text is smaller than 8.5 points
ROW = 18
NOTE_ROW = 17
ABOUT_RANKS = (
    "Rank compares our figure with the latest published figures of other authorities; the quarter, 1 to 4, is in"
    " brackets. For percentages rank 1 is the best. For rates neither high nor low is good, so rank 1 is the highest."
)
ABOUT_INTERVALS = (
    "The 95% interval stands beside figures of fewer than 100: the true figure could be anywhere in it, so a published"
    " figure inside it is no real difference."
)
TOO_OLD = "No rank for {labels}: the latest published figures are of {year}, more than two years ago."
GOOD = {"high": "high", "low": "low", "none": ""}
PUBLISHED: Mapping[str, Callable[[Comparators], PublishedValue]] = {
    "Ours published": lambda each: each.own_published,
    "Neighbours": lambda each: each.statistical_neighbours,
    "England": lambda each: each.england,
    "Region": lambda each: each.region,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A headline with the row of the report that it speaks of."""

    headline: ComparedHeadline
    row: ReportRow
    comparators: Comparators

    @property
    def last_time(self) -> Value:
        """What the same cell said last time."""
        return self.row.previous.values.get(self.headline.column) if self.row.previous else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its head, and the year that most of its published values share."""

    name: str
    column: PlainColumn
    year: str | None = None


def compared_headlines(report: Report) -> tuple[Compared, ...]:
    """The headlines whose row the report has: rates first, then percentages, each in the order of the lists."""
    found = []
    for headline in report.published.headlines if report.published else ():
        row = next((row for row in report.table(headline.table).rows if row.label == headline.row), None)
        if row is not None and row.comparators is not None and row.values.get(headline.column) is not None:
            found.append(Compared(headline, row, row.comparators))
    return tuple(sorted(found, key=lambda each: not is_rate(each.headline.column)))


def columns_for(compared: Sequence[Compared], report: Report) -> tuple[Heading, ...]:
    """The columns that have anything in them."""
    last = f"Last time, {short_date_text(report.last_time)}" if report.last_time else ""
    made = [
        Heading("figure", PlainColumn("Figure", FIGURE_PIXELS)),
        Heading("good", PlainColumn("Good is", 62, indent=1)),
        Heading("now", PlainColumn("This time", NUMBER_PIXELS, is_number=True)),
    ]
    if any(each.last_time is not None for each in compared):
        made.append(Heading("then", PlainColumn(last, NUMBER_PIXELS, is_number=True)))
    for name, of in PUBLISHED.items():
        years = Counter(value.year for each in compared if (value := of(each.comparators)).value is not None)
        if years:
            year = max(years, key=lambda each: (years[each], each or ""))
            whose = report.published.region if name == "Region" and report.published else name
            made.append(Heading(name, PlainColumn(f"{whose or name} {year}", NUMBER_PIXELS, is_number=True), year))
    words: tuple[tuple[str, str, Callable[[Compared], object]], ...] = (
        ("interval", "95% interval", lambda each: each.comparators.interval),
        ("rank", "Rank among all", lambda each: each.comparators.rank),
        ("near", "Rank among neighbours", lambda each: each.comparators.neighbours_rank),
    )
    made += [
        Heading(name, PlainColumn(head, WORDS_PIXELS, indent=1))
        for name, head, of_each in words
        if any(of_each(each) for each in compared)
    ]
    wide = sum(each.column.pixels for each in made)
    made[0] = Heading("figure", PlainColumn("Figure", FIGURE_PIXELS + max(0, SHEET_PIXELS - wide)))
    return tuple(made)


def write_comparisons(book: Book, report: Report) -> None:
    """Writes the sheet, if anything can be compared."""
    compared = compared_headlines(report)
    if not compared:
        return
    sheet = book.add_sheet(TITLE)
    headings = columns_for(compared, report)
    columns = tuple(each.column for each in headings)
    pixels = sum(column.pixels for column in columns)
    sheet.widths(tuple(column.pixels for column in columns))
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}. {ABOUT}")
    row = write_heads(sheet, HEAD_ROW, columns)
    sheet.worksheet.freeze_panes(row, 0)
    for each in compared:
        sheet.height(row, max(ROW, height_of(each.headline.label, columns[0].pixels)))
        for place, heading in enumerate(headings):
            _write_cell(sheet, (row, place), heading, each)
        row += 1
    styles = [sheet.style("head_number" if each.is_number else "head_label", indent=each.indent) for each in columns]
    heads = [(column.head, style) for column, style in zip(columns, styles, strict=True)]
    sheet.excel_table(TABLE, (HEAD_ROW, 0), (row - 1, len(columns) - 1), heads)
    row += 1
    for line in (line for note in _notes(compared) for line in split_into_lines(note, pixels - 20)):
        sheet.height(row, NOTE_ROW)
        sheet.text(row, 0, line, sheet.style("note", text_wrap=False))
        row += 1
    plots = [each.headline for each in compared if each.headline.funnel]
    name = report.authority.name if report.authority else "our figure"
    ends = row
    row, starts = draw_funnels(sheet, row + 1, plots, columns, name)
    breaks = sheet.breaks(LANDSCAPE, [*range(HEAD_ROW + 1, ends), *starts], row, width=pixels, repeated_rows=2)
    breaks = tuple(sorted({*breaks, *starts[:1]}))  # the plots begin a page
    sheet.print_setup(PageSetup(LANDSCAPE, row - 1, len(columns) - 1, 2, breaks))


def _write_cell(sheet: Sheet, cell: tuple[int, int], heading: Heading, each: Compared) -> None:
    column, comparators = each.headline.column, each.comparators
    numbers = {"now": each.row.values.get(column), "then": each.last_time}
    if heading.name in numbers:
        style = sheet.style("number", num_format=number_format(column), bold=heading.name == "now")
        sheet.number(*cell, numbers[heading.name], style)
    elif heading.name in PUBLISHED:
        value = PUBLISHED[heading.name](comparators)
        other = value.year not in (None, heading.year)
        shown_as = number_format(column) + (f'" ({(value.year or "").removeprefix("20")})"' if other else "")
        sheet.number(*cell, value.value, sheet.style("published", num_format=shown_as))
    else:
        words = {
            "figure": each.headline.label,
            "good": GOOD[comparators.good],
            "interval": interval_text(column, comparators.interval),
            "rank": rank_text(comparators.rank),
            "near": rank_text(comparators.neighbours_rank),
        }
        sheet.text(*cell, words[heading.name], sheet.style("label", indent=0 if heading.name == "figure" else 1))


def rank_text(rank: Rank | None) -> str:
    """`34 of 152 (1)`, the quarter in brackets; nothing without a rank."""
    return f"{rank.place} of {rank.of} ({rank.quartile})" if rank else ""


def _notes(compared: Sequence[Compared]) -> tuple[str, ...]:
    labelled = [(each.headline.label, each.comparators) for each in compared]
    ranks = (ABOUT_RANKS,) if any(each.comparators.rank for each in compared) else ()
    intervals = (ABOUT_INTERVALS,) if any(each.comparators.interval for each in compared) else ()
    others = (" ".join((*fewer_neighbours(labelled), *annualised_note(labelled))),)
    return tuple(filter(None, (*ranks, *_too_old(compared), *intervals, *others, *caveats(labelled))))


def _too_old(compared: Sequence[Compared]) -> tuple[str, ...]:
    """Which figures have no rank because what is published is too old."""
    by_year: dict[str, list[str]] = {}
    for each in compared:
        if each.comparators.ranks_too_old:
            by_year.setdefault(each.comparators.ranks_too_old, []).append(each.headline.label)
    return tuple(TOO_OLD.format(labels="; ".join(labels), year=year) for year, labels in by_year.items())
