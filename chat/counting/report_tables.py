"""From numbers to report tables: percentages, rates, and what cannot be said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from chat.annex_a import ListSpecification
from chat.calendar.months import Window
from chat.counting.cells import Answers, Counted, counted_columns, with_month_columns
from chat.report import Group, ReportRow, ReportTable, Status, Value
from chat.tables.period import Population
from chat.tables.row_key import row_key
from chat.tables.table import (
    AboveRate,
    AnyRow,
    CellOf,
    Constant,
    Members,
    MonthMean,
    NumbersFound,
    PerResidents,
    Row,
    Share,
    ShareOfAll,
    Statistic,
    Table,
    ValuesFound,
)

COLUMN_HEADS = {
    "value": "Value",
    "numerator": "Number",
    "denominator": "Of",
    "england": "England",
    "count": "Number",
    "percent": "Percent",
    "percent_of_children": "Percent of children",
    "rate_per_10k": "Rate per 10,000",
    "average_days": "Average (days)",
    "average_working_days": "Average (working days)",
    "median_working_days": "Median (working days)",
    "average": "Average",
    "children": "Children",
    "without_worker": "Without a worker",
    "adults": "Adults",
    "shortest_days": "Shortest (days)",
    "longest_days": "Longest (days)",
    "threshold_days": "Threshold (days)",
}
SOURCES: Mapping[Group, str] = {
    "chat": "ChAT, Annex A guidance of August 2019",
    "profile": "ChAT, Annex A guidance of August 2019",
    "beyond": "Beyond ChAT, published reports",
}
PER = 10_000
NUMERATORS = ("count", "total", "children")  # the first of these columns is what a percentage is of
NO_DENOMINATORS: Mapping[str, int] = MappingProxyType({})
MONTHS_A_YEAR = 12
TITLES = "workbook.titles"  # the setting that says whose titles are printed


def _share(count: Value, of: Value) -> float | None:
    return None if count is None or not of else count / of


@dataclass(frozen=True, slots=True)
class Terms:
    """What numbers are put into: the window, residents by age group (`0-17`), the settings in force."""

    window: Window
    residents: Mapping[str, int]
    settings: Mapping[str, bool | int | str]

    @property
    def period(self) -> str:
        """The length of the period as titles print it: `6 months`, `1 month`."""
        return f"{self.window.months} month" + ("s" if self.window.months != 1 else "")

    def title(self, table: Table) -> str:
        """The table's title as it is printed: the source's own where the setting asks for it."""
        own = self.settings.get(TITLES) != "chat"
        return (table.title if own else table.source_title).format(period=self.period)

    def label(self, table: Table, label: str) -> str:
        """A row's label, with the period in it and as the settings want it."""
        if table.other_labels is not None:
            name, by_value = table.other_labels
            label = by_value.get(self.settings.get(name, ""), {}).get(label, label)
        return label.format(period=self.period)


def _rate(row: Row | Members, count: Value, terms: Terms) -> float | None:
    residents = terms.residents.get(row.residents)
    if row.rate is None or count is None or not residents:
        return None
    if row.rate == "annualised":
        return count * PER * MONTHS_A_YEAR / (residents * terms.window.months)
    return count * PER / residents


def row_values(counted: Counted, index: int, answers: Answers, terms: Terms) -> dict[str, Value]:
    """The value of each column of one row; None where nothing can be said."""
    table, row = counted.table, counted.rows[index]
    if isinstance(row, Constant):
        return {column: row.values.get(column) for column in table.columns}
    if isinstance(row, MonthMean):
        return _month_means(counted, answers)
    named = {column: answers.get(f"{table.key}|{index}|{column}") for column in table.columns}
    if isinstance(row, Members):
        counted_children = named.get("count")
        of_them = {
            "percent": _share(counted_children, answers.get(f"{table.key}|{index}|of")),
            "rate_per_10k": _rate(row, counted_children, terms),
        }
        return {column: of_them.get(column, value) for column, value in named.items()}
    if isinstance(row, Statistic | CellOf):
        return named
    names = (f"{table.key}|{index}|{name}" for name in NUMERATORS)
    count = next((answers[name] for name in names if name in answers), None)
    if "percent" in named and row.percent:
        of = f"{index}|of" if row.own_denominators else "denominator"
        named["percent"] = _share(count, answers.get(f"{table.key}|{of}"))
    if "percent_of_children" in named:
        named["percent_of_children"] = _share(count, answers.get(f"{table.key}|second"))
    if "rate_per_10k" in named:
        named["rate_per_10k"] = _rate(row, count, terms)
    _fill_columns(named, counted, terms, answers)
    return {column: value if row.columns is None or column in row.columns else None for column, value in named.items()}


def _month_means(counted: Counted, answers: Answers) -> dict[str, Value]:
    """The mean of each counted column over the months that are whole."""
    key = counted.table.key
    whole = [i for i, row in enumerate(counted.rows) if isinstance(row, Row) and row.month and not row.month.part]
    means: dict[str, Value] = dict.fromkeys(counted.table.columns)
    for column in [each.name for each in counted_columns(counted.table)] or ["count"]:
        values = [value for index in whole if (value := answers.get(f"{key}|{index}|{column}")) is not None]
        means[column] = sum(values) / len(values) if values else None
    return means


def _fill_columns(named: dict[str, Value], counted: Counted, terms: Terms, answers: Answers) -> None:
    """The columns of a cross table that follow from its counted ones."""
    for column in counted.table.across:
        if isinstance(column, Share):
            named[column.name] = _share(named.get(column.part), named.get(column.whole))
        elif isinstance(column, ShareOfAll):
            named[column.name] = _share(named.get(column.part), _sum_of(column.part, counted, answers))
        elif isinstance(column, PerResidents):
            of, residents = named.get(column.of), terms.residents.get(column.residents)
            named[column.name] = of * PER * column.times / residents if of is not None and residents else None
        elif isinstance(column, AboveRate):
            named[column.name] = _above_rate(named.get(column.of), column, terms)


def _sum_of(column: str, counted: Counted, answers: Answers) -> Value:
    inside = [index for index, row in enumerate(counted.rows) if isinstance(row, Row) and not row.outside]
    return sum(answers.get(f"{counted.table.key}|{index}|{column}") or 0 for index in inside)


def _above_rate(count: Value, column: AboveRate, terms: Terms) -> Value:
    rate, residents = terms.settings.get(column.rate), terms.residents.get(column.residents)
    if count is None or not isinstance(rate, int) or not rate or not residents:
        return None
    twice = 2 * (int(count) * PER - rate * residents) + PER  # half up, in whole numbers
    return twice // (2 * PER)


def _denominators(counted: Counted, index: int, answers: Answers) -> dict[str, int]:
    """The denominators of a row that are not the table's."""
    key, row = counted.table.key, counted.rows[index]
    named: dict[str, Value] = {"percent_of_children": answers.get(f"{key}|second")}
    if isinstance(row, Members) and row.percent_of:
        named["percent"] = answers.get(f"{key}|{index}|of")
    if isinstance(row, Row) and row.percent and not counted.shares_one_denominator:
        named["percent"] = answers.get(f"{key}|{index}|of" if row.own_denominators else f"{key}|denominator")
    return {column: int(value) for column, value in named.items() if value is not None}


def _is_shown(row: AnyRow, values: Mapping[str, Value]) -> bool:
    return not isinstance(row, Row) or row.shown == "always" or any(values.values())


def _report_row(
    table: Table,
    row: AnyRow,
    values: Mapping[str, Value],
    terms: Terms,
    denominators: Mapping[str, int] = NO_DENOMINATORS,
) -> ReportRow:
    label, key = terms.label(table, row.label), row_key(row)
    if isinstance(row, Members):
        return ReportRow(label, values, denominators, key=key, level=row.level, outside=row.outside)
    if not isinstance(row, Row):
        return ReportRow(label, values, denominators, key=key)
    part = row.month is not None and row.month.part
    return ReportRow(label, values, denominators, key=key, level=row.level, outside=row.outside, part=part)


def report_rows(counted: Counted, answers: Answers, terms: Terms) -> tuple[ReportRow, ...]:
    """The table's rows with their values; rows shown unless zero are left out when they are."""
    if counted.table.unsaid(terms.window.as_at):
        answers = {}
    rows = []
    for index, row in enumerate(counted.rows):
        values = row_values(counted, index, answers, terms)
        if _is_shown(row, values):
            rows.append(_report_row(counted.table, row, values, terms, _denominators(counted, index, answers)))
    return tuple(rows)


def denominator(counted: Counted, answers: Answers) -> int | None:
    """What `percent` divides by; None when it varies from row to row, or when there is no such column."""
    key = counted.table.key
    sharing = [i for i, row in enumerate(counted.rows) if isinstance(row, Row) and row.percent]
    if "percent" not in counted.table.columns or not sharing or not counted.shares_one_denominator:
        return None
    first = counted.rows[sharing[0]]
    own = isinstance(first, Row) and first.own_denominators
    value = answers.get(f"{key}|{sharing[0]}|of" if own else f"{key}|denominator")
    return None if value is None else int(value)


def _note(counted: Counted, answers: Answers) -> str | None:
    remarks = []
    for index, (sentence, _) in enumerate(counted.table.remarks):
        number = answers.get(f"{counted.table.key}|remark|{index}")
        remarks += [sentence.format(n=f"{number:,}")] if number else []
    return " ".join([*([counted.table.note] if counted.table.note else []), *remarks]) or None


def report_table(counted: Counted, answers: Answers, terms: Terms, sheet: ListSpecification) -> ReportTable:
    """One table of a list that can be analysed, as figures."""
    needs = counted.missing
    return replace(
        _without_figures(counted.table, counted.population, terms, sheet),
        rows=report_rows(counted, answers, terms),
        denominator=None if needs and counted.table.partition else denominator(counted, answers),
        status=status_of(needs),
        needs=", ".join(needs) or None,
        note=counted.table.unsaid(terms.window.as_at) or _note(counted, answers),
    )


def blank_table(
    table: Table, terms: Terms, sheet: ListSpecification, needs: str, order: tuple[str, ...] = ()
) -> ReportTable:
    """A table whose list was not delivered: its fixed rows without values, in the `order` of another table."""
    table = with_month_columns(table, terms.window.as_at)
    population = table.population if isinstance(table.population, Population) else None
    blank: dict[str, Value] = dict.fromkeys(table.columns)
    rows = [row for row in table.rows if getattr(row, "shown", "") != "unless_zero"]
    rows.sort(key=lambda row: order.index(row.label) if row.label in order else len(order))
    return replace(
        _without_figures(table, population, terms, sheet),
        rows=tuple(_report_row(table, row, blank, terms) for row in rows),
        status="list_missing",
        needs=needs,
    )


def status_of(needs: tuple[str, ...]) -> Status | None:
    """`list_missing` when a whole list is needed, `column_missing` when only columns are, None when nothing is."""
    if not needs:
        return None
    return "list_missing" if any(need.startswith("List ") for need in needs) else "column_missing"


def _without_figures(
    table: Table, population: Population | None, terms: Terms, sheet: ListSpecification
) -> ReportTable:
    shared = table.denominator or population
    heads = COLUMN_HEADS | {across.name: across.head for across in table.across}
    return ReportTable(
        key=table.key,
        list_number=sheet.number,
        title=terms.title(table),
        own_title=table.title.format(period=terms.period),
        chat_title=table.source_title.format(period=terms.period),
        group=table.group,
        unit=table.unit or ("children" if table.counts == "children" else sheet.rows_are),
        columns=table.columns,
        column_heads=tuple(heads[column] for column in table.columns),
        rows=(),
        denominator=None,
        definition=table.definition,
        edges=table.edges,
        population=population.name if population else "",
        denominator_is=shared.name if shared else "",
        note=table.note,
        caveat=table.caveat,
        source=table.source or SOURCES[table.group],
        chart=table.chart,
        found=isinstance(table.found, NumbersFound | ValuesFound),
    )
