"""Which rows and columns of a table its chart draws, and which of them have an axis of their own at the right."""

from dataclasses import dataclass

from chat.report import ReportRow, ReportTable
from chat.report.columns import PERCENT, WHOLE, is_count, is_percent
from chat.workbook.table.sentences import is_by_month, is_month, shown_rows

SUM_COLUMNS = frozenset({"total", "grand_total", "all"})
STOCK = "open"  # children at a month's end; what began or ended in the month is far less


@dataclass(frozen=True, slots=True)
class RightAxis:
    """A second axis: the table's columns that are read on it, its title, the other axis' title, its number format."""

    columns: tuple[int, ...]
    title: str
    left_title: str
    number_format: str


def drawn_rows(table: ReportTable) -> list[int]:
    """Positions of the rows that are drawn: no subtotals and details, and in a table by month only months."""
    by_month = is_by_month(table)

    def is_drawn(row: ReportRow) -> bool:
        return not row.outside and row.level == 0 and (is_month(row.label) or not by_month)

    return [place for place, row in enumerate(shown_rows(table)) if is_drawn(row)]


def drawn_columns(table: ReportTable) -> list[int]:
    """Positions of the columns that are drawn: several for cross tables and series, else the share or the count."""
    if table.chart in ("back_to_back", "stacked", "line"):
        counts = [i for i, column in enumerate(table.columns) if is_count(column) and column not in SUM_COLUMNS]
        shares = [i for i, column in enumerate(table.columns) if is_percent(column) and table.chart == "line"]
        return (counts[:2] if table.chart == "back_to_back" else [*counts, *shares]) or [0]
    names = list(table.columns)
    if table.chart != "doughnut" and not table.found and {"percent", "count"} <= set(names):
        return [names.index("percent")]
    return [names.index("count")] if "count" in names else [0]


def right_axis(table: ReportTable, columns: list[int]) -> RightAxis | None:
    """The second axis of lines that one axis would not show: percentages beside counts, flows beside a stock."""
    if table.chart != "line":
        return None
    shares = tuple(column for column in columns if is_percent(table.columns[column]))
    if shares and len(shares) < len(columns):
        return RightAxis(shares, "Percent", "Number", PERCENT)
    stock = [column for column in columns if table.columns[column] == STOCK]
    flows = tuple(column for column in columns if column not in stock)
    if not (stock and flows):
        return None
    heads = [table.column_heads[column] for column in flows]
    return RightAxis(flows, ", ".join(heads), table.column_heads[stock[0]], WHOLE)
