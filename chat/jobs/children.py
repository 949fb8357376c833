"""The job behind `chat children`: the list rows behind one figure."""

from pathlib import Path

from chat.drill.cell import drill
from chat.drill.figure import OverLists, behind, keys_of, tables_for
from chat.drill.find_table import find_table, titles_of
from chat.jobs.given import Input, Say, silent
from chat.jobs.places import confidential_place, say_swept
from chat.jobs.reading import choices_of, population_of, read
from chat.report.listings import Behind
from chat.workbook.confidential.children import refuse_other_endings, write_children
from lists import LISTS_IN_ORDER
from lists.across.cohorts import OVERLAP_SETS
from lists.across.teams import WORKLOAD


def children(
    given: Input,
    *,
    table: str,
    row: str | None = None,
    column: str | None = None,
    output: Path | None = None,
    force: bool = False,
    say: Say = silent,
) -> tuple[Behind, Path | None]:
    """The rows behind one figure, and the confidential file they were written to, if one was asked for."""
    titles = titles_of(LISTS_IN_ORDER)
    table = find_table(table, {key: titles.get(key, ()) for key in keys_of(LISTS_IN_ORDER)})
    place = None if output is None else confidential_place(output, given.paths, refuse_other_endings, force=force)
    if place is not None:
        say_swept(place.parent, say)
    extract, as_at = read(given, say)
    ready = drill(extract, as_at, LISTS_IN_ORDER, choices_of(given, population_of(given, as_at)), tables_for(table))
    found = behind(ready, OverLists(OVERLAP_SETS, WORKLOAD), table, row, column)
    if place is not None:
        write_children(found, place, as_at=as_at.date, authority=given.authority)
    return found, place
