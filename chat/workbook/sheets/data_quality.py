"""The Data quality sheet: the findings by rule on paper, every finding below them on the screen."""

from collections.abc import Sequence

from chat.annex_a import list_by_number
from chat.findings import Finding, by_severity, count_by_severity
from chat.report import Report
from chat.report.quality import RuleSummary
from chat.words.numbers import shown_number
from chat.workbook.book import SUBTITLE_PIXELS, TITLE_PIXELS, Book, Sheet
from chat.workbook.pages import LANDSCAPE, PageSetup, room_on_page
from chat.workbook.plain_table import Cell, PlainColumn, write_table
from chat.xlsx.text_width import height_of, split_into_lines

TITLE = "Data quality"
COLUMNS = (
    PlainColumn("Severity", 84),
    PlainColumn("Rule", 64, indent=1),
    PlainColumn("List", 150, indent=1),
    PlainColumn("Column", 162, indent=1),
    PlainColumn("Rows", 54, is_number=True),
    PlainColumn("Example rows", 100, indent=1),
    PlainColumn("What is the matter", 320, indent=1),
    PlainColumn("What to do", 266, indent=1),
)
SUMMARY_HEADS = (
    "Severity", "Rule", "Where", "Can change", "Rows", "Findings", "What is the matter", "What to do",
)  # fmt: skip
SUMMARY_COLUMNS = tuple(
    PlainColumn(head, column.pixels, is_number=head in ("Rows", "Findings"), indent=column.indent)
    for head, column in zip(SUMMARY_HEADS, COLUMNS, strict=True)
)
PIXELS = sum(column.pixels for column in COLUMNS)
LAST_COLUMN = len(COLUMNS) - 1
SEVERITY_WORDS = {"error": "Error", "warning": "Warning", "info": "Information"}
HEAD_ROW = 3
LINE = 17
TITLE_ROW = 26
MOST_PAGES = 2
MOST_FIGURES = 2
SUMMARY_TABLE, FULL_TABLE = "data_quality_by_rule", "data_quality_findings"
FULL_TITLE = "Every finding (on the screen only; chat check -o keeps this list in a file)"


def write_data_quality(book: Book, report: Report) -> None:
    """Writes the sheet; row numbers are those of the extract's own sheets, and no value of a cell is shown."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(TITLE, summary(report.findings))
    row = HEAD_ROW - 1
    for line in split_into_lines(f"{report.verdict.sentence}.", PIXELS - 20) if report.verdict else ():
        sheet.height(row, LINE)
        sheet.text(row, 0, line, sheet.style("fact", text_wrap=False))
        row += 1
    row += 1
    printed = _printed(report.rules, sheet.pixels(2, row))
    row, breaks = _write_rules(sheet, row, report.rules, printed) if report.rules else (row, ())
    last_printed = row - 1
    row = _write_findings(sheet, row + 1, report.findings) if report.findings else row
    if not report.rules:
        last_printed = max(row - 1, HEAD_ROW)
    sheet.print_setup(PageSetup(LANDSCAPE, last_printed, LAST_COLUMN, 2, breaks))


def summary(findings: tuple[Finding, ...]) -> str:
    """`3 errors, 40 warnings, 7 for information`."""
    counts = count_by_severity(findings)
    if not findings:
        return "No findings: nothing in the extract contradicts the specification."
    errors, warnings = counts["error"], counts["warning"]
    parts = (
        f"{shown_number(errors)} error{'' if errors == 1 else 's'}",
        f"{shown_number(warnings)} warning{'' if warnings == 1 else 's'}",
        f"{shown_number(counts['info'])} for information",
    )
    return ", ".join(parts) + ". Row numbers are those of the extract's own sheets."


def _rule_cells(each: RuleSummary) -> tuple[Cell, ...]:
    more = len(each.changes) - MOST_FIGURES
    changes = "; ".join(each.changes[:MOST_FIGURES]) + (f"; and {more} more" if more > 0 else "")
    words = SEVERITY_WORDS[each.severity]
    return words, each.rule, each.where, changes, each.rows or None, each.findings, each.what, each.advice


def _height(each: RuleSummary) -> int:
    cells = zip(SUMMARY_COLUMNS, _rule_cells(each), strict=True)
    texts = ((cell, column) for column, cell in cells if isinstance(cell, str))
    return max(19, *(height_of(text, column.pixels - 9 * column.indent) for text, column in texts))


def _printed(rules: Sequence[RuleSummary], above: int) -> tuple[int, int]:
    """How many rules stand on the first page, and how many on the pages that are printed."""
    room = room_on_page(LANDSCAPE, PIXELS, TITLE_PIXELS + SUBTITLE_PIXELS)
    on_page: list[int] = []
    used, number = above + LINE, 0
    for each in rules:
        height = _height(each)
        if used + height + 2 * LINE > room:
            on_page.append(number)
            used = 0
            if len(on_page) == MOST_PAGES:
                break
        used += height
        number += 1
    return (on_page[0] if on_page else number), number


def _write_rules(
    sheet: Sheet, row: int, rules: Sequence[RuleSummary], printed: tuple[int, int]
) -> tuple[int, tuple[int, ...]]:
    """The rules that are printed; returns the next row and the rows that begin a page."""
    first, number = printed
    after = write_table(sheet, SUMMARY_TABLE, row, SUMMARY_COLUMNS, [_rule_cells(each) for each in rules[:number]])
    left = len(rules) - number
    if left:
        said = (
            f"{left} more rules have findings; none of them changes a headline figure by much. They are listed below."
        )
        sheet.height(after, LINE)
        sheet.text(after, 0, said, sheet.style("note", text_wrap=False))
        after += 1
    return after, (row + 1 + first,) if first < number else ()


def _write_findings(sheet: Sheet, row: int, findings: tuple[Finding, ...]) -> int:
    sheet.height(row, TITLE_ROW)
    for column in range(len(COLUMNS)):
        sheet.text(row, column, FULL_TITLE if column == 0 else "", sheet.style("block_title"))
    cells = [_cells(finding) for finding in by_severity(findings)]
    return write_table(sheet, FULL_TABLE, row + 1, COLUMNS, cells, filtered=True)


def _cells(finding: Finding) -> tuple[Cell, ...]:
    where = "All lists" if finding.list_number is None else list_by_number(finding.list_number).sheet_title
    if finding.sheet and finding.sheet != where:
        where += f" (sheet '{finding.sheet}')"
    examples = ", ".join(str(row) for row in finding.example_rows)
    return (
        SEVERITY_WORDS[finding.severity],
        finding.rule,
        where,
        finding.column or "",
        finding.rows or None,
        examples,
        finding.sentence,
        finding.advice,
    )
