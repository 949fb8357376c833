"""`chat config`: every setting and its value in force."""

from pathlib import Path

import click

from chat.cli.options import FILE
from chat.cli.screen import answer
from chat.settings.file import find_configuration, read_configuration
from chat.settings.keys import SETTINGS


@click.command()
@click.option("--config", type=FILE, help="The file to show; else chat.toml in this folder.")
def config(config: Path | None) -> None:
    """Print every setting and the value in force."""
    configuration = read_configuration(find_configuration(config, Path.cwd()))
    in_force = {**configuration.run, **configuration.lists}
    for setting in SETTINGS:
        default = "none" if setting.default is None else str(setting.default).lower()
        value = in_force.get(setting.full_name, setting.default)
        value_text = default if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        answer(
            f"{setting.full_name} ({setting.type.__name__}, default {default}) = {value_text}\n    {setting.meaning}"
        )
