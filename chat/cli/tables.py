"""`chat tables`: every table with its definition."""

import click

from chat.cli.screen import answer


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--markdown", is_flag=True, help="As Markdown.")
def tables(*, as_json: bool, markdown: bool) -> None:
    """List every table: key, title, rows, definition."""
    from chat.counting.workload import without_figures
    from chat.explain.catalogue import tables_as_json, tables_as_markdown, tables_as_text
    from lists import LISTS_IN_ORDER
    from lists.across.teams import WORKLOAD

    write = tables_as_json if as_json else tables_as_markdown if markdown else tables_as_text
    answer(write(LISTS_IN_ORDER, (without_figures(WORKLOAD),)), nl=False)
