"""The Contents sheet: whose figures, as at when, from which rows, what is missing, and the way to each table."""

from collections.abc import Iterable, Sequence

from chat.report import Report
from chat.workbook.book import Book, Sheet
from chat.workbook.list_sheet.plan import ListPlan
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import PlainColumn, write_table
from chat.workbook.sheets.contents_links import write_list_links, write_sheet_links
from chat.workbook.sheets.contents_rows import rows_of_lists
from chat.workbook.styles import LIGHT_RULE
from chat.workbook.wording import as_at_text, authority_text
from chat.xlsx.text import clip
from chat.xlsx.text_width import split_into_lines

TITLE = "Contents"
HOW_TO_USE = (
    "Start with Headlines, then open the sheet of a list; every name on this page is a link.",
    (
        "Write in the tinted cells marked Commentary: what stands there is kept when the workbook is made again."
        " Other cells cannot be changed while a sheet is protected."
    ),
    "Row heights, column widths and formats can be changed; for more, Review, Unprotect Sheet asks for no password.",
    "Charts are ordinary Excel charts: click one and copy it into a document or a presentation.",
    "Data quality lists what is doubtful in the extract, and Definitions says what each table counts.",
)
PRIVACY = (
    "This workbook holds figures only. The only free texts in it that come from the extract are the organisations that"
    " completed early help assessments (List 2) and the names of teams."
)
OTHER_SHEETS_BEFORE = ("Headlines",)
OTHER_SHEETS_AFTER = ("Data quality", "Definitions")
COLUMNS = (
    PlainColumn("List", 160),
    PlainColumn("Period", 420),
    PlainColumn("Rows on the sheet", 90, is_number=True),
    PlainColumn("Rows read", 90, is_number=True),
    PlainColumn("In the period", 90, is_number=True),
    PlainColumn("Before it", 90, is_number=True),
    PlainColumn("After it", 90, is_number=True),
    PlainColumn("Without a date", 100, is_number=True),
)
LAST_COLUMN = len(COLUMNS) - 1
LISTS_TABLE = "rows_of_lists"
FIRST_ROW = 2
REPEATED_ROWS = 1
LINE = 17
SPACE = 7
MOST_PASSED = 6
TEXT_PIXELS = sum(column.pixels for column in COLUMNS[1:])
ALL_PIXELS = sum(column.pixels for column in COLUMNS)
LINK_SPANS = ((0, 1), (2, LAST_COLUMN))  # two columns of links, nearly as wide as each other


def write_contents(
    book: Book,
    report: Report,
    plans: tuple[ListPlan, ...],
    *,
    after_headlines: Sequence[str] = (),
    before_quality: Sequence[str] = (),
    last: Sequence[str] = (),
) -> None:
    """Writes the sheet: one printed page, links below it; the titles are of sheets that not every workbook has."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(f"ChAT: {authority_text(report)}", f"{as_at_text(report)[0].upper()}{as_at_text(report)[1:]}")
    lists = _write_facts(sheet, FIRST_ROW, report)
    missing = _write_lists(sheet, lists, report)
    how_to = _write_sentences(sheet, missing, "What is missing", missing_sentences(report))
    row = _write_sentences(sheet, how_to, "How to use this workbook", HOW_TO_USE)
    breaks = sheet.breaks(
        LANDSCAPE, (FIRST_ROW, lists, missing, how_to), row, width=ALL_PIXELS, repeated_rows=REPEATED_ROWS
    )
    sheet.print_setup(PageSetup(LANDSCAPE, row - 1, LAST_COLUMN, REPEATED_ROWS, breaks))
    others = (*OTHER_SHEETS_BEFORE, *after_headlines, *before_quality, *OTHER_SHEETS_AFTER, *last)
    _write_links(sheet, row + 1, plans, others)  # on the screen only


def facts(report: Report) -> tuple[tuple[str, str], ...]:
    """The label and text of each line at the top."""
    authority = authority_text(report) + (
        f" ({report.authority.code})" if report.authority and report.authority.code else ""
    )
    inferred = " It was inferred: the day after the latest event in the extract." if report.as_at_inferred else ""
    return (
        ("Authority", authority),
        ("As-at date", f"{as_at_text(report)[6:].split(' (')[0]}, its first moment.{inferred}"),
        *((("Data", report.verdict.sentence + "."),) if report.verdict else ()),
        ("Population", population_text(report)),
        *published_facts(report),
        ("Source files", "; ".join(clip(source) for source in report.sources) or "None"),
        ("Made by", f"ChAT {report.version}"),
        ("Privacy", PRIVACY),
    )


def population_text(report: Report) -> str:
    """The residents that rates are of, and whose number each is; why there is none of some ages."""
    if not report.population:
        return "Not given: rates are blank"
    by_source: dict[str, list[str]] = {}
    for ages in (*report.population, *report.population_sources):
        number = report.population.get(ages)
        words = f"aged {ages}: {f'{number:,}' if number else 'unknown'}"
        same = by_source.setdefault(report.population_sources.get(ages, "given"), [])
        same += [] if words in same else [words]
    parts = [f"{', '.join(words)} ({source})" for source, words in by_source.items()]
    return f"Residents {'; '.join(parts)}"


def published_facts(report: Report) -> tuple[tuple[str, str], ...]:
    """What the figures are compared with, and the words that the licence of the published ones asks for."""
    published = report.published
    if published is None:
        return ()
    imported = f", {published.own_copy}" if published.own_copy else ""
    whose = ", ".join(
        (
            "England",
            *((published.region,) if published.region else ()),
            *(("ten statistical neighbours",) if published.neighbours else ()),
            *(("the authority's own last published figures",) if published.has_own else ()),
        )
    )
    figures = f"{whose}{imported}. Years end on 31 March. {published.attribution}"
    if not published.region:
        return (("Published figures", figures),)
    of = f"Those of {published.neighbours_of}: " if published.neighbours_of else ""
    names = ", ".join(published.neighbours) or "none are known for this authority"
    return (
        ("Published figures", figures),
        ("Neighbours", f"{of}{names} (model of {published.neighbours_model}, nearest first)"),
    )


def missing_sentences(report: Report) -> tuple[str, ...]:
    """Lists not delivered or set aside, and sheets that were passed over, with the reason."""
    names = ", ".join(section.sheet_title for section in report.sections if section.absence)
    absent = (f"No figures for {names}. The table above says why.",) if names else ()
    passed = [
        f"Sheet '{clip(sheet.sheet)}' of {clip(sheet.source)} was not read: {sheet.reason}"
        for sheet in report.passed_over
    ]
    more = len(passed) - MOST_PASSED
    cut = (*passed[:MOST_PASSED], f"{more} more sheets were not read: chat check tells which.") if more > 0 else passed
    return (*absent, *cut) or ("Nothing: every list was delivered and read.",)


def _write_facts(sheet: Sheet, row: int, report: Report) -> int:
    for label, text in facts(report):
        sheet.text(row, 0, label, sheet.style("fact"))
        row = _write_lines(sheet, row, 1, text, TEXT_PIXELS)
    return _space(sheet, row)


def _write_sentences(sheet: Sheet, row: int, title: str, sentences: Iterable[str]) -> int:
    row = _write_title(sheet, row, title)
    for sentence in sentences:
        row = _write_lines(sheet, row, 0, sentence, ALL_PIXELS)
    return _space(sheet, row)


def _write_lines(sheet: Sheet, row: int, column: int, text: str, pixels: int) -> int:
    """A text over as many rows as it has lines, so that no cells need be merged; returns the next row."""
    for line in split_into_lines(text, pixels - 20):
        sheet.height(row, LINE)
        sheet.text(row, column, line, sheet.style("text", text_wrap=False))
        row += 1
    return row


def _space(sheet: Sheet, row: int) -> int:
    sheet.height(row, SPACE)
    return row + 1


def _write_title(sheet: Sheet, row: int, title: str) -> int:
    sheet.height(row, 22)
    sheet.text(row, 0, title, sheet.style("table_title"))
    return row + 1


def _write_lists(sheet: Sheet, row: int, report: Report) -> int:
    row = _write_title(sheet, row, "Rows of each list")
    rows = rows_of_lists(report)
    first = row + 1
    cells = [(each.sheet_title, each.period, *each.numbers) for each in rows]
    row = write_table(sheet, LISTS_TABLE, row, COLUMNS, cells)
    style = sheet.style("link", text_wrap=False, bottom=1, bottom_color=LIGHT_RULE)
    for at, each in enumerate(rows, start=first):
        sheet.link(at, 0, (each.sheet_title, 0), each.sheet_title, style)
    return _space(sheet, row)


def _write_links(sheet: Sheet, row: int, plans: tuple[ListPlan, ...], others: Sequence[str]) -> None:
    """Links to every sheet and topic."""
    row = _write_title(sheet, row, "Sheets and tables")
    row = write_sheet_links(sheet, row, LINK_SPANS, others)
    for plan in plans:
        row = write_list_links(sheet, row, LINK_SPANS, plan)
