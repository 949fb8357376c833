"""The job behind `chat tables`: the tables that are asked for."""

from dataclasses import replace

from chat.counting.workload import without_figures
from chat.drill.find_table import matching, titles_of
from chat.drill.labels import nearest
from chat.errors import UnknownTable
from chat.report import ReportTable
from chat.tables.table import ListMeasures
from lists import LISTS_IN_ORDER
from lists.across.teams import WORKLOAD


def tables(words: str = "") -> tuple[tuple[ListMeasures, ...], tuple[ReportTable, ...]]:
    """The lists with the tables whose key or title has these words, and those of no list; without words all.

    Raises UnknownTable, with the nearest, when there is none.
    """
    by_team = without_figures(WORKLOAD)
    if not words:
        return LISTS_IN_ORDER, (by_team,)
    titles = {**titles_of(LISTS_IN_ORDER), by_team.key: (by_team.title,)}
    keys = set(matching(words, titles))
    if not keys:
        raise UnknownTable(f"no table has '{words}' in its key or title. The nearest: {nearest(words, list(titles))}.")
    of_lists = tuple(
        replace(measures, tables=tuple(table for table in measures.tables if table.key in keys), topics=())
        for measures in LISTS_IN_ORDER
    )
    return of_lists, (by_team,) if by_team.key in keys else ()
