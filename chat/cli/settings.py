"""`chat settings`: a settings file to begin with."""

from pathlib import Path

import click

from chat.cli.options import EXTRACT, FILE
from chat.settings.file import find_configuration, read_configuration


@click.group()
def settings() -> None:
    """Begin a chat.toml with what was not recognised."""


@settings.command()
@EXTRACT
@click.option("-o", "--output", type=FILE, default="chat.toml", show_default=True, help="The file to write.")
@click.option("--config", type=FILE, help="Settings that already hold; else chat.toml beside the extract.")
def suggest(extract: tuple[Path, ...], output: Path, config: Path | None) -> None:
    """Write a chat.toml with every heading and code that was not recognised.

    Beside each stand the nearest columns or codes, to choose from.

    \b
    Example:
        chat settings suggest annex_a.xlsx -o chat.toml
    """
    from chat.jobs.settings import suggest_settings

    first = extract[0].resolve()
    configuration = read_configuration(find_configuration(config, first if first.is_dir() else first.parent))
    written, asked = suggest_settings(extract, output, configuration)
    click.echo(f"{written}: {asked:,} headings and codes to decide on, then chat check {extract[0]}", err=True)
