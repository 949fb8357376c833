"""`chat diff`: what changed between two workbooks or figures files."""

from pathlib import Path

import click

from chat.cli.options import FILE
from chat.cli.screen import answer

MOST_LINES = 50


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every difference.")
@click.option("--months", is_flag=True, help="Also the figures of single months.")
@click.option("--most", type=click.IntRange(0), default=MOST_LINES, show_default=True, help="Figures shown; 0: all.")
def diff(old: Path, new: Path, *, as_json: bool, most: int, months: bool) -> None:
    """Show what changed between two ChAT workbooks or figures files: headlines first, then what moved most.

    Exit code 1 when anything differs, 0 when nothing does.

    \b
    Example:
        chat diff chat-august.xlsx chat-september.xlsx
    """
    from chat.cli.diff_text import differences_json, differences_text
    from chat.jobs.diff import difference

    found, before, after = difference(old, new)
    text = (
        differences_json(found, before, after)
        if as_json
        else differences_text(found, before, after, most, months=months)
    )
    answer(text, nl=False)
    if found:
        raise SystemExit(1)
