"""The job behind `chat settings suggest`: a settings file with what was not recognised, ready to be completed."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from chat.errors import OutputRefused
from chat.ingest.files.source import input_files
from chat.ingest.sheets.unplaced import Unplaced, UnplacedOfSheet, unplaced
from chat.saving import put_into_place, refuse_unless_possible
from chat.settings.file import Configuration

HOW_TO = (
    "# Headings and codes that were not recognised.",
    "# Take away the # in front of the line that is right, or write the right column or code yourself.",
    "# What is not wanted can stay as it is, or go.",
)


def suggest_settings(paths: Sequence[Path], output: Path, configuration: Configuration) -> tuple[Path, int]:
    """Writes the file; returns where it is and how many headings and codes it asks about.

    Raises OutputRefused when there is a file of that name, and what reading the extract raises.
    """
    refuse_unless_possible(output)
    if output.exists():
        raise OutputRefused(f"'{output}' is there already and stays as it is. Choose another name with -o.")
    files, _ = input_files(paths)
    found = unplaced(files, headings=configuration.headings, codes=configuration.codes, limits=configuration.limits)
    put_into_place(output, "\n".join([*HOW_TO, *_lines(found), ""]).encode())
    return output, sum(len(each.headings) + sum(map(len, each.codes.values())) for each in found)


def _lines(found: Sequence[UnplacedOfSheet]) -> Iterator[str]:
    if not any(each.headings or each.hidden_headings or each.codes or each.withheld or each.missing for each in found):
        yield from ("", "# Every heading and every code was recognised.")
    done: set[str] = set()
    for each in found:
        key = each.specification.key
        if each.headings or each.hidden_headings or each.missing:
            yield from ("", f"# List {each.specification.number} ({each.specification.title}), {each.place}")
            if each.missing:
                yield f"# Not found: {'; '.join(each.missing)}"
            if each.hidden_headings:
                letters = ", ".join(each.hidden_headings)
                yield f"# Columns {letters}: the heading row seems to hold a child's data, so they are not shown."
            yield from _table(f"headings.{key}", each.headings, done)
        for field, codes in each.codes.items():
            yield ""
            heading = each.specification.column(field).heading.strip()
            yield f"# Values of '{heading}' on List {each.specification.number}"
            yield from _table(f"codes.{key}.{field}", codes, done)
        for field, number in each.withheld.items():
            yield ""
            yield f"# {number:,} more of '{each.specification.column(field).heading.strip()}' may tell who a child is."
            yield "# They are not shown; 'chat check' names their rows."


def _table(name: str, given: Sequence[Unplaced], done: set[str]) -> Iterator[str]:
    """One table of the file. A second sheet of the same list must not begin it again."""
    if given:
        yield f"# more of [{name}]: move these lines up to it" if name in done else f"[{name}]"
        done.add(name)
    for each in given:
        for target, meaning in each.nearest or (("", "nothing is near"),):
            remark = f"  # {meaning}" if meaning else ""
            yield f"# {_quoted(each.text)} = {_quoted(target)}{remark}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
