"""`chat indicators`: definitions of an authority's own indicators."""

from pathlib import Path

import click

from chat.cli.options import FILE
from chat.cli.screen import tell


@click.group()
def indicators() -> None:
    """Begin a file of your own indicators."""


@indicators.command()
@click.option("-o", "--output", type=FILE, default="indicators.toml", show_default=True, help="The file to write.")
def init(output: Path) -> None:
    """Write a commented starting file: the standard set, to which you add targets.

    \b
    Example:
        chat indicators init -o indicators.toml
    """
    from chat.jobs.indicators import start_indicators

    written = start_indicators(output)
    tell(f"{written}: add targets, then chat analyse annex_a.xlsx --indicators {written}")
