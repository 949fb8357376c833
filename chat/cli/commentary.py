"""`chat commentary`: prints what managers wrote in a workbook, merges the copies of several, removes for good."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chat.cli.options import FILE
from chat.cli.screen import answer, tell

if TYPE_CHECKING:
    from chat.commentary.comment import Comment
    from chat.commentary.find import FoundCommentary
    from chat.commentary.merge import Conflict

NOTHING = "No commentary."


@click.group()
def commentary() -> None:
    """Show what managers wrote, merge several copies, or remove texts for good."""


@commentary.command()
@click.argument("workbook", type=FILE)
@click.option("--history", is_flag=True, help="Also what stood there before.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--markdown", is_flag=True, help="As Markdown.")
def show(workbook: Path, *, history: bool, as_json: bool, markdown: bool) -> None:
    """Print all commentary of a workbook.

    \b
    Example:
        chat commentary show chat.xlsx --history
    """
    from chat.commentary.find import find_commentary

    found = find_commentary(workbook)
    entries = entries_of(found, history=history)
    if as_json:
        answer(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        answer("\n\n".join(_lines(entry, markdown=markdown) for entry in entries) or NOTHING)


@commentary.command()
@click.argument("workbooks", type=FILE, nargs=-1, required=True)
@click.option("-o", "--output", type=FILE, required=True, help="The workbook to write: the first one, with all texts.")
@click.option("--strict", is_flag=True, help="Exit code 1 when different texts were found.")
@click.option("--force", is_flag=True, help="Also workbooks of another authority or as-at date.")
def merge(workbooks: tuple[Path, ...], output: Path, *, strict: bool, force: bool) -> None:
    """Merge the copies of a workbook that several managers filled.

    \b
    Example:
        chat commentary merge anna.xlsx ben.xlsx -o all.xlsx
    """
    from chat.jobs.commentary import merge_commentary

    conflicts = merge_commentary(workbooks, output, force=force)
    for conflict in conflicts:
        answer(_conflict_text(conflict))
    tell(f"Workbook: {output}")
    if strict and conflicts:
        raise SystemExit(1)


@commentary.command()
@click.argument("workbook", type=FILE)
@click.option("--table", "key", help="The key of the commentary, as `chat commentary show` prints it.")
@click.option("--all", "every", is_flag=True, help="All commentary of the workbook.")
@click.option("--text", is_flag=True, help="Also the text that stands there now.")
def purge(workbook: Path, *, key: str | None, every: bool, text: bool) -> None:
    """Remove for good what stood in a commentary before.

    \b
    Example:
        chat commentary purge chat.xlsx --table contacts.source --text
    """
    from chat.jobs.commentary import purge_commentary

    if (key is None) != every:
        raise click.UsageError("Give either --table KEY or --all.")
    done = purge_commentary(workbook, key, text=text)
    for each in done.keys:
        answer(f"Removed: {each}")
    if not done.keys:
        answer("Nothing to remove.")
    for path in done.still_in:
        answer(f"{path.name} still holds what was removed. Delete it, or purge it too.")


def _conflict_text(conflict: "Conflict") -> str:
    table = f"'{conflict.title}' ({conflict.key})" if conflict.title else conflict.key
    if conflict.removed_in:
        files, removed_in = ", ".join(conflict.files), ", ".join(conflict.removed_in)
        return f"Removed in {removed_in}, changed in {files}, the changed text kept: {table}"
    return f"Different texts, both kept: {table} in {', '.join(conflict.files)}"


def entries_of(found: "FoundCommentary", *, history: bool) -> list[dict[str, Any]]:
    """The comments in the order of the workbook's sheets, then what was written elsewhere, as plain values."""
    order = {key: place for place, key in enumerate(found.places)}
    entries = [
        {"key": key, "table": comment.title or None, **_place(found, key), **_text(comment)}
        | ({"before": [_text(older) for older in comment.older]} if history else {})
        for key, comment in sorted(found.comments.items(), key=lambda each: (order.get(each[0], len(order)), each[0]))
        if comment.text or history
    ]
    elsewhere = [
        {"key": None, "table": None, "sheet": each.sheet, "cell": each.cell, "as_at": None, "text": each.text}
        for each in found.elsewhere
    ]
    return entries + elsewhere


def _place(found: "FoundCommentary", key: str) -> dict[str, str | None]:
    sheet, cell = found.places.get(key, (None, None))
    return {"sheet": sheet, "cell": cell}


def _text(comment: "Comment") -> dict[str, str | None]:
    return {"as_at": comment.as_at.isoformat() if comment.as_at else None, "text": comment.text}


def _lines(entry: dict[str, Any], *, markdown: bool) -> str:
    """One comment: where, of which date, the text, and those before it."""
    name = entry["table"] or entry["key"] or "Not in a commentary cell"
    parts = [entry["key"] if entry["table"] else "", f"{entry['sheet']} {entry['cell']}" if entry["sheet"] else ""]
    parts += [f"as at {entry['as_at']}" if entry["as_at"] else ""]
    about = ", ".join(filter(None, parts))
    head = f"## {name}\n\n*{about}*\n" if markdown else f"{name} ({about})"
    lines = [head, entry["text"] if markdown else _indented(entry["text"])]
    for before in entry.get("before", ()):
        when = f"Before, as at {before['as_at']}:" if before["as_at"] else "Before:"
        lines += ["", f"**{when}**", "", before["text"]] if markdown else [f"  {when}", _indented(before["text"])]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
