"""The sentences that several sheets share: dates, periods, authority."""

from chat.report import Period, Report, ReportTable, Section
from chat.words.dates import date_text, months_text


def period_text(period: Period | None) -> str:
    """`1 April 2026 to 30 September 2026, six months`, or that every row counts."""
    if period is None:
        return "No period: every row supplied"
    return f"{date_text(period.first_day)} to {date_text(period.last_day)}, {months_text(period.months)}"


def as_at_text(report: Report) -> str:
    """`as at 1 October 2026`, with a word when no option gave the date."""
    return f"as at {date_text(report.as_at)}" + (" (inferred)" if report.as_at_inferred else "")


def authority_text(report: Report) -> str:
    """Name of the authority, or that none was given."""
    return report.authority.name if report.authority else "Authority not given"


def section_heading(section: Section) -> str:
    """`List 5: Section 47`."""
    return f"List {section.number}: {section.title}"


def availability_text(table: ReportTable) -> str | None:
    """Why a table has no figures, or not in every column; None when it has."""
    if table.status is None:
        return None
    needs = table.needs or "data that was not delivered"
    in_part = any(value is not None for row in table.rows for value in row.values.values())
    return f"Blank columns need {needs}." if in_part else f"Not available: needs {needs}."
