"""`chat children`: the list rows behind one figure."""

from pathlib import Path
from typing import Any

import click

from chat.cli.options import EXTRACT, FILE, FORCE, given_input, options_of_input
from chat.cli.screen import Stages, answer, tell


@click.command()
@EXTRACT
@click.option("--table", required=True, metavar="KEY", help="The table; 'chat tables' lists the keys.")
@click.option("--row", metavar="LABEL", help="One row of it, by label or its beginning; else all.")
@click.option("--column", metavar="NAME", help="One column, where several count.")
@click.option("-o", "--output", type=FILE, help="Also write them (.xlsx or .csv), marked as confidential.")
@click.option("--show-ids", is_flag=True, help="On the screen too: identifiers, dates of birth, names of staff.")
@FORCE
@options_of_input
def children(
    extract: tuple[Path, ...],
    table: str,
    row: str | None,
    column: str | None,
    output: Path | None,
    *,
    show_ids: bool,
    force: bool,
    **options: Any,
) -> None:
    """Show the children (list rows) behind one figure.

    \b
    Example:
        chat children annex_a.xlsx --table section_47.icpc_timeliness --row "Not in time"
    """
    from chat.cli.listing_text import listing_lines
    from chat.jobs.children import children as job
    from chat.workbook.confidential.children import figures_of, size_of, title_of

    stages = Stages(quiet=options["quiet"])
    behind, written = job(
        given_input(extract, options), table=table, row=row, column=column, output=output, force=force, say=stages.say
    )
    answer(title_of(behind))
    answer(" ".join(filter(None, (f"{figures_of(behind)}." if behind.figures else "", behind.about))))
    for listing in behind.listings:
        answer(f"\n{size_of(listing)}")
        if listing.rows:
            answer("\n".join(listing_lines(listing if show_ids else listing.without_names())))
    if not show_ids and any(listing.rows for listing in behind.listings):
        answer("\nIdentifiers, dates of birth and names of staff are shown with --show-ids, and written with -o.")
    if written is not None and output is not None and (not stages.quiet or written.name != output.name):
        tell(f"Written to {written}, which is confidential")
