"""`chat comparators`: the user's own copy of published figures."""

from pathlib import Path

import click

from chat.cli.screen import answer, tell

FOLDER = click.Path(path_type=Path)


@click.group("comparators")
def comparators() -> None:
    """Bring in new published statistics."""


@comparators.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--into", type=FOLDER, help="Where your own copy is kept; else your data folder.")
def import_(folder: Path, into: Path | None) -> None:
    """Take new releases of the DfE and the ONS, the CSV files of the statistics site, into your own copy.

    \b
    Example:
        chat comparators import Downloads/children-in-need-2026
    """
    from chat.jobs.comparators import import_comparators

    place, outcomes = import_comparators(folder, into)
    for outcome in outcomes:
        if outcome.refusal:
            tell(f"refused {outcome.name}: {outcome.refusal}")
        else:
            answer(f"taken {outcome.name}: {outcome.title}, {outcome.values:,} values, release of {outcome.release}")
    taken = sum(not outcome.refusal for outcome in outcomes)
    answer(f"{taken} of {len(outcomes)} files are now in {place}")
