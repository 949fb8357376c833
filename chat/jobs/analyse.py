"""The main job, `chat analyse`: an extract in, the ChAT workbook (and the figures file) out.

This half is light, so that the files are being read while the rest of the program is still being imported.
"""

from chat.earlier.find import previous_files
from chat.ingest.files.source import begin_reading
from chat.jobs.given import Input, Say, silent
from chat.jobs.wanted import FIGURES_ENDINGS, Made, Wanted
from chat.saving import refuse_ending, refuse_unless_possible


def analyse(given: Input, wanted: Wanted, say: Say = silent) -> Made:
    """Reads the extract, counts, compares, judges and writes; returns the report and where the workbook is."""
    for place, endings, what in (
        (wanted.output, (".xlsx",), "the workbook"),
        (wanted.figures, FIGURES_ENDINGS, "the figures file"),
    ):
        if place is not None:
            refuse_ending(place, *endings, what=what)
            refuse_unless_possible(place)
    if wanted.teams:
        given = given.for_teams(wanted.teams)
    previous = previous_files(wanted.previous, say)
    say(f"Reading {given.file_names}")
    with begin_reading(given.paths, given.configuration.limits) as being_read:
        # All that counts and writes is imported here, while sheets are being read outside Python.
        from chat.ingest.of_teams import of_teams  # noqa: PLC0415
        from chat.jobs.indicators import own_definitions  # noqa: PLC0415
        from chat.jobs.make_accessible import make_accessible  # noqa: PLC0415
        from chat.jobs.make_workbook import make_workbook  # noqa: PLC0415
        from chat.jobs.reading import typed  # noqa: PLC0415

        own = own_definitions(wanted.indicators, wanted.external)
        extract, as_at = typed(being_read, given)
    if wanted.teams:
        extract = of_teams(extract, wanted.teams)
    if wanted.layout == "accessible":
        return make_accessible(extract, as_at, given, wanted, own=own, say=say)
    return make_workbook(extract, as_at, given, wanted, own=own, previous=previous, say=say)
