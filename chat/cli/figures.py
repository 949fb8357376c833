"""`chat figures`: the figures of workbooks as one long table."""

from pathlib import Path

import click

from chat.cli.options import FILE
from chat.cli.screen import Stages, plural, tell


@click.command()
@click.argument("workbooks", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The table: .csv or .parquet; .json for one workbook.")
@click.option("--force", is_flag=True, help="Write over files that ChAT has not written.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def figures(workbooks: tuple[Path, ...], output: Path, *, force: bool, quiet: bool) -> None:
    """Write the figures of ChAT workbooks, and of the dates they carry, as one long table.

    \b
    Example:
        chat figures chat-september.xlsx chat-october.xlsx -o figures.csv
    """
    from chat.jobs.figures import write_figures_of

    found, files = write_figures_of(workbooks, output, Stages(quiet=quiet).say, force=force)
    if not quiet:
        tell(f"{output}: {plural(len(found), 'as-at date')}")
        for file in files[1:]:
            tell(f"  beside it {file.name}")
