"""`chat synth`: a synthetic extract."""

import datetime as dt
from pathlib import Path

import click

from chat.cli.options import FILE, FORCE, DateParameter
from chat.cli.screen import tell


@click.command()
@click.option("-o", "--output", type=FILE, required=True, help="The extract to write (.xlsx).")
@click.option("--children", type=click.IntRange(1), default=600, show_default=True, help="How many children.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other children.")
@click.option("--faults", type=click.FloatRange(0, 1), metavar="RATE", help="Share of rows to spoil.")
@click.option("--as-at", type=DateParameter(), default="2026-10-01", show_default=True, help="Date of the extract.")
@FORCE
def synth(output: Path, children: int, seed: int, faults: float | None, as_at: dt.date, *, force: bool) -> None:
    """Write a synthetic extract, the same file for the same arguments."""
    from chat.jobs.synth import synthesise

    synthesise(output, children=children, seed=seed, faults=faults, as_at=as_at, force=force)
    tell(f"{output}: {children} children as at {as_at.isoformat()}")
