"""`chat tables`: every table with its definition."""

import click

from chat.cli.screen import answer


@click.command()
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--markdown", is_flag=True, help="As Markdown.")
def tables(words: tuple[str, ...], *, as_json: bool, markdown: bool) -> None:
    """List every table, or those with these words: key, title, rows, definition.

    \b
    Example:
        chat tables conference
    """
    from chat.explain.catalogue import tables_as_json, tables_as_markdown, tables_as_text
    from chat.jobs.tables import tables as job

    of_lists, of_no_list = job(" ".join(words))
    write = tables_as_json if as_json else tables_as_markdown if markdown else tables_as_text
    answer(write(of_lists, of_no_list), nl=False)
