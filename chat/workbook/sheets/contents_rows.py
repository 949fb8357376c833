"""Where the rows of each list went, as the Contents sheet shows it."""

from dataclasses import dataclass

from chat.report import Report
from chat.workbook.wording import period_text


@dataclass(frozen=True, slots=True)
class ListRows:
    """One line: the list, its period (or why it is not there), and six numbers that may be unknown."""

    sheet_title: str
    period: str
    numbers: tuple[int | None, int | None, int | None, int | None, int | None, int | None]


def in_short(absence: str) -> str:
    """Why a list is not there, without what follows from it: `List 5 was not delivered`."""
    return absence.split(", so ", maxsplit=1)[0].removesuffix(".")


def rows_of_lists(report: Report) -> tuple[ListRows, ...]:
    """A line for each list, in order."""
    reconciled = {line.list_number: line for line in report.reconciliation}
    lines = []
    for section in report.sections:
        period = in_short(section.absence) if section.absence else period_text(section.period)
        line = reconciled.get(section.number)
        if line is None:
            lines.append(ListRows(section.sheet_title, period, (None, section.rows_read, None, None, None, None)))
            continue
        if line.rows_left_out:
            period = f"{period}; left out: {line.rows_left_out:,} {line.left_out_are}"
        numbers = (
            line.rows_on_sheet,
            line.rows_read,
            line.rows_in_period,
            line.rows_before,
            line.rows_after,
            line.rows_without_date,
        )
        lines.append(ListRows(section.sheet_title, period, numbers))
    return tuple(lines)
