"""What every command on an extract shares: its argument, its options, and the input that they describe."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chat.config import Configuration, find_configuration, read_configuration
from chat.parameters import DateParameter, MonthsParameter, PopulationParameter, parse_date

if TYPE_CHECKING:
    from chat.main import Input

FILE = click.Path(path_type=Path)
EXTRACT = click.argument("extract", nargs=-1, required=True, type=FILE)

OPTIONS_OF_INPUT = (
    click.option("--as-at", type=DateParameter(), help="First day not reported; else the day after the latest event."),
    click.option("--today", type=DateParameter(), help="No event is later than this; else the computer's date."),
    click.option("--authority", metavar="NAME", help="Name, ONS code or three-digit code of the authority."),
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
    from chat.main import Input

    beside = extract[0] if extract[0].is_dir() else extract[0].parent
    configuration = read_configuration(find_configuration(options["config"], beside))
    configuration = replace(
        configuration,
        months={**configuration.months, **dict(options["months"])},
        population={**configuration.population, **dict(options["population"])},
    )
    authority = options["authority"] or configuration.run.get("authority")
    as_at = options["as_at"] or _configured_date(configuration, "as_at")
    today = options["today"] or _configured_date(configuration, "today")
    return Input(
        paths=extract,
        as_at=as_at,
        today=today or dt.date.today(),  # noqa: DTZ011 - the user's own day
        authority=find_authority(str(authority)) if authority else None,
        configuration=configuration,
    )


def _configured_date(configuration: Configuration, name: str) -> dt.date | None:
    value = configuration.run.get(name)
    return parse_date(str(value)) if value else None
