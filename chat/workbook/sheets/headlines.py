"""The Headlines sheet: one line for each figure that managers quote, by list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from chat.document.columns import short_year
from chat.report import HeadlineFigure, Report, ReportRow, Section
from chat.report.columns import is_percent, number_format
from chat.report.published import Comparators, PublishedValue
from chat.words.dates import short_date_text
from chat.workbook.book import Book, Sheet
from chat.workbook.pages import LANDSCAPE, PORTRAIT, PageSetup
from chat.workbook.plain_table import PlainColumn, write_heads
from chat.workbook.sheets.headlines_last_time import LastTime, last_time_of, trend_of, write_change
from chat.workbook.styles import GREY_TEXT
from chat.workbook.wording import as_at_text, authority_text, period_text
from chat.xlsx.text_width import height_of

TITLE = "Headlines"
HEAD_ROW = 2
FIGURE_PIXELS, NUMBER_PIXELS, CHANGE_PIXELS, TREND_PIXELS = 340, 76, 176, 96
LANDSCAPE_PIXELS = 1205  # printed at 85%: no text is smaller than 8.5 points
WIDEST_PORTRAIT = 810
KEPT_TOGETHER = 3  # a section's name and its first lines
ROW = 16
SECTION_ROW = 20
LEAST_TREND = 4  # dates
RATE = "rate_per_10k"
PUBLISHED: Mapping[str, tuple[str, Callable[[Comparators], PublishedValue]]] = {
    "england": ("England", lambda each: each.england),
    "neighbours": ("Neighbours", lambda each: each.statistical_neighbours),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with everything that stands beside it."""

    figure: HeadlineFigure
    row: ReportRow | None
    before: LastTime

    @property
    def is_percent(self) -> bool:
        """Whether the figure is a percentage."""
        return is_percent(self.figure.column)

    @property
    def comparators(self) -> Comparators | None:
        """What the figure itself, or its rate, is compared with."""
        found = self.row.comparators if self.row else None
        return found if found and found.column in (self.figure.column, RATE) else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the sheet; `year` is the one year of its published values, when they share one."""

    name: str
    column: PlainColumn
    year: str | None = None


def write_headlines(book: Book, report: Report) -> None:
    """Writes the sheet; each list's lines stand under its name and period, columns that would be empty are left out."""
    sheet = book.add_sheet(TITLE)
    lines = {section.number: _lines(section) for section in report.sections}
    headings = columns_for([line for each in lines.values() for line in each], report)
    columns = tuple(each.column for each in headings)
    page = PORTRAIT if sum(column.pixels for column in columns) <= WIDEST_PORTRAIT else LANDSCAPE
    sheet.widths(tuple(column.pixels for column in columns))
    sheet.heading(TITLE, f"{authority_text(report)}, {as_at_text(report)}. {_about_rates(report)}")
    row = write_heads(sheet, HEAD_ROW, columns)
    sheet.worksheet.freeze_panes(row, 0)
    starts = []
    for section in report.sections:
        many = len(lines[section.number])
        starts += [row, *range(row + KEPT_TOGETHER, row + many)]
        row = _write_section(sheet, row, section, headings)
        for line in lines[section.number]:
            sheet.height(row, max(ROW, height_of(line.figure.label, FIGURE_PIXELS)))
            for place, heading in enumerate(headings):
                _write_cell(sheet, (row, place), heading, line)
            row += 1
    pixels = sum(column.pixels for column in columns)
    breaks = sheet.breaks(page, starts, row, width=pixels, repeated_rows=HEAD_ROW + 1)
    sheet.print_setup(PageSetup(page, max(row - 1, HEAD_ROW + 1), len(columns) - 1, HEAD_ROW + 1, breaks))


def _lines(section: Section) -> list[Line]:
    rows = {(table.key, row.label): row for table in section.tables for row in table.rows}
    if all(figure.value is None for figure in section.headlines):
        return []  # a list that is not there is one line
    not_compared = {table.key: table.not_compared for table in section.tables}
    return [
        Line(figure, row, last_time_of(figure, row, not_compared.get(figure.table)))
        for figure in section.headlines
        for row in (rows.get((figure.table, figure.row)),)
    ]


def columns_for(lines: Sequence[Line], report: Report) -> tuple[Heading, ...]:
    """The columns that have anything in them."""

    def number(name: str, head: str) -> Heading:
        return Heading(name, PlainColumn(head, NUMBER_PIXELS, is_number=True))

    made = [Heading("figure", PlainColumn("Figure", FIGURE_PIXELS)), number("number", "Number")]
    if any(line.is_percent for line in lines):
        made.append(number("percent", "Percent"))
    if any(line.figure.rate_per_10k is not None for line in lines):
        made.append(number("rate", "Rate per 10,000"))
    if report.last_time is not None:
        made.append(number("then", f"Last time, {short_date_text(report.last_time)}"))
        made.append(Heading("change", PlainColumn("Change", CHANGE_PIXELS, is_number=True)))
    if any(len(trend_of(line.figure, line.row)) >= LEAST_TREND for line in lines):
        made.append(Heading("trend", PlainColumn("Trend", TREND_PIXELS, is_number=True)))
    for name, (head, of) in PUBLISHED.items():
        values = [of(line.comparators) for line in lines if line.comparators]
        years = {value.year for value in values if value.value is not None}
        if years:
            year = years.pop() if len(years) == 1 else None
            column = PlainColumn(f"{head} {year}" if year else head, NUMBER_PIXELS + 8, is_number=True)
            made.append(Heading(name, column, year))
    wide = sum(each.column.pixels for each in made)
    if wide > WIDEST_PORTRAIT:  # the wider the sheet, the more rows fit on a page
        figure = PlainColumn("Figure", FIGURE_PIXELS + max(0, LANDSCAPE_PIXELS - wide))
        made[0] = Heading("figure", figure)
    return tuple(made)


def _about_rates(report: Report) -> str:
    if not report.population:
        return "No population given: rates are blank."
    return "Rates of events are shown for a full year."


def _write_section(sheet: Sheet, row: int, section: Section, headings: Sequence[Heading]) -> int:
    """The list's name with its period, or why it is not there, on one line; returns the next row."""
    sheet.height(row, SECTION_ROW)
    about = section.absence or period_text(section.period)
    for column in range(len(headings)):
        text = f"{section.sheet_title}: {about[0].lower() if section.absence is None else about[0]}{about[1:]}"
        sheet.text(row, column, text if column == 0 else "", sheet.style("section"))
    return row + 1


def _write_cell(sheet: Sheet, cell: tuple[int, int], heading: Heading, line: Line) -> None:
    figure, name = line.figure, heading.name
    if name == "figure":
        sheet.text(*cell, figure.label, sheet.style("label"))
    elif name == "change":
        write_change(sheet, cell, figure, line.before)
    elif name == "trend":
        sheet.text(*cell, "", sheet.style("number"))
        if len(values := trend_of(figure, line.row)) >= LEAST_TREND:
            sheet.small_line(cell, values)
    elif name in PUBLISHED:
        _write_published(sheet, cell, heading, line)
    else:
        values_by_name = {
            "number": None if line.is_percent else figure.value,
            "percent": figure.value if line.is_percent else None,
            "rate": figure.rate_per_10k,
            "then": line.before.value,
        }
        shown_as = number_format(RATE if name == "rate" else figure.column, values_by_name[name])
        grey = {"font_color": GREY_TEXT} if name == "then" else {}
        sheet.number(*cell, values_by_name[name], sheet.style("number", num_format=shown_as, **grey))


def _write_published(sheet: Sheet, cell: tuple[int, int], heading: Heading, line: Line) -> None:
    """A published value; where the years of a column differ, each carries its own."""
    if line.comparators is None:
        sheet.text(*cell, "", sheet.style("published"))
        return
    value = PUBLISHED[heading.name][1](line.comparators)
    shown_as = number_format(line.comparators.column)
    if value.year and value.year != heading.year:
        shown_as += f'" ({short_year(value.year)})"'
    sheet.number(*cell, value.value, sheet.style("published", num_format=shown_as))
