"""Command-line values that are refused while they are parsed, before any work starts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chat.errors import BadSetting
from chat.settings.checked import checked_months, checked_population
from chat.settings.file import Configuration, find_configuration, read_configuration

if TYPE_CHECKING:
    from chat.jobs.given import Input

# As people in this country write a date; what stands first wins.
DATE_FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d/%m/%y",
    "%d-%m-%y",
    "%d.%m.%y",
)


def parse_date(text: str) -> dt.date:
    """A date written ISO, day first in numbers, or in words (`1 October 2026`).

    Raises:
        BadSetting: anything else.
    """
    for date_format in DATE_FORMATS:
        try:
            return dt.datetime.strptime(text.strip(), date_format).date()  # noqa: DTZ007 - a date, no time
        except ValueError:
            continue
    raise BadSetting(f"'{text}' is not a date. Write it as 2026-10-01, 01/10/2026 or 1 October 2026.")


class DateParameter(click.ParamType[dt.date]):
    """A date, as `parse_date` reads it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date; usage error otherwise."""
        if isinstance(value, dt.date):
            return value
        try:
            return parse_date(str(value))
        except BadSetting as error:
            self.fail(str(error), param, ctx)


class MonthsParameter(click.ParamType[tuple[str, int]]):
    """`LIST=N`: another period for one list."""

    name = "list=n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """List key and months; usage error otherwise."""
        key, _, months = str(value).partition("=")
        try:
            return key.strip(), checked_months(key.strip(), _whole(months))
        except BadSetting as error:
            self.fail(str(error), param, ctx)


class PopulationParameter(click.ParamType[tuple[str, int]]):
    """`N` for residents aged 0-17, or `17-18=N`, `19-21=N`."""

    name = "n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """Age group and residents; usage error otherwise."""
        ages, _, residents = str(value).rpartition("=")
        try:
            return ages.strip() or "0-17", checked_population(ages.strip() or "0-17", _whole(residents))
        except BadSetting as error:
            self.fail(str(error), param, ctx)


def _whole(text: str) -> int | None:
    plain = text.replace(",", "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() else None


FILE = click.Path(path_type=Path)
EXTRACT = click.argument("extract", nargs=-1, required=True, type=FILE)

FORCE = click.option("--force", is_flag=True, help="Write over a file that ChAT has not written.")

OPTIONS_OF_INPUT = (
    click.option("--as-at", type=DateParameter(), help="First day not reported; else the day after the latest event."),
    click.option("--today", type=DateParameter(), help="No event is later than this; else the computer's date."),
    click.option("--authority", metavar="NAME", help="Name, ONS code or three-digit code of the authority."),
    click.option("--neighbours-of", metavar="NAME", help="Compare with the neighbours of this authority."),
    click.option("--population", type=PopulationParameter(), multiple=True, help="Residents aged 0-17; or 17-18=N."),
    click.option("--months", type=MonthsParameter(), multiple=True, help="Another period for one list."),
    click.option("--config", type=FILE, help="Settings; else chat.toml beside the extract or in this folder."),
    click.option("--quiet", is_flag=True, help="Print nothing but errors."),
    click.option("--verbose", is_flag=True, help="On a failure, say where in the program."),
    click.option("--no-colour", is_flag=True, help="No colours."),
)


def options_of_input(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command on an extract shares."""
    for option in reversed(OPTIONS_OF_INPUT):
        command = option(command)
    return command


def given_input(extract: tuple[Path, ...], options: dict[str, Any]) -> "Input":
    """The input that the options describe: the command line wins over the configuration file."""
    from chat.comparators.authorities import find_authority
    from chat.jobs.given import Input
    from chat.report import Authority

    beside = extract[0] if extract[0].is_dir() else extract[0].parent
    configuration = read_configuration(find_configuration(options["config"], beside))
    named = options["authority"] or configuration.run.get("authority")
    own = None if named else configuration.authority
    of_own = {"0-17": own.population} if own and own.population else {}
    configuration = replace(
        configuration,
        months={**configuration.months, **dict(options["months"])},
        population={**of_own, **configuration.population, **dict(options["population"])},
    )
    authority = find_authority(str(named)) if named else Authority(None, own.name) if own else None
    neighbours_of = options["neighbours_of"] or configuration.run.get("neighbours_of")
    as_at = options["as_at"] or _configured_date(configuration, "as_at")
    today = options["today"] or _configured_date(configuration, "today")
    return Input(
        paths=extract,
        as_at=as_at,
        today=today or dt.date.today(),  # noqa: DTZ011 - the user's own day
        authority=authority,
        neighbours_of=find_authority(str(neighbours_of)).code if neighbours_of else None,
        configuration=configuration,
    )


def _configured_date(configuration: Configuration, name: str) -> dt.date | None:
    value = configuration.run.get(name)
    return parse_date(str(value)) if value else None
