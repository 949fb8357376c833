"""`chat explain`: what a table counts."""

import click

from chat.cli.screen import answer


@click.command()
@click.argument("table")
@click.option("--row", metavar="LABEL", help="One row of it, by label or its beginning.")
def explain(table: str, row: str | None) -> None:
    """Say what a table counts, with a worked example.

    \b
    Example:
        chat explain section_47.icpc_timeliness --row "Not in time"
    """
    from chat.jobs.explain import explain as job

    answer(job(table, row), nl=False)
