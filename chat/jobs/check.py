"""The job behind `chat check`: what is wrong with the data; no figure is made."""

from chat.ingest.original_cells import Cell, cells_as_written
from chat.ingest.sheets.explain import explain_recognition
from chat.jobs.given import Input, Say, silent
from chat.jobs.reading import choices_of, population_of, read
from chat.quality.check import Checked, check_extract
from lists import LISTS_IN_ORDER


def check(given: Input, say: Say = silent) -> Checked:
    """The findings of an extract and where its rows went."""
    extract, as_at = read(given, say)
    say("Checking")
    return check_extract(extract, as_at, LISTS_IN_ORDER, choices_of(given, population_of(given, as_at)))


def example_cells(given: Input, checked: Checked) -> dict[Cell, str]:
    """The cells behind the example rows of each finding, as they stand in the files: for those who ask to see them."""
    own = given.configuration
    return cells_as_written(given.paths, checked.example_cells, headings=own.headings, limits=own.limits)


def explain_sheets(given: Input) -> str:
    """How each sheet of the input was recognised, or what was looked for and not found."""
    configuration = given.configuration
    return explain_recognition(given.paths, headings=configuration.headings, limits=configuration.limits)
