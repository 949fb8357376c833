"""`chat exceptions`: the working lists that managers act on this week."""

from pathlib import Path
from typing import Any

import click

from chat.cli.options import EXTRACT, FILE, FORCE, given_input, options_of_input
from chat.cli.screen import Stages, tell


@click.command()
@EXTRACT
@click.option("-o", "--output", type=FILE, required=True, help="The confidential workbook to write (.xlsx).")
@FORCE
@options_of_input
def exceptions(extract: tuple[Path, ...], output: Path, *, force: bool, **options: Any) -> None:
    """Write the working lists of the week (confidential).

    \b
    Example:
        chat exceptions annex_a.xlsx -o exceptions-confidential.xlsx
    """
    from chat.jobs.exceptions import exceptions as job

    stages = Stages(quiet=options["quiet"])
    lists, written = job(given_input(extract, options), output, stages.say, force=force)
    if stages.quiet:
        return
    for each in lists:
        number = "-" if each.listing is None else f"{each.listing.rows:,}"
        tell(f"{number:>6}  {each.title}" + (f" ({each.absence})" if each.absence else ""))
    tell(f"Written to {written}, which is confidential")
