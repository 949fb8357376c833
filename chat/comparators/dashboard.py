"""England beside the rows of a table that shows cells of others: what stands beside those cells."""

from dataclasses import replace

from chat.comparators.lookup import PublishedFigures
from chat.report import Report, ReportRow, ReportTable, Section

# Published shares that no table is compared with, since it counts something else, but that its row here may show.
OTHERWISE = {("referrals.re_referrals_12_months", "Yes"): "rereferrals_pct"}


def with_england(report: Report, data: PublishedFigures) -> Report:
    """The same report, England filled in where a row shows a cell that has it."""
    beside = {
        (table.key, row.label, row.comparators.column): row.comparators.england.value
        for table in report.tables
        for row in table.rows
        if row.comparators is not None
    }
    for (table, label), indicator in OTHERWISE.items():
        if (found := data.england.get(indicator)) is not None:
            beside[table, label, "percent"] = round(found.value / 100, 10)

    def filled(row: ReportRow) -> ReportRow:
        if row.shown is None:
            return row
        england = beside.get((row.shown.table, row.shown.row, row.shown.column))
        return replace(row, values={**row.values, "england": england})

    def of_table(table: ReportTable) -> ReportTable:
        if not any(row.shown for row in table.rows):
            return table
        return replace(table, rows=tuple(map(filled, table.rows)))

    def of_section(section: Section) -> Section:
        return replace(section, tables=tuple(map(of_table, section.tables)))

    return replace(report, sections=tuple(map(of_section, report.sections)))
