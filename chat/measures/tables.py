"""From numbers to report tables: percentages, rates, and what cannot be said."""

from collections.abc import Mapping

from chat.annex_a import ListSpecification
from chat.measures.cells import Answers, Counted
from chat.measures.periods import Window
from chat.measures.vocabulary import Population, Row, Statistic, Table
from chat.report import ReportRow, ReportTable, Status, Value

COLUMN_HEADS = {
    "count": "Number",
    "percent": "Percent",
    "percent_of_children": "Percent of children",
    "rate_per_10k": "Rate per 10,000",
    "average_days": "Average (days)",
    "average_working_days": "Average (working days)",
    "average": "Average",
    "children": "Children",
    "adults": "Adults",
    "shortest_days": "Shortest (days)",
    "longest_days": "Longest (days)",
    "threshold_days": "Threshold (days)",
}
PER = 10_000
MONTHS_A_YEAR = 12


def _share(count: Value, of: Value) -> float | None:
    return None if count is None or not of else count / of


def _rate(row: Row, count: Value, window: Window, residents: int | None) -> float | None:
    if row.rate is None or count is None or not residents:
        return None
    per_year = MONTHS_A_YEAR / window.months if row.rate == "annualised" else 1
    return count / residents * PER * per_year


def _values(counted: Counted, index: int, answers: Answers, window: Window, residents: int | None) -> dict[str, Value]:
    table, row = counted.table, counted.rows[index]
    named = {column: answers.get(f"{table.key}|{index}|{column}") for column in table.columns}
    if isinstance(row, Statistic):
        return named
    count = named.get("count")
    if "percent" in named and row.percent:
        of = f"{index}|of" if row.percent_of is not None else "denominator"
        named["percent"] = _share(count, answers.get(f"{table.key}|{of}"))
    if "percent_of_children" in named:
        named["percent_of_children"] = _share(count, answers.get(f"{table.key}|second"))
    if "rate_per_10k" in named:
        named["rate_per_10k"] = _rate(row, count, window, residents)
    return named


def _denominators(counted: Counted, index: int, answers: Answers) -> dict[str, int]:
    """The denominators of a row that are not the table's."""
    key = counted.table.key
    named = {"percent": answers.get(f"{key}|{index}|of"), "percent_of_children": answers.get(f"{key}|second")}
    return {column: int(value) for column, value in named.items() if value is not None}


def _is_shown(row: Row | Statistic, values: Mapping[str, Value]) -> bool:
    return isinstance(row, Statistic) or row.shown == "always" or any(values.values())


def report_rows(counted: Counted, answers: Answers, window: Window, residents: int | None) -> tuple[ReportRow, ...]:
    """The table's rows with their values; rows shown unless zero are left out when they are."""
    rows = []
    for index, row in enumerate(counted.rows):
        values = _values(counted, index, answers, window, residents)
        if _is_shown(row, values):
            row_level = (row.level, row.outside) if isinstance(row, Row) else (0, False)
            rows.append(
                ReportRow(
                    label=row.label.format(period=period_in_words(window)),
                    values=values,
                    denominators=_denominators(counted, index, answers),
                    level=row_level[0],
                    outside=row_level[1],
                )
            )
    return tuple(rows)


def denominator(counted: Counted, answers: Answers) -> int | None:
    """What `percent` divides by; None when rows have their own or there is no such column."""
    value = answers.get(f"{counted.table.key}|denominator")
    rows_share = [row.percent and row.percent_of is None for row in counted.rows if isinstance(row, Row)]
    return int(value) if value is not None and any(rows_share) else None


def period_in_words(window: Window) -> str:
    """The length of a period as titles print it: `6 months`, `1 month`."""
    return f"{window.months} month" + ("s" if window.months != 1 else "")


def report_table(
    counted: Counted, answers: Answers, window: Window, *, sheet: ListSpecification, residents: int | None
) -> ReportTable:
    """One table of a list that can be analysed, as figures."""
    needs = counted.missing
    return _report_table(
        counted.table,
        sheet,
        window,
        population=counted.population,
        rows=report_rows(counted, answers, window, residents),
        denominator=None if needs and counted.table.partition else denominator(counted, answers),
        status=status_of(needs),
        needs=", ".join(needs) or None,
    )


def blank_table(table: Table, sheet: ListSpecification, window: Window, needs: str) -> ReportTable:
    """A table whose list was not delivered: its fixed rows without values."""
    rows = [row for row in table.rows if isinstance(row, Statistic) or row.shown == "always"]
    empty: dict[str, Value] = dict.fromkeys(table.columns)
    return _report_table(
        table,
        sheet,
        window,
        population=table.population if isinstance(table.population, Population) else None,
        rows=tuple(
            ReportRow(row.label.format(period=period_in_words(window)), empty, level=getattr(row, "level", 0))
            for row in rows
        ),
        denominator=None,
        status="list_missing",
        needs=needs,
    )


def status_of(needs: tuple[str, ...]) -> Status | None:
    """`list_missing` when a whole list is needed, `column_missing` when only columns are, None when nothing is."""
    if not needs:
        return None
    return "list_missing" if any(need.startswith("List ") for need in needs) else "column_missing"


def _report_table(
    table: Table,
    sheet: ListSpecification,
    window: Window,
    *,
    population: Population | None,
    rows: tuple[ReportRow, ...],
    denominator: int | None,
    status: Status | None,
    needs: str | None,
) -> ReportTable:
    shared = table.denominator or population
    heads = {across.name: across.head for across in table.across} | COLUMN_HEADS
    return ReportTable(
        key=table.key,
        list_number=sheet.number,
        title=table.title.format(period=period_in_words(window)),
        group=table.group,
        unit=table.unit or ("children" if table.counts == "children" else sheet.rows_are),
        columns=table.columns,
        column_heads=tuple(heads[column] for column in table.columns),
        rows=rows,
        denominator=denominator,
        definition=table.definition,
        edges=table.edges,
        population=population.name if population else "",
        denominator_is=shared.name if shared else "",
        status=status,
        needs=needs,
        note=table.note,
        caveat=table.caveat,
        source=table.source,
        chart=table.chart,
        found=table.found is not None,
    )
