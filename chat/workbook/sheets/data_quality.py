"""The Data quality sheet: findings, most severe first."""

from chat.annex_a import list_by_number
from chat.findings import Finding, by_severity, count_by_severity
from chat.report import Report
from chat.words.numbers import shown_number
from chat.workbook.book import Book
from chat.workbook.pages import LANDSCAPE, PageSetup
from chat.workbook.plain_table import Cell, PlainColumn, write_heads, write_rows

TITLE = "Data quality"
COLUMNS = (
    PlainColumn("Severity", 85),
    PlainColumn("Rule", 75, indent=1),
    PlainColumn("List", 145, indent=1),
    PlainColumn("Column", 170, indent=1),
    PlainColumn("Rows", 70, is_number=True),
    PlainColumn("Example rows", 130, indent=1),
    PlainColumn("What is the matter", 310, indent=1),
    PlainColumn("What to do", 250, indent=1),
)
SEVERITY_WORDS = {"error": "Error", "warning": "Warning", "info": "Information"}
HEAD_ROW = 2


def write_data_quality(book: Book, report: Report) -> None:
    """Writes the sheet; row numbers are those of the extract's own sheets, and no value of a cell is shown."""
    sheet = book.add_sheet(TITLE)
    sheet.widths(tuple(column.pixels for column in COLUMNS))
    sheet.heading(TITLE, summary(report.findings))
    first = write_heads(sheet, HEAD_ROW, COLUMNS)
    last = write_rows(sheet, first, COLUMNS, (_cells(finding) for finding in by_severity(report.findings))) - 1
    sheet.worksheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), len(COLUMNS) - 1)
    sheet.worksheet.freeze_panes(first, 0)
    sheet.print_setup(PageSetup(LANDSCAPE, max(last, first), len(COLUMNS) - 1, first))


def summary(findings: tuple[Finding, ...]) -> str:
    """`3 errors, 40 warnings, 7 for information; most severe first`."""
    counts = count_by_severity(findings)
    if not findings:
        return "No findings: nothing in the extract contradicts the specification."
    errors, warnings = counts["error"], counts["warning"]
    parts = (
        f"{shown_number(errors)} error{'' if errors == 1 else 's'}",
        f"{shown_number(warnings)} warning{'' if warnings == 1 else 's'}",
        f"{shown_number(counts['info'])} for information",
    )
    return ", ".join(parts) + "; most severe first. Row numbers are those of the extract's own sheets."


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
