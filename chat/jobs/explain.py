"""The job behind `chat explain`: what a table counts."""

from chat.counting.workload import without_figures
from chat.explain.table import explained
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from lists.across.teams import WORKLOAD


def explain(table: str, row: str | None = None) -> str:
    """What a table (or one of its rows) counts, in words."""
    return explained(LISTS_IN_ORDER, table, row, sets=OVERLAP_SETS.values(), by_team=without_figures(WORKLOAD))
