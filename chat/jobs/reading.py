"""From files to the typed extract, and what the user chose as the measures want it."""

from chat.comparators.population import Population, population_for
from chat.counting.report import Choices
from chat.extract import AsAt, Extract
from chat.ingest.as_at import infer_as_at
from chat.ingest.files.source import BeingRead, begin_reading
from chat.ingest.read import extract_being_read
from chat.jobs.given import Input, Say, silent


def read(given: Input, say: Say = silent) -> tuple[Extract, AsAt]:
    """The extract, typed, and its as-at date."""
    say(f"Reading {given.file_names}")
    with begin_reading(given.paths, given.configuration.limits) as being_read:
        return typed(being_read, given)


def typed(being_read: BeingRead, given: Input) -> tuple[Extract, AsAt]:
    """The same of files that are being read."""
    own = given.configuration
    extract = extract_being_read(being_read, headings=own.headings, codes=own.codes)
    return extract, infer_as_at(extract, as_at=given.as_at, today=given.today)


def population_of(given: Input, as_at: AsAt) -> Population:
    """The residents that rates are of: those given, else the estimates for the authority."""
    return population_for(given.authority, as_at.date, given.configuration.population, given.own_copy)


def choices_of(given: Input, population: Population) -> Choices:
    """What the user chose, as the measures want it."""
    configuration = given.configuration
    return Choices(
        months=configuration.months,
        population=population.residents,
        authority=given.authority,
        settings=configuration.lists,
        settings_changed=configuration.changed,
    )
