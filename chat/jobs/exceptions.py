"""The job behind `chat exceptions`: the working lists of the week."""

from pathlib import Path

from chat.drill.cell import drill
from chat.drill.working_list import working_listing
from chat.jobs.given import Input, Say, silent
from chat.jobs.places import confidential_place, say_swept
from chat.jobs.reading import choices_of, population_of, read
from chat.report.listings import WorkingListing
from chat.workbook.confidential.working_lists import refuse_other_endings, write_working_lists
from lists import LISTS_IN_ORDER
from lists.across.working_lists import TABLES, WORKING_LISTS


def exceptions(
    given: Input, output: Path, say: Say = silent, *, force: bool = False
) -> tuple[tuple[WorkingListing, ...], Path]:
    """The working lists of the week, and the confidential workbook that they were written to."""
    place = confidential_place(output, given.paths, refuse_other_endings, force=force)
    say_swept(place.parent, say)
    extract, as_at = read(given, say)
    ready = drill(extract, as_at, LISTS_IN_ORDER, choices_of(given, population_of(given, as_at)), TABLES)
    made = tuple(working_listing(ready, working) for working in WORKING_LISTS)
    say(f"Writing {place.name}")
    write_working_lists(made, place, as_at=as_at.date, authority=given.authority)
    return made, place
