"""Cases by team (or by worker) over several lists: one column for each set of cases."""

from collections.abc import Mapping, Sequence
from typing import Literal

import polars as pl

from chat.annex_a import LISTS
from chat.counting.prepare import Prepared
from chat.report import ReportRow, ReportTable, Value
from chat.tables.table import NOT_RECORDED
from chat.tables.workload import WorkloadColumn

By = Literal["allocated_team", "allocated_worker"]
TITLES: Mapping[By, str] = {
    "allocated_team": "Open children by allocated team",
    "allocated_worker": "Open children by allocated worker",
}


def _counts(columns: Sequence[WorkloadColumn], prepared: Prepared, by: By) -> pl.DataFrame:
    """For each team of one list: how many rows satisfy each of the list's columns; a blank team is null."""
    counted = [column.where.sum().alias(column.name) for column in columns]
    present = prepared.frame.lazy().filter(pl.any_horizontal(column.where for column in columns))
    return present.group_by(pl.col(by).alias("team")).agg(counted).collect()


def _by_list(columns: Sequence[WorkloadColumn]) -> dict[str, list[WorkloadColumn]]:
    lists: dict[str, list[WorkloadColumn]] = {}
    for column in columns:
        lists.setdefault(column.list_key, []).append(column)
    return lists


def workload(
    columns: Sequence[WorkloadColumn],
    prepared: Mapping[str, Prepared],
    numbers: Mapping[str, int],
    by: By = "allocated_team",
) -> ReportTable:
    """The table `beyond.by_team`: a row for each team, largest caseload first, then Not recorded, then all together.

    `numbers` are list numbers by key. Columns of a list that cannot be analysed, or that has no teams, are null.
    """
    counts: dict[str | None, dict[str, Value]] = {}
    known: set[str] = set()
    needs: list[str] = []
    for key, own in _by_list(columns).items():
        ready = prepared.get(key)
        if ready is None:
            needs.append(f"List {numbers[key]}")
            continue
        missing = {column.name: ready.available.missing(column.where & pl.col(by).is_null()) for column in own}
        needs += [need for each in missing.values() for need in each]
        able = [column for column in own if not missing[column.name]]
        known |= {column.name for column in able}
        for row in _counts(able, ready, by).iter_rows(named=True) if able else ():
            counts.setdefault(row.pop("team"), {}).update(row)
    return _table(columns, counts, known, needs, by)


def without_figures(columns: Sequence[WorkloadColumn]) -> ReportTable:
    """The table without figures, for those who only want its definition."""
    return workload(columns, {}, {each.key: each.number for each in LISTS})


def _table(
    columns: Sequence[WorkloadColumn],
    counts: Mapping[str | None, Mapping[str, Value]],
    known: set[str],
    needs: Sequence[str],
    by: By,
) -> ReportTable:
    caseload = [column.name for column in columns if column.is_caseload]

    def values(row: Mapping[str, Value]) -> dict[str, Value]:
        return {column.name: row.get(column.name, 0) if column.name in known else None for column in columns}

    def place(team: str) -> tuple[int, str]:
        return -sum(int(counts[team].get(name) or 0) for name in caseload), team

    teams = sorted((team for team in counts if team is not None), key=place)
    rows = [ReportRow(team, values(counts[team]), key=team) for team in teams]
    if None in counts:
        rows.append(ReportRow(NOT_RECORDED, values(counts[None]), key="not_recorded"))
    total = {name: sum(int(row.get(name) or 0) for row in counts.values()) for name in known}
    rows.append(ReportRow("Total", values(total), key="total", outside=True))
    return ReportTable(
        key="beyond.by_team" if by == "allocated_team" else "beyond.by_worker",
        list_number=None,
        title=TITLES[by],
        group="beyond",
        unit="children",
        columns=tuple(column.name for column in columns),
        column_heads=tuple(column.head for column in columns),
        rows=tuple(rows),
        denominator=None,
        definition="Open children in need, plans and looked-after children, with visits and reviews that are overdue.",
        edges="Overdue as the tables of visits and of reviews on the sheets of Lists 7 and 8 say. A child on several"
        " lists counts on each.",
        population="open cases of Lists 6, 7 and 8",
        status="list_missing"
        if any(need.startswith("List ") for need in needs)
        else "column_missing"
        if needs
        else None,
        needs=", ".join(dict.fromkeys(needs)) or None,
    )
